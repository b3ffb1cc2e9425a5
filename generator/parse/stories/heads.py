"""Which head belongs to which story: what they share in words, where they stand, and that a story has one head.

The phrases of a page's heads are divided into heads (runs of phrases), each with its story, by one search over
both. All scores are in one unit (about a logarithm of odds), so that `division` can add them to its own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from generator.parse.layout import Line
from generator.parse.stories.habits import Habits, Side, side_of
from generator.parse.stories.head_phrases import HeadPhrase, lines_of
from generator.parse.stories.similarity import Shares, rarity_within

Scores: TypeAlias = npt.NDArray[np.float64]
Span: TypeAlias = tuple[int, int]  # a story's paragraphs: first … end-1
Candidate: TypeAlias = tuple[int, int, float]  # a head's end, its owner, the score
# A partial division: its score, and its last head (first, end, owner) with the path before it.
_Path: TypeAlias = "tuple[float, tuple[int, int, int, _Path] | None]"

# Fitted on made pages (tests/bench).
_IN_STORY = 0.42  # for each unit of rarity of the head's pairs that the story has
_IN_LEAD = 0.15  # and its first paragraph
_CHANCE_OF_PAGE = 0.08  # what a story that is all of the page has of it by chance
_MANY_PARTS = -2.025  # for each block of a head beyond two
_CHANCE = 0.0  # what an unrelated story has of a head's rarity, times these
_SMOOTHING = 4.0  # rarity added to each subhead's total: a short one proves less
_INSIDE = -8.1  # a head within the story: rather a subhead

_HEADLESS = -1.5  # a story without a head in the text
_SECOND = -6.0  # a further head of a story that has one
_CLOSE_ABOVE = 6.075  # a caption right under a head, without a body: a picture that is a story
_ABOVE = -5.2  # the same with an empty line between
_NEVER = -1e6
_NOWHERE = -3.25  # a head that belongs to no story
_SUBHEAD = 1.9
_GATHERED = -0.9  # for each other head that stands with it
_SUBHEAD_FOLLOWS = 13.576
_MUCH_WIDER = 1.138
_SAME_COLUMN = 0.65  # em
_BEAM = 24
_MOST_PHRASES = 7  # of one head
_MOST_OWNERS = 4  # stories that are tried for one head
_HOPELESS = 7.0  # and by how much they may suit it worse than the best
_SURE = 9.0  # a lead beyond all doubt
_MOST_STRAY = 4  # phrases of a subhead, or of a head of no story
_LEAST_BOND = -20.0
NOWHERE, SUBHEAD = -1, -2


@dataclass(frozen=True, slots=True)
class Picture:
    """A caption that may be a story of its own: `place` the head block right above it, or -1.

    `close`: without an empty line between.
    """

    caption: int
    place: int
    close: bool


@dataclass(frozen=True, slots=True)
class Heads:
    """The phrases of a page's heads with what their scores rest on.

    `columns` holds for each paragraph the measures (em) in which it begins and ends, `characters` its length,
    `datelined` whether a dateline opens it.
    `pictures` are stories that are a
    picture's caption and no more; their texts follow the paragraphs' in `shares`.
    """

    phrases: tuple[HeadPhrase, ...]
    shares: Shares
    columns: tuple[tuple[float, float], ...]
    characters: tuple[int, ...]
    datelined: tuple[bool, ...]
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Phrases first … end-1 as one head, and the story it goes to (or NOWHERE, SUBHEAD)."""

    first: int
    end: int
    owner: int


@dataclass(frozen=True, slots=True)
class Rival:
    """A head that a story did not get, and by how much (a logarithm of odds) its own suits it better."""

    text: str
    lead: float


@dataclass(frozen=True, slots=True)
class Head:
    """The lines of one head; `gap` is the number of paragraphs before it on the page, `place` its block."""

    lines: tuple[Line, ...]
    gap: int
    place: int

    @property
    def dense(self) -> str:
        """The text without white space."""
        return "".join(line.dense for line in self.lines)


def head_of(heads: Heads, group: Group) -> Head:
    """The head that a group of phrases makes."""
    phrases = heads.phrases[group.first : group.end]
    return Head(lines_of(phrases), phrases[0].gap, phrases[0].place)


class HeadlineCandidates:
    """All runs of phrases of a page that may be one head, with what each is worth to any story.

    Made once for a page; the scores of a story are kept, since the search over cuts asks for them again.
    """

    def __init__(self, heads: Heads, habits: Habits) -> None:
        self.heads, self.habits = heads, habits
        runs = [(first, end) for first in range(len(heads.phrases)) for end in self._ends(first)]
        self.characters = np.concatenate([[0], np.cumsum(heads.characters)])
        self.firsts = np.array([first for first, _ in runs], dtype=np.int64)
        self.ends = np.array([end for _, end in runs], dtype=np.int64)
        self.gaps = [heads.phrases[first].gap for first, _ in runs]
        self.places = np.array([heads.phrases[end - 1].place for _, end in runs], dtype=np.int64)
        self.totals = self._sums(heads.shares.totals) + _SMOOTHING
        bonds = np.array([phrase.bond for phrase in heads.phrases])
        self.bonds = self._sums(bonds) - bonds[self.firsts] if runs else np.zeros(0)
        parts = [len({phrase.place for phrase in heads.phrases[first:end]}) for first, end in runs]
        self.bonds += _MANY_PARTS * np.maximum(0, np.array(parts, dtype=np.int64) - 2)
        self.sides = {side: _INSIDE if side is Side.INSIDE else habits.worth(side) for side in Side}
        self.nowhere = _NOWHERE - _CHANCE * (self.totals - _SMOOTHING)
        self.subheads = np.array([self._as_subhead(run) for run in range(len(runs))])
        self.pictures = [self._picture_worth(number) for number in range(len(heads.pictures))]
        self.spans: dict[Span, Scores] = {}

    def _ends(self, first: int) -> Iterator[int]:
        phrases = self.heads.phrases
        for end in range(first + 1, min(len(phrases), first + _MOST_PHRASES) + 1):
            if end > first + 1 and phrases[end - 1].bond < _LEAST_BOND:
                return
            yield end

    def _sums(self, values: Scores) -> Scores:
        """For each run the sum of its phrases' values."""
        sums = np.concatenate([[0.0], values.cumsum()])
        return np.asarray(sums[self.ends] - sums[self.firsts], dtype=np.float64)

    def _words(self, first: int, end: int) -> Scores:
        """For each run what its words are worth to a story of texts first … end-1."""
        within = rarity_within(self.heads.shares, first, end)
        lead = rarity_within(self.heads.shares, first, first + 1)
        chance = _CHANCE + _CHANCE_OF_PAGE * self._share_of_page(first, end)
        return self._sums(_IN_STORY * within + _IN_LEAD * lead - chance * self.heads.shares.totals)

    def _share_of_page(self, first: int, end: int) -> float:
        """The share of the page's characters that a story has: a long one holds a head's pairs by chance."""
        last = len(self.characters) - 1
        characters = self.characters[min(end, last)] - self.characters[min(first, last)]
        return float(characters / max(1, self.characters[-1]))

    def _picture_worth(self, number: int) -> Scores:
        picture = self.heads.pictures[number]
        text = len(self.heads.columns) + number
        worth = self._words(text, text + 1) + (_CLOSE_ABOVE if picture.close else _ABOVE)
        return np.where(self.places == picture.place, worth, _NEVER)

    def _as_subhead(self, run: int) -> float:
        """What a run is worth as a subhead where it stands, if it stands within a story."""
        gap, columns = self.gaps[run], self.heads.columns
        if not 0 < gap < len(columns) or not goes_on(columns[gap - 1][1], columns[gap][0]):
            return _NEVER
        first, end = self.firsts[run], self.ends[run]
        around = [phrase.place for phrase in self.heads.phrases[max(0, first - 1) : end + 1]]
        if around.count(around[1 if first else 0]) > end - first:
            return _NEVER  # a part of a block only
        if self.heads.datelined[gap]:
            return _NEVER
        places = {phrase.place for phrase in self.heads.phrases if phrase.gap == gap}
        own = {phrase.place for phrase in self.heads.phrases[first:end]}
        follows = rarity_within(self.heads.shares, gap, gap + 1)[first:end].sum()
        share = follows / self.totals[run]
        return float(_SUBHEAD + _SUBHEAD_FOLLOWS * share + _GATHERED * len(places - own))

    def _span_worth(self, span: Span) -> Scores:
        """For each run what it is worth as the head of a story: words and place."""
        if span not in self.spans:
            place = np.array([self.sides[side_of(gap, *span)] for gap in self.gaps])
            self.spans[span] = self._words(*span) + place
        return self.spans[span]

    def worth(self, spans: Sequence[Span]) -> Scores:
        """Runs × stories (the pictures last): what each run is worth as the head of each story."""
        columns = [*(self._span_worth(span) for span in spans), *self.pictures]
        return np.stack(columns, axis=1) if columns else np.zeros((len(self.gaps), 0))

    def candidates(self, spans: Sequence[Span]) -> list[list[Candidate]]:
        """For each phrase the heads that may begin with it, each with an owner that is worth trying."""
        worth = self.worth(spans)
        borders = {first for first, _ in spans} | {end for _, end in spans}
        best = np.argsort(-worth, axis=1)[:, :_MOST_OWNERS].tolist()
        candidates: list[list[Candidate]] = [[] for _ in self.heads.phrases]
        for run, (first, end) in enumerate(zip(self.firsts.tolist(), self.ends.tolist(), strict=True)):
            bond = float(self.bonds[run])
            scores = [(float(worth[run, owner]), owner) for owner in best[run]]
            least = max(_NEVER / 2, scores[0][0] - _HOPELESS) if scores else 0.0
            if end - first <= _MOST_STRAY:
                candidates[first].append((end, NOWHERE, float(self.nowhere[run]) + bond))
                if self.gaps[run] not in borders and self.subheads[run] > _NEVER / 2:
                    candidates[first].append((end, SUBHEAD, float(self.subheads[run]) + bond))
            candidates[first] += [(end, owner, score + bond) for score, owner in scores if score > least]
        return candidates


def goes_on(before: float, after: float) -> bool:
    """Whether a story may go on from one column to the next by their measures (em): as wide, or far wider."""
    return abs(before - after) <= _SAME_COLUMN or after >= _MUCH_WIDER * before


def best_groups(
    choices: HeadlineCandidates, spans: Sequence[Span], beam: int = _BEAM
) -> tuple[float, tuple[Group, ...]]:
    """The score and the heads of the best division of the phrases that a beam search keeps."""
    phrases = choices.heads.phrases
    paths: list[dict[tuple[int, int], _Path]] = [{} for _ in range(len(phrases) + 1)]
    paths[0][0, -1] = (_HEADLESS * len(spans), None)
    order = choices.habits.order_table(len(spans))
    for first, candidates in enumerate(choices.candidates(spans)):
        together = first > 0 and phrases[first - 1].gap == phrases[first].gap
        kept = sorted(paths[first].items(), key=lambda each: -each[1][0])[:beam]
        for (headed, story), (score, _) in kept:
            path = paths[first][headed, story]
            ordered = order[story] if together and story >= 0 else None
            for end, owner, worth in candidates:
                total, now, last = score + worth, headed, story
                if owner >= 0:
                    total += _SECOND if headed >> owner & 1 else -_HEADLESS if owner < len(spans) else 0.0
                    total += ordered[owner] if ordered and owner < len(spans) else 0.0
                    now, last = headed | 1 << owner, owner if owner < len(spans) else -1
                known = paths[end].get((now, last))
                if known is None or total > known[0]:
                    paths[end][now, last] = (total, (first, end, owner, path))
    best = max(paths[-1].values(), key=lambda path: path[0])
    return best[0], _groups(best)


def _groups(path: "_Path") -> tuple[Group, ...]:
    """The heads of a path in page order."""
    groups: list[Group] = []
    while path[1] is not None:
        first, end, owner, path = path[1]
        groups.append(Group(first, end, owner))
    return tuple(reversed(groups))


def rivals(choices: HeadlineCandidates, spans: Sequence[Span], groups: Sequence[Group]) -> tuple[Rival, ...]:
    """For each story the head it did not get that suits it best, and by how much its own suits it better."""
    runs = {
        (first, end): run
        for run, (first, end) in enumerate(zip(choices.firsts.tolist(), choices.ends.tolist(), strict=True))
    }
    worth = choices.worth(spans)[[runs[group.first, group.end] for group in groups], :]
    return tuple(_rival(choices.heads, groups, worth[:, story], story) for story in range(len(spans)))


def _rival(heads: Heads, groups: Sequence[Group], worth: Scores, story: int) -> Rival:
    own = [float(worth[row]) for row, group in enumerate(groups) if group.owner == story]
    others = [(float(worth[row]), row) for row, group in enumerate(groups) if group.owner != story]
    if not others:
        return Rival("", _SURE)
    best, row = max(others)
    return Rival(head_of(heads, groups[row]).dense, min(_SURE, max(own, default=-_HEADLESS) - best))
