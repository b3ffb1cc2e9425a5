"""A Word file -> its blocks: mammoth reads the text, its styles say how each paragraph looks.

mammoth (https://github.com/mwilliamson/python-mammoth) makes HTML of the document and knows a paragraph's own
setting only, so what styles give is looked up in word/styles.xml (ECMA-376, part 1, 17.7). Each paragraph takes
an anchor with it through mammoth, by which its block is known again.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from xml.parsers.expat import ExpatError

import lxml.html
import mammoth
import mammoth.documents
import mammoth.transforms
from lxml import etree

from generator.model import Origin, Problem
from generator.sources.documents.archive import FAULTS, every_part, parts_of, properties_of
from generator.sources.documents.block import DocumentBlock, Look, WordDocument
from generator.sources.documents.looks import ParagraphStyle, look_of_style
from generator.sources.xml_tree import named

_ANCHOR = "block-"
_NOTE = re.compile(r"(?:foot|end)note-\d+")
_STYLES = re.compile(r"word/styles\d*\.xml")
_LISTS = frozenset({"ul", "ol", "table"})
_MAMMOTHS_FAULTS = (*FAULTS, ExpatError, AttributeError, TypeError, IndexError, RecursionError, etree.LxmlError)


@dataclass(slots=True)
class _WordPassage:
    """What is noted while mammoth reads: how each paragraph looks, how many pictures are not in the file."""

    styles: Mapping[str, ParagraphStyle]
    looks: list[Look] = field(default_factory=list)
    lost: int = 0


def document_of_docx(content: bytes, shown: str) -> WordDocument | Problem:
    """The blocks of a Word file (.docx); a Problem where it is none, broken, or made to do harm."""
    parts = parts_of(content, tuple(every_part(content)), shown)
    if isinstance(parts, Problem):
        return parts
    styles = next((part for name, part in parts.items() if _STYLES.fullmatch(name)), None)
    passage = _WordPassage(_styles(styles))
    try:
        made = mammoth.convert_to_html(
            BytesIO(content),
            transform_document=mammoth.transforms.paragraph(_noting(passage)),
            convert_image=mammoth.images.img_element(_naming(passage)),
            include_embedded_style_map=False,
            external_file_access=False,
        )
        return _document(made.value, passage, parts.get("docProps/core.xml"))
    except _MAMMOTHS_FAULTS:
        return Problem(Origin(shown), "source-broken-archive")


def _noting(passage: _WordPassage) -> Callable[[mammoth.documents.Paragraph], mammoth.documents.Paragraph]:
    """What notes how a paragraph looks, and gives it an anchor."""

    def noted(paragraph: mammoth.documents.Paragraph) -> mammoth.documents.Paragraph:
        """The paragraph with an anchor by which its looks are found again."""
        passage.looks.append(_look(paragraph, passage.styles))
        anchor = mammoth.documents.bookmark(f"{_ANCHOR}{len(passage.looks) - 1}")
        return paragraph.copy(children=[anchor, *paragraph.children])

    return noted


def _look(paragraph: mammoth.documents.Paragraph, styles: Mapping[str, ParagraphStyle]) -> Look:
    style = look_of_style(paragraph.style_id or "", styles)
    names = style.styles or ((paragraph.style_name,) if paragraph.style_name else ())
    runs = [run for run in _runs(paragraph) if _said(run).strip()]
    sizes = {run.font_size for run in runs}
    size = sizes.pop() if len(sizes) == 1 else None
    return Look(
        names,
        style.level,
        size or style.size,
        bold=bool(runs) and (style.bold or all(run.is_bold for run in runs)),
        centred=paragraph.alignment == "center" if paragraph.alignment else style.centred,
    )


def _runs(element: mammoth.documents.HasChildren) -> Iterator[mammoth.documents.Run]:
    for child in element.children:
        if isinstance(child, mammoth.documents.Run):
            yield child
        elif isinstance(child, mammoth.documents.Hyperlink):
            yield from _runs(child)


def _said(element: mammoth.documents.HasChildren) -> str:
    return "".join(child.value for child in element.children if isinstance(child, mammoth.documents.Text))


def _naming(passage: _WordPassage) -> Callable[[mammoth.documents.Image], dict[str, str]]:
    """What names a picture by where it lies in the archive; nothing is read of it."""

    def name_of_picture(image: mammoth.documents.Image) -> dict[str, str]:
        """The attributes of the picture's element; none where the archive does not have it."""
        passage.lost += 1
        try:
            with image.open() as opened:
                name = getattr(opened, "name", "")
        except KeyError:
            return {}
        passage.lost -= 1
        return {"src": name}

    return name_of_picture


def _document(html: str, passage: _WordPassage, core: etree._Element | None) -> WordDocument:
    root = lxml.html.fragment_fromstring(html, create_parent="div") if html else lxml.html.Element("div")
    notes = {
        item.get("id", ""): _note(item)
        for item in root.iterfind("./ol/li[@id]")
        if _NOTE.fullmatch(item.get("id", ""))
    }
    blocks = [_block(element, passage) for element in root if not _holds_notes(element)]
    return WordDocument(
        tuple(block for block in blocks if block.text or block.pictures or _NOTE.search(block.html)),
        notes,
        properties_of(core),
        passage.lost,
    )


def _holds_notes(element: lxml.html.HtmlElement) -> bool:
    return element.tag == "ol" and any(_NOTE.fullmatch(item.get("id", "")) for item in element)


def _note(item: lxml.html.HtmlElement) -> str:
    for link in item.xpath(".//a[starts-with(@href, '#')]"):
        link.drop_tree()
    paragraphs = [inner_html(each) for each in item.iterfind("./p")]
    return "".join(f"<p>{text}</p>" for text in paragraphs if text) or inner_html(item)


def _block(element: lxml.html.HtmlElement, passage: _WordPassage) -> DocumentBlock:
    anchors = [anchor for anchor in element.iter("a") if anchor.get("id", "").startswith(_ANCHOR)]
    look = passage.looks[int(anchors[0].get("id", "")[len(_ANCHOR) :])] if anchors else Look()
    for anchor in [each for each in element.iter("a") if each.get("id") and not each.get("href")]:
        anchor.drop_tag()
    pictures = tuple(picture.get("src", "") for picture in element.iter("img"))
    for picture in list(element.iter("img")):
        picture.drop_tree()
    if element.tag == "table":
        _with_plain_cells(element)
    is_whole = element.tag in _LISTS
    html = etree.tostring(element, encoding="unicode", method="html", with_tail=False)
    return DocumentBlock(
        html if is_whole else inner_html(element),
        text_without_notes(element),
        look,
        tuple(name for name in pictures if name),
        is_whole,
    )


def _with_plain_cells(table: lxml.html.HtmlElement) -> None:
    """Cells without paragraphs in them: several are parted by breaks."""
    for cell in list(table.iter("td", "th")):
        for paragraph in list(cell.iterfind("./p")):
            if paragraph.getprevious() is not None:
                paragraph.addprevious(lxml.html.Element("br"))
            paragraph.drop_tag()


def inner_html(element: lxml.html.HtmlElement) -> str:
    """The HTML of what stands in an element."""
    text = lxml.html.Element("p")
    text.text = element.text
    start = etree.tostring(text, encoding="unicode", method="html")[3:-4]
    return (
        start + "".join(etree.tostring(each, encoding="unicode", method="html") for each in element)
    ).strip()


def text_without_notes(element: lxml.html.HtmlElement) -> str:
    """The text of an element as people read it: breaks as lines, without the marks of notes."""
    parts: list[str] = []
    for each in element.iter():
        is_mark = each.tag == "a" and _NOTE.fullmatch((each.get("href") or "").lstrip("#"))
        parts += ["\n" if each.tag == "br" else "", "" if is_mark else each.text or ""]
        parts.append((each.tail or "") if each is not element else "")
    return "".join(parts).strip()


def _styles(root: etree._Element | None) -> dict[str, ParagraphStyle]:
    """The styles of paragraphs, each by its ID, as written: what one is based on is not in it."""
    if root is None:
        return {}
    return {_attribute(style, "styleId") or "": _style(style) for style in named(root, "style")}


def _style(style: etree._Element) -> ParagraphStyle:
    def value(name: str) -> str | None:
        """What the style says by an element of that name; None where it has none."""
        found = next(named(style, name), None)
        return None if found is None else _attribute(found, "val") or "true"

    level, size, bold, place = value("outlineLvl"), value("sz"), value("b"), value("jc")
    return ParagraphStyle(
        value("name") or "",
        value("basedOn") or "",
        int(level) + 1 if level and level.isdecimal() and int(level) < 9 else None,  # noqa: PLR2004 - 9 is none
        int(size) / 2 if size and size.isdecimal() else None,
        None if bold is None else bold not in {"0", "false"},
        None if place is None else place == "center",
    )


def _attribute(element: etree._Element, name: str) -> str | None:
    """An attribute in its element's own namespace: the strict form of the format has another."""
    return element.get(f"{{{etree.QName(element).namespace or ''}}}{name}")
