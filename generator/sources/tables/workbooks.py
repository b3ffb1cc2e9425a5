"""Excel and OpenDocument tables -> articles, the rows of each sheet.

Dates come as days, numbers as a cell shows them, merged cells of a column are filled.
"""

from collections.abc import Sequence

from generator.model import Field, Item, Origin, Problem, Severity, SourceReading, values_of
from generator.sources.file_place import name_fields, place_fields
from generator.sources.source_file import SourceFile, bytes_of
from generator.sources.tables.cells import SheetCells, cells_of
from generator.sources.tables.columns import TableRow, articles_of
from generator.sources.tables.extents import fault_of_archive

FORMAT = "workbook"
_SUFFIXES = frozenset((".xlsx", ".xlsm", ".xltx", ".xls", ".et", ".ods", ".csv"))
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


def takes_workbook(file: SourceFile) -> bool:
    """Whether a file is a workbook: by its name and its first bytes."""
    return file.suffix in _SUFFIXES and file.start().startswith((_ZIP, _OLE))


def read_workbooks(files: Sequence[SourceFile]) -> SourceReading:
    """The articles of the files: a row each, the name of the sheet as its field `sheet`."""
    items: list[Item] = []
    problems: list[Problem] = []
    for file in files:
        its_items, its_problems = _read(file)
        items += its_items
        problems += its_problems
    return SourceReading(FORMAT, tuple(items), tuple(problems))


def _read(file: SourceFile) -> tuple[list[Item], list[Problem]]:
    content = bytes_of(file)
    if isinstance(content, Problem):
        return [], [content]
    if content.startswith(_ZIP) and (fault := fault_of_archive(content, file.shown)):
        return [], [fault]
    workbook = cells_of(content)
    fault_code = workbook["fault"]
    problems = [Problem(Origin(file.shown), fault_code)] if fault_code else []
    items: list[Item] = []
    for its_cells in workbook["sheets"]:
        its_items, its_problems = _articles(file, its_cells)
        items += its_items
        problems += its_problems
    if not items and not problems:
        problems.append(Problem(Origin(file.shown), "table-without-rows", Severity.WARNING))
    return items, problems


def _articles(file: SourceFile, cells: SheetCells) -> tuple[list[Item], list[Problem]]:
    name, top, rows = cells["name"], cells["top"], cells["rows"]
    for column, first, last in cells["merged"]:
        _fill_down(rows, column - cells["left"], first - top, last - top)
    numbered = [TableRow(top + place + 1, row) for place, row in enumerate(rows)]
    further = (Field("sheet", name), *name_fields(name, "sheet"), *place_fields(file))
    items, problems = articles_of(file.shown, numbered, further)
    if any(map(any, rows)) and not items and not problems:
        values = values_of(sheet=name)
        problems = [Problem(Origin(file.shown), "workbook-sheet-without-table", Severity.WARNING, values)]
    return items, problems


def _fill_down(cells: list[list[str]], column: int, top: int, bottom: int) -> None:
    """Repeat what stands in the uppermost of merged cells in those below it: the day, the page of all rows."""
    if not (0 <= top < len(cells) and 0 <= column < len(cells[top])):
        return
    for row in cells[top + 1 : bottom + 1]:
        row[column] = row[column] or cells[top][column]
