"""How much of one text's vocabulary another shares: pairs of characters, the rare ones weighing more."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from generator.language import rarity, word_bigrams

Pairs: TypeAlias = frozenset[str]
Table: TypeAlias = npt.NDArray[np.float64]
_UNKNOWN = 0.2  # what such a pair weighs in a head: most are the end of one word and the start of the next


def pairs_of(text: str) -> Pairs:
    """The pairs of neighbouring letters and digits in a text without white space; punctuation breaks them."""
    return frozenset(word_bigrams(text))


def rarities(texts: Sequence[Pairs]) -> Mapping[str, float]:
    """For each pair of any text the logarithm of how rare it is among them: about 0 where all have it."""
    counts = Counter(pair for text in texts for pair in text)
    return {pair: rarity(len(texts), count) for pair, count in counts.items()}


@dataclass(frozen=True, slots=True)
class Shares:
    """Which pairs of each phrase stand in which paragraphs; made once for a page, asked many times.

    One column for each pair of each phrase: `owners` the phrase's index, `weights` the pair's rarity, `held`
    how many of the first k texts hold it (row k). `totals` is each phrase's rarity in all.
    """

    owners: npt.NDArray[np.int64]
    weights: Table
    held: npt.NDArray[np.int32]
    totals: Table


def shares_of(phrases: Sequence[Pairs], texts: Sequence[Pairs]) -> Shares:
    """The table of shares of the phrases' pairs in the texts."""
    rare = rarities(texts)
    unknown = _UNKNOWN * rarity(len(texts), 0)
    columns = [(phrase, pair) for phrase, pairs in enumerate(phrases) for pair in sorted(pairs)]
    weights = np.array([rare.get(pair, unknown) for _, pair in columns], dtype=np.float64)
    owners = np.array([head for head, _ in columns], dtype=np.int64)
    held = np.array([[pair in text for _, pair in columns] for text in texts], dtype=np.int32)
    held = np.vstack(
        [np.zeros((1, len(columns)), np.int32), held.reshape(len(texts), len(columns)).cumsum(axis=0)]
    )
    totals = np.bincount(owners, weights=weights, minlength=len(phrases)).astype(np.float64)
    return Shares(owners, weights, held, totals)


def rarity_within(shares: Shares, first: int, end: int) -> Table:
    """For each phrase the rarity of its pairs that the texts first … end-1 hold, 0 to its total."""
    present = (shares.held[end] - shares.held[first]) > 0
    weights = shares.weights * present
    return np.bincount(shares.owners, weights=weights, minlength=len(shares.totals)).astype(np.float64)
