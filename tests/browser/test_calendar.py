"""The calendar in a real browser: days a finger can hit, and a month that reads as a list on a telephone."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
import tiny_edition as tiny
from conftest import ROOT
from playwright.sync_api import Page as Tab

from browser.conftest import Reader
from generator import routes
from generator.edition import arrange
from generator.model import PrintedPage, issue_key, key_of
from generator.render import render
from generator.storage.files import write_whole

FIRST = date(2024, 9, 1)  # a Sunday
# The width and height of every link of the calendars, in CSS pixels.
SIZES = """Array.from(
  document.querySelectorAll(":is(.small-month, .large-month, .year-rows, .same-days) a"), link => {
  const box = link.getBoundingClientRect();
  return [link.textContent, box.width, box.height];
})"""
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# The cells of a month that can be seen, by their words.
SEEN = """Array.from(document.querySelectorAll(".large-month :is(th, td)"))
  .filter(cell => cell.checkVisibility()).map(cell => cell.innerText.split(/\\s+/).filter(Boolean))"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A paper of two years, with an issue every fifth day."""
    folder = tmp_path_factory.mktemp("site")
    days = [FIRST + timedelta(days=5 * number) for number in range(140)]
    pages = [
        PrintedPage(key_of(f"{day}/01"), "要闻", articles=(replace(tiny.REVIEWED, key=key_of(f"{day}/01-01")),))
        for day in days
    ]
    for output in render(arrange(pages), tiny.SETTINGS, (ROOT / "theme",), folder):
        write_whole(folder / output.path, output.content)
    return folder


@pytest.fixture(scope="module")
def window(lasting_reader: Reader) -> Tab:
    """The tab in which a page is opened anew for each test."""
    return lasting_reader.window().new_page()


@pytest.mark.parametrize("width", [320, 360, 390, 768, 1280])
@pytest.mark.parametrize(
    "path",
    [
        routes.ISSUES,
        routes.year_path(2025),
        routes.month_path(FIRST),
        routes.issue_path(issue_key(date(2025, 9, 1))),
    ],
)
def test_every_link_of_a_calendar_is_large_enough_for_a_finger(
    site: Path, window: Tab, path: str, width: int
) -> None:
    window.set_viewport_size({"width": width, "height": 800})
    window.goto((site / path).as_uri())
    sizes = window.evaluate(SIZES)
    assert sizes
    assert [link for link in sizes if min(link[1:]) < 24] == []
    assert window.evaluate(SIDEWAYS) <= 0


def test_on_a_telephone_two_months_stand_side_by_side_and_a_month_is_a_list_of_its_issues(
    site: Path, reader: Reader
) -> None:
    window = reader.window(viewport={"width": 360, "height": 800}).new_page()
    window.goto((site / routes.year_path(2025)).as_uri())
    tops = window.evaluate('Array.from(document.querySelectorAll(".small-month"), month => month.offsetTop)')
    assert tops[0] == tops[1] < tops[2] == tops[3]
    window.goto((site / routes.month_path(FIRST)).as_uri())
    days = window.evaluate(SEEN)
    assert days[0] == ["1", "星期日", "廿九", "渡口夜班船下月恢复"]
    assert [day[0] for day in days] == [str(number) for number in range(1, 31, 5)]


def test_on_a_wide_screen_a_month_is_a_table_of_weeks(site: Path, reader: Reader) -> None:
    window = reader.window(viewport={"width": 1280, "height": 800}).new_page()
    window.goto((site / routes.month_path(FIRST)).as_uri())
    cells = window.evaluate(SEEN)
    assert [cell[0] for cell in cells[:7]] == list("一二三四五六日")
    assert cells[7:13] == [[]] * 6
    assert cells[13] == ["1", "廿九", "渡口夜班船下月恢复"]
    assert cells[14] == ["2", "三十"]
