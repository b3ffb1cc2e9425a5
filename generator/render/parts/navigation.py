"""The links through the edition from any of its pages: by article, by printed page, by issue.

Each has its word (上一版) and the key that follows it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.model import Issue, PrintedPage
from generator.render.context import RenderContext
from generator.render.parts.views import Link, Linked, headline_link, issue_link, page_link

# Before and after, as their keys stand on a keyboard.
_ARTICLE_KEYS = ("ArrowLeft", "ArrowRight")
_PAGE_KEYS = ("[", "]")
_ISSUE_KEYS = ("<", ">")


@dataclass(frozen=True, slots=True)
class NavLink:
    """A link to what lies before or after: the word for it, what it leads to, its key."""

    word: str
    to: Link
    key: str


@dataclass(frozen=True, slots=True)
class Position:
    """Where something stands: its issue with those before and after, and what pages are beside its own."""

    issue: Issue
    older: Issue | None
    newer: Issue | None
    before: PrintedPage | None = None
    after: PrintedPage | None = None


def issue_nav(position: Position, context: RenderContext, link: Linked) -> tuple[NavLink, ...]:
    """From an issue: into its first page and its first article. The issues beside it are linked at its foot."""
    return (
        *_to_first_page(position.issue, context, link),
        *_to_first_article(position.issue.pages, context, link),
    )


def page_nav(
    position: Position, page: PrintedPage, context: RenderContext, link: Linked
) -> tuple[NavLink, ...]:
    """From a printed page: into its first article, and to the issues before and after."""
    return (*_to_first_article((page,), context, link), *_to_issues(position, context, link))


def article_nav(position: Position, context: RenderContext, link: Linked) -> tuple[NavLink, ...]:
    """From an article: to the printed pages and to the issues before and after its own."""
    return (*_to_pages(position, context, link), *_to_issues(position, context, link))


def home_nav(issues: Sequence[Issue], context: RenderContext, link: Linked) -> tuple[NavLink, ...]:
    """From the front page of the site: into the newest of the issues, and to the one before it."""
    if not issues:
        return ()
    latest = Position(issues[0], issues[1] if len(issues) > 1 else None, None)
    return (*issue_nav(latest, context, link), *_to_issues(latest, context, link))


def _to_issues(position: Position, context: RenderContext, link: Linked) -> Iterator[NavLink]:
    if position.older:
        yield _nav_link(
            "previous_issue", issue_link(position.older, context, link), _ISSUE_KEYS[0], context.strings
        )
    if position.newer:
        yield _nav_link(
            "next_issue", issue_link(position.newer, context, link), _ISSUE_KEYS[1], context.strings
        )


def _to_pages(position: Position, context: RenderContext, link: Linked) -> Iterator[NavLink]:
    if position.before:
        yield _nav_link(
            "previous_page", page_link(position.before, context, link), _PAGE_KEYS[0], context.strings
        )
    if position.after:
        yield _nav_link("next_page", page_link(position.after, context, link), _PAGE_KEYS[1], context.strings)


def _to_first_page(issue: Issue, context: RenderContext, link: Linked) -> Iterator[NavLink]:
    for page in issue.printed_pages[:1]:
        yield _nav_link("first_page", page_link(page, context, link), _PAGE_KEYS[1], context.strings)


def _to_first_article(pages: Sequence[PrintedPage], context: RenderContext, link: Linked) -> Iterator[NavLink]:
    first = next((article for page in pages for article in page.to_be_read), None)
    if first:
        yield _nav_link("first_article", headline_link(first, context, link), _ARTICLE_KEYS[1], context.strings)


def _nav_link(word: str, to: Link, key: str, strings: Mapping[str, str]) -> NavLink:
    return NavLink(strings[word], to, key)
