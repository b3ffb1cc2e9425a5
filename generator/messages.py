"""A code and its values -> the sentence that people are told, from the catalogue of a language.

The catalogues, theme/messages.LANGUAGE.yaml, stand beside the words that readers see. Nothing else makes
sentences for editors, and nothing decides by them: stages return codes and values. Editors are told all in one
language; what is noted of an article readers see too, in that of the interface.
"""

import re
import string
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from generator.model import Note, Phrase, Problem, Value, Values

DEFAULT_LANGUAGE = "zh-Hans"
_FOLDER = Path(__file__).resolve().parent.parent / "theme"
_BETWEEN = "between"  # the code of what stands between the parts of a list
_VALUE_OF = "value-of"  # the code of a value shown under its name
_AS_CODE = "code"  # {reason:code}: the value is itself a code
_AS_PAGE = "page"  # {page:page}: the value is the label of a page
_LONGEST = 600  # characters of what is told of a problem
# What a quoted text may hold that would break a sentence into lines or steer the terminal it is printed on.
_UNPRINTABLE = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]+")


def sentence(code: str, values: Values = (), language: str = DEFAULT_LANGUAGE) -> str:
    """The sentence of a code with its values filled in; without a sentence, the code and its values.

    In a sentence {name} stands for a value; where that is several words, {names:or} puts "or" between them.
    {name:code} stands for the sentence of the code that the value is, filled in with the other values, and
    {names:code;} for several, with a semicolon between them. What is no code stands for itself.
    {name:page} stands for a page by its label: 第2版, A04版.
    """
    messages = catalogue(language)
    try:
        return _Filled(messages).vformat(messages[code], (), dict(values))
    except (KeyError, ValueError):  # an editor's file may hold any code, and a known one without its values
        shown = (_Filled(messages).vformat(messages[_VALUE_OF], (), {"name": n, "value": v}) for n, v in values)
        return messages[_BETWEEN].join([code, *shown])


def note_sentence(note: Note, language: str = DEFAULT_LANGUAGE) -> str:
    """What a note says: its sentence, or where none can be made what was typed in its place.

    A language without a catalogue has the sentences of the usual one.
    """
    language = language if language in languages() else DEFAULT_LANGUAGE
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
    return (name for _, name, _, _ in string.Formatter().parse(words) if name)


def problem_sentence(problem: Problem, language: str = DEFAULT_LANGUAGE) -> str:
    """What is told of a problem: on one line, whatever it quotes, and not endless."""
    text = _UNPRINTABLE.sub(" ", sentence(problem.code, problem.values, language))
    if len(text) <= _LONGEST:
        return text
    # It quotes something endless; its end says what to do.
    return f"{text[: _LONGEST // 2]}……{text[-_LONGEST // 4 :]}"


def quoted(text: str, longest: int) -> str:
    """A text as a sentence quotes it: of one that is longer the first characters, with an ellipsis."""
    return text if len(text) <= longest else f"{text[:longest]}……"


@cache
def languages() -> frozenset[str]:
    """The languages that have a catalogue; all but the usual one have no more than what readers are told."""
    return frozenset(path.name.split(".")[1] for path in _FOLDER.glob("messages.*.yaml"))


@cache
def catalogue(language: str) -> dict[str, str]:
    """Every code of a language with its sentence, `{names}` where values go; OSError for one unknown."""
    import yaml  # noqa: PLC0415 - the help asks for no sentence

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as fast where it is built
    text = (_FOLDER / f"messages.{language}.yaml").read_text(encoding="utf-8")
    return {str(code): str(words) for code, words in yaml.load(text, Loader=loader).items()}  # noqa: S506 - safe


def _page_code(label: str) -> str:
    """The code of the words for a page by its label."""
    if not label.isdecimal():
        return "page-by-label"
    return "page-by-number" if label.strip("0") else "page-unknown"


class _Filled(string.Formatter):
    """Fills in the sentences of a catalogue."""

    def __init__(self, messages: Mapping[str, str]) -> None:
        self._messages = messages

    def get_value(
        self, key: int | str, _: object, values: Mapping[str, Value]
    ) -> tuple[Value, dict[str, Value]]:
        """The value of a name, and all others, which the sentences of codes are filled in with."""
        # Without itself, so that no code leads round in a circle.
        return values[str(key)], {name: value for name, value in values.items() if name != key}

    def format_field(self, value: tuple[Value, Mapping[str, Value]], format_spec: str) -> str:
        """A value as it is shown, or the sentences of the codes that it is."""
        own, others = value
        if format_spec == _AS_PAGE:
            return self._sentence(_page_code(str(own)), {"page": str(own)})
        between = format_spec.removeprefix(_AS_CODE) or self._messages[_BETWEEN]
        is_code = format_spec.startswith(_AS_CODE)
        return between.join(
            self._sentence(part.code, dict(part.values))
            if isinstance(part, Phrase)
            else (self._sentence(str(part), others) if is_code else str(part))
            for part in (own if isinstance(own, tuple) else (own,))
        )

    def _sentence(self, code: str, values: Mapping[str, Value]) -> str:
        return self.vformat(self._messages[code], (), values) if code in self._messages else code
