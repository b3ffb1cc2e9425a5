"""The front page of the site: the latest issue laid out by importance, and the issues before it in small."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator import routes
from generator.language import excerpt, has_count_of_pages, has_issue_number, is_time
from generator.markup import running_text
from generator.model import Article, Furniture, Issue, Key
from generator.render.context import RenderContext
from generator.render.parts.drafts import Drafts, drafts_among
from generator.render.parts.lunar import lunar_date
from generator.render.parts.views import (
    Headline,
    Link,
    Linked,
    PageHeadlines,
    headline,
    headlines,
    issue_label,
    issue_link,
    page_headlines,
    pages_note,
    weekday_label,
)

SECONDS = 5  # stories beside and below the lead
BESIDE = 2  # of them stand beside it
LEAD_LENGTH = 420  # characters of the lead's text on the front page
BESIDE_LENGTH = 130
BELOW_LENGTH = 90
FRONT_HEADLINES = 6  # on a small front page
_CLAUSE = re.compile("[^，；。]*[，；。]+|[^，；。]+")
_LONGEST_NUMBER = 16  # characters of a printed issue number, 总第12345期


@dataclass(frozen=True, slots=True)
class FrontPage:
    """The latest issue: its lead with the beginning of the text, the seconds, and the rest by printed page.

    Of the seconds the first stand beside the lead, the others below both. `drafts` are those among them all.
    """

    issue: Link
    whole: Link
    lead: Headline | None
    lead_text: tuple[str, ...]
    beside: tuple[Headline, ...]
    below: tuple[Headline, ...]
    drafts: Drafts
    rest: tuple[PageHeadlines, ...]


@dataclass(frozen=True, slots=True)
class Masthead:
    """What stands round the paper's name: the line of the day, the weather by its clauses, its founding."""

    line: tuple[str, ...]
    weather: tuple[str, ...]
    founded: str


@dataclass(frozen=True, slots=True)
class IssueFront:
    """An issue in small: its date and what its first page is headed with."""

    issue: Link
    weekday: str
    day: str
    headlines: tuple[Headline, ...]


def front_page(issue: Issue, context: RenderContext, link: Linked) -> FrontPage:
    """The issue as a front page; without any article it has no lead."""
    lead, seconds = _chosen(issue)
    shown = [article for article in (lead, *seconds) if article]
    return FrontPage(
        issue=issue_link(issue, context, link),
        whole=Link(context.strings["whole_issue"], link(routes.whole_issue_path(issue.key))),
        lead=headline(lead, context, link) if lead else None,
        lead_text=tuple(_lead_text(running_text(lead.body))) if lead else (),
        beside=tuple(headline(one, context, link, BESIDE_LENGTH) for one in seconds[:BESIDE]),
        below=tuple(headline(one, context, link, BELOW_LENGTH) for one in seconds[BESIDE:]),
        drafts=drafts_among(shown, "drafts_of_front", context, link),
        rest=tuple(_rest(issue, {article.key for article in shown}, context, link)),
    )


def masthead(issue: Issue | None, context: RenderContext) -> Masthead:
    """What stands round the paper's name on an issue's front page; of no issue what is true of all."""
    founded = context.settings.founded
    if is_time(founded):  # else it is a phrase already, 创刊于1949年
        founded = context.strings["founded"].format(day=founded)
    if issue is None:
        words = (context.settings.place, context.settings.publisher)
        return Masthead(tuple(word for word in words if word), (), founded)
    furniture = [item for page in issue.printed_pages[:1] for item in page.furniture]
    weather = next((item.text for item in furniture if item.kind == "weather"), "")
    return Masthead(tuple(_dateline(issue, furniture, context)), tuple(_CLAUSE.findall(weather)), founded)


def _dateline(issue: Issue, furniture: Sequence[Furniture], context: RenderContext) -> Iterator[str]:
    """Date, weekday, lunar day, number of the issue, pages, place."""
    printed = (item.text for item in furniture if len(item.text) <= _LONGEST_NUMBER)
    number = next((text for text in printed if has_issue_number(text)), "")
    yield issue_label(issue.key, context.strings)
    yield weekday_label(issue.date, context.strings)
    if lunar := lunar_date(issue.date, context.strings):
        yield lunar
    if number:
        yield number
    if not has_count_of_pages(number) and (pages := pages_note(issue, context)):
        yield pages
    if context.settings.place:
        yield context.settings.place


def issue_front(issue: Issue, context: RenderContext, link: Linked) -> IssueFront:
    """The issue as a small front page."""
    first = next((page for page in issue.pages if page.to_be_read), None)
    articles = first.to_be_read[:FRONT_HEADLINES] if first else ()
    return IssueFront(
        issue_link(issue, context, link),
        weekday_label(issue.date, context.strings),
        issue.date.isoformat(),
        headlines(articles, context, link),
    )


def _chosen(issue: Issue) -> tuple[Article | None, list[Article]]:
    # On the first page the longest story with a headline leads, as on paper. The seconds are the next long
    # ones, then what the later pages begin with; they keep the order of print.
    printed = [article for page in issue.pages for article in page.to_be_read]
    if not printed:
        return None, []
    first = [article for article in printed if article.page == printed[0].page]
    ranked = sorted(first, key=lambda article: (article.title is None, -len(running_text(article.body))))
    chosen = [*ranked, *printed[len(first) :]][: SECONDS + 1]
    return ranked[0], [article for article in printed if article in chosen[1:]]


def _lead_text(text: str) -> Iterator[str]:
    left = LEAD_LENGTH
    for paragraph in text.split("\n"):
        if left > 0:
            yield excerpt(paragraph, left)
        left -= len(paragraph)


def _rest(issue: Issue, chosen: set[Key], context: RenderContext, link: Linked) -> Iterator[PageHeadlines]:
    for page in issue.pages:
        articles = [article for article in page.to_be_read if article.key not in chosen]
        if articles:
            yield page_headlines(page, issue, articles, context, link)
