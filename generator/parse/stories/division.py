"""Where one story ends and the next begins, and whose each head is: one search over both.

The score of a division is the sum over all places between paragraphs of how likely a cut is there, and of the
best assignment of the page's heads to the stories that the cuts make (`heads`).
"""

from bisect import bisect
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.language import weighted_overlap
from generator.parse.forms import (
    dateline_at_start,
    dateline_in_byline,
    ends_sentence,
    is_source_alone,
    names_notice,
    names_source,
    opens_lead,
)
from generator.parse.layout import Block, Kind
from generator.parse.stories.habits import UNKNOWN_HABITS, Habits, habits_of
from generator.parse.stories.head_phrases import HeadBlock, parted, phrases_of
from generator.parse.stories.heads import (
    NOWHERE,
    SUBHEAD,
    Group,
    Head,
    HeadlineCandidates,
    Heads,
    Picture,
    Rival,
    Span,
    best_groups,
    goes_on,
    head_of,
    rivals,
)
from generator.parse.stories.similarity import Pairs, pairs_of, rarities, shares_of

# What speaks for a cut between two paragraphs, in logarithms of odds; fitted on the development pages.
_ANYWHERE = -3.9
_JUMP = 7.0
_DATELINE = 6.0
_OPENING = 1.053
_BYLINE = 1.755
_HEAD = 3.61
_LIKE_SUBHEAD = -3.375  # a short line alone between two paragraphs of one column
_LONGEST_SUBHEAD = 18.954  # em
_NOTICE = 8.0  # the name of a notice (停水通知)
_FEW_HEADS = 4  # blocks
_GATHERED_SAY = 0.0
_SCATTERED_SAY = 1.2
_FURTHER_HEAD = 1.35  # for each block of heads beyond the first
_MOST_HEADS = 4
_CAPTION = 0.4
_COLUMN = 2.4
_OTHER_WIDTH = 2.437
_SPREAD = -1.95  # a story may go on under its columns, as wide as all of them
_MUCH_WIDER = 1.75
_SOURCE_BEFORE = 1.777
_UNENDED = -0.65
_SHORT = -0.9
_LIKE = -1.416
_LIKE_AROUND = -1.316
_SAME_MEASURE = 0.6  # em
_FAR_MEASURE = 1.95  # em
_SHORT_PARAGRAPH = 40  # characters
_HEADS_SPEAK = 0.7  # how much the heads may say on cuts: they share words with the paragraphs' similarity
_DOUBTFUL = 4.05  # cuts (and joins) that the heads may still overrule
_MOST_TRIALS = 80
_ROUNDS = 2
_SURE = 9.0  # a margin beyond all doubt
_NARROW_BEAM = 5
_MOST_PHRASES = 1_000  # of heads
_MOST_PAIRS = 20_000  # phrases × paragraphs; the fullest development page has 1,400
_MOST_CHARACTER_PAIRS = 3_000_000  # characters in heads × paragraphs; 60,000


@dataclass(frozen=True, slots=True)
class Story:
    """One story: indexes of its blocks (paragraphs, or one caption), its heads, and what is soft about it.

    `border` is the least margin (a logarithm of odds) by which its first and last border stand; `seam` the
    least by which its paragraphs hold together, at line `seam_at` of the file. `rival` is the head that suits
    it best of those it did not get, `lead` by how much its own suits it better.
    """

    blocks: tuple[int, ...]
    heads: tuple[Head, ...]
    border: float = _SURE
    seam: float = _SURE
    seam_at: int = 0
    lead: float = _SURE
    rival: str = ""


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
    spans = _spans([odd > 0 for odd in odds], len(paragraphs))
    stories = [frozenset[str]().union(*texts[first:end]) for first, end in spans]
    phrases = phrases_of(_head_blocks(blocks, paragraphs), frozenset[str]().union(*texts))
    phrases = parted(phrases, stories, rarities(texts))
    shares = shares_of(
        [pairs_of(phrase.dense) for phrase in phrases],
        [*texts, *(pairs_of(blocks[place].dense) for place in captions)],
    )
    columns = tuple((blocks[place].measure, blocks[place].last_measure) for place in paragraphs)
    characters = tuple(len(blocks[place].dense) for place in paragraphs)
    datelined = tuple(dateline_at_start(blocks[place].text) is not None for place in paragraphs)
    heads = Heads(tuple(phrases), shares, columns, characters, datelined, _pictures(blocks, captions))
    return _division(blocks, heads, odds)


def _division(blocks: Sequence[Block], heads: Heads, odds: Sequence[float]) -> Division:
    """Cuts, heads and habits in turn, each in view of the last answer on the others."""
    cuts = [odd > 0 for odd in odds]
    spans = _spans(cuts, len(heads.columns))
    _, groups = best_groups(HeadlineCandidates(heads, UNKNOWN_HABITS), spans)
    habits = _habits(heads, groups, spans)
    for _ in range(_ROUNDS):
        choices = HeadlineCandidates(heads, habits)
        cuts, margins = _best_cuts(choices, odds, cuts)
        spans = _spans(cuts, len(heads.columns))
        _, groups = best_groups(choices, spans)
        habits = _habits(heads, groups, spans)
    choices = HeadlineCandidates(heads, habits)
    _, groups = best_groups(choices, spans)
    return _told(blocks, heads, spans, groups, _Doubts(margins, rivals(choices, spans, groups)))


def _habits(heads: Heads, groups: Sequence[Group], spans: Sequence[Span]) -> Habits:
    owned = [(heads.phrases[group.first].gap, group.owner) for group in groups if 0 <= group.owner < len(spans)]
    return habits_of(owned, spans)


def is_scattered(blocks: Sequence[Block]) -> bool:
    """Whether there are far more phrases and paragraphs than a newspaper's page holds: a table, a book."""
    paragraphs = len(_places(blocks, Kind.PARAGRAPH)) + len(_places(blocks, Kind.CAPTION))
    heads = [line.raw for place in _places(blocks, Kind.HEAD) for line in blocks[place].lines]
    phrases, characters = sum(len(raw.split()) for raw in heads), sum(map(len, heads))
    pairs, character_pairs = phrases * paragraphs, characters * paragraphs
    return phrases > _MOST_PHRASES or pairs > _MOST_PAIRS or character_pairs > _MOST_CHARACTER_PAIRS


def _places(blocks: Sequence[Block], kind: Kind) -> list[int]:
    return [place for place, block in enumerate(blocks) if block.kind is kind]


def _head_blocks(blocks: Sequence[Block], paragraphs: Sequence[int]) -> list[HeadBlock]:
    return [
        HeadBlock(blocks[place].lines, bisect(paragraphs, place), place) for place in _places(blocks, Kind.HEAD)
    ]


def _pictures(blocks: Sequence[Block], captions: Sequence[int]) -> tuple[Picture, ...]:
    """For each caption the head right above it; one that has none (-1) cannot be a story of its own."""
    heads = set(_places(blocks, Kind.HEAD))
    return tuple(
        Picture(place, place - 1 if place - 1 in heads else -1, blocks[place].lines[0].attached)
        for place in captions
    )


def _cut_odds(blocks: Sequence[Block], paragraphs: Sequence[int], texts: Sequence[Pairs]) -> list[float]:
    """For each place between two paragraphs the logarithm of the odds that a story ends there."""
    rare = rarities(texts)
    odds: list[float] = []
    beside = _beside_texts(blocks, paragraphs)
    for index, (place, following) in enumerate(pairwise(paragraphs)):
        before = frozenset[str]().union(*texts[max(0, index - 3) : index + 1])
        after = frozenset[str]().union(*texts[index + 1 : index + 3])
        like = _LIKE * weighted_overlap(before, texts[index + 1], rare) + _LIKE_AROUND * weighted_overlap(
            before, after, rare
        )
        heads = beside * _head_odds(blocks[place : following + 1])
        odds.append(_layout_odds(blocks, place, following) + heads + like)
    return odds


def _beside_texts(blocks: Sequence[Block], paragraphs: Sequence[int]) -> float:
    """How far a head between two paragraphs speaks for a cut, 0 to 1: little where the page gathers its heads.

    Then what stands between paragraphs is a subhead as a rule.
    """
    gaps = Counter(bisect(paragraphs, place) for place in _places(blocks, Kind.HEAD))
    if sum(gaps.values()) < _FEW_HEADS:
        return 1.0
    scattered = 1 - max(gaps.values()) / sum(gaps.values())
    return min(1.0, _GATHERED_SAY + _SCATTERED_SAY * scattered)


def _head_odds(blocks: Sequence[Block]) -> float:
    """What the heads between a paragraph and the next say for a cut."""
    heads = sum(block.kind is Kind.HEAD for block in blocks[1:-1])
    if not heads:
        return 0.0
    if any(block.kind is Kind.HEAD and names_notice(block.text) for block in blocks[1:-1]):
        return _NOTICE
    return _HEAD + _LIKE_SUBHEAD * _may_be_subhead(blocks) + _FURTHER_HEAD * (min(_MOST_HEADS, heads) - 1)


def _layout_odds(blocks: Sequence[Block], place: int, following: int) -> float:
    before, after = blocks[place], blocks[following]
    between = [block.kind for block in blocks[place + 1 : following]]
    signed = blocks[following - 1] if Kind.BYLINE in between[-1:] else None
    datelined = dateline_at_start(after.text) or (signed and dateline_in_byline(signed.text))
    change = min(abs(measure - after.measure) for measure in (before.last_measure, before.measure))
    if is_source_alone(after.text):
        return -_DOUBTFUL * 2
    odds = _ANYWHERE
    odds += _JUMP * (Kind.JUMP in between) + _BYLINE * (Kind.BYLINE in between)
    odds += _CAPTION * (Kind.CAPTION in between)
    odds += _COLUMN * (change > _SAME_MEASURE) + _OTHER_WIDTH * (change > _FAR_MEASURE)
    odds += _SPREAD * (after.measure >= _MUCH_WIDER * before.last_measure)
    odds += _DATELINE * bool(datelined)
    odds += _OPENING * opens_lead(after.text) + _SHORT * (len(after.dense) < _SHORT_PARAGRAPH)
    odds += _SOURCE_BEFORE * names_source(before.text)
    return odds + _UNENDED * (not ends_sentence(before.text) and Kind.JUMP not in between)


def _may_be_subhead(blocks: Sequence[Block]) -> bool:
    """Whether all that stands between two paragraphs of one column is one short line."""
    before, *between, after = blocks
    if len(between) != 1 or between[0].kind is not Kind.HEAD or len(between[0].lines) > 1:
        return False
    return goes_on(before.last_measure, after.measure) and between[0].lines[0].width <= _LONGEST_SUBHEAD


def _best_cuts(
    choices: HeadlineCandidates, odds: Sequence[float], cuts: Sequence[bool]
) -> tuple[list[bool], list[float]]:
    """The cuts with the best score that changes of one doubtful cut after another lead to.

    With each the margin by which it (or the join in its place) stands, in logarithms of odds.
    """
    cuts = list(cuts)
    margins = [min(abs(odd), _SURE) for odd in odds]
    if not choices.heads.phrases or not odds:
        return cuts, margins
    order = sorted(range(len(odds)), key=margins.__getitem__)
    score = _score(choices, odds, cuts)
    for index in [index for index in order if margins[index] < _DOUBTFUL][:_MOST_TRIALS]:
        trial = [*cuts[:index], not cuts[index], *cuts[index + 1 :]]
        trial_score = _score(choices, odds, trial)
        margins[index] = abs(score - trial_score)
        if trial_score > score:
            cuts, score = trial, trial_score
    return cuts, margins


def _score(choices: HeadlineCandidates, odds: Sequence[float], cuts: Sequence[bool]) -> float:
    layout = sum(odd for odd, cut in zip(odds, cuts, strict=True) if cut)
    total, _ = best_groups(choices, _spans(cuts, len(choices.heads.columns)), _NARROW_BEAM)
    return layout + _HEADS_SPEAK * total


def _spans(cuts: Sequence[bool], paragraphs: int) -> list[Span]:
    if not paragraphs:
        return []
    ends = [index + 1 for index, cut in enumerate(cuts) if cut]
    return list(pairwise([0, *ends, len(cuts) + 1]))


@dataclass(frozen=True, slots=True)
class _Doubts:
    """By how much each cut (or join) stands, and of each story the head that suits it second best."""

    margins: Sequence[float]
    rivals: Sequence[Rival]


def _told(
    blocks: Sequence[Block], heads: Heads, spans: Sequence[Span], groups: Sequence[Group], doubts: _Doubts
) -> Division:
    owned: dict[int, list[Head]] = {}
    for group in groups:
        owned.setdefault(group.owner, []).append(head_of(heads, group))
    stories = [
        _story(blocks, spans[index], tuple(owned.get(index, ())), doubts, index) for index in range(len(spans))
    ]
    pictures = [
        Story((picture.caption,), tuple(owned[index]))
        for index, picture in enumerate(heads.pictures, len(spans))
        if index in owned
    ]
    ordered = sorted([*stories, *pictures], key=lambda story: story.blocks[0])
    return Division(tuple(ordered), tuple(owned.get(SUBHEAD, ())), tuple(owned.get(NOWHERE, ())))


def _story(blocks: Sequence[Block], span: Span, heads: tuple[Head, ...], doubts: _Doubts, index: int) -> Story:
    first, end = span
    paragraphs = _places(blocks, Kind.PARAGRAPH)
    borders = [doubts.margins[cut] for cut in (first - 1, end - 1) if 0 <= cut < len(doubts.margins)]
    seams = [
        (doubts.margins[cut], blocks[paragraphs[cut + 1]].lines[0].number) for cut in range(first, end - 1)
    ]
    seam, seam_at = min(seams, default=(_SURE, 0))
    rival = doubts.rivals[index]
    return Story(
        tuple(paragraphs[first:end]), heads, min(borders, default=_SURE), seam, seam_at, rival.lead, rival.text
    )
