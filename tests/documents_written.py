"""Documents of Word and OpenDocument, written from lines such as `Heading 1 | 青石渡口重新开渡`.

Before the bar stand the paragraph's style (- for none) and how it is set: bold, centred, a size as 16pt. After
it stands the text, with notes as [^注文], stress as **…** and breaks as ↵. `picture | name.png` is a picture in
a paragraph of its own, `table | 甲 / 乙 ; 丙 / 丁` a table, `list | 甲 / 乙` a list, `= title | …` a property.
"""

import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

PICTURE = b"\x89PNG\r\n\x1a\n"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_SET = re.compile(r"^(?P<style>.*?)(?P<set>(?:\s+(?:bold|centred|\d+pt))*)$")


@dataclass(frozen=True)
class Line:
    """A line of a document to be written."""

    style: str
    text: str
    bold: bool
    centred: bool
    size: int


@dataclass
class Written:
    """What is gathered while a document is written."""

    notes: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)


def lines_of(text: str) -> list[Line]:
    """The lines of a document."""
    found = []
    for line in filter(None, text.splitlines()):
        before, _, after = line.partition(" | ")
        match = _SET.match(before)
        assert match
        said = match["set"].split()
        size = next((int(each[:-2]) for each in said if each.endswith("pt")), 0)
        found.append(Line(match["style"].strip("-").strip(), after, "bold" in said, "centred" in said, size))
    return found


def write_docx(lines: Sequence[Line], path: Path) -> None:
    """Write the lines as a Word file."""
    written = Written()
    body = "".join(_docx_block(line, written) for line in lines if not line.style.startswith("="))
    pictures = "".join(
        f'<Relationship Id="p{number}" Type="{_R}/image" Target="media/{name}"/>'
        for number, name in enumerate(written.pictures, 1)
    )
    notes = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:t>{escape(note)}</w:t></w:r></w:p></w:footnote>'
        for number, note in enumerate(written.notes, 1)
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="xml" ContentType="application/xml"/>'
            '<Default Extension="png" ContentType="image/png"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r1" Type="{_R}/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
        )
        archive.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="{_RELATIONS}">'
            f'<Relationship Id="f" Type="{_R}/footnotes" Target="footnotes.xml"/>'
            f'<Relationship Id="s" Type="{_R}/styles" Target="styles.xml"/>{pictures}</Relationships>',
        )
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{_W}" xmlns:r="{_R}"><w:body>{body}</w:body></w:document>',
        )
        archive.writestr(
            "word/numbering.xml",
            f'<w:numbering xmlns:w="{_W}"><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0">'
            '<w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
            '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>',
        )
        archive.writestr("word/styles.xml", f'<w:styles xmlns:w="{_W}">{_docx_styles(lines)}</w:styles>')
        archive.writestr("word/footnotes.xml", f'<w:footnotes xmlns:w="{_W}">{notes}</w:footnotes>')
        archive.writestr("docProps/core.xml", f"<coreProperties>{_properties(lines)}</coreProperties>")
        for name in written.pictures:
            archive.writestr(f"word/media/{name}", PICTURE)


def _docx_styles(lines: Sequence[Line]) -> str:
    names = dict.fromkeys(line.style for line in lines if line.style)
    return "".join(
        f'<w:style w:type="paragraph" w:styleId="{_identity(name)}"><w:name w:val="{name}"/></w:style>'
        for name in names
    )


def _identity(style: str) -> str:
    return "s" + style.encode().hex()


def _docx_block(line: Line, written: Written) -> str:
    if line.style == "table":
        rows = (row.split(" / ") for row in line.text.split(" ; "))
        cells = ("".join(f"<w:tc>{_docx_paragraph(cell)}</w:tc>" for cell in row) for row in rows)
        return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"
    if line.style == "list":
        numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
        return "".join(_docx_paragraph(item, numbered) for item in line.text.split(" / "))
    if line.style == "picture":
        written.pictures.append(line.text)
        drawing = (
            "http://schemas.openxmlformats.org/drawingml/2006/main",
            "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
            "http://schemas.openxmlformats.org/drawingml/2006/picture",
        )
        return (
            f'<w:p><w:r><w:drawing><wp:inline xmlns:wp="{drawing[1]}"><a:graphic xmlns:a="{drawing[0]}">'
            f'<a:graphicData><pic:pic xmlns:pic="{drawing[2]}"><pic:blipFill>'
            f'<a:blip r:embed="p{len(written.pictures)}"/></pic:blipFill></pic:pic>'
            "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
        )
    style = f'<w:pStyle w:val="{_identity(line.style)}"/>' if line.style else ""
    place = '<w:jc w:val="center"/>' if line.centred else ""
    run = ("<w:b/>" if line.bold else "") + (f'<w:sz w:val="{line.size * 2}"/>' if line.size else "")
    return f"<w:p><w:pPr>{style}{place}</w:pPr>{_docx_runs(line.text, run, written)}</w:p>"


def _docx_paragraph(text: str, setting: str = "") -> str:
    return f"<w:p><w:pPr>{setting}</w:pPr><w:r><w:t>{escape(text)}</w:t></w:r></w:p>"


def _docx_runs(text: str, setting: str, written: Written) -> str:
    runs = []
    for part in re.split(r"(\[\^[^]]*\]|\*\*.*?\*\*|↵)", text):
        if part.startswith("[^"):
            written.notes.append(part[2:-1])
            runs.append(f'<w:r><w:footnoteReference w:id="{len(written.notes)}"/></w:r>')
        elif part == "↵":
            runs.append("<w:r><w:br/></w:r>")
        elif part:
            stress = "<w:b/>" if part.startswith("**") else ""
            plain = escape(part.strip("*"))
            runs.append(f'<w:r><w:rPr>{setting}{stress}</w:rPr><w:t xml:space="preserve">{plain}</w:t></w:r>')
    return "".join(runs)


def _properties(lines: Sequence[Line]) -> str:
    return "".join(
        f"<{line.style[2:]}>{line.text}</{line.style[2:]}>" for line in lines if line.style.startswith("= ")
    )


def write_odt(lines: Sequence[Line], path: Path) -> None:
    """Write the lines as an OpenDocument text."""
    written = Written()
    names = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for short, name in (
            *((each, each) for each in ("office", "style", "text", "table", "meta")),
            ("draw", "drawing"),
            ("fo", "xsl-fo-compatible"),
        )
    )
    names += ' xmlns:xlink="http://www.w3.org/1999/xlink"'
    shown = [line for line in lines if not line.style.startswith("=")]
    body = "".join(_odt_block(number, line, written) for number, line in enumerate(shown))
    automatic = "".join(_odt_style(number, line) for number, line in enumerate(shown))
    styles = "".join(
        f'<style:style style:name="{_identity(name)}" style:display-name="{name}" style:family="paragraph"/>'
        for name in dict.fromkeys(line.style for line in shown if line.style)
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        archive.writestr(
            "content.xml",
            f"<office:document-content {names}><office:automatic-styles>{automatic}"
            '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/>'
            "</style:style>"
            f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
            "</office:document-content>",
        )
        archive.writestr("styles.xml", f"<office:document-styles {names}>{styles}</office:document-styles>")
        archive.writestr("meta.xml", f"<m><meta>{_properties(lines)}</meta></m>")
        for name in written.pictures:
            archive.writestr(f"Pictures/{name}", PICTURE)


def _odt_style(number: int, line: Line) -> str:
    weight = ' fo:font-weight="bold"' if line.bold else ""
    size = f' fo:font-size="{line.size}pt"' if line.size else ""
    place = ' fo:text-align="center"' if line.centred else ""
    base = f' style:parent-style-name="{_identity(line.style)}"' if line.style else ""
    return (
        f'<style:style style:name="P{number}" style:family="paragraph"{base}>'
        f"<style:paragraph-properties{place}/><style:text-properties{weight}{size}/></style:style>"
    )


def _odt_block(number: int, line: Line, written: Written) -> str:
    if line.style == "table":
        rows = (row.split(" / ") for row in line.text.split(" ; "))
        cells = (
            "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in row)
            for row in rows
        )
        return (
            "<table:table>"
            + "".join(f"<table:table-row>{row}</table:table-row>" for row in cells)
            + "</table:table>"
        )
    if line.style == "list":
        items = (f"<text:list-item><text:p>{item}</text:p></text:list-item>" for item in line.text.split(" / "))
        return f"<text:list>{''.join(items)}</text:list>"
    if line.style == "picture":
        written.pictures.append(line.text)
        return f'<text:p><draw:frame><draw:image xlink:href="Pictures/{line.text}"/></draw:frame></text:p>'
    return f'<text:p text:style-name="P{number}">{_odt_text(line.text, written)}</text:p>'


def _odt_text(text: str, written: Written) -> str:
    parts = []
    for part in re.split(r"(\[\^[^]]*\]|\*\*.*?\*\*|↵)", text):
        if part.startswith("[^"):
            written.notes.append(part[2:-1])
            note = f"<text:note-body><text:p>{escape(part[2:-1])}</text:p></text:note-body>"
            parts.append(f"<text:note><text:note-citation>1</text:note-citation>{note}</text:note>")
        elif part == "↵":
            parts.append("<text:line-break/>")
        elif part.startswith("**"):
            parts.append(f'<text:span text:style-name="B">{escape(part.strip("*"))}</text:span>')
        else:
            parts.append(escape(part))
    return "".join(parts)
