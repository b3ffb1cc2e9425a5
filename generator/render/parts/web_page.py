"""One page of the site: its address, its template and the values printed on it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import TypeVar

from generator import routes
from generator.model import Issue, PrintedPage
from generator.render.context import RenderContext
from generator.render.parts.navigation import NavLink
from generator.render.parts.views import Link, Linked, edition_label, month_name, page_link, year_label

_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class WebPage:
    """One page of the site: where it lies, its template, the words of its head, and what stands on it.

    `crumbs` lead from the home page to it; `section` is the place in the navigation it belongs to. `ways` lead
    along the other axes than that of `previous` and `next`.
    """

    path: str
    template: str
    title: str
    description: str
    section: str
    crumbs: tuple[Link, ...] = ()
    previous: Link | None = None
    next: Link | None = None
    ways: tuple[NavLink, ...] = ()
    values: Mapping[str, object] = field(default_factory=dict)


def linked(path: str) -> Linked:
    """The way from the page at an address to any address of the site."""
    return partial(routes.relative, page=path)


def trail(context: RenderContext, link: Linked, *way: Link) -> tuple[Link, ...]:
    """The way from the home page to a page, whose own name comes last."""
    return (Link(context.strings["home"], link(routes.HOME)), *way)


def issue_trail(
    context: RenderContext, link: Linked, issue: Issue, *way: Link, within: bool = False
) -> tuple[Link, ...]:
    """The way from the home page through the archive to an issue, or on to something in it, or `within` it."""
    day = context.strings["day_of_month"].format(day=issue.date.day)
    label = " ".join(part for part in (day, edition_label(issue.key, context.strings)) if part)
    itself = Link(label, link(routes.issue_path(issue.key)) if way or within else None)
    return trail(context, link, archive_link(context, link), *day_way(issue.date, context, link), itself, *way)


def article_trail(issue: Issue, page: PrintedPage, context: RenderContext, link: Linked) -> tuple[Link, ...]:
    """The way from the home page to an article: to its printed page, or where none is known to its issue."""
    way = (page_link(page, context, link),) if page.is_printed else ()
    return issue_trail(context, link, issue, *way, within=True)


def archive_link(context: RenderContext, link: Linked) -> Link:
    """The archive of all issues."""
    return Link(context.strings["issues"], link(routes.ISSUES))


def day_way(day: date, context: RenderContext, link: Linked) -> Iterator[Link]:
    """The way from the archive to a day: its year and its month."""
    yield Link(year_label(day.year, context.strings), link(routes.year_path(day.year)))
    yield Link(month_name(day, context.strings), link(routes.month_path(day)))


def with_neighbours(row: Sequence[_Item]) -> Iterator[tuple[_Item | None, _Item, _Item | None]]:
    """Each of a row with the one before it and the one after it."""
    yield from zip([None, *row], row, [*row[1:], None], strict=False)
