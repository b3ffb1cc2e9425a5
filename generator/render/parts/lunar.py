"""A day of the lunar calendar in the words of the interface: 农历乙巳年五月二十, lunar month 5, day 20."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date

from generator.language import BRANCHES, FESTIVALS, STEMS, TERMS, LunarDay, lunar_day

_FIRST = 1


def lunar_date(day: date, strings: Mapping[str, str]) -> str:
    """The day as a masthead has it, with the solar term that begins on it; "" where no calendar knows it."""
    lunar = lunar_day(day)
    if lunar is None:
        return ""
    words = strings["lunar_date"].format(date=_in_year(lunar, strings))
    return strings["lunar_with_term"].format(date=words, term=_term(lunar, strings)) if lunar.term else words


def lunar_note(day: date, strings: Mapping[str, str]) -> str:
    """The day as a wall calendar has it: a festival, a solar term, the month if it begins, or 二十."""
    lunar = lunar_day(day)
    if lunar is None:
        return ""
    if lunar.festival:
        return _listed(strings["lunar_festivals"])[FESTIVALS.index(lunar.festival)]
    if lunar.term:
        return _term(lunar, strings)
    if lunar.day_number == _FIRST:
        return strings["lunar_month"].format(month=_month(lunar, strings))
    return strings["lunar_day"].format(day=_day(lunar, strings))


def lunar_span(first: date, strings: Mapping[str, str]) -> str:
    """The lunar days of a month by its first day, in one line: 农历乙巳年五月初六—六月初六."""
    begin, end = lunar_day(first), lunar_day(first.replace(day=monthrange(first.year, first.month)[1]))
    if not begin or not end:
        return ""
    last = _in_month(end, strings) if begin.year == end.year else _in_year(end, strings)
    days = strings["from_to"].format(first=_in_year(begin, strings), last=last)
    return strings["lunar_date"].format(date=days)


def _in_year(lunar: LunarDay, strings: Mapping[str, str]) -> str:
    stems, branches = _listed(strings["lunar_stems"]), _listed(strings["lunar_branches"])
    year = stems[STEMS.index(lunar.year[0])] + branches[BRANCHES.index(lunar.year[1])]
    return strings["lunar_in_year"].format(year=year, date=_in_month(lunar, strings))


def _in_month(lunar: LunarDay, strings: Mapping[str, str]) -> str:
    return strings["lunar_in_month"].format(month=_month(lunar, strings), day=_day(lunar, strings))


def _month(lunar: LunarDay, strings: Mapping[str, str]) -> str:
    month = _listed(strings["lunar_months"])[lunar.month_number - 1]
    return strings["lunar_leap"].format(month=month) if lunar.is_leap else month


def _day(lunar: LunarDay, strings: Mapping[str, str]) -> str:
    return _listed(strings["lunar_days"])[lunar.day_number - 1]


def _term(lunar: LunarDay, strings: Mapping[str, str]) -> str:
    return _listed(strings["solar_terms"])[TERMS.index(lunar.term)]


def _listed(words: str) -> list[str]:
    """The words of a list; those of several words are written with a low line between these."""
    return [word.replace("_", " ") for word in words.split()]
