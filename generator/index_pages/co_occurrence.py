"""The headings that stand in the articles of one more often than chance would have it."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.index_pages.worth import Heading, Indexes
from generator.model import IndexKind, Key

LEAST_SHARED = 2  # articles
MOST = 12  # of one heading
# A reporter is beside whatever they report on: that says nothing of it.
_KINDS = (IndexKind.PEOPLE, IndexKind.PLACES, IndexKind.ORGANISATIONS, IndexKind.TOPICS)


@dataclass(frozen=True, slots=True)
class CoOccurrence:
    """A heading that appears with another, the number of articles they share, and how telling that is (PMI)."""

    kind: IndexKind
    name: str
    shared: int
    weight: float


def co_occurrences(indexes: Indexes, articles: int) -> Mapping[Heading, tuple[CoOccurrence, ...]]:
    """What every heading of the indexes stands with, the most telling first; `articles` is how many there are.

    The weight is pointwise mutual information (PMI; Church and Hanks 1990), the logarithm of how much oftener
    two stand together than they would by chance, less what it owes to there being few articles (a discount
    after Pantel and Lin 2002): of two pairs that always stand together the one that does so oftener tells more.
    """
    counts = {(kind, entry.name): len(entry.articles) for kind in _KINDS for entry in indexes.get(kind, ())}
    found: dict[Heading, list[CoOccurrence]] = defaultdict(list)
    for (one, other), shared in _pairs(_by_article(indexes)).items():
        if shared < LEAST_SHARED:
            continue
        surplus = math.log(shared * articles / (counts[one] * counts[other]))
        weight = surplus * shared / (shared + 1)
        if weight > 0:
            found[one].append(CoOccurrence(*other, shared, weight))
            found[other].append(CoOccurrence(*one, shared, weight))
    return {heading: tuple(sorted(beside, key=_rank)[:MOST]) for heading, beside in found.items()}


def _by_article(indexes: Indexes) -> Iterable[list[Heading]]:
    headings: dict[Key, list[Heading]] = defaultdict(list)
    for kind in _KINDS:
        for entry in indexes.get(kind, ()):
            for article in entry.articles:
                headings[article.key].append((kind, entry.name))
    return headings.values()


def _pairs(articles: Iterable[list[Heading]]) -> Counter[tuple[Heading, Heading]]:
    return Counter(
        (one, other)
        for headings in articles
        for place, one in enumerate(headings)
        for other in headings[place + 1 :]
    )


def _rank(one: CoOccurrence) -> tuple[float, int, str, str]:
    return (-one.weight, -one.shared, one.kind.value, one.name)
