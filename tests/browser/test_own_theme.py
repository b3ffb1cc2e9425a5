"""An edition's own theme in Chromium: what docs/theme.md shows, typed from there, is what a reader sees."""

import re
from pathlib import Path

import pytest
import tiny_edition as tiny
from conftest import ROOT
from playwright.sync_api import Page as Tab
from playwright.sync_api import expect

from browser.conftest import Reader
from generator import routes
from generator.render import render

LAYERED, PLAIN = re.findall(
    r"```css\n(.+?)```", (ROOT / "docs" / "theme.md").read_text(encoding="utf-8"), re.DOTALL
)
ACCENT = "getComputedStyle(document.documentElement).getPropertyValue('--accent')"
DAY, NIGHT, EVERYWHERE, PAPER = "#0b5394", "#8ab4e8", "#7a4b00", "#000"


def built(folder: Path, own_style: str) -> Path:
    """The site of the tiny edition with a style sheet of its own."""
    own = folder / "theme"
    (own / "css").mkdir(parents=True)
    (own / "css" / "9-own.css").write_text(own_style, encoding="utf-8")
    for output in render(tiny.EDITION, tiny.SETTINGS, (own, ROOT / "theme"), folder):
        path = folder / "site" / output.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(output.content)
    return folder / "site"


def test_a_reader_is_shown_what_an_edition_made_of_the_list_of_keys(tmp_path: Path, reader: Reader) -> None:
    programs = (ROOT / "theme" / "templates" / "parts" / "keys.html").read_text(encoding="utf-8")
    own = tmp_path / "theme" / "templates" / "parts" / "keys.html"
    own.parent.mkdir(parents=True)
    own.write_text(programs.replace("<dl>", "<p>这一页可用的键</p><dl>"), encoding="utf-8")
    tab = reader.window().new_page()
    tab.goto((built(tmp_path, "") / routes.HOME).as_uri())
    tab.keyboard.press("?")
    expect(tab.get_by_role("dialog").get_by_text("这一页可用的键")).to_be_visible()
    expect(tab.locator("dialog dt").first).not_to_be_empty()


def choose(tab: Tab, theme: str) -> None:
    tab.locator("html").evaluate("(root, theme) => { root.dataset.theme = theme; }", theme)


@pytest.mark.parametrize(
    ("scheme", "chosen", "accent"),
    [
        ("light", "", DAY),
        ("dark", "", NIGHT),
        ("light", "dark", NIGHT),
        ("dark", "light", DAY),
        ("dark", "dark", NIGHT),
    ],
)
def test_a_colour_in_the_layer_of_tokens_is_that_of_each_theme_and_leaves_print_as_it_is(
    tmp_path: Path, reader: Reader, scheme: str, chosen: str, accent: str
) -> None:
    tab = reader.window(color_scheme=scheme).new_page()
    tab.goto((built(tmp_path, LAYERED) / routes.HOME).as_uri())
    choose(tab, chosen)
    assert tab.evaluate(ACCENT) == accent
    tab.emulate_media(media="print", color_scheme="light")
    choose(tab, "")
    assert tab.evaluate(ACCENT) == PAPER


def test_a_colour_outside_of_the_layers_wins_everywhere(tmp_path: Path, reader: Reader) -> None:
    tab = reader.window().new_page()
    tab.goto((built(tmp_path, PLAIN) / routes.HOME).as_uri())
    for scheme in ("light", "dark"):
        tab.emulate_media(color_scheme=scheme)
        assert tab.evaluate(ACCENT) == EVERYWHERE
    tab.emulate_media(media="print")
    assert tab.evaluate(ACCENT) == EVERYWHERE
