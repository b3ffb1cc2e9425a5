"""How alike two texts are, by the pairs of neighbouring characters (character bigrams) that both have.

Chinese needs no words for that. The measures differ in what the common part is compared with, and none stands
for another: a paragraph is all contained in its article, and yet is not that article.

dice         with both texts: whether they are the same. Dice (1945), https://doi.org/10.2307/1932409;
             Sørensen (1948)
overlap      with the smaller of them: whether one may be a part of the other. Szymkiewicz (1934);
             Simpson (1943)
containment  with the first: how much of it stands in the other. Broder (1997), "On the resemblance and
             containment of documents"
cosine       with both as vectors: whether they speak of the same. Salton and Buckley (1988), tf-idf

Rare pairs say more than common ones: weights are inverse document frequencies, Spärck Jones (1972),
https://doi.org/10.1108/eb026526.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

# The bigrams of a text, with how often each stands there or without.
Bigrams = TypeVar("Bigrams", Counter[str], frozenset[str])

_SMOOTHING = 0.5  # added to a count, so that a bigram which no text has is the rarest


def bigrams(text: str) -> Iterator[str]:
    """The pairs of neighbouring characters of a text, whatever they are, in their order."""
    return (text[at : at + 2] for at in range(len(text) - 1))


def word_bigrams(text: str) -> Iterator[str]:
    """The pairs of neighbouring letters and digits of a text, in their order; punctuation breaks them."""
    return (pair for pair in bigrams(text) if pair.isalnum())


def dice(one: Bigrams, other: Bigrams) -> float:
    """The share of all bigrams of two texts that are common to them, 0 to 1: the Sørensen-Dice coefficient."""
    total = _size(one) + _size(other)
    return 2 * _size(one & other) / total if total else 0.0


def overlap(one: Bigrams, other: Bigrams) -> float:
    """The share of the bigrams of the smaller text that the other has, 0 to 1: the overlap coefficient."""
    smaller = min(_size(one), _size(other))
    return _size(one & other) / smaller if smaller else 0.0


def containment(one: Bigrams, other: Bigrams) -> float:
    """The share of the bigrams of a text that another has, 0 to 1: the containment of the first in it."""
    size = _size(one)
    return _size(one & other) / size if size else 0.0


def share_within(text: str, other: str) -> float:
    """How much of a text stands in another, 0 to 1: the containment of all its bigrams."""
    return containment(Counter(bigrams(text)), Counter(bigrams(other)))


def weighted_overlap(one: frozenset[str], other: frozenset[str], weights: Mapping[str, float]) -> float:
    """The overlap coefficient of two texts with each bigram counted by its weight, 0 where it has none."""
    smaller = min(weight_of(one, weights), weight_of(other, weights))
    return weight_of(one & other, weights) / smaller if smaller > 0 else 0.0


def weight_of(pairs: Iterable[str], weights: Mapping[str, float]) -> float:
    """What the bigrams weigh together."""
    return sum(weights[pair] for pair in pairs if pair in weights)


def rarity(texts: int, holders: float) -> float:
    """The inverse document frequency of what so many of the texts have: about 0 where all have it."""
    return math.log((texts + 1) / (holders + _SMOOTHING))


def dot_product(one: Mapping[str, int], other: Mapping[str, int], weights: Mapping[str, float]) -> float:
    """The dot product of two texts as vectors: each bigram the root of its count, weighted."""
    return sum(math.sqrt(one[pair] * other[pair]) * weights[pair] ** 2 for pair in one.keys() & other.keys())


def vector_length(text: Mapping[str, int], weights: Mapping[str, float]) -> float:
    """The Euclidean length of a text as such a vector; 1 for one without weight, to be divided by."""
    return math.sqrt(sum(count * weights[pair] ** 2 for pair, count in text.items())) or 1.0


def _size(pairs: Counter[str] | frozenset[str]) -> int:
    return pairs.total() if isinstance(pairs, Counter) else len(pairs)
