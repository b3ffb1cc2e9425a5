"""Every part of the theme in every state, made by its own templates: docs/parts.html."""

import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jinja2
import tiny_edition as tiny
from conftest import ROOT
from jinja2 import nodes
from markupsafe import Markup
from parts_edition import EDITION
from parts_states import Part, parts

from generator.index_pages import headings_with_pages
from generator.render.context import render_context
from generator.render.theme import Theme, read_theme
from generator.settings import Settings

THEME = ROOT / "theme"
PARTS = THEME / "templates" / "parts"
PAGE = ROOT / "docs" / "parts.html"
FRAME = ROOT / "tests" / "parts_page.html"
TITLE = "Every part of the theme in every state"
# What a template says of a macro stands right above it, of itself at its beginning.
_SAID = re.compile(r"\{# ([^#]+) #\}\n(?:\{% macro (\w+)\()?")


@dataclass(frozen=True, slots=True)
class ShownState:
    """One state of a part: in words, and as the templates make it."""

    words: str
    made: Markup


@dataclass(frozen=True, slots=True)
class ShownPart:
    """A part as the page shows it: how a template calls it, what its own template says of it, and its states.

    `element` and `classes` are of the box round each of them.
    """

    template: str
    name: str
    call: str
    comment: str
    element: str
    classes: str
    states: tuple[ShownState, ...]


def macros() -> dict[str, str]:
    """Every macro of the theme's parts -> how it is called; a template without any stands for itself."""
    return {f"{path.name} {name}": call for path in _templates() for name, call in _calls(path).items()}


def parts_page() -> str:
    """The page, with every part that parts_states.py shows."""
    theme = read_theme([THEME], tiny.SETTINGS.language)
    shown = _shown_parts(theme)
    contents: dict[str, list[str]] = defaultdict(list)
    for part in shown:
        contents[part.template].append(part.name)
    frame = theme.templates.from_string(FRAME.read_text(encoding="utf-8"))
    return frame.render(
        _context(theme, tiny.SETTINGS),
        title=TITLE,
        sheets=[path.name for path in sorted((THEME / "css").glob("*.css"))],
        contents=contents.items(),
        parts=shown,
    )


def _templates() -> list[Path]:
    return sorted(PARTS.glob("*.html"))


def _macros_of(path: Path) -> list[nodes.Macro]:
    tree = jinja2.Environment(autoescape=True).parse(path.read_text(encoding="utf-8"))
    return list(tree.find_all(nodes.Macro))


def _calls(path: Path) -> dict[str, str]:
    called = {
        macro.name: f"{macro.name}({', '.join(argument.name for argument in macro.args)})"
        for macro in _macros_of(path)
    }
    return called or {path.stem: f'include "parts/{path.name}"'}


def _shown_parts(theme: Theme) -> tuple[ShownPart, ...]:
    context = render_context(EDITION, headings_with_pages(EDITION), tiny.SETTINGS, theme.strings)
    return tuple(_shown(part, theme) for part in parts(context))


def _shown(part: Part, theme: Theme) -> ShownPart:
    element, _, classes = part.box.partition(".")
    said = _SAID.findall((PARTS / part.template).read_text(encoding="utf-8"))
    comments = {name or Path(part.template).stem: comment for comment, name in said}
    return ShownPart(
        part.template,
        part.name,
        macros()[f"{part.template} {part.name}"],
        comments[part.name],
        element,
        classes.replace(".", " "),
        tuple(ShownState(words, _made(part, values, theme)) for words, values in part.states.items()),
    )


def _made(part: Part, values: tuple[Any, ...], theme: Theme) -> Markup:
    template = theme.templates.get_template(f"parts/{part.template}")
    if not _macros_of(PARTS / part.template):  # it is printed where it is included
        settings, masthead = values
        return Markup(template.render(_context(theme, settings), masthead=masthead))  # noqa: S704 - escaped there
    macro = vars(template.make_module(_context(theme, tiny.SETTINGS)))[part.name]
    return Markup(macro(*values))  # noqa: S704 - escaped by the template


def _context(theme: Theme, settings: Settings) -> dict[str, object]:
    return {"strings": SimpleNamespace(**theme.strings), "settings": settings, "chinese": "", "ours": ""}
