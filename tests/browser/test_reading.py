"""The tiny newspaper in a real browser, opened from its folder: links, widths, keys, no scripts, no network."""

from pathlib import Path

import pytest
import tiny_edition as tiny
from conftest import ROOT
from playwright.sync_api import Page

from browser.conftest import Reader
from browser.waiting import wait_until
from generator import routes
from generator.model import IndexKind, issue_key
from generator.render import render
from generator.storage.files import write_whole

# A picture of one dot, since the tiny newspaper has a caption with a picture.
DOT = bytes.fromhex("4749463839610100010080000000000000ffffff2c00000000010001000002024401003b")
KINDS = {
    "home": routes.HOME,
    "issues": routes.ISSUES,
    "year": routes.year_path(2025),
    "month": routes.month_path(tiny.LATEST),
    "issue": routes.issue_path(issue_key(tiny.LATEST)),
    "page": "2025-06-15/01.html",
    "page with unplaced text": "2025-06-15/02.html",
    "article": routes.article_path(tiny.BRIDGE),
    "nasty article": routes.article_path(tiny.NASTY_ARTICLE),
    "article without a headline": routes.article_path(tiny.UNTITLED),
    "index": routes.index_path(IndexKind.TOPICS),
    "entry": routes.entry_path(IndexKind.PEOPLE, "顾长根"),
    "search": routes.SEARCH,
    "about": routes.ABOUT,
    "not found": routes.NOT_FOUND,
}
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny newspaper's site in a folder whose name needs care in addresses."""
    content = tmp_path_factory.mktemp("content")
    write_whole(content / "images" / "bridge" / "morning.jpg", DOT)
    folder = tmp_path_factory.mktemp("site") / "电子版 100%"
    for output in render(tiny.EDITION, tiny.SETTINGS, (ROOT / "theme",), content):
        write_whole(folder / output.path, output.content)
    return folder


def opened(site: Path, path: str, window: Page) -> Page:
    window.goto((site / path).as_uri())
    return window


def links(page: Page) -> list[str]:
    addresses: list[str] = page.evaluate("Array.from(document.links, link => link.href)")
    return addresses


def test_every_link_of_every_page_opens_from_the_folder(site: Path, reader: Reader) -> None:
    window = reader.window().new_page()
    waiting, visited = [(site / routes.HOME).as_uri()], set()
    while waiting:
        address = waiting.pop()
        if address in visited:
            continue
        visited.add(address)
        window.goto(address)
        assert window.locator("main").count() == 1, address
        waiting += [link.partition("#")[0] for link in links(window)]
    # Shown in the place of what is not there, and of what is not kept.
    stand_ins = {(site / path).as_uri() for path in (routes.NOT_FOUND, routes.OFFLINE)}
    reachable = {path.as_uri() for path in site.rglob("*.html")} - stand_ins
    assert visited == reachable


def test_a_letter_of_an_index_leads_to_its_place(site: Path, reader: Reader) -> None:
    window = opened(site, routes.index_path(IndexKind.TOPICS), reader.window().new_page())
    for letter in ("#", "S"):
        window.get_by_role("link", name=letter, exact=True).click()
        assert window.evaluate("document.querySelector(':target')?.textContent") == letter


def test_no_page_scrolls_sideways(site: Path, reader: Reader) -> None:
    window = reader.window().new_page()
    too_wide = []
    for kind, path in KINDS.items():
        opened(site, path, window)
        for width in (320, 360, 768, 1280):
            window.set_viewport_size({"width": width, "height": 800})
            if window.evaluate(SIDEWAYS):
                too_wide.append((kind, width))
    assert too_wide == []


def test_every_page_reads_without_scripts(site: Path, reader: Reader) -> None:
    window = reader.window(java_script_enabled=False).new_page()
    for kind, path in KINDS.items():
        opened(site, path, window)
        assert window.locator("h1").is_visible(), kind
        assert window.locator(".sections a").first.is_visible(), kind
        assert len(window.locator("main").inner_text().strip()) > 10, kind


def test_no_page_reports_an_error(site: Path, reader: Reader) -> None:
    window, errors = reader.window().new_page(), []
    window.on("pageerror", lambda error: errors.append(str(error)))
    window.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    for path in KINDS.values():
        opened(site, path, window)
    assert errors == []


def test_the_first_key_reaches_the_text(site: Path, reader: Reader) -> None:
    window = opened(site, KINDS["article"], reader.window().new_page())
    window.keyboard.press("Tab")
    skip = window.locator(".skip")
    assert skip.evaluate("link => link === document.activeElement")
    box = skip.bounding_box()
    assert box is not None
    assert box["y"] >= 0
    window.keyboard.press("Enter")
    assert window.evaluate("document.activeElement.id") == "text"
    window.keyboard.press("Tab")
    assert window.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_every_link_shows_where_the_keyboard_is(site: Path, reader: Reader) -> None:
    window = opened(site, KINDS["article"], reader.window().new_page())
    # Of several radio buttons the chosen one is a stop.
    stops = "a, button, input:not([type=radio]), input[type=radio]:checked"
    places = window.locator(stops).filter(visible=True).count()
    for _ in range(places):
        window.keyboard.press("Tab")
        outline = "getComputedStyle(document.activeElement).outlineStyle"
        assert window.evaluate(outline) != "none", window.evaluate("document.activeElement.outerHTML")


def test_the_search_form_of_a_page_leads_to_the_search_page(site: Path, reader: Reader) -> None:
    window = opened(site, KINDS["article"], reader.window(java_script_enabled=False).new_page())
    window.get_by_role("searchbox").fill("老桥 100%")
    window.keyboard.press("Enter")
    window.wait_for_url("**/search.html?q=*")
    assert "search.html?q=%E8%80%81%E6%A1%A5+100%25" in window.url


def test_nothing_that_an_editor_typed_runs(site: Path, reader: Reader) -> None:
    window = opened(site, KINDS["nasty article"], reader.window().new_page())
    assert window.locator("main script").count() == 0
    assert tiny.NASTY in window.locator("h1").inner_text()


def test_the_dark_theme_is_dark_and_paper_is_white(site: Path, reader: Reader) -> None:
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    window = opened(site, KINDS["article"], reader.window(color_scheme="dark").new_page())
    assert window.evaluate(ground) == "rgb(22, 21, 15)"
    window.emulate_media(media="print")
    assert window.evaluate(ground) == "rgb(255, 255, 255)"
    assert not window.locator(".sections").is_visible()


def test_pictures_are_shown(site: Path, reader: Reader) -> None:
    window = opened(site, KINDS["article"], reader.window().new_page())
    picture = window.locator("figure img")
    picture.scroll_into_view_if_needed()
    wait_until(window, "() => document.querySelector('figure img').naturalWidth > 0")


def test_a_request_to_another_host_is_refused_and_recorded(reader: Reader) -> None:
    window = reader.window().new_page()
    window.evaluate("fetch('http://elsewhere.example/').catch(() => null)")
    assert reader.strayed == ["http://elsewhere.example/"]
    reader.strayed.clear()


def test_the_policy_of_the_pages_lets_no_such_request_be_made(site: Path, reader: Reader) -> None:
    window = opened(site, routes.ABOUT, reader.window().new_page())
    answer = window.evaluate("fetch('http://elsewhere.example/').then(() => 'made', () => 'refused')")
    assert (answer, reader.strayed) == ("refused", [])
