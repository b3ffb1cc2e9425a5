"""How well one part's text goes on with another's: what both speak of, and the words at the cut."""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from generator.continuation.parts import Part, pairs_in
from generator.language import dot_product, rarity, vector_length
from generator.parse import dateline_at_start, ends_sentence, opens_lead

Scores: TypeAlias = npt.NDArray[np.float64]

# What speaks for two parts being one story, in logarithms of odds; fitted on issues cut from real news.
_ANYWHERE = -4.8
_LIKE = 20.7
_LIKE_AT_CUT = 6.6
_BRACKET_CLOSES = 3.1
_BRACKET_LOST = -4.3
_OPEN = 2.1
_KNOWN_RUN = 1.6
_LONG_RUN = 1.2
_UNKNOWN_RUN = -1.4
_OPEN_BUT_FRESH = -2.1
_ENDED_BUT_RUNS_ON = -3.2
_DATELINE = -11.9

_LONG = 3  # characters
_AT_CUT = 150  # characters before and after the cut that are compared by themselves
_OPENERS = {"”": "“", "’": "‘", "》": "《", "）": "（", "】": "【", "」": "「", "』": "『", ")": "("}
_OPENING = frozenset(_OPENERS.values())
# No sentence begins with these, or is over so soon.
_INSIDE = re.compile(r"[，。、；：！？”’」』》）】％%的了着著们們]|[^，。！？“「]{1,6}[。；]")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """How rare each pair of characters of an issue is, as a logarithm.

    `rare` among all articles but the one that has it; `shared` among all but the two that share it; `texts` are
    the articles' own.
    """

    rare: Mapping[str, float]
    shared: Mapping[str, float]
    texts: tuple[str, ...]


def vocabulary_of(parts: Sequence[Part]) -> Vocabulary:
    """The vocabulary of an issue's articles."""
    holders = Counter(pair for part in parts for pair in part.pairs)
    rare, shared = (
        {pair: rarity(max(len(parts) - own, 0), max(count - own, 0)) for pair, count in holders.items()}
        for own in (1, 2)
    )
    return Vocabulary(rare, shared, tuple(part.text for part in parts))


def wordings(
    starts: Sequence[Part], ends: Sequence[Part], similarity: Scores, vocabulary: Vocabulary
) -> Scores:
    """How much what the texts say speaks for each end (column) going on with each start (row)."""
    cues = [[_at_cut(start, end, vocabulary) for end in ends] for start in starts]
    return np.asarray(_ANYWHERE + _LIKE * similarity + np.array(cues), dtype=np.float64)


def similarities(
    ones: Sequence[Mapping[str, int]], others: Sequence[Mapping[str, int]], vocabulary: Vocabulary
) -> Scores:
    """How much each two articles speak of the same, 0 to 1: what no third one says weighs most."""
    common = [[dot_product(one, other, vocabulary.shared) for other in others] for one in ones]
    lengths, other_lengths = (
        np.array([vector_length(pairs, vocabulary.rare) for pairs in texts]) for texts in (ones, others)
    )
    return np.minimum(np.array(common) / np.outer(lengths, other_lengths), 1.0)


def is_open(part: Part) -> bool:
    """Whether a part's text ends in the middle of a sentence."""
    return bool(part.last) and not ends_sentence(part.last)


def begins_afresh(part: Part) -> bool:
    """Whether a part's text begins as reports and sentences of their own do."""
    return has_dateline(part) or opens_lead(part.first) or part.first[:1] in _OPENING


def has_dateline(part: Part) -> bool:
    """Whether a part's text begins with a dateline (本报讯), as no continuation does."""
    return dateline_at_start(part.first) is not None


def runs_over(start: Part, end: Part) -> bool:
    """Whether a sentence is cut, and the two characters at the cut stand together elsewhere in the texts."""
    seam = start.last[-1:] + end.first[:1]
    return is_open(start) and (seam in start.pairs or seam in end.pairs)


def cut_cues(start: Part, end: Part, vocabulary: Vocabulary) -> list[tuple[float, bool]]:
    """What speaks for and against at the cut: the weight of each cue and whether it holds."""
    cut = is_open(start)
    seam = start.last[-1:] + end.first[:1]
    opened, closed = _brackets(start.last)[0], _brackets(end.first)[1]
    return [
        (_BRACKET_CLOSES, bool(opened) and closed == opened[-1]),
        (_BRACKET_LOST, (not opened and bool(closed)) or (cut and bool(opened) and closed != opened[-1])),
        (_OPEN, cut),
        (_KNOWN_RUN, runs_over(start, end)),
        (_LONG_RUN, cut and seam in vocabulary.rare and _is_long_run(start.last, end.first, vocabulary)),
        (_UNKNOWN_RUN, cut and len(seam) > 1 and seam.isalnum() and seam not in vocabulary.rare),
        (_OPEN_BUT_FRESH, cut and begins_afresh(end)),
        (_ENDED_BUT_RUNS_ON, not cut and _INSIDE.match(end.first) is not None),
        (_DATELINE, has_dateline(end)),
    ]


def _at_cut(start: Part, end: Part, vocabulary: Vocabulary) -> float:
    cues = sum(weight for weight, holds in cut_cues(start, end, vocabulary) if holds)
    return cues + _LIKE_AT_CUT * similarity_at_cut(start, end, vocabulary)


def similarity_at_cut(start: Part, end: Part, vocabulary: Vocabulary) -> float:
    """How much what stands right before the cut and right after it speaks of the same, 0 to 1."""
    before, after = pairs_in(start.last[-_AT_CUT:]), pairs_in(end.first[:_AT_CUT])
    common = sum(vocabulary.shared[pair] for pair in before.keys() & after.keys())
    lengths = [sum(vocabulary.rare[pair] for pair in pairs) for pairs in (before, after)]
    return common / math.sqrt(1 + lengths[0] * lengths[1])


def _is_long_run(before: str, after: str, vocabulary: Vocabulary) -> bool:
    """Whether three characters across the cut stand together elsewhere in the issue."""
    runs = [before[-2:] + after[:1], before[-1:] + after[:2]]
    return any(run in text for run in runs if len(run) == _LONG and run.isalnum() for text in vocabulary.texts)


def _brackets(text: str) -> tuple[str, str]:
    """The brackets and quotation marks that a text leaves open, and the first that it closes with none open.

    Both as opening marks; empty where there are none.
    """
    opened = closed_first = ""
    for character in text:
        opener = _OPENERS.get(character)
        if character in _OPENING:
            opened += character
        elif opener and opener in opened:
            opened = opened[: opened.rindex(opener)]
        elif opener and not opened:
            closed_first = closed_first or opener
    return opened, closed_first
