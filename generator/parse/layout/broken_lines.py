"""Lines as the page printed them: what a PDF tool broke is joined again, what it joined is parted."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.parse.forms import dateline_at_start, ends_sentence, is_source_alone
from generator.parse.layout.lines import Line, line_of, profile_of

_GAP = re.compile(r"(?<=\S)\s+(?=\S)")
_LONGEST_DATELINE = 100  # characters

# pdftotext -raw breaks a justified line where a stop's own space and the stretched gap after it add up.
_BREAKS_AFTER = re.compile(r"[，、“「《》]$|[^。！？…][”’」』]$")
_MAY_BREAK_AFTER = re.compile(r"[，、；。“”‘’「」『』《》]$")
# A day of the Republic's calendar at the end of an agency's story (1140930), cut by the end of a line.
_DAY_IN_FIGURES = re.compile(r"(?<![0-9])1[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])")
_FIGURES_AT_END = re.compile(r"[0-9]+$")
_MOST_PIECES = 8
_STRETCHED = 1.6  # em that the gaps of a justified line fill
_CROWDED = 0.6  # em that a line with a stop in the margin is wider than its column
_SQUEEZED = 0.5  # em that each stop gives up where a line is set close


def as_printed(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, each headline parted from the text that a tool put behind it, each broken line whole again."""
    parted = [part for line in lines for part in _parted(line)]
    return tuple(_rejoined(parted, profile_of(parted).measures))


def _parted(line: Line) -> list[Line]:
    """A line parted before a dateline within it: PDFium joins a headline and the text at the same height."""
    for gap in _GAP.finditer(line.raw):
        text = line.raw[gap.end() : gap.end() + _LONGEST_DATELINE]
        if dateline_at_start(text) and not is_source_alone(text):
            head = line_of(line.number, line.raw[: gap.start()], blank=line.blank)
            body = line_of(line.number, line.raw[gap.end() :], blank=False)
            return [replace(head, attached=line.attached), replace(body, attached=True)]
    return [line]


def _rejoined(lines: Sequence[Line], measures: Sequence[float]) -> Iterator[Line]:
    """The lines, the pieces of each broken one joined again."""
    place = 0
    while place < len(lines):
        broken = place + 1 < len(lines) and _may_be_broken(lines[place], lines[place + 1])
        count = max((_pieces(lines, place, measure) for measure in measures if broken), default=1)
        count = 2 if count == 1 and _cuts_day(lines[place : place + 2]) else count
        yield _joined(lines[place : place + count]) if count > 1 else lines[place]
        place += count


def _pieces(lines: Sequence[Line], place: int, measure: float) -> int:
    """How many lines from a place on are the pieces of one line of a column; 1 where none was broken."""
    if place and lines[place].number == lines[place - 1].number:
        return 1
    width, end = lines[place].width, place + 1
    # A line that ends a sentence may well be the last of its paragraph.
    squeezed = 0.0 if ends_sentence(lines[place].text) else _SQUEEZED
    while end < min(place + _MOST_PIECES, len(lines)) and _may_be_broken(lines[end - 1], lines[end]):
        if width + lines[end].width > measure + _CROWDED + squeezed * (end - place):
            break
        width += lines[end].width
        end += 1
    pieces = lines[place:end]
    broken = any(_BREAKS_AFTER.search(line.text) for line in pieces[:-1])
    whole = measure - width <= _STRETCHED and not any(_fills(line.width, measure) for line in pieces)
    return len(pieces) if broken and whole and _stands_in_column(lines, place, end, measure) else 1


def _may_be_broken(one: Line, other: Line) -> bool:
    apart = one.spaced or other.spaced or other.blank or one.number == other.number
    return not apart and bool(_MAY_BREAK_AFTER.search(one.text))


def _cuts_day(two: Sequence[Line]) -> bool:
    """Whether the end of the first of two lines cut a day in figures, of which the second has the rest."""
    one, *others = two
    figures = _FIGURES_AT_END.search(one.text)
    rest = next((line.text for line in others if not line.blank and line.text.isdecimal()), "")
    return bool(figures and rest and _DAY_IN_FIGURES.fullmatch(figures[0] + rest))


def _stands_in_column(lines: Sequence[Line], place: int, end: int, measure: float) -> bool:
    """Whether a whole line of the column stands right before or after the lines place … end-1."""
    before = place > 0 and not lines[place].blank and _fills(lines[place - 1].width, measure)
    return before or (end < len(lines) and not lines[end].blank and _fills(lines[end].width, measure))


def _fills(width: float, measure: float) -> bool:
    return -_CROWDED <= measure - width <= _STRETCHED


def _joined(pieces: Sequence[Line]) -> Line:
    first, numbers = pieces[0], tuple(dict.fromkeys(piece.number for piece in pieces))
    raw = "".join(piece.raw for piece in pieces)
    return replace(line_of(first.number, raw, blank=first.blank), pieces=numbers[1:], attached=first.attached)
