"""The calendar and the archive: which days are live, what lies beside them, the same day."""

import posixpath
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import pytest
import tiny_edition as tiny
from conftest import ROOT
from hypothesis import given, settings
from hypothesis.strategies import dates, sets

from generator import routes
from generator.edition import arrange
from generator.model import Article, Edition, PrintedPage, issue_key, key_of
from generator.render import render
from generator.settings import Settings

NEW_YEARS_EVE, NEW_YEAR, LEAP_DAY = date(2023, 12, 31), date(2024, 1, 1), date(2024, 2, 29)
JUNE, LATEST = date(2024, 6, 15), date(2025, 6, 15)
DAYS = (NEW_YEARS_EVE, NEW_YEAR, LEAP_DAY, JUNE, LATEST)
LIVE = re.compile(r'<td><a href="([^"]*)" aria-label="([^"]*)"[^>]*>(\d+)</a></td>')
PHRASING = re.compile(r"</?span[^>]*>|<wbr>")


def article(day: date, number: int, title: str | None) -> Article:
    return replace(tiny.REVIEWED, key=key_of(f"{day}/01-{number:02}"), title=title)


def page(day: date, *titles: str | None) -> PrintedPage:
    articles = tuple(article(day, number, title) for number, title in enumerate(titles, 1))
    return PrintedPage(key_of(f"{day}/01"), "要闻", articles=articles)


def printed(edition: Edition, settings: Settings = tiny.SETTINGS) -> dict[str, str]:
    outputs = render(edition, settings, (ROOT / "theme",), ROOT / "no-such-content")
    return {output.path: output.content.decode() for output in outputs if output.path.endswith(".html")}


@cache
def site() -> Mapping[str, str]:
    return printed(arrange([page(day, f"{day.year}年的头条", None, "次条", "三条", "四条") for day in DAYS]))


def live(text: str) -> dict[str, str]:
    """The days of the small months that lead to an issue: the date in words, and where."""
    return {label: posixpath.normpath(posixpath.join("issues", link)) for link, label, _ in LIVE.findall(text)}


def month_of(text: str, name: str) -> str:
    """The small table of a month of a year's page."""
    (table,) = [
        table for table in re.split(r"<table class=\"small-month[^>]*>", text) if f">{name}<" in table[:120]
    ]
    return table.partition("</table>")[0]


def months_linked(text: str) -> list[str]:
    return re.findall(r'<caption><a href="([^"]*)"', text)


def beside(text: str) -> list[tuple[str, str]]:
    return re.findall(r'<link rel="(prev|next)" href="([^"]*)">', text)


def trail(text: str) -> list[str]:
    crumbs = text.partition('<nav class="crumbs"')[2].partition("</nav>")[0]
    return re.findall(r"<li><(?:a href|span aria)[^>]*>([^<]*)</", crumbs)


def test_only_the_days_that_have_an_issue_lead_anywhere() -> None:
    assert live(site()[routes.year_path(2024)]) == {
        "2024年1月1日 星期一": routes.issue_path(issue_key(NEW_YEAR)),
        "2024年2月29日 星期四": routes.issue_path(issue_key(LEAP_DAY)),
        "2024年6月15日 星期六": routes.issue_path(issue_key(JUNE)),
    }


def test_a_year_has_twelve_months_and_those_with_issues_lead_to_their_pages() -> None:
    text = site()[routes.year_path(2024)]
    assert re.findall(r"<caption>(?:<a[^>]*>)?(\d+月)", text) == [f"{month}月" for month in range(1, 13)]
    assert months_linked(text) == ["2024-01.html", "2024-02.html", "2024-06.html"]
    assert "共3期" in text


def test_every_column_of_a_calendar_says_its_weekday_and_monday_is_the_first() -> None:
    table = month_of(site()[routes.year_path(2024)], "1月")
    heads = re.findall(r'<th scope="col" aria-label="([^"]*)">(.)</th>', table)
    assert heads[0] == ("星期一", "一")
    assert heads[-1] == ("星期日", "日")
    assert len(heads) == 7


def test_a_month_that_begins_on_sunday_has_six_empty_cells_before_it() -> None:
    table = month_of(site()[routes.year_path(2024)], "9月")
    assert "<tbody>\n<tr>" + "<td></td>" * 6 + "<td>1</td></tr>\n<tr><td>2</td>" in table
    assert table.rstrip().endswith("<tr><td>30</td>" + "<td></td>" * 6 + "</tr>\n</tbody>")


def test_february_has_the_days_of_its_year() -> None:
    assert ">29</a></td>" in month_of(site()[routes.year_path(2024)], "2月")
    assert "<td>29</td>" not in month_of(site()[routes.year_path(2025)], "2月")


def test_the_latest_issue_is_marked_and_no_other() -> None:
    (marked,) = re.findall(r'<a [^>]*aria-current="date">(\d+)<', site()[routes.year_path(2025)])
    assert marked == "15"
    assert 'aria-current="date"' not in site()[routes.year_path(2024)]
    assert 'aria-current="date"' in site()[routes.month_path(LATEST)]


def test_years_and_months_lead_to_their_neighbours_that_have_issues() -> None:
    assert beside(site()[routes.year_path(2023)]) == [("next", "2024.html")]
    assert beside(site()[routes.year_path(2024)]) == [("prev", "2023.html"), ("next", "2025.html")]
    assert beside(site()[routes.month_path(NEW_YEAR)]) == [("prev", "2023-12.html"), ("next", "2024-02.html")]
    assert beside(site()[routes.month_path(LATEST)]) == [("prev", "2024-06.html")]


def test_only_months_with_issues_have_a_page() -> None:
    assert {path for path in site() if path.startswith("issues/")} == {
        routes.ISSUES,
        *(routes.year_path(day.year) for day in DAYS),
        *(routes.month_path(day) for day in DAYS),
    }


def test_a_month_shows_lunar_days_and_what_leads_each_issue() -> None:
    text = site()[routes.month_path(LATEST)]
    assert "农历乙巳年五月初六—六月初六" in text
    assert '<span class="lunar">芒种</span>' in text
    published = text.partition('<td class="published">')[2].partition("</td>")[0]
    assert '<time datetime="2025-06-15">15</time>' in published
    assert '<span class="weekday">星期日</span> <span class="lunar">二十</span>' in published
    leads = re.findall(r"<li><a [^>]*>([^<]*)</a>", PHRASING.sub("", published))
    assert leads == ["2025年的头条", "次条", "三条"]


def test_a_month_of_two_lunar_years_says_both() -> None:
    assert "农历癸卯年十一月二十—十二月廿一" in site()[routes.month_path(NEW_YEAR)]
    assert "农历癸卯年十二月廿二—甲辰年正月二十" in site()[routes.month_path(LEAP_DAY)]


def test_an_issue_without_headlines_is_a_day_all_the_same() -> None:
    files = printed(arrange([page(NEW_YEAR), page(LEAP_DAY, None)]))
    assert list(live(files[routes.year_path(2024)])) == ["2024年1月1日 星期一", "2024年2月29日 星期四"]
    assert "<ul>\n</ul>" not in files[routes.month_path(NEW_YEAR)]
    assert "〔标题不在文字层〕" in files[routes.month_path(LEAP_DAY)]


def test_the_archive_shows_the_newest_year_whole_and_the_others_in_a_line_each() -> None:
    text = site()[routes.ISSUES]
    assert list(live(text)) == ["2025年6月15日 星期日"]
    rows = text.partition('<ol class="year-rows">')[2].partition("</section>")[0]
    assert re.findall(r'<h3><a href="([^"]*)">', rows) == ["2024.html", "2023.html"]
    assert re.findall(r"共(\d)期", rows) == ["3", "1"]
    assert re.findall(r'<li><a href="(2024[^"]*)" aria-label="([^"]*)">', rows) == [
        ("2024-01.html", "2024年1月"),
        ("2024-02.html", "2024年2月"),
        ("2024-06.html", "2024年6月"),
    ]


def test_the_archive_shows_no_more_than_fourteen_front_pages() -> None:
    days = [NEW_YEAR + timedelta(days=number) for number in range(20)]
    text = printed(arrange([page(day, "头条") for day in days]))[routes.ISSUES]
    assert text.count('<article class="issue-front">') == 14
    assert len(live(text)) == 20
    assert "year-rows" not in text


def test_an_issue_leads_to_the_same_day_of_other_years() -> None:
    same = (
        site()[routes.issue_path(issue_key(LATEST))]
        .partition('<section class="same-days"')[2]
        .partition("</section>")[0]
    )
    assert re.findall(r'href="([^"]*)">([^<]*)<', PHRASING.sub("", same)) == [
        ("../2024-06-15/index.html", "2024年"),
        ("../2024-06-15/01-01.html", "2024年的头条"),
    ]
    assert "历年今日" in same


def test_of_many_years_the_round_anniversaries_and_the_nearest_are_shown() -> None:
    days = [LATEST.replace(year=year) for year in range(1945, 2026)]
    text = printed(arrange([page(day, "头条") for day in days]))[
        routes.issue_path(issue_key(date(1985, 6, 15)))
    ]
    years = [int(year) for year in re.findall(r'<a class="year" [^>]*>(\d+)年<', text)]
    assert years == [2025, 2015, 2005, 1995, 1986, 1984, 1975, 1965, 1955, 1945]


@pytest.mark.parametrize("day", [NEW_YEAR, LEAP_DAY])
def test_where_no_other_year_has_the_day_nothing_is_said(day: date) -> None:
    assert "历年今日" not in site()[routes.issue_path(issue_key(day))]


def test_the_way_to_an_issue_goes_by_its_year_and_month() -> None:
    assert trail(site()[routes.month_path(JUNE)]) == ["首页", "各期", "2024年", "6月"]
    assert trail(site()[routes.issue_path(issue_key(JUNE))]) == ["首页", "各期", "2024年", "6月", "15日"]
    assert trail(site()[f"{JUNE}/01-01.html"]) == ["首页", "各期", "2024年", "6月", "15日", "第1版 要闻"]


def test_an_edition_without_issues_has_an_archive_that_says_so() -> None:
    files = printed(Edition(()))
    assert {path for path in files if path.startswith("issues/")} == {routes.ISSUES}
    assert "还没有一期报纸" in files[routes.ISSUES]
    assert "<table" not in files[routes.ISSUES]


def test_a_day_that_no_lunar_calendar_knows_is_shown_without_one() -> None:
    for day in (date(1600, 2, 29), date.max):
        text = printed(arrange([page(day, "头条")]))[routes.month_path(day)]
        assert "头条" in text
        assert "农历" not in text


def test_the_calendar_speaks_the_language_of_the_interface() -> None:
    english = printed(arrange([page(LATEST, "头条")]), replace(tiny.SETTINGS, language="en"))
    assert list(live(english[routes.year_path(2025)])) == ["15 June 2025 Sunday"]
    month = english[routes.month_path(LATEST)]
    assert '<span class="lunar">Grain in Ear</span>' in month
    assert "Lunar calendar: month 5, day 6 of yisi – month 6, day 6" in month
    assert "农历" not in month
    traditional = printed(arrange([page(LATEST, "头条")]), replace(tiny.SETTINGS, language="zh-Hant"))
    assert "農曆乙巳年五月初六—六月初六" in traditional[routes.month_path(LATEST)]
    assert '<span class="lunar">芒種</span>' in traditional[routes.month_path(LATEST)]


@settings(max_examples=25)  # each prints a whole site
@given(sets(dates(date(1900, 1, 1), date(2100, 12, 31)), max_size=4))
def test_every_issue_is_live_on_the_page_of_its_year_and_of_its_month(days: set[date]) -> None:
    files = printed(arrange([page(day, "头条") for day in days]))
    for year in {day.year for day in days}:
        of_the_year = {routes.issue_path(issue_key(day)) for day in days if day.year == year}
        assert set(live(files[routes.year_path(year)]).values()) == of_the_year
    for day in days:
        assert f'<time datetime="{day}">' in files[routes.month_path(day)]
