"""The front page of the site: the latest issue, those before it in small, and what the news is about."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from generator import routes
from generator.index_pages import Indexes
from generator.model import IndexKind, Issue
from generator.render.context import RenderContext
from generator.render.parts import (
    Link,
    Linked,
    WebPage,
    counted_heading,
    front_page,
    home_nav,
    issue_front,
    issue_label,
    linked,
    masthead,
)

RECENT_ISSUES = 7
BUSIEST = 12  # names and topics on the front page
WEEK = 7  # days

# The headings most printed of each kind, with how often.
Busiest = Mapping[IndexKind, Sequence[tuple[str, int]]]


def home_page(issues: Sequence[Issue], busiest: Busiest, context: RenderContext) -> WebPage:
    """The front page of the newest issues, of which the first is laid out."""
    strings, link = context.strings, linked(routes.HOME)
    latest = issues[0] if issues else None
    values = {
        "front": front_page(latest, context, link) if latest else None,
        "masthead": masthead(latest, context),
        "fronts": tuple(issue_front(issue, context, link) for issue in issues[1:]),
        "archive": Link(strings["archive"], link(routes.ISSUES)),
        "topics": _in_the_news(IndexKind.TOPICS, busiest, context, link),
        "people": _in_the_news(IndexKind.PEOPLE, busiest, context, link),
    }
    # An issue's own page is named by its date alone.
    title = f"{strings['front_page']} {issue_label(latest.key, strings)}" if latest else strings["home"]
    description = context.settings.description or strings["home_description"].format(name=context.settings.name)
    ways = home_nav(issues, context, link)
    return WebPage(routes.HOME, "home.html", title, description, "home", ways=ways, values=values)


def issues_at_home(issues: Sequence[Issue]) -> Sequence[Issue]:
    """The issues that the front page shows, of all, newest first."""
    return issues[: RECENT_ISSUES + 1]


def busiest_headings(headings: Indexes, issues: Sequence[Issue]) -> Busiest:
    """The topics and people most printed in the week that ends with the latest issue."""
    if not issues:
        return {}
    first = issues[0].date - timedelta(days=WEEK - 1)
    busiest = {}
    for kind in (IndexKind.TOPICS, IndexKind.PEOPLE):
        counts = [
            (heading.name, sum(article.date >= first for article in heading.articles))
            for heading in headings.get(kind, ())
        ]
        ranked = sorted(counts, key=lambda pair: -pair[1])[:BUSIEST]
        busiest[kind] = tuple((name, count) for name, count in ranked if count)
    return busiest


def _in_the_news(kind: IndexKind, busiest: Busiest, context: RenderContext, link: Linked) -> tuple[Link, ...]:
    return tuple(counted_heading(kind, name, count, context, link) for name, count in busiest.get(kind, ()))
