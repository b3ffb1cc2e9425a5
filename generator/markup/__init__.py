"""Markdown to HTML that is safe to show, and to the plain text of it; docs/markdown.md says what is understood.

The modules in the order the text travels; each imports only modules above it:

pieces    what a text consists of once it is read: pieces of text and marks, in blocks
emphasis  stars and lines round words -> which of them belong together
links     what a link may lead to: addresses, other articles, pictures
inline    the text of one block -> its pieces
tables    lines with pipes -> the rows of a table
blocks    a body -> the tree of its blocks
reading   a body -> its blocks and its notes, in the order in which they are met
shown     a text that was read -> HTML: only listed tags, every character escaped
plain     a text that was read -> plain text, for search and for excerpts
"""

from collections.abc import Iterable
from functools import lru_cache

from markupsafe import Markup

from generator import routes
from generator.markup.links import article_file, image_name, linked_key
from generator.markup.plain import lines_of, running_lines, without_direction_marks
from generator.markup.reading import targets_of, text_of
from generator.markup.shown import NamedPage, NoteWords, Placement, html_of_text
from generator.model import Key

__all__ = [
    "NamedPage",
    "NoteWords",
    "Placement",
    "html_of",
    "image_name",
    "linked_articles",
    "plain_text",
    "running_text",
    "shown_at",
    "unmet_notes",
    "without_direction_marks",
]

_REMEMBERED = 1 << 14  # texts: several pages ask for each, made long after one another


def html_of(body: str, page: str = routes.HOME, level: int = 2, names: Iterable[NamedPage] = ()) -> Markup:
    """The Markdown as HTML for the page at address `page`, subheads (`### `) as headings of `level`.

    The first mention of each of `names` in a paragraph, list or table is linked, never inside a link or a
    subhead; the words stay the same. Raw HTML shows as the text it is; a link with another scheme than http,
    https or mailto and a picture outside images/ show as their words. Control characters are left out.
    """
    return shown_at(Placement(page, level), body, names)


def shown_at(place: Placement, body: str, names: Iterable[NamedPage] = ()) -> Markup:
    """The Markdown as HTML for a place: see html_of.

    A link to the file of an article leads to its page, or shows as its words where that is not in the edition.
    """
    shown = html_of_text(text_of(body), place, names)
    return Markup(shown)  # noqa: S704 - every character went through html.escape or is of a tag in `shown`


def plain_text(body: str) -> str:
    """The text a reader sees of the Markdown, a paragraph, heading, line of verse or row of a table a line."""
    return "\n".join(lines_of(text_of(body)))


@lru_cache(maxsize=_REMEMBERED)
def running_text(body: str) -> str:
    """The same without what an excerpt would stumble over: subheads, tables, notes, turning characters."""
    return without_direction_marks("\n".join(running_lines(text_of(body))))


def linked_articles(body: str, page: str) -> tuple[tuple[str, Key | None], ...]:
    """The links of a body to files of articles, as typed, each with the key of the one it means, if any."""
    targets = targets_of(text_of(body))
    return tuple((target, linked_key(target, page)) for target in targets if article_file(target))


def unmet_notes(body: str) -> tuple[str, ...]:
    """The references of a body without a note, and its notes without a reference, as typed: [^1]."""
    return text_of(body).unmet
