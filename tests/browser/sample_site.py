"""The kinds of pages of the built sample edition, found by their templates, not listed by hand."""

import re
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Page as Tab
from playwright.sync_api import expect

from generator import routes

SIGNED = re.compile(r"<!-- ([\w.-]+) -->")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
ORDERS = ("index", "by-count", "by-type")
QUERY = "桥"
BEGINNING = "砚江"  # of several names
# What a reader does on the search page, by the kind that it makes of it; done in settled().
SEARCHES = {
    "search found": f"{routes.SEARCH}?q={quote(QUERY)}",
    "search narrowed": f"{routes.SEARCH}?q={quote(QUERY)}",
    "search suggesting": routes.SEARCH,
    "search without a find": f"{routes.SEARCH}?q={quote('龘龘')}",
}


def template_of(page: Path) -> str:
    """The template that a page says it was made with; empty where it says none."""
    signed = SIGNED.search(page.read_text(encoding="utf-8"))
    return signed[1] if signed else ""


def kinds(site: Path) -> dict[str, str]:
    """Kind of page -> the address of one such page in the site, and the search page as readers use it.

    A kind is a template; of entries and indexes, one for each list and order. As many pages of a kind are
    taken as it needs until every element and class that any of its pages has is on one of them; the fullest
    comes first.
    """
    groups: dict[str, dict[str, set[str]]] = defaultdict(dict)
    for page in sorted(site.rglob("*.html")):
        path = page.relative_to(site)
        groups[_kind(template_of(page), path)][path.as_posix()] = features(page.read_text(encoding="utf-8"))
    found: dict[str, str] = {}
    for kind, pages in sorted(groups.items()):
        found |= {
            kind if place == 1 else f"{kind} {place}": path
            for place, path in enumerate(_covering(pages), start=1)
        }
    return found | SEARCHES


def _kind(template: str, path: Path) -> str:
    words = [Path(template).stem]
    folder = path.parts[0] if len(path.parts) > 1 else ""
    if folder and not DAY.fullmatch(folder) and folder != words[0]:
        words.append(folder)
    if template == "index.html" and path.stem in ORDERS:
        words.append(path.stem)
    return " ".join(words)


def features(html: str) -> set[str]:
    """The names of the elements and of the classes on a page."""
    classes = (name for names in re.findall(r'\sclass="([^"]*)"', html) for name in names.split())
    return {*re.findall(r"<([a-z]\w*)", html), *(f".{name}" for name in classes)}


def _covering(pages: Mapping[str, set[str]]) -> list[str]:
    missing = set().union(*pages.values())
    chosen: list[str] = []
    while missing:
        # Of equals the last by its address, so that the choice is the same on every machine.
        best = max(pages, key=lambda path: (len(pages[path] & missing), len(pages[path]), path))
        chosen.append(best)
        missing -= pages[best]
    return chosen


def opened(tab: Tab, site: Path, kind: str, address: str) -> Tab:
    """The tab with a page of a kind as readers have it: of the search, after what they do there."""
    path, _, query = address.partition("?")
    tab.goto((site / path).as_uri() + (f"?{query}" if query else ""))
    if kind == "search suggesting":
        tab.locator("#search-query").press_sequentially(BEGINNING)
        expect(tab.locator("#search-suggestions [role=option]").first).to_be_visible()
    if kind in {"search found", "search narrowed", "search suggesting"}:
        expect(tab.locator("#search-results mark").first).to_be_visible()
        expect(tab.locator("#search-narrow")).not_to_have_attribute("hidden", "")
    if kind == "search narrowed":
        _open_every_list(tab)
    if kind == "search without a find":
        expect(tab.locator("#search-status")).not_to_be_empty()
    return tab


def _open_every_list(tab: Tab) -> None:
    for part in tab.locator("#search-narrow, #search-narrow details").all():
        part.evaluate("part => (part.open = true)")
    expect(tab.locator("#search-narrow li:visible").first).to_be_visible()
