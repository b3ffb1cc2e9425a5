"""The leaves of the site: each address with its template and the values printed on it, in one table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial

from generator import routes
from generator.language import excerpt
from generator.model import Article, IndexKind, Issue, Neighbours, Page
from generator.render.archive import archive_leaves
from generator.render.axes import Place, article_ways, front_ways, issue_ways
from generator.render.calendar import same_days
from generator.render.citation import citation
from generator.render.drafts import drafts_of_issue
from generator.render.entry import entry_leaves
from generator.render.front import about_counts, front_page, issue_fronts, masthead
from generator.render.indexes import index_leaves
from generator.render.leaf import Leaf, issue_trail, linked, trail, with_neighbours
from generator.render.sheet import page_leaf
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
from generator.render.whole import whole_issue
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


def leaves(press: Press) -> Iterator[Leaf]:
    """Every page of the site but the not-found page: the whole table of contents."""
    yield _home(press)
    yield from archive_leaves(press)
    for place in _places(press.edition.issues):
        contents = tuple(_headlines_of(page, press) for page in place.issue.pages)
        yield _issue(place, contents, press)
        yield whole_issue(place, press)
        for page_place, page in _page_places(place):
            is_withdrawn = page.holding.withdrawn is not None
            leaf = withdrawn_page if is_withdrawn else partial(page_leaf, contents=contents)
            yield leaf(page_place, page, press=press)
            yield from (_article(article, page_place, page, press) for article in page.to_be_read)
            yield from (
                withdrawn_article(article, page_place, page, press)
                for article in page.articles
                if article.holding.withdrawn
            )
    for kind in IndexKind:
        yield from index_leaves(kind, press)
        for entry in press.entries.get(kind, ()):
            yield from entry_leaves(entry, press)
    yield _search(press)
    yield _about(press)
    yield _plain(routes.OFFLINE, "offline", press)


def not_found(press: Press) -> Leaf:
    """The page a server shows for an address that leads nowhere."""
    return _plain(routes.NOT_FOUND, "not_found", press)


def _home(press: Press) -> Leaf:
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
    ways = front_ways(press.edition.issues, press, link)
    return Leaf(routes.HOME, "home.html", title, description, "home", ways=ways, values=values)


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


def _places(issues: Sequence[Issue]) -> Iterator[Place]:
    """Each issue with those before and after it; the edition has the newest first."""
    for newer, issue, older in with_neighbours(issues):
        yield Place(issue, older, newer)


def _page_places(place: Place) -> Iterator[tuple[Place, Page]]:
    for before, page, after in with_neighbours(place.issue.pages):
        yield replace(place, before=before, after=after), page


def _issue(place: Place, contents: tuple[PageHeadlines, ...], press: Press) -> Leaf:
    issue, strings = place.issue, press.strings
    path = routes.issue_path(issue.date)
    link = linked(path)
    label = date_label(issue.date, strings)
    description = strings["issue_description"].format(
        name=press.settings.name,
        date=label,
        pages=len(issue.pages),
        n=sum(len(page.to_be_read) for page in issue.pages),
    )
    return Leaf(
        path,
        "issue.html",
        label,
        description,
        "issues",
        issue_trail(press, link, issue),
        issue_link(place.older, press, link) if place.older else None,
        issue_link(place.newer, press, link) if place.newer else None,
        issue_ways(place, press, link),
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


def _article(article: Article, place: Place, page: Page, press: Press) -> Leaf:
    path = routes.article_path(article)
    link = linked(path)
    beside = press.edition.neighbours.get(article.key, Neighbours())
    label = headline_link(article, press, link).text
    others = [other for other in page.articles if other.key != article.key]
    return Leaf(
        path,
        "article.html",
        label,
        excerpt(press.texts[article.key], EXCERPT_LENGTH) or label,
        "issues",
        issue_trail(press, link, place.issue, page_link(page, press, link)),
        headline_link(beside.previous, press, link) if beside.previous else None,
        headline_link(beside.next, press, link) if beside.next else None,
        article_ways(place, press, link),
        {
            "story": story(article, press, link),
            "issue": issue_link(place.issue, press, link),
            "day": article.date.isoformat(),
            "others": headlines(others, press, link),
            "related": headlines(press.related.get(article.key, ()), press, link),
            "citation": citation(article, press),
        },
    )


def _search(press: Press) -> Leaf:
    """The search, with the lists that narrow it; theme/js/search-narrow.js fills them by their kinds."""
    facets = tuple(Facet(kind, press.strings[words]) for kind, words in FACETS.items())
    return replace(_plain(routes.SEARCH, "search", press), values={"facets": facets})


def _about(press: Press) -> Leaf:
    leaf = _plain(routes.ABOUT, "about", press)
    return replace(leaf, values={"counts": about_counts(press.edition, press)})


def _plain(path: str, section: str, press: Press) -> Leaf:
    title = press.strings[section]
    description = press.strings[f"{section}_description"].format(name=press.settings.name)
    crumbs = trail(press, linked(path), Link(title))
    return Leaf(path, f"{path.removesuffix('.html')}.html", title, description, section, crumbs)
