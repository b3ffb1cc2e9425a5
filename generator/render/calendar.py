"""Issues by the days they are of: the months of a calendar, and the same day in other years."""

from calendar import Calendar, monthrange
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from generator import routes
from generator.language import lunar_day
from generator.model import Article, Issue
from generator.render.views import (
    Link,
    Linked,
    Press,
    date_label,
    headline_link,
    month_label,
    month_name,
    weekday_label,
    year_label,
)

LEADS = 3  # headlines of a day
SAME_DAYS = 10  # other years beside an issue
_DECADE = 10
_CALENDAR = Calendar()  # from Monday on, as Chinese calendars have it

# The issues of each month, by its first day; those of a month by their days.
MonthIssues = Mapping[date, Issue]
Months = Mapping[date, MonthIssues]


@dataclass(frozen=True, slots=True)
class Weekday:
    """What stands over a column of a calendar, and the whole word."""

    short: str
    name: str


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a month: its number, the date in words and for machines; linked where it has an issue."""

    number: str
    label: str
    weekday: str
    day: str
    href: str | None = None
    latest: bool = False
    lunar: str = ""
    leads: tuple[Link, ...] = ()


# The days of a week, Monday first; None where the month beside has the day.
Week = tuple[Day | None, ...]


@dataclass(frozen=True, slots=True)
class MonthTable:
    """A month by weeks; its name is linked where it has issues, with the year in the note."""

    name: Link
    weeks: tuple[Week, ...]


@dataclass(frozen=True, slots=True)
class SameDay:
    """The issue of the same day in another year, and the headline that leads it."""

    issue: Link
    lead: Link | None


def issues_by_month(issues: Sequence[Issue]) -> Months:
    """The issues of each month that has any, the newest month first."""
    months: dict[date, dict[date, Issue]] = defaultdict(dict)
    for issue in issues:
        months[issue.date.replace(day=1)][issue.date] = issue
    return months


def weekdays(press: Press) -> tuple[Weekday, ...]:
    """The heads of a calendar's columns, Monday first."""
    short, whole = press.strings["weekdays_short"].split(), press.strings["weekdays"].split()
    return tuple(Weekday(*words) for words in zip(short, whole, strict=True))


def month_numbers(year: int, months: Months, press: Press, link: Linked) -> tuple[Link, ...]:
    """The twelve months of a year as plain numbers, with their names; linked where they have issues."""
    named = ((first, _month_link(first, months, press, link)) for first in _firsts(year))
    return tuple(replace(name, text=str(first.month)) for first, name in named)


def small_months(year: int, months: Months, press: Press, link: Linked) -> tuple[MonthTable, ...]:
    """The twelve months of a year, with the days that have an issue linked."""
    return tuple(
        MonthTable(
            _month_link(first, months, press, link),
            _weeks(first, lambda day: _day(day, months, press, link)),
        )
        for first in _firsts(year)
    )


def large_month(first: date, months: Months, press: Press, link: Linked) -> MonthTable:
    """A month with its lunar days and with what leads the issues of its days."""

    def almanac_day(day: date) -> Day:
        """The day with all that there is room for."""
        lunar, issue = lunar_day(day), months[first].get(day)
        leads = tuple(headline_link(article, press, link) for article in _leads(issue)) if issue else ()
        return replace(_day(day, months, press, link), lunar=lunar.short if lunar else "", leads=leads)

    return MonthTable(_month_link(first, months, press, link), _weeks(first, almanac_day))


def _firsts(year: int) -> Iterator[date]:
    return (date(year, month, 1) for month in range(1, 13))


def _month_link(first: date, months: Months, press: Press, link: Linked) -> Link:
    name, label = month_name(first, press.strings), month_label(first, press.strings)
    return Link(name, link(routes.month_path(first)) if first in months else None, label)


def _weeks(first: date, made: Callable[[date], Day]) -> tuple[Week, ...]:
    weeks = _CALENDAR.monthdayscalendar(first.year, first.month)
    return tuple(
        tuple(made(first.replace(day=number)) if number else None for number in week) for week in weeks
    )


def _day(day: date, months: Months, press: Press, link: Linked) -> Day:
    weekday = weekday_label(day, press.strings)
    published = day in months.get(day.replace(day=1), ())
    return Day(
        str(day.day),
        f"{date_label(day, press.strings)} {weekday}",
        weekday,
        day.isoformat(),
        link(routes.issue_path(day)) if published else None,
        latest=published and day == press.edition.issues[0].date,
    )


def _leads(issue: Issue) -> list[Article]:
    # What the first page is headed with; where a headline is not in the text, another speaks for the day.
    first = next((page.to_be_read for page in issue.pages if page.to_be_read), ())
    return sorted(first, key=lambda article: article.title is None)[:LEADS]


def lunar_span(first: date) -> str:
    """The lunar days of a month by its first day, in one line: 农历乙巳年五月初六—六月初六."""
    begin, end = lunar_day(first), lunar_day(first.replace(day=monthrange(first.year, first.month)[1]))
    if not begin or not end:
        return ""
    year = "" if begin.year == end.year else f"{end.year}年"
    return f"农历{begin.year}年{begin.month}{begin.day}—{year}{end.month}{end.day}"


def same_days(issue: Issue, press: Press, link: Linked) -> tuple[SameDay, ...]:
    """The issues of the same day in other years, newest first; of many, decades and neighbours."""

    def distance(other: Issue) -> tuple[bool, int]:
        """How far a year is from the issue's, whole decades before all others."""
        years = abs(other.date.year - issue.date.year)
        return years % _DECADE != 0, years

    others = [other for other in press.days[issue.date.month, issue.date.day] if other is not issue]
    chosen = sorted(sorted(others, key=distance)[:SAME_DAYS], key=lambda other: other.date, reverse=True)
    return tuple(_same_day(other, press, link) for other in chosen)


def _same_day(issue: Issue, press: Press, link: Linked) -> SameDay:
    year = Link(year_label(issue.date.year, press.strings), link(routes.issue_path(issue.date)))
    lead = next((headline_link(article, press, link) for article in _leads(issue)), None)
    return SameDay(year, lead)
