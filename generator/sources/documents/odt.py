"""An OpenDocument text -> its blocks: paragraphs and headings of content.xml, their looks from its styles.

By OpenDocument 1.3, part 3 (https://docs.oasis-open.org/office/OpenDocument/v1.3/): text:p and text:h with
styles that are based on one another, text:note, draw:frame with a picture or a box of text, table:table,
text:list. What was deleted (text:tracked-changes), comments and lists of contents are no text of the document.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape, unescape

from lxml import etree

from generator.model import Origin, Problem
from generator.sources.documents.archive import names_in, parts_of, properties_of
from generator.sources.documents.block import DocumentBlock, Look, WordDocument
from generator.sources.documents.looks import ParagraphStyle, look_of_style
from generator.sources.xml_tree import name_of, named

_SKIPPED = frozenset(
    {
        "tracked-changes",
        "annotation",
        "annotation-end",
        "sequence-decls",
        "forms",
        "variable-decls",
        "ruby-text",
    }
    | {"table-of-content", "alphabetical-index", "user-field-decls", "soft-page-break", "desc", "title"}
)
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "px": 0.75, "": 1.0}
_LENGTH = re.compile(r"(\d{1,4}(?:\.\d{1,4})?)(pt|in|cm|mm|px)?")
_MOST_SPACES = 20  # that one element stands for


@dataclass(slots=True)
class _OdtPassage:
    """A document as it is read: its styles, the files in it, the blocks and notes so far, lost pictures."""

    styles: Mapping[str, ParagraphStyle]
    held: frozenset[str]
    blocks: list[DocumentBlock] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)
    pictures: list[str] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    lost: int = 0


def document_of_odt(content: bytes, shown: str) -> WordDocument | Problem:
    """The blocks of an OpenDocument text (.odt); a Problem where it is locked, broken or harmful."""
    parts = parts_of(content, ("content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml"), shown)
    if isinstance(parts, Problem):
        held = names_in(content)
        return parts if "META-INF/manifest.xml" not in held else _locked(content, shown) or parts
    root = parts.get("content.xml")
    if root is None:
        return Problem(Origin(shown), "source-broken-archive")
    text = _OdtPassage(_styles([parts.get("styles.xml"), root]), names_in(content))
    for body in named(root, "text"):
        if name_of(body.getparent()) == "body":  # type: ignore[arg-type]  # below the root, so it has one
            _read_blocks(body, text)
    return WordDocument(tuple(text.blocks), text.notes, properties_of(parts.get("meta.xml")), text.lost)


def _locked(content: bytes, shown: str) -> Problem | None:
    """A Problem where the document is locked by a password: then its text is no XML."""
    manifest = parts_of(content, ("META-INF/manifest.xml",), shown)
    if isinstance(manifest, Problem):
        return None
    is_locked = any(True for root in manifest.values() for _ in named(root, "encryption-data"))
    return Problem(Origin(shown), "source-old-document") if is_locked else None


def _read_blocks(parent: etree._Element, text: _OdtPassage) -> None:
    for element in parent:
        name = name_of(element)
        if name in {"p", "h"}:
            _read_paragraph(element, text)
        elif name in {"list", "table"}:
            _read_whole(element, text)
        elif name == "frame":
            _take_frame(element, text)
            _end_block("", "", Look(), text)
        elif name and name not in _SKIPPED:
            _read_blocks(element, text)


def _read_paragraph(element: etree._Element, text: _OdtPassage) -> None:
    html = "".join(_inline(element, text)).strip()
    look = _look(element, text)
    _end_block(html, _plain(html), look, text)


def _end_block(html: str, plain: str, look: Look, text: _OdtPassage) -> None:
    """Take a block with the pictures met in it, and after it what stood in boxes in it."""
    pictures, boxes = tuple(text.pictures), tuple(text.boxes)
    text.pictures.clear()
    text.boxes.clear()
    if plain or pictures or "#footnote-" in html:
        text.blocks.append(DocumentBlock(html, plain, look, pictures))
    for box in boxes:
        _read_blocks(box, text)


def _read_whole(element: etree._Element, text: _OdtPassage) -> None:
    """Take a list or a table as one block."""
    html = _table(element, text) if name_of(element) == "table" else _list(element, text)
    plain = _plain(html)
    pictures = tuple(text.pictures)
    text.pictures.clear()
    if plain or pictures:
        text.blocks.append(DocumentBlock(html, plain, Look(), pictures, is_whole=True))


def _list(element: etree._Element, text: _OdtPassage) -> str:
    items = (child for child in element if name_of(child) in {"list-item", "list-header"})
    return "<ul>" + "".join(f"<li>{_cell(item, text)}</li>" for item in items) + "</ul>"


def _table(element: etree._Element, text: _OdtPassage) -> str:
    rows = (
        "<tr>"
        + "".join(f"<td>{_cell(cell, text)}</td>" for cell in row if name_of(cell) == "table-cell")
        + "</tr>"
        for row in named(element, "table-row")
    )
    return "<table>" + "".join(rows) + "</table>"


def _cell(cell: etree._Element, text: _OdtPassage) -> str:
    """What stands in a cell or an item: paragraphs parted by breaks, lists as lists."""
    parts = []
    for child in cell:
        if name_of(child) in {"p", "h"}:
            parts.append("".join(_inline(child, text)).strip())
        elif name_of(child) == "list":
            parts.append(_list(child, text))
        elif name_of(child) == "table":
            parts.append(_plain(_table(child, text)))
    return "<br>".join(part for part in parts if part).replace("<br><ul>", "<ul>")


def _inline(element: etree._Element, text: _OdtPassage) -> Iterator[str]:
    yield escape(_unbroken(element.text or ""), quote=False)
    for child in element:
        yield from _inline_element(child, text)
        yield escape(_unbroken(child.tail or ""), quote=False)


def _inline_element(child: etree._Element, text: _OdtPassage) -> Iterator[str]:
    name = name_of(child)
    if name == "s":
        count = _attribute(child, "c") or "1"
        yield " " * min(int(count) if count.isdecimal() else 1, _MOST_SPACES)
    elif name in {"tab", "line-break"}:
        yield "<br>" if name == "line-break" else " "
    elif name == "note":
        yield _note(child, text)
    elif name == "frame":
        _take_frame(child, text)
    elif name == "a":
        href = escape(child.get("{http://www.w3.org/1999/xlink}href") or "")
        yield f'<a href="{href}">{"".join(_inline(child, text))}</a>'
    elif name == "span":
        html = "".join(_inline(child, text))
        yield f"<strong>{html}</strong>" if html.strip() and _look(child, text).bold else html
    elif name and name not in _SKIPPED:
        yield from _inline(child, text)


def _note(element: etree._Element, text: _OdtPassage) -> str:
    """The mark of a note; its text is taken."""
    identity = f"footnote-{len(text.notes) + 1}"
    text.notes[identity] = ""  # its number is taken, also where a note stands in it
    body = next(named(element, "note-body"), None)
    paragraphs = (
        [] if body is None else ["".join(_inline(each, text)).strip() for each in named(body, "p", "h")]
    )
    text.notes[identity] = "".join(f"<p>{each}</p>" for each in paragraphs if each)
    return f'<sup><a href="#{identity}">[{len(text.notes)}]</a></sup>'


def _take_frame(frame: etree._Element, text: _OdtPassage) -> None:
    """Take the picture of a frame, or the box of text in it, to be read after its paragraph."""
    picture = next((each for each in frame if name_of(each) == "image"), None)
    if picture is not None:
        name = (picture.get("{http://www.w3.org/1999/xlink}href") or "").removeprefix("./")
        is_held = name in text.held
        text.lost += not is_held
        text.pictures += [name] if is_held else []
    text.boxes += [each for each in frame if name_of(each) == "text-box"]


def _look(element: etree._Element, text: _OdtPassage) -> Look:
    look = look_of_style(_attribute(element, "style-name") or "", text.styles)
    level = _attribute(element, "outline-level") if name_of(element) == "h" else None
    is_bold = look.bold or (name_of(element) != "span" and _is_all_bold(element, text))
    number = int(level) if level and level.isdecimal() else look.level
    return Look(look.styles, number, _size(element, look, text), is_bold, look.centred)


def _is_all_bold(element: etree._Element, text: _OdtPassage) -> bool:
    spans = [child for child in element if name_of(child) == "span" and "".join(child.itertext()).strip()]
    bare = (element.text or "").strip() + "".join((child.tail or "").strip() for child in element)
    return bool(spans) and not bare and all(_look(span, text).bold for span in spans)


def _size(element: etree._Element, look: Look, text: _OdtPassage) -> float:
    """The size of all that a paragraph says, where its one span has another than its style."""
    spans = [child for child in element if name_of(child) == "span" and "".join(child.itertext()).strip()]
    if name_of(element) == "span" or len(spans) != 1 or (element.text or "").strip():
        return look.size
    return look_of_style(_attribute(spans[0], "style-name") or "", text.styles).size or look.size


def _styles(roots: list[etree._Element | None]) -> dict[str, ParagraphStyle]:
    """The styles of paragraphs and spans, each by its name in the file, as they are written."""
    found: dict[str, ParagraphStyle] = {}
    for root in roots:
        for style in [] if root is None else named(root, "style"):
            if name := _attribute(style, "name"):
                found[name] = _style(style, name)
    return found


def _style(style: etree._Element, name: str) -> ParagraphStyle:
    said = {key: value for part in style for key, value in part.attrib.items()}
    by_name = {etree.QName(key).localname: value for key, value in said.items()}
    weight = by_name.get("font-weight-asian") or by_name.get("font-weight")
    size = _LENGTH.fullmatch(by_name.get("font-size-asian") or by_name.get("font-size") or "")
    level, place = _attribute(style, "default-outline-level"), by_name.get("text-align")
    is_automatic = re.fullmatch(r"[PTpt]\d+", name) and not _attribute(style, "display-name")
    return ParagraphStyle(
        "" if is_automatic else _attribute(style, "display-name") or _readable(name),
        _attribute(style, "parent-style-name") or "",
        int(level) if level and level.isdecimal() else None,
        float(size[1]) * _POINTS[size[2] or ""] if size else None,
        None if weight is None else weight not in {"normal", "100", "200", "300", "400"},
        None if place is None else place == "center",
    )


def _readable(name: str) -> str:
    """A style's name as people see it: Heading 1 for Heading_20_1."""
    return re.sub(r"_([0-9a-f]{2,5})_", lambda found: chr(int(found[1], 16)), name)


def _attribute(element: etree._Element, name: str) -> str | None:
    """An attribute by its name in whatever namespace."""
    return next((value for key, value in element.attrib.items() if etree.QName(key).localname == name), None)


def _unbroken(text: str) -> str:
    return re.sub(r"[\t\r\n ]+", " ", text)


def _plain(html: str) -> str:
    """The text of what was written here as HTML, without the marks of notes."""
    without_marks = re.sub(r"<sup><a href=\"#footnote-\d+\">.*?</a></sup>", "", html)
    return unescape(re.sub(r"<[^<>]*>", "", without_marks.replace("<br>", "\n"))).strip()
