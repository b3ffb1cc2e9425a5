"""What a reader can write in the search box: quotes, a minus, traditional characters, a name misspelt."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from playwright.sync_api import Page as Tab
from playwright.sync_api import expect

from browser.conftest import Reader
from generator import routes
from generator.edition import arrange
from generator.model import Article, PrintedPage, key_of
from generator.publish import publish
from generator.render import render
from generator.search import search_index
from generator.settings import Settings

# Each in a month of its own, and a month is a volume here.
STORIES: dict[date, tuple[str, str, dict[str, Any]]] = {
    date(2025, 1, 5): ("渡口结冰", "雾桥渡口今天停航，气温降到-5℃。", {"places": ("雾桥渡口",)}),
    date(2025, 2, 6): ("桥头早市", "桥头的早市，卖的是5G 基站旁边种的青菜。", {"people": ("何穗",)}),
    date(2025, 3, 7): ("桥头早市又开", "5G基站修好了，早市又开，青菜便宜。", {"topics": ("早市",)}),
    date(2025, 4, 8): ("臺灣同胞訪問霧橋", "他們對乾燥的氣候不習慣，瞭解情況後說：“橋頭真好。”", {}),
    date(2025, 5, 9): ("气候干燥", "请市民了解情况，注意防火。桥头“无明火”。", {"topics": ("防火",)}),
}
FIND = """async ([query, order]) => {
  const { match, parts, articles } = await editionSearch.find(query, order);
  const found = await Promise.all(articles.map((one) => one.load()));
  return [match, parts, found.map((one) => Number(one.meta.date.slice(5, 7)))];
}"""


def build(stories: Mapping[date, tuple[str, str, dict[str, Any]]], folder: Path) -> Path:
    """The site of the stories; its index has a volume for each month."""
    pages = [
        PrintedPage(
            key_of(f"{day}/01"), "要闻", articles=(Article(key_of(f"{day}/01-01"), title, body, **more),)
        )
        for day, (title, body, more) in stories.items()
    ]
    edition, settings = arrange(pages), Settings(name="雾桥日报", volume=1)
    outputs = [
        *render(edition, settings, (ROOT / "theme",), folder),
        *search_index(edition, settings.volume, folder / "cache"),
    ]
    publish(outputs, folder / "site")
    return folder / "site"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site."""
    return build(STORIES, tmp_path_factory.mktemp("terms"))


@pytest.fixture(scope="module")
def window(lasting_reader: Reader) -> Tab:
    """The tab in which the search page is opened anew for each test."""
    return lasting_reader.window().new_page()


@pytest.fixture
def search(site: Path, window: Tab) -> Tab:
    """The search page, opened from its folder."""
    window.goto((site / routes.SEARCH).as_uri())
    return window


def found(search: Tab, query: str, order: str = "relevance") -> tuple[str, list[str], list[int]]:
    """How the query matches, what is marked, and the months of the articles found."""
    match, parts, months = search.evaluate(FIND, [query, order])
    return match, parts, months


@pytest.mark.parametrize(
    ("query", "months"),
    [
        ("早市 青菜", [3, 2]),
        ('"5G 基站"', [2]),
        ("5G 基站", [3, 2]),
        ('"5g基站"', [3]),
        ("“无明火”", [5]),
        ("早市 -便宜", [2]),
        ("早市 －便宜", [2]),
        ('早市 -"5G 基站"', [3]),
        ("-5℃", [1]),
        ("降到-5℃", [1]),
        ('早市 "', []),
        ('"早', []),
        ("桥头 -早市 -防火", [4]),
    ],
)
def test_a_query_is_taken_at_its_word(search: Tab, query: str, months: list[int]) -> None:
    match, _, those = found(search, query)
    assert those == months if months else match != "exact"


def test_what_stands_in_quotes_is_never_loosened(search: Tab) -> None:
    assert found(search, '"早市青菜"')[::2] == ("none", [])
    assert found(search, "早市青菜")[0] == "words"


def test_traditional_finds_simplified_and_simplified_finds_traditional(search: Tab) -> None:
    assert found(search, "橋頭")[::2] == ("exact", [3, 2, 5, 4])
    assert found(search, "桥头真好")[::2] == found(search, "橋頭真好")[::2] == ("exact", [4])
    assert found(search, "台湾同胞访问雾桥")[::2] == ("exact", [4])
    assert found(search, "瞭解情況")[::2] == ("exact", [4])


def test_a_character_with_another_reading_is_tried_where_nothing_else_is_found(search: Tab) -> None:
    assert found(search, "氣候乾燥") == ("variants", ["气候干燥"], [5])


def test_marks_lie_on_traditional_text(search: Tab) -> None:
    search.locator("#search-query").fill("情况后说")
    expect(search.locator("#search-results mark")).to_have_text(["情況後說"])


def test_volumes_stand_in_the_order_of_their_dates(search: Tab) -> None:
    assert found(search, "桥头", "date")[2] == [5, 4, 3, 2]
    assert search.evaluate("editionSearch.index.volumes().then((all) => all.map((one) => one.first))") == [
        4,
        3,
        2,
        1,
        0,
    ]


def test_the_facets_of_all_volumes_are_one(search: Tab) -> None:
    facet = """async (which) => [...await editionSearch.index.facet(which)].map(
      ([name, articles]) => [name, [...articles].sort()])"""
    assert sorted(search.evaluate(facet, "topics")) == [
        ["早市", [2]],
        ["防火", [4]],
    ]
    assert search.evaluate(facet, "pages") == [["要闻", [0, 1, 2, 3, 4]]]
    assert search.evaluate(facet, "dates") == [
        [day.isoformat(), [number]] for number, day in reversed(list(enumerate(STORIES)))
    ]


def test_where_nothing_is_found_the_nearest_names_are_offered(search: Tab) -> None:
    search.locator("#search-query").fill("何岁")
    offered = search.locator("#search-near a")
    expect(offered).to_have_text(["何穗"])
    expect(search.locator("#search-status")).to_contain_text("没有找到“何岁”")
    offered.click()
    expect(search.locator("#search-query")).to_have_value("何穗")


def test_the_offer_goes_when_something_is_found(search: Tab) -> None:
    search.locator("#search-query").fill("何岁")
    expect(search.locator("#search-near a")).to_have_count(1)
    search.locator("#search-query").fill("渡口")
    expect(search.locator("#search-results li")).to_have_count(1)
    expect(search.locator("#search-near a")).to_have_count(0)


def test_a_page_that_stayed_open_finds_its_way_to_the_next_build(tmp_path: Path, reader: Reader) -> None:
    site = build(STORIES, tmp_path)
    tab = reader.window().new_page()
    tab.goto((site / routes.SEARCH).as_uri())
    tab.evaluate("editionSearch.index.volumes()")
    build({day: (title, f"号外。{body}", more) for day, (title, body, more) in STORIES.items()}, tmp_path)
    tab.locator("#search-query").fill("号外")
    expect(tab.locator("#search-status")).to_contain_text("索引")
    tab.keyboard.press("Enter")
    expect(tab.locator("#search-results li")).to_have_count(len(STORIES))
