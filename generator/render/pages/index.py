"""The headings of an index by letter, number of articles and type: a static page for each order, or several."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator import routes
from generator.index_pages import type_of, types_of
from generator.model import IndexEntry, IndexKind
from generator.render.context import RenderContext
from generator.render.parts import Link, Linked, WebPage, counted_heading, linked, trail

LETTERS, COUNT, TYPE = "index", "by-count", "by-type"
LARGE = 1500  # headings: an index of more has a page for each of its parts
# From how many articles on a heading stands in which part of an index by number of articles.
_STEPS = (100, 50, 20, 10, 5, 4, 3, 2, 1)
_LEAST_ROUND_STEP = 5  # the steps below are single numbers


@dataclass(frozen=True, slots=True)
class IndexPart:
    """A part of an index under its own heading: a letter, a number of articles, a type."""

    name: str
    anchor: str
    entries: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ListedHeading:
    """A heading as an index lists it: its name, its letter, the number of its articles."""

    name: str
    letter: str
    articles: int


@dataclass(frozen=True, slots=True)
class _Division:
    """The headings of one part of an index."""

    name: str
    anchor: str
    headings: tuple[ListedHeading, ...]


@dataclass(frozen=True, slots=True)
class _Index:
    """One index in one of its orders."""

    kind: IndexKind
    order: str
    orders: tuple[str, ...]
    divisions: tuple[_Division, ...]

    @property
    def size(self) -> int:
        """The number of its headings."""
        return sum(len(division.headings) for division in self.divisions)


def listed_headings(index: Sequence[IndexEntry]) -> tuple[ListedHeading, ...]:
    """The headings as an index lists them."""
    return tuple(ListedHeading(one.name, one.letter, len(one.articles)) for one in index)


def pages_of_index(
    kind: IndexKind, headings: Sequence[ListedHeading], context: RenderContext
) -> Iterator[WebPage]:
    """The pages of an index: by letter always, in other orders where there is something to order."""
    divided = {LETTERS: tuple(_by_letter(headings))}
    if headings:
        divided[COUNT] = tuple(_by_count(headings, context))
    if by_type := tuple(_by_type(kind, headings, context)):
        divided[TYPE] = by_type
    for order, divisions in divided.items():
        yield from _pages(_Index(kind, order, tuple(divided), divisions), context)


def _by_letter(headings: Sequence[ListedHeading]) -> Iterator[_Division]:
    for letter, group in groupby(headings, key=lambda heading: heading.letter):
        yield _Division(letter, f"letter-{letter}", tuple(group))


def _by_count(headings: Sequence[ListedHeading], context: RenderContext) -> Iterator[_Division]:
    ranked = sorted(headings, key=lambda heading: -heading.articles)
    for step, group in groupby(ranked, key=_step):
        words = context.strings["count_from" if step >= _LEAST_ROUND_STEP else "count_exact"]
        yield _Division(words.format(n=step), f"count-{step}", tuple(group))


def _step(heading: ListedHeading) -> int:
    return next((step for step in _STEPS if heading.articles >= step), 0)


def _by_type(kind: IndexKind, headings: Sequence[ListedHeading], context: RenderContext) -> Iterator[_Division]:
    if kind is IndexKind.TOPICS:
        yield from _by_topic_above(headings, context)
    for one in types_of(kind):
        group = tuple(
            heading for heading in headings if type_of(kind, heading.name, context.settings.place) == one
        )
        if group:
            yield _Division(context.strings[f"type_{one}"], f"type-{one}", group)


def _by_topic_above(headings: Sequence[ListedHeading], context: RenderContext) -> Iterator[_Division]:
    """Each topic of the upper level with those below it; nothing where all are of one level."""
    parents: Mapping[str, str | None] = {topic.name: topic.parent for topic in context.topics}
    shown = {heading.name: heading for heading in headings}
    if not any(parents.get(name) for name in shown):
        return
    tops = [name for name in parents if not parents[name]]
    others = tuple(heading for heading in headings if heading.name not in parents)
    for number, top in enumerate(tops, start=1):
        family = (top, *(name for name, parent in parents.items() if parent == top))
        group = tuple(shown[name] for name in family if name in shown)
        if group:
            yield _Division(top, f"type-{number}", group)
    if others:
        yield _Division(context.strings["type_other"], "type-other", others)


def _pages(index: _Index, context: RenderContext) -> Iterator[WebPage]:
    if index.size <= LARGE:
        yield _page(index, None, index.divisions, context)
        return
    yield _page(index, None, (), context)
    for division in index.divisions:
        yield _page(index, division, (division,), context)


def _page(index: _Index, part: _Division | None, shown: Sequence[_Division], context: RenderContext) -> WebPage:
    """The page of an index, or of one part of a large one."""
    path, strings = _path(index, part), context.strings
    link = linked(path)
    name = strings[index.kind.value]
    way = [Link(name, link(routes.index_path(index.kind)))]
    if index.order != LETTERS:
        way.append(Link(_order_name(index.order, context), link(routes.index_path(index.kind, index.order))))
    if part:
        way.append(Link(part.name))
    way[-1] = Link(way[-1].text)
    below = " ".join(one.text for one in way[1:])
    words = strings["index_part_description" if below else "index_description"]
    return WebPage(
        path,
        "index.html",
        " ".join(one.text for one in way),
        words.format(name=context.settings.name, kind=name, part=below, n=index.size),
        index.kind.value,
        trail(context, link, *way),
        values={
            "name": name,
            "count": f"{index.size:,}",
            "order": index.order,
            "orders": tuple(_orders(index, context, link)),
            "jumps": tuple(_jump(index, division, part, link) for division in index.divisions),
            "parts": tuple(
                IndexPart(
                    one.name,
                    one.anchor,
                    tuple(
                        counted_heading(index.kind, heading.name, heading.articles, context, link)
                        for heading in one.headings
                    ),
                )
                for one in shown
            ),
        },
    )


def _path(index: _Index, part: _Division | None) -> str:
    if part is None:
        return routes.index_path(index.kind, index.order)
    return routes.index_part_path(index.kind, index.order, part.anchor)


def _jump(index: _Index, division: _Division, part: _Division | None, link: Linked) -> Link:
    """The way to a part of the index: a place on its page, or in a large one a page."""
    if index.size <= LARGE:
        return Link(division.name, link(f"{_path(index, None)}#{division.anchor}"))
    return Link(division.name, link(_path(index, division)), current=division is part)


def _orders(index: _Index, context: RenderContext, link: Linked) -> Iterator[Link]:
    """The ways to all orders of an index; none where it has but one."""
    if len(index.orders) > 1:
        yield from (_order(index, order, context, link) for order in index.orders)


def _order(index: _Index, order: str, context: RenderContext, link: Linked) -> Link:
    way = link(routes.index_path(index.kind, order))
    return Link(_order_name(order, context), way, current=order == index.order)


def _order_name(order: str, context: RenderContext) -> str:
    return context.strings[f"order_{order.replace('-', '_')}"]
