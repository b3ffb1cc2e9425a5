"""Whether a page's text is clean, and its paragraphs where it is.

Clean text says itself where its paragraphs begin. Three forms are known: a paragraph a line; lines wrapped at
one measure with an indent before each paragraph; the same with an empty line between. A column's text is none
of them: of its lines four of five end within a sentence, and no measure is that of the whole page.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.parse.clean.typed_lines import TypedLine
from generator.parse.forms import is_byline, opens_caption

_ENDING = 0.75  # of the lines of running text that end a paragraph; of a column's lines a fifth do
_NEARLY_ALL = 0.9
_WIDEST_COLUMN = 50.0  # em
_ALIKE = 2.0  # em: so far apart are the lines of columns that stand side by side
_INDENT = 2.0  # em
_FULL = 1.6  # em that a wrapped line may lack: a character that must not begin the next
_HANGING = 1.1  # em that one may be wider: a stop
_NARROWEST = 19.0  # em of wrapped text without indents
_NARROWEST_MARKED = 8.0  # the same where Markdown says what a heading is
_LEAST_INDENT, _MOST_INDENT = 1.5, 4.5  # em
_LEAST = 2  # paragraphs that show a habit
_UNBROKEN = re.compile(r"[0-9A-Za-z.%:/-]{2,}[，。、；：）”]?")
_ENDS_IN_STOP = re.compile("[。！？”]$")


@dataclass(frozen=True, slots=True)
class TypedRow:
    """The lines of a paragraph, or a line that is something else; `opens`: marked as a paragraph."""

    lines: tuple[TypedLine, ...]
    opens: bool = False

    @property
    def first(self) -> TypedLine:
        """Its first line, which says what stands before it."""
        return self.lines[0]

    @property
    def runs(self) -> bool:
        """Whether it is running text."""
        return any(line.runs for line in self.lines)


def rows_of(lines: Sequence[TypedLine]) -> list[TypedRow] | None:
    """The paragraphs and other lines of clean text in their order, None for text of any other kind."""
    if not lines:
        return None
    if _is_paragraph_a_line(lines) or _are_lines_too_long(lines):
        return [TypedRow((line,)) for line in lines]
    return _indented(lines) or _parted(lines)


def is_indented(line: TypedLine) -> bool:
    """Whether a line has the indent of a paragraph."""
    return _LEAST_INDENT <= line.indent <= _MOST_INDENT and not line.level


def _is_paragraph_a_line(lines: Sequence[TypedLine]) -> bool:
    running = [place for place, line in enumerate(lines) if line.runs and not _is_cut_by_jump(lines, place)]
    ended = sum(lines[place].ends for place in running)
    return bool(running) and ended >= _ENDING * len(running)


def _are_lines_too_long(lines: Sequence[TypedLine]) -> bool:
    """Whether most of the text is in lines longer than any column's, which have no length in common."""
    long = sorted(line.width for line in lines if line.width > _WIDEST_COLUMN and line.runs)
    if sum(long) <= sum(line.width for line in lines) / 2:
        return False
    middle = long[len(long) // 2]
    alike = sum(abs(width - middle) <= _ALIKE for width in long)
    return len(long) <= _LEAST or alike <= len(long) / 2


def _is_cut_by_jump(lines: Sequence[TypedLine], place: int) -> bool:
    return any(after.is_jump for after in lines[place + 1 : place + 2])


def _indented(lines: Sequence[TypedLine]) -> list[TypedRow] | None:
    """The rows of wrapped text with an indent before each paragraph, None where it is no such text."""
    if sum(map(is_indented, lines)) < _LEAST or is_indented(lines[0]):
        return None
    measure = _measure(lines)
    rows: list[TypedRow] = []
    for place, line in enumerate(lines):
        if rows and rows[-1].opens and _goes_on(lines, place, measure):
            rows[-1] = TypedRow((*rows[-1].lines, line), opens=True)
        else:
            rows.append(TypedRow((line,), opens=is_indented(line)))
    return rows if _holds(rows) else None


@dataclass(frozen=True, slots=True)
class _Measure:
    """The measure of wrapped text: its length in em, as screens show it, or in characters."""

    length: float
    in_characters: bool

    def of(self, line: TypedLine) -> float:
        """How long a line is, its indent counted."""
        return line.characters if self.in_characters else line.length

    def share(self, lines: Sequence[TypedLine]) -> tuple[int, int]:
        """How many lines fill it, and how many to the character."""
        return sum(map(self.is_filled, lines)), sum(self.of(line) == self.length for line in lines)

    def lacks_an_indent(self, line: TypedLine) -> bool:
        """Whether a line is narrower by two characters: the first of a paragraph of print, its indent lost."""
        return not line.ends and abs(self.length - self.of(line) - _INDENT) <= 1.0

    def is_filled(self, line: TypedLine, below: TypedLine | None = None) -> bool:
        """Whether a line fills it, or left no room for the number or Latin word with which the next begins."""
        room = self.length - self.of(line)
        word = _UNBROKEN.match(below.raw) if below else None
        needed = len(word[0]) * (1.0 if self.in_characters else 0.5) if word else 0.0
        return -_HANGING <= room <= max(_FULL, needed)


def _measure(lines: Sequence[TypedLine]) -> _Measure:
    """The measure that most of the lines fill which end within a sentence; of no length where there is none."""
    open_lines = [line for line in lines if line.runs and not line.ends]
    measures = [_commonest(open_lines, _Measure(0.0, in_characters=counted)) for counted in (False, True)]
    return max(measures, key=lambda measure: measure.share(open_lines))


def _commonest(lines: Sequence[TypedLine], unit: _Measure) -> _Measure:
    lengths = Counter(map(unit.of, lines))
    if not lengths:
        return unit
    return replace(unit, length=max(lengths, key=lambda length: (lengths[length], length)))


def _goes_on(lines: Sequence[TypedLine], place: int, measure: _Measure) -> bool:
    """Whether a line goes on with the paragraph above, whose last line fills the measure."""
    line, above = lines[place], lines[place - 1]
    if line.indent or line.level or line.empties or line.is_jump or above.is_jump:
        return False
    if not measure.is_filled(above, line):
        return False
    if not _ENDS_IN_STOP.search(above.raw):
        return True
    heads = not line.ends and not line.runs and place + 1 < len(lines) and bool(lines[place + 1].indent)
    return not heads and not is_byline(line.raw) and not opens_caption(line.raw)


def _holds(rows: Sequence[TypedRow]) -> bool:
    """Whether the indents explain the text: paragraphs end as sentences do, no running text is outside."""
    chosen = [row.opens and row.runs for row in rows]  # verses do not end as sentences do
    paragraphs = [row for row, asked in zip(rows, chosen, strict=True) if asked]
    ended = _ended(rows, chosen)
    outside = sum(row.first.runs and not row.first.ends and not row.opens for row in rows)
    wrapped = sum(len(row.lines) > 1 for row in paragraphs)
    few = max(1.0, (1 - _NEARLY_ALL) * len(paragraphs))  # one may be damaged
    return len(paragraphs) - ended <= few and outside <= few and wrapped > _LEAST - (ended == len(paragraphs))


def _ended(rows: Sequence[TypedRow], chosen: Sequence[bool]) -> int:
    """How many of the chosen rows end where a sentence does, or are cut by a jump."""
    cut = [*(row.first.is_jump for row in rows[1:]), False]
    return sum(
        asked and (row.lines[-1].ends or jump) for row, asked, jump in zip(rows, chosen, cut, strict=True)
    )


def _parted(lines: Sequence[TypedLine]) -> list[TypedRow] | None:
    """The rows of wrapped text with an empty line between paragraphs, None where it is no such text."""
    measure = _measure(lines)
    marked = any(line.level for line in lines)
    if measure.length < (_NARROWEST_MARKED if marked else _NARROWEST):
        return None
    rows = [row for group in _groups(lines) for row in _of_group(group, measure)]
    wrapped = [row for row in rows if len(row.lines) > 1]
    full = [measure.is_filled(*pair) for row in wrapped for pair in pairwise(row.lines)]
    ended = _ended(rows, [len(row.lines) > 1 for row in rows])
    narrow = sum(measure.lacks_an_indent(row.first) for row in rows if not row.opens)
    regular = narrow < _LEAST and sum(full) >= _NEARLY_ALL * len(full) and ended >= _NEARLY_ALL * len(wrapped)
    loose = sum(len(row.lines) == 1 and row.first.runs and not row.first.ends for row in rows)
    return rows if len(wrapped) >= _LEAST and regular and loose <= (1 - _NEARLY_ALL) * len(rows) else None


def _groups(lines: Sequence[TypedLine]) -> Iterator[list[TypedLine]]:
    """The lines that stand together, without an empty line between."""
    group: list[TypedLine] = []
    for line in lines:
        if group and line.empties:
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _of_group(group: Sequence[TypedLine], measure: _Measure) -> Iterator[TypedRow]:
    """The rows of lines that stand together: heads first, each a line, then a paragraph and its jump."""
    place = 0
    while place < len(group) and not _opens_paragraph(group, place, measure):
        yield TypedRow((group[place],))
        place += 1
    end = place
    while end < len(group) and not group[end].is_jump:
        end += 1
    if end > place:
        yield TypedRow(tuple(group[place:end]), opens=end - place > 1)
    yield from (TypedRow((line,)) for line in group[end:])


def _opens_paragraph(group: Sequence[TypedLine], place: int, measure: _Measure) -> bool:
    below = group[place + 1] if place + 1 < len(group) else None
    return not group[place].level and measure.is_filled(group[place], below)
