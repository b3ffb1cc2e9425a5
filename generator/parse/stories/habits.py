"""On which side of their stories a page's heads stand, and whether gathered heads keep the stories' order."""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import IntEnum

# Fitted on made pages (tests/bench).
_BESIDE = 1.1  # heads that stand right before or after their story, taken to be there before any is seen
_FAR = 0.6
_EVEN = 0.25  # the share of a side that is worth nothing
_WEIGHT = 1.282
_ORDER = 3.375  # that the next of gathered heads goes to the next story, where all do
_ORDER_SKIPS = 1.282  # that it goes to a later one
_ORDER_PRIOR = 3.645  # pairs of heads


class Side(IntEnum):
    """Where a head stands as seen from its story: right before or after it, farther off, or within it."""

    BEFORE = 0
    AFTER = 1
    EARLIER = 2
    LATER = 3
    INSIDE = 4


_PRIORS = {Side.BEFORE: _BESIDE, Side.AFTER: _BESIDE, Side.EARLIER: _FAR, Side.LATER: _FAR}


def side_of(gap: int, first: int, end: int) -> Side:
    """The side of a story (paragraphs first … end-1) on which a head with `gap` paragraphs before it stands."""
    if gap == first:
        return Side.BEFORE
    if gap == end:
        return Side.AFTER
    if gap < first:
        return Side.EARLIER
    return Side.LATER if gap > end else Side.INSIDE


@dataclass(frozen=True, slots=True)
class Habits:
    """How many heads of a page stand on each side, and how often gathered heads follow their stories' order.

    `kept` of `pairs` neighbouring gathered heads belong to stories that follow each other.
    """

    sides: Counter[Side] = field(default_factory=Counter)
    kept: int = 0
    pairs: int = 0

    def worth(self, side: Side) -> float:
        """What it is worth, in logarithms of odds, that a head stands on a side."""
        total = sum(self.sides[each] + _PRIORS[each] for each in _PRIORS)
        return _WEIGHT * math.log((self.sides[side] + _PRIORS[side]) / total / _EVEN)

    def order_table(self, stories: int) -> list[list[float]]:
        """The worth of each story's head (column) after that of each (row), where heads stand together."""
        return [[self._order_worth(before, story) for story in range(stories)] for before in range(stories)]

    def _order_worth(self, before: int, story: int) -> float:
        """What it is worth that a head of story `before` is followed, in one place, by one of `story`."""
        keeping = (self.kept + _ORDER_PRIOR / 2) / (self.pairs + _ORDER_PRIOR)
        strength = max(0.0, 2 * keeping - 1)
        if story == before + 1:
            return _ORDER * strength
        return _ORDER_SKIPS * strength if story > before else 0.0


UNKNOWN_HABITS = Habits()


def habits_of(heads: Iterable[tuple[int, int]], spans: Iterable[tuple[int, int]]) -> Habits:
    """The habits that a first assignment shows: of heads (their gap and story) in page order."""
    borders = list(spans)
    sides: Counter[Side] = Counter()
    kept = pairs = 0
    last: tuple[int, int] | None = None
    for gap, story in heads:
        sides[side_of(gap, *borders[story])] += 1
        if last is not None and last[0] == gap:
            pairs += 1
            kept += story == last[1] + 1
        last = (gap, story)
    return Habits(sides, kept, pairs)
