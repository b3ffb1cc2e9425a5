"""Articles -> the pairs of them that have the same text, all but a little, or a long part of it.

A text is looked at as its runs of GRAM characters. Articles are compared where they share runs that few others
have, so that the work grows with the text and not with the number of pairs; what is printed again and again,
as weather and duty rosters are, makes no pairs.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generator.model import Article

LEAST = 40  # characters: of a shorter text much is the same by chance
SHARE = 0.8  # of the characters of the shorter text, from which two are told
LONG = 300  # characters in long runs, from which two are told whatever else they say
GRAM = 6  # characters; one wrong character in so many hides a sameness, set phrases alone make none
_LONG_RUN = 30  # characters: no set phrase is as long
_FEW = 5  # articles that may share a run; what more of them have is a standing item or a set phrase
_SAMPLED = 4  # one run in so many is looked up
_LEAST_SHARED = 0.3  # of the sampled runs of the shorter text, to be worth comparing
_NO_SIGN = re.compile(r"[\W_]+")
_FACTOR, _MIX = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xD6E8FEB86659FD93)

Numbers = NDArray[np.int64]
Grams = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class SameText:
    """Two articles with the same text, `one` the earlier.

    Of the `length` characters of the shorter text the longer has `characters` too.
    """

    one: Article
    other: Article
    characters: int
    length: int

    @property
    def share(self) -> float:
        """The share of the shorter text that the longer has too."""
        return self.characters / self.length


def same_texts(articles: Iterable[Article]) -> tuple[SameText, ...]:
    """Every two articles with (nearly) the same text or a long part of it in common, each pair once, by keys.

    A text that stands word for word in several is told as a pair of the first with each other one, and one
    that stands in more than _FEW not at all.
    """
    groups: dict[str, list[Article]] = defaultdict(list)
    for article in sorted(articles, key=lambda one: one.key):
        if len(text := _NO_SIGN.sub("", article.body)) >= LEAST:
            groups[text].append(article)
    texts = list(groups)
    found = [*_word_for_word(groups), *_nearly(texts, [group[0] for group in groups.values()])]
    return tuple(sorted(found, key=lambda pair: (pair.other.key, pair.one.key)))


def _word_for_word(groups: dict[str, list[Article]]) -> Iterator[SameText]:
    for text, group in groups.items():
        if len(group) <= _FEW:
            yield from (SameText(group[0], other, len(text), len(text)) for other in group[1:])


def _nearly(texts: Sequence[str], firsts: Sequence[Article]) -> Iterator[SameText]:
    for row, other in _candidates(texts):
        shorter, longer = sorted((texts[row], texts[other]), key=len)
        characters, long = _shared_characters(shorter, longer)
        if characters >= SHARE * len(shorter) or long >= LONG:
            one, later = sorted((firsts[row], firsts[other]), key=lambda article: article.key)
            yield SameText(one, later, characters, len(shorter))


def _candidates(texts: Sequence[str]) -> list[tuple[int, int]]:
    """The places of two texts that share enough of what few texts have."""
    rows, grams = _sampled(texts)
    sizes = np.bincount(rows, minlength=len(texts))
    few = _are_few(grams)
    rows, grams = rows[few], grams[few]
    pairs = [np.empty(0, dtype=np.int64)]
    for apart in range(1, _FEW):
        same = grams[apart:] == grams[:-apart]
        pairs.append(rows[:-apart][same] * len(texts) + rows[apart:][same])
    codes, shared = np.unique(np.concatenate(pairs), return_counts=True)
    first, second = np.divmod(codes, max(len(texts), 1))
    enough = np.minimum(_LEAST_SHARED * np.minimum(sizes[first], sizes[second]), LONG / _SAMPLED / 2)
    kept = shared >= enough
    return list(zip(first[kept].tolist(), second[kept].tolist(), strict=True))


def _are_few(grams: Grams) -> NDArray[np.bool_]:
    """Of each of the sorted runs, whether no more than _FEW are equal to it."""
    _, kinds, counts = np.unique(grams, return_inverse=True, return_counts=True)
    return counts[kinds] <= _FEW


def _sampled(texts: Sequence[str]) -> tuple[Numbers, Grams]:
    """The sampled runs of all texts, each once a text, in their order, with the place of the text."""
    lengths = np.array([len(text) for text in texts], dtype=np.int64)
    grams = _grams("".join(texts))
    owners = np.repeat(np.arange(len(texts)), lengths)
    rows = owners[: len(grams)]
    within = rows == owners[GRAM - 1 :]  # a run from one text into the next is none
    taken = within & ((grams >> np.uint64(40)) % np.uint64(_SAMPLED) == 0)
    rows, grams = rows[taken], grams[taken]
    order = np.lexsort((rows, grams))
    rows, grams = rows[order], grams[order]
    new = np.r_[True, (grams[1:] != grams[:-1]) | (rows[1:] != rows[:-1])][: len(grams)]
    return rows[new], grams[new]


def _grams(text: str) -> Grams:
    """Each run of GRAM characters of the text as a number that no other has, by all odds."""
    characters = np.frombuffer(text.encode("utf-32-le", "replace"), dtype="<u4").astype(np.uint64)
    count = max(len(characters) - GRAM + 1, 0)
    grams = np.zeros(count, dtype=np.uint64)
    for place in range(GRAM):
        grams = (grams + characters[place : place + count]) * _FACTOR
        grams ^= grams >> np.uint64(29)
    return grams * _MIX


def _shared_characters(shorter: str, longer: str) -> tuple[int, int]:
    """How many characters of the shorter text stand in runs that both have; how many of them in long ones."""
    shared = np.isin(_grams(shorter), _grams(longer))
    edges = np.zeros(len(shorter) + 1, dtype=np.int64)
    places = np.flatnonzero(shared)
    np.add.at(edges, places, 1)
    np.add.at(edges, places + GRAM, -1)
    covered = np.r_[False, np.cumsum(edges[:-1]) > 0, False]
    changes = np.flatnonzero(covered[1:] != covered[:-1])
    runs = changes[1::2] - changes[::2]
    return int(runs.sum()), int(runs[runs >= _LONG_RUN].sum())
