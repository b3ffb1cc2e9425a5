"""What a command says, by its code: so that a test asks what was said, and no rewording turns it red."""

import re
from string import Formatter

from generator.messages import DEFAULT_LANGUAGE, catalogue, sentence
from generator.model import Value, values_of


def told(code: str, /, **values: Value) -> str:
    """The sentence of a code with all its values."""
    return sentence(code, values_of(**values))


def times_told(code: str, text: str, /, **values: Value) -> int:
    """How often a text has the sentence of a code, with these values and whatever others."""
    parts = Formatter().parse(catalogue(DEFAULT_LANGUAGE)[code])
    pattern = "".join(re.escape(words) + _place(name, values) for words, name, _, _ in parts)
    return len(re.findall(pattern, text))


def _place(name: str | None, values: dict[str, Value]) -> str:
    if name is None:
        return ""
    return re.escape(str(values[name])) if name in values else ".*"
