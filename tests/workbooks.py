"""Workbooks as Excel lays them out, of the few parts that one needs."""

import struct
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DAY_STYLE = (
    f'<styleSheet xmlns="{_MAIN}"><fonts><font/></fonts><fills><fill/></fills><borders><border/></borders>'
    '<cellStyleXfs><xf/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/>'
    '<xf numFmtId="22" applyNumberFormat="1"/></cellXfs></styleSheet>'
)


def workbook(path: Path, sheets: Mapping[str, Sequence[str]], further: str = "") -> Path:
    """An .xlsx of sheets, each the XML of its rows; `further` stands after the rows of each."""
    names = list(sheets)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _content_types(len(names)))
        archive.writestr("_rels/.rels", _relations([("officeDocument", "xl/workbook.xml")]))
        listed = "".join(
            f'<sheet name="{escape(name)}" sheetId="{place}" r:id="rId{place}"/>'
            for place, name in enumerate(names, 1)
        )
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>{listed}</sheets></workbook>',
        )
        parts = [("worksheet", f"worksheets/sheet{place}.xml") for place in range(1, len(names) + 1)]
        archive.writestr("xl/_rels/workbook.xml.rels", _relations([*parts, ("styles", "styles.xml")]))
        archive.writestr("xl/styles.xml", _DAY_STYLE)
        for (_, part), rows in zip(parts, sheets.values(), strict=True):
            data = f"<sheetData>{''.join(rows)}</sheetData>{further}"
            archive.writestr(f"xl/{part}", f'<worksheet xmlns="{_MAIN}">{data}</worksheet>')
    return path


def old_workbook(path: Path, rows: int) -> Path:
    """An .xls (BIFF8 in a compound file) with an empty sheet that says it has so many rows."""
    last = _record(0x0A)
    workbook_begins, sheet_begins = (
        _record(0x809, b"\0\6" + kind + bytes(12)) for kind in (b"\5\0", b"\x10\0")
    )
    place = len(workbook_begins) + len(_listed(0)) + len(last)
    extent = _record(0x200, struct.pack("<IIHHH", 0, rows, 0, 0xFFFF, 0))
    stream = b"".join([workbook_begins, _listed(place), last, sheet_begins, extent, last])
    path.write_bytes(_compound_file(stream.ljust(4096, b"\0")))
    return path


def _listed(place: int) -> bytes:
    """The name of the sheet that begins at a place of the stream."""
    return _record(0x85, struct.pack("<IHBB", place, 0, 1, 0) + b"S")


def _record(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def _compound_file(stream: bytes) -> bytes:
    """The one stream of a workbook, in the sectors of a compound file: it, their table, the directory."""
    end, table, free = 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
    count = len(stream) // 512
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + bytes.fromhex("3e000300feff09000600") + bytes(6)
    head += struct.pack("<9I", 0, 1, count + 1, 0, 4096, end, 0, end, 0) + struct.pack("<I", count)
    chain = [*range(1, count), end, table, end]
    sectors = struct.pack("<128I", *chain, *[free] * (128 - len(chain)))
    root = _directory_entry("Root Entry", 5, 1, end, 0)
    directory = root + _directory_entry("Workbook", 2, free, 0, len(stream)) + bytes(256)
    return head.ljust(512, b"\xff") + stream + sectors + directory


def _directory_entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    coded = name.encode("utf-16-le") + b"\0\0"
    free = 0xFFFFFFFF
    head = coded.ljust(64, b"\0") + struct.pack("<HBBIII", len(coded), kind, 1, free, free, child)
    return head + bytes(36) + struct.pack("<IQ", start, size)


def row_of(number: int, *cells: str | float) -> str:
    """A row of texts and numbers, from column A on; an empty text is no cell."""
    return f'<row r="{number}">{"".join(_cell(number, place, cell) for place, cell in enumerate(cells))}</row>'


def _cell(number: int, place: int, cell: str | float) -> str:
    name = f"{chr(ord('A') + place)}{number}"
    if not isinstance(cell, str):
        return f'<c r="{name}"><v>{cell}</v></c>'
    if cell.startswith("<"):
        return cell.replace("<c ", f'<c r="{name}" ', 1)
    return f'<c r="{name}" t="inlineStr"><is><t>{escape(cell)}</t></is></c>' if cell else ""


def _content_types(sheets: int) -> str:
    main = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = [("xl/workbook.xml", "sheet.main"), ("xl/styles.xml", "styles")]
    parts += [(f"xl/worksheets/sheet{place}.xml", "worksheet") for place in range(1, sheets + 1)]
    overrides = "".join(
        f'<Override PartName="/{part}" ContentType="{main}.{kind}+xml"/>' for part, kind in parts
    )
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    default = f'<Default Extension="rels" ContentType="{relations}"/>'
    return f'<Types xmlns="{_PACKAGE}/content-types">{default}{overrides}</Types>'


def _relations(parts: Sequence[tuple[str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{place}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for place, (kind, target) in enumerate(parts, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'
