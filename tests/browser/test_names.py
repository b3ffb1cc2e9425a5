"""Pages of names and indexes in a real browser: widths, drawings that can be heard, links that open."""

from dataclasses import replace
from pathlib import Path

import pytest
import tiny_edition as tiny
from conftest import ROOT

from browser.conftest import Reader
from generator.edition import arrange
from generator.model import PrintedPage, key_of
from generator.render import render
from generator.storage.files import write_whole

OLDER = replace(
    tiny.BRIDGE,
    key=key_of("2025-03-02/01-01"),
    body="市长沈砚秋从柳州市来，在雾桥水文站看水尺。",
    places=("柳州市", "广西", "雾桥"),
    organisations=("雾桥水文站", "一个名字很长很长的地方水利枢纽工程建设管理股份有限责任公司"),
    captions=(),
    jumps=(),
)
PAGES = (
    "people/index.html",
    "people/by-count.html",
    "organisations/by-type.html",
    "places/by-type.html",
    "people/沈砚秋.html",
    "places/柳州市.html",
    "topics/水利.html",
    "reporters/林见川.html",
    "2025-03-02/01-01.html",
)
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny newspaper with an issue three months before."""
    pages = [page for issue in tiny.EDITION.issues for page in issue.pages]
    edition = arrange([*pages, PrintedPage(key_of("2025-03-02/01"), articles=(OLDER,))])
    folder = tmp_path_factory.mktemp("site")
    settings = replace(tiny.SETTINGS, place="柳州市")
    for output in render(edition, settings, (ROOT / "theme",), folder / "no-content"):
        write_whole(folder / output.path, output.content)
    return folder


def test_no_page_of_a_name_scrolls_sideways_or_reports_an_error(site: Path, reader: Reader) -> None:
    window, errors, too_wide = reader.window(color_scheme="dark").new_page(), [], []
    window.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    for path in PAGES:
        window.goto((site / path).as_uri())
        for width in (320, 360, 768, 1280):
            window.set_viewport_size({"width": width, "height": 800})
            if window.evaluate(SIDEWAYS):
                too_wide.append((path, width))
    assert too_wide == []
    assert errors == []


def test_drawings_are_said_in_words(site: Path, reader: Reader) -> None:
    window = reader.window(java_script_enabled=False).new_page()
    window.goto((site / "places/柳州市.html").as_uri())
    for name in ("逐月篇数", "所在位置"):
        drawing = window.get_by_role("img", name=name)
        assert drawing.is_visible()
        box = drawing.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) > 40


def test_a_name_in_the_text_leads_to_its_page_and_back_by_its_sentence(site: Path, reader: Reader) -> None:
    window = reader.window().new_page()
    window.goto((site / "2025-03-02/01-01.html").as_uri())
    window.locator(".text").get_by_role("link", name="沈砚秋").click()
    assert window.locator("h1").inner_text() == "沈砚秋"
    assert "沈砚秋" in window.locator("mark").all_inner_texts()
    mention = window.locator(".chronicle li").filter(has_text="2025年3月2日")
    mention.locator(".title a").click()
    assert window.url.endswith("2025-03-02/01-01.html")
