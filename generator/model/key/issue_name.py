"""What an issue is called: its day, of a double issue (合刊) the last too, and which of a day's papers it is.

Folders and addresses have it in one form: 2025-09-14; 2025-09-14-15 (two days), 2025-09-14号外, 2025-09-14_2
(second edition). How dates and such names are read is known here alone.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from generator.model.key.numeral import number_of

_MOST_DAYS = 31  # of one issue
_LONGEST = 60  # characters of what may be the name of an issue
_NUMBER = "[0-9]{1,2}|[一二三四五六七八九十]{1,3}"
_YEAR = "[0-9]{4}|[〇零○一二三四五六七八九]{4}"
_DATE = (
    rf"(?:(?P<year>{_YEAR}) ?[-/._年] ?(?P<month>{_NUMBER}) ?[-/._月] ?(?P<day>{_NUMBER}) ?日?"
    r"|(?P<solid_year>[0-9]{4})(?P<solid_month>[0-9]{2})(?P<solid_day>[0-9]{2}))(?![0-9])"
)
# The second day after a first: -15, -10-01, -2026-01-01, 、15日.
_LAST_DAY = (
    r"(?: ?[-~—–、至和&] ?(?:(?P<last_year>[0-9]{4}) ?[-/.年]? ?)?"
    r"(?:(?P<last_month>[0-9]{2}|[0-9](?=[-/.月])) ?[-/.月]? ?)?(?P<last>[0-9]{2}|[0-9](?=日)) ?日?(?![0-9]))"
)
_NO_NAME = "[头新旧原改]版|修订版|校对版|[数电文][字子]?[版报]"
_HAN = r"(?![第〇一二三四五六七八九十])[^\W\d_A-Za-z]"
_NAME = rf"(?P<name>(?!{_NO_NAME})(?:{_HAN}){{1,7}}[报報刊版辑輯]|号外|號外)"
_WHICH = r"第?(?P<nth>[1-9一二三四五六七八九])(?:版?次|次版)|_(?P<number>[1-9])"
_BETWEEN = r"[-_ (\[【〔]{0,3}"
_DAY = re.compile(_DATE)
_ISSUE = re.compile(
    rf"{_DATE}{_LAST_DAY}?(?:{_BETWEEN}{_NAME}(?:{_BETWEEN}(?P<of_name>[1-9]))?[)\]】〕]?)?(?: ?(?:{_WHICH}))?"
)
_DOUBLE = re.compile(r".{0,5}合刊")
# Their order on a day: the morning's, the paper without a name, the afternoon's, the evening's, the extra.
_TIMES = ("早晨", "", "午下", "晚夜暮", "号號")


@dataclass(frozen=True, slots=True)
class IssueName:
    """An issue's first day and last (the same but for double issues), its name (号外), its edition from 1."""

    day: dt.date
    last_day: dt.date
    name: str = ""
    number: int = 1

    @property
    def edition(self) -> str:
        """All but the first day, as it stands in folders: -15, 号外, _2; empty where a day has one issue."""
        number = f"_{self.number}" if self.number > 1 else ""
        return f"{self._last}{self.name}{number}"

    @property
    def order(self) -> tuple[int, str, dt.date, int]:
        """What the issues of a day are sorted by."""
        known = (place for place, times in enumerate(_TIMES) if times and self.name[:1] in times)
        rank = next(known, len(_TIMES)) if self.name else _TIMES.index("")
        return rank, self.name, self.last_day, self.number

    @property
    def days(self) -> Sequence[dt.date]:
        """Every day that it is of."""
        return [self.day + dt.timedelta(days=after) for after in range((self.last_day - self.day).days + 1)]

    @property
    def _last(self) -> str:
        """The last day after the first, without what both have in common."""
        if self.last_day == self.day:
            return ""
        if self.last_day.year != self.day.year:
            return f"-{self.last_day.isoformat()}"
        in_month = self.last_day.month == self.day.month
        return f"-{self.last_day:%d}" if in_month else f"-{self.last_day:%m-%d}"


def printed_date(text: str) -> dt.date | None:
    """The day that a text names: 2025-06-15, 20250615, 2025/6/15, 2025年6月15日; None where it names none."""
    match = _DAY.fullmatch(unicodedata.normalize("NFKC", text).strip())
    return _day(match) if match else None


@cache
def issue_name(text: str) -> IssueName | None:
    """The name that a folder's is, in whatever way it is written; None where it names no issue."""
    match = _ISSUE.fullmatch(unicodedata.normalize("NFKC", text[: _LONGEST + 1]).strip())
    day = _day(match) if match else None
    if match is None or day is None:
        return None
    last_day = _last_day(day, match) if match["last"] else day
    if last_day is None:
        return None
    name = match["name"] or ""
    number = number_of(match["of_name"] or match["nth"] or match["number"] or "1") or 1
    return IssueName(day, last_day, "" if last_day != day and _DOUBLE.fullmatch(name) else name, number)


def _day(match: re.Match[str]) -> dt.date | None:
    found = match.groupdict()
    parts = [number_of(found[name] or found[f"solid_{name}"]) for name in ("year", "month", "day")]
    return _date(*parts)


def _last_day(first: dt.date, match: re.Match[str]) -> dt.date | None:
    """The last day that is written after the first; None where it is no later one."""
    year, month, day = (int(match[name] or 0) for name in ("last_year", "last_month", "last"))
    last = _date(year or first.year, month or first.month, day)
    return last if last and 0 < (last - first).days < _MOST_DAYS else None


def _date(year: int | None, month: int | None, day: int | None) -> dt.date | None:
    try:
        return dt.date(year or 0, month or 0, day or 0)
    except ValueError:
        return None
