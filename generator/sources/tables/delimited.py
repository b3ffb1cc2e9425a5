"""CSV, TSV and their like -> articles: the delimiter is looked for, rows are as RFC 4180 has them, or nearly.

Also Excel's "Unicode text" (UTF-16 with tabs), its line `sep=;`, text under the name of .xls.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.model import Item, Origin, Problem, Severity, SourceReading
from generator.sources.file_place import place_fields
from generator.sources.source_file import LARGEST_FILE, SourceFile
from generator.sources.source_text import text_of
from generator.sources.tables.columns import TableRow, articles_of

FORMAT = "csv"
_SUFFIXES = frozenset((".csv", ".tsv", ".tab", ".psv"))
_OTHERS = frozenset((".txt", ".xls"))  # with tabs between the cells, as Excel saves them
_BINARY = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")
_DELIMITERS = ",;\t|^~\x01"
_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?\s*', re.IGNORECASE)
_SAMPLE = 200  # lines that show the delimiter
_LEAST_TABS = 2
_LONGEST_NAME = 40  # bytes, of a column
_LINES_AFTER = 5
_MOST_CELLS = 16_384  # of a row; a spreadsheet has no more
_MOST_MENDED = 1_000  # rows whose quotes do not meet, of which further lines are looked at
_MOST_LINES = 200  # of such a row

csv.field_size_limit(LARGEST_FILE)  # a body may be longer than the 131,072 characters that the library expects


def takes_delimited(file: SourceFile) -> bool:
    """Whether a file is a table in text: by its name, or by tabs between the cells of its first two lines."""
    start = file.start()
    if start.startswith(_BINARY) or start.lstrip().startswith(b"<"):
        return False
    return file.suffix in _SUFFIXES or (file.suffix in _OTHERS and _has_tabs(start))


def read_delimited(files: Sequence[SourceFile]) -> SourceReading:
    """The articles of the files, a row each."""
    items: list[Item] = []
    problems: list[Problem] = []
    for file in files:
        text, told = text_of(file)
        problems += told
        if text is not None:
            its_items, its_problems = _articles(file, text)
            items += its_items
            problems += its_problems
    return SourceReading(FORMAT, tuple(items), tuple(problems))


def _has_tabs(start: bytes) -> bool:
    """Whether the first line names columns, and one of the next has as many cells or a quoted one."""
    is_wide = start.startswith((b"\xff\xfe", b"\xfe\xff"))
    first, *others = start.decode("utf-16" if is_wide else "latin-1", errors="replace").split("\n")
    cells = [cell.strip() for cell in first.split("\t")]
    if len(cells) <= _LEAST_TABS or not all(0 < len(cell) <= _LONGEST_NAME for cell in cells):
        return False
    return any(
        line.count("\t") == len(cells) - 1 or '\t"' in line for line in others[:_LINES_AFTER] if "\t" in line
    )


def _articles(file: SourceFile, text: str) -> tuple[list[Item], list[Problem]]:
    lines = list(io.StringIO(text, newline=""))
    said = _SEPARATOR_LINE.fullmatch(lines[0])
    found = (
        (said[1], _common_width(lines[1 : _SAMPLE + 1], said[1])[1]) if said else _delimiter(lines[:_SAMPLE])
    )
    if found is None:
        return [], [Problem(Origin(file.shown), "table-without-columns")]
    table = _Table(file.shown, lines, *found)
    rows = list(table.rows(1 if said else 0))
    items, problems = articles_of(file.shown, rows, place_fields(file))
    if not items and not problems:
        problems = [Problem(Origin(file.shown), "table-without-columns")]
    return items, [*table.problems, *problems]


def _delimiter(lines: Sequence[str]) -> tuple[str, int] | None:
    """The delimiter by which most rows have the same number of cells, and that number; None for one column."""
    widths = [(*_common_width(lines, each), each) for each in _DELIMITERS]
    share, width, best = max(widths, key=lambda found: (found[1] > 1, found[0], found[1]))
    return (best, width) if width > 1 and share > 0 else None


def _common_width(lines: Sequence[str], delimiter: str) -> tuple[float, int]:
    """The share of the rows that have the commonest number of cells, and that number."""
    lines = [line for line in lines if line.count(delimiter) <= _MOST_CELLS]
    rows = [row for row in csv.reader(lines, delimiter=delimiter) if any(map(str.strip, row))]
    several = Counter(len(row) for row in rows if len(row) > 1)
    if not several:
        return 0.0, 1
    width, count = several.most_common(1)[0]
    return count / len(rows), width


@dataclass(slots=True)
class _Table:
    """The lines of a file, and how many cells most of its rows have."""

    shown: str
    lines: list[str]
    delimiter: str
    width: int
    problems: list[Problem] = field(default_factory=list)
    mended: int = 0

    def rows(self, start: int) -> Iterator[TableRow]:
        """Each row with the number of its first line; one with a quote too many costs only itself."""
        while start < len(self.lines):
            reader = csv.reader(self.from_line(start), delimiter=self.delimiter, strict=True)
            begun = start
            try:
                for cells in reader:
                    yield TableRow(begun + 1, cells)
                    begun = start + reader.line_num
            except csv.Error:
                cells, start = self.mended_row(begun)
                yield TableRow(begun + 1, cells)
            else:
                return

    def from_line(self, start: int) -> Iterator[str]:
        """The lines from one on; one with more cells than a row can have is told and empty."""
        for place in range(start, len(self.lines)):
            line = self.lines[place]
            if len(line) > _MOST_CELLS and line.count(self.delimiter) > _MOST_CELLS:
                self.problems.append(Problem(Origin(self.shown, place + 1), "table-row-too-wide"))
                self.lines[place] = line = "\n"
            yield line

    def mended_row(self, begun: int) -> tuple[list[str], int]:
        """The cells of a row whose quotes do not meet, and the line after it.

        Where they belong to the text the row has its cells all the same; else a quote is missing, and the row
        ends before the next line that has all cells by itself.
        """
        self.mended += 1
        most = 1 if self.mended > _MOST_MENDED else _MOST_LINES
        cells = self.cells_of(begun)
        is_open = len(cells) == self.width and self.is_open(begun)
        lenient, used = self.lenient_row(begun, begun + most)
        if len(lenient) == self.width and not is_open:
            return lenient, begun + used
        self.problems.append(Problem(Origin(self.shown, begun + 1), "table-quote-open", Severity.WARNING))
        last = min(len(self.lines), begun + most)
        end = next((line for line in range(begun + 1, last) if len(self.cells_of(line)) == self.width), last)
        if is_open:
            text = "".join([cells[-1], *self.lines[begun + 1 : end]])
            return [*map(_unquoted, cells[:-1]), _unquoted(text)], end
        lenient, used = self.lenient_row(begun, end)
        return lenient, begun + used

    def lenient_row(self, begun: int, end: int) -> tuple[list[str], int]:
        """The row that begins at a line, quotes in it as text, and how many lines it takes."""
        reader = csv.reader(self.lines[begun:end], delimiter=self.delimiter)
        return next(reader), reader.line_num

    def cells_of(self, place: int) -> list[str]:
        """The cells of a line by itself, quotes and all."""
        line = self.lines[place].rstrip("\r\n")
        return [] if line.count(self.delimiter) > _MOST_CELLS else line.split(self.delimiter)

    def is_open(self, place: int) -> bool:
        """Whether a quote of a line is not closed in it."""
        return self.lines[place].count('"') % 2 > 0


def _unquoted(cell: str) -> str:
    """A cell without the quotes that stand around it, or at one end of it."""
    return cell.strip().removeprefix('"').removesuffix('"').replace('""', '"')
