"""The blocks of a document -> what each is there for: by their styles, else by how they look."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.parse import is_byline
from generator.sources.documents.block import DocumentBlock
from generator.sources.documents.lines import (
    day_in_line,
    facts_in,
    is_names_alone,
    is_short,
    page_in,
)
from generator.sources.documents.looks import Role, role_of

_LARGER = 1.1  # times the size of the body: a headline's
_MOST_STRESSED = 0.5  # of the text; where more is bold or centred, that says nothing


@dataclass(frozen=True, slots=True)
class Entry:
    """A block and what it is there for; `level` orders headings, a title before all."""

    role: Role
    level: int
    block: DocumentBlock

    @property
    def text(self) -> str:
        """What the block says."""
        return self.block.text

    @property
    def is_heading(self) -> bool:
        """Whether it stands over others."""
        return self.role in {Role.TITLE, Role.HEADING}


def outline_of(blocks: Sequence[DocumentBlock]) -> list[Entry]:
    """What each block is there for; which of the headings are headlines says `headline_level`."""
    entries = [_entry(block) for block in blocks]
    if not any(entry.is_heading for entry in entries):
        entries = _by_look(entries)
    return [_page_or_same(entry) for entry in entries]


def headline_level(entries: Sequence[Entry]) -> int:
    """The level on which headlines stand: the first whose headings have a text of their own, not headings only.

    One heading over others is a headline with subheads, unless what stands below looks like articles.
    """
    levels = sorted({entry.level for entry in entries if entry.is_heading})
    for level in levels[:-1]:
        places = [place for place, entry in enumerate(entries) if entry.is_heading and entry.level == level]
        if not all(_holds_headings(entries, place) for place in places):
            return level
        if len(places) == 1 and not _are_articles(entries, places[0]):
            return level
    return levels[-1] if levels else 0


def _entry(block: DocumentBlock) -> Entry:
    role, level = (Role.TEXT, 0) if block.is_whole else role_of(block.look)
    if role in {Role.TITLE, Role.HEADING} and not block.text:
        role = Role.TEXT
    return Entry(role, level, block)


def _page_or_same(entry: Entry) -> Entry:
    """The entry, as a page's where its line is a page's label (第01版：要闻), whatever its style."""
    if entry.role in {Role.TITLE, Role.HEADING, Role.TEXT} and page_in(entry.text, is_heading=entry.is_heading):
        return replace(entry, role=Role.PAGE)
    return entry


def _holds_headings(entries: Sequence[Entry], place: int) -> bool:
    """Whether a heading has nothing below it but a deeper heading, days and kickers apart."""
    for entry in entries[place + 1 :]:
        if entry.is_heading:
            return entry.level > entries[place].level
        if entry.role not in {Role.KICKER, Role.PAGE, Role.SECTION} and not day_in_line(entry.text):
            return False
    return False


def _are_articles(entries: Sequence[Entry], place: int) -> bool:
    """Whether what stands below a heading has the lines of articles: bylines, decks, kickers, pages."""
    below = entries[place + 1 :]
    if any(entry.role in {Role.PAGE, Role.KICKER, Role.SUBTITLE, Role.BYLINE} for entry in below):
        return True
    after_headings = (after for before, after in pairwise(below) if before.is_heading and not after.is_heading)
    is_issue = bool(day_in_line(entries[place].text)) or entries[place].text.rstrip().endswith(
        ("报", "報", "周刊")
    )
    return is_issue or any(
        is_byline(after.text) or is_names_alone(after.text) or facts_in(after.text) for after in after_headings
    )


def _by_look(entries: Sequence[Entry]) -> list[Entry]:
    """The entries of a document without headings: what is larger, centred or bold stands over the rest."""
    size = _body_size(entries)
    heads = [place for place, entry in enumerate(entries) if _is_stressed(entry, size) and _can_be_head(entry)]
    texts = [entry for entry in entries if entry.text]
    stressed = sum(len(entry.text) for entry in entries if _is_stressed(entry, size))
    if stressed > _MOST_STRESSED * sum(len(entry.text) for entry in entries) and len(texts) > len(heads) + 1:
        heads = []
    first = next((place for place, entry in enumerate(entries) if _can_be_head(entry)), None)
    if not heads:
        opening = next((place for place, entry in enumerate(entries) if _says_something(entry)), None)
        heads = [first] if first is not None and first == opening and len(texts) > 1 else []
    if not heads:
        return list(entries)
    largest = max(entries[place].block.look.size for place in heads)
    head = next(place for place in heads if entries[place].block.look.size == largest)
    return [
        _as_head(entries, place, head, size) if place in set(heads) else entry
        for place, entry in enumerate(entries)
    ]


def _as_head(entries: Sequence[Entry], place: int, head: int, size: float) -> Entry:
    """A stressed line as a headline where it looks as the first does, else, if bold or large, as a subhead."""
    entry, look, first = entries[place], entries[place].block.look, entries[head].block.look
    same = (look.size, look.bold, look.centred) == (first.size, first.bold, first.centred)
    stands_out = look.size > size * _LARGER or look.centred
    if place == head or (same and (stands_out or _is_followed_by_byline(entries, place))):
        return replace(entry, role=Role.HEADING, level=1)
    is_beside = _is_beside_a_headline(entries, place, first.size, size)
    if is_beside or not look.bold or look.centred:
        return entry
    return replace(entry, role=Role.SUBHEAD)


def _is_beside_a_headline(entries: Sequence[Entry], place: int, headline: float, size: float) -> bool:
    """Whether a smaller stressed line stands right before or behind a headline: a kicker, a deck."""
    around = [*entries[max(place - 1, 0) : place], *entries[place + 1 : place + 2]]
    return any(
        entry.block.look.size == headline and _is_stressed(entry, size) and _can_be_head(entry)
        for entry in around
    )


def _is_followed_by_byline(entries: Sequence[Entry], place: int) -> bool:
    after = entries[place + 1].text if place + 1 < len(entries) else ""
    return is_byline(after) or is_names_alone(after)


def _is_stressed(entry: Entry, size: float) -> bool:
    look = entry.block.look
    return look.bold or look.centred or (bool(size) and look.size > size * _LARGER)


def _can_be_head(entry: Entry) -> bool:
    return _says_something(entry) and is_short(entry.text) and not entry.block.pictures


def _says_something(entry: Entry) -> bool:
    """Whether a block is of an article, and no page's label, day, byline or named fact."""
    text = entry.text
    return (
        entry.role is Role.TEXT
        and not entry.block.is_whole
        and bool(text)
        and not (page_in(text, is_heading=False) or day_in_line(text) or facts_in(text))
        and not (is_byline(text) or is_names_alone(text))
    )


def _body_size(entries: Sequence[Entry]) -> float:
    """The size in which most of the text is set; 0 where nothing says one."""
    sizes: Counter[float] = Counter()
    for entry in entries:
        sizes[entry.block.look.size] += len(entry.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0
