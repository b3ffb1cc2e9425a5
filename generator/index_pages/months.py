"""The months of an edition, and how many articles of a heading each has."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from generator.model import Issue

_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Month:
    """A month by its first day, and how many articles it has."""

    first: date
    articles: int


def months_of(issues: Sequence[Issue]) -> tuple[date, ...]:
    """The first day of every month from the earliest issue to the latest, also of those without an issue."""
    if not issues:
        return ()
    days = [issue.date for issue in issues]
    first, last = (day.year * _MONTHS + day.month - 1 for day in (min(days), max(days)))
    return tuple(date(month // _MONTHS, month % _MONTHS + 1, 1) for month in range(first, last + 1))


def months_mentioned(months: Sequence[date], days: Iterable[date]) -> tuple[Month, ...]:
    """Each of the months with how many of the days lie in it."""
    counts = Counter(day.replace(day=1) for day in days)
    return tuple(Month(month, counts[month]) for month in months)
