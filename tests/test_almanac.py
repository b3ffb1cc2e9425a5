"""language/almanac: the lunar days of mastheads, against days that history and the standard know."""

from datetime import date, timedelta

import pytest
import tiny_edition as tiny
from conftest import ROOT
from hypothesis import given
from hypothesis.strategies import dates
from lunar_python import Solar

from generator.language.almanac import YEARS, lunar_day
from generator.render import render

EVERY_DAY = dates(date(YEARS[0], 1, 1), date(YEARS[-1], 12, 31))


@pytest.mark.parametrize(
    ("day", "words", "short"),
    [
        (date(1872, 4, 30), "农历壬申年三月廿三", "廿三"),  # the first issue of 申报, 同治十一年
        (date(1949, 10, 1), "农历己丑年八月初十", "初十"),
        (date(1978, 9, 3), "农历戊午年八月初一", "八月"),  # the new moon was seven minutes after midnight
        (date(2025, 1, 1), "农历甲辰年十二月初二", "初二"),
        (date(2025, 1, 28), "农历甲辰年十二月廿九", "除夕"),
        (date(2025, 1, 29), "农历乙巳年正月初一", "春节"),
        (date(2025, 6, 15), "农历乙巳年五月二十", "二十"),
        (date(2025, 6, 21), "农历乙巳年五月廿六 夏至", "夏至"),
        (date(2025, 7, 25), "农历乙巳年闰六月初一", "闰六月"),
        (date(2025, 12, 21), "农历乙巳年十一月初二 冬至", "冬至"),
        (date(2033, 12, 22), "农历癸丑年闰十一月初一", "闰十一月"),
        (date(2034, 1, 19), "农历癸丑年闰十一月廿九", "廿九"),
        (date(2034, 1, 20), "农历癸丑年十二月初一 大寒", "大寒"),
    ],
)
def test_the_day_is_the_one_that_history_and_the_standard_know(day: date, words: str, short: str) -> None:
    lunar = lunar_day(day)
    assert lunar
    assert (lunar.words, lunar.short) == (words, short)


@given(EVERY_DAY)
def test_every_day_is_the_one_that_the_library_gives_when_asked_for_a_day(day: date) -> None:
    lunar, known = lunar_day(day), Solar.fromYmd(day.year, day.month, day.day).getLunar()
    assert lunar
    assert (lunar.year, lunar.day, lunar.term) == (
        known.getYearInGanZhi(),
        known.getDayInChinese(),
        known.getJieQi(),
    )
    assert lunar.month.replace("十一", "冬").replace("十二", "腊") == f"{known.getMonthInChinese()}月"
    assert [lunar.festival] * bool(lunar.festival) == known.getFestivals()


@given(EVERY_DAY)
def test_a_day_follows_the_day_before_it(day: date) -> None:
    before, lunar = lunar_day(day - timedelta(days=1)), lunar_day(day)
    if before and lunar:
        same = (before.year, before.month) == (lunar.year, lunar.month)
        assert (lunar.day == "初一") != same


@pytest.mark.parametrize("day", [date.min, date(1644, 12, 31), date(2101, 1, 1), date.max])
def test_outside_of_the_years_it_knows_there_is_no_lunar_day(day: date) -> None:
    assert lunar_day(day) is None


def test_the_masthead_has_the_lunar_day_after_the_weekday() -> None:
    pages = {
        page.path: page.content.decode()
        for page in render(tiny.EDITION, tiny.SETTINGS, (ROOT / "theme",), ROOT)
    }
    for path in ("index.html", "2025-06-15/index.html"):
        assert "<li>星期日</li>\n<li>农历乙巳年五月二十</li>\n<li>总第20137期</li>" in pages[path]
