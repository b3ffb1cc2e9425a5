"""The archive: all years on one page, a page for each year, and one for each month that has issues."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from generator import routes
from generator.model import Article, Issue
from generator.render.context import RenderContext
from generator.render.issue_context import IssueLeads, leads_of
from generator.render.parts import (
    IssueDays,
    Link,
    Linked,
    WebPage,
    archive_link,
    day_way,
    issue_days,
    issue_front,
    large_month,
    linked,
    lunar_span,
    month_label,
    month_numbers,
    small_months,
    trail,
    weekdays,
    with_neighbours,
    year_label,
)

RECENT = 14  # issues as small front pages


@dataclass(frozen=True, slots=True)
class YearRow:
    """A year with the number of its issues, and its months, linked where they have any."""

    year: Link
    months: tuple[Link, ...]


def archive_pages(issues: Sequence[Issue], context: RenderContext) -> Iterator[WebPage]:
    """The archive's own page, that of each year, and that of each month that has issues."""
    days = issue_days(issues)
    recent = issues[:RECENT]
    yield archive_page(days, recent, context.limited_to(listed=_articles(recent)))
    bare = context.limited_to()
    for later, year, earlier in with_neighbours(days.years):
        yield year_page(year, (earlier, later), days.of_year(year), bare)
    by_key = {issue.key: issue for issue in issues}
    for later_month, first, earlier_month in with_neighbours(list(days.months)):
        own = days.of_month(first)
        leads = tuple(leads_of(by_key[key]) for key in own.keys)
        yield month_page(first, (earlier_month, later_month), own, leads, bare)


def archive_page(days: IssueDays, recent: Sequence[Issue], context: RenderContext) -> WebPage:
    """The page of all years, with the newest year's calendar and the recent issues in small."""
    strings, link = context.strings, linked(routes.ISSUES)
    years = days.years
    title = strings["issues"]
    return WebPage(
        routes.ISSUES,
        "issues.html",
        title,
        strings["issues_description"].format(name=context.settings.name, n=days.count),
        "issues",
        trail(context, link, Link(title)),
        values={
            "newest": _year_link(years[0], days, context, link) if years else None,
            "months": small_months(years[0], days, context, link) if years else (),
            "weekdays": weekdays(strings),
            "rows": tuple(
                YearRow(_year_link(year, days, context, link), month_numbers(year, days, context, link))
                for year in years[1:]
            ),
            "fronts": tuple(issue_front(issue, context, link) for issue in recent),
        },
    )


def _year_link(year: int, days: IssueDays, context: RenderContext, link: Linked) -> Link:
    note = context.strings["issues_n"].format(n=days.of_year(year).count)
    return Link(year_label(year, context.strings), link(routes.year_path(year)), note)


def year_page(
    year: int, beside: tuple[int | None, int | None], days: IssueDays, context: RenderContext
) -> WebPage:
    """The page of a year: its calendar. `days` are those of the year, `beside` the years around it."""
    path, strings = routes.year_path(year), context.strings
    link = linked(path)
    label = year_label(year, strings)
    before, after = (
        Link(year_label(other, strings), link(routes.year_path(other))) if other else None for other in beside
    )
    return WebPage(
        path,
        "year.html",
        label,
        strings["year_description"].format(name=context.settings.name, year=label, n=days.count),
        "issues",
        trail(context, link, archive_link(context, link), Link(label)),
        before,
        after,
        values={
            "count": strings["issues_n"].format(n=days.count),
            "months": small_months(year, days, context, link),
            "weekdays": weekdays(strings),
        },
    )


def month_page(
    first: date,
    beside: tuple[date | None, date | None],
    days: IssueDays,
    leads: Sequence[IssueLeads],
    context: RenderContext,
) -> WebPage:
    """The page of a month: its calendar with what leads each issue; `days` and `leads` are the month's."""
    path, strings = routes.month_path(first), context.strings
    link = linked(path)
    label = month_label(first, strings)
    before, after = (
        Link(month_label(other, strings), link(routes.month_path(other))) if other else None for other in beside
    )
    year, month = day_way(first, context, link)
    return WebPage(
        path,
        "month.html",
        label,
        strings["month_description"].format(name=context.settings.name, month=label, n=days.count),
        "issues",
        trail(context, link, archive_link(context, link), year, Link(month.text)),
        before,
        after,
        values={
            "count": strings["issues_n"].format(n=days.count),
            "table": large_month(first, days, leads, context, link),
            "lunar": lunar_span(first, strings),
            "weekdays": weekdays(strings),
        },
    )


def _articles(issues: Sequence[Issue]) -> Iterator[Article]:
    return (article for issue in issues for page in issue.pages for article in page.articles)
