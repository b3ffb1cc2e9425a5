"""What two lists have in common in the same order, in nearly linear time also where much of it repeats."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

Pair = tuple[int, int]
_WINDOW = 2048  # what is longer is compared window by window


def in_order(one: Sequence[str], other: Sequence[str]) -> list[Pair]:
    """The places of a common subsequence, a longest one where that can be told in reasonable time.

    What stands once on each side is paired first; between those pairs a longest common subsequence is found.
    """
    start = _common_start(one, other)
    limit = min(len(one), len(other)) - start
    end = min(_common_start(one[::-1], other[::-1]), limit)
    stops = (len(one) - end, len(other) - end)
    anchors = [(start - 1, start - 1), *_anchors(one, other, start, stops), stops]
    pairs = [(at, at) for at in range(start)]
    for (above, before), (below, after) in pairwise(anchors):
        pairs += _shifted(_windowed(one[above + 1 : below], other[before + 1 : after]), above + 1, before + 1)
        pairs += [(below, after)] if (below, after) != stops else []
    return pairs + [(stops[0] + at, stops[1] + at) for at in range(end)]


def rising(numbers: Sequence[int]) -> list[int]:
    """The places of a longest part of the numbers that rises."""
    tails: list[int] = []
    places: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        at = bisect_left(tails, number)
        before.append(places[at - 1] if at else -1)
        tails[at : at + 1] = [number]
        places[at : at + 1] = [place]
    chain = [places[-1]] if places else []
    while chain and before[chain[-1]] >= 0:
        chain.append(before[chain[-1]])
    return chain[::-1]


def _common_start(one: Sequence[str], other: Sequence[str]) -> int:
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _anchors(one: Sequence[str], other: Sequence[str], start: int, stops: Pair) -> list[Pair]:
    mine, theirs = one[start : stops[0]], other[start : stops[1]]
    counts, counted = Counter(mine), Counter(theirs)
    places = {text: start + at for at, text in enumerate(theirs)}
    once = [
        (start + at, places[text])
        for at, text in enumerate(mine)
        if counts[text] == 1 and counted.get(text) == 1
    ]
    return [once[at] for at in rising([place for _, place in once])]


def _shifted(pairs: Iterator[Pair], first: int, second: int) -> Iterator[Pair]:
    return ((a + first, b + second) for a, b in pairs)


def _windowed(one: Sequence[str], other: Sequence[str]) -> Iterator[Pair]:
    """A common subsequence; of lists longer than a window the one found while two windows slide along them."""
    first = second = 0
    while first < len(one) and second < len(other):
        pairs = _longest(one[first : first + _WINDOW], other[second : second + _WINDOW])
        yield from _shifted(iter(pairs), first, second)
        last = pairs[-1] if pairs else (-1, -1)
        first, second = (
            begun + max(end + 1, _WINDOW // 2) for begun, end in zip((first, second), last, strict=True)
        )


def _longest(one: Sequence[str], other: Sequence[str]) -> list[Pair]:
    """A longest common subsequence.

    Bit-parallel (H. Hyyrö, 2004): bit i of a row is 0 where the subsequence grows with line i of `one`. A row
    is one whole number of as many bits as `one` has lines, so it costs a few operations.
    """
    marks: dict[str, int] = {}
    for at, text in enumerate(one):
        marks[text] = marks.get(text, 0) | 1 << at
    full = (1 << len(one)) - 1
    rows, row = [], full
    for text in other:
        grown = row & marks.get(text, 0)
        row = (row + grown | row - grown) & full
        rows.append(row)
    return _backwards(rows, len(one))


def _backwards(rows: Sequence[int], width: int) -> list[Pair]:
    pairs: list[Pair] = []
    at, line = width - 1, len(rows) - 1
    while at >= 0 and line >= 0:
        if rows[line] >> at & 1:
            at -= 1
        elif line and not rows[line - 1] >> at & 1:
            line -= 1
        else:
            pairs.append((at, line))
            at, line = at - 1, line - 1
    return pairs[::-1]
