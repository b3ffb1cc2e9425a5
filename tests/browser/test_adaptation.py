"""The sample edition as readers set their browsers: enlarged, with wider spacing, in own colours, at rest."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page as Tab
from playwright.sync_api import ViewportSize

from browser.conftest import Reader
from browser.sample_site import opened

# Text outside the window or outside a box that cuts it off. What only listeners get is cut on purpose.
LOST = """() => {
  const wide = document.documentElement.clientWidth;
  const lost = [];
  const name = (one) => one.tagName.toLowerCase() + (one.className ? `.${one.getAttribute("class")}` : "");
  const shown = (one) => one.checkVisibility() && !one.closest(".unseen, .skip, svg");
  // A wide table is moved within its own frame, by keys too: WCAG lets it be wider than the window.
  const isMoved = (one) => Boolean(one.closest(".table[tabindex='0']"));
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    const holder = text.parentElement;
    if (!text.data.trim() || !shown(holder) || isMoved(holder)) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    for (const box of range.getClientRects())
      if (box.right > wide + 1 || box.left < -1) lost.push(`${name(holder)}: ${text.data.trim().slice(0, 20)}`);
  }
  for (const one of document.querySelectorAll("body *")) {
    const style = getComputedStyle(one);
    if (!shown(one) || !one.textContent.trim()) continue;
    const cutAcross = /hidden|clip/.test(style.overflowX) && one.scrollWidth > one.clientWidth + 1;
    const cutDown = /hidden|clip/.test(style.overflowY) && one.scrollHeight > one.clientHeight + 1;
    if (cutAcross || cutDown || style.textOverflow === "ellipsis") lost.push(`${name(one)} cuts its text off`);
  }
  if (document.documentElement.scrollWidth > wide) lost.push("the page scrolls sideways");
  return [...new Set(lost)];
}"""
# WCAG 2.2, 1.4.12. A constructed sheet, since the policy of the pages refuses one written into them.
SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }`);
  document.adoptedStyleSheets.push(sheet);
}"""
# Everything that would move.
MOVING = """() => {
  const moves = (one) => (part) => {
    const style = getComputedStyle(one, part);
    const plays = style.animationName !== "none" && /[1-9]/.test(style.animationDuration);
    return plays || /[1-9]/.test(style.transitionDuration) || style.scrollBehavior === "smooth";
  };
  const parts = (one) => [null, "::before", "::after"].filter(moves(one));
  const named = (one) => parts(one).map((part) => `${one.localName}.${one.getAttribute("class")}${part ?? ""}`);
  return [...document.querySelectorAll("*")].flatMap(named);
}"""
# Places that are marked as the current one and look, colours apart, like one that is not.
CURRENT = """() => [...document.querySelectorAll("[aria-current]")].filter((one) => {
  const look = (place) => {
    const style = getComputedStyle(place);
    const names = ["fontWeight", "fontStyle", "textDecorationLine", "borderBottomWidth", "outlineStyle"];
    return names.map((name) => style[name]).join();
  };
  const other = one.closest("ul, ol, nav")?.querySelector(`${one.localName}:not([aria-current])`);
  return one.checkVisibility() && other && look(other) === look(one);
}).map((one) => `${one.localName} “${one.textContent.trim()}”`)"""
# Links that look like the text around them.
LINKS = """() => [...document.querySelectorAll("a")].filter((one) => {
  const { color, textDecorationLine, borderBottomStyle } = getComputedStyle(one);
  const plain = color === getComputedStyle(document.body).color;
  const shown = one.checkVisibility() && one.textContent.trim();
  return shown && plain && textDecorationLine === "none" && borderBottomStyle === "none";
}).map((one) => one.textContent.trim())"""
FOUR_TIMES: ViewportSize = {"width": 320, "height": 256}  # a window of 1280 x 1024, enlarged to 400 %


LAWS = ("lost, enlarged", "moving", "lost, spaced, 360", "lost, spaced, 1280", "link", "current place")
# What the browser is told of who asks for nothing, of who reads in own colours, of who asks for rest.
PLAIN: Mapping[str, Any] = {"forced_colors": "none", "color_scheme": "light", "reduced_motion": "no-preference"}
OWN_COLOURS: Mapping[str, Any] = {**PLAIN, "forced_colors": "active", "color_scheme": "dark"}
AT_REST: Mapping[str, Any] = {**PLAIN, "reduced_motion": "reduce"}


@pytest.fixture(scope="module")
def wrong(
    sample_site: Path, sample_kinds: dict[str, str], lasting_reader: Reader
) -> Mapping[str, Mapping[str, list[str]]]:
    """What is against each of the laws below, by the kind of page; each page is opened once for all of them."""
    tab = lasting_reader.window().new_page()
    found: dict[str, dict[str, list[str]]] = {}
    for kind, address in sample_kinds.items():
        tab.set_viewport_size(FOUR_TIMES)
        tab.emulate_media(**PLAIN)
        found[kind] = dict(against(opened(tab, sample_site, kind, address)))
    return {law: {kind: laws[law] for kind, laws in found.items() if laws[law]} for law in LAWS}


def against(tab: Tab) -> Iterator[tuple[str, list[str]]]:
    """Each of the laws, and what is against it on the page that is open.

    The window only grows, since the search folds its lists away in one that becomes narrow. The wider spacing
    stays; it changes nothing that shows a link or the current place.
    """
    yield "lost, enlarged", tab.evaluate(LOST)
    tab.emulate_media(**AT_REST)
    yield "moving", tab.evaluate(MOVING)
    tab.emulate_media(**PLAIN)
    tab.evaluate(SPACED)
    for width in (360, 1280):
        tab.set_viewport_size({"width": width, "height": 800})
        yield f"lost, spaced, {width}", tab.evaluate(LOST)
    tab.emulate_media(**OWN_COLOURS)
    assert tab.evaluate("matchMedia('(forced-colors: active)').matches")
    yield "link", tab.evaluate(LINKS)
    yield "current place", tab.evaluate(CURRENT)


@pytest.mark.parametrize("law", [law for law in LAWS if law.startswith("lost")])
def test_nothing_is_lost_at_four_times_the_size_or_with_wider_spacing(
    wrong: Mapping[str, Mapping[str, list[str]]], law: str
) -> None:
    assert wrong[law] == {}


@pytest.mark.parametrize("law", ["link", "current place"])
def test_in_the_readers_own_colours_links_and_current_places_stand_out(
    wrong: Mapping[str, Mapping[str, list[str]]], law: str
) -> None:
    assert wrong[law] == {}


def test_nothing_moves_for_who_asks_for_rest(wrong: Mapping[str, Mapping[str, list[str]]]) -> None:
    assert wrong["moving"] == {}
