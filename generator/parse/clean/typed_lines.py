"""A page's text as typed lines: what stands before each, and the marks of Markdown that say what it is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from generator.language import width_in_em
from generator.model import RawPage
from generator.parse.forms import (
    byline_of,
    ends_sentence,
    has_photo_credit,
    is_byline,
    jump_in,
    names_role,
    names_source,
    split_jumps,
)

_NARROWEST_RUNNING = 14.0  # em; a shorter line with a stop may be a headline
WIDEST_HEAD = 60.0  # em
_WIDEST_COLUMN = 40.0
_STOPS = re.compile("[。，；！？]")
_HEADING = re.compile(r"(#{1,6})\s+(?=\S)")
_CLOSING_HASHES = re.compile(r"\s+#+$")
_BOLD_LINE = re.compile(r"(\*\*|__|\*)(?=[^\s*])([^*]*?[^\s*])\1")
_BOLD = re.compile(r"(\*\*|__)(?=[^\s*_])([^*_]+)(?<=[^\s*_])\1")
_QUOTED = re.compile(r">+(?:\s+|$)")
_PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_NUMBERED = re.compile(r"(\d{1,3})\s?(?:[.．、]\s*(?=[^\d\s])|[．、]\s*(?=\d)|\.\s+(?=\d))")
_GAP = re.compile(r"(?<=\S)\s+(?=\S)")
# What stands on one line over an article on the web: 2025-09-10 08:12 来源：砚江日报 作者：林晚秋.
_ABOUT = re.compile(
    r"(?<=\S)\s+(?=(?:来源|來源|作者|责任编辑|責任編輯)\s?[:：]\s?[^，。]{2,30}$|(?:来源|來源)\s?[:：])"
)
_LONGEST_BYLINE = 40  # characters
_LEAST_COUNTED = 2  # headings without marks
_WIDE_SPACES = {"\t": 2.0, "\u3000": 1.0}


@dataclass(frozen=True)
class TypedLine:
    """A line, or the part of one that is a jump; `raw` without Markdown's marks and the spaces at its ends.

    `before` is the space at its start; `empties` is how many empty lines stand before it; `level` that of a
    heading (#), 0 of none; `bold` whether it is set in other type; `quoted` whether it is a quotation (>);
    `part` whether it is the rest of the line before, at a jump.
    """

    number: int
    raw: str
    empties: int
    before: str = ""
    level: int = 0
    bold: bool = False
    quoted: bool = False
    part: bool = False

    @cached_property
    def width(self) -> float:
        """The width of its characters in em."""
        return width_in_em(self.raw)

    @cached_property
    def indent(self) -> float:
        """The width in em of the space at its start."""
        return _width_of_spaces(self.before)

    @cached_property
    def length(self) -> float:
        """How far it reaches in em, all spaces counted."""
        within = sum(1 for sign in self.raw if sign.isspace())
        return self.indent + self.width + within / 2

    @cached_property
    def characters(self) -> float:
        """How many characters it has, those of its indent counted."""
        return float(len(self.before) + len(self.raw))

    @cached_property
    def is_picture(self) -> bool:
        """Whether it only names a picture's file."""
        return bool(_PICTURE.fullmatch(self.raw))

    @cached_property
    def is_jump(self) -> bool:
        """Whether it is nothing but a jump."""
        return jump_in(self.raw) is not None

    @cached_property
    def runs(self) -> bool:
        """Whether it is running text, or a piece of it."""
        plain = not self.level and not self.is_picture and not self.is_jump
        stopped = self.width >= _NARROWEST_RUNNING and bool(_STOPS.search(self.raw))
        return plain and (stopped or self.width > _WIDEST_COLUMN)

    @cached_property
    def ends(self) -> bool:
        """Whether its end may end a paragraph."""
        return ends_sentence(self.raw) or has_photo_credit(self.raw) or names_source(self.raw)


def typed_lines(page: RawPage) -> list[TypedLine]:
    """The lines of a page that hold more than white space, each with what stands before it."""
    lines: list[TypedLine] = []
    empties = 0
    for number, raw in enumerate(page.lines, page.first_line):
        marked = _marked(number, raw, empties)
        if not marked.raw:
            empties += 1
            continue
        lines += _parts(marked)
        empties = 0
    return _without_numbers(lines)


def _marked(number: int, raw: str, empties: int) -> TypedLine:
    """The line without the marks of Markdown, which say what it is."""
    text = raw.strip()
    before = raw[: len(raw) - len(raw.lstrip())]
    quoted = _QUOTED.match(text)
    text = text[quoted.end() :] or text if quoted else text  # a mark alone is what stands there
    heading = _HEADING.match(text)
    text = _CLOSING_HASHES.sub("", text[heading.end() :]) if heading else text
    bold = _BOLD_LINE.fullmatch(text)
    text = bold[2] if bold else _BOLD.sub(r"\2", text)
    level = len(heading[1]) if heading else 0
    return TypedLine(number, text.strip(), empties, before, level, bool(bold), bool(quoted))


def _width_of_spaces(before: str) -> float:
    return sum(_WIDE_SPACES.get(sign, 0.5) for sign in before)


def _parts(line: TypedLine) -> Iterator[TypedLine]:
    """The line, each jump in it by itself, as is a byline before its text, and what a website says of it."""
    jumps_apart = (part for part in split_jumps(line.raw) for part in _ABOUT.split(part.strip()))
    pieces = [piece for part in jumps_apart for piece in _byline_apart(part)]
    parts = [part.strip() for part in pieces if part.strip()]
    for place, part in enumerate(parts):
        before = replace(line, raw=part)
        yield before if place == 0 else replace(before, empties=0, part=True)


def _byline_apart(text: str) -> tuple[str, ...]:
    """A byline and, behind a gap, the running text that it stands before; or the text alone."""
    gaps = [gap.span() for gap in _GAP.finditer(text[:_LONGEST_BYLINE])]
    bylines = [(start, end) for start, end in gaps if _names_writer(text[:start])]
    if not bylines or not _STOPS.search(text):
        return (text,)
    start, end = bylines[-1]
    return text[:start], text[end:]


def _names_writer(text: str) -> bool:
    """Whether a text is a byline with a role and a name."""
    return names_role(text) and is_byline(text) and bool(byline_of(text).credits)


def _without_numbers(lines: Sequence[TypedLine]) -> list[TypedLine]:
    """The lines, headings without the numbers 1., 2., 3. … that count a page's articles and mark them."""
    numbered = [place for place, line in enumerate(lines) if _may_be_counted(line)]
    counts = [int(match[1]) for place in numbered if (match := _NUMBERED.match(lines[place].raw))]
    marked = all(lines[place].level for place in numbered)
    over_text = sum(any(line.runs for line in lines[place + 1 : place + 4]) for place in numbered)
    heads = marked or (len(counts) >= _LEAST_COUNTED and over_text > len(counts) / 2)
    if counts != list(range(1, len(counts) + 1)) or not heads:
        return list(lines)
    counted = set(numbered)
    return [
        replace(line, raw=_NUMBERED.sub("", line.raw, count=1), level=line.level or 1)
        if place in counted
        else line
        for place, line in enumerate(lines)
    ]


def _may_be_counted(line: TypedLine) -> bool:
    """Whether a line is a heading with a number before it: marked as one, or without a stop and an indent."""
    if not _NUMBERED.match(line.raw) or line.part:
        return False
    return bool(line.level) or (not _STOPS.search(line.raw) and not line.before)
