"""All blocks of a page given to its stories: whose each caption, byline and jump is, and what stays behind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from generator.model import Direction
from generator.parse.forms import byline_in_dateline, byline_in_lead, dateline_at_start, jump_in
from generator.parse.layout import Block, Kind, Line
from generator.parse.stories.division import Division, Story
from generator.parse.stories.heads import Head
from generator.parse.stories.roles import HeadlineRun
from generator.parse.stories.similarity import pairs_of, rarity_within, shares_of

Lines: TypeAlias = tuple[Line, ...]
_OWNED = frozenset({Kind.JUMP, Kind.BYLINE, Kind.CAPTION})
_LEAST_SIMILARITY = 0.15  # share of a caption's words that a story far from it must hold
_SMOOTHING = 4.0  # rarity added to a caption's total: a short one proves less
_DIRECTLY_UNDER = 0.3  # what it is worth that the caption stands right under the story's head


@dataclass(frozen=True, slots=True)
class Draft:
    """What one story is made of, by lines: `body` holds its paragraphs and (True) subheads in page order.

    `headline` is which of its heads' lines are the headline, where that is known.
    """

    story: Story
    body: tuple[tuple[Lines, bool], ...]
    captions: tuple[Lines, ...]
    bylines: tuple[Lines, ...]
    jumps: Lines
    headline: HeadlineRun | None = None


@dataclass(frozen=True, slots=True)
class PageDrafts:
    """The stories of a page, its furniture, and the lines that belong to nothing, each in page order."""

    drafts: tuple[Draft, ...]
    furniture: Lines
    strays: tuple[Lines, ...]


def page_drafts(blocks: Sequence[Block], division: Division) -> PageDrafts:
    """Every line of the blocks in exactly one draft, or in the furniture, or among the strays."""
    owners = _owners(blocks, division.stories)
    drafts = [_draft(blocks, division, index, owners) for index in range(len(division.stories))]
    furniture = tuple(line for block in blocks if block.kind is Kind.FURNITURE for line in block.lines)
    strays = [(head.place, head.lines) for head in division.strays]
    strays += [(place, blocks[place].lines) for place, owner in owners.items() if owner is None]
    strays.sort(key=lambda stray: stray[0])
    return PageDrafts(tuple(drafts), furniture, tuple(lines for _, lines in strays))


def _draft(blocks: Sequence[Block], division: Division, index: int, owners: Mapping[int, int | None]) -> Draft:
    story = division.stories[index]
    owned = [blocks[place] for place in sorted(owners) if owners[place] == index]
    captions = [block.lines for block in owned if block.kind is Kind.CAPTION]
    if blocks[story.blocks[0]].kind is Kind.CAPTION:
        captions.insert(0, blocks[story.blocks[0]].lines)
    return Draft(
        story,
        _body(blocks, story, division.subheads),
        tuple(captions),
        tuple(block.lines for block in owned if block.kind is Kind.BYLINE),
        tuple(line for block in owned if block.kind is Kind.JUMP for line in block.lines),
    )


def _body(blocks: Sequence[Block], story: Story, subheads: Sequence[Head]) -> tuple[tuple[Lines, bool], ...]:
    parts = [
        (place, blocks[place].lines, False) for place in story.blocks if blocks[place].kind is Kind.PARAGRAPH
    ]
    first, last = story.blocks[0], story.blocks[-1]
    parts += [(head.place, head.lines, True) for head in subheads if first < head.place < last]
    parts.sort(key=lambda part: part[0])
    return tuple((lines, subhead) for _, lines, subhead in parts)


def _owners(blocks: Sequence[Block], stories: Sequence[Story]) -> dict[int, int | None]:
    """For each caption, byline and jump (by its place among the blocks) the index of its story, or None."""
    pictures = {story.blocks[0] for story in stories}
    owners: dict[int, int | None] = {}
    for place, block in enumerate(blocks):
        if block.kind in _OWNED and place not in pictures:
            owners[place] = _owner(blocks, stories, place, owners) if stories else None
    return owners


def _owner(
    blocks: Sequence[Block], stories: Sequence[Story], place: int, owners: Mapping[int, int | None]
) -> int | None:
    if blocks[place].kind is Kind.JUMP:
        return _jump_owner(blocks, stories, place)
    if blocks[place].kind is Kind.BYLINE:
        signed = {owner for by, owner in owners.items() if blocks[by].kind is Kind.BYLINE}
        return _byline_owner(blocks, stories, place, signed)
    return _caption_owner(blocks, stories, place)


def _jump_owner(blocks: Sequence[Block], stories: Sequence[Story], place: int) -> int | None:
    """A jump onwards ends the text before it; a jump back opens the text after it."""
    jump = jump_in(blocks[place].lines[0].raw)
    before, after = _text_before(stories, place), _text_after(stories, place)
    if jump and jump.direction is Direction.FROM:
        return before if after is None else after
    return after if before is None else before


def _byline_owner(
    blocks: Sequence[Block], stories: Sequence[Story], place: int, signed: set[int | None]
) -> int | None:
    """The story of the line right above; else of the head above or the text below, as they need one."""
    above, below = _story_at(stories, place - 1), _story_at(stories, place + 1)
    if above is not None and blocks[place].lines[0].attached:
        return above
    beside = [index for index in (above, below) if index is not None]
    needs = {index: 0 if index in signed else _need(blocks, stories[index]) for index in beside}
    opens = below is not None and stories[below].blocks[0] == place + 1
    if below is not None and opens and blocks[place - 1].kind is not Kind.HEAD:
        return below
    return max(needs, key=needs.__getitem__) if needs else _text_before(stories, place)


def _need(blocks: Sequence[Block], story: Story) -> int:
    """How much a story lacks a byline: 0 where its lead has one, 2 where it has only 本报讯, else 1."""
    lead = blocks[story.blocks[0]].text
    if byline_in_lead(lead) or byline_in_dateline(lead):
        return 0
    dateline = dateline_at_start(lead)
    return 2 if dateline and dateline.source in {"本报", "本報"} else 1


def _caption_owner(blocks: Sequence[Block], stories: Sequence[Story], place: int) -> int | None:
    """The story whose words the caption shares, the one under whose head it stands by preference."""
    texts = [pairs_of("".join(blocks[part].dense for part in story.blocks)) for story in stories]
    shares = shares_of([pairs_of(blocks[place].dense)], texts)
    similarity = [
        float(rarity_within(shares, index, index + 1)[0] / (shares.totals[0] + _SMOOTHING))
        for index in range(len(stories))
    ]
    under = _head_above(blocks, stories, place)
    if under is not None:
        similarity[under] += _DIRECTLY_UNDER
    best = max(range(len(stories)), key=similarity.__getitem__)
    return best if similarity[best] >= _LEAST_SIMILARITY else _text_before(stories, place)


def _head_above(blocks: Sequence[Block], stories: Sequence[Story], place: int) -> int | None:
    while place and blocks[place].kind is Kind.CAPTION:
        place -= 1
    return _story_at(stories, place) if blocks[place].kind is Kind.HEAD else None


def _story_at(stories: Sequence[Story], place: int) -> int | None:
    """The story to which the paragraph or the head at a place belongs."""
    for index, story in enumerate(stories):
        if place in story.blocks or any(head.place == place for head in story.heads):
            return index
    return None


def _text_before(stories: Sequence[Story], place: int) -> int | None:
    """The story whose text is the last that stands before a place."""
    before = [(part, index) for index, story in enumerate(stories) for part in story.blocks if part < place]
    return max(before)[1] if before else None


def _text_after(stories: Sequence[Story], place: int) -> int | None:
    """The story whose text is the first that stands after a place."""
    after = [(part, index) for index, story in enumerate(stories) for part in story.blocks if part > place]
    return min(after)[1] if after else None
