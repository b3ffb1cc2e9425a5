"""docs/theme.md names every template with what it is given, every value's parts, every macro, and no other."""

import dataclasses
import importlib
import pkgutil
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import tiny_edition as tiny
from conftest import ROOT
from jinja2 import nodes
from jinja2.meta import find_undeclared_variables
from parts_page import THEME, macros

import generator.exports
import generator.render
from generator.index_pages import heading_pages, headings_with_pages, related_articles
from generator.model import Article, Holding, key_of
from generator.render.context import render_context
from generator.render.issue_context import issue_contexts
from generator.render.pages.own_pages import not_found_page
from generator.render.parts.web_page import WebPage
from generator.render.theme import read_theme
from generator.render.web_pages import heading_and_index_pages, issue_pages, overview_pages, own_pages

TEXT = (ROOT / "docs" / "theme.md").read_text(encoding="utf-8")
TEMPLATES = THEME / "templates"


def rows(heading: str) -> dict[str, set[str]]:
    """First column -> the names between backticks in the last, of the table under a heading."""
    table = re.findall(r"^\| (.+) \|$", TEXT.partition(f"### {heading}\n")[2].partition("\n#")[0], re.MULTILINE)
    cells = [row.split(" |") for row in table[1:]]
    return {first.strip(): set(re.findall(r"`(\w+)`", last)) for first, *_, last in cells}


def all_pages(content: Path) -> Iterator[WebPage]:
    """Every page of a tiny edition, one of whose printed pages lies in a folder as it was found."""
    latest, earlier = tiny.EDITION.issues
    (source,) = tiny.BRIDGE.source
    (content / source.path).parent.mkdir(parents=True)
    (content / source.path).write_text("雾桥日报\n", encoding="utf-8")
    found = dataclasses.replace(latest.pages[0], source=(source,))
    latest = dataclasses.replace(latest, pages=(found, *latest.pages[1:]))
    first, *rest = earlier.pages
    withdrawn = Article(key_of(f"{first.key}-09"), "渡口涨价", "", holding=Holding(withdrawn="失实"))
    first = dataclasses.replace(first, articles=(*first.articles, withdrawn))
    earlier = dataclasses.replace(earlier, pages=(first, *rest))
    edition = dataclasses.replace(tiny.EDITION, issues=(latest, earlier))
    strings = read_theme([THEME], tiny.SETTINGS.language).strings
    headings = headings_with_pages(edition)
    context = render_context(edition, headings, tiny.SETTINGS, strings)
    yield from overview_pages(edition, headings, context)
    for issue in issue_contexts(edition, related_articles(edition.articles, headings), content):
        yield from issue_pages(issue, context)
    yield from heading_and_index_pages(headings, heading_pages(edition, headings), context)
    yield from own_pages(edition, context)
    yield not_found_page(context)


def test_each_template_is_named_with_what_it_is_given(tmp_path: Path) -> None:
    given: dict[str, set[str]] = defaultdict(set)
    for page in all_pages(tmp_path):
        given[page.template] |= page.values.keys()
    assert rows("What each template is given") == given


def asked_for(path: Path) -> set[str]:
    """The names that a template uses and does not take from another."""
    tree = read_theme([THEME], tiny.SETTINGS.language).templates.parse(path.read_text(encoding="utf-8"))
    taken = [name for line in tree.find_all(nodes.FromImport) for name in line.names]
    return find_undeclared_variables(tree) - {name if isinstance(name, str) else name[1] for name in taken}


def test_whatever_a_template_asks_for_is_said() -> None:
    common = set(re.findall(r"`(\w+)`", TEXT.partition("All are given")[2].partition("\n\n")[0]))
    described = rows("What each template is given")
    for path in TEMPLATES.glob("*.html"):
        assert asked_for(path) <= common | described.get(path.name, set()), path.name


def held(value: object) -> Iterator[object]:
    """The values of the program's own kinds that a template reaches from one."""
    if isinstance(value, tuple):
        for one in value:
            yield from held(one)
    if dataclasses.is_dataclass(value):
        yield value
        for part in dataclasses.fields(value):
            yield from held(getattr(value, part.name))


def test_each_value_is_described_with_all_that_it_holds(tmp_path: Path) -> None:
    kinds = {
        name: kind
        for package in (generator.render, generator.exports)
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
        for name, kind in vars(importlib.import_module(module.name)).items()
        if dataclasses.is_dataclass(kind)
    }
    described = rows("What these hold")
    for name, parts in described.items():
        assert parts == {field.name for field in dataclasses.fields(kinds[name])}, name
    given = (value for page in all_pages(tmp_path) for value in (page, *page.values.values()))
    assert {type(one).__name__ for value in given for one in held(value)} <= described.keys()


def test_every_template_that_a_script_fills_is_named_with_its_pages_its_part_and_its_slots() -> None:
    table = TEXT.partition("### What scripts fill\n")[2].partition("\n### ")[0]
    named = [row.split(" | ") for row in re.findall(r"^\| (`.+) \|$", table, re.MULTILINE)]
    ids = {name for first, *_ in named for name in re.findall(r"`([\w-]+)`", first)}
    found = {
        path: re.findall(r'<template id="([\w-]+)"', path.read_text("utf-8")) for path in pages_and_parts()
    }
    assert ids == {name for names in found.values() for name in names}
    for _, part, _, slots in named:
        text = (TEMPLATES / "parts" / part.split(",")[0]).read_text(encoding="utf-8")
        macros_named = re.split(r" and |, ", part)[1:]
        asked = re.findall(r"\w+", re.sub(r"\([^)]*\)", "", slots.partition("`data-fill`: ")[2]))
        made = [text.partition(f"macro {name}(")[2].partition("endmacro")[0] for name in macros_named]
        assert sorted(set(asked) - {"and"}) == sorted(re.findall(r'data-fill="(\w+)"', "".join(made))), part


def pages_and_parts() -> list[Path]:
    return [*TEMPLATES.glob("*.html"), *TEMPLATES.glob("parts/*.html")]


def test_every_macro_is_named_as_it_is_called() -> None:
    table = TEXT.partition("### The macros of parts/\n")[2]
    named = re.findall(r"`(\w+\([^`]*\))`", table)
    assert sorted(named) == sorted(call for call in macros().values() if call.endswith(")"))
