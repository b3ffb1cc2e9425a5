"""Where one story ends and the next begins, and whose each head is: one search over both.

The score of a division is the sum over all places between paragraphs of how likely a cut is there, and of the
best assignment of the page's heads to the stories that the cuts make (heads.py).
"""

import math
from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.parse.blocks import Block, Kind
from generator.parse.bylines import dateline_at_start, is_source_alone, names_source
from generator.parse.heads import (
    NOWHERE,
    SUBHEAD,
    Head,
    Heads,
    Picture,
    Span,
    best_assignment,
    best_total,
    lean_of,
)
from generator.parse.likeness import Pairs, overlap, pairs_of, rarity, shares_of
from generator.parse.phrases import told_apart
from generator.parse.signs import ends_sentence, opens_lead

# What speaks for a cut between two paragraphs, in logarithms of odds; fitted on the development pages.
_ANYWHERE = -3.9
_JUMP = 9.0
_DATELINE = 7.0
_OPENING = 1.6
_BYLINE = 2.8
_HEAD = 1.7
_CAPTION = 0.8
_COLUMN = 2.4
_OTHER_WIDTH = 0.9
_SOURCE_BEFORE = 1.5
_UNENDED = -2.0
_SHORT = -1.2
_LIKE = -2.9
_LIKE_AROUND = -2.3
_SAME_MEASURE = 0.6  # em
_FAR_MEASURE = 3.0  # em
_SHORT_PARAGRAPH = 40  # signs
_DOUBTFUL = 6.0  # cuts (and joins) that the heads may still overrule
_MOST_TRIALS = 80
_ROUNDS = 3
_MOST_PAIRS = 20_000  # heads × paragraphs; the fullest page that was measured has 4,000
_MOST_SIGN_PAIRS = 3_000_000  # signs in heads × paragraphs; 60,000


@dataclass(frozen=True, slots=True)
class Story:
    """One story: indexes of its blocks (paragraphs, or one caption), its heads, and how sure its borders are.

    `certainty` is the least probability of a border or a join in it, 0.5 to 1.
    """

    blocks: tuple[int, ...]
    heads: tuple[Head, ...]
    certainty: float


@dataclass(frozen=True, slots=True)
class Division:
    """The stories of a page in page order, the heads that are subheads, the heads that belong to none."""

    stories: tuple[Story, ...]
    subheads: tuple[Head, ...]
    strays: tuple[Head, ...]


def divided(blocks: Sequence[Block]) -> Division:
    """The best division of a page's blocks into stories."""
    paragraphs = _places(blocks, Kind.PARAGRAPH)
    captions = _places(blocks, Kind.CAPTION)
    texts = [pairs_of(blocks[place].dense) for place in paragraphs]
    odds = _cut_odds(blocks, paragraphs, texts)
    spans = _spans([odd > 0 for odd in odds]) if paragraphs else []
    heads = told_apart(_block_heads(blocks, paragraphs), texts, spans)
    shares = shares_of(
        [pairs_of(head.dense) for head in heads],
        [*texts, *(pairs_of(blocks[place].dense) for place in captions)],
    )
    lean = lean_of(shares, [head.gap for head in heads], spans)
    columns = tuple(blocks[place].measure for place in paragraphs)
    page_heads = Heads(tuple(heads), shares, lean, columns, _pictures(blocks, heads, captions))
    return _division(blocks, page_heads, _best_cuts(page_heads, odds), odds)


def is_scattered(blocks: Sequence[Block]) -> bool:
    """Whether there are far more heads and paragraphs than a newspaper's page holds: a table, a book."""
    paragraphs = len(_places(blocks, Kind.PARAGRAPH)) + len(_places(blocks, Kind.CAPTION))
    heads = [blocks[place].dense for place in _places(blocks, Kind.HEAD)]
    return len(heads) * paragraphs > _MOST_PAIRS or sum(map(len, heads)) * paragraphs > _MOST_SIGN_PAIRS


def _places(blocks: Sequence[Block], kind: Kind) -> list[int]:
    return [place for place, block in enumerate(blocks) if block.kind is kind]


def _block_heads(blocks: Sequence[Block], paragraphs: Sequence[int]) -> list[Head]:
    gaps = {place: bisect(paragraphs, place) for place in _places(blocks, Kind.HEAD)}
    return [Head(blocks[place].lines, gap, place) for place, gap in gaps.items()]


def _pictures(blocks: Sequence[Block], heads: Sequence[Head], captions: Sequence[int]) -> tuple[Picture, ...]:
    """For each caption the head right above it; one that has none (-1) cannot be a story of its own."""
    last = {head.place: index for index, head in enumerate(heads)}
    return tuple(
        Picture(place, last.get(place - 1, -1), not blocks[place].lines[0].blank) for place in captions
    )


def _cut_odds(blocks: Sequence[Block], paragraphs: Sequence[int], texts: Sequence[Pairs]) -> list[float]:
    """For each place between two paragraphs the logarithm of the odds that a story ends there."""
    rare = rarity(texts)
    odds: list[float] = []
    for index, (place, following) in enumerate(pairwise(paragraphs)):
        before = frozenset[str]().union(*texts[max(0, index - 3) : index + 1])
        after = frozenset[str]().union(*texts[index + 1 : index + 3])
        like = _LIKE * overlap(before, texts[index + 1], rare) + _LIKE_AROUND * overlap(before, after, rare)
        odds.append(_layout_odds(blocks, place, following) + like)
    return odds


def _layout_odds(blocks: Sequence[Block], place: int, following: int) -> float:
    before, after = blocks[place], blocks[following]
    between = {block.kind for block in blocks[place + 1 : following]}
    change = abs(before.measure - after.measure)
    if is_source_alone(after.text):
        return -_DOUBTFUL * 2
    odds = _ANYWHERE
    odds += _JUMP * (Kind.JUMP in between) + _BYLINE * (Kind.BYLINE in between)
    odds += _HEAD * (Kind.HEAD in between) + _CAPTION * (Kind.CAPTION in between)
    odds += _COLUMN * (change > _SAME_MEASURE) + _OTHER_WIDTH * (change > _FAR_MEASURE)
    odds += _DATELINE * (dateline_at_start(after.text) is not None)
    odds += _OPENING * opens_lead(after.text) + _SHORT * (len(after.dense) < _SHORT_PARAGRAPH)
    odds += _SOURCE_BEFORE * names_source(before.text)
    return odds + _UNENDED * (not ends_sentence(before.text) and Kind.JUMP not in between)


def _best_cuts(heads: Heads, odds: Sequence[float]) -> list[bool]:
    """The cuts with the best score that changes of one doubtful cut after another lead to."""
    cuts = [odd > 0 for odd in odds]
    doubtful = [
        index for index in sorted(range(len(odds)), key=lambda i: abs(odds[i])) if abs(odds[index]) < _DOUBTFUL
    ]
    if not heads.heads or not odds:
        return cuts
    score = _score(heads, odds, cuts)
    for _ in range(_ROUNDS):
        before = score
        for index in doubtful[:_MOST_TRIALS]:
            trial = [*cuts[:index], not cuts[index], *cuts[index + 1 :]]
            trial_score = _score(heads, odds, trial)
            if trial_score > score:
                cuts, score = trial, trial_score
        if score == before:
            break
    return cuts


def _score(heads: Heads, odds: Sequence[float], cuts: Sequence[bool]) -> float:
    layout = sum(odd for odd, cut in zip(odds, cuts, strict=True) if cut)
    return layout + best_total(heads, _spans(cuts))


def _spans(cuts: Sequence[bool]) -> list[Span]:
    ends = [index + 1 for index, cut in enumerate(cuts) if cut]
    return list(pairwise([0, *ends, len(cuts) + 1]))


def _division(blocks: Sequence[Block], heads: Heads, cuts: Sequence[bool], odds: Sequence[float]) -> Division:
    paragraphs = _places(blocks, Kind.PARAGRAPH)
    spans = _spans(cuts) if paragraphs else []
    owners = best_assignment(heads, spans)
    owned: dict[int, list[Head]] = {}
    for head, owner in zip(heads.heads, owners, strict=True):
        owned.setdefault(owner, []).append(head)
    stories = [
        Story(tuple(paragraphs[first:end]), tuple(owned.get(index, ())), _certainty(odds, first, end))
        for index, (first, end) in enumerate(spans)
    ]
    pictures = [
        Story((picture.caption,), tuple(owned[index]), 1.0)
        for index, picture in enumerate(heads.pictures, len(spans))
        if index in owned
    ]
    ordered = sorted([*stories, *pictures], key=lambda story: story.blocks[0])
    return Division(tuple(ordered), tuple(owned.get(SUBHEAD, ())), tuple(owned.get(NOWHERE, ())))


def _certainty(odds: Sequence[float], first: int, end: int) -> float:
    """The least probability of the borders of a story and of the joins within it, as the layout has it."""
    borders = [abs(odds[index]) for index in range(max(0, first - 1), min(len(odds), end))]
    return 1 / (1 + math.exp(-min(borders, default=3.0)))
