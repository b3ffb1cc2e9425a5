"""One file of content/authority/ -> its entries, each judged alone."""

import re
from dataclasses import dataclass

from generator.language import plain_name
from generator.model import IndexKind, Problem, Value
from generator.web_address import is_on_the_web
from generator.yaml_source import (
    Facts,
    list_at_head,
    nested_fact,
    report_at,
    single_facts,
    text_fact,
    texts_fact,
    whole_source,
)

KINDS = (IndexKind.PEOPLE, IndexKind.PLACES, IndexKind.ORGANISATIONS)
KEYS = ("id", "name", "aliases", "description", "wikidata", "same_as", "not_same_as", "reject", "private")
_ENTRY = "条目"
_WIKIDATA = re.compile("Q[1-9][0-9]{0,11}")
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|www\.")
_TRUTHS = {"true": True, "false": False}


@dataclass(frozen=True, slots=True)
class AuthorityRecord:
    """One entry as typed, every value of the right kind; `facts` know where in the file it stands.

    `addresses` and `merges_into` are what `same_as` holds: addresses on the web, and ids of other entries.
    `reject` is None where its value says neither.
    """

    facts: Facts
    id: str
    name: str
    aliases: tuple[str, ...]
    description: str | None
    wikidata: str | None
    addresses: tuple[str, ...]
    merges_into: tuple[str, ...]
    not_same_as: tuple[str, ...]
    reject: bool | None
    private: bool

    @property
    def is_sound(self) -> bool:
        """Whether it can be used: it has a name, and says clearly whether that is to be one."""
        return bool(self.name) and self.reject is not None

    @property
    def forms(self) -> tuple[str, ...]:
        """All the names it goes by, its own first."""
        return (self.name, *self.aliases)

    @property
    def names(self) -> tuple[str, ...]:
        """All that an article may list for it: names and the id."""
        return tuple(dict.fromkeys((self.id, *self.forms)))


@dataclass(frozen=True, slots=True)
class RecordFile:
    """The sound entries of a file in its order, the ids of the faulty ones, and the problems found so far."""

    entries: tuple[AuthorityRecord, ...]
    faulty: frozenset[str]
    problems: list[Problem]


def read_records(text: str, path: str) -> RecordFile:
    """The entries in the text of a file, `path` as shown to people; what is wrong is left out and told."""
    source = whole_source(text, path, KEYS)
    listed = list_at_head(source, _ENTRY)
    entries: list[AuthorityRecord] = []
    faulty: set[str] = set()
    for single in single_facts(listed, _ENTRY) if listed else ():
        facts = nested_fact(single, _ENTRY, KEYS)
        entry = _entry(facts) if facts else None
        if entry and entry.is_sound:
            entries.append(entry)
        elif entry:
            faulty.add(entry.id)
    return RecordFile(tuple(entries), frozenset(faulty), source.problems)


def refuse_name(entry: AuthorityRecord, at: str, code: str, /, **values: Value) -> None:
    """Add a problem at the line on which an entry has the id, name or alias `at`."""
    for key in ("id", "name", "aliases"):
        for single in single_facts(entry.facts, key):
            if _on_one_line(text_fact(single, key)) == at:
                report_at(single, key, code, **values)
                return
    report_at(entry.facts, "name", code, **values)


def _entry(facts: Facts) -> AuthorityRecord:
    name = _on_one_line(text_fact(facts, "name"))
    if not name:
        report_at(facts, "name", "entry-without-name")
    return AuthorityRecord(
        facts,
        _on_one_line(text_fact(facts, "id")) or name,
        name,
        tuple(alias for alias in map(_on_one_line, _own_texts(facts, "aliases")) if alias != name),
        _on_one_line(text_fact(facts, "description")) or None,
        _wikidata(facts),
        *_same_as(facts),
        _own_texts(facts, "not_same_as"),
        reject=_truth(facts, "reject"),
        # Whoever wrote the key wanted it: what is private stays so, however its value is spelt.
        private=_truth(facts, "private") is not False,
    )


def _on_one_line(text: str | None) -> str:
    return plain_name(" ".join((text or "").split()))


def _own_texts(facts: Facts, name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(plain_name, texts_fact(facts, name))))


def _wikidata(facts: Facts) -> str | None:
    text = text_fact(facts, "wikidata")
    if text is None or _WIKIDATA.fullmatch(text):
        return text
    report_at(facts, "wikidata", "no-wikidata-number", written=text)
    return None


def _same_as(facts: Facts) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The addresses and the ids of other entries."""
    addresses: list[str] = []
    ids: list[str] = []
    for single in single_facts(facts, "same_as"):
        text = (text_fact(single, "same_as") or "").strip()
        if _WIKIDATA.fullmatch(text):
            report_at(single, "same_as", "wikidata-number-elsewhere", written=text)
        elif not _ADDRESS.match(text):
            ids.append(text)
        elif is_on_the_web(text) and not re.search(r"\s", text):
            addresses.append(text)
        else:
            report_at(single, "same_as", "no-web-address", written=text)
    return tuple(dict.fromkeys(addresses)), tuple(dict.fromkeys(filter(None, ids)))


def _truth(facts: Facts, name: str) -> bool | None:
    """Whether a fact is true; None, and a problem, where it is neither true nor false."""
    text = text_fact(facts, name)
    if text is None:
        return False
    if text.lower() not in _TRUTHS:
        report_at(facts, name, "neither-true-nor-false", key=name, written=text)
    return _TRUTHS.get(text.lower())
