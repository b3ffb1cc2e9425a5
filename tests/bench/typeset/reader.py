"""Glyphs in the order of the stream as text: where PDFBox sees a space, a new line, a new paragraph.

This follows PDFTextStripper of PDFBox 2 without sorting, and the empty lines that Tika puts round a page and
between paragraphs, as far as the pages made here call on them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from typeset.fonts import Font

Tag = tuple[str, str]  # the article and the role that a glyph belongs to

_HEIGHT = 0.575  # of a glyph, per em
_SPACE_TOLERANCE = 0.5
_SIGN_TOLERANCE = 0.3
_DROP = 2.5  # a paragraph is a drop of more than this many heights
_INDENT = 2.0  # or an indent of more than this many spaces
_ALIGNED = 0.25  # of a sign: lines that begin so near are lined up
_NOWHERE = float("-inf")


class Glyph(NamedTuple):
    """One sign on the page; y grows downwards; a width of 0 stands for the page's space."""

    sign: str
    x: float
    y: float
    width: float
    size: float
    font: Font


@dataclass(slots=True)
class _LineStart:
    x: float
    opens_paragraph: bool
    hangs: bool


@dataclass(slots=True)
class _Reading:
    space: float
    lines: list[str] = field(default_factory=lambda: ["", ""])
    tags: list[list[Tag]] = field(default_factory=lambda: [[], []])
    start: _LineStart | None = None
    last: Glyph | None = None
    last_space: float = -1.0
    mean_width: float = -1.0
    lowest: float = _NOWHERE
    tallest: float = -1.0
    end: float | None = None

    def feed(self, glyph: Glyph, tag: Tag) -> None:
        """Take the next glyph of the stream."""
        space = self.space * glyph.size
        width = glyph.width or space
        if self.last and (glyph.font, glyph.size) != (self.last.font, self.last.size):
            self.mean_width = -1.0
        gap = self._word_gap(space, width)
        if self.last:
            self._separate(glyph, width, space, gap)
        self.lowest = max(glyph.y, self.lowest)
        self.end = glyph.x + width
        self.lines[-1] += glyph.sign
        if not self.tags[-1] or self.tags[-1][-1] != tag:
            self.tags[-1].append(tag)
        self.tallest = max(self.tallest, _HEIGHT * glyph.size)
        if self.start is None:
            self.start = _LineStart(glyph.x, opens_paragraph=True, hangs=False)
        self.last, self.last_space = glyph, space

    def _word_gap(self, space: float, width: float) -> float:
        """The least gap that reads as a space; keeps the running mean of the signs' widths."""
        spaces = space if self.last_space < 0 else (space + self.last_space) / 2
        self.mean_width = width if self.mean_width < 0 else (self.mean_width + width) / 2
        return min(spaces * _SPACE_TOLERANCE, self.mean_width * _SIGN_TOLERANCE)

    def _separate(self, glyph: Glyph, width: float, space: float, gap: float) -> None:
        last = self.last
        if last is None or self.start is None:
            return
        due = None if self.end is None else self.end + gap
        if not self._on_line(glyph):
            self._break(glyph, width, space)
            due = None
            self.lowest, self.tallest = _NOWHERE, -1.0
        if due is not None and due < glyph.x and last.sign != " ":
            self.lines[-1] += " "
        spaces = space if self.last_space < 0 else (space + self.last_space) / 2
        if abs(glyph.x - last.x) > space + spaces * _SPACE_TOLERANCE:
            self.lowest, self.tallest = _NOWHERE, -1.0

    def _on_line(self, glyph: Glyph) -> bool:
        height = _HEIGHT * glyph.size
        y, lowest = glyph.y, self.lowest
        return abs(y - lowest) < 0.1 or y - height <= lowest <= y or lowest - self.tallest <= y <= lowest

    def _break(self, glyph: Glyph, width: float, space: float) -> None:
        start, last = self.start, self.last
        if start is None or last is None:
            return
        shift = glyph.x - start.x
        paragraph = hangs = False
        if abs(glyph.y - last.y) > _DROP * self.tallest:
            paragraph = True
        elif shift > _INDENT * space:
            paragraph = not start.opens_paragraph
            hangs = start.opens_paragraph
        elif shift < -space:
            paragraph = not start.opens_paragraph
        elif abs(shift) < _ALIGNED * width:
            hangs = start.hangs
        self.start = _LineStart(glyph.x, paragraph, hangs)
        for _ in range(1 + paragraph):
            self.lines.append("")
            self.tags.append([])


def read(glyphs: Iterable[tuple[Glyph, Tag]], space: float) -> tuple[str, list[list[Tag]]]:
    """The text layer, and for each of its lines whose it is; `space` is the width of a space in ems."""
    reading = _Reading(space)
    for glyph, tag in glyphs:
        reading.feed(glyph, tag)
    return "\n".join(reading.lines) + "\n" * 3, reading.tags
