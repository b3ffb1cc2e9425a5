"""The HTML of a body -> our Markdown: paragraphs, subheads, stress, lists, tables, notes; its pictures."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import lxml.html
from lxml import etree

from generator.language import without_unseen
from generator.prose import Paragraph, markdown_body
from generator.web_address import is_on_the_web

_SPACES = re.compile(r"[ \t\n\r\f\xa0]+")
_LEFT_OUT = frozenset(
    {"script", "style", "head", "noscript", "template", "iframe", "object", "svg", "form", "nav"}
)
_BLOCKS = frozenset(
    {"p", "div", "section", "article", "header", "footer", "main", "center", "dl", "dt", "dd", "figure", "pre"}
    | {"body", "html", "aside", "address", "fieldset", "details", "summary", "figcaption", "td", "th", "tr"}
    | {"founder-content", "tbody", "thead"}
)
_HEADINGS = {"h1": 3, "h2": 3, "h3": 3, "h4": 4, "h5": 5, "h6": 5}
_STRESS = {"strong": "**", "b": "**", "em": "*", "i": "*"}
_INDENT = re.compile(r"^[\u3000\u2003\xa0 ]+")
_LINE = "\n"  # a line break inside a paragraph, until it is known what it means
_NOTE_HREF = re.compile(r"#(?:foot|end)note-(\d+)$")
_NOTE_ID = re.compile(r"(?:foot|end)note-(\d+)$")
_DEEPEST = 200  # elements in one another; what claims to be deeper is read as plain text
_VERSE_LINE = 24  # characters; a break after a longer line parts paragraphs
_LEAST_VERSE = 3  # lines


@dataclass(frozen=True, slots=True)
class SourcePicture:
    """A picture of a source: its path or address as written there, its caption, its photographer.

    `within`: it stands in the body itself, at its place.
    """

    name: str
    caption: str = ""
    credit: str = ""
    within: bool = False


@dataclass(slots=True)
class _Writing:
    """The blocks written so far, the line that is being written, and the pictures met."""

    blocks: list[str] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    pictures: list[SourcePicture] = field(default_factory=list)
    prefix: str = ""


def html_body(html: str) -> tuple[str, tuple[SourcePicture, ...]]:
    """The Markdown of a body in HTML, and the pictures in it, whose captions are not in the Markdown.

    All text is kept, also of elements that mean nothing here; scripts and styles are no text.
    """
    if not html.strip():
        return "", ()
    writing = _Writing()
    _write(_tree(html), writing, 0)
    _end(writing)
    return "\n\n".join(writing.blocks), tuple(writing.pictures)


def _tree(html: str) -> lxml.html.HtmlElement:
    parser = lxml.html.HTMLParser(huge_tree=False, remove_comments=True, remove_pis=True, encoding="utf-8")
    source = f"<div>{without_unseen(html)}</div>".encode("utf-8", "replace")
    try:
        return lxml.html.fragment_fromstring(source, create_parent="div", parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        plain = lxml.html.Element("div")
        plain.text = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", html)
        return plain


def _write(element: lxml.html.HtmlElement, writing: _Writing, depth: int) -> None:
    """Write an element and all in it; what stands behind it is written by the caller."""
    if not isinstance(element.tag, str) or element.tag in _LEFT_OUT:
        return
    if depth > _DEEPEST:
        writing.line.append(_escaped(element.text_content()))
        return
    if element.tag in _BLOCKS or element.tag in _HEADINGS:
        _end(writing)
        _write_inside(element, writing, depth)
        _end(writing, _HEADINGS.get(element.tag, 0))
    elif element.tag in {"ul", "ol"}:
        _write_list(element, writing, depth)
    elif element.tag == "blockquote":
        _write_nested(element, writing, depth, "> ")
    elif element.tag == "table":
        _write_table(element, writing, depth)
    else:
        _write_inline(element, writing, depth)


def _write_inside(element: lxml.html.HtmlElement, writing: _Writing, depth: int) -> None:
    writing.line.append(_escaped(element.text or ""))
    for child in element:
        _write(child, writing, depth + 1)
        writing.line.append(_escaped(child.tail or ""))


def _write_inline(element: lxml.html.HtmlElement, writing: _Writing, depth: int) -> None:
    if element.tag == "br":
        writing.line.append(_LINE)
    elif element.tag == "hr":
        _end(writing)
        writing.blocks.append("---")
    elif element.tag == "img":
        name = element.get("src") or element.get("data-src") or ""
        if name and not name.startswith("data:"):
            writing.pictures.append(SourcePicture(name, _SPACES.sub(" ", element.get("alt") or "").strip()))
    elif element.tag in _STRESS:
        _write_between(element, writing, depth, _STRESS[element.tag])
    elif element.tag == "a":
        _write_link(element, writing, depth)
    else:
        _write_inside(element, writing, depth)


def _write_between(element: lxml.html.HtmlElement, writing: _Writing, depth: int, mark: str) -> None:
    """Write what is stressed; a block or a break in it would break the stress, so there it is only written."""
    if _is_simple(element):
        writing.line += [mark, _escaped(_SPACES.sub(" ", element.text_content()).strip()), mark]
    else:
        _write_inside(element, writing, depth)


def _is_simple(element: lxml.html.HtmlElement) -> bool:
    text = element.text_content().strip()
    return bool(text) and all(child.tag in {"span", "font"} for child in element.iterdescendants())


def _write_link(element: lxml.html.HtmlElement, writing: _Writing, depth: int) -> None:
    address, text = (element.get("href") or "").strip(), _SPACES.sub(" ", element.text_content()).strip()
    note = _NOTE_HREF.search(address)
    if note:
        writing.line.append(f"[^{note[1]}]")
    elif text and is_on_the_web(address) and not re.search(r"[\s()<>]", address) and _is_simple(element):
        writing.line.append(f"[{_escaped(text)}]({address})")
    elif not re.search(r"#(?:foot|end)note-ref-\d+$", address):
        _write_inside(element, writing, depth)


def _write_list(element: lxml.html.HtmlElement, writing: _Writing, depth: int) -> None:
    _end(writing)
    rows: list[str] = []
    for number, item in enumerate(element.iterchildren("li"), 1):
        inner, pictures = _inner(item, depth)
        writing.pictures += pictures
        if note := _NOTE_ID.search(item.get("id") or ""):
            writing.blocks.append(_indented(inner, f"[^{note[1]}]: "))
        elif inner:
            rows.append(_indented(inner, "- " if element.tag == "ul" else f"{number}. "))
    if rows:
        writing.blocks.append("\n".join(rows))
    for child in element.iterchildren():
        if child.tag != "li":
            _write(child, writing, depth + 1)


def _write_nested(element: lxml.html.HtmlElement, writing: _Writing, depth: int, prefix: str) -> None:
    _end(writing)
    inner, pictures = _inner(element, depth)
    writing.pictures += pictures
    if inner:
        writing.blocks.append("\n".join(f"{prefix}{line}".rstrip() for line in inner.split("\n")))


def _inner(element: lxml.html.HtmlElement, depth: int) -> tuple[str, list[SourcePicture]]:
    inside = _Writing()
    _write_inside(element, inside, depth + 1)
    _end(inside)
    return "\n\n".join(inside.blocks), inside.pictures


def _indented(text: str, mark: str) -> str:
    first, *rest = text.split("\n")
    return "\n".join([mark + first, *(f"    {line}" if line else "" for line in rest)])


def _write_table(element: lxml.html.HtmlElement, writing: _Writing, depth: int) -> None:
    """A table of data as a table; one that only lays a page out, or holds blocks, as its cells one by one."""
    _end(writing)
    rows = [list(_cells(row)) for row in element.iter("tr")]
    width = max(map(len, rows), default=0)
    plain = all(cell.find(".//p") is None and cell.find(".//table") is None for row in rows for cell in row)
    if len(rows) < 2 or width < 2 or not plain:  # noqa: PLR2004 - a table has two rows and two columns
        _write_inside(element, writing, depth)
        _end(writing)
        return
    lines = ["| " + " | ".join([*map(_cell, row), *[""] * (width - len(row))]) + " |" for row in rows]
    writing.blocks.append("\n".join([lines[0], "|" + "---|" * width, *lines[1:]]))


def _cells(row: lxml.html.HtmlElement) -> Iterator[lxml.html.HtmlElement]:
    return (cell for cell in row if cell.tag in {"td", "th"})


def _cell(cell: lxml.html.HtmlElement) -> str:
    return _escaped(_SPACES.sub(" ", cell.text_content()).strip()).replace("|", r"\|")


def _escaped(text: str) -> str:
    """The text with the signs of Markdown as mere signs; white space as one space, as a browser has it."""
    plain = _SPACES.sub(" ", text)
    body = markdown_body([Paragraph(f"x{plain}x")]) if plain.strip() else ""
    if not body:
        return plain
    return body[1:-1]


def _end(writing: _Writing, level: int = 0) -> None:
    """End the line that is being written: as a paragraph, as several, as verse, or as a subhead."""
    lines = [_SPACES.sub(" ", line).strip() for line in "".join(writing.line).split(_LINE)]
    writing.line.clear()
    texts = [_INDENT.sub("", line) for line in lines]
    if level and any(texts):
        writing.blocks.append("#" * level + " " + "".join(texts))
    elif _is_verse(texts):
        stanzas = "\n".join(texts).strip("\n").split("\n\n")
        writing.blocks += ["\\\n".join(stanza.strip("\n").split("\n")) for stanza in stanzas if stanza.strip()]
    else:
        writing.blocks += [_at_start(text) for text in texts if text]


def _is_verse(lines: list[str]) -> bool:
    said = [line for line in lines if line]
    return len(said) >= _LEAST_VERSE and all(
        len(line) <= _VERSE_LINE and not line.endswith(("。", "；", "：", "”")) for line in said[:-1]
    )


def _at_start(text: str) -> str:
    """A paragraph whose first sign would mean something at the start of a line, as a mere sign."""
    return re.sub(
        r"^(#|>|[-+](?=[-+ ]|$)|=(?=[= ]|$)|:(?= ))", r"\\\1", re.sub(r"^(\d+)([.)])(?=\s|$)", r"\1\\\2", text)
    )
