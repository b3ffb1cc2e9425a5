"""The sample edition by WCAG 2.2 AA: what axe finds on every kind of page, and what no rule of it finds."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page as Tab
from sample_edition import built_with, printing_templates

from browser.conftest import Reader
from browser.sample_site import kinds, opened, template_of

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
# Evaluated by the browser's debugger, so that axe runs under the policy that the page itself states. Of rules
# that are kept only the names are asked: to describe each element that keeps one takes a third of the time.
AXE = """async (tags) => {
  const asked = { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] };
  const { violations, passes } = await axe.run(document, asked);
  const told = ({ id, nodes }) => nodes.map((node) => `${id}: ${node.target} ${node.failureSummary}`);
  return [violations.flatMap(told), passes.map((rule) => rule.id)];
}"""


def axe(tab: Tab) -> tuple[list[str], list[str]]:
    """What axe finds wrong on a page, each with its selector; and the rules that it found kept."""
    if not tab.evaluate("'axe' in window"):
        tab.evaluate(AXE_SCRIPT)
    found: tuple[list[str], list[str]] = tab.evaluate(AXE, RULES)
    return found


def test_every_template_has_a_page_that_is_looked_at(sample_site: Path, sample_kinds: dict[str, str]) -> None:
    visited = {template_of(sample_site / address.partition("?")[0]) for address in sample_kinds.values()}
    assert visited == printing_templates()


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_on_any_kind_of_page_in_either_scheme(
    sample_site: Path, sample_kinds: dict[str, str], reader: Reader, width: int
) -> None:
    tab = reader.window(viewport={"width": width, "height": 800}).new_page()
    wrong: dict[str, list[str]] = {}
    for kind, address in sample_kinds.items():
        opened(tab, sample_site, kind, address)
        for scheme in ("light", "dark"):
            tab.emulate_media(color_scheme=scheme)
            found, kept = axe(tab)
            assert {"color-contrast", "target-size", "html-has-lang"} <= set(kept), kind
            if found:
                wrong[f"{kind} ({address}), {scheme}"] = found
    assert wrong == {}


# Where the keyboard is: what has the focus, whether one sees that, and whether it comes after the one before.
FOCUS = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const { outlineStyle, outlineWidth } = getComputedStyle(one);
  const box = one.getBoundingClientRect();
  const follows = !window.last || window.last.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING;
  const outlined = outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
  window.last = one;
  return {
    what: `${one.localName}.${one.className} ${one.textContent.trim().slice(0, 12)}`,
    skips: one.matches(".skip"),
    seen: outlined && box.width > 1 && box.bottom > 0 && box.top < innerHeight,
    follows,
  };
}"""
REORDERED = """[...document.querySelectorAll("body *")].filter((one) => {
  const { flexDirection, flexWrap, order } = getComputedStyle(one);
  const before = one.previousElementSibling;
  const moved = before && Number(getComputedStyle(before).order) > Number(order);
  return moved || /reverse/.test(flexDirection + flexWrap) || one.tabIndex > 0;
}).map((one) => one.outerHTML.slice(0, 60))"""
# Chinese that a voice would read as English, in texts and in attributes it reads out. In bdi stands what the
# reader typed, in a language that only the reader knows; the words of a drawing stand below it once more.
UNMARKED = """() => {
  const han = /\\p{Script=Han}/u;
  const marked = (one) => one.closest("[lang]").lang.startsWith("zh");
  const found = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { data, parentElement: holder } = texts.currentNode;
    if (!han.test(data) || marked(holder) || holder.closest("script, noscript, bdi, svg")) continue;
    found.push(`${holder.localName}.${holder.className}: ${data.trim().slice(0, 20)}`);
  }
  for (const one of document.querySelectorAll("body *"))
    for (const name of ["alt", "title", "aria-label", "placeholder"])
      if (han.test(one.getAttribute(name) ?? "") && !marked(one)) found.push(`${one.localName}[${name}]`);
  return [...new Set(found)];
}"""


@pytest.mark.parametrize("kind", ["home", "article", "search found"])
def test_keys_go_through_a_page_in_the_order_it_is_read_and_one_sees_where_they_are(
    sample_site: Path, sample_kinds: dict[str, str], reader: Reader, kind: str
) -> None:
    tab = opened(reader.window().new_page(), sample_site, kind, sample_kinds[kind])
    assert tab.evaluate(REORDERED) == []
    stops: list[dict[str, Any]] = []
    tab.keyboard.press("Tab")
    while (stop := tab.evaluate(FOCUS)) is not None:
        stops.append(stop)
        assert stop["follows"], f"{stop['what']} stands before {stops[-2]['what']}"
        tab.keyboard.press("Tab")
    assert stops[0]["skips"]
    assert [stop["what"] for stop in stops if not stop["seen"]] == []
    assert len(stops) > 10


def test_chinese_is_marked_as_such_where_the_words_around_it_are_english(
    sample_edition: Path, tmp_path: Path, reader: Reader
) -> None:
    site = built_with(Path(shutil.copytree(sample_edition, tmp_path / "english")), {"language": "en"})
    tab, unmarked = reader.window().new_page(), {}
    for kind, address in kinds(site).items():
        opened(tab, site, kind, address)
        assert tab.locator("html").get_attribute("lang") == "en"
        if found := tab.evaluate(UNMARKED):
            unmarked[f"{kind} ({address})"] = found
    assert unmarked == {}
