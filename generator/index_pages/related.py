"""The articles most like an article: by the rare names and pairs of characters that they share."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from generator.index_pages.worth import Indexes
from generator.language import HAN_RANGES
from generator.markup import running_text
from generator.model import Article, IndexKind, Key

MOST = 5  # articles
LEAST_SIMILARITY = 0.15  # cosine; docs/data.md says what was measured
_FEWEST_SHARED = 4  # terms: a name of three characters is three, and alone relates no two articles
TERMS = 80  # of an article, those that say most of it: it keeps the work in bounds too
_WIDEST_SHARE, _WIDEST = 0.05, 200  # a term in more articles than that tells nothing of one
_ALWAYS = 20  # articles that a term may be in even where there are few
_NAME = 3.0  # times a pair of characters: how much a shared name tells
_BLOCK = 512  # articles compared at once
_SHIFT = 18  # bits that the number of a Han character takes
_NAMES_FROM = 1 << 40  # codes of names lie above those of all pairs
_DECIMALS = 4  # so that machines that add up in another order give the same

Codes = NDArray[np.int64]
Weights = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Terms:
    """The terms of all articles: for each its article's number, its code and how much it weighs there."""

    rows: Codes
    codes: Codes
    weights: Weights


def related_articles(articles: Sequence[Article], headings: Indexes) -> Mapping[Key, tuple[Article, ...]]:
    """Each article's most similar others, by key: at most five, the most similar first, of equals the newer.

    Similarity is the cosine of vectors weighed by tf-idf (Salton and Buckley 1988): of pairs of characters, and
    of names with a page, which are those of `headings`. None is below LEAST_SIMILARITY.
    """
    if not articles:
        return {}
    weighed = _weighed(_terms(articles, headings), len(articles))
    newest_first = sorted(
        range(len(articles)), key=lambda row: (-articles[row].date.toordinal(), articles[row].key)
    )
    rank = np.empty(len(articles), dtype=np.int64)
    rank[newest_first] = np.arange(len(articles))
    return {
        articles[row].key: tuple(articles[other] for other in others) for row, others in _nearest(weighed, rank)
    }


def _terms(articles: Sequence[Article], headings: Indexes) -> _Terms:
    rows, codes, weights = [], [], []
    names = _names(headings)
    for row, article in enumerate(articles):
        # A word of the headline counts twice.
        pairs, counts = np.unique(
            _pairs("\n".join((article.title or "", article.title or "", running_text(article.body)))),
            return_counts=True,
        )
        own = np.array(names.get(article.key, []), dtype=np.int64)
        rows.append(np.full(len(pairs) + len(own), row))
        codes += [pairs, own]
        weights += [1 + np.log(counts), np.full(len(own), _NAME)]
    return _Terms(np.concatenate(rows), np.concatenate(codes), np.concatenate(weights))


def _names(headings: Indexes) -> Mapping[Key, list[int]]:
    """The codes of the names with a page of their own that are in each article; topics are too wide."""
    found: dict[Key, list[int]] = {}
    code = _NAMES_FROM
    for kind in (IndexKind.PEOPLE, IndexKind.ORGANISATIONS, IndexKind.PLACES):
        for heading in headings.get(kind, ()):
            code += 1
            for article in heading.articles:
                found.setdefault(article.key, []).append(code)
    return found


def _pairs(text: str) -> Codes:
    """The pairs of neighbouring Chinese characters of a text as numbers."""
    characters = np.frombuffer(text.encode("utf-32-le", "replace"), dtype="<u4").astype(np.int64)
    chinese = np.zeros(len(characters), dtype=np.bool_)
    for first, last in HAN_RANGES:
        chinese |= (characters >= first) & (characters <= last)
    return ((characters[:-1] << _SHIFT) + characters[1:])[chinese[:-1] & chinese[1:]]


def _weighed(terms: _Terms, articles: int) -> sparse.csr_array:
    """A row an article: the weights of its terms by tf-idf, those that say most of it, of length one."""
    _, columns, counts = np.unique(terms.codes, return_inverse=True, return_counts=True)
    # What all articles have weighs nothing, and would leave a gap in one of two products below.
    widest = min(max(_ALWAYS, min(_WIDEST, int(_WIDEST_SHARE * articles))), articles - 1)
    kept = (counts[columns] > 1) & (counts[columns] <= widest)
    rows, columns = terms.rows[kept], columns[kept]
    weights = terms.weights[kept] * np.log(articles / counts[columns])
    # The greatest of each article first; equal ones by the order of their codes.
    order = np.lexsort((columns, -weights, rows))
    rows, columns, weights = rows[order], columns[order], weights[order]
    starts = np.searchsorted(rows, np.arange(articles))
    best = np.arange(len(rows)) - starts[rows] < TERMS
    rows, columns, weights = rows[best], columns[best], weights[best]
    lengths = np.sqrt(np.bincount(rows, weights**2, minlength=articles))
    lengths[lengths == 0] = 1.0
    return sparse.csr_array((weights / lengths[rows], (rows, columns)), shape=(articles, len(counts)))


def _nearest(weighed: sparse.csr_array, rank: Codes) -> Iterator[tuple[int, list[int]]]:
    """Each row with those most like it."""
    present = weighed.copy()
    present.data = np.ones_like(present.data)
    for first in range(0, weighed.shape[0], _BLOCK):
        block = slice(first, first + _BLOCK)
        # Both have the same entries, in the same order once they are sorted: no weight is zero.
        similarity, shared = _product(weighed[block], weighed), _product(present[block], present)
        for place in range(similarity.shape[0]):
            row = slice(similarity.indptr[place], similarity.indptr[place + 1])
            others, alike = similarity.indices[row], np.round(similarity.data[row], _DECIMALS)
            enough = (alike >= LEAST_SIMILARITY) & (shared.data[row] >= _FEWEST_SHARED)
            fitting = enough & (others != first + place)
            others, alike = others[fitting], alike[fitting]
            order = np.lexsort((rank[others], -alike))[:MOST]
            yield first + place, [int(other) for other in others[order]]


def _product(block: sparse.csr_array, whole: sparse.csr_array) -> sparse.csr_array:
    product = sparse.csr_array(block @ whole.T)
    product.sort_indices()
    return product
