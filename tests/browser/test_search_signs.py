"""What is hard to tell apart: spaces and single characters in quotes, accents alone, a printed minus."""

from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Page as Tab
from playwright.sync_api import expect

from browser.conftest import Reader
from browser.test_search_terms import build, found
from generator import routes
from generator.model import Byline, Credit, Direction, Jump

LONG = "长" * 70
# Signs that no reader sees, and one that only chooses a shape.
UNSEEN = "葛\U000e0100亮在\u2066白\u200b塔\ufe00村\u2069开\U000e0041店，门\u3164牌九号。"
STORIES: dict[date, tuple[str, str, dict[str, Any]]] = {
    date(2025, 1, 5): ("缺页", "装订时第 5 页缺了。", {}),
    date(2025, 2, 6): ("散页", "装订时第 7 页缺了，另有 5 张散页。", {}),
    date(2025, 3, 7): ("决赛", "他跑出10´15的成绩，气温 -5℃ 左右。", {}),
    date(2025, 4, 8): ("初赛", "共10人参赛，最快9´15。", {}),
    date(2025, 5, 9): ("店名", "店名カﾞラス屋，老板刘。", {"people": ("劉備後",)}),
    date(2025, 6, 10): ("诗", "春眠不觉晓　　处处闻啼鸟\n\n夜来风雨声", {}),
    date(2025, 7, 11): (f"{LONG} 题尾", "文首在此，甲 乙。", {}),
    date(2025, 8, 12): ("号外", "乙。甲。" + "水" * 200 + "石桥" + "水" * 200 + "木船", {}),
    date(2025, 9, 13): (
        "转版",
        "桥面合龙。",
        {"jumps": (Jump(Direction.TO, "03", "（下转第3版）"),), "people": ("劉備後",)},
    ),
    date(2025, 11, 15): ("比分", "主队得9 15 10 8分，客队得5 15分，共51人。", {}),
    date(2025, 12, 16): ("近处", "水" * 50 + "铁船" + "水" * 18 + "，" + "水" * 26 + "竹筏" + "水" * 80, {}),
    date(2024, 9, 14): ("隐字", UNSEEN, {}),
    date(2025, 10, 14): (
        "引文",
        "> 引文甲\\\n> 引文乙",
        {"byline": Byline("记者何穗", (Credit("记者", "何穗"),))},
    ),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site."""
    return build(STORIES, tmp_path_factory.mktemp("signs"))


@pytest.fixture(scope="module")
def window(lasting_reader: Reader) -> Tab:
    """The tab in which the search page is opened anew for each test."""
    return lasting_reader.window().new_page()


@pytest.fixture
def search(site: Path, window: Tab) -> Tab:
    """The search page, opened from its folder."""
    window.goto((site / routes.SEARCH).as_uri())
    return window


@pytest.mark.parametrize(
    ("query", "months"),
    [
        ('"第 5"', [1]),
        ('装订 -"第 5"', [2]),
        ('"甲 乙"', [7]),
        ('"乙 甲"', []),
        ("10´15", [3]),
        ("9´15", [4]),
        ("气温 -5℃", [3]),  # nothing is left when 5℃ is taken away: the minus was printed
        ("“处处闻啼鸟 夜来风雨声”", [6]),
        ('"春眠不觉晓 处处闻啼鸟"', [6]),
        ('"题尾 文首"', []),  # a title does not go on in the text
        ("下转第3版", [9]),
        ("葛亮在白塔村开店", [9]),
        ("白\u2060塔村\U000e0100开店", [9]),
        ('"门 牌九号"', [9]),
        ('"\x1f"', []),
        ('\x85 "\x1f"', []),
    ],
)
def test_signs_and_spaces_are_told_apart(search: Tab, query: str, months: list[int]) -> None:
    match, _, those = found(search, query)
    assert those == months if months else match == "none"


@pytest.mark.parametrize(
    ("query", "marks"),
    [
        ("ガラス屋", ["カﾞラス屋"]),
        ('"春眠不觉晓 处处闻啼鸟"', ["春眠不觉晓　　处处闻啼鸟"]),
        ('"处处闻啼鸟 夜来风雨声"', ["处处闻啼鸟夜来风雨声"]),
        ("石桥 木船", ["石桥", "木船"]),  # too far apart for one piece of the text
        ("铁船 竹筏", ["铁船", "竹筏"]),  # near enough, a pause between
        ("葛亮在白塔村", [UNSEEN.partition("开")[0]]),
    ],
)
def test_what_was_found_is_marked_whole(search: Tab, query: str, marks: list[str]) -> None:
    search.locator("#search-query").fill(query)
    expect(search.locator("#search-results li")).to_have_count(1)
    assert (
        search.locator("#search-results mark").evaluate_all("all => all.map((one) => one.textContent)") == marks
    )


@pytest.mark.parametrize(
    ("query", "marks"),
    [
        ("51", ["51"]),  # not 5 15
        ('"春眠不觉晓 处处闻啼鸟"', ["春眠不觉晓　　处处闻啼鸟"]),
        ('"引文甲 引文乙"', ["引文甲", "引文乙"]),
        ("记者何穗", ["记者 ", "何穗"]),  # the page sets a space, and links the name
    ],
)
def test_the_page_marks_what_was_found_however_it_is_spaced(search: Tab, query: str, marks: list[str]) -> None:
    search.locator("#search-query").fill(query)
    search.locator("#search-results h2 a").click()
    found = search.locator(".article mark")
    expect(found.first).to_be_visible()
    assert found.evaluate_all("all => all.map((one) => one.textContent)") == marks


def test_figures_are_not_cut_by_an_excerpt(reader: Reader, tmp_path: Path) -> None:
    body = "水" * 17 + "１63毫米" + "水" * 25 + "石桥" + "水" * 55 + "13800" + "水" * 50
    tab = reader.window().new_page()
    tab.goto((build({date(2025, 1, 5): ("号外", body, {})}, tmp_path) / routes.SEARCH).as_uri())
    tab.locator("#search-query").fill("石桥")
    expect(tab.locator("#search-results .excerpt")).to_have_text(f"……１63毫米{'水' * 25}石桥{'水' * 55}……")


def test_a_thousand_marks_are_made_at_once(reader: Reader, tmp_path: Path) -> None:
    site = build({date(2025, 1, 5): ("号外", "桥头" * 1000, {})}, tmp_path)
    tab = reader.window().new_page()
    tab.goto(f"{(site / '2025-01-05' / '01-01.html').as_uri()}#mark={quote('桥')}")
    expect(tab.locator(".marks p")).to_have_text("第1处，共1000处")
    tab.get_by_role("button", name="去掉标记").click()
    expect(tab.locator("mark")).to_have_count(0)


def test_what_was_searched_is_said_as_it_was_written(search: Tab) -> None:
    for query, said in (('"第 5"', "第 5"), ('"第 5" "页"', '"第 5" "页"')):
        search.locator("#search-query").fill(query)
        expect(search.locator("#search-status")).to_contain_text(f"有“{said}”的文章共1篇")


def test_months_with_the_same_words_are_both_searched(reader: Reader, tmp_path: Path) -> None:
    twins: dict[date, tuple[str, str, dict[str, Any]]] = {
        date(2025, month, 5): ("店名", f"老板{name}，今天来了。", {}) for month, name in ((1, "劉"), (2, "刘"))
    }
    tab = reader.window().new_page()
    tab.goto((build(twins, tmp_path) / routes.SEARCH).as_uri())
    assert found(tab, "老板", "date")[2] == [2, 1]


def test_an_excerpt_holds_the_whole_of_what_was_found(reader: Reader, tmp_path: Path) -> None:
    sought, body = "13800138000" * 2, "水" * 40 + "13800138000" * 12 + "水" * 50
    tab = reader.window().new_page()
    tab.goto((build({date(2025, 1, 5): ("号外", body, {})}, tmp_path) / routes.SEARCH).as_uri())
    tab.locator("#search-query").fill(f"水{sought}")
    expect(tab.locator("#search-results .excerpt mark")).to_have_text(f"水{sought}")


@pytest.mark.parametrize("typed", ["刘备", "劉備", "刘备后"])
def test_names_are_suggested_in_either_characters(search: Tab, typed: str) -> None:
    search.locator("#search-query").press_sequentially(typed)
    expect(search.locator("#search-suggestions li bdi")).to_have_text(["劉備後"])


def test_a_date_that_is_none_is_no_choice(site: Path, reader: Reader) -> None:
    tab = reader.window().new_page()
    tab.goto(f"{(site / routes.SEARCH).as_uri()}?q={quote('桥面')}&months=2019-99&years=never")
    expect(tab.locator("#search-results li")).to_have_count(1)
    expect(tab.locator("#search-only li")).to_have_count(0)
