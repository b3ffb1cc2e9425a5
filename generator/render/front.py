"""The front page of the site: the latest issue laid out by importance, and the issues before it in small."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator import routes
from generator.language import excerpt, has_count_of_pages, has_issue_number, is_time, lunar_day
from generator.model import Article, Edition, Furniture, Issue, Status
from generator.render.drafts import Drafts, drafts_among
from generator.render.story import confidence_key
from generator.render.views import (
    Headline,
    Link,
    Linked,
    PageHeadlines,
    Press,
    date_label,
    headline,
    headlines,
    issue_link,
    page_headlines,
    weekday_label,
)

SECONDS = 5  # stories beside and below the lead
BESIDE = 2  # of them stand beside it
LEAD_LENGTH = 420  # characters of the lead's text on the front page
BESIDE_LENGTH = 130
BELOW_LENGTH = 90
RECENT_ISSUES = 7
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


@dataclass(frozen=True, slots=True)
class Count:
    """A number of the edition with what it counts."""

    label: str
    number: str


def front_page(issue: Issue, press: Press, link: Linked) -> FrontPage:
    """The issue as a front page; without any article it has no lead."""
    lead, seconds = _chosen(issue, press)
    shown = [article for article in (lead, *seconds) if article]
    return FrontPage(
        issue=issue_link(issue, press, link),
        whole=Link(press.strings["whole_issue"], link(routes.whole_issue_path(issue.date))),
        lead=headline(lead, press, link) if lead else None,
        lead_text=tuple(_lead_text(press.texts[lead.key])) if lead else (),
        beside=tuple(headline(one, press, link, BESIDE_LENGTH) for one in seconds[:BESIDE]),
        below=tuple(headline(one, press, link, BELOW_LENGTH) for one in seconds[BESIDE:]),
        drafts=drafts_among(shown, "drafts_of_front", press, link),
        rest=tuple(_rest(issue, {article.key for article in shown}, press, link)),
    )


def masthead(issue: Issue | None, press: Press) -> Masthead:
    """What stands round the paper's name on an issue's front page; of no issue what is true of all."""
    founded = press.settings.founded
    if is_time(founded):  # else it is a phrase already, 创刊于1949年
        founded = press.strings["founded"].format(day=founded)
    if issue is None:
        words = (press.settings.place, press.settings.publisher)
        return Masthead(tuple(word for word in words if word), (), founded)
    furniture = [item for page in issue.pages[:1] for item in page.furniture]
    weather = next((item.text for item in furniture if item.kind == "weather"), "")
    return Masthead(tuple(_dateline(issue, furniture, press)), tuple(_CLAUSE.findall(weather)), founded)


def _dateline(issue: Issue, furniture: Sequence[Furniture], press: Press) -> Iterator[str]:
    """Date, weekday, lunar day, number of the issue, pages, place."""
    printed = (item.text for item in furniture if len(item.text) <= _LONGEST_NUMBER)
    number = next((text for text in printed if has_issue_number(text)), "")
    yield date_label(issue.date, press.strings)
    yield weekday_label(issue.date, press.strings)
    if lunar := lunar_day(issue.date):
        yield lunar.words
    if number:
        yield number
    if not has_count_of_pages(number):
        yield press.strings["pages_of_issue"].format(n=len(issue.pages))
    if press.settings.place:
        yield press.settings.place


def issue_fronts(press: Press, link: Linked) -> tuple[IssueFront, ...]:
    """The issues before the latest as small front pages."""
    return tuple(issue_front(issue, press, link) for issue in press.edition.issues[1 : RECENT_ISSUES + 1])


def issue_front(issue: Issue, press: Press, link: Linked) -> IssueFront:
    """The issue as a small front page."""
    first = next((page for page in issue.pages if page.to_be_read), None)
    articles = first.to_be_read[:FRONT_HEADLINES] if first else ()
    return IssueFront(
        issue_link(issue, press, link),
        weekday_label(issue.date, press.strings),
        issue.date.isoformat(),
        headlines(articles, press, link),
    )


def about_counts(edition: Edition, press: Press) -> tuple[Count, ...]:
    """The figures of the edition: how much there is, how much of it is sure, how much found no place."""
    articles = edition.articles
    pages = [page for issue in edition.issues for page in issue.pages]
    doubts = [one.confidence for one in articles if one.confidence is not None]
    sure = [confidence_key(confidence) for confidence in doubts]
    numbers = {
        "count_issues": len(edition.issues),
        "count_pages": len(pages),
        "count_articles": len(articles),
        "count_characters": sum(len(text) for text in press.texts.values()),
        "count_drafts": sum(article.is_machine_draft for article in articles),
        "count_reviewed": sum(article.status is Status.REVIEWED for article in articles),
        "count_untitled": sum(article.title is None for article in articles),
        "count_doubtful": sure.count("confidence_doubtful"),
        "count_unplaced": sum(len("".join(page.unplaced.split())) for page in pages),
    }
    return tuple(Count(press.strings[key], f"{number:,}") for key, number in numbers.items())


def _chosen(issue: Issue, press: Press) -> tuple[Article | None, list[Article]]:
    # On the first page the longest story with a headline leads, as on paper. The seconds are the next long
    # ones, then what the later pages begin with; they keep the order of print.
    printed = [article for page in issue.pages for article in page.to_be_read]
    if not printed:
        return None, []
    first = [article for article in printed if article.page == printed[0].page]
    ranked = sorted(first, key=lambda article: (article.title is None, -len(press.texts[article.key])))
    chosen = [*ranked, *printed[len(first) :]][: SECONDS + 1]
    return ranked[0], [article for article in printed if article in chosen[1:]]


def _lead_text(text: str) -> Iterator[str]:
    left = LEAD_LENGTH
    for paragraph in text.split("\n"):
        if left > 0:
            yield excerpt(paragraph, left)
        left -= len(paragraph)


def _rest(issue: Issue, chosen: set[str], press: Press, link: Linked) -> Iterator[PageHeadlines]:
    for page in issue.pages:
        articles = [article for article in page.to_be_read if article.key not in chosen]
        if articles:
            yield page_headlines(page, articles, press, link)
