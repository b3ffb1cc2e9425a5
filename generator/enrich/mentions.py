"""The names that the tagger sees in a passage, where they stand, mended by small rules."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.enrich.lexicon import Passage
from generator.language import one_of, words
from generator.tagger import NAMES, ORGANISATION, PLACE, Word

_FAINTEST = 0.3  # below, two of three are wrong
_CHAINED = 0.8  # how sure a body is that a place and words of titles make
_UNTAGGED_PLACE = 0.4
_LONGEST_CHAIN = 6  # words after the place
_CHAIN_TAGS = frozenset({"n", "vn", "an", "v", "nz", "nw", "nt", "s", PLACE, ORGANISATION})
_LAST_TAGS = frozenset({"n", "nz", "nt", "vn", ORGANISATION})
_BODY = re.compile(f"(?:{one_of('offices', 'companies', 'institutions', 'bodies').pattern})$")
_NO_BODY = frozenset(words("no_bodies"))
_SHORT_ENDS = frozenset(words("short_ends"))
_HEADS = ("局长", "厅长", "部长", "院长", "校长", "所长", "行长", "台长", "社长", "会长")
_GOVERNMENT = "政府"


@dataclass(frozen=True, slots=True)
class TaggedMention:
    """A name in a passage: from start to end (exclusive), PER, LOC or ORG, and how sure, 0 to 1."""

    start: int
    end: int
    kind: str
    confidence: float


def mentions_of(passage: Passage) -> tuple[TaggedMention, ...]:
    """The names in a passage in their order, none overlapping."""
    found: Sequence[TaggedMention] = tuple(_chained(passage.words))
    for rule in (_without_blanks, _without_faint, _without_heads, _governments_places):
        found = tuple(rule(passage, found))
    return tuple(found)


def _chained(tagged: Sequence[Word]) -> Iterator[TaggedMention]:
    """伊朗 + 议会, 砚江 + 航道 + 管理 + 中心：a place and the words of a title up to a body are one name."""
    position = 0
    while position < len(tagged):
        word = tagged[position]
        last = _end_of_chain(tagged, position) if word.tag == PLACE else None
        if last is not None:
            yield TaggedMention(word.start, tagged[last].end, ORGANISATION, min(word.confidence, _CHAINED))
            position = last
        elif word.tag in NAMES:
            yield TaggedMention(word.start, word.end, word.tag, word.confidence)
        elif word.tag == "ns":
            yield TaggedMention(word.start, word.end, PLACE, _UNTAGGED_PLACE)
        position += 1


def _end_of_chain(tagged: Sequence[Word], first: int) -> int | None:
    """The place of the last word of a body that begins with the word at `first`, None where there is none."""
    last = None
    for place in range(first + 1, min(first + _LONGEST_CHAIN + 1, len(tagged))):
        word = tagged[place]
        if word.text not in _SHORT_ENDS and (word.tag not in _CHAIN_TAGS or len(word.text) == 1):
            break
        if word.tag in _LAST_TAGS and _BODY.search(word.text) and word.text not in _NO_BODY:
            last = place
    return last


def _without_blanks(passage: Passage, found: Sequence[TaggedMention]) -> Iterator[TaggedMention]:
    """老街 of " 老街": a blank within a headline belongs to no name beside it."""
    for mention in found:
        text = passage.text[mention.start : mention.end]
        start, end = len(text) - len(text.lstrip()), len(text) - len(text.rstrip())
        if text.strip():
            yield replace(mention, start=mention.start + start, end=mention.end - end)


def _without_faint(_passage: Passage, found: Sequence[TaggedMention]) -> Iterator[TaggedMention]:
    return (mention for mention in found if mention.confidence >= _FAINTEST)


def _without_heads(passage: Passage, found: Sequence[TaggedMention]) -> Iterator[TaggedMention]:
    """溧阳卫生局 of 溧阳卫生局长：the last character belongs to the title of its head."""
    for mention in found:
        headed = mention.kind == ORGANISATION and passage.text[: mention.end].endswith(_HEADS)
        yield replace(mention, end=mention.end - 1) if headed else mention


def _governments_places(passage: Passage, found: Sequence[TaggedMention]) -> Iterator[TaggedMention]:
    """印度 of 印度政府, nothing of 市政府：a government is the place's, or nobody's by name."""
    for mention in found:
        text = passage.text[mention.start : mention.end]
        if mention.kind != ORGANISATION or not text.endswith(_GOVERNMENT):
            yield mention
        elif len(text) > len(_GOVERNMENT) + 1:
            yield replace(mention, end=mention.end - len(_GOVERNMENT), kind=PLACE)
