"""The best tags of sentences and how sure they are: a linear chain of conditional random fields.

Viterbi's path, and the forward and backward sums of Lafferty, McCallum, Pereira (2001), "Conditional Random
Fields".
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generator.tagger.weights import Matrix, Weights


def best_paths(scores: Matrix, lengths: NDArray[np.intp], weights: Weights) -> NDArray[np.intp]:
    """The numbers of the best tags, steps × sentences; zero in padding. Of equals the first tag wins."""
    steps, sentences, _ = scores.shape
    preceding = np.ascontiguousarray(weights.following.T)
    best = np.empty_like(scores)
    best[0] = weights.opening + scores[0]
    for step in range(1, steps):
        best[step] = (best[step - 1][:, None, :] + preceding).max(axis=2) + scores[step]
    everyone = np.arange(sentences)
    tags = (best[lengths - 1, everyone] + weights.closing).argmax(axis=1)
    paths = np.zeros((steps, sentences), dtype=np.intp)
    for step in range(steps - 1, -1, -1):
        paths[step] = np.where(step < lengths, tags, 0)
        if step:
            came_from = (best[step - 1] + preceding[tags]).argmax(axis=1)
            tags = np.where(step < lengths, came_from, tags)
    return paths


@dataclass(frozen=True, slots=True)
class PathShares:
    """What any word's share of all paths is worked out from, steps × sentences × tags but for the scales.

    `before` holds the shares of the beginnings of paths that end in a tag, `after` those of what may follow,
    `here` the likelihood of a tag by its own character, `scales` what each step's sums were divided by.
    """

    before: Matrix
    after: Matrix
    here: Matrix
    scales: Matrix
    opening: Matrix
    following: Matrix
    lengths: NDArray[np.intp]

    def of_word(self, sentence: int, start: int, end: int, tags: tuple[int, int]) -> float:
        """The share of all paths, 0 to 1, in which the characters from start to end are one word of these tags.

        `tags` are the numbers of the tag that begins such a word and of the one that goes on with it.
        """
        tag, further = tags
        arriving = self.before[start - 1, sentence] @ self.following[:, tag] if start else self.opening[tag]
        share = arriving * self._own(start, sentence, tag)
        for step in range(start + 1, end):
            share *= self.following[tag, further] * self._own(step, sentence, further)
            tag = further
        leaving = self.after[end - 1, sentence, tag]
        if end < self.lengths[sentence]:
            longer = self.following[tag, further] * self._own(end, sentence, further)
            leaving -= longer * self.after[end, sentence, further]
        # The difference of two near-equal numbers may stray beyond the ends of a share by a rounding.
        return float(np.clip(share * leaving, 0.0, 1.0))

    def _own(self, step: int, sentence: int, tag: int) -> float:
        return float(self.here[step, sentence, tag] / self.scales[step, sentence])


def shares(scores: Matrix, lengths: NDArray[np.intp], weights: Weights) -> PathShares:
    """The shares of all paths through the sentences whose scores are given (steps × sentences × tags)."""
    here = np.exp(scores - scores.max(axis=2, keepdims=True))
    opening, closing, following = (np.exp(one) for one in (weights.opening, weights.closing, weights.following))
    before, scales = _before(here, opening, following)
    last = before[lengths - 1, np.arange(len(lengths))]
    ends = closing / (last @ closing)[:, None]
    after = _after(here / scales[:, :, None], following, ends, lengths)
    return PathShares(before, after, here, scales, opening, following, lengths)


def _before(here: Matrix, opening: Matrix, following: Matrix) -> tuple[Matrix, Matrix]:
    """The forward sums, each step scaled to one, and what it was divided by."""
    before, scales = np.empty_like(here), np.empty(here.shape[:2])
    sums = opening * here[0]
    for step in range(len(here)):
        if step:
            sums = (before[step - 1] @ following) * here[step]
        scales[step] = sums.sum(axis=1)
        before[step] = sums / scales[step][:, None]
    return before, scales


def _after(here: Matrix, following: Matrix, ends: Matrix, lengths: NDArray[np.intp]) -> Matrix:
    """The backward sums; `here` scaled as the forward sums are, `ends` what each sentence closes with."""
    after = np.empty_like(here)
    onward = ends
    for step in range(len(here) - 1, -1, -1):
        if step < len(here) - 1:
            onward = (here[step + 1] * after[step + 1]) @ following.T
        last = np.equal(lengths, step + 1)
        after[step] = np.where(last[:, None], ends, onward)
    return after
