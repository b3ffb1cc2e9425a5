"""The archive that a workbook is -> whether it can be read within bounds.

calamine lays a sheet out whole, from its first filled cell to its last: two cells far apart would take all
memory there is. So the extent of each sheet is read first, in the XML of Excel (ECMA-376 part 1, 18.3.1) and of
OpenDocument (1.3, 9.1), where a cell may be repeated.
"""

import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO

from lxml import etree

from generator.model import Origin, Problem, values_of
from generator.sources.source_file import oversized

_MOST_CELLS = 10_000_000  # of a sheet, from its first filled cell to its last
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_FAULTS = (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, KeyError)
_WIDE = (b"\xff\xfe", b"\xfe\xff")  # the marks of UTF-16

Attributes = Mapping[str, str]


def fault_of_archive(content: bytes, shown: str) -> Problem | None:
    """Why a workbook must not be read: it is broken, a zip bomb, or its cells are too far apart."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            if fault := oversized(archive, shown):
                return fault
            spread = max(map(_spread, _sheets(archive)), default=0)
    except (*_FAULTS, etree.XMLSyntaxError):
        return Problem(Origin(shown), "source-broken-archive")
    if spread > _MOST_CELLS:
        return Problem(Origin(shown), "workbook-too-spread", values=values_of(cells=spread, most=_MOST_CELLS))
    return None


def _sheets(archive: zipfile.ZipFile) -> Iterator[bytes]:
    """The parts that may be sheets, whatever they are called."""
    for entry in archive.infolist():
        part = archive.read(entry)
        if part.startswith(_WIDE) or (part.lstrip()[:1] in {b"<", b"\xef"} and b"row" in part):
            yield part


def _spread(part: bytes) -> int:
    """How many cells lie between the first and the last filled one of the widest sheet in a part."""
    extent = _Extent()
    target = _Target(extent)
    # The stubs ask of a target what lxml does not need: it calls the methods that there are.
    parser = etree.XMLParser(target=target, resolve_entities=False, no_network=True, huge_tree=False)  # type: ignore[call-overload]
    etree.parse(BytesIO(part), parser)
    return extent.most


@dataclass(slots=True)
class _Extent:
    """What is noted of a sheet while its XML goes by: where it is, and the corners of what is filled."""

    row: int = 0
    column: int = 0
    rows: int = 1  # as which an OpenDocument row stands
    columns: int = 1  # as which its cell stands
    corners: tuple[int, int, int, int] | None = None
    most: int = 0

    def table(self, _: Attributes) -> None:
        """An OpenDocument table begins."""
        self.row = self.column = 0
        self.rows = self.columns = 1
        self.corners = None

    def excel_row(self, attributes: Attributes) -> None:
        """A row begins, numbered or the next."""
        self.row, self.column = int(attributes.get("r", self.row + 1)), 0

    def excel_cell(self, attributes: Attributes) -> None:
        """A cell begins, named or the next."""
        self.column += 1
        if match := _REFERENCE.fullmatch(attributes.get("r", "").upper()):
            self.column, self.row = _column(match[1]), int(match[2])

    def row_of_table(self, attributes: Attributes) -> None:
        """An OpenDocument row begins."""
        self.row, self.column = self.row + self.rows, 0
        self.rows, self.columns = _repeated(attributes, "number-rows-repeated"), 1

    def cell_of_table(self, attributes: Attributes) -> None:
        """An OpenDocument cell begins; one with a type is filled."""
        self.column += self.columns
        self.columns = _repeated(attributes, "number-columns-repeated")
        if any(etree.QName(each).localname == "value-type" for each in attributes):
            self.filled(attributes)

    def filled(self, _: Attributes) -> None:
        """The cell that is open is filled, as often as it stands there."""
        bottom, right = self.row + self.rows - 1, self.column + self.columns - 1
        top, last, left, end = self.corners or (self.row, bottom, self.column, right)
        self.corners = (min(top, self.row), max(last, bottom), min(left, self.column), max(end, right))
        top, last, left, end = self.corners
        self.most = max(self.most, (last - top + 1) * (end - left + 1))


_STEPS: Mapping[str, Callable[[_Extent, Attributes], None]] = {
    "row": _Extent.excel_row,
    "c": _Extent.excel_cell,
    "v": _Extent.filled,
    "is": _Extent.filled,
    "table": _Extent.table,
    "table-row": _Extent.row_of_table,
    "table-cell": _Extent.cell_of_table,
    "covered-table-cell": _Extent.cell_of_table,
    "p": _Extent.filled,
}


class _Target:
    """What lxml tells of the elements of a part, as they go by."""

    def __init__(self, extent: _Extent) -> None:
        self.extent = extent

    def start(self, tag: str, attributes: Attributes) -> None:
        """An element begins."""
        if step := _STEPS.get(etree.QName(tag).localname):
            step(self.extent, attributes)

    def close(self) -> None:
        """The part ends."""


def _column(letters: str) -> int:
    number = 0
    for each in letters:
        number = number * 26 + ord(each) - ord("A") + 1
    return number


def _repeated(attributes: Attributes, name: str) -> int:
    values = (value for key, value in attributes.items() if etree.QName(key).localname == name)
    return max(1, int(next(values, 1)))
