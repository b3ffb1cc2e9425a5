"""Issues by the days they are of: the months of a calendar, and the same day in other years."""

from calendar import Calendar, monthrange
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from generator import routes
from generator.language import lunar_day
from generator.model import Issue
from generator.render.context import RenderContext
from generator.render.issue_context import IssueLeads
from generator.render.parts.views import (
    Link,
    Linked,
    date_label,
    headline_link,
    month_label,
    month_name,
    weekday_label,
    year_label,
)

_CALENDAR = Calendar()  # from Monday on, as Chinese calendars have it


@dataclass(frozen=True, slots=True)
class IssueDays:
    """The days that have an issue, by the first day of their month, newest month first, and the latest."""

    months: Mapping[date, frozenset[date]]
    latest: date | None

    @property
    def years(self) -> tuple[int, ...]:
        """The years that have an issue, the newest first."""
        return tuple(dict.fromkeys(first.year for first in self.months))

    @property
    def count(self) -> int:
        """How many they are."""
        return sum(map(len, self.months.values()))

    def of_year(self, year: int) -> "IssueDays":
        """Those of a year."""
        return self._limited({first: days for first, days in self.months.items() if first.year == year})

    def of_month(self, first: date) -> "IssueDays":
        """Those of the month that begins with a day."""
        return self._limited({first: self.months[first]})

    def _limited(self, months: Mapping[date, frozenset[date]]) -> "IssueDays":
        held = self.latest and self.latest in months.get(self.latest.replace(day=1), ())
        return IssueDays(months, self.latest if held else None)


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


def issue_days(issues: Sequence[Issue]) -> IssueDays:
    """The days of the issues, of which the newest is the first."""
    months: dict[date, set[date]] = defaultdict(set)
    for issue in issues:
        months[issue.date.replace(day=1)].add(issue.date)
    found = {first: frozenset(days) for first, days in months.items()}
    return IssueDays(found, issues[0].date if issues else None)


def weekdays(strings: Mapping[str, str]) -> tuple[Weekday, ...]:
    """The heads of a calendar's columns, Monday first."""
    short, whole = strings["weekdays_short"].split(), strings["weekdays"].split()
    return tuple(Weekday(*words) for words in zip(short, whole, strict=True))


def month_numbers(year: int, days: IssueDays, context: RenderContext, link: Linked) -> tuple[Link, ...]:
    """The twelve months of a year as plain numbers, with their names; linked where they have issues."""
    named = ((first, _month_link(first, days, context, link)) for first in _firsts(year))
    return tuple(replace(name, text=str(first.month)) for first, name in named)


def small_months(year: int, days: IssueDays, context: RenderContext, link: Linked) -> tuple[MonthTable, ...]:
    """The twelve months of a year, with the days that have an issue linked."""
    return tuple(
        MonthTable(
            _month_link(first, days, context, link),
            _weeks(first, lambda day: _day(day, days, context, link)),
        )
        for first in _firsts(year)
    )


def large_month(
    first: date, days: IssueDays, leads: Iterable[IssueLeads], context: RenderContext, link: Linked
) -> MonthTable:
    """A month with its lunar days and with what leads the issues of its days."""
    by_day = {one.date: one.leads for one in leads}

    def almanac_day(day: date) -> Day:
        """The day with all that there is room for."""
        lunar = lunar_day(day)
        headlines = tuple(headline_link(article, context, link) for article in by_day.get(day, ()))
        return replace(_day(day, days, context, link), lunar=lunar.short if lunar else "", leads=headlines)

    return MonthTable(_month_link(first, days, context, link), _weeks(first, almanac_day))


def _firsts(year: int) -> Iterator[date]:
    return (date(year, month, 1) for month in range(1, 13))


def _month_link(first: date, days: IssueDays, context: RenderContext, link: Linked) -> Link:
    name, label = month_name(first, context.strings), month_label(first, context.strings)
    return Link(name, link(routes.month_path(first)) if first in days.months else None, label)


def _weeks(first: date, made: Callable[[date], Day]) -> tuple[Week, ...]:
    weeks = _CALENDAR.monthdayscalendar(first.year, first.month)
    return tuple(
        tuple(made(first.replace(day=number)) if number else None for number in week) for week in weeks
    )


def _day(day: date, days: IssueDays, context: RenderContext, link: Linked) -> Day:
    weekday = weekday_label(day, context.strings)
    published = day in days.months.get(day.replace(day=1), ())
    return Day(
        str(day.day),
        f"{date_label(day, context.strings)} {weekday}",
        weekday,
        day.isoformat(),
        link(routes.issue_path(day)) if published else None,
        latest=day == days.latest,
    )


def lunar_span(first: date) -> str:
    """The lunar days of a month by its first day, in one line: 农历乙巳年五月初六—六月初六."""
    begin, end = lunar_day(first), lunar_day(first.replace(day=monthrange(first.year, first.month)[1]))
    if not begin or not end:
        return ""
    year = "" if begin.year == end.year else f"{end.year}年"
    return f"农历{begin.year}年{begin.month}{begin.day}—{year}{end.month}{end.day}"


def same_days(others: Iterable[IssueLeads], context: RenderContext, link: Linked) -> tuple[SameDay, ...]:
    """The issues of the same day in other years, each by its year and what leads it."""
    return tuple(_same_day(other, context, link) for other in others)


def _same_day(other: IssueLeads, context: RenderContext, link: Linked) -> SameDay:
    year = Link(year_label(other.date.year, context.strings), link(routes.issue_path(other.date)))
    lead = next((headline_link(article, context, link) for article in other.leads), None)
    return SameDay(year, lead)
