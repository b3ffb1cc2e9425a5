"""A paper with labels and issues of all kinds in a real browser: its links, its search, its zip."""

import re
import zipfile
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from labelled_edition import built_labelled
from made_once import made_once
from playwright.sync_api import Browser, expect
from playwright.sync_api import Page as Tab
from served import served_folder

from browser.conftest import Reader
from browser.test_offline import AT_REST, IS_KEPT
from browser.waiting import wait_until
from generator import routes
from generator.bundle import bundle

TITLES = {
    "2025-09-14号外/01-01.html": re.compile("砚江清淤完工"),
    "2025-09-14/特刊01.html": re.compile("特刊01版 2025年9月14日"),
    "2025-09-13/04_05-02.html": re.compile("墨池湖清淤完工"),
}
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of the labelled paper."""
    return made_once(tmp_path_factory, "labelled", built_labelled) / "site"


@pytest.fixture(scope="module")
def unpacked(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the paper's unpacked zip."""
    folder = tmp_path_factory.mktemp("labels")
    bundle(site, folder / "paper.zip", "砚江日报", folder / "cache")
    with zipfile.ZipFile(folder / "paper.zip") as archive:
        archive.extractall(folder)
    (home,) = folder.glob("*/index.html")
    return home.parent


@pytest.fixture
def tab(reader: Reader) -> Tab:
    """A tab of a reader's browser."""
    return reader.window().new_page()


@pytest.mark.parametrize("way", ["site", "unpacked"])
def test_one_goes_through_the_issues_of_a_day_and_their_pages_by_links(
    tab: Tab, request: pytest.FixtureRequest, way: str
) -> None:
    folder: Path = request.getfixturevalue(way)
    tab.goto((folder / "2025-09-14/index.html").as_uri())
    for name in ("2025年9月14日 晚报", "2025年9月14日 号外", "2025年9月15日—16日合刊"):
        tab.locator('.beside a[rel="next"]').click()
        expect(tab.locator("h1")).to_have_text(name)
    tab.goto((folder / "2025-09-14/A01.html").as_uri())
    for label in ("A04版", "B02版", "特刊01版"):
        tab.locator('.beside a[rel="next"]').click()
        expect(tab.locator("h1")).to_have_text(label)
    expect(tab.locator('.beside a[rel="next"]')).to_have_count(0)


@pytest.mark.parametrize("way", ["site", "unpacked"])
def test_the_search_shows_issue_and_label_and_narrows_by_label(
    tab: Tab, request: pytest.FixtureRequest, way: str
) -> None:
    folder: Path = request.getfixturevalue(way)
    tab.goto(f"{(folder / routes.SEARCH).as_uri()}?q={quote('淤泥')}")
    results = tab.locator("#search-results > li")
    expect(results).to_have_count(5)
    places = [" ".join(text.split()) for text in tab.locator("#search-results .place").all_inner_texts()]
    assert any(text.startswith("2025年9月14日 号外 第1版") for text in places)
    assert any(text.startswith("2025年9月15日—16日合刊 第1版") for text in places)
    assert any(text.startswith("2025年9月13日 04-05版") for text in places)
    group = tab.locator('details[data-kind="labels"]')
    group.locator("summary").click()
    expect(group.locator("label .what")).to_have_text(["第1版", "04-05版", "A04版", "B02版"])
    group.get_by_text("04-05版").click()
    expect(results).to_have_count(1)
    expect(tab.locator("#search-only")).to_contain_text("04-05版")
    results.locator("a").click()
    expect(tab).to_have_url((folder / "2025-09-13/04_05-02.html").as_uri() + f"#mark={quote('淤泥')}")


def test_a_text_without_a_page_is_found_without_one(tab: Tab, site: Path) -> None:
    tab.goto(f"{(site / routes.SEARCH).as_uri()}?q={quote('守钟人')}")
    expect(tab.locator("#search-results > li")).to_have_count(1)
    expect(tab.locator("#search-results .place")).to_have_text("2025年9月14日")
    tab.locator("#search-results a").click()
    expect(tab.locator("h1")).to_have_text("渡口的钟")


def test_each_issue_of_a_day_is_reached_from_the_calendar_over_http(tab: Tab, site: Path) -> None:
    with served_folder(site) as address:
        for path in (routes.year_path(2025), "issues/2025-09.html"):
            for name in ("晚报", "号外"):
                tab.goto(f"{address}{path}")
                tab.get_by_role("link", name=f"2025年9月14日 {name}", exact=True).click()
                expect(tab.locator("h1")).to_have_text(f"2025年9月14日 {name}")
                assert f"/2025-09-14{name}/index.html" in unquote(tab.url)
            for day in ("15", "16"):
                tab.goto(f"{address}{path}")
                tab.locator("table").get_by_role("link", name=day, exact=False).filter(
                    has_text=day
                ).last.click()
                expect(tab.locator("h1")).to_have_text("2025年9月15日—16日合刊")


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_long_labels_and_many_issues_have_room_on_every_screen(reader: Reader, site: Path, width: int) -> None:
    tab = reader.window(viewport={"width": width, "height": 800}).new_page()
    for path in (
        "index.html",
        "issues/2025.html",
        "issues/2025-09.html",
        "2025-09-14/index.html",
        "2025-09-14/A01.html",
    ):
        tab.goto((site / path).as_uri())
        assert tab.evaluate(SIDEWAYS) <= 0, path


def test_pages_whose_addresses_have_chinese_in_them_are_read_without_a_network(
    browser: Browser, site: Path
) -> None:
    # Nothing may stand between a page and its worker.
    window = browser.new_context()
    tab = window.new_page()
    with served_folder(site) as address:
        tab.goto(address)
        wait_until(tab, AT_REST)
        for path in TITLES:
            tab.goto(f"{address}{quote(path)}")
            wait_until(tab, IS_KEPT, path)
    for path, title in TITLES.items():
        tab.goto(f"{address}{quote(path)}")
        expect(tab).to_have_title(title)
    window.close()
