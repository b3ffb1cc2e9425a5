"""The topics an edition keeps: the list that ships with the program, and content/topics.yaml laid over it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.language import forms_in_print
from generator.model import Problem, Topic
from generator.storage import text_in
from generator.yaml_source import (
    Facts,
    is_said,
    list_at_head,
    mapped_facts,
    nested_fact,
    report_at,
    single_facts,
    text_fact,
    texts_fact,
    whole_source,
)

_FOLDER = Path(__file__).resolve().parent
_FILE = "topics.yaml"
_KEYS = ("name", "words", "iptc", "crosswalk", "description", "topics")
_TOPIC = "主题"
_IPTC = re.compile(r"medtop:[0-9]{8}")


def read_topics(content: Path, paper_language: str = "") -> tuple[tuple[Topic, ...], list[Problem]]:
    """The topics of an edition, each parent before its children, and what is wrong in its topics.yaml by line.

    A shipped topic is named in the characters of the paper, as the tag of its language says.

    What an entry of content/topics.yaml gives replaces what the shipped topic of its name had; one that only
    has a name takes the topic away with its children, or, below another topic, moves it there. What is wrong is
    left out.
    """
    named = (_in_print(topic, paper_language) for topic in _laid_over({}, _FOLDER)[0].values())
    topics, problems = _laid_over({topic.name: topic for topic in named}, content)
    return _in_order(topics), problems


def _in_print(topic: Topic, paper_language: str) -> Topic:
    name = forms_in_print(topic.name, paper_language)[0]
    parent = forms_in_print(topic.parent, paper_language)[0] if topic.parent else None
    return replace(topic, name=name, parent=parent)


@dataclass(frozen=True, slots=True)
class _Entry:
    """What a file says of one topic; None is what it does not say."""

    facts: Facts
    name: str
    parent: str | None
    words: tuple[str, ...] | None
    iptc: str | None
    crosswalk: Mapping[str, str] | None
    description: str | None
    has_children: bool

    @property
    def is_bare(self) -> bool:
        """Whether it says nothing but the name."""
        says = (self.words, self.iptc, self.crosswalk, self.description)
        return not any(says) and not self.has_children


# Laying one file's entries over the topics there are.


def _laid_over(topics: Mapping[str, Topic], folder: Path) -> tuple[dict[str, Topic], list[Problem]]:
    """The topics by name, with the entries of a folder's file laid over them, and what is wrong with these."""
    shown = f"{folder.name}/{_FILE}"
    text = text_in(folder, _FILE, shown)
    laid = dict(topics)
    if not isinstance(text, str):
        return laid, [text] if text else []
    source = whole_source(text, shown, _KEYS)
    entries = _own(list(_entries(list_at_head(source, _TOPIC))))
    for entry in entries:
        if not _takes_away(entry, topics):
            laid[entry.name] = _topic(entry, topics.get(entry.name))
    for entry in entries:
        if _takes_away(entry, topics):
            _take_away(entry, laid)
    _undo_third_level(entries, laid)
    return laid, source.problems


def _topic(entry: _Entry, old: Topic | None) -> Topic:
    """The topic that an entry makes of the one there was, wherever it stood."""
    old = old or Topic(entry.name, ())
    return Topic(
        entry.name,
        old.words if entry.words is None else entry.words,
        entry.parent,
        entry.iptc or old.iptc,
        old.crosswalk if entry.crosswalk is None else entry.crosswalk,
        entry.description or old.description,
    )


def _takes_away(entry: _Entry, topics: Mapping[str, Topic]) -> bool:
    """Whether an entry is a bare name where the topic stands already, or at the top."""
    old = topics.get(entry.name)
    return entry.is_bare and (entry.parent is None or (old is not None and old.parent == entry.parent))


def _take_away(entry: _Entry, topics: dict[str, Topic]) -> None:
    if entry.name not in topics:
        report_at(entry.facts, "name", "topic-without-words", name=entry.name)
    for name in [name for name, topic in topics.items() if entry.name in {name, topic.parent}]:
        del topics[name]


def _own(entries: Sequence[_Entry]) -> list[_Entry]:
    """The entries but for those whose name an earlier one has."""
    kept: dict[str, _Entry] = {}
    for entry in entries:
        if entry.name in kept:
            report_at(entry.facts, "name", "topic-twice", name=entry.name)
        else:
            kept[entry.name] = entry
    return list(kept.values())


def _undo_third_level(entries: Sequence[_Entry], topics: dict[str, Topic]) -> None:
    """Leave those topics at the top that have others below them."""
    parents = {topic.parent for topic in topics.values()}
    for entry in entries:
        if entry.parent and entry.name in topics and entry.name in parents:
            report_at(entry.facts, "name", "topic-with-topics-moved", name=entry.name, parent=entry.parent)
            topics[entry.name] = replace(topics[entry.name], parent=None)


def _in_order(topics: Mapping[str, Topic]) -> tuple[Topic, ...]:
    """The topics at the top in their order, each followed by its children."""
    tops = [topic for topic in topics.values() if topic.parent is None]
    return tuple(
        topic for top in tops for topic in (top, *(each for each in topics.values() if each.parent == top.name))
    )


# Reading one file.


def _entries(listed: Facts | None) -> Iterator[_Entry]:
    """Every topic of a file, each parent before its children."""
    for single in single_facts(listed, _TOPIC) if listed else ():
        facts = nested_fact(single, _TOPIC, _KEYS)
        entry = _entry(facts, None) if facts else None
        if facts is None or entry is None:
            continue
        yield entry
        for child in single_facts(facts, "topics"):
            own = nested_fact(child, "topics", _KEYS)
            lower = _entry(own, entry.name) if own else None
            if own and is_said(own, "topics"):
                report_at(own, "topics", "topic-of-third-level", parent=entry.name)
            if lower:
                yield lower


def _entry(facts: Facts, parent: str | None) -> _Entry | None:
    """What a file says of one topic; None, and a problem, for one without a name."""
    name = _line(facts, "name")
    if not name:
        report_at(facts, "name", "topic-without-name")
        return None
    return _Entry(
        facts,
        name,
        parent,
        words=_words(facts) if is_said(facts, "words") else None,
        iptc=_iptc(facts),
        crosswalk=_crosswalk(facts),
        description=_line(facts, "description") or None,
        has_children=bool(single_facts(facts, "topics")),
    )


def _words(facts: Facts) -> tuple[str, ...]:
    return tuple(dict.fromkeys(" ".join(word.split()) for word in texts_fact(facts, "words")))


def _iptc(facts: Facts) -> str | None:
    code = _line(facts, "iptc")
    if not code or _IPTC.fullmatch(code):
        return code or None
    report_at(facts, "iptc", "no-iptc-code", written=code)
    return None


def _crosswalk(facts: Facts) -> Mapping[str, str] | None:
    codes = mapped_facts(facts, "crosswalk")
    if codes is None:
        return None
    found = {scheme: _line(codes, scheme) for scheme in codes.nodes}
    return {scheme: code for scheme, code in found.items() if code}


def _line(facts: Facts, name: str) -> str:
    """The text of a fact as one line, empty where it says none."""
    return " ".join((text_fact(facts, name) or "").split())
