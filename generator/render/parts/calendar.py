"""Issues by the days they are of: the months of a calendar, and the same day in other years."""

from calendar import Calendar
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from generator import routes
from generator.model import Issue, Key
from generator.render.context import RenderContext
from generator.render.issue_context import IssueLeads
from generator.render.parts.lunar import lunar_note
from generator.render.parts.views import (
    Link,
    Linked,
    date_label,
    edition_label,
    headline_link,
    issue_label,
    month_label,
    month_name,
    weekday_label,
    year_label,
)

_CALENDAR = Calendar()  # from Monday on, as Chinese calendars have it
_NONE: Mapping[Key, tuple[Link, ...]] = {}


@dataclass(frozen=True, slots=True)
class IssueDays:
    """The issues by their days, and these by the first day of their month, newest month first; and the latest.

    A day may have several, the paper itself before those with a name; a double issue is of several days.
    """

    months: Mapping[date, Mapping[date, tuple[Key, ...]]]
    latest: Key | None

    @property
    def years(self) -> tuple[int, ...]:
        """The years that have an issue, the newest first."""
        return tuple(dict.fromkeys(first.year for first in self.months))

    @property
    def keys(self) -> tuple[Key, ...]:
        """The keys of the issues."""
        days = (keys for month in self.months.values() for keys in month.values())
        return tuple(dict.fromkeys(key for keys in days for key in keys))

    @property
    def count(self) -> int:
        """How many they are."""
        return len(self.keys)

    def on(self, day: date) -> tuple[Key, ...]:
        """Those of a day."""
        return self.months.get(day.replace(day=1), {}).get(day, ())

    def of_year(self, year: int) -> "IssueDays":
        """Those of a year."""
        months = {first: days for first, days in self.months.items() if first.year == year}
        return IssueDays(months, self.latest)

    def of_month(self, first: date) -> "IssueDays":
        """Those of the month that begins with a day."""
        return IssueDays({first: self.months[first]}, self.latest)


@dataclass(frozen=True, slots=True)
class Weekday:
    """What stands over a column of a calendar, and the whole word."""

    short: str
    name: str


@dataclass(frozen=True, slots=True)
class OtherIssue:
    """One of several issues of a day by what tells it from the others, with its whole name as a note."""

    link: Link
    leads: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a month: its number, the date in words and for machines; linked where it has an issue.

    Where it has several, the first is linked so, and those with a name are `others`.
    """

    number: str
    label: str
    weekday: str
    day: str
    href: str | None = None
    latest: bool = False
    lunar: str = ""
    leads: tuple[Link, ...] = ()
    others: tuple[OtherIssue, ...] = ()


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
    """The issues by their days; of them the newest is the first."""
    found: dict[date, list[Key]] = defaultdict(list)
    for issue in reversed(issues):
        for day in issue.key.issue_name.days:
            found[day].append(issue.key)
    months: dict[date, dict[date, tuple[Key, ...]]] = {}
    for day in sorted(found, reverse=True):
        keys = sorted(found[day], key=lambda key: (bool(key.edition), key))
        months.setdefault(day.replace(day=1), {})[day] = tuple(keys)
    return IssueDays(months, issues[0].key if issues else None)


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
    by_issue = {one.key: tuple(headline_link(article, context, link) for article in one.leads) for one in leads}

    def almanac_day(day: date) -> Day:
        """The day with all that there is room for."""
        return replace(_day(day, days, context, link, by_issue), lunar=lunar_note(day, context.strings))

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


def _day(
    day: date,
    days: IssueDays,
    context: RenderContext,
    link: Linked,
    leads: Mapping[Key, tuple[Link, ...]] = _NONE,
) -> Day:
    weekday = weekday_label(day, context.strings)
    keys = days.on(day)
    label = issue_label(keys[0], context.strings) if keys else date_label(day, context.strings)
    return Day(
        str(day.day),
        f"{label} {weekday}",
        weekday,
        day.isoformat(),
        link(routes.issue_path(keys[0])) if keys else None,
        latest=days.latest in keys,
        leads=leads.get(keys[0], ()) if keys else (),
        others=tuple(_other(key, leads.get(key, ()), context, link) for key in keys[1:]),
    )


def _other(key: Key, leads: tuple[Link, ...], context: RenderContext, link: Linked) -> OtherIssue:
    words = edition_label(key, context.strings) or context.strings["double_issue"]
    return OtherIssue(Link(words, link(routes.issue_path(key)), issue_label(key, context.strings)), leads)


def same_days(others: Iterable[IssueLeads], context: RenderContext, link: Linked) -> tuple[SameDay, ...]:
    """The issues of the same day in other years, each by its year and what leads it."""
    return tuple(_same_day(other, context, link) for other in others)


def _same_day(other: IssueLeads, context: RenderContext, link: Linked) -> SameDay:
    words = (year_label(other.key.date.year, context.strings), edition_label(other.key, context.strings))
    year = Link(" ".join(word for word in words if word), link(routes.issue_path(other.key)))
    lead = next((headline_link(article, context, link) for article in other.leads), None)
    return SameDay(year, lead)
