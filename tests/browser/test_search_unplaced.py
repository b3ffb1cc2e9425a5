"""Text that found no article: the search finds it with its page, and the page shows where it stands."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from conftest import ROOT
from playwright.sync_api import Page as Tab
from playwright.sync_api import expect
from served import served_folder

from browser.conftest import Reader
from generator import routes
from generator.edition import arrange
from generator.language.variants import folded
from generator.model import Article, Edition, PrintedPage, key_of
from generator.prose import Paragraph, markdown_body
from generator.publish import publish
from generator.render import render
from generator.search import document, search_index
from generator.search.documents import texts
from generator.settings import Settings

DAY = date(2025, 9, 10)
# What a parser left over: columns mixed line by line, a headline of nobody's, what looks like markup.
LEFT_OVER = (
    ("柳湾夜航船昨晚停航，", "白塔村的桂花开了，", "等水退了再开。", "香到了镇口。"),
    ('招领：<img src=x onerror="window.stolen = 1"> 旧票根一张', "桥头又走得过车。", "夜航船　票价３元5角"),
    (),
)
URLS = """async (query) => {
  const { match, articles } = await editionSearch.find(query);
  return [match, (await Promise.all(articles.map((one) => one.load()))).map((one) => one.url)];
}"""


def printed_page(number: int, lines: tuple[str, ...]) -> PrintedPage:
    day = DAY + timedelta(days=number)
    ferry = Article(
        key_of(f"{day}/03-01"), f"渡口第{number}日", "渡船早上七点开。\n\n夜航船晚上开。", people=("何穗",)
    )
    return PrintedPage(
        key_of(f"{day}/03"), "水上", unplaced=markdown_body(map(Paragraph, lines)), articles=(ferry,)
    )


def edition() -> Edition:
    return arrange([printed_page(number, lines) for number, lines in enumerate(LEFT_OVER)])


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site, its index in one volume for each month."""
    folder = tmp_path_factory.mktemp("unplaced")
    made, settings = edition(), Settings(name="雾桥日报")
    publish(
        [*render(made, settings, (ROOT / "theme",), folder), *search_index(made, 300, folder / "cache")],
        folder / "site",
    )
    return folder / "site"


@pytest.fixture(scope="module")
def window(lasting_reader: Reader) -> Tab:
    """The tab in which the search page is opened anew for each test."""
    return lasting_reader.window(viewport={"width": 1280, "height": 900}).new_page()


@pytest.fixture(params=["http", "file"])
def search(request: pytest.FixtureRequest, site: Path, window: Tab) -> Iterator[Tab]:
    """The search page, served and opened from its folder."""
    if request.param == "file":
        window.goto((site / routes.SEARCH).as_uri())
        yield window
        return
    with served_folder(site) as address:
        window.goto(address + routes.SEARCH)
        yield window


def look_for(tab: Tab, query: str) -> None:
    tab.locator("#search-query").fill(query)
    tab.locator("#search-query").press("Enter")


def test_what_found_no_article_is_shown_with_its_page_beside_the_articles(search: Tab) -> None:
    look_for(search, "夜航船")
    expect(search.locator("#search-status")).to_have_text("有“夜航船”的文章共3篇，另有2版未归入文章的文字")
    found = search.locator("#search-results li", has=search.locator(".unplaced-mark"))
    expect(found).to_have_count(2)
    expect(found.first.locator("h2 a")).to_have_text("第3版 · 水上")
    expect(found.first.locator(".place")).to_have_text("2025年9月11日 未归入文章的文字")
    expect(found.first.locator(".excerpt mark")).to_have_text("夜航船")
    expect(search.locator("#search-results li .unplaced-mark")).to_have_count(2)


def test_every_run_of_it_is_found_and_nothing_else_is(search: Tab) -> None:
    lines = {one.path: [one.title, *one.lines] for one in map(document, texts(edition()))}
    left_over = [line for own in LEFT_OVER for line in own]
    sought = {
        line[at : at + size] for line in left_over for size in (2, 3, 5) for at in range(len(line) - size)
    }
    # A quotation mark or a space would be a sign of the query; tests/browser/test_search.py has those.
    queries = sorted(query for query in sought if not re.search(r'["\s]', query))
    assert len(queries) > 100
    for query in queries:
        holders = {path for path, own in lines.items() if any(folded(query) in folded(line) for line in own)}
        match, urls = search.evaluate(URLS, query)
        assert (match, set(urls), len(urls)) == ("exact", holders, len(holders)), query


def test_the_page_opens_where_it_stands_marked_and_leads_from_one_to_the_next(search: Tab) -> None:
    look_for(search, "旧票根")
    search.locator("#search-results h2 a").click()
    expect(search).to_have_title(re.compile("第3版"))
    expect(search.locator(".unplaced .text mark")).to_have_text("旧票根")
    expect(search.locator(".unplaced .text mark")).to_be_in_viewport()
    expect(search.locator(".marks p")).to_have_text("第1处，共1处")
    search.locator(".marks button").last.click()
    expect(search.locator("mark")).to_have_count(0)
    assert search.evaluate("window.stolen") is None


def test_filters_hold_for_it_as_for_articles(search: Tab) -> None:
    search.goto(search.url + "?q=夜航船&pages=水上")
    expect(search.locator("#search-results li")).to_have_count(5)
    expect(search.locator("#search-status")).to_have_text(
        "有“夜航船”的文章共3篇，另有2版未归入文章的文字，在所选范围内的3篇，另有2版未归入文章的文字"
    )
    search.goto(search.url.partition("?")[0] + "?q=夜航船&people=何穗")
    expect(search.locator("#search-results li")).to_have_count(3)
    expect(search.locator(".unplaced-mark")).to_have_count(0)


def test_its_label_is_no_text_of_the_paper(search: Tab) -> None:
    look_for(search, "未归入文章")
    expect(search.locator("#search-status")).to_contain_text("没有")
