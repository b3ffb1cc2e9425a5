"""Which head belongs to which story: what they share in words, where they stand, and that a story has one head.

All scores are in one unit (about a logarithm of odds), so that stories.py can add them to its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
from scipy.optimize import linear_sum_assignment

from generator.parse.likeness import Shares, share_within
from generator.parse.lines import Line
from generator.parse.signs import ends_as_kicker
from generator.typography import without_spaces

Scores: TypeAlias = npt.NDArray[np.float64]
Span: TypeAlias = tuple[int, int]  # a story's paragraphs: first … end-1

# Fitted on the development pages (conditional logit over the stories of a page).
_IN_STORY = 7.0
_IN_LEAD = 5.0
_BESIDE_AFTER = 1.2
_BESIDE_BEFORE = 1.2
_WRONG_SIDE = -1.3
_BASELINE = -2.0  # a head that shares nothing with a story and stands nowhere near

_HEADLESS = -1.6  # a story without a head in the text
_SECOND = -0.6  # a further head of a story that has one
_APART = -5.3  # and that stands elsewhere
_NEIGHBOUR = 0.7  # a further head right beside the first
_DEPENDENT = 2.9  # the same for one that looks like a kicker or a deck: it needs a neighbour
_CLOSE_ABOVE = 4.5  # a caption right under a head, without a body: a picture that is a story
_ABOVE = -8.0  # the same with an empty line between
_INSIDE = -6.0  # a head within the story: rather a subhead
_NEVER = -1e6
_NOWHERE = -5.0  # a head that belongs to no story
_SUBHEAD = 1.5
_GATHERED = -0.9  # for each other head that stands with it
_SUBHEAD_FOLLOWS = 14.0
_BEAM = 48
_SHORT = 6  # signs: the name of a column (钟声, 国际视点)
NOWHERE, SUBHEAD = -1, -2


@dataclass(frozen=True, slots=True)
class Head:
    """A part of the page's heads that goes to one story: lines, or phrases of lines, that stand together.

    `gap` is the number of paragraphs before it on the page; `place` the index of its block.
    """

    lines: tuple[Line, ...]
    gap: int
    place: int

    @property
    def dense(self) -> str:
        """The text without white space."""
        return "".join(without_spaces(line.raw) for line in self.lines)

    @property
    def dependent(self) -> bool:
        """Whether it looks like a kicker or a deck rather than a headline: 钟声, ——记某事."""
        dense = self.dense
        return dense.startswith(("—", "─", "―")) or len(dense) < _SHORT or ends_as_kicker(dense)


@dataclass(frozen=True, slots=True)
class Picture:
    """A caption that may be a story of its own: `head` stands right above it, `close` without an empty line."""

    caption: int
    head: int
    close: bool


@dataclass(frozen=True, slots=True)
class Heads:
    """The heads of a page with what their scores rest on.

    `lean` says on which side of their stories this page's heads stand: 1 after them, -1 before, 0 neither.
    `columns` holds for each paragraph the measure of its column in em. `pictures` are stories that are a
    picture's caption and no more; their texts follow the paragraphs' in `shares`.
    """

    heads: tuple[Head, ...]
    shares: Shares
    lean: float
    columns: tuple[float, ...]
    pictures: tuple[Picture, ...] = ()


def affinities(heads: Heads, spans: Sequence[Span]) -> Scores:
    """How well each head (row) suits each story (column)."""
    table = np.empty((len(heads.heads), len(spans) + len(heads.pictures)))
    gaps = np.array([head.gap for head in heads.heads])
    for story, (first, end) in enumerate(spans):
        words = _IN_STORY * share_within(heads.shares, first, end)
        lead = _IN_LEAD * share_within(heads.shares, first, first + 1)
        inside = _INSIDE * ((first < gaps) & (gaps < end))
        table[:, story] = words + lead + inside + _beside(gaps, first, end, heads.lean) + _BASELINE
    for place, picture in enumerate(heads.pictures, len(spans)):
        text = len(heads.columns) + place - len(spans)
        words = (_IN_STORY + _IN_LEAD) * share_within(heads.shares, text, text + 1)
        above = np.arange(len(heads.heads)) == picture.head
        table[:, place] = np.where(above, words + (_CLOSE_ABOVE if picture.close else _ABOVE), _NEVER)
    return table


def lean_of(shares: Shares, gaps: Sequence[int], spans: Sequence[Span]) -> float:
    """On which side of their stories the heads stand, by shared words: 1 after, -1 before, 0 neither."""
    sums = [share_within(shares, first, end) + share_within(shares, first, first + 1) for first, end in spans]
    total = change = 0.0
    for head, gap in enumerate(gaps):
        before = [sums[story][head] for story, (_, end) in enumerate(spans) if end == gap]
        after = [sums[story][head] for story, (first, _) in enumerate(spans) if first == gap]
        difference = float(sum(before) - sum(after))
        total += abs(difference)
        change += difference
    return change / total if total else 0.0


def _beside(gaps: npt.NDArray[np.int64], first: int, end: int, lean: float) -> Scores:
    after, before = gaps == end, gaps == first
    right = _BESIDE_AFTER * max(lean, 0.0) * after + _BESIDE_BEFORE * max(-lean, 0.0) * before
    wrong = _WRONG_SIDE * (max(-lean, 0.0) * after + max(lean, 0.0) * before)
    return np.asarray(right + wrong, dtype=np.float64)


def alone_scores(heads: Heads, spans: Sequence[Span]) -> Scores:
    """What each head is worth without a story: as a subhead where it stands within one, else as stray text."""
    scores = np.full(len(heads.heads), _NOWHERE)
    for index, head in enumerate(heads.heads):
        if _may_be_subhead(heads, index, spans):
            gathered = len({other.place for other in heads.heads if other.gap == head.gap}) - 1
            follows = share_within(heads.shares, head.gap, head.gap + 1)[index]
            scores[index] = _SUBHEAD + _SUBHEAD_FOLLOWS * follows + _GATHERED * gathered
    return scores


def _may_be_subhead(heads: Heads, index: int, spans: Sequence[Span]) -> bool:
    gap = heads.heads[index].gap
    within = any(first < gap < end for first, end in spans)
    return within and abs(heads.columns[gap] - heads.columns[gap - 1]) <= 1.0


def best_total(heads: Heads, spans: Sequence[Span]) -> float:
    """The score of the best assignment of heads to stories, further heads of a story at a price."""
    table = affinities(heads, spans)
    alone = np.where(np.eye(len(heads.heads), dtype=bool), alone_scores(heads, spans), _NEVER)
    first = table.copy()
    first[:, : len(spans)] -= _HEADLESS
    choices = np.hstack([first, table + _SECOND, alone])
    rows, columns = linear_sum_assignment(choices, maximize=True)
    return float(choices[rows, columns].sum()) + _HEADLESS * len(spans)


@dataclass(frozen=True, slots=True)
class _Path:
    """A partial assignment: the story of each head so far, and the score."""

    stories: tuple[int, ...]
    score: float


def best_assignment(heads: Heads, spans: Sequence[Span]) -> tuple[int, ...]:
    """For each head its story, or NOWHERE or SUBHEAD: the best of the assignments that a beam search keeps.

    Heads of one story stand together as a rule; a kicker or a deck goes with its neighbour.
    """
    table = affinities(heads, spans)
    alone = alone_scores(heads, spans)
    paths = [_Path((), 0.0)]
    for index in range(len(heads.heads)):
        choices = (table[index], float(alone[index]), len(spans))
        paths = [step for path in paths for step in _steps(path, heads, choices)]
        paths = sorted(paths, key=lambda path: -path.score)[:_BEAM]
    return paths[0].stories


def _steps(path: _Path, heads: Heads, choices: tuple[Scores, float, int]) -> list[_Path]:
    row, alone, stories = choices
    lone = SUBHEAD if alone > _NOWHERE else NOWHERE
    steps = [_Path((*path.stories, lone), path.score + alone)]
    for story, score in enumerate(row):
        bond = _bond(path.stories, heads, story) if story < stories else 0.0
        steps.append(_Path((*path.stories, story), path.score + float(score) + bond))
    return steps


def _bond(stories: tuple[int, ...], heads: Heads, story: int) -> float:
    """What it adds that the next head goes to a story, in view of where the heads before it went."""
    index = len(stories)
    if story not in stories:
        return -_HEADLESS
    neighbour = index > 0 and stories[index - 1] == story
    if not neighbour or heads.heads[index].place - heads.heads[index - 1].place > 1:
        return _SECOND + _APART
    dependent = heads.heads[index].dependent or heads.heads[index - 1].dependent
    return _SECOND + (_DEPENDENT if dependent else _NEIGHBOUR)
