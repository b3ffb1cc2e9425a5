"""docs/parts.html shows every part of the theme in every state, as the templates make it now."""

import html
import re
from functools import cache
from html.parser import HTMLParser

import parts_edition as ours
import pytest
import tiny_edition as tiny
from golden import assert_golden
from parts_page import PAGE, THEME, macros, parts_page
from parts_states import Part, parts

from generator.index_pages import headings_with_pages
from generator.markup import plain_text
from generator.render.context import render_context
from generator.render.theme import read_theme

LARGEST = 400_000  # bytes: beyond that a look at the page takes its time
# Of what was printed they show links to articles alone.
WITH_LINKED_HEADLINES = {"large_month"}
# All their words are the theme's own.
WITHOUT_TEXTS = {
    "draft_mark",
    "sections",
    "weekday_heads",
    "small_month",
    "small_months",
    "bars",
    "reading_settings",
    "choice",
    "keys_button",
    "done",
    "page_tools",
    "suggestions",
    "narrow_nothing",
    "narrow_more",
}


class _Scripts(HTMLParser):
    """Gathers the scripts that a browser would run."""

    def __init__(self) -> None:
        super().__init__()
        self.sources: list[str | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "script":
            self.sources.append(dict(attrs).get("src"))


@cache
def all_parts() -> tuple[Part, ...]:
    strings = read_theme([THEME], tiny.SETTINGS.language).strings
    return tuple(parts(render_context(ours.EDITION, headings_with_pages(ours.EDITION), tiny.SETTINGS, strings)))


@cache
def shown() -> dict[str, str]:
    """The section of each part, by the part's name."""
    sections = PAGE.read_text(encoding="utf-8").split('<section class="one" id="part-')[1:]
    return {section.partition('"')[0]: section for section in sections}


def test_the_page_of_parts_is_what_the_templates_make_now(*, accept: bool) -> None:
    assert_golden(parts_page(), PAGE, accept=accept)
    assert PAGE.stat().st_size < LARGEST


def test_every_macro_of_the_parts_is_shown_under_the_way_it_is_called() -> None:
    assert sorted(f"{part.template} {part.name}" for part in all_parts()) == sorted(macros())
    for name, call in macros().items():
        template, _, part = name.partition(" ")
        assert f"<code>{template}: {call}</code>" in html.unescape(shown()[part])


def test_every_state_stands_on_the_page() -> None:
    for part in all_parts():
        words = re.findall(r'<h3 class="words" lang="en">(.+)</h3>', shown()[part.name])
        assert [html.unescape(each) for each in words] == list(part.states)


@pytest.mark.parametrize("name", sorted({name.partition(" ")[2] for name in macros()} - WITHOUT_TEXTS))
def test_each_part_is_shown_with_a_text_that_looks_like_markup(name: str) -> None:
    assert "&lt;script&gt;" in shown()[name]
    # What turns the writing round is left out of links to articles before they come to a template.
    assert ("\u202e" in shown()[name]) == (name not in WITH_LINKED_HEADLINES)


def test_no_text_becomes_markup() -> None:
    scripts = _Scripts()
    scripts.feed(PAGE.read_text(encoding="utf-8"))
    assert scripts.sources == ["../theme/js/settings.js"]


def test_the_invented_edition_has_what_is_hard_to_set() -> None:
    assert " " not in (ours.UNBROKEN.title or "")
    assert len(ours.UNBROKEN.title or "") >= 60
    assert len((ours.EIGHT_PHRASES.title or "").split()) == 8
    assert len(set(ours.NAMES)) == 40
    feature = plain_text(ours.FEATURE.body)
    assert len(feature) >= ours.FEATURE_LENGTH
    sentences = re.findall("[^。\n]+。", feature)
    assert len(set(sentences)) == len(sentences)


def test_the_page_links_the_style_sheets_that_it_is_to_show() -> None:
    linked = re.findall(r'<link rel="stylesheet" href="(.+)">', PAGE.read_text(encoding="utf-8"))
    assert linked == [f"../theme/css/{path.name}" for path in sorted((THEME / "css").glob("*.css"))]
