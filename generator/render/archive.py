"""The archive: all years on one page, a page for each year, and one for each month that has issues."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from generator import routes
from generator.render.calendar import (
    Months,
    issues_by_month,
    large_month,
    lunar_span,
    month_numbers,
    small_months,
    weekdays,
)
from generator.render.front import issue_front
from generator.render.views import Link, Linked, Press, month_label, year_label
from generator.render.web_page import WebPage, archive_link, day_way, linked, trail, with_neighbours

RECENT = 14  # issues as small front pages


@dataclass(frozen=True, slots=True)
class YearRow:
    """A year with the number of its issues, and its months, linked where they have any."""

    year: Link
    months: tuple[Link, ...]


def archive_pages(press: Press) -> Iterator[WebPage]:
    """The archive's own page, that of each year, and that of each month that has issues."""
    months = issues_by_month(press.edition.issues)
    counts = Counter(issue.date.year for issue in press.edition.issues)
    years = sorted(counts, reverse=True)
    yield _archive(years, counts, months, press)
    for later, year, earlier in with_neighbours(years):
        yield _year(year, (earlier, later), counts[year], months, press)
    for later_month, first, earlier_month in with_neighbours(list(months)):
        yield _month(first, (earlier_month, later_month), months, press)


def _archive(years: list[int], counts: Mapping[int, int], months: Months, press: Press) -> WebPage:
    strings, link = press.strings, linked(routes.ISSUES)
    description = strings["issues_description"].format(name=press.settings.name, n=len(press.edition.issues))
    title = strings["issues"]
    return WebPage(
        routes.ISSUES,
        "issues.html",
        title,
        description,
        "issues",
        trail(press, link, Link(title)),
        values={
            "newest": _year_link(years[0], counts, press, link) if years else None,
            "months": small_months(years[0], months, press, link) if years else (),
            "weekdays": weekdays(press),
            "rows": tuple(
                YearRow(_year_link(year, counts, press, link), month_numbers(year, months, press, link))
                for year in years[1:]
            ),
            "fronts": tuple(issue_front(issue, press, link) for issue in press.edition.issues[:RECENT]),
        },
    )


def _year_link(year: int, counts: Mapping[int, int], press: Press, link: Linked) -> Link:
    note = press.strings["issues_n"].format(n=counts[year])
    return Link(year_label(year, press.strings), link(routes.year_path(year)), note)


def _year(
    year: int, beside: tuple[int | None, int | None], count: int, months: Months, press: Press
) -> WebPage:
    path, strings = routes.year_path(year), press.strings
    link = linked(path)
    label = year_label(year, press.strings)
    before, after = (
        Link(year_label(other, press.strings), link(routes.year_path(other))) if other else None
        for other in beside
    )
    return WebPage(
        path,
        "year.html",
        label,
        strings["year_description"].format(name=press.settings.name, year=label, n=count),
        "issues",
        trail(press, link, archive_link(press, link), Link(label)),
        before,
        after,
        values={
            "count": strings["issues_n"].format(n=count),
            "months": small_months(year, months, press, link),
            "weekdays": weekdays(press),
        },
    )


def _month(first: date, beside: tuple[date | None, date | None], months: Months, press: Press) -> WebPage:
    path, strings = routes.month_path(first), press.strings
    link = linked(path)
    label, count = month_label(first, strings), len(months[first])
    before, after = (
        Link(month_label(other, strings), link(routes.month_path(other))) if other else None for other in beside
    )
    year, month = day_way(first, press, link)
    return WebPage(
        path,
        "month.html",
        label,
        strings["month_description"].format(name=press.settings.name, month=label, n=count),
        "issues",
        trail(press, link, archive_link(press, link), year, Link(month.text)),
        before,
        after,
        values={
            "count": strings["issues_n"].format(n=count),
            "table": large_month(first, months, press, link),
            "lunar": lunar_span(first),
            "weekdays": weekdays(press),
        },
    )
