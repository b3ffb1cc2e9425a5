"""An item's fields -> the facts of an article, still as texts, and the fields that no fact took."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from generator.mapping.known import FACTS, alike_names, known_names, plain_name
from generator.mapping.rules import FactRule, SourceMapping
from generator.model import Item, SourceReading

# Facts of which every field counts; of the others the first that has a text.
_OF_ALL_FIELDS = frozenset(
    {"topics", "people", "places", "organisations", "author", "image", "caption", "credit", "zone"}
)
# What a reader says of the place of an item: no field of the source's own, and no loss where it is of no use.
_OF_PLACE = ("file.", "folder.", "sheet.")
_BLANK = re.compile(r"\s+")
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")  # JSON may name one by its number; no file can hold it
_NO_RULE = FactRule()


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """The texts of each fact of an item, the fields they come from, the rules; the names of unused fields."""

    texts: Mapping[str, tuple[str, ...]]
    fields: Mapping[str, tuple[str, ...]]
    rules: Mapping[str, FactRule]
    unused: tuple[str, ...]

    def text(self, fact: str) -> str:
        """The first text of a fact, without white space round it; empty where there is none."""
        return next((text.strip() for text in self.texts.get(fact, ()) if text.strip()), "")

    def rule(self, fact: str) -> FactRule:
        """What the editor wrote of a fact; an empty rule where she wrote nothing."""
        return self.rules.get(fact, _NO_RULE)


def facts_of(item: Item, kind: str, mapping: SourceMapping) -> ItemFacts:
    """The facts of an item: by the editor's mapping, what it does not speak of by the names that are known.

    A field is used by one fact only: what the editor named is not taken for anything else.
    """
    fields = _texts_by_name(item)
    named = {plain_name(name) for rule in mapping.rules.values() for name in rule.fields}
    free = {name: texts for name, texts in fields.items() if plain_name(name) not in named}
    used = {name for name in fields if plain_name(name) in {plain_name(one) for one in mapping.ignored}}
    texts: dict[str, tuple[str, ...]] = {}
    sources: dict[str, tuple[str, ...]] = {}
    for fact in FACTS:
        rule = mapping.rules.get(fact)
        found = _by_rule(rule, fields) if rule else _by_known_names(fact, kind, free, used)
        chosen = found if fact in _OF_ALL_FIELDS else found[:1]
        used |= {name for name, _ in chosen}
        sources[fact] = tuple(name for name, _ in chosen)
        texts[fact] = tuple(text for _, its in chosen for text in its) or ((rule.fixed,) if rule else ())
    said = {text for its in texts.values() for text in its}
    unused = tuple(
        name
        for name, its in fields.items()
        if name not in used and not name.startswith(_OF_PLACE) and not said.issuperset(its)
    )
    return ItemFacts(texts, sources, mapping.rules, unused)


def fields_by_fact(
    reading: SourceReading, mapping: SourceMapping
) -> tuple[dict[str, tuple[str, ...]], tuple[str, ...]]:
    """The names of the fields that each fact is taken from anywhere in a source, and those that none takes."""
    taken: dict[str, dict[str, None]] = {}
    unused: dict[str, None] = {}
    for item in reading.items:
        facts = facts_of(item, reading.format, mapping)
        unused |= dict.fromkeys(facts.unused)
        for fact, names in facts.fields.items():
            taken.setdefault(fact, {}).update(dict.fromkeys(names))
    return {fact: tuple(names) for fact, names in taken.items() if names}, tuple(unused)


def one_line(text: str) -> str:
    """A text as one line, without white space round it."""
    return _BLANK.sub(" ", text).strip()


def _texts_by_name(item: Item) -> dict[str, tuple[str, ...]]:
    texts: dict[str, list[str]] = {}
    for field in item.fields:
        name, text = (_HALF_CHARACTER.sub("\ufffd", each) for each in (field.name, field.text))
        texts.setdefault(name, []).append(text)
    return {name: tuple(its) for name, its in texts.items() if any(text.strip() for text in its)}


def _by_rule(rule: FactRule, fields: Mapping[str, tuple[str, ...]]) -> list[tuple[str, tuple[str, ...]]]:
    by_plain = {plain_name(name): name for name in fields}
    names = (by_plain.get(plain_name(name)) for name in rule.fields)
    return [(name, fields[name]) for name in names if name is not None]


def _by_known_names(
    fact: str, kind: str, fields: Mapping[str, tuple[str, ...]], used: set[str]
) -> list[tuple[str, tuple[str, ...]]]:
    """The unused fields that have a name of the fact, the best name first."""
    by_plain: dict[str, str] = {}
    for name in fields:
        for alike in alike_names(name):
            by_plain.setdefault(alike, name)
    names = dict.fromkeys(by_plain[known] for known in known_names(kind)[fact] if known in by_plain)
    return [(name, fields[name]) for name in names if name not in used]
