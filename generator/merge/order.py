"""In what order the nodes stand that both sides have: the editor's wherever the editor changed it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from generator.merge.common import rising

_MOST_COMPARED = 4_000_000  # pairs of nodes


@dataclass(frozen=True, slots=True)
class Order:
    """The nodes in the order of the result, by their numbers in the base.

    `refused` are those that the importer moved in vain.
    """

    nodes: tuple[int, ...]
    refused: tuple[int, ...]


def settled_order(mine: Sequence[int], theirs: Sequence[int]) -> Order:
    """The order of nodes that both have, each side's given as their numbers in the base.

    The whole is cut wherever the same nodes stand before the cut on all sides; in a part whose order only the
    importer changed the importer's holds, else the editor's. So it is the same order when merged again.
    """
    nodes: list[int] = []
    refused: list[int] = []
    for part in _parts(mine, theirs):
        base, my_part, their_part = sorted(mine[part]), list(mine[part]), list(theirs[part])
        only_theirs = my_part == base
        nodes += their_part if only_theirs else my_part
        if not only_theirs and their_part not in (base, my_part):
            refused += _refused(my_part, their_part)
    return Order(tuple(nodes), tuple(refused))


def _parts(mine: Sequence[int], theirs: Sequence[int]) -> Iterator[slice]:
    """The finest parts with the same nodes on all three sides."""
    ranks = {node: rank for rank, node in enumerate(sorted(mine))}
    start = highest = 0
    for end, pair in enumerate(zip(mine, theirs, strict=True), 1):
        highest = max(highest, *(ranks[node] + 1 for node in pair))
        if highest == end:
            yield slice(start, end)
            start = end


def _refused(result: Sequence[int], theirs: Sequence[int]) -> list[int]:
    """The nodes that the importer moved past others where the result has them as they were."""
    kept = {theirs[place] for place in rising(theirs)}
    moved = [node for node in theirs if node not in kept]
    if len(moved) * len(theirs) > _MOST_COMPARED:
        return moved
    rank = {node: place for place, node in enumerate(result)}
    numbers, ranks = np.array(theirs), np.array([rank[node] for node in theirs])
    places = np.arange(len(theirs))
    at = {node: place for place, node in enumerate(theirs)}
    return [node for node in moved if _is_in_vain(at[node], numbers, ranks, places)]


def _is_in_vain(at: int, numbers: np.ndarray, ranks: np.ndarray, places: np.ndarray) -> bool:
    in_base, in_result, in_theirs = numbers < numbers[at], ranks < ranks[at], places < at
    return bool(np.any((in_theirs != in_base) & (in_result == in_base) & (places != at)))
