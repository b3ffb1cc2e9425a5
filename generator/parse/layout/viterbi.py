"""What each line is: the first, a middle or the last line of a paragraph, or a line that stands loose.

A Viterbi decoder (Viterbi 1967; the positions are the tags BIOES of sequence labelling): the best path through
the page over position in the paragraph × column measure. `emissions` says how well a line fits a position, this
module how positions follow each other.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from generator.parse.layout.emissions import (
    IMPOSSIBLE,
    Scores,
    blank_emissions,
    column_emissions,
    loose_emissions,
)
from generator.parse.layout.lines import Line, Profile

Indexes: TypeAlias = npt.NDArray[np.int64]

# What it costs that a line follows another, by what the line above was: within a paragraph ("open"), the end of
# one ("done"), or loose.
_TURN_WHEN_OPEN = -7.0  # a new paragraph before the last has ended
_TURN_AFTER_FENCE = -6.0  # the same where a jump cut it off
_TURN_FROM_LOOSE = -1.5
_RUN_WHEN_DONE = -8.0  # on with a paragraph that has ended
_RUN_FROM_LOOSE = -6.0  # on with one that a head or a picture interrupted
_RUN_OVER_FENCE = -8.0
_LOOSE_WHEN_OPEN = -6.0
_LOOSE_WHEN_DONE = -0.65
_OTHER_COLUMN_OPEN = -5.0  # the column's measure changes in mid-sentence
_OTHER_COLUMN_DONE = -1.3
_FIRST_ALONE = -1.95  # and the column before held nothing but a paragraph's first line
_CUT_AT_END = -7.0  # the page ends in mid-sentence


class LinePosition(IntEnum):
    """Where in a paragraph a line stands; LOOSE lines (heads, captions) are in none."""

    FIRST = 0
    MIDDLE = 1
    LAST = 2
    ONLY = 3
    LOOSE = 4


@dataclass(frozen=True, slots=True)
class PositionedLine:
    """A line with its place; `measure` is the width in em of its column, 0 for a loose line."""

    line: Line
    place: LinePosition
    measure: float


@dataclass(frozen=True, slots=True)
class _Arrivals:
    """For each measure the best score of arriving there, and the state (place × measures + measure) before."""

    scores: Scores
    origins: Indexes


@dataclass(frozen=True, slots=True)
class _Step:
    """The best ways from one line to the next: `turn` opens a paragraph, `run` goes on with it."""

    turn: _Arrivals
    run: _Arrivals
    loose: float
    loose_origin: int


def positioned_lines(lines: Sequence[Line], profile: Profile, fences: Sequence[bool]) -> list[PositionedLine]:
    """Each line with its place and measure, by the best path through the page.

    `fences[i]` says that something ends the text before line i (a jump, the page's start): a new paragraph
    may follow whatever stood before.
    """
    if not lines:
        return []
    measures = np.array(profile.measures or (max(line.width for line in lines),))
    fits = zip(column_emissions(lines, measures), loose_emissions(lines, profile), strict=True)
    blanks = blank_emissions(lines, profile)
    scores, loose = np.full((4, len(measures)), IMPOSSIBLE), 0.0
    steps: list[_Step] = []
    for (column_fit, loose_fit), blank, fence in zip(fits, blanks, fences, strict=True):
        step = _step(scores, loose, blank, fence=fence)
        turn, run = step.turn.scores, step.run.scores
        scores, loose = np.stack([turn, run, run, turn]) + column_fit, step.loose + loose_fit
        steps.append(step)
    scores[[LinePosition.FIRST, LinePosition.MIDDLE]] += _CUT_AT_END
    best = int(scores.argmax())
    last = best if scores.flat[best] > loose else scores.size
    return _traced(lines, measures, steps, last)


def _step(before: Scores, loose: float, blank: tuple[float, float], *, fence: bool) -> _Step:
    count = before.shape[1]
    running = _best_of(before, (LinePosition.FIRST, LinePosition.MIDDLE))
    done = _best_of(before, (LinePosition.LAST, LinePosition.ONLY))
    stray = _Arrivals(np.full(count, loose), np.full(count, 4 * count))
    alone = np.where(before[LinePosition.FIRST] > before[LinePosition.MIDDLE], _FIRST_ALONE, 0.0)
    cut = _TURN_AFTER_FENCE if fence else _TURN_WHEN_OPEN
    turn = _best(
        done,
        _anywhere(done, _OTHER_COLUMN_DONE),
        _anywhere(running, cut),
        _plus(stray, _TURN_FROM_LOOSE),
    )
    run = _best(
        running,
        _anywhere(_plus(running, alone), _OTHER_COLUMN_OPEN),
        _plus(done, _RUN_WHEN_DONE),
        _plus(stray, _RUN_FROM_LOOSE),
    )
    from_running = _anywhere(running, _TURN_AFTER_FENCE if fence else _LOOSE_WHEN_OPEN)
    to_loose = _best(stray, _anywhere(done, _LOOSE_WHEN_DONE), from_running)
    return _Step(
        _plus(turn, blank[0]),
        _plus(run, blank[1] + (_RUN_OVER_FENCE if fence else 0.0)),
        float(to_loose.scores[0]),
        int(to_loose.origins[0]),
    )


def _best_of(scores: Scores, places: tuple[LinePosition, LinePosition]) -> _Arrivals:
    """For each measure the better of two places."""
    columns = np.arange(scores.shape[1])
    one, other = (_Arrivals(scores[place], place * len(columns) + columns) for place in places)
    return _best(one, other)


def _best(*ways: _Arrivals) -> _Arrivals:
    """For each measure the best of several ways."""
    scores = np.stack([way.scores for way in ways])
    pick, columns = scores.argmax(axis=0), np.arange(scores.shape[1])
    return _Arrivals(scores[pick, columns], np.stack([way.origins for way in ways])[pick, columns])


def _anywhere(ways: _Arrivals, weight: float) -> _Arrivals:
    """The best way of all measures, as a way to every measure, at a price."""
    best, count = int(ways.scores.argmax()), len(ways.scores)
    return _Arrivals(np.full(count, ways.scores[best] + weight), np.full(count, ways.origins[best]))


def _plus(ways: _Arrivals, weight: float | Scores) -> _Arrivals:
    return _Arrivals(ways.scores + weight, ways.origins)


def _traced(lines: Sequence[Line], measures: Scores, steps: Sequence[_Step], last: int) -> list[PositionedLine]:
    """The lines with their places along the path that ends in the state `last`."""
    placed: list[PositionedLine] = []
    state, count = last, len(measures)
    for line, step in zip(reversed(lines), reversed(steps), strict=True):
        if state == 4 * count:
            placed.append(PositionedLine(line, LinePosition.LOOSE, 0.0))
            state = step.loose_origin
            continue
        place, column = divmod(state, count)
        placed.append(PositionedLine(line, LinePosition(place), float(measures[column])))
        ways = step.turn if place in {LinePosition.FIRST, LinePosition.ONLY} else step.run
        state = int(ways.origins[column])
    return placed[::-1]
