"""The pages of the site: each address with its template and the values printed on it, in one table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial

from generator import routes
from generator.model import Article, IndexKind, Issue, Neighbours, Page
from generator.render.archive import archive_pages
from generator.render.calendar import same_days
from generator.render.citation import citation
from generator.render.drafts import drafts_of_issue
from generator.render.excerpts import excerpt
from generator.render.front import about_counts, front_page, issue_fronts, masthead
from generator.render.heading_page import pages_of_heading
from generator.render.index import pages_of_index
from generator.render.navigation import Position, article_nav, home_nav, issue_nav
from generator.render.printed_page import printed_page
from generator.render.story import story
from generator.render.views import (
    EXCERPT_LENGTH,
    Link,
    Linked,
    PageHeadlines,
    Press,
    continuations,
    date_label,
    heading_link,
    headline_link,
    headlines,
    issue_link,
    page_headlines,
    page_link,
)
from generator.render.web_page import WebPage, issue_trail, linked, trail, with_neighbours
from generator.render.whole_issue import whole_issue
from generator.render.withdrawn import withdrawn_article, withdrawn_page

BUSIEST = 12  # names and topics on the front page
WEEK = 7  # days
# What narrows a search -> the word over it.
FACETS = {
    "years": "search_years",
    "months": "search_months",
    "pages": "search_pages",
    "sections": "sections",
    **{kind.value: kind.value for kind in IndexKind},
}


@dataclass(frozen=True, slots=True)
class Facet:
    """A list that narrows a search: its kind, and the word over it."""

    kind: str
    label: str


def web_pages(press: Press) -> Iterator[WebPage]:
    """Every page of the site but the not-found page: the whole table of contents."""
    yield _home(press)
    yield from archive_pages(press)
    for position in _positions(press.edition.issues):
        contents = tuple(_headlines_of(page, press) for page in position.issue.pages)
        yield _issue(position, contents, press)
        yield whole_issue(position, press)
        for page_position, page in _page_positions(position):
            is_withdrawn = page.holding.withdrawn is not None
            made = withdrawn_page if is_withdrawn else partial(printed_page, contents=contents)
            yield made(page_position, page, press=press)
            yield from (_article(article, page_position, page, press) for article in page.to_be_read)
            yield from (
                withdrawn_article(article, page_position, page, press)
                for article in page.articles
                if article.holding.withdrawn
            )
    for kind in IndexKind:
        yield from pages_of_index(kind, press)
        for entry in press.entries.get(kind, ()):
            yield from pages_of_heading(entry, press)
    yield _search(press)
    yield _about(press)
    yield _plain(routes.OFFLINE, "offline", press)


def not_found(press: Press) -> WebPage:
    """The page a server shows for an address that leads nowhere."""
    return _plain(routes.NOT_FOUND, "not_found", press)


def _home(press: Press) -> WebPage:
    strings, link = press.strings, linked(routes.HOME)
    latest = press.edition.issues[0] if press.edition.issues else None
    values = {
        "front": front_page(latest, press, link) if latest else None,
        "masthead": masthead(latest, press),
        "fronts": issue_fronts(press, link),
        "archive": Link(strings["archive"], link(routes.ISSUES)),
        "topics": _in_the_news(IndexKind.TOPICS, press, link),
        "people": _in_the_news(IndexKind.PEOPLE, press, link),
    }
    # An issue's own page is named by its date alone.
    title = f"{strings['front_page']} {date_label(latest.date, strings)}" if latest else strings["home"]
    description = press.settings.description or strings["home_description"].format(name=press.settings.name)
    ways = home_nav(press.edition.issues, press, link)
    return WebPage(routes.HOME, "home.html", title, description, "home", ways=ways, values=values)


def _in_the_news(kind: IndexKind, press: Press, link: Linked) -> tuple[Link, ...]:
    """The headings most printed in the week that ends with the latest issue, each with how often."""
    if not press.edition.issues:
        return ()
    first = press.edition.issues[0].date - timedelta(days=WEEK - 1)
    counts = [
        (sum(mention.article.date >= first for mention in entry.mentions), entry.name)
        for entry in press.entries.get(kind, ())
    ]
    ranked = sorted(counts, key=lambda pair: -pair[0])[:BUSIEST]
    return tuple(
        replace(heading_link(kind, name, press, link), note=f"{count:,}") for count, name in ranked if count
    )


def _positions(issues: Sequence[Issue]) -> Iterator[Position]:
    """Each issue with those before and after it; the edition has the newest first."""
    for newer, issue, older in with_neighbours(issues):
        yield Position(issue, older, newer)


def _page_positions(position: Position) -> Iterator[tuple[Position, Page]]:
    for before, page, after in with_neighbours(position.issue.pages):
        yield replace(position, before=before, after=after), page


def _issue(position: Position, contents: tuple[PageHeadlines, ...], press: Press) -> WebPage:
    issue, strings = position.issue, press.strings
    path = routes.issue_path(issue.date)
    link = linked(path)
    label = date_label(issue.date, strings)
    description = strings["issue_description"].format(
        name=press.settings.name,
        date=label,
        pages=len(issue.pages),
        n=sum(len(page.to_be_read) for page in issue.pages),
    )
    return WebPage(
        path,
        "issue.html",
        label,
        description,
        "issues",
        issue_trail(press, link, issue),
        issue_link(position.older, press, link) if position.older else None,
        issue_link(position.newer, press, link) if position.newer else None,
        issue_nav(position, press, link),
        {
            "masthead": masthead(issue, press).line[1:],
            "drafts": drafts_of_issue(issue, press, link),
            "pages": contents,
            "whole": Link(strings["whole_issue"], link(routes.whole_issue_path(issue.date))),
            "same_days": same_days(issue, press, link),
        },
    )


def _headlines_of(page: Page, press: Press) -> PageHeadlines:
    """The page with its headlines, for every page of its issue: they lie in one folder, links are the same."""
    link = linked(routes.page_path(page))
    own = page_headlines(page, page.articles, press, link)
    return replace(own, continued=continuations(page, press, link))


def _article(article: Article, position: Position, page: Page, press: Press) -> WebPage:
    path = routes.article_path(article)
    link = linked(path)
    beside = press.edition.neighbours.get(article.key, Neighbours())
    label = headline_link(article, press, link).text
    others = [other for other in page.articles if other.key != article.key]
    return WebPage(
        path,
        "article.html",
        label,
        excerpt(press.texts[article.key], EXCERPT_LENGTH) or label,
        "issues",
        issue_trail(press, link, position.issue, page_link(page, press, link)),
        headline_link(beside.previous, press, link) if beside.previous else None,
        headline_link(beside.next, press, link) if beside.next else None,
        article_nav(position, press, link),
        {
            "story": story(article, press, link),
            "issue": issue_link(position.issue, press, link),
            "day": article.date.isoformat(),
            "others": headlines(others, press, link),
            "related": headlines(press.related.get(article.key, ()), press, link),
            "citation": citation(article, press),
        },
    )


def _search(press: Press) -> WebPage:
    """The search, with the lists that narrow it; theme/js/search-narrow.js fills them by their kinds."""
    facets = tuple(Facet(kind, press.strings[words]) for kind, words in FACETS.items())
    return replace(_plain(routes.SEARCH, "search", press), values={"facets": facets})


def _about(press: Press) -> WebPage:
    about = _plain(routes.ABOUT, "about", press)
    return replace(about, values={"counts": about_counts(press.edition, press)})


def _plain(path: str, section: str, press: Press) -> WebPage:
    title = press.strings[section]
    description = press.strings[f"{section}_description"].format(name=press.settings.name)
    crumbs = trail(press, linked(path), Link(title))
    return WebPage(path, f"{path.removesuffix('.html')}.html", title, description, section, crumbs)
