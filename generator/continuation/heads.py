"""What stands over a continuation: nothing, the headline its story began with, words of that, or another."""

from collections.abc import Mapping, Sequence
from enum import Enum, auto

import numpy as np

from generator.continuation.parts import Part, pairs_in
from generator.continuation.wording import Scores, Vocabulary

# In logarithms of odds, fitted together with those of wording.py.
_HEADLESS = 0.6
_REPEATED = 4.6
_FOREIGN = -3.5
_ONLY = -1.7
_TOLD = 6.4  # for a head whose words the first part's text has, where that part's own headline is missing
_REPEATED_SHARE = 0.8


class HeadOver(Enum):
    """What stands over a part, in view of the headline of another that it may go on with."""

    NONE = auto()
    REPEATED = auto()
    FOREIGN = auto()
    ONLY = auto()  # the other has none to compare it with


def headings(starts: Sequence[Part], ends: Sequence[Part], vocabulary: Vocabulary) -> Scores:
    """How much what stands over each end (column) speaks for its going on with each start (row)."""
    return np.array([[_score(start, end, vocabulary) for end in ends] for start in starts], dtype=np.float64)


def head_over(start: Part, end: Part, vocabulary: Vocabulary) -> HeadOver:
    """What stands over `end`, in view of the headline of `start`."""
    if not end.head:
        return HeadOver.NONE
    if not start.head:
        return HeadOver.ONLY
    repeated = _share(end.head, pairs_in(start.head), vocabulary) >= _REPEATED_SHARE
    return HeadOver.REPEATED if repeated else HeadOver.FOREIGN


def _score(start: Part, end: Part, vocabulary: Vocabulary) -> float:
    head = head_over(start, end, vocabulary)
    if head is HeadOver.ONLY:
        return _ONLY + _TOLD * _share(end.head, start.pairs, vocabulary)
    return {HeadOver.NONE: _HEADLESS, HeadOver.REPEATED: _REPEATED, HeadOver.FOREIGN: _FOREIGN}[head]


def _share(head: str, pairs: Mapping[str, int], vocabulary: Vocabulary) -> float:
    """The share of a head's pairs, the rare ones weighing more, that are among the others."""
    rarest = max(vocabulary.rare.values(), default=1.0)
    weights = {pair: vocabulary.rare.get(pair, rarest) for pair in pairs_in(head)}
    total = sum(weights.values())
    return sum(weight for pair, weight in weights.items() if pair in pairs) / total if total else 0.0
