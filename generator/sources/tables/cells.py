"""The bytes of a workbook -> the cells of its sheets, read by calamine in a process of its own.

A byte of an old .xls that is wrong can make calamine ask for more memory than there is, which ends its process,
not its call. This file is also the program of that process, so it imports nothing of ours.
"""

import datetime as dt
import json
import re
import subprocess
import sys
from contextlib import suppress
from io import BytesIO
from typing import TypedDict

import python_calamine

MOST_SECONDS = 600  # of a workbook as large as is read, on a slow machine
_MOST_MEMORY = 6_000_000_000  # bytes
_CARRIAGE_RETURN = re.compile(r"_x000D_", re.IGNORECASE)  # as Excel writes it within a text
_LARGEST_WHOLE = 1e15  # up to here a number has all its digits
_Cell = str | float | bool | dt.date | dt.time | dt.timedelta


class SheetCells(TypedDict):
    """A sheet: its name, the texts of its cells from row `top` and column `left` on, cells merged downwards.

    Rows and columns are counted from 0; merged are the column, the first and the last row.
    """

    name: str
    top: int
    left: int
    rows: list[list[str]]
    merged: list[tuple[int, int, int]]


class WorkbookCells(TypedDict):
    """The sheets of a workbook, or the code of why it cannot be read."""

    sheets: list[SheetCells]
    fault: str


def cells_of(content: bytes) -> WorkbookCells:
    """The cells of a workbook, whatever its bytes do to the process that reads them."""
    words = [sys.executable, "-P", __file__]  # -P: nothing beside this file is taken for a library
    with suppress(subprocess.TimeoutExpired, OSError, ValueError):
        ended = subprocess.run(words, input=content, capture_output=True, timeout=MOST_SECONDS, check=False)  # noqa: S603 - our own program
        if ended.returncode == 0:
            made: WorkbookCells = json.loads(ended.stdout)
            return made
    return WorkbookCells(sheets=[], fault="source-broken-archive")


def _read(content: bytes) -> WorkbookCells:
    try:
        with python_calamine.load_workbook(BytesIO(content)) as workbook:
            sheets = [_sheet_of(workbook.get_sheet_by_name(name)) for name in workbook.sheet_names]
    except python_calamine.PasswordError:
        return WorkbookCells(sheets=[], fault="workbook-locked")
    except (python_calamine.CalamineError, OSError, ValueError):
        return WorkbookCells(sheets=[], fault="source-broken-archive")
    return WorkbookCells(sheets=sheets, fault="")


def _sheet_of(read: python_calamine.CalamineSheet) -> SheetCells:
    top, left = read.start or (0, 0)
    rows = [[_text(cell) for cell in row] for row in read.to_python()]
    spans = read.merged_cell_ranges or []
    merged = [(column, first, last) for (first, column), (last, end) in spans if column == end and last > first]
    return SheetCells(name=read.name, top=top, left=left, rows=rows, merged=merged)


def _text(cell: _Cell) -> str:
    """The text of a cell as an editor sees it: whole numbers without .0, a day without its midnight."""
    if isinstance(cell, str):
        return _CARRIAGE_RETURN.sub("", cell)
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < _LARGEST_WHOLE:
        return str(int(cell))
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat() if cell.time() == dt.time() else cell.isoformat(" ")
    return cell.isoformat() if isinstance(cell, dt.date | dt.time) else str(cell)


def _within_memory() -> None:
    """Let this process ask for no more memory than a workbook needs, where the system can hold it to that."""
    with suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415 - Windows has none

        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))


if __name__ == "__main__":
    _within_memory()
    sys.stdout.buffer.write(json.dumps(_read(sys.stdin.buffer.read())).encode())
