"""Which nodes of a text are which of the text before it: the same, another wording of them, or new."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.language import bigrams, dice, overlap
from generator.merge.common import Pair, in_order
from generator.merge.lines import Node

_ALIKE = 0.5  # of the pairs of neighbouring characters of the shorter one that stand in the longer one
_FAR_ALIKE = 0.6  # of the pairs of both that stand in both, where the nodes do not stand in the same place
_FEWEST_PAIRS = 4  # what is shorter is not known by its similarity
_MOST_COMPARED = 2500  # pairs of nodes, so that a text that was rewritten throughout takes no longer
_MARKS = re.compile(r"^[ #>-]*(?:[a-z_]+:(?= |$))?", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Hunk:
    """Nodes of the base and those that stand for them now: another wording, one split in two, two joined.

    Where `alike` is False nothing but their place says so.
    """

    base: tuple[int, ...]
    side: tuple[int, ...]
    alike: bool = True


@dataclass(frozen=True, slots=True)
class SideMatch:
    """What became of the base on one side.

    `same` leads from the number of a node of the base to that of its equal, `hunks` to the other wording; `new`
    are the side's nodes that are neither; `steady` those of the base that stand in their old order.
    """

    same: Mapping[int, int]
    steady: frozenset[int]
    hunks: Mapping[int, Hunk]
    new: frozenset[int]


def matched(
    base: Sequence[Node], mine: Sequence[Node], theirs: Sequence[Node]
) -> tuple[SideMatch, SideMatch, dict[int, int]]:
    """What became of the base in mine and in theirs, and the nodes new in both, from theirs to mine."""
    my_pairs, my_same = _equals(base, mine)
    their_pairs, their_same = _equals(base, theirs)
    my_rest = _rest(len(mine), my_same.values())
    their_rest = _rest(len(theirs), their_same.values())
    agreed = _equal(their_rest, theirs, my_rest, mine)
    # What both have anew is no other wording of anything: else it would be read otherwise at the next merge.
    known = set(agreed.values())
    my_rest = [place for place in my_rest if place not in known]
    their_rest = [place for place in their_rest if place not in agreed]
    my_match = _match(_Sides(base, mine, my_pairs), my_same, my_rest)
    return my_match, _match(_Sides(base, theirs, their_pairs), their_same, their_rest), agreed


def alike(one: Node, other: Node) -> bool:
    """Whether two nodes that stand in one place are two wordings of one text."""
    return overlap(_pairs(one), _pairs(other)) >= _ALIKE


@dataclass(frozen=True, slots=True)
class _Sides:
    base: Sequence[Node]
    side: Sequence[Node]
    in_order: Sequence[Pair]


def _equals(base: Sequence[Node], side: Sequence[Node]) -> tuple[list[Pair], dict[int, int]]:
    """The nodes of equal text that stand in the same order, and all of equal text."""
    pairs = in_order([node.text for node in base], [node.text for node in side])
    same = dict(pairs)
    moved = _equal(_rest(len(base), same), base, _rest(len(side), same.values()), side)
    return pairs, same | moved


def _rest(length: int, used: Iterable[int]) -> list[int]:
    taken = set(used)
    return [place for place in range(length) if place not in taken]


def _equal(
    places: Iterable[int], nodes: Sequence[Node], others: Iterable[int], other_nodes: Sequence[Node]
) -> dict[int, int]:
    """The nodes of equal text among two choices, the first with the first and so on."""
    waiting: dict[str, list[int]] = {}
    for place in others:
        waiting.setdefault(other_nodes[place].text, []).append(place)
    iterators = {text: iter(found) for text, found in waiting.items()}
    pairs = ((place, next(iterators.get(nodes[place].text, iter(())), None)) for place in places)
    return {place: other for place, other in pairs if other is not None}


def _match(sides: _Sides, same: Mapping[int, int], rest: Sequence[int]) -> SideMatch:
    left = _rest(len(sides.base), same)
    hunks: list[Hunk] = []
    for step in (_keyed, _best_matches, _far, _by_place):
        taken = (
            {place for hunk in hunks for place in hunk.base},
            {place for hunk in hunks for place in hunk.side},
        )
        hunks += step(
            sides,
            [place for place in left if place not in taken[0]],
            [place for place in rest if place not in taken[1]],
        )
    by_base = {place: hunk for hunk in hunks for place in hunk.base}
    new = frozenset(rest) - {place for hunk in hunks for place in hunk.side}
    return SideMatch(same, frozenset(place for place, _ in sides.in_order), by_base, new)


def _keyed(sides: _Sides, left: Sequence[int], rest: Sequence[int]) -> Iterator[Hunk]:
    """Facts of the same key: whatever they say, they are one fact."""
    places: dict[str, list[int]] = {}
    for place in reversed(rest):
        if key := sides.side[place].key:
            places.setdefault(key, []).append(place)
    for place in left:
        found = places.get(sides.base[place].key or "")
        if found:
            yield Hunk((place,), (found.pop(),))


def _gaps(sides: _Sides, left: Sequence[int], rest: Sequence[int]) -> Iterator[tuple[list[int], list[int]]]:
    """What stands in the same place on both sides, between two nodes that are equal; no facts with keys."""
    firsts, seconds = [first for first, _ in sides.in_order], [second for _, second in sides.in_order]
    gaps: dict[int, tuple[list[int], list[int]]] = {}
    for place in (place for place in left if sides.base[place].key is None):
        gaps.setdefault(bisect_left(firsts, place), ([], []))[0].append(place)
    for place in (place for place in rest if sides.side[place].key is None):
        gaps.setdefault(bisect_left(seconds, place), ([], []))[1].append(place)
    return (gap for _, gap in sorted(gaps.items()) if all(gap))


def _best_matches(sides: _Sides, left: Sequence[int], rest: Sequence[int]) -> Iterator[Hunk]:
    """Other wordings in the same place: all that are alike belong together, with what stands between them."""
    compared = 0
    for places, others in _gaps(sides, left, rest):
        compared += len(places) * len(others)
        if compared > _MOST_COMPARED:
            return
        pairs, other_pairs = _all_pairs(sides.base, places), _all_pairs(sides.side, others)
        edges = [
            (place, other)
            for place in places
            for other in others
            if overlap(pairs[place], other_pairs[other]) >= _ALIKE
        ]
        yield from _filled(_components(edges), others)


def _components(edges: Sequence[Pair]) -> list[Hunk]:
    """The sets of nodes that hang together by edges."""
    groups: list[tuple[set[int], set[int]]] = []
    for place, other in edges:
        touched = [group for group in groups if place in group[0] or other in group[1]]
        groups = [group for group in groups if group not in touched]
        first = {place}.union(*(group[0] for group in touched))
        groups.append((first, {other}.union(*(group[1] for group in touched))))
    return [Hunk(tuple(sorted(first)), tuple(sorted(second))) for first, second in groups]


def _filled(hunks: Sequence[Hunk], others: Sequence[int]) -> Iterator[Hunk]:
    """The hunks, each with what is in none and stands between its own: a subhead where one was split in two."""
    taken = {place for hunk in hunks for place in hunk.side}
    for hunk in hunks:
        between = [place for place in others if hunk.side[0] < place < hunk.side[-1] and place not in taken]
        taken.update(between)
        yield Hunk(hunk.base, tuple(sorted([*hunk.side, *between])))


def _far(sides: _Sides, left: Sequence[int], rest: Sequence[int]) -> Iterator[Hunk]:
    """Other wordings in another place, the most similar first."""
    places = [place for place in left if sides.base[place].key is None]
    others = [place for place in rest if sides.side[place].key is None]
    if len(places) * len(others) > _MOST_COMPARED:
        return
    pairs, other_pairs = _all_pairs(sides.base, places), _all_pairs(sides.side, others)
    found = [(-dice(pairs[place], other_pairs[other]), place, other) for place in places for other in others]
    used: tuple[set[int], set[int]] = (set(), set())
    for _, place, other in sorted(each for each in found if -each[0] >= _FAR_ALIKE):
        if place not in used[0] and other not in used[1]:
            used[0].add(place)
            used[1].add(other)
            yield Hunk((place,), (other,))


def _by_place(sides: _Sides, left: Sequence[int], rest: Sequence[int]) -> Iterator[Hunk]:
    for places, others in _gaps(sides, left, rest):
        for place, other in zip(places, others, strict=False):
            yield Hunk((place,), (other,), alike=False)


def _all_pairs(nodes: Sequence[Node], places: Iterable[int]) -> dict[int, Counter[str]]:
    return {place: _pairs(nodes[place]) for place in places}


def _pairs(node: Node) -> Counter[str]:
    """The pairs of neighbouring characters of what a node says, without marks and keys; none of a short one."""
    pairs = Counter(bigrams(_MARKS.sub("", node.text)))
    return pairs if pairs.total() >= _FEWEST_PAIRS else Counter()
