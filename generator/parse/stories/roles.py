"""Kicker, headline and deck of one story told apart by words and line breaks: text has no type sizes.

The headline is a run of the head's lines; every run is scored, and what is left over before and after it is
kicker or deck. The headline has the largest type, so it breaks at fewer characters than others: a line that is
wider than the width at which another part had to break is not of the headline.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.language import HAN, head_text, in_simplified_print, width_in_em
from generator.parse.forms import (
    ends_as_kicker,
    has_open_bracket,
    is_authors_name,
    is_name,
    marks_series,
    opens_deck,
)
from generator.parse.layout import Line
from generator.parse.stories.heads import Head
from generator.parse.stories.similarity import Pairs, pairs_of

_DECK_SIGNS = re.compile(
    r"[，；]|[0-9０-９][%％]|[0-9０-９.]+[^0-9０-９]+[0-9０-９.]+|(?:主持|出席|参加|陪同|列席)$"
    rf"|^[{HAN}]{{2,4}}："
)
_BREAKS_HEAD = re.compile(r"(?:——|──)$")
_COLUMN_NAME = 6  # characters: a kicker that names a column (钟声, 国际视点)
_COLUMN_RATIO = 2.24  # by how much the line under it is wider
_LONGEST_HEADLINE = 20.4  # em
_MOST_LINES = 12  # of a head; more is no head but a list
_SLACK = 0.6  # em that a broken line may lack of its measure

# What speaks for a run of lines being the headline; fitted on made pages (tests/bench).
_SHORT_HEADLINE = -1.78
_LONG_HEADLINE = -1.02
_DASH_HEADLINE = -6.76
_SERIES_HEADLINE = -2.0
_DECK_HEADLINE = -2.39
_KICKER_HEADLINE = -2.31
_SHARED = 1.66  # times the share of its pairs that the body has
_LENGTH = 0.09  # for each em
_BLANK_WITHIN = -2.36  # an empty line inside the headline
_LINE_WITHIN = 1.2
_WIDER_WITHIN = -1.27  # a line that is much wider than the one above: in smaller type
_MUCH_WIDER = 1.3
_KICKER_WITHIN = -1.2  # a line that ends as kickers do, but is not the last
_OPEN_WITHIN = 1.54  # a line that breaks off: 外交部发言人——
_OPEN_AT_EDGE = -2.34
_COLUMN_WITHIN = -0.54  # a column's name beside it
_DASH_WITHIN = -6.56
_CUT_AT_EDGE = -4.82  # the headline begins or ends within a word
_LINE_AT_EDGE = -0.2  # or where no empty line is
_KICKER_AT_EDGE = 0.7
_KICKER_BELOW = 0.6
_DASH_AT_EDGE = -0.23
_LARGER_TYPE = 1.89
_SMALLER_TYPE = -2.78
_AFTER_OTHERS = -0.35  # for each line before it


@dataclass(frozen=True, slots=True)
class HeadParts:
    """The lines of a story's head by role. Any may be empty; without a headline there is no kicker and deck.

    `lead` is by how much the headline's score beats that of the second best choice.
    """

    kicker: tuple[Line, ...] = ()
    headline: tuple[Line, ...] = ()
    deck: tuple[Line, ...] = ()
    byline: tuple[Line, ...] = ()
    lead: float = 0.0


@dataclass(frozen=True, slots=True)
class HeadlineRun:
    """The lines first … end-1 of a story's heads as its headline, `lead` ahead of the second best choice."""

    first: int
    end: int
    lead: float


def head_parts(heads: Sequence[Head], body: str) -> HeadParts:
    """The heads of one story by role, in view of its body's text (without white space)."""
    known = pairs_of(body)
    lines, byline = _without_name([line for head in heads for line in head.lines])
    if not lines:
        return HeadParts(byline=byline)
    setting = _Setting(lines, known)
    (first, end), lead = _best_run(setting)
    roles = [setting.role(index, (first, end)) for index in range(len(lines))]
    kicker, headline, deck = (
        tuple(line for line, role in zip(lines, roles, strict=True) if role == wanted)
        for wanted in ("kicker", "headline", "deck")
    )
    return HeadParts(kicker, headline, deck, byline, lead)


def told_parts(lines: Sequence[Line], headline: HeadlineRun) -> HeadParts:
    """The heads of a story of which it is known which lines are the headline: what is above it and below it."""
    above, below = lines[: headline.first], lines[headline.end :]
    dashed = tuple(line for line in above if opens_deck(line.dense))
    kicker = tuple(line for line in above if line not in dashed)
    return HeadParts(kicker, tuple(lines[headline.first : headline.end]), (*dashed, *below), (), headline.lead)


def _best_run(setting: "_Setting") -> tuple[tuple[int, int], float]:
    """The run of lines with the best score, and by how much it beats the second best."""
    runs = sorted(setting.runs(), key=setting.score, reverse=True)
    lead = setting.score(runs[0]) - setting.score(runs[1]) if len(runs) > 1 else 0.0
    return runs[0], lead


def lines_text(lines: Sequence[Line], body: str) -> str:
    """Lines of one head as one text: a space where a new phrase begins, none where a word was cut."""
    known = pairs_of(body)
    text = ""
    for line in lines:
        part = head_text(line.raw)
        text += part if not text or _runs_over(text, part, known) else f" {part}"
    return text


def _without_name(lines: Sequence[Line]) -> tuple[list[Line], tuple[Line, ...]]:
    """The lines that are no author's name, and the one that is."""
    for index, line in enumerate(lines):
        under_head = index > 0 and line.attached and is_name(line.raw)
        alone = len(lines) > 1 and is_authors_name(line.raw)
        if under_head or alone:
            return [*lines[:index], *lines[index + 1 :]], (line,)
    return list(lines), ()


@dataclass(frozen=True, slots=True)
class _Setting:
    """The lines of a head as they are set, and the pairs of characters that the body knows."""

    lines: Sequence[Line]
    known: Pairs

    def runs(self) -> Iterator[tuple[int, int]]:
        """All runs of lines: first … end-1."""
        count = min(len(self.lines), _MOST_LINES)
        for first in range(count):
            for end in range(first + 1, count + 1):
                yield first, end

    def score(self, run: tuple[int, int]) -> float:
        """What speaks for a run being the headline."""
        first, end = run
        lines = self.lines[first:end]
        within = sum(self._within(above, below) for above, below in pairwise(lines))
        edges = [edge for edge in (first, end) if 0 < edge < len(self.lines)]
        around = sum(self._edge(edge) for edge in edges) + self._type(run) + _AFTER_OTHERS * first
        return self._words(lines) + within + around

    def _words(self, lines: Sequence[Line]) -> float:
        text = _dense(lines)
        pairs = pairs_of(text)
        width = width_in_em(text)
        score = _SHARED * len(pairs & self.known) / max(1, len(pairs)) + _LENGTH * min(width, _LONGEST_HEADLINE)
        score += _SHORT_HEADLINE * (len(text) < _COLUMN_NAME) + _LONG_HEADLINE * (width > _LONGEST_HEADLINE)
        score += _SERIES_HEADLINE * any(marks_series(line.text) for line in lines)
        score += _KICKER_HEADLINE * ends_as_kicker(text) + _DECK_HEADLINE * bool(
            _DECK_SIGNS.search(in_simplified_print(text))
        )
        return score + _DASH_HEADLINE * opens_deck(text)

    def _within(self, above: Line, below: Line) -> float:
        """What speaks for two lines being both of the headline."""
        if opens_deck(below.text):
            return _DASH_WITHIN
        if _runs_over(above.dense, below.dense, self.known):
            return 0.0
        if _BREAKS_HEAD.search(above.dense):
            return _OPEN_WITHIN + _BLANK_WITHIN * self._is_parted(below)
        score = _BLANK_WITHIN if self._is_parted(below) else _LINE_WITHIN
        column = self._names_column(above) or self._names_column(below) or _stands_over(above, below)
        score += _COLUMN_WITHIN * column
        score += _WIDER_WITHIN * (below.width > _MUCH_WIDER * above.width)
        return score + _KICKER_WITHIN * ends_as_kicker(above.dense)

    def _is_parted(self, line: Line) -> bool:
        """Whether an empty line stands before a line that need not: other lines of this head have none."""
        return line.blank or (not line.attached and any(other.attached for other in self.lines))

    def _names_column(self, line: Line) -> bool:
        """Whether a short line may be a column's name (光明情结): it says nothing that the body says."""
        return len(line.dense) < _COLUMN_NAME and not pairs_of(line.dense) & self.known

    def _edge(self, edge: int) -> float:
        """What speaks for the headline beginning or ending before a line."""
        above, below = self.lines[edge - 1], self.lines[edge]
        if _runs_over(above.dense, below.dense, self.known):
            return _CUT_AT_EDGE
        if _BREAKS_HEAD.search(above.dense):
            return _OPEN_AT_EDGE
        score = _KICKER_AT_EDGE * ends_as_kicker(above.dense) + _DASH_AT_EDGE * opens_deck(below.text)
        score += _KICKER_BELOW * ends_as_kicker(below.dense)
        return score + _LINE_AT_EDGE * below.attached

    def _type(self, run: tuple[int, int]) -> float:
        """What the widths at which lines break say about whose type is larger."""
        own = self.lines[run[0] : run[1]]
        others = [*self.lines[: run[0]], *self.lines[run[1] :]]
        if not others:
            return 0.0
        score = 0.0
        if (breaks := self._breaks(own)) and max(line.width for line in others) > breaks + _SLACK:
            score += _LARGER_TYPE
        if (breaks := self._breaks(others)) and max(line.width for line in own) > breaks + _SLACK:
            score += _SMALLER_TYPE
        return score

    def _breaks(self, lines: Sequence[Line]) -> float | None:
        """The width in em at which a part's lines break in mid-word, or None where they do not."""
        widths = [
            above.width
            for above, below in pairwise(lines)
            if _runs_over(above.dense, below.dense, self.known) and below.number - above.number <= 2  # noqa: PLR2004
        ]
        return max(widths, default=None)

    def role(self, index: int, run: tuple[int, int]) -> str:
        """The role of a line, the headline being a run: by what it looks like, else by where it stands."""
        if run[0] <= index < run[1]:
            return "headline"
        part = _dense(self._part(index, run))
        if opens_deck(part):
            return "deck"
        if len(part) < _COLUMN_NAME or ends_as_kicker(part) or marks_series(part):
            return "kicker"
        if _DECK_SIGNS.search(in_simplified_print(part)):
            return "deck"
        return "kicker" if index < run[0] else "deck"

    def _part(self, index: int, run: tuple[int, int]) -> Sequence[Line]:
        """The lines around one, outside the headline, between which no empty line stands."""
        first, end = (0, run[0]) if index < run[0] else (run[1], len(self.lines))
        start = index
        while start > first and not self._parts_at(start):
            start -= 1
        stop = index + 1
        while stop < end and not self._parts_at(stop):
            stop += 1
        return self.lines[start:stop]

    def _parts_at(self, index: int) -> bool:
        above, below = self.lines[index - 1], self.lines[index]
        return below.blank and not _runs_over(above.dense, below.dense, self.known)


def _stands_over(above: Line, below: Line) -> bool:
    """Whether a short line is a column's name over a headline: a broken headline's first line is no shorter."""
    return len(above.dense) < _COLUMN_NAME and below.width >= _COLUMN_RATIO * above.width


def _runs_over(before: str, after: str, known: Pairs) -> bool:
    """Whether a head's line break cut a word or a bracket: the body has both its neighbours together."""
    return has_open_bracket(before) or before[-1:] + after[:1] in known or len(after) == 1


def _dense(lines: Sequence[Line]) -> str:
    return "".join(line.dense for line in lines)
