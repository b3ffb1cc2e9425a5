"""An article's notes <-> YAML: a code with its values and, for the editor who reads the file, the sentence.

The sentence of a code is written, never read back. What has no sentence here, the words that an editor typed or
those of another version of the program, is a text.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from generator.messages import has_sentence, note_sentence
from generator.model import Note, Phrase, Severity, Value, Values
from generator.yaml_source import (
    Facts,
    Node,
    Scalar,
    Sequence,
    is_said,
    mapped_facts,
    nested_fact,
    shown,
    single_facts,
    tell_at,
    text_fact,
    texts_fact,
)
from generator.yaml_source import Mapping as MappingNode

NOTE_KEYS = ("code", "says")
_WHOLE_NUMBER = re.compile("0|-?[1-9][0-9]{0,17}")


def notes_fact(facts: Facts, name: str) -> tuple[Note, ...]:
    """The notes of a list, each a text, or a code with values; blank ones left out."""
    return tuple(note for note, _ in _notes_with_words(facts, name))


def words_beside(facts: Facts, name: str) -> dict[Note, str]:
    """The words by which a file says each note of a list, be they those of another version of the program."""
    return dict(_notes_with_words(facts, name))


def plain_notes(notes: Iterable[Note], beside: Mapping[Note, str] | None = None) -> list[object]:
    """The notes in YAML's own kinds; what a file says in words already (`beside`) stays so."""
    return [_plain_note(note, beside or {}) for note in notes]


def _plain_note(note: Note, beside: Mapping[Note, str]) -> object:
    words = note_sentence(note)
    if not note.code or Note(text=words) in beside:  # files of older versions have only the sentence
        return words
    is_said = note.text or has_sentence(note.code, note.values)
    says = {"says": beside.get(note, words)} if is_said else {}
    return {"code": str(note.code), **says, **_plain_values(note.values)}


def _plain_values(values: Values) -> dict[str, object]:
    return {name: _plain_value(value) for name, value in values}


def _plain_value(value: Value) -> object:
    if not isinstance(value, tuple):
        return value
    return [
        {"code": str(part.code), **_plain_values(part.values)} if isinstance(part, Phrase) else part
        for part in value
    ]


def _notes_with_words(facts: Facts, name: str) -> Iterator[tuple[Note, str]]:
    for single in single_facts(facts, name):
        keys = _keys(single.nodes[name])
        if "code" in keys:
            parts = mapped_facts(single, name)
            yield from _coded(parts) if parts else ()
        elif "says" in keys:
            parts = nested_fact(single, name, NOTE_KEYS)
            yield from _typed(parts, "says") if parts else ()
        else:
            yield from _typed(single, name)


def _keys(node: Node) -> set[str]:
    """The keys that a node has a value for."""
    pairs = node.pairs if isinstance(node, MappingNode) else ()
    return {key.value for key, value in pairs if isinstance(key, Scalar) and not value.is_empty}


def _typed(facts: Facts, name: str) -> Iterator[tuple[Note, str]]:
    return ((Note(text=text), text) for text in texts_fact(facts, name))


def _coded(parts: Facts) -> Iterator[tuple[Note, str]]:
    code, says = text_fact(parts, "code"), text_fact(parts, "says") or ""
    if not code:
        return
    values = _values(parts, NOTE_KEYS)
    if has_sentence(code, values):
        yield Note(code, values), says
        return
    if not says:
        place = parts.nodes["code"].index
        tell_at(parts.source, place, "note-without-words", Severity.WARNING, code=shown(code))
    yield Note(code, values, says), says


def _values(parts: Facts, apart: Iterable[str]) -> Values:
    named = ((name, _value(parts, name)) for name in parts.nodes if name not in apart and is_said(parts, name))
    return tuple((name, value) for name, value in named if value is not None)


def _value(parts: Facts, name: str) -> Value | None:
    node = parts.nodes[name]
    if isinstance(node, Sequence) and not (node.is_flow and node.items):
        return _listed(single_facts(parts, name), name)
    text = text_fact(parts, name)
    is_number = text is not None and isinstance(node, Scalar) and node.is_plain
    return int(text) if text is not None and is_number and _WHOLE_NUMBER.fullmatch(text) else text


def _listed(singles: Iterable[Facts], name: str) -> Value:
    """The texts of a list; where they have codes, phrases."""
    listed = list(singles)
    if listed and all("code" in _keys(single.nodes[name]) for single in listed):
        mapped = (mapped_facts(single, name) for single in listed)
        return tuple(
            Phrase(text_fact(parts, "code") or "", _values(parts, ("code",))) for parts in mapped if parts
        )
    texts = (text_fact(single, name) for single in listed)
    return tuple(text for text in texts if text is not None)
