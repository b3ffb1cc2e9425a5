"""Whatever stands alone to be pressed is large enough for a finger: on every page, in every font and size.

WCAG 2.2, 2.5.8 asks for 24 px; axe lets small ones pass that have room around them, and measures in the one
font that the machine has. These tests let nothing pass and measure in several.
"""

from pathlib import Path

import pytest
import tiny_edition as tiny
from conftest import ROOT
from parts_page import PAGE
from playwright.sync_api import Page as Tab
from playwright.sync_api import expect

from browser.conftest import Reader
from browser.sample_site import opened
from generator import routes
from generator.editor.review import review_list, review_page
from generator.render.theme import read_style
from generator.storage.files import write_whole

LEAST = 24.4  # px: the 24 that are asked for, and room for rounding
WIDTHS = (360, 768, 1280)
# A face without height stands for every font whose letters are lower than those of the fonts for Chinese.
FLAT = """async () => {
  const low = { ascentOverride: "40%", descentOverride: "10%", lineGapOverride: "0%" };
  const local = ["Noto Serif CJK SC", "Noto Sans CJK SC", "DejaVu Sans"].map((one) => `local("${one}")`).join();
  document.fonts.add(await new FontFace("Flat", local, low).load());
}"""
FACES = ("", "sans-serif", "monospace", "Flat")
# A constructed sheet, since the policy of the pages refuses one written into them.
WEAR = """(face) => {
  window.worn ??= new CSSStyleSheet();
  if (!document.adoptedStyleSheets.includes(worn)) document.adoptedStyleSheets.push(worn);
  worn.replaceSync(face && `:root { --song: ${face}; --kai: ${face}; --hei: ${face}; }`);
}"""
HEIGHT = """() => {
  const one = document.querySelector("main").appendChild(document.createElement("span"));
  one.textContent = "渡口";
  const { height } = one.getBoundingClientRect();
  one.remove();
  return height / parseFloat(getComputedStyle(document.querySelector("main")).fontSize);
}"""
# What scripts may show, shown.
UNHIDE = """() => {
  for (const one of document.querySelectorAll("[hidden]")) one.hidden = false;
  for (const one of document.querySelectorAll("details")) one.open = true;
}"""
# A link in a sentence has the room that its line has. A chart's bars are as narrow as its time is long: the
# same times stand in a list below it. A field within its label is pressed with it.
SMALL = """(least) => {
  const pressed = "a[href], button, summary, select, input, textarea, [role=option]";
  const inSentence = (one) => {
    const block = one.closest(".text :is(p, li, td, dd, blockquote, h2, h3, h4)");
    return one.localName === "a" && block && block.textContent.trim() !== one.textContent.trim();
  };
  const whole = (one) => (one.localName === "input" && one.closest("label")) || one;
  const name = (one) => {
    const held = one.closest("[class]:not(.phrase, .before, .after)");
    const words = (one.ariaLabel ?? one.textContent ?? "").trim().slice(0, 10);
    return `${held?.className ?? held?.localName} ${one.localName} “${words}”`;
  };
  const meet = (one, other) => one.right > other.left + 0.5 && other.right > one.left + 0.5
    && one.bottom > other.top + 0.5 && other.bottom > one.top + 0.5;
  const isMoved = (one) => /fixed|sticky|absolute/.test(getComputedStyle(one).position);
  const floats = (one) => Boolean(one) && (isMoved(one) || floats(one.parentElement));
  const targets = [...document.querySelectorAll(pressed)]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.disabled)
    .filter((one) => !inSentence(one) && !one.matches(".narrow-bars button"));
  const standing = targets.filter((one) => !floats(whole(one)));
  const measure = (tell) => {
    const boxes = new Map(targets.map((one) => [one, whole(one).getBoundingClientRect()]));
    for (const [one, { left, top, width, height }] of boxes) {
      if (width < least || height < least) tell(name(one), `${width.toFixed(1)} × ${height.toFixed(1)}`);
      if (!standing.includes(one)) continue;
      const [x, y] = [left + width / 2, top + height / 2];
      const middle = { left: x - 12, right: x + 12, top: y - 12, bottom: y + 12 };
      const isOther = (other) => other !== one && !one.contains(other) && !other.contains(one);
      const other = standing.find((each) => meet(middle, boxes.get(each)) && isOther(each));
      if (other) tell(name(one), `covered by ${name(other)}`);
    }
  };
  const found = {};
  const settings = [["", ""], ["", "loose"], ["1", "tight"], ["3", ""], ["4", ""], ["5", ""], ["5", "tight"]];
  for (const [size, line] of settings) {
    Object.assign(document.documentElement.dataset, { size, line });
    measure((what, why) => (found[what] ??= `${why}, size “${size}” ${line}`));
  }
  Object.assign(document.documentElement.dataset, { size: "", line: "" });
  return found;
}"""


@pytest.fixture
def tab(reader: Reader) -> Tab:
    return reader.window(viewport={"width": 360, "height": 800}).new_page()


def too_small(tab: Tab) -> dict[str, str]:
    """What is too small on the page that is open, with the setting, width and face in which it first is."""
    told: dict[str, str] = {}
    tab.evaluate(FLAT)
    for width in WIDTHS:
        tab.set_viewport_size({"width": width, "height": 800})
        for face in FACES:
            tab.evaluate(WEAR, face)
            found = tab.evaluate(SMALL, LEAST)
            where = f"{width} px, {face or 'as installed'}"
            told = {name: f"{what}, {where}" for name, what in found.items()} | told
    tab.evaluate(WEAR, "")
    return told


def test_what_stands_alone_is_large_enough_on_every_kind_of_page(
    sample_site: Path, sample_kinds: dict[str, str], tab: Tab
) -> None:
    small: dict[str, dict[str, str]] = {}
    for kind, address in sample_kinds.items():
        tab.set_viewport_size({"width": WIDTHS[0], "height": 800})
        opened(tab, sample_site, kind, address)
        tab.evaluate(UNHIDE)
        small[kind] = too_small(tab)
    assert {kind: found for kind, found in small.items() if found} == {}


def test_so_is_what_scripts_put_on_a_page(sample_site: Path, sample_kinds: dict[str, str], tab: Tab) -> None:
    tab.goto((sample_site / sample_kinds["article"]).as_uri() + "#mark=砚江")
    expect(tab.locator(".marks button").first).to_be_visible()
    tab.keyboard.press("?")
    expect(tab.locator(".keys")).to_be_visible()
    assert too_small(tab) == {}


def test_so_is_every_part_of_the_theme_in_every_state(tab: Tab) -> None:
    tab.goto(PAGE.as_uri())
    tab.evaluate(UNHIDE)
    assert too_small(tab) == {}


def test_so_is_what_stands_in_the_editors_list(tmp_path: Path, tab: Tab) -> None:
    pages = [page for issue in tiny.EDITION.issues for page in issue.pages]
    style = read_style([ROOT / "theme"]).decode()
    write_whole(tmp_path / "review.html", review_page(review_list(pages), tiny.SETTINGS.name, style))
    tab.goto((tmp_path / "review.html").as_uri())
    assert tab.locator("main a").count() > 5
    assert too_small(tab) == {}


SHOWN = """<style>a { display: inline-block; width: 30px; height: 30px; font: 15px/20px serif }</style>
  <main><a>没有去处</a> <a href="#">够大</a> <a href="#" style="height: 24px">太低</a>
  <a href="#" style="width: 24px">窄</a>
  <div class="text"><p>渡口的<a href="#" style="display: inline">夜班</a>下月恢复。</p>
  <p><a href="#" style="display: inline">独行</a></p></div>
  <p><a href="#" style="margin-bottom: -30px">压住</a></p>
  <p style="margin: 0"><a href="#">盖上</a></p></main>"""


def test_the_measure_finds_what_is_too_small_or_covered_and_knows_a_sentence(tab: Tab) -> None:
    tab.set_content(SHOWN)
    found = tab.evaluate(SMALL, LEAST)
    assert {name[-3:-1] for name in found} == {"太低", "“窄", "独行", "压住", "盖上"}


def test_a_flat_face_takes_the_height_from_letters(sample_site: Path, tab: Tab) -> None:
    tab.goto((sample_site / routes.HOME).as_uri())
    tab.evaluate(FLAT)
    assert tab.evaluate(HEIGHT) > 1  # of the size of its letters
    tab.evaluate(WEAR, "Flat")
    assert tab.evaluate(HEIGHT) < 0.6
