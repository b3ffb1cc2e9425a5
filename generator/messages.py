"""A code and its values -> the sentence that people are told, from the catalogue of a language.

The catalogues, theme/messages.LANGUAGE.yaml, stand beside the words that readers see. Nothing else makes
sentences for editors, and nothing decides by them: stages return codes and values.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter

import yaml

from generator.model import Note, Phrase, Value, Values

DEFAULT_LANGUAGE = "zh-Hans"
_FOLDER = Path(__file__).resolve().parent.parent / "theme"
_BETWEEN = "between"  # the code of what stands between the parts of a list
_VALUE_OF = "value-of"  # the code of a value shown under its name


@dataclass(frozen=True, slots=True)
class _Shown:
    """A value as words; what stands between several says the sentence, {names:，或}, or else the catalogue."""

    parts: tuple[str, ...]
    between: str

    def __format__(self, between: str) -> str:
        return (between or self.between).join(self.parts)


def sentence(code: str, values: Values = (), language: str = DEFAULT_LANGUAGE) -> str:
    """The sentence of a code with its values filled in; without a sentence, the code and its values."""
    messages = catalogue(language)
    shown = {name: _shown(value, language) for name, value in values}
    if has_sentence(code, values, language):
        return messages[code].format_map(shown)
    named = (messages[_VALUE_OF].format(name=name, value=value) for name, value in shown.items())
    return messages[_BETWEEN].join([code, *named])


def note_sentence(note: Note, language: str = DEFAULT_LANGUAGE) -> str:
    """What a note says: its sentence, or where none can be made what was typed in its place."""
    if note.text and not has_sentence(note.code, note.values, language):
        return note.text
    return sentence(note.code, note.values, language)


def has_sentence(code: str, values: Values = (), language: str = DEFAULT_LANGUAGE) -> bool:
    """Whether a sentence can be made: the catalogue has the code, and every value that it names is there.

    An editor's file may hold any code, and a known one without its values.
    """
    words = catalogue(language).get(code)
    return words is not None and set(names_in(words)) <= {name for name, _ in values}


def names_in(words: str) -> Iterator[str]:
    """The names of the values that a sentence of the catalogue has places for."""
    return (name for _, name, _, _ in Formatter().parse(words) if name)


@cache
def catalogue(language: str) -> dict[str, str]:
    """Every code of a language with its sentence, `{names}` where values go; OSError for one unknown."""
    text = (_FOLDER / f"messages.{language}.yaml").read_text(encoding="utf-8")
    return {str(code): str(words) for code, words in yaml.safe_load(text).items()}


def _shown(value: Value, language: str) -> _Shown:
    parts = value if isinstance(value, tuple) else (value,)
    words = (
        sentence(part.code, part.values, language) if isinstance(part, Phrase) else str(part) for part in parts
    )
    return _Shown(tuple(words), catalogue(language)[_BETWEEN])
