"""Rows of cells -> articles: which row names the columns, and what each further row says under these names."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from generator.model import Field, Item, Origin, Problem, Severity, values_of
from generator.sources.file_place import day_in
from generator.sources.source_text import field_of

_LONG = 40  # characters; no column is called that
_LOOKED_AT = 5  # rows among which the head is
_SAMPLE = 50  # rows below it that show what is in a column
_NUMBER = re.compile(r"[-+]?[\d.,:/%\s]+")
_SENTENCE = re.compile(r"[。！？!?，；]")


@dataclass(frozen=True, slots=True)
class TableRow:
    """The cells of a row, and its number in the file."""

    number: int
    cells: Sequence[str]

    @property
    def filled(self) -> int:
        """How many cells have something in them."""
        return sum(map(bool, self.cells))


class _Kind(Enum):
    """What a cell looks like; a column's name is a word."""

    EMPTY = auto()
    WORD = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class _Head:
    """The names of the columns, and how many of the first rows are no articles."""

    names: tuple[str, ...]
    length: int
    is_printed: bool = True


def articles_of(
    shown: str, rows: Sequence[TableRow], further: Sequence[Field] = ()
) -> tuple[list[Item], list[Problem]]:
    """The articles in the rows of a table, each with the `further` fields, and what is wrong with a row.

    Where no row names the columns they are A, B, C, as a spreadsheet calls them. Nothing where no row has two
    cells with something in them.
    """
    filled = [TableRow(row.number, _trimmed(row.cells)) for row in rows]
    filled = [row for row in filled if row.filled]
    if not any(row.filled > 1 for row in filled):
        return [], []
    head = _head(filled)
    problems = list(_told_of_head(shown, filled, head))
    names = [name or letter(place) for place, name in enumerate(head.names)]
    items: list[Item] = []
    for row in filled[head.length :]:
        if head.is_printed and tuple(row.cells) == head.names:
            problems.append(Problem(Origin(shown, row.number), "table-head-again", Severity.NOTE))
            continue
        items.append(Item(Origin(shown, row.number), (*_fields(row, names), *further)))
        problems += _ragged(shown, row, len(names))
    if not items:
        problems.append(Problem(Origin(shown), "table-without-rows", Severity.WARNING))
    return items, problems


def letter(place: int) -> str:
    """What a spreadsheet calls a column: A for 0, Z for 25, AA for 26."""
    before, last = divmod(place, 26)
    return (letter(before - 1) if before else "") + chr(ord("A") + last)


def _trimmed(cells: Sequence[str]) -> list[str]:
    return [cell.strip().strip("\ufeff").replace("\r\n", "\n").replace("\r", "\n") for cell in cells]


def _fields(row: TableRow, names: Sequence[str]) -> Iterator[Field]:
    for place, cell in enumerate(row.cells):
        if cell:
            yield field_of(names[place] if place < len(names) else letter(place), cell)


def _ragged(shown: str, row: TableRow, columns: int) -> Iterator[Problem]:
    """A warning for a row with fewer cells than columns, or with something in a cell beyond them."""
    cells = len(row.cells)
    if cells < columns or any(row.cells[columns:]):
        values = values_of(cells=cells, columns=columns)
        yield Problem(Origin(shown, row.number), "table-ragged-row", Severity.WARNING, values, told_once=True)


def _told_of_head(shown: str, rows: Sequence[TableRow], head: _Head) -> Iterator[Problem]:
    if not head.is_printed:
        yield Problem(Origin(shown, rows[0].number), "table-without-names", Severity.WARNING)
        return
    for row in rows[: head.length]:
        if row.filled == 1:
            values = values_of(text=next(filter(None, row.cells)))
            yield Problem(Origin(shown, row.number), "table-line-above", Severity.NOTE, values)


def _head(rows: Sequence[TableRow]) -> _Head:
    """The head: the first row that is no line above the table, if it is of words; it may be two rows."""
    place = next((place for place, row in enumerate(rows[:_LOOKED_AT]) if row.filled > 1), 0)
    row = rows[place]
    if not _is_head(row, rows[place + 1 :]):
        width = Counter(len(each.cells) for each in rows).most_common(1)[0][0]
        return _Head(("",) * width, place, is_printed=False)
    if (
        len(rows) > place + 2
        and _goes_on_below(row, rows[place + 1])
        and _is_head(rows[place + 1], rows[place + 2 :])
    ):
        below = rows[place + 1].cells
        width = max(len(row.cells), len(below))
        upper, lower = _widened(row.cells, width), _widened(below, width)
        return _Head(tuple(low or high for high, low in zip(upper, lower, strict=True)), place + 2)
    return _Head(tuple(row.cells), place + 1)


def _is_head(row: TableRow, below: Sequence[TableRow]) -> bool:
    """Whether a row names columns: only words, and other things than words below one of them.

    Where all cells of a table are words its first row is the head, as everywhere.
    """
    kinds = [_kind(cell) for cell in row.cells]
    if _Kind.OTHER in kinds or _Kind.WORD not in kinds:
        return False
    return not below or any(_kind(cell) is not _Kind.EMPTY for each in below[:_SAMPLE] for cell in each.cells)


def _kind(cell: str) -> _Kind:
    if not cell:
        return _Kind.EMPTY
    is_other = len(cell) > _LONG or _NUMBER.fullmatch(cell) or _SENTENCE.search(cell) or _is_day(cell)
    return _Kind.OTHER if is_other else _Kind.WORD


def _is_day(cell: str) -> bool:
    day = day_in(cell)
    return day is not None and not day[1].strip()


def _goes_on_below(upper: TableRow, lower: TableRow) -> bool:
    """Whether a second row of a head names the columns that the first only names together."""
    width = max(len(upper.cells), len(lower.cells))
    over, under = _widened(upper.cells, width), _widened(lower.cells, width)
    if all(over) or any(not high and not low for high, low in zip(over, under, strict=True)):
        return False
    spans = [not over[place + 1] if place + 1 < width else False for place in range(width)]
    return all(
        not high or spans_on or low in {"", high}
        for high, low, spans_on in zip(over, under, spans, strict=True)
    )


def _widened(cells: Sequence[str], width: int) -> list[str]:
    return [*cells, *[""] * (width - len(cells))]
