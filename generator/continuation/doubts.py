"""What an editor is told of parts that may be one story: which, what each may go on with, and what to do."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.continuation.pairs import Match
from generator.continuation.parts import Part, mark_of
from generator.model import Direction

_MOST_NAMED = 3
_OPENING = 12  # signs that stand in for a headline


@dataclass(frozen=True, slots=True)
class Doubt:
    """A sentence about an article (by key) whose other part, on or back, is not sure."""

    key: str
    direction: Direction
    message: str


def doubts_of(matches: Iterable[Match]) -> list[Doubt]:
    """A doubt for each article, at either end, that has possible other parts; the likeliest are named first."""
    found: dict[tuple[str, Direction], list[tuple[Part, Part]]] = defaultdict(list)
    for match in matches:
        found[match.start.article.key, Direction.TO].append((match.start, match.end))
        found[match.end.article.key, Direction.FROM].append((match.end, match.start))
    return [
        Doubt(key, direction, _message(pairs[0][0], [other for _, other in pairs], direction))
        for (key, direction), pairs in sorted(found.items(), key=lambda item: item[0])
    ]


def _message(part: Part, others: Sequence[Part], direction: Direction) -> str:
    mark = mark_of(part, direction, others[0].article.page)
    which = f"“{mark.text}”的" if mark else "本文没有转版标记，但"
    what = "下文" if direction is Direction.TO else "上文"
    named = "，或".join(_named(other) for other in others[:_MOST_NAMED])
    return f"{which}{what}可能是{named}，程序没有把握，没有并入；请对照报纸，若是同一篇，请手工并成一篇。"


def _named(part: Part) -> str:
    article = part.article
    opening = part.text.replace("\n", "")[:_OPENING]
    words = f"《{article.title}》" if article.title else f"以“{opening}”开头的一篇"
    return f"第{article.page}版{words}"
