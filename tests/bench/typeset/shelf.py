"""Articles chosen for a page; a page of national news, and now and then another one, has one topic."""

import hashlib
import json
import lzma
import math
import re
from abc import ABC, abstractmethod
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

from typeset.articles import LOCAL, MIXED, NATIONAL, Article, pool_articles
from typeset.dress import dressed

TENTHS = 10
_LENGTHS = {  # of articles, as in the pool
    LOCAL: (70, 90, 110, 120, 130, 150, 170, 190, 220, 250, 280, 300, 340, 390, 480),
    NATIONAL: (
        *(150, 200, 240, 270, 310, 330, 350, 380, 400, 450, 500, 600, 700),
        *(850, 950, 1080, 1250, 1500, 1900, 1900),
    ),
}
_NATIONAL_SHARES = (0, 0.3, 0.5, 0.7)  # of a mixed page
_TOPIC_ON_MIXED = 0.35
_NEIGHBOURS, _LONG_NEIGHBOURS = 90, 25  # long items are rare: some from farther off are taken too
_LONG = 700
_TOPIC_SIGNS = 600  # of an item that say what it is about
_HAN_PAIR = re.compile(r"(?=([一-鿿]{2}))")
_COMMON = 0.05  # a pair of signs in more items than this says nothing


class Shelf(ABC):
    """Where the articles of pages come from."""

    def chosen(self, rng: Random, kind: str, count: int) -> list[Article]:
        """Articles for a page of this kind."""
        kinds = [kind] * count
        if kind == MIXED:
            share = rng.choice(_NATIONAL_SHARES)
            kinds = [NATIONAL if rng.random() < share else LOCAL for _ in range(count)]
        one_topic = kind == NATIONAL or (kind == MIXED and rng.random() < _TOPIC_ON_MIXED)
        return self._taken(rng, kinds, one_topic=one_topic)

    @abstractmethod
    def _taken(self, rng: Random, kinds: Sequence[str], *, one_topic: bool) -> list[Article]:
        """An article of each kind."""


class PoolShelf(Shelf):
    """Whole articles, taken as they are: their national ones share a topic anyway."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._by_kind: dict[str, list[Article]] = defaultdict(list)
        for article in articles:
            self._by_kind[article.kind].append(article)

    def _taken(self, rng: Random, kinds: Sequence[str], *, one_topic: bool) -> list[Article]:  # noqa: ARG002 - they do
        piles = {kind: rng.sample(pile, len(pile)) for kind, pile in sorted(self._by_kind.items())}
        articles = []
        for kind in kinds:
            pile = piles.get(kind) or max(piles.values(), key=len)
            articles.append(pile.pop())
        return articles


class NewsShelf(Shelf):
    """Bare news items, dressed as articles when taken; each is taken as seldom as the others."""

    def __init__(self, items: Iterable[dict[str, Any]]) -> None:
        self._items = list(items)
        self._lengths = [sum(map(len, item["body"])) for item in self._items]
        self._pairs = [_topic_pairs(item) for item in self._items]
        self._taken_times: Counter[int] = Counter()
        places = defaultdict(list)
        for place, pairs in enumerate(self._pairs):
            for pair in pairs:
                places[pair].append(place)
        most = len(self._items) * _COMMON
        self._places = {pair: found for pair, found in places.items() if 2 <= len(found) <= most}

    def _taken(self, rng: Random, kinds: Sequence[str], *, one_topic: bool) -> list[Article]:
        everything = range(len(self._items))
        related = self._neighbours(rng) if one_topic else everything
        articles = []
        taken: set[int] = set()
        for kind in kinds:
            pile = related if kind == NATIONAL else everything
            place = self._of_length(
                rng, [place for place in pile if place not in taken], rng.choice(_LENGTHS[kind])
            )
            taken.add(place)
            self._taken_times[place] += 1
            articles.append(dressed(rng, self._items[place], kind))
        return articles

    def _of_length(self, rng: Random, places: Sequence[int], length: int) -> int:
        """One of the places whose item is about so long, of those that were taken least."""
        away = {place: abs(math.log(self._lengths[place] / length)) for place in places}
        fitting = [place for place in places if away[place] < 0.25] or sorted(places, key=away.__getitem__)[:4]
        least = min(self._taken_times[place] for place in fitting)
        return rng.choice([place for place in fitting if self._taken_times[place] == least])

    def _neighbours(self, rng: Random) -> list[int]:
        """The items nearest to a longer one in what they speak of."""
        longer = [place for place, length in enumerate(self._lengths) if length > 250]
        middle = rng.choice(longer)
        scores: Counter[int] = Counter()
        for pair in sorted(self._pairs[middle]):
            found = self._places.get(pair, [])
            for place in found:
                scores[place] += round(1000 * math.log(len(self._items) / len(found)) ** 2)
        nearest = [place for place, _ in scores.most_common()]
        far_and_long = [place for place in nearest[_NEIGHBOURS:] if self._lengths[place] >= _LONG]
        return nearest[:_NEIGHBOURS] + far_and_long[:_LONG_NEIGHBOURS]


def _topic_pairs(item: dict[str, Any]) -> frozenset[str]:
    return frozenset(_HAN_PAIR.findall((item["title"] + "".join(item["body"]))[:_TOPIC_SIGNS]))


def shelf(path: Path, tenths: Collection[int] = range(TENTHS)) -> Shelf:
    """The shelf of a file: a pool of articles (.json), or some tenths of news items (.jsonl, .jsonl.xz)."""
    if path.suffix == ".json":
        return PoolShelf(pool_articles(path))
    return NewsShelf(item for item in _news(path) if item["body"] and item["title"] and _tenth(item) in tenths)


def _news(path: Path) -> Iterator[dict[str, Any]]:
    with (
        lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as file
    ):
        for line in file:
            yield json.loads(line)


def _tenth(item: dict[str, Any]) -> int:
    digest = hashlib.sha256(item["id"].encode()).digest()
    return digest[0] % TENTHS
