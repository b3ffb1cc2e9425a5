"""Where the marks of a drawing stand: months as thin bars, places as dots. The templates draw them."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import median

from generator.index_pages import Month
from generator.render.parts.views import month_label, year_label

BAR_STEP = 8  # units from bar to bar
BAR_HEIGHT = 40
SHOWN_STEP = 16  # pixels
_LEAST_HEIGHT = 2.0  # of a bar of one article among many
_FEWEST_MONTHS = 3  # of fewer a drawing says nothing
_MOST_MONTHS = 120  # of more, bars of months are too thin to see
MAP_WIDTH, MAP_HEIGHT = 320, 260  # units: the width, and the greatest height
_FAR = 4  # times the usual distance from the middle: what lies further is left out
_MARGIN = 12  # units round the dots of a map

Point = tuple[float, float]  # longitude, latitude


@dataclass(frozen=True, slots=True)
class Bar:
    """The bar of one month, in units of the drawing from its upper left, and its month and number in words."""

    x: int
    y: float
    height: float
    label: str


@dataclass(frozen=True, slots=True)
class _Span:
    """A month or a year in words, and how many articles it has."""

    name: str
    articles: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """Mentions per month: a drawing `width` units wide, its ends in words, and all of it in words.

    `shown_width` is its width on a page that has room for it, in pixels.
    """

    width: int
    shown_width: int
    bars: tuple[Bar, ...]
    first: str
    last: str
    summary: str
    description: str


@dataclass(frozen=True, slots=True)
class Dot:
    """A dot on a map, in units of the drawing from its upper left."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class DotMap:
    """A place among the places round it: the faint dots, its own, and what the drawing shows in words.

    `height` is that of the drawing, in its units.
    """

    height: int
    around: tuple[Dot, ...]
    place: Dot
    description: str


def timeline(months: Sequence[Month], strings: Mapping[str, str]) -> Timeline | None:
    """The bars of a heading's months, of its years where months are too many; None where there are too few."""
    most = max((month.articles for month in months), default=0)
    if len(months) < _FEWEST_MONTHS or not most:
        return None
    spans = _spans(months, strings)
    return _drawn(spans, strings)


def _spans(months: Sequence[Month], strings: Mapping[str, str]) -> list[_Span]:
    if len(months) <= _MOST_MONTHS:
        return [_Span(month_label(month.first, strings), month.articles) for month in months]
    years = groupby(months, key=lambda month: month.first.year)
    return [_Span(year_label(year, strings), sum(one.articles for one in group)) for year, group in years]


def _drawn(spans: Sequence[_Span], strings: Mapping[str, str]) -> Timeline:
    most = max(span.articles for span in spans)
    labels = [strings["month_count"].format(month=span.name, n=span.articles) for span in spans]
    peak = max(range(len(spans)), key=lambda place: (spans[place].articles, place))
    return Timeline(
        width=len(spans) * BAR_STEP,
        shown_width=len(spans) * SHOWN_STEP,
        bars=tuple(
            _bar(place, spans[place].articles / most, labels[place])
            for place in range(len(spans))
            if spans[place].articles
        ),
        first=spans[0].name,
        last=spans[-1].name,
        summary=strings["busiest_month"].format(month=labels[peak]),
        description=strings["between"].join(
            label for label, span in zip(labels, spans, strict=True) if span.articles
        ),
    )


def _bar(place: int, share: float, label: str) -> Bar:
    height = round(max(share * BAR_HEIGHT, _LEAST_HEIGHT), 1)
    return Bar(place * BAR_STEP, round(BAR_HEIGHT - height, 1), height, label)


def dot_map(place: Point, around: Iterable[Point], description: str) -> DotMap:
    """The place among what is round it, north at the top, true to scale in the middle of the map."""
    points = [*_near(list(around)), place]
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    narrowing = math.cos(math.radians((south + north) / 2))
    width, height = (east - west) * narrowing, north - south
    scale = min(_inner(MAP_WIDTH) / (width or 1.0), _inner(MAP_HEIGHT) / (height or 1.0))

    def dot(point: Point) -> tuple[float, float]:
        """Where a point of the earth stands on the map."""
        x, y = (point[0] - west) * narrowing - width / 2, (north - point[1])
        return round(MAP_WIDTH / 2 + x * scale, 1), round(_MARGIN + y * scale, 1)

    dots = sorted({dot(point) for point in points} - {dot(place)})
    return DotMap(
        round(2 * _MARGIN + height * scale), tuple(Dot(*one) for one in dots), Dot(*dot(place)), description
    )


def _near(points: list[Point]) -> list[Point]:
    """The points without the few that lie far off (三沙 of 海南): for them all others would become one spot."""
    if not points:
        return []
    middle = (median(x for x, _ in points), median(y for _, y in points))
    away = [math.dist(point, middle) for point in points]
    return [point for point, far in zip(points, away, strict=True) if far <= _FAR * median(away)]


def _inner(side: int) -> int:
    return side - 2 * _MARGIN
