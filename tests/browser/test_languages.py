"""A paper in each language of the interface: it speaks its own words, and says in what language all else is."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from urllib.parse import quote

import pytest
import tiny_edition as tiny
import yaml
from conftest import ROOT
from made_once import made_once
from playwright.sync_api import Page as Tab
from playwright.sync_api import expect
from traditional import simplified_in, traditional

import build
from browser.conftest import Reader
from generator import routes
from generator.content.front_matter import dump_article, dump_page
from generator.language import in_simplified_print
from generator.storage.files import write_whole

HAN = re.compile(r"[\u3400-\u9fff]+")
QUERY = "石"
LONGEST_SHARED = 5  # characters of an English word that a Chinese page may have, as a name
SETTINGS = ("name", "motto", "place", "publisher", "founded", "description")
# Every text that a reader sees or hears, with the language it is said to be in, where it stands, and whether it
# is mute of that: an attribute, a title and what a reader typed cannot say it.
SAID = """() => {
  const said = [];
  const language = (one) => one.closest("[lang]")?.lang ?? "";
  const mute = (one) => one.closest("title, desc, option, #search-status") !== null;
  const look = (root) => {
    for (const one of root.querySelectorAll("*")) {
      if (one.matches("script, style")) continue;
      for (const { name, value } of one.attributes) {
        const seen = /^(aria-label|title|alt|placeholder|content|data-.*)$/u.test(name);
        if (seen) said.push([language(one), value, name, true]);
      }
      for (const child of one.childNodes) {
        const seen = child.nodeType === 3 && child.data.trim();
        if (seen) said.push([language(one), child.data, one.localName, mute(one)]);
      }
      if (one.localName === "template") look(one.content);
    }
  };
  look(document);
  return said;
}"""


@dataclass(frozen=True, slots=True)
class Said:
    """A text of a page, the language that it is said to be in, what it stands in, whether it can say so."""

    language: str
    text: str
    place: str
    mute: bool


@dataclass(frozen=True, slots=True)
class Paper:
    """A tiny paper: the language of its interface, that of its print, and what puts its texts into that."""

    language: str
    printed: str
    made: Callable[[str], str] = str


PAPERS = {
    "simplified": Paper("zh-Hans", "zh-Hans"),
    "traditional": Paper("zh-Hant", "zh-Hant-TW", traditional),
    "english": Paper("en", "zh-Hans"),
    "english and traditional": Paper("en", "zh-Hant-HK", traditional),
}


@cache
def words() -> Mapping[str, Mapping[str, str]]:
    table = yaml.safe_load((ROOT / "theme" / "strings.yaml").read_text(encoding="utf-8"))
    assert isinstance(table, dict)
    return table


@pytest.fixture(scope="module", params=PAPERS)
def paper(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Paper, Path]:
    """A paper and the folder of its edition, built."""
    one = PAPERS[request.param]
    return one, made_once(tmp_path_factory, f"languages-{request.param}", lambda folder: _built(one, folder))


def _built(paper: Paper, folder: Path) -> None:
    facts = [f"{key}: {paper.made(getattr(tiny.SETTINGS, key))}" for key in SETTINGS]
    facts += [f"language: {paper.language}", f"paper_language: {paper.printed}"]
    write_whole(folder / "content" / "edition.yaml", ("\n".join(facts) + "\n").encode())
    for page in (page for issue in tiny.EDITION.issues for page in issue.pages):
        articles = [one for one in page.articles if one is not tiny.NASTY_ARTICLE]
        furniture = tuple(item for item in page.furniture if item.kind != "stamp")  # no kind of a file
        files = {
            page.key: dump_page(replace(page, furniture=furniture)),
            **{one.key: dump_article(one) for one in articles},
        }
        for key, text in files.items():
            write_whole(folder / "content" / "articles" / f"{key}.md", paper.made(text).encode())
    assert build.main(["build", "--edition", str(folder), "--quiet"]) == 0


def printed_in(folder: Path) -> str:
    """All that the paper itself says."""
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted((folder / "content").rglob("*.*")))


def said_on(tab: Tab) -> list[Said]:
    return [Said(*one) for one in tab.evaluate(SAID)]


def faults(paper: Paper, said: Said, printed: str) -> str:
    """What is wrong with a text of a page; "" where nothing is."""
    if paper.language != "en":
        foreign = next((word for word in _english_words() if word in said.text), "")
        mixed = simplified_in(said.text) if paper.language == "zh-Hant" else _traditional_in(said.text)
        return foreign or "".join(sorted(mixed))
    runs = HAN.findall(said.text)
    if runs and not said.mute and not said.language.startswith("zh"):
        return f"unmarked {said.text}"
    return next((run for run in runs if not _is_printed(run, printed) and run != QUERY), "")


@cache
def _english_words() -> list[str]:
    """The words of the English interface, but for short ones and such as are mostly filled in."""
    every = [one["en"] for one in words().values()]
    return [word for word in every if len(re.sub(r"\{\w+\}|\W", "", word)) > LONGEST_SHARED]


def _is_printed(run: str, printed: str) -> bool:
    """Whether the paper has the characters in a row; an excerpt may run on from one of its lines to another."""
    return any(run[:end] in printed and run[end:] in printed for end in range(len(run)))


def _traditional_in(text: str) -> set[str]:
    return {one for one in text if one not in "“”‘’「」『』" and in_simplified_print(one) != one}


def wrong_on(paper: Paper, tab: Tab, printed: str) -> list[tuple[str, str]]:
    found = ((said.place, faults(paper, said, printed)) for said in said_on(tab))
    return [(place, fault) for place, fault in found if fault]


def test_every_page_speaks_the_language_of_the_interface_but_for_what_is_printed(
    paper: tuple[Paper, Path], reader: Reader
) -> None:
    one, folder = paper
    printed, tab = printed_in(folder), reader.window().new_page()
    wrong = {}
    for path in sorted((folder / "site").rglob("*.html")):
        tab.goto(path.as_uri())
        assert tab.locator("html").get_attribute("lang") == one.language
        if found := wrong_on(one, tab, printed):
            wrong[path.relative_to(folder / "site").as_posix()] = found[:5]
    assert wrong == {}


def test_what_scripts_show_speaks_it_too(paper: tuple[Paper, Path], reader: Reader) -> None:
    one, folder = paper
    printed, tab = printed_in(folder), reader.window().new_page()
    tab.goto((folder / "site" / routes.SEARCH).as_uri() + f"?q={quote(QUERY)}")
    expect(tab.locator("#search-results mark").first).to_be_visible()
    tab.locator("#search-narrow").evaluate("part => (part.open = true)")
    assert wrong_on(one, tab, printed) == []
    tab.locator(".tools button[aria-haspopup=dialog]").click()
    expect(tab.locator("dialog.keys")).to_be_visible()
    assert wrong_on(one, tab, printed) == []
    assert tab.locator("dialog.keys h2").inner_text() == words()["keys"][one.language]


def test_what_is_printed_says_its_language(paper: tuple[Paper, Path], reader: Reader) -> None:
    one, folder = paper
    tab = reader.window().new_page()
    tab.goto((folder / "site" / routes.article_path(tiny.BRIDGE)).as_uri())
    for printed in ("h1.title", ".article > .text", ".byline"):
        language = tab.locator(printed).first.evaluate("one => one.closest('[lang]').lang")
        assert language == one.printed, printed
    label = tab.locator("#citation").evaluate("one => one.closest('[lang]').lang")
    assert label == one.language


def test_letters_have_the_shapes_of_their_language(paper: tuple[Paper, Path], reader: Reader) -> None:
    one, folder = paper
    tab = reader.window().new_page()
    tab.goto((folder / "site" / routes.article_path(tiny.BRIDGE)).as_uri())
    face = tab.locator(".article > .text").evaluate("one => getComputedStyle(one).fontFamily")
    first = {
        "zh-Hans": "Source Han Serif SC",
        "zh-Hant-TW": "Source Han Serif TC",
        "zh-Hant-HK": "Source Han Serif HC",
    }
    assert face.split(",")[0].strip('"') == first[one.printed]
