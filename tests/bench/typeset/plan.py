"""The rectangles of a page's articles: cut after cut, side by side or one above the other."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import NamedTuple

from typeset.articles import Article
from typeset.style import Style

PAGE_HEIGHT = 1510
LEFT, TOP, WIDTH = 40.0, 60.0, 936.0  # of the part of the page that has articles; y grows downwards
GAP = 14.0  # right of every article
_LOWEST, _HIGHEST = 520.0, 1390.0  # the height of that part
_FILL = 1.175  # the area given to a text, per area of its signs
_LONGEST = 1700  # a longer text gets no more room: it is cut
_HEAD_SIGNS, _PHOTO_SIGNS, _CAPTION_SIGNS = 120, 300, 110  # room for these, in signs of text
_LEAST_SHARE = 0.12
_LEAST_WIDTH, _LEAST_HEIGHT = 140.0, 70.0
_SQUARE = 1.1  # a part that is wider than this is cut side by side
_TRIES = 40


class Rectangle(NamedTuple):
    """The place of an article, in points."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class _Cut:
    place: int
    share: float
    side_by_side: bool


def room_wanted(article: Article) -> int:
    """How much room an article asks for, in signs."""
    if article.photo:
        return _PHOTO_SIGNS
    captions = _CAPTION_SIGNS if article.captions else 0
    return min(article.length, _LONGEST) + _HEAD_SIGNS + captions


def rectangles(rng: Random, articles: Sequence[Article], style: Style) -> list[Rectangle]:
    """A rectangle for each article, in the articles' order."""
    area = sum(map(room_wanted, articles)) * style.size * style.line * _FILL
    height = min(max(area / WIDTH, _LOWEST), _HIGHEST)
    return _divided(rng, articles, Rectangle(LEFT, TOP, WIDTH + GAP, height), whole=True)


def _divided(rng: Random, articles: Sequence[Article], part: Rectangle, *, whole: bool) -> list[Rectangle]:
    if len(articles) == 1:
        return [part._replace(width=part.width - GAP)]
    cut = _cut(rng, articles, part, whole=whole)
    if cut.side_by_side:
        width = part.width * cut.share
        one = part._replace(width=width)
        other = part._replace(x=part.x + width, width=part.width - width)
    else:
        height = part.height * cut.share
        one = part._replace(height=height)
        other = part._replace(y=part.y + height, height=part.height - height)
    return [
        *_divided(rng, articles[: cut.place], one, whole=False),
        *_divided(rng, articles[cut.place :], other, whole=False),
    ]


def _cut(rng: Random, articles: Sequence[Article], part: Rectangle, *, whole: bool) -> _Cut:
    wanted = [room_wanted(article) for article in articles]
    for _ in range(_TRIES):
        place = _place(rng, len(articles), whole=whole)
        share = sum(wanted[:place]) / sum(wanted)
        if _LEAST_SHARE <= share <= 1 - _LEAST_SHARE:
            break
    shape = (part.width - GAP) / part.height
    side_by_side = shape > rng.uniform(_SQUARE - 0.08, _SQUARE + 0.08) and not (
        shape < 2.5 and rng.random() < 0.04
    )
    least = min(share, 1 - share)
    if least * part.width - GAP < _LEAST_WIDTH:
        side_by_side = False
    if least * part.height < _LEAST_HEIGHT:
        side_by_side = True
    return _Cut(place, share, side_by_side)


def _place(rng: Random, count: int, *, whole: bool) -> int:
    """After how many articles to cut; the first cut of a page mostly leaves few before it."""
    if not whole or count == 2:
        return rng.randint(1, count - 1)
    few = rng.randint(1, count // 2)
    return count - few if rng.random() < 0.1 else few
