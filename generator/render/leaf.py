"""A leaf: one page of the site with its address, its template and the values printed on it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial

from generator import routes
from generator.model import Issue
from generator.render.axes import Way
from generator.render.views import Link, Linked, Press, date_label


@dataclass(frozen=True, slots=True)
class Leaf:
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
    ways: tuple[Way, ...] = ()
    values: Mapping[str, object] = field(default_factory=dict)


def linked(path: str) -> Linked:
    """The way from the page at an address to any address of the site."""
    return partial(routes.relative, page=path)


def trail(press: Press, link: Linked, *way: Link) -> tuple[Link, ...]:
    """The way from the home page to a page, whose own name comes last."""
    return (Link(press.strings["home"], link(routes.HOME)), *way)


def issue_trail(press: Press, link: Linked, issue: Issue, *way: Link) -> tuple[Link, ...]:
    """The way from the home page through an issue to something in it."""
    issues = Link(press.strings["issues"], link(routes.ISSUES))
    day = Link(date_label(issue.date, press.strings), link(routes.issue_path(issue.date)))
    return trail(press, link, issues, day, *way)
