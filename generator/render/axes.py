"""The three ways through the edition from any of its pages: by article, by printed page, by issue.

Each way is a link with its word (上一版) and the key that takes it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.model import Issue, Page
from generator.render.views import Link, Linked, Press, headline_link, issue_link, page_link

# Before and after, as their keys stand on a keyboard.
_ARTICLE_KEYS = ("ArrowLeft", "ArrowRight")
_PAGE_KEYS = ("[", "]")
_ISSUE_KEYS = ("<", ">")


@dataclass(frozen=True, slots=True)
class Way:
    """A link to what lies before or after: the word for it, what it leads to, its key."""

    word: str
    to: Link
    key: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: its issue with those before and after, and what pages are beside its own."""

    issue: Issue
    older: Issue | None
    newer: Issue | None
    before: Page | None = None
    after: Page | None = None


def issue_ways(place: Place, press: Press, link: Linked) -> tuple[Way, ...]:
    """From an issue: into its first page and its first article. The issues beside it are linked at its foot."""
    return (*_to_first_page(place.issue, press, link), *_to_first_article(place.issue.pages, press, link))


def page_ways(place: Place, page: Page, press: Press, link: Linked) -> tuple[Way, ...]:
    """From a printed page: into its first article, and to the issues before and after."""
    return (*_to_first_article((page,), press, link), *_to_issues(place, press, link))


def article_ways(place: Place, press: Press, link: Linked) -> tuple[Way, ...]:
    """From an article: to the printed pages and to the issues before and after its own."""
    return (*_to_pages(place, press, link), *_to_issues(place, press, link))


def front_ways(issues: Sequence[Issue], press: Press, link: Linked) -> tuple[Way, ...]:
    """From the front page of the site: into the newest of the issues, and to the one before it."""
    if not issues:
        return ()
    latest = Place(issues[0], issues[1] if len(issues) > 1 else None, None)
    return (*issue_ways(latest, press, link), *_to_issues(latest, press, link))


def _to_issues(place: Place, press: Press, link: Linked) -> Iterator[Way]:
    if place.older:
        yield _way("previous_issue", issue_link(place.older, press, link), _ISSUE_KEYS[0], press.strings)
    if place.newer:
        yield _way("next_issue", issue_link(place.newer, press, link), _ISSUE_KEYS[1], press.strings)


def _to_pages(place: Place, press: Press, link: Linked) -> Iterator[Way]:
    if place.before:
        yield _way("previous_page", page_link(place.before, press, link), _PAGE_KEYS[0], press.strings)
    if place.after:
        yield _way("next_page", page_link(place.after, press, link), _PAGE_KEYS[1], press.strings)


def _to_first_page(issue: Issue, press: Press, link: Linked) -> Iterator[Way]:
    for page in issue.pages[:1]:
        yield _way("first_page", page_link(page, press, link), _PAGE_KEYS[1], press.strings)


def _to_first_article(pages: Sequence[Page], press: Press, link: Linked) -> Iterator[Way]:
    first = next((article for page in pages for article in page.to_be_read), None)
    if first:
        yield _way("first_article", headline_link(first, press, link), _ARTICLE_KEYS[1], press.strings)


def _way(word: str, to: Link, key: str, strings: Mapping[str, str]) -> Way:
    return Way(strings[word], to, key)
