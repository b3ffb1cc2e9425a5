"""The HTML of a body -> our Markdown: paragraphs, subheads, stress, lists, tables, notes; its pictures."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import unescape

import lxml.html

from generator.html_tree import html_tree
from generator.language import without_unseen
from generator.prose import Paragraph, markdown_body
from generator.web_address import is_on_the_web
from generator.wrapping import joint

_SPACES = re.compile(r"\s+")
_LEFT_OUT = frozenset({"script", "style", "noscript", "template", "iframe", "svg"})
_BLOCKS = frozenset(
    {"p", "div", "section", "article", "header", "footer", "main", "center", "dl", "dt", "dd", "figure", "pre"}
    | {"body", "html", "aside", "address", "fieldset", "details", "summary", "figcaption", "td", "th", "tr"}
    | {"founder-content", "tbody", "thead", "tfoot", "caption", "li", "form", "nav", "legend", "option"}
    | {"title", "textarea"}
)
_HEADINGS = {"h1": 3, "h2": 3, "h3": 3, "h4": 4, "h5": 5, "h6": 5}
# Neither a sentence nor 问： nor who wrote or took something.
_BOLD_LINE = re.compile(r"\*\*((?!.*(?:记者|通讯员|作者|摄|供图))[^*。！？；，：:!?;,]{2,24}[？！?!]?)\*\*")
_STRESS = {"strong": "**", "b": "**", "em": "*", "i": "*"}
_INDENT = re.compile(r"^[\u3000\u2003\xa0 ]+")
_IN_CELLS = frozenset({"span", "font", "strong", "b", "em", "i", "u", "a", "br", "sup", "sub", "p", "div"})
_BARE_BRACE = re.compile(r"(?<!\\)((?:\\\\)*)\{")
_LINE = "\n"  # a line break inside a paragraph, until it is known what it means
_NOTE = re.compile(r"(foot|end)note-(\d+)\Z")
_NOTE_SIGN = re.compile(r"[\[［(（〔]?(?:\d{1,4}|[*†‡①-⑳])[\]］)）〕]?")
_WAY_BACK = re.compile(r"[↑↩⏎^]\ufe0e?")
_SIGNS = re.compile(r"[\\`*_\[\]{&]")
_MARK = re.compile(r"\*+")
_TAG = re.compile(r"<[!/?]?[A-Za-z][^<>]*>")
_AROUND = re.compile(r"</?(?:html|body)\b[^<>]*>", re.IGNORECASE)  # what stands behind their ends is lost
_DEEPEST = 200  # elements in one another; what claims to be deeper is read as plain text
_MOST_NESTED = 8  # lists and quotations; what stands deeper, Markdown does not show as such
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
    """The blocks written so far, the line that is being written, the pictures met.

    `notes` are the names of those that stand in the body and are pointed to from it; `nested` is in how many
    lists, quotations and cells this is written.
    """

    blocks: list[str] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    pictures: list[SourcePicture] = field(default_factory=list)
    notes: frozenset[str] = frozenset()
    nested: int = 0


def html_body(html: str) -> tuple[str, tuple[SourcePicture, ...]]:
    """The Markdown of a body in HTML, and the pictures in it, whose captions are not in the Markdown.

    All text is kept, also of elements that mean nothing here; scripts and styles are no text.
    """
    if not html.strip():
        return "", ()
    tree = _tree(html)
    writing = _Writing(notes=_notes(tree))
    _write(tree, writing, 0)
    _end(writing)
    return "\n\n".join(_with_subheads(writing.blocks)), tuple(writing.pictures)


def _with_subheads(blocks: Sequence[str]) -> Iterator[str]:
    """The blocks with those as subheads that are a short line of stress between two texts."""
    for place, block in enumerate(blocks):
        match = _BOLD_LINE.fullmatch(block) if 0 < place < len(blocks) - 1 else None
        yield f"### {match[1]}" if match else block


def _tree(html: str) -> lxml.html.HtmlElement:
    """The tree of a body; where its elements are too deep in one another for the parser, its text alone."""
    clean = _AROUND.sub("", without_unseen(html))
    # The elements are left open: in an element that goes on to the end, their ends would be text.
    tree = html_tree(f"<html><body><div>{clean}", deep=True, comments=False)
    return _bare(clean) if tree is None else tree


def _bare(html: str) -> lxml.html.HtmlElement:
    plain = lxml.html.Element("div")
    text = unescape(_TAG.sub(" ", html))
    plain.text = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", text)
    return plain


def _notes(tree: lxml.html.HtmlElement) -> frozenset[str]:
    met = {_note_name(link.get("href") or "") for link in tree.iter("a")}
    there = {_note_name(item.get("id") or "") for item in tree.iter("li")}
    return frozenset(met & there) - {""}


def _note_name(text: str) -> str:
    """The name of a note by the address or the id of it: 1 of a footnote, e1 of an endnote; empty of others."""
    found = _NOTE.search(text)
    return ("e" if found[1] == "end" else "") + found[2] if found else ""


def _write(element: lxml.html.HtmlElement, writing: _Writing, depth: int) -> None:
    """Write an element and all in it; what stands behind it is written by the caller."""
    if not isinstance(element.tag, str) or element.tag in _LEFT_OUT:
        return
    if depth > _DEEPEST:
        writing.line.append(_escaped(element.text_content()))
        return
    is_too_deep = writing.nested >= _MOST_NESTED and element.tag in {"ul", "ol", "blockquote"}
    if is_too_deep or element.tag in _BLOCKS or element.tag in _HEADINGS:
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
    """Write what is stressed; a block or a break in it would break the stress, so there it is only written.

    What is stressed right behind what is stressed goes on with it: between two marks nothing would be.
    """
    before = next((part for part in reversed(writing.line) if part), "")
    if not _is_simple(element) or (_MARK.fullmatch(before) and before != mark):
        _write_inside(element, writing, depth)
        return
    text = _escaped(element.text_content())
    if before == mark and not text.startswith(" "):
        while writing.line.pop() != mark:
            pass
        writing.line += [text.rstrip(), mark, " " * text.endswith(" ")]
        return
    writing.line += [" " * text.startswith(" "), mark, text.strip(), mark, " " * text.endswith(" ")]


def _is_simple(element: lxml.html.HtmlElement) -> bool:
    text = element.text_content().strip()
    return bool(text) and all(child.tag in {"span", "font"} for child in element.iterdescendants())


def _write_link(element: lxml.html.HtmlElement, writing: _Writing, depth: int) -> None:
    address, text = (element.get("href") or "").strip(), _SPACES.sub(" ", element.text_content()).strip()
    if _note_name(address) in writing.notes and _NOTE_SIGN.fullmatch(text):
        writing.line.append(f"[^{_note_name(address)}]")
    elif text and is_on_the_web(address) and not re.search(r"[\s()<>\\]", address) and _is_simple(element):
        writing.line.append(f"[{_escaped(text)}]({address})")
    elif not (re.search(r"#(?:foot|end)note-ref-\d+$", address) and _WAY_BACK.fullmatch(text)):
        _write_inside(element, writing, depth)


def _write_list(element: lxml.html.HtmlElement, writing: _Writing, depth: int) -> None:
    """A list; what stands in it outside its items parts it in two, since it is not an item's."""
    _end(writing)
    rows: list[str] = []
    _write_loose(element.text, rows, writing)
    number = 0
    for child in element:
        if child.tag == "li":
            number += 1
            _write_item(child, f"{number}. " if element.tag == "ol" else "- ", rows, writing, depth)
        else:
            _end_rows(rows, writing)
            _write(child, writing, depth + 1)
            _end(writing)
        _write_loose(child.tail, rows, writing)
    _end_rows(rows, writing)


def _write_item(item: lxml.html.HtmlElement, mark: str, rows: list[str], writing: _Writing, depth: int) -> None:
    inner = _inner(item, writing, depth)
    name = _note_name(item.get("id") or "")
    if name in writing.notes:
        writing.blocks.append(_indented(inner, f"[^{name}]: "))
    elif inner:
        rows.append(_indented(inner, mark))


def _write_loose(text: str | None, rows: list[str], writing: _Writing) -> None:
    if text and text.strip():
        _end_rows(rows, writing)
        writing.line.append(_escaped(text))
        _end(writing)


def _end_rows(rows: list[str], writing: _Writing) -> None:
    if rows:
        writing.blocks.append("\n".join(rows))
        rows.clear()


def _write_nested(element: lxml.html.HtmlElement, writing: _Writing, depth: int, prefix: str) -> None:
    _end(writing)
    inner = _inner(element, writing, depth)
    if inner:
        writing.blocks.append("\n".join(f"{prefix}{line}".rstrip() for line in inner.split("\n")))


def _inner(element: lxml.html.HtmlElement, writing: _Writing, depth: int) -> str:
    """The Markdown of what is in an element; its pictures are the body's."""
    inside = _Writing(pictures=writing.pictures, notes=writing.notes, nested=writing.nested + 1)
    _write_inside(element, inside, depth + 1)
    _end(inside)
    return "\n\n".join(inside.blocks)


def _indented(text: str, mark: str) -> str:
    first, *rest = text.split("\n")
    return "\n".join([mark + first, *(f"    {line}" if line else "" for line in rest)])


def _write_table(element: lxml.html.HtmlElement, writing: _Writing, depth: int) -> None:
    """A table of data as a table; one that only lays a page out, or holds blocks, as its cells one by one."""
    _end(writing)
    rows = [list(_cells(row)) for row in element.iter("tr")]
    width = max(map(len, rows), default=0)
    if len(rows) < 2 or width < 2 or not _is_of_data(element, rows):  # noqa: PLR2004 - rows and columns
        _write_inside(element, writing, depth)
        _end(writing)
        return
    for caption in element.iter("caption"):
        _write(caption, writing, depth + 1)
    written = [[_cell(cell, writing, depth) for cell in row] for row in rows]
    lines = ["| " + " | ".join([*row, *[""] * (width - len(row))]) + " |" for row in written]
    writing.blocks.append("\n".join([lines[0], "|" + "---|" * width, *lines[1:]]))


def _is_of_data(table: lxml.html.HtmlElement, rows: list[list[lxml.html.HtmlElement]]) -> bool:
    """Whether all that a table says stands in cells and captions, and cells have a paragraph at most."""
    cells = [cell for row in rows for cell in row]
    said = sum(len(_SPACES.sub("", part.text_content())) for part in (*cells, *table.iter("caption")))
    return said == len(_SPACES.sub("", table.text_content())) and all(map(_is_plain_cell, cells))


def _is_plain_cell(cell: lxml.html.HtmlElement) -> bool:
    tags = [child.tag for child in cell.iterdescendants()]
    return _IN_CELLS.issuperset(tags) and tags.count("p") + tags.count("div") <= 1


def _cells(row: lxml.html.HtmlElement) -> Iterator[lxml.html.HtmlElement]:
    return (cell for cell in row if cell.tag in {"td", "th"})


def _cell(cell: lxml.html.HtmlElement, writing: _Writing, depth: int) -> str:
    line = re.sub(r"\s+", " ", _inner(cell, writing, depth).replace("\\\n", " "))
    # The bar between two cells would make a brace in one and its partner in the next a reading: {渡|dù}.
    return _BARE_BRACE.sub(r"\1\\{", line.replace("|", r"\|"))


def _escaped(text: str) -> str:
    """The text with the signs of Markdown as mere signs; white space as one space, as a browser has it."""
    plain = _SPACES.sub(" ", text)
    if not _SIGNS.search(plain):
        return plain
    return markdown_body([Paragraph(f"x{plain}x")])[1:-1]


def _end(writing: _Writing, level: int = 0) -> None:
    """End the line that is being written: as a paragraph, as several, as verse, or as a subhead."""
    lines = [_SPACES.sub(" ", line).strip() for line in "".join(writing.line).split(_LINE)]
    writing.line.clear()
    texts = [_INDENT.sub("", line) for line in lines]
    if level and any(texts):
        writing.blocks.append("#" * level + " " + _on_one_line(texts))
        return
    texts = [_at_start(text) for text in texts]
    if _is_verse(texts):
        stanzas = "\n".join(texts).strip("\n").split("\n\n")
        writing.blocks += ["\\\n".join(stanza.strip("\n").split("\n")) for stanza in stanzas if stanza.strip()]
    else:
        writing.blocks += [text for text in texts if text]


def _on_one_line(texts: list[str]) -> str:
    line = ""
    for text in filter(None, texts):
        line += joint(line[-1:], text[:1]) + text
    return f"{line[:-1]}\\#" if line.endswith("#") else line


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
