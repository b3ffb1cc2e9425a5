"""A date -> its day of the lunar calendar, as mastheads and almanacs print it.

lunar-python computes new moons and solar terms; from 1900 to 2088 every day is that of the tables in
borax. A day of it costs a millisecond, since it works out all that an almanac knows, a year costs three:
so we take years from it and look days up in them.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import cycle

from lunar_python import Lunar, LunarYear
from lunar_python.util import LunarUtil

# The calendar has its present rules since 1645; of far years nobody knows to the minute when moons are new.
YEARS = range(1645, 2101)
_MONTHS = ("", "正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")  # as print has them
_EVE = "除夕"
# In the order in which the words of the interface have them.
STEMS, BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
TERMS = (*Lunar.JIE_QI[3:], *Lunar.JIE_QI[:3])  # from 立春 on
FESTIVALS = (*LunarUtil.FESTIVAL.values(), _EVE)
_JULIAN_DAY_ZERO = 1721425  # the number that Julian days are ahead of Python's, at noon


@dataclass(frozen=True, slots=True)
class LunarDay:
    """A day of the lunar calendar as print has it: 乙巳, 闰六月, 初一; its solar term and its festival."""

    year: str
    month: str
    day: str
    term: str = ""
    festival: str = ""
    month_number: int = 0
    is_leap: bool = False
    day_number: int = 0

    @property
    def words(self) -> str:
        """The day as a masthead prints it: 农历乙巳年五月二十; where a solar term begins also that."""
        return " ".join(word for word in (f"农历{self.year}年{self.month}{self.day}", self.term) if word)

    @property
    def short(self) -> str:
        """The day as a wall calendar has it: a festival, a solar term, the month if it begins, or 二十."""
        first = self.month if self.day == LunarUtil.DAY[1] else self.day
        return self.festival or self.term or first


def lunar_day(day: date) -> LunarDay | None:
    """The day of the lunar calendar that a date is; None for a year that is not among YEARS."""
    if day.year not in YEARS:
        return None
    year = _year(day.year)
    month = next(month for month in reversed(year.months) if month.first <= day)
    number = (day - month.first).days + 1
    festival = LunarUtil.FESTIVAL.get(f"{month.number}-{number}", "")
    eve = abs(month.number) == len(_MONTHS) - 1 and number == month.days
    return LunarDay(
        month.year,
        f"{'闰' if month.number < 0 else ''}{_MONTHS[abs(month.number)]}月",
        LunarUtil.DAY[number],
        year.terms.get(day, ""),
        _EVE if eve else festival,
        abs(month.number),
        month.number < 0,
        number,
    )


@dataclass(frozen=True, slots=True)
class _Month:
    """A lunar month: the words of its year, its number (negative: a leap month), first day and length."""

    year: str
    number: int
    first: date
    days: int


@dataclass(frozen=True, slots=True)
class _Year:
    """The lunar months and the solar terms of a year of our calendar."""

    months: tuple[_Month, ...]
    terms: dict[date, str]


@lru_cache(maxsize=256)
def _year(number: int) -> _Year:
    year = LunarYear.fromYear(number)
    months = tuple(
        _Month(
            LunarYear.fromYear(month.getYear()).getGanZhi(),
            month.getMonth(),
            _date(month.getFirstJulianDay()),
            month.getDayCount(),
        )
        for month in year.getMonths()
    )
    # The first of its moments is the term before the first name.
    terms = zip(cycle((Lunar.JIE_QI[-1], *Lunar.JIE_QI[:-1])), year.getJieQiJulianDays(), strict=False)
    return _Year(months, {_date(moment): name for name, moment in terms})


def _date(julian_day: float) -> date:
    # A Julian day begins at noon: half a day more, and its whole part is that of the day.
    return date.fromordinal(int(julian_day + 0.5) - _JULIAN_DAY_ZERO)
