"""The headings of an index by letter, by number of articles and by type, a static page each."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator import routes
from generator.entries import Entry
from generator.entries.kinds import type_of, types_of
from generator.model import IndexKind
from generator.render.leaf import Leaf, linked, trail
from generator.render.views import Link, Linked, Press, entry_link

LETTERS, COUNT, TYPE = "index", "by-count", "by-type"
# From how many articles on a heading stands in which part of an index by number of articles.
_STEPS = (100, 50, 20, 10, 5, 4, 3, 2, 1)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an index under its own heading: a letter, a number of articles, a type."""

    name: str
    anchor: str
    link: Link
    entries: tuple[Link, ...]


def index_leaves(kind: IndexKind, press: Press) -> Iterator[Leaf]:
    """The pages of an index: by letter always, in other orders where there is something to order."""
    entries = press.entries.get(kind, ())
    orders = [LETTERS, *([COUNT] if entries else []), *([TYPE] if entries and types_of(kind) else [])]
    divisions: dict[str, Callable[[], Iterable[tuple[str, str, Sequence[Entry]]]]] = {
        LETTERS: lambda: _by_letter(entries),
        COUNT: lambda: _by_count(entries, press),
        TYPE: lambda: _by_type(kind, entries, press),
    }
    for order in orders:
        yield _leaf(kind, order, orders, tuple(divisions[order]()), press)


def _by_letter(entries: Sequence[Entry]) -> Iterator[tuple[str, str, Sequence[Entry]]]:
    for letter, group in groupby(entries, key=lambda entry: entry.letter):
        yield letter, f"letter-{letter}", tuple(group)


def _by_count(entries: Sequence[Entry], press: Press) -> Iterator[tuple[str, str, Sequence[Entry]]]:
    ranked = sorted(entries, key=lambda entry: -len(entry.mentions))
    for step, group in groupby(ranked, key=_step):
        exact = step < 5  # noqa: PLR2004 - the steps below are single numbers
        words = press.strings["articles_n" if exact else "articles_from_n"].format(n=step)
        yield words, f"count-{step}", tuple(group)


def _step(entry: Entry) -> int:
    return next((step for step in _STEPS if len(entry.mentions) >= step), 0)


def _by_type(
    kind: IndexKind, entries: Sequence[Entry], press: Press
) -> Iterator[tuple[str, str, Sequence[Entry]]]:
    for one in types_of(kind):
        group = tuple(entry for entry in entries if type_of(kind, entry.name, press.settings.place) == one)
        if group:
            yield press.strings[f"type_{one}"], f"type-{one}", group


def _leaf(
    kind: IndexKind,
    order: str,
    orders: Sequence[str],
    divisions: Sequence[tuple[str, str, Sequence[Entry]]],
    press: Press,
) -> Leaf:
    path, title, strings = routes.index_path(kind, order), press.strings[kind.value], press.strings
    link = linked(path)
    count = sum(len(entries) for _, _, entries in divisions)
    own = strings[f"order_{order.replace('-', '_')}"]
    way = [Link(title)] if order == LETTERS else [Link(title, link(routes.index_path(kind))), Link(own)]
    return Leaf(
        path,
        "index.html",
        title if order == LETTERS else f"{title} {own}",
        strings["index_description"].format(name=press.settings.name, kind=title, n=count),
        kind.value,
        trail(press, link, *way),
        values={
            "name": title,
            "count": f"{count:,}",
            "order": order,
            "orders": tuple(_order(kind, other, order, press, link) for other in orders),
            "parts": tuple(
                Part(
                    name,
                    anchor,
                    Link(name, link(f"{path}#{anchor}")),
                    tuple(entry_link(entry, press, link) for entry in entries),
                )
                for name, anchor, entries in divisions
            ),
        },
    )


def _order(kind: IndexKind, order: str, current: str, press: Press, link: Linked) -> Link:
    words = press.strings[f"order_{order.replace('-', '_')}"]
    return Link(words, link(routes.index_path(kind, order)), current=order == current)
