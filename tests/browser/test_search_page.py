"""The search page: what narrows a search, the address that holds it, the keyboard."""

from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from conftest import ROOT
from playwright.sync_api import Page as Tab
from playwright.sync_api import expect

from browser.conftest import Reader
from browser.test_search import served_folder
from generator import routes
from generator.edition import arrange
from generator.model import Article, Edition, Page
from generator.publish import publish
from generator.render import render
from generator.search import search_index
from generator.settings import Settings

# By month: how many notes of the ferry were printed in it, each of a day; every third names 何穗.
NOTES = {(2024, 11): 3, (2024, 12): 9, (2025, 1): 1, (2025, 3): 12}
PLACES = ("雾桥渡口", "柳河镇")
TOPICS = ("渡运", "气象")


def note(day: date, number: int) -> Article:
    named = number % 3 == 0
    title = f"渡口第{day.month}月{day.day}日开航"
    body = "渡船早上七点开，晚上六点停。\n\n" + (
        "何穗撑船，一天往返八次。" if named else "风大浪高，请等通知。"
    )
    return Article(
        f"{day}/01-01",
        day,
        1,
        title,
        body,
        section="水上" if named else None,
        people=("何穗",) if named else (),
        places=(PLACES[number % 2],),
        topics=(TOPICS[number % 2],),
    )


def edition() -> Edition:
    days = [date(year, month, day) for (year, month), count in NOTES.items() for day in range(1, count + 1)]
    names = ("要闻", "民生")
    return arrange(
        [
            Page(f"{day}/01", day, 1, names[number % 2], articles=(note(day, number),))
            for number, day in enumerate(days)
        ]
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site, its index in two volumes."""
    folder = tmp_path_factory.mktemp("page")
    made, settings = edition(), Settings(name="雾桥日报", volume=300)
    outputs = [
        *render(made, settings, (ROOT / "theme",), folder),
        *search_index(made, settings.volume, folder / "cache"),
    ]
    publish(outputs, folder / "site")
    return folder / "site"


@pytest.fixture(params=["http", "file"])
def search(request: pytest.FixtureRequest, site: Path, reader: Reader) -> Any:
    """The search page, served and opened from its folder."""
    tab = reader.window(viewport={"width": 1280, "height": 900}).new_page()
    if request.param == "file":
        tab.goto((site / routes.SEARCH).as_uri())
        yield tab
        return
    with served_folder(site) as address:
        tab.goto(address + routes.SEARCH)
        yield tab


@pytest.fixture
def from_folder(site: Path, reader: Reader) -> Tab:
    """The search page, opened from its folder."""
    tab = reader.window(viewport={"width": 1280, "height": 900}).new_page()
    tab.goto((site / routes.SEARCH).as_uri())
    return tab


def field(tab: Tab) -> Any:
    return tab.locator("#search-query")


def results(tab: Tab) -> Any:
    return tab.locator("#search-results li")


def status(tab: Tab) -> Any:
    return tab.locator("#search-status")


def bar(tab: Tab, month: str) -> Any:
    return tab.locator(f'.narrow-bars button[value="{month}"]')


def group(tab: Tab, kind: str) -> Any:
    """The list of a kind, opened."""
    details = tab.locator(f'details[data-kind="{kind}"]')
    if details.get_attribute("open") is None:
        details.locator("summary").click()
    expect(details.locator("li").first).to_be_visible()
    return details


def listed(tab: Tab, kind: str) -> list[tuple[str, int]]:
    lines = [text.split() for text in group(tab, kind).locator("label").all_inner_texts()]
    return [(name, int(count)) for name, count in lines]


def asked(tab: Tab) -> dict[str, list[str]]:
    return parse_qs(urlsplit(tab.url).query)


def test_a_bar_for_each_month_narrows_to_it_and_back_undoes_it(search: Tab) -> None:
    field(search).fill("渡口")
    expect(search.locator(".narrow-bars button")).to_have_count(5)
    expect(status(search)).to_contain_text("25")
    expect(bar(search, "2025-03")).to_have_accessible_name("2025年3月 12篇")
    expect(bar(search, "2025-02")).to_be_disabled()
    bar(search, "2024-12").click()
    expect(results(search)).to_have_count(9)
    expect(status(search)).to_contain_text("在所选范围内的9篇")
    assert asked(search) == {"q": ["渡口"], "months": ["2024-12"]}
    expect(bar(search, "2024-12")).to_have_attribute("aria-pressed", "true")
    expect(bar(search, "2024-12")).to_be_focused()
    search.go_back()
    expect(results(search)).to_have_count(20)
    expect(bar(search, "2024-12")).to_have_attribute("aria-pressed", "false")


def test_lists_count_what_was_found_within_what_else_is_chosen(search: Tab) -> None:
    field(search).fill("渡口")
    assert listed(search, "years") == [("2025年", 13), ("2024年", 12)]
    assert listed(search, "people") == [("何穗", 9)]
    assert listed(search, "sections") == [("水上", 9)]
    assert listed(search, "pages") == [("要闻", 13), ("民生", 12)]
    assert listed(search, "topics") == [("渡运", 13), ("气象", 12)]
    expect(search.locator('details[data-kind="organisations"]')).to_be_hidden()
    group(search, "people").get_by_label("何穗").check()
    expect(results(search)).to_have_count(9)
    expect(group(search, "years").locator(".count")).to_have_text(["5", "4"])
    group(search, "years").get_by_label("2024年").check()
    expect(results(search)).to_have_count(4)
    group(search, "years").get_by_label("2025年").check()
    expect(results(search)).to_have_count(9)
    expect(group(search, "years").get_by_label("2025年")).to_be_focused()


def test_a_shared_address_shows_the_same_and_each_choice_can_be_taken_back(search: Tab) -> None:
    search.goto(f"{search.url}?q={quote('渡口')}&order=date&people={quote('何穗')}&years=2025")
    expect(results(search)).to_have_count(5)
    assert results(search).first.locator("time").get_attribute("datetime") == "2025-03-12"
    only = search.locator("#search-only button")
    expect(only).to_have_count(2)
    only.first.click()
    expect(results(search)).to_have_count(9)
    assert asked(search) == {"q": ["渡口"], "order": ["date"], "people": ["何穗"]}
    expect(status(search)).to_be_focused()


def test_a_choice_that_nothing_has_says_so_and_can_be_taken_back(from_folder: Tab) -> None:
    from_folder.goto(f"{from_folder.url}?q={quote('渡口')}&people={quote('没有的人')}")
    expect(status(from_folder)).to_contain_text("在所选范围内的0篇")
    from_folder.locator("#search-only button").click()
    expect(results(from_folder)).to_have_count(20)


def test_lists_wait_for_their_tables_until_they_are_opened(site: Path, reader: Reader) -> None:
    tab = reader.window().new_page()
    loaded: list[str] = []
    tab.on("request", lambda request: loaded.append(request.url))
    with served_folder(site) as address:
        tab.goto(f"{address}{routes.SEARCH}?q={quote('渡口')}")
        expect(tab.locator(".narrow-bars button")).to_have_count(5)
        volumes = sum("/volume/" in url for url in loaded)
        assert sum("/facets/" in url for url in loaded) == volumes
        group(tab, "people")
        assert sum("/facets/" in url for url in loaded) > volumes


def test_arrows_go_through_results_and_escape_leads_back(search: Tab) -> None:
    field(search).fill("渡口")
    expect(results(search)).to_have_count(20)
    field(search).focus()
    links = search.locator("#search-results h2 a")
    search.keyboard.press("ArrowDown")
    search.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    search.keyboard.press("ArrowUp")
    expect(links.first).to_be_focused()
    search.keyboard.press("Escape")
    expect(field(search)).to_be_focused()
    search.keyboard.press("Escape")
    expect(field(search)).to_have_value("")
    expect(results(search)).to_have_count(0)
    expect(search.locator("#search-narrow")).to_be_hidden()


def test_on_a_phone_the_lists_are_folded_away_and_nothing_overflows(site: Path, reader: Reader) -> None:
    tab = reader.window(viewport={"width": 360, "height": 740}).new_page()
    tab.goto(f"{(site / routes.SEARCH).as_uri()}?q={quote('渡口')}")
    expect(results(tab)).to_have_count(20)
    expect(bar(tab, "2025-03")).to_be_hidden()
    tab.locator("#search-narrow > summary").click()
    group(tab, "places")
    assert tab.evaluate("document.documentElement.scrollWidth") == 360
