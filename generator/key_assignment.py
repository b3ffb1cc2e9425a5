"""A page's articles as they are read anew -> their lasting keys: those of the remembered ones that they are.

Apart from the memory itself, which a build reads too and need not load scipy for.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import linear_sum_assignment

from generator.language import bigrams, dice
from generator.model import Key, article_key

Similarities = npt.NDArray[np.float64]
_LEAST_SIMILARITY = 0.35  # of two readings of one article; different articles stay well below it


@dataclass(frozen=True, slots=True)
class SourceIds:
    """The id by which its source knows each article, by place, and each remembered one; None without."""

    articles: Sequence[str | None]
    remembered: Mapping[Key, str | None]

    def known(self) -> dict[int, Key]:
        """The keys of the articles, by place, whose id one remembered article has, and no other of them."""
        here, there = Counter(self.articles), Counter(self.remembered.values())
        keys = {one: key for key, one in self.remembered.items()}
        return {
            place: keys[one] for place, one in enumerate(self.articles) if one and here[one] == there[one] == 1
        }

    def are_two(self, place: int, key: Key) -> bool:
        """Whether an article and a remembered one have different ids: two then, unless one in all words."""
        one, other = self.articles[place], self.remembered.get(key)
        return bool(one and other) and one != other


def assign_keys(
    page: Key,
    texts: Sequence[str],
    remembered: Mapping[Key, str],
    given: Iterable[Key],
    ids: SourceIds | None = None,
) -> list[Key]:
    """The lasting key of each of a page's articles, by similarity of its text to those remembered by key.

    What their source says by its ids comes first. An article that is like none of the others gets a number
    above every one `given`.
    """
    ids = ids or SourceIds((None,) * len(texts), {})
    keys = ids.known()
    others = {key: text for key, text in remembered.items() if key not in keys.values()}
    open_places = [place for place in range(len(texts)) if place not in keys]
    same = _same([texts[place] for place in open_places], others)
    keys |= {open_places[place]: key for place, key in same.items()}
    rest = [index for index in range(len(texts)) if index not in keys]
    free = [key for key in sorted(remembered) if key not in keys.values()]
    found = _similarities([texts[index] for index in rest], [remembered[key] for key in free])
    for row, column in np.argwhere(found).tolist():
        found[row, column] *= not ids.are_two(rest[row], free[column])
    keys |= {rest[row]: free[column] for row, column in _best_matches(found)}
    highest = max((key.number for key in {*given, *remembered} if key.of_page == page), default=0)
    new = [index for index in rest if index not in keys]
    keys |= {index: article_key(page, number) for number, index in enumerate(new, highest + 1)}
    return [keys[index] for index in range(len(texts))]


def _same(texts: Sequence[str], remembered: Mapping[Key, str]) -> dict[int, Key]:
    unmatched: dict[str, list[Key]] = {}
    for key in sorted(remembered, reverse=True):
        unmatched.setdefault(remembered[key], []).append(key)
    return {index: unmatched[text].pop() for index, text in enumerate(texts) if unmatched.get(text)}


def _similarities(texts: Sequence[str], others: Sequence[str]) -> Similarities:
    """How alike each of the texts is to each of the others; 0 where it is too little for one article."""
    pairs, other_pairs = [Counter(bigrams(text)) for text in texts], [Counter(bigrams(text)) for text in others]
    found = np.array([[dice(one, other) for other in other_pairs] for one in pairs])
    return np.where(found < _LEAST_SIMILARITY, 0, found).reshape(len(texts), len(others))


def _best_matches(found: Similarities) -> list[tuple[int, int]]:
    """The pairs of indexes that belong together, so that the similarity of all pairs is the greatest."""
    rows, columns = linear_sum_assignment(found, maximize=True)
    return [
        (row, column) for row, column in zip(rows.tolist(), columns.tolist(), strict=True) if found[row, column]
    ]
