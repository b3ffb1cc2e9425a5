"""Lines with pipes -> the rows of a table. No cell is lost: a row may have more of them than the heads."""

import re
from collections.abc import Iterator
from itertools import zip_longest
from xml.etree.ElementTree import Element, SubElement

# What a cell may hold a pipe in: an escaped one, `code`, a reading 砚|yàn in braces.
_PART = re.compile(
    r"\\.|(?<!`)(`+)(?!`)[^\n`]{1,500}(?<!`)\1(?!`)|\{[^{}|\n]{1,20}\|[^{}|\n]{1,80}\}|\||[^|\\`{]+|."
)
_ALIGNED = {(True, True): "center", (False, True): "right"}


def add_table(parent: Element, lines: list[str]) -> None:
    """Add the table in the lines, heads and dashes first, to the tree."""
    heads, dashes, *rows = (list(_cells(line)) for line in lines)
    aligned = [_ALIGNED.get((cell.startswith(":"), cell.endswith(":")), "") for cell in dashes]
    aligned += [""] * (max(map(len, (heads, *rows))) - len(aligned))
    table = SubElement(parent, "table")
    _add_row(SubElement(table, "thead"), "th", heads, aligned)
    body = SubElement(table, "tbody") if rows else table
    for row in rows:
        _add_row(body, "td", row, aligned)


def _add_row(parent: Element, tag: str, cells: list[str], aligned: list[str]) -> None:
    row = SubElement(parent, "tr")
    for cell, align in zip_longest(cells, aligned, fillvalue=""):
        # A head without words is none.
        SubElement(row, tag if cell else "td", {"align": align} if align else {}).text = cell


def _cells(line: str) -> Iterator[str]:
    """The cells of a row; pipes at its edges only frame it."""
    parts: list[str] = []
    inside = line.strip()
    inside = inside.removeprefix("|")
    for part in _PART.finditer(inside):
        if part[0] == "|":
            yield "".join(parts).strip()
            parts = []
        else:
            parts.append(part[0])
    last = "".join(parts).strip()
    if last or not inside.endswith("|"):
        yield last
