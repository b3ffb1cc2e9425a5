"""A page's text as lines one can reason about: number, text, width in em, what stands before them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.model import RawPage
from generator.parse.bylines import dateline_at_start
from generator.parse.signs import split_jumps
from generator.typography import is_letter_spaced, running_text, width_in_em, without_spaces

MOST_LINES = 3_000  # a full broadsheet page has 900
MOST_SIGNS = 100_000  # and 20,000 characters
_MEASURES_KEPT = 40
_LEAST_LINES_OF_MEASURE = 3
_WIDEST_HEADLINE = 28.0  # em

_ENDLESS_GAP = re.compile(r"(\s{8})\s+")  # a wider gap says no more, and takes time to search


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line, or the part of one that has a role of its own (a jump at the end of a body line).

    `number` is the line in the page's file; `raw` the characters as they stand there; `text` the same without
    the spaces of justification; `width` in em; `blank` whether an empty line stands before; `pieces` the
    numbers of its further lines in the file, where a tool broke it.
    """

    number: int
    raw: str
    text: str
    width: float
    spaced: bool
    blank: bool
    pieces: tuple[int, ...] = ()

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
    lines: list[Line] = []
    blank = True
    for number, raw in _with_lost_words(page):
        parts = [part for part in split_jumps(raw) if part.strip()]
        lines.extend(line_of(number, part, blank=blank and first) for part, first in _marked_first(parts))
        blank = not parts
    return tuple(lines)


def line_of(number: int, raw: str, *, blank: bool) -> Line:
    """The line that these characters make."""
    return Line(number, raw, running_text(raw), width_in_em(raw), is_letter_spaced(raw), blank)


def profile_of(lines: Sequence[Line]) -> Profile:
    """The habits that the lines of one page show: their commonest widths, how often empty lines come."""
    widths = Counter(line.width for line in lines if not line.spaced)
    for above, below in pairwise(lines):
        # Two lines of running text that are equally wide are a column too, however short.
        if above.width == below.width and "，" in above.text + below.text:
            widths[above.width] += 1
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


def _marked_first(parts: Sequence[str]) -> list[tuple[str, bool]]:
    return [(part, place == 0) for place, part in enumerate(parts)]
