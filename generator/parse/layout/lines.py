"""A page's text as lines one can reason about: number, text, width in em, what stands before them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.language import is_letter_spaced, running_text, width_in_em, without_spaces
from generator.model import RawPage
from generator.parse.forms import dateline_at_start, ends_sentence, split_jumps

MOST_LINES = 3_000  # a full broadsheet page has 900
MOST_CHARACTERS = 100_000  # and 20,000 characters
_MEASURES_KEPT = 40
_LEAST_LINES_OF_MEASURE = 3
_WIDEST_HEADLINE = 28.0  # em
_MOST_OF = 0.6  # lines that are letter-spaced where all are: short ones do not show it
_NEARLY_ALL = 0.9
_INDENT = 2.0  # em
_SLACK = 0.5
_INDENTED = 2
_FEW_LINES = 8  # a page of so few shows no habit
_SINGLE_SPACE = re.compile(r"(?<=\S)\s(?=\S)")

_ENDLESS_GAP = re.compile(r"(\s{8})\s+")  # a wider gap says no more, and takes time to search


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line, or the part of one that has a role of its own (a jump at the end of a body line).

    `number` is the line in the page's file; `raw` the characters as they stand there; `text` the same without
    the spaces of justification; `width` in em; `blank` whether an empty line stands before that says something;
    `pieces` the numbers of its further lines in the file, where a tool broke it; `attached` whether no empty
    line stands before, on a page that has some. Where all lines have one, or none, a line is neither.
    """

    number: int
    raw: str
    text: str
    width: float
    spaced: bool
    blank: bool
    pieces: tuple[int, ...] = ()
    attached: bool = False

    @property
    def dense(self) -> str:
        """The text without any white space."""
        return without_spaces(self.raw)


@dataclass(frozen=True, slots=True)
class Profile:
    """The habits of one page: the column measures in use (em), and whether empty lines mean anything.

    `blank_share` is the share of lines with an empty line before them, 0 to 1.
    """

    measures: tuple[float, ...]
    blank_share: float

    @property
    def blanks_speak(self) -> bool:
        """False where (nearly) every line, or none, has an empty line before it."""
        return 0.0 < self.blank_share < 0.5  # noqa: PLR2004 - the middle is the only natural bound here


def page_lines(page: RawPage) -> tuple[Line, ...]:
    """The lines of a page that hold more than white space, jumps split off from the lines they end."""
    rows = list(_rows(_closed_up(page) if _is_spaced_out(page.lines) else page))
    # Where an empty line follows every line, it is the leading: only a second one says something, or none.
    share = sum(empties > 0 for _, _, empties in rows[1:]) / max(1, len(rows) - 1)
    leading = int(share > _NEARLY_ALL and len(rows) > _FEW_LINES)
    lines: list[Line] = []
    for row, (number, parts, empties) in enumerate(rows):
        first, *others = parts
        blank = empties > leading or row == 0
        lines.append(replace(line_of(number, first, blank=blank), attached=empties == 0 < share and row > 0))
        lines += [replace(line_of(number, part, blank=False), attached=True) for part in others]
    return tuple(lines)


def _rows(page: RawPage) -> Iterator[tuple[int, list[str], int]]:
    """The lines that hold more than white space: number, parts, and how many empty lines stand before."""
    empties = 0
    for number, raw in _with_lost_words(page):
        parts = [part for part in split_jumps(raw) if part.strip()]
        if parts:
            yield number, parts, empties
        empties = 0 if parts else empties + 1


def _is_spaced_out(lines: Sequence[str]) -> bool:
    """Whether a tool put a space after every character of the page, so that spaces say nothing of a line."""
    spaced = sum(is_letter_spaced(line) for line in lines)
    return spaced > _MOST_OF * sum(len(line.strip()) > 1 for line in lines)


def _closed_up(page: RawPage) -> RawPage:
    """The page without the single spaces between the characters of its lines; wider gaps stay."""
    return replace(page, lines=tuple(_SINGLE_SPACE.sub("", line) for line in page.lines))


def line_of(number: int, raw: str, *, blank: bool) -> Line:
    """The line that these characters make."""
    return Line(number, raw, running_text(raw), width_in_em(raw), is_letter_spaced(raw), blank)


def profile_of(lines: Sequence[Line]) -> Profile:
    """The habits that the lines of one page show: their commonest widths, how often empty lines come."""
    # A line that ends a sentence may be short of its column: of a list such lines may even be equally wide.
    widths = Counter(line.width for line in lines if not line.spaced and not ends_sentence(line.text))
    for above, below in pairwise(lines):
        # Two lines of running text that are equally wide are a column too, however short.
        runs = "，" in above.text + below.text
        if above.width == below.width and runs:
            widths[above.width] += 1
        # A line that is an indent narrower than the one under it opens a paragraph, however few its lines.
        if _INDENT - _SLACK <= below.width - above.width <= _INDENT + _SLACK and runs:
            widths[below.width] += _INDENTED
            widths[above.width] -= 1
    for line in lines:
        # So is one that is wider than any headline and runs on.
        if line.width > _WIDEST_HEADLINE and "，" in line.text:
            widths[line.width] += _LEAST_LINES_OF_MEASURE
    common = [width for width, count in widths.most_common(_MEASURES_KEPT) if count >= _LEAST_LINES_OF_MEASURE]
    measures = [width for width in common if width > _narrowest_measure(common)]
    blanks = sum(line.blank for line in lines)
    return Profile(tuple(sorted(measures)), blanks / len(lines) if lines else 0.0)


def _narrowest_measure(common: Sequence[float]) -> float:
    return 5.0 if any(width > 5.0 for width in common) else 0.0  # noqa: PLR2004 - five em: the narrowest column


def _with_lost_words(page: RawPage) -> Iterator[tuple[int, str]]:
    """The lines with their numbers; spaces that stand for the first words of a dateline open its line.

    Words whose font has no letters for us leave but spaces, and MuPDF gives these a line of their own. It makes
    no empty lines; where another tool does, a line of spaces is one.
    """
    empties_speak = "" in page.lines[:-1]
    lost = ""
    for number, raw in enumerate(page.lines, page.first_line):
        text = _ENDLESS_GAP.sub(r"\1", raw)
        if lost and not dateline_at_start(text):
            yield number - 1, lost
            lost = ""
        if text.isspace() and not empties_speak:
            lost = text
        else:
            yield number, lost + text
            lost = ""
