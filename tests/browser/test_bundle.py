"""The zip, unpacked and opened by double click: every page and the search, with the network off."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import tiny_edition as tiny
from conftest import ROOT
from playwright.sync_api import Browser, ConsoleMessage, Request, expect
from playwright.sync_api import Page as Tab

from browser.test_reading import DOT
from browser.waiting import wait_until
from generator import routes
from generator.bundle import bundle
from generator.publish import publish
from generator.render import render
from generator.search import search_index
from generator.storage.files import write_whole

REFUSED = """window.refused = [];
document.addEventListener("securitypolicyviolation", (event) => refused.push(event.violatedDirective));"""


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home page of the unpacked zip of the tiny newspaper."""
    folder = tmp_path_factory.mktemp("bundle")
    edition, settings = tiny.EDITION, tiny.SETTINGS
    write_whole(folder / "images" / "bridge" / "morning.jpg", DOT)
    outputs = [
        *render(edition, settings, (ROOT / "theme",), folder),
        *search_index(edition, settings.volume, folder / "cache"),
    ]
    publish(outputs, folder / "site")
    bundle(folder / "site", folder / "paper.zip", f"{settings.name} 50%#1", folder / "cache")
    with zipfile.ZipFile(folder / "paper.zip") as archive:
        archive.extractall(folder / "下载")
    (home,) = (folder / "下载").glob("*/index.html")
    return home


@pytest.fixture
def tab(browser: Browser) -> Iterator[Tab]:
    """A tab without network; a request for anything but a file, or a complaint, makes the test fail."""
    context = browser.new_context(offline=True)
    asked: list[str] = []
    complaints: list[str] = []

    def heard(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            complaints.append(message.text)

    def requested(request: Request) -> None:
        asked.append(request.url)

    context.add_init_script(REFUSED)
    context.on("request", requested)
    context.on("console", heard)
    yield context.new_page()
    context.close()
    assert asked
    assert [address for address in asked if not address.startswith("file:")] == []
    assert complaints == []


def test_every_page_opens_and_keeps_the_policy_it_states(tab: Tab, unpacked: Path) -> None:
    for path in sorted(unpacked.parent.rglob("*.html")):
        tab.goto(path.as_uri())
        assert tab.locator("main").count() == 1
        assert tab.evaluate("refused") == []
        policy = tab.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content") or ""
        assert "default-src 'none'; script-src 'self'" in policy
        assert "unsafe-inline" not in policy
        assert tab.evaluate("getComputedStyle(document.body).margin") != "8px"  # the style sheet was let in


def test_what_a_policy_forbids_does_not_run(browser: Browser, unpacked: Path) -> None:
    page = browser.new_page()
    page.add_init_script(REFUSED)
    page.goto(unpacked.as_uri())
    page.evaluate("""() => {
      const script = document.createElement("script");
      script.textContent = "window.stolen = 1";
      document.body.append(script);
      const image = document.createElement("img");
      image.setAttribute("onerror", "window.stolen = 1");
      image.src = "absent.png";
      document.body.append(image);
    }""")
    wait_until(page, "() => refused.length === 2")
    assert page.evaluate("window.stolen") is None
    page.close()


def test_from_the_home_page_one_searches_and_opens_what_is_found(tab: Tab, unpacked: Path) -> None:
    tab.goto(unpacked.as_uri())
    tab.get_by_role("searchbox").fill("橋")  # the paper prints 桥
    tab.keyboard.press("Enter")
    expect(tab.locator("#search-results li").first).to_be_visible()
    expect(tab.locator("#search-status")).to_contain_text("橋")
    expect(tab.locator("#search-results mark").first).to_have_text("桥")
    title = tab.locator("#search-results h2 a").first.inner_text()
    tab.locator("#search-results h2 a").first.click()
    expect(tab.locator("h1")).to_contain_text(title[:4])
    assert tab.evaluate("refused") == []


def test_markup_in_the_paper_is_found_and_shown_and_not_run(tab: Tab, unpacked: Path) -> None:
    tab.goto((unpacked.parent / routes.SEARCH).as_uri())
    tab.locator("#search-query").fill('<script>alert("1")</script>')
    expect(tab.locator("#search-results mark").first).to_be_visible()
    assert '<script>alert("1")</script>' in tab.locator("#search-results li").first.inner_text()
    assert tab.locator("main script").count() == 0
    assert tab.evaluate("refused") == []
