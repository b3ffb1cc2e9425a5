"""Excel and OpenDocument tables -> articles, the rows of each sheet, read by calamine.

Dates come as days, numbers as a cell shows them, merged cells of a column are filled.
"""

import datetime as dt
import re
from collections.abc import Sequence
from io import BytesIO

import python_calamine

from generator.model import Field, Item, Origin, Problem, Severity, SourceReading, values_of
from generator.sources.file_place import name_fields, place_fields
from generator.sources.source_file import SourceFile, bytes_of
from generator.sources.tables.columns import TableRow, articles_of
from generator.sources.tables.extents import fault_of_archive

FORMAT = "workbook"
_SUFFIXES = frozenset((".xlsx", ".xlsm", ".xltx", ".xls", ".et", ".ods", ".csv"))
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_CARRIAGE_RETURN = re.compile(r"_x000D_", re.IGNORECASE)  # as Excel writes it within a text
_Cell = str | float | bool | dt.date | dt.time | dt.timedelta


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
    items: list[Item] = []
    problems: list[Problem] = []
    try:
        with python_calamine.load_workbook(BytesIO(content)) as workbook:
            for name in workbook.sheet_names:
                its_items, its_problems = _articles(file, name, workbook.get_sheet_by_name(name))
                items += its_items
                problems += its_problems
    except python_calamine.PasswordError:
        problems.append(Problem(Origin(file.shown), "workbook-locked"))
    except (python_calamine.CalamineError, OSError, ValueError):
        problems.append(Problem(Origin(file.shown), "source-broken-archive"))
    if not items and not problems:
        problems.append(Problem(Origin(file.shown), "table-without-rows", Severity.WARNING))
    return items, problems


def _articles(
    file: SourceFile, name: str, worksheet: python_calamine.CalamineSheet
) -> tuple[list[Item], list[Problem]]:
    first, left = worksheet.start or (0, 0)
    cells = [[_text(cell) for cell in row] for row in worksheet.to_python()]
    for (top, column), (bottom, last) in worksheet.merged_cell_ranges or []:
        if column == last:
            _fill_down(cells, column - left, top - first, bottom - first)
    rows = [TableRow(first + place + 1, row) for place, row in enumerate(cells)]
    further = (Field("sheet", name), *name_fields(name, "sheet"), *place_fields(file))
    items, problems = articles_of(file.shown, rows, further)
    if any(map(any, cells)) and not items and not problems:
        values = values_of(sheet=name)
        problems = [Problem(Origin(file.shown), "workbook-sheet-without-table", Severity.WARNING, values)]
    return items, problems


def _fill_down(cells: list[list[str]], column: int, top: int, bottom: int) -> None:
    """Repeat what stands in the uppermost of merged cells in those below it: the day, the page of all rows."""
    if not (0 <= top < len(cells) and 0 <= column < len(cells[top])):
        return
    for row in cells[top + 1 : bottom + 1]:
        row[column] = row[column] or cells[top][column]


def _text(cell: _Cell) -> str:
    """The text of a cell as an editor sees it: whole numbers without .0, a day without its midnight."""
    if isinstance(cell, str):
        return _CARRIAGE_RETURN.sub("", cell)
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:  # noqa: PLR2004 - all digits count
        return str(int(cell))
    if isinstance(cell, dt.datetime):
        return (cell.date() if cell.time() == dt.time() else cell).isoformat(
            *[" "] * (cell.time() != dt.time())
        )
    return cell.isoformat() if isinstance(cell, dt.date | dt.time) else str(cell)
