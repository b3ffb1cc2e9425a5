"""A code and its values -> the sentence that people are told, from the catalogue of a language.

The catalogues, theme/messages.LANGUAGE.yaml, stand beside the words that readers see. Nothing else makes
sentences for editors, and nothing decides by them: stages return codes and values.
"""

from functools import cache
from pathlib import Path

import yaml

from generator.model import Value, Values

DEFAULT_LANGUAGE = "zh-Hans"
_FOLDER = Path(__file__).resolve().parent.parent / "theme"
_BETWEEN = "between"  # the code of what stands between the parts of a list
_VALUE_OF = "value-of"  # the code of a value shown under its name


def sentence(code: str, values: Values = (), language: str = DEFAULT_LANGUAGE) -> str:
    """The sentence of a code with its values filled in; without a sentence, the code and its values."""
    messages = catalogue(language)
    shown = {name: _shown(value, messages) for name, value in values}
    try:
        return messages[code].format_map(shown)
    except KeyError:  # an editor's file may hold any code, and a known one without its values
        named = (messages[_VALUE_OF].format(name=name, value=value) for name, value in shown.items())
        return messages[_BETWEEN].join([code, *named])


@cache
def catalogue(language: str) -> dict[str, str]:
    """Every code of a language with its sentence, `{names}` where values go; OSError for one unknown."""
    text = (_FOLDER / f"messages.{language}.yaml").read_text(encoding="utf-8")
    return {str(code): str(words) for code, words in yaml.safe_load(text).items()}


def _shown(value: Value, messages: dict[str, str]) -> str:
    return messages[_BETWEEN].join(value) if isinstance(value, tuple) else str(value)
