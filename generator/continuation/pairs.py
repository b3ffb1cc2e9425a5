"""Which parts of an issue are one story: for each two pages that jumps join, the best assignment and its lead.

A wrong join would be read as if it were printed. So a pair is joined only where marks, wording and heads agree
and every other assignment is clearly worse; what is not sure stays as it is.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linear_sum_assignment

from generator.continuation.heads import HeadOver, head_over, headings
from generator.continuation.parts import Part
from generator.continuation.wording import (
    Scores,
    Vocabulary,
    begins_afresh,
    has_dateline,
    runs_over,
    similarities,
    vocabulary_of,
    wordings,
)
from generator.model import Key, label_order

_BOTH = 2  # marks: the one that leads on and the one that leads back

# In logarithms of odds, as the scores are. With these none of thousands of pairs of real news was joined
# wrongly (tests/bench/continuation.py).
_ALONE = -8.0  # a jump onward whose other part is not there
_ONE_MARK = -3.0  # only one of the two parts has a mark, or neither
_LEAST_SCORE = -2.5
_LEAST_SIMILARITY = 0.03
_CLEAR_LEAD = 4.0
_CLEAR_LEAD_UNMARKED = 5.0
# The liker another article of the two pages is, the less words tell them apart: so much more of a lead is asked
# for a similarity of 1. The wording must lead by itself too: a head does not make up for another story's text.
_LEAD_OVER_LIKE = 25.0
_WORDING_OVER_LIKE = 20.0
_WORTH_TELLING = 1.0  # the score of a part without a mark that is named to the editor
_IMPOSSIBLE = -1e6
_CERTAIN = 1e4
_MOST_PAIRS = 10_000  # articles of one page × articles of the other; the fullest real pages have 900


@dataclass(frozen=True, slots=True)
class Match:
    """Two parts of which the second may go on with the first; `sure`: they are one story."""

    start: Part
    end: Part
    score: float
    sure: bool


@dataclass(frozen=True, slots=True)
class _Way:
    """The articles of two pages (rows, columns) between which jumps lead, and how well each two go together.

    `marks` counts the marks of each two that name each other's page: 0, 1, 2. `rivals` is the similarity of the
    other article of either page that is most similar.
    """

    starts: Sequence[Part]
    ends: Sequence[Part]
    marks: Scores
    similarity: Scores
    wording: Scores
    total: Scores
    rivals: Scores


def matches_of(parts: Sequence[Part]) -> list[Match]:
    """The sure pairs, one to one, then the possible ones among what is left, the best first."""
    vocabulary = vocabulary_of(parts)
    found = [match for way in _ways(parts, vocabulary) for match in _matches(way, vocabulary)]
    sure = _one_to_one([match for match in found if match.sure])
    begun = {match.start.article.key for match in sure}
    ended = {match.end.article.key for match in sure}
    left = [
        Match(match.start, match.end, match.score, sure=False)
        for match in found
        if match.start.article.key not in begun and match.end.article.key not in ended
    ]
    return sure + sorted(left, key=lambda match: (-match.score, match.start.article.key, match.end.article.key))


def _ways(parts: Sequence[Part], vocabulary: Vocabulary) -> Iterator[_Way]:
    present = {part.article.page for part in parts}
    ways = {(part.article.page, page) for part in parts for page in part.onward if page in present}
    for page, other in sorted(ways, key=lambda way: tuple(map(label_order, way))):
        starts = [one for one in parts if one.article.page == page and (other in one.onward or not one.onward)]
        ends = [one for one in parts if one.article.page == other and (page in one.back or not one.back)]
        if page != other and ends and len(starts) * len(ends) <= _MOST_PAIRS:
            yield _way(starts, ends, vocabulary)


def _way(starts: Sequence[Part], ends: Sequence[Part], vocabulary: Vocabulary) -> _Way:
    leaving = np.array([bool(start.onward) for start in starts])
    arriving = np.array([bool(end.back) for end in ends])
    marks = np.add.outer(leaving, arriving, dtype=np.float64)
    texts, other_texts = [start.pairs for start in starts], [end.own_pairs for end in ends]
    similarity = similarities(texts, other_texts, vocabulary)
    doubt = np.choose(marks.astype(int), [_IMPOSSIBLE, _ONE_MARK, 0.0])
    wording = wordings(starts, ends, similarity, vocabulary) + doubt
    rivals = np.maximum.outer(
        _best_matches(texts, vocabulary), _best_matches(other_texts, vocabulary), dtype=np.float64
    )
    total = wording + headings(starts, ends, vocabulary)
    return _Way(starts, ends, marks, similarity, wording, total, rivals)


def _best_matches(texts: Sequence[Mapping[str, int]], vocabulary: Vocabulary) -> Scores:
    """Each text's highest similarity to any other text; 0 for a single text."""
    table = similarities(texts, texts, vocabulary)
    np.fill_diagonal(table, 0.0)
    return np.asarray(table.max(axis=1), dtype=np.float64)


def _matches(way: _Way, vocabulary: Vocabulary) -> Iterator[Match]:
    chosen = _assigned(way.total)
    for row, start in enumerate(way.starts):
        for column, end in enumerate(way.ends):
            sure = (row, column) in chosen and _is_sure(way, (row, column), vocabulary)
            score = float(way.total[row, column])
            if sure or _is_possible(way, row, column):
                yield Match(start, end, score, sure)


def _is_possible(way: _Way, row: int, column: int) -> bool:
    """Whether an editor should be told of a pair that was not joined."""
    if way.marks[row, column] == _BOTH:
        return True
    return bool(way.total[row, column] >= _WORTH_TELLING) and not has_dateline(way.ends[column])


def _is_sure(way: _Way, place: tuple[int, int], vocabulary: Vocabulary) -> bool:
    """Whether nothing speaks against a pair of the best assignment and all others are clearly worse."""
    start, end = way.starts[place[0]], way.ends[place[1]]
    whole = all(part.orderly and part.paragraphs for part in (start, end))
    if not whole or len(start.onward) != 1 or len(end.back) > 1:
        return False
    if has_dateline(end) or head_over(start, end, vocabulary) is HeadOver.FOREIGN:
        return False
    if way.similarity[place] < _LEAST_SIMILARITY or way.total[place] < _LEAST_SCORE:
        return False
    like = float(way.rivals[place])
    if _lead(way.wording, place) <= _WORDING_OVER_LIKE * like:
        return False
    lead = _lead(way.total, place) - _LEAD_OVER_LIKE * like
    if way.marks[place] == _BOTH:
        return lead > _CLEAR_LEAD
    return _tells_itself(start, end) and lead > _CLEAR_LEAD_UNMARKED


def _tells_itself(start: Part, end: Part) -> bool:
    """Whether the second part needs no mark: it repeats the headline's very words, or ends a cut word."""
    repeated = bool(end.head) and end.head in start.head
    return (
        bool(start.onward) and not begins_afresh(end) and (repeated or (not end.head and runs_over(start, end)))
    )


def _assigned(table: Scores) -> set[tuple[int, int]]:
    """The places of the best assignment, one to one; a row may stay alone."""
    rows, columns = linear_sum_assignment(_with_places_alone(table), maximize=True)
    count = table.shape[1]
    return {
        (row, column) for row, column in zip(rows.tolist(), columns.tolist(), strict=True) if column < count
    }


def _lead(table: Scores, place: tuple[int, int]) -> float:
    """How much better the best assignment with a pair is than the best without."""
    with_pair, without = table.copy(), table.copy()
    with_pair[place] += _CERTAIN
    without[place] = _IMPOSSIBLE
    return _best_sum(with_pair) - _CERTAIN - _best_sum(without)


def _best_sum(table: Scores) -> float:
    choices = _with_places_alone(table)
    rows, columns = linear_sum_assignment(choices, maximize=True)
    return float(choices[rows, columns].sum())


def _with_places_alone(table: Scores) -> Scores:
    alone = np.where(np.eye(len(table), dtype=bool), _ALONE, _IMPOSSIBLE)
    return np.hstack([table, alone])


def _one_to_one(matches: Sequence[Match]) -> list[Match]:
    """The matches but those of a part with more than one, and but those that would go round in a circle."""
    starts = Counter(match.start.article.key for match in matches)
    ends = Counter(match.end.article.key for match in matches)
    single = [match for match in matches if starts[match.start.article.key] == ends[match.end.article.key] == 1]
    onward = {match.start.article.key: match.end.article.key for match in single}
    return [match for match in single if not _goes_round(match.start.article.key, onward)]


def _goes_round(key: Key, onward: Mapping[Key, Key]) -> bool:
    seen = {key}
    after = onward.get(key)
    while after and after not in seen:
        seen.add(after)
        after = onward.get(after)
    return after is not None
