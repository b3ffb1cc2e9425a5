"""A page's articles as they are read anew -> their lasting keys: those of the remembered ones that they are.

Apart from the memory itself, which a build reads too and need not load scipy for.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from scipy.optimize import linear_sum_assignment

from generator.language import bigrams, dice
from generator.model import Key, article_key

_LEAST_SIMILARITY = 0.35  # of two readings of one article; different articles stay well below it


def assign_keys(
    page: Key,
    texts: Sequence[str],
    remembered: Mapping[Key, str],
    given: Iterable[Key],
    known: Mapping[int, Key] | None = None,
) -> list[Key]:
    """The lasting key of each of a page's articles, by similarity of its text to those remembered by key.

    `known` are the keys of those, by their place in `texts`, of which their source says which they are. An
    article that is like none of the others gets a number above every one `given`.
    """
    keys = dict(known or {})
    others = {key: text for key, text in remembered.items() if key not in keys.values()}
    open_places = [place for place in range(len(texts)) if place not in keys]
    same = _same([texts[place] for place in open_places], others)
    keys |= {open_places[place]: key for place, key in same.items()}
    rest = [index for index in range(len(texts)) if index not in keys]
    free = [key for key in sorted(remembered) if key not in keys.values()]
    for row, column in _best_matches([texts[index] for index in rest], [remembered[key] for key in free]):
        keys[rest[row]] = free[column]
    highest = max((key.number for key in {*given, *remembered} if key.of_page == page), default=0)
    new = [index for index in rest if index not in keys]
    keys |= {index: article_key(page, number) for number, index in enumerate(new, highest + 1)}
    return [keys[index] for index in range(len(texts))]


def _same(texts: Sequence[str], remembered: Mapping[Key, str]) -> dict[int, Key]:
    unmatched: dict[str, list[Key]] = {}
    for key in sorted(remembered, reverse=True):
        unmatched.setdefault(remembered[key], []).append(key)
    return {index: unmatched[text].pop() for index, text in enumerate(texts) if unmatched.get(text)}


def _best_matches(texts: Sequence[str], others: Sequence[str]) -> list[tuple[int, int]]:
    """The pairs of indexes that belong together, so that the similarity of all pairs is the greatest."""
    pairs, other_pairs = [Counter(bigrams(text)) for text in texts], [Counter(bigrams(text)) for text in others]
    found = np.array([[dice(one, other) for other in other_pairs] for one in pairs])
    found = np.where(found < _LEAST_SIMILARITY, 0, found).reshape(len(texts), len(others))
    rows, columns = linear_sum_assignment(found, maximize=True)
    return [
        (row, column) for row, column in zip(rows.tolist(), columns.tolist(), strict=True) if found[row, column]
    ]
