"""The leaves of the site: each address with its template and the values printed on it, in one table."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator import routes
from generator.markup import html_of
from generator.model import Article, IndexKind, Issue, Neighbours, Page
from generator.render.archive import archive_leaves
from generator.render.calendar import day_way, same_days
from generator.render.entry import entry_leaves
from generator.render.front import about_counts, front_page, issue_fronts, masthead
from generator.render.indexes import index_leaves
from generator.render.leaf import Leaf, linked, trail, with_neighbours
from generator.render.story import story
from generator.render.views import (
    Headline,
    Link,
    Linked,
    PageHeadlines,
    Press,
    continuations,
    date_label,
    entry_link,
    excerpt,
    headline,
    headline_link,
    headlines,
    issue_link,
    page_headlines,
    page_label,
    page_link,
    shortened,
)

LEAD_LENGTH = 220  # characters of the longest story's text on its printed page
BUSIEST = 12  # names and topics on the front page
FURNITURE_KINDS = ("masthead", "date", "name", "number", "credits", "weather", "advertisement", "other")
_UNPLACED_LEVEL = 3  # below the heading over what found no article


@dataclass(frozen=True, slots=True)
class FurnitureList:
    """What a page prints about itself, one kind of it."""

    label: str
    texts: tuple[str, ...]


def leaves(press: Press) -> Iterator[Leaf]:
    """Every page of the site but the not-found page: the whole table of contents."""
    yield _home(press)
    yield from archive_leaves(press)
    for newer, issue, older in with_neighbours(press.edition.issues):
        yield _issue(issue, (older, newer), press)
        for before, page, after in with_neighbours(issue.pages):
            yield _page(page, (before, after), issue, press)
            yield from (_article(article, page, issue, press) for article in page.articles)
    for kind in IndexKind:
        yield from index_leaves(kind, press)
        for entry in press.entries.get(kind, ()):
            yield from entry_leaves(entry, press)
    yield _plain(routes.SEARCH, "search", press)
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
        "topics": _busiest(IndexKind.TOPICS, press, link),
        "people": _busiest(IndexKind.PEOPLE, press, link),
    }
    title = date_label(latest.date, strings) if latest else strings["home"]
    description = press.settings.description or strings["home_description"].format(name=press.settings.name)
    return Leaf(routes.HOME, "home.html", title, description, "home", values=values)


def _busiest(kind: IndexKind, press: Press, link: Linked) -> tuple[Link, ...]:
    entries = sorted(press.entries.get(kind, ()), key=lambda entry: -len(entry.mentions))
    return tuple(entry_link(entry, press, link) for entry in entries[:BUSIEST])


def _issue(issue: Issue, beside: tuple[Issue | None, Issue | None], press: Press) -> Leaf:
    path, strings = routes.issue_path(issue.date), press.strings
    link = linked(path)
    label = date_label(issue.date, strings)
    older, newer = beside
    *way, day = _issue_way(issue, press, link)
    description = strings["issue_description"].format(
        name=press.settings.name,
        date=label,
        pages=len(issue.pages),
        n=sum(len(page.articles) for page in issue.pages),
    )
    return Leaf(
        path,
        "issue.html",
        label,
        description,
        "issues",
        trail(press, link, *way, Link(day.text)),
        issue_link(older, press, link) if older else None,
        issue_link(newer, press, link) if newer else None,
        {
            "masthead": masthead(issue, press)[1:],
            "pages": tuple(_headlines_of(page, press, link) for page in issue.pages),
            "same_days": same_days(issue, press, link),
        },
    )


def _headlines_of(page: Page, press: Press, link: Linked) -> PageHeadlines:
    own = page_headlines(page, page.articles, press, link)
    return replace(own, continued=continuations(page, press, link))


def _issue_way(issue: Issue, press: Press, link: Linked) -> tuple[Link, ...]:
    issues = Link(press.strings["issues"], link(routes.ISSUES))
    day = press.strings["day_of_month"].format(day=issue.date.day)
    return issues, *day_way(issue.date, press, link), Link(day, link(routes.issue_path(issue.date)))


def _page(page: Page, beside: tuple[Page | None, Page | None], issue: Issue, press: Press) -> Leaf:
    path, strings = routes.page_path(page), press.strings
    link = linked(path)
    label = page_link(page, press, link).text
    day = date_label(page.date, strings)
    before, after = beside
    description = strings["page_description"].format(
        name=press.settings.name, date=day, page=label, n=len(page.articles)
    )
    return Leaf(
        path,
        "page.html",
        f"{label} {day}",
        description,
        "issues",
        trail(press, link, *_issue_way(issue, press, link), Link(label)),
        page_link(before, press, link) if before else None,
        page_link(after, press, link) if after else None,
        {
            "number": page_label(page.number, strings),
            "name": page.name,
            "date": day,
            "stories": _stories(page, press, link),
            "continued": continuations(page, press, link),
            "furniture": _furniture(page, press),
            "unplaced": html_of(page.unplaced, path, _UNPLACED_LEVEL),
            "pages": tuple(_chip(other, page, press, link) for other in issue.pages),
        },
    )


def _stories(page: Page, press: Press, link: Linked) -> tuple[Headline, ...]:
    # The longest story with a headline stands first and widest; the others keep the order of print.
    longest = max(
        page.articles, key=lambda one: (one.title is not None, len(press.texts[one.key])), default=None
    )
    if longest is None:
        return ()
    text = shortened(press.texts[longest.key], LEAD_LENGTH)
    lead = replace(headline(longest, press, link), weight="lead", excerpt=text)
    return (lead, *headlines((one for one in page.articles if one is not longest), press, link))


def _chip(page: Page, current: Page, press: Press, link: Linked) -> Link:
    whole = page_link(page, press, link)
    return Link(str(page.number), whole.href, whole.text, current=page is current)


def _furniture(page: Page, press: Press) -> tuple[FurnitureList, ...]:
    texts: dict[str, list[str]] = {kind: [] for kind in FURNITURE_KINDS}
    for furniture in page.furniture:
        texts[furniture.kind if furniture.kind in texts else "other"].append(furniture.text)
    return tuple(
        FurnitureList(press.strings[f"furniture_{kind}"], tuple(printed))
        for kind, printed in texts.items()
        if printed
    )


def _article(article: Article, page: Page, issue: Issue, press: Press) -> Leaf:
    path = routes.article_path(article)
    link = linked(path)
    beside = press.edition.neighbours.get(article.key, Neighbours())
    label = headline_link(article, press, link).text
    others = [other for other in page.articles if other.key != article.key]
    return Leaf(
        path,
        "article.html",
        label,
        excerpt(article, press) or label,
        "issues",
        trail(press, link, *_issue_way(issue, press, link), page_link(page, press, link)),
        headline_link(beside.previous, press, link) if beside.previous else None,
        headline_link(beside.next, press, link) if beside.next else None,
        {
            "story": story(article, press, link),
            "issue": issue_link(issue, press, link),
            "day": article.date.isoformat(),
            "others": headlines(others, press, link),
            "related": headlines(press.related.get(article.key, ()), press, link),
        },
    )


def _about(press: Press) -> Leaf:
    leaf = _plain(routes.ABOUT, "about", press)
    return replace(leaf, values={"counts": about_counts(press.edition, press)})


def _plain(path: str, section: str, press: Press) -> Leaf:
    title = press.strings[section]
    description = press.strings[f"{section}_description"].format(name=press.settings.name)
    crumbs = trail(press, linked(path), Link(title))
    return Leaf(path, f"{path.removesuffix('.html')}.html", title, description, section, crumbs)
