"""A leaf: one page of the site with its address, its template and the values printed on it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

from generator import routes
from generator.render.views import Link, Linked, Press

_Printed = TypeVar("_Printed")


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page of the site: where it lies, its template, the words of its head, and what stands on it.

    `crumbs` lead from the home page to it; `section` is the place in the navigation it belongs to.
    """

    path: str
    template: str
    title: str
    description: str
    section: str
    crumbs: tuple[Link, ...] = ()
    previous: Link | None = None
    next: Link | None = None
    values: Mapping[str, object] = field(default_factory=dict)


def linked(path: str) -> Linked:
    """The way from the page at an address to any address of the site."""
    return partial(routes.relative, page=path)


def trail(press: Press, link: Linked, *way: Link) -> tuple[Link, ...]:
    """The way from the home page to a page, whose own name comes last."""
    return (Link(press.strings["home"], link(routes.HOME)), *way)


def with_neighbours(row: Sequence[_Printed]) -> Iterator[tuple[_Printed | None, _Printed, _Printed | None]]:
    """Each of a row with the one before it and the one after it."""
    yield from zip([None, *row], row, [*row[1:], None], strict=False)
