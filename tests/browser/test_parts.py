"""docs/parts.html in Chromium: every part of the theme in every state, narrow and wide, by day and by night."""

import pytest
from parts_page import PAGE
from playwright.sync_api import Page as Tab
from playwright.sync_api import expect

from browser.conftest import Reader
from browser.test_accessibility import axe
from browser.test_adaptation import LOST

# What axe rules on the whole of a page, which this one is not: each part stands on it once for every state,
LANDMARKS = "landmark-unique"  # also where it is a landmark of its own page,
HEADINGS = "heading-order"  # and with headings of the level they have there.
SCHEMES = ("light", "dark")


@pytest.fixture
def tab(reader: Reader) -> Tab:
    return reader.window().new_page()


def opened(tab: Tab, width: int) -> Tab:
    """The tab with the page of parts, and its picture, which browsers load when it is about to be seen."""
    tab.set_viewport_size({"width": width, "height": 800})
    tab.goto(PAGE.as_uri())
    picture = tab.locator("figure img")
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_js_property("complete", value=True)
    assert picture.evaluate("image => image.naturalWidth") > 0
    return tab


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_nothing_is_cut_off_in_any_state(tab: Tab, width: int) -> None:
    told: list[str] = []
    tab.on("console", lambda message: told.append(message.text))
    tab.on("pageerror", lambda error: told.append(str(error)))
    opened(tab, width)
    for scheme in SCHEMES:
        tab.emulate_media(color_scheme=scheme)  # type: ignore[arg-type] # playwright's own words
        assert tab.evaluate(LOST) == []
    assert told == []


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_axe_finds_nothing_in_any_state_in_either_scheme(tab: Tab, width: int) -> None:
    opened(tab, width)
    for scheme in SCHEMES:
        tab.emulate_media(color_scheme=scheme)  # type: ignore[arg-type] # playwright's own words
        found, kept = axe(tab)
        assert {"color-contrast", "target-size", "link-name"} <= set(kept)
        assert [one for one in found if not one.startswith((LANDMARKS, HEADINGS))] == []


def test_a_designer_may_try_both_themes_and_every_size_on_the_page(tab: Tab) -> None:
    opened(tab, 1280)
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    tab.emulate_media(color_scheme="light")
    light = tab.evaluate(paper)
    tab.locator("header .tools").get_by_text("深色").click()
    assert tab.evaluate(paper) != light
    tab.locator("header .tools").get_by_text("放大").click()
    assert tab.locator("html").get_attribute("data-size") == "3"
