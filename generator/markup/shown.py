"""A text that was read -> HTML that is safe to show.

Every tag and attribute is written in this module, and every character of the text goes through html.escape.
"""

import html
import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from generator import routes
from generator.language import EAST_ASIAN, pattern_of
from generator.markup.links import article_file, article_link, image_name, is_linkable
from generator.markup.pieces import Footnote, Inline, Mark, Text, TextBlock
from generator.model import Key

SHOWN_TAGS = frozenset({"p", "ul", "ol", "li", "blockquote", "tr", "th", "td", "thead", "tbody", "table"})
_SUBHEAD_LEVEL = 3  # what the importer writes before a subhead, and so the page's first level of them
_LOWEST_LEVEL = 6
_HEADING = re.compile(r"h([1-6])")
_HAN = re.compile(f"[{EAST_ASIAN}]")


@dataclass(frozen=True, slots=True)
class NamedPage:
    """A name that a text may print, and the link to its page; `link` is None where it has none.

    Names with the same link are of the same: only the first of them is linked.
    """

    name: str
    link: str | None


@dataclass(frozen=True, slots=True)
class NoteWords:
    """What is said of notes and tables to those who listen; `note` has a place for the number, {n}."""

    note: str = "注{n}"
    back: str = "回到正文"
    table: str = "表格"


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a text is shown: the page's address, the level of its first subheads, what it may link to.

    `key` keeps the notes of several articles on one page apart; `published` are the keys of the edition's.
    """

    page: str = routes.HOME
    level: int = 2
    key: Key | None = None
    published: Container[Key] = ()
    words: NoteWords = NoteWords()


class _FirstMentions:
    """The names of a text that are still to be linked where they are met first."""

    def __init__(self, names: Iterable[NamedPage]) -> None:
        self.links = {named.name: named.link for named in names if named.name}
        # A name without a page is looked for too, so that no shorter one is linked in the middle of it.
        self.pattern = pattern_of(self.links)
        self.met: set[str] = set()

    def shown(self, text: str) -> Iterator[str]:
        """The text as HTML, with a link round each name that is met for the first time."""
        position = 0
        for match in self.pattern.finditer(text):
            link = self.links[match.group()]
            if link is None or link in self.met:
                continue
            self.met.add(link)
            yield _escaped(text[position : match.start()])
            yield f'<a href="{html.escape(link)}">{_escaped(match.group())}</a>'
            position = match.end()
        yield _escaped(text[position:])


def html_of_text(text: Text, place: Placement, names: Iterable[NamedPage]) -> str:
    """The text as HTML for its place, its notes below it."""
    numbers = {note.label: number for number, note in enumerate(text.notes, 1)}
    writer = _Writer(place, _FirstMentions(names), numbers)
    parts = [part for block in text.blocks for part in writer.block(block)]
    return "".join([*parts, *writer.notes(text.notes)])


@dataclass(slots=True)
class _Writer:
    place: Placement
    names: _FirstMentions
    numbers: dict[str, int]
    is_quiet: bool = False  # within a heading or link no name is linked
    links: list[bool] = field(default_factory=list)  # of the links that we are in: whether each is shown as one

    def block(self, block: TextBlock) -> Iterator[str]:
        """The block as HTML."""
        heading = _HEADING.fullmatch(block.tag)
        if heading:
            level = min(self.place.level + max(int(heading[1]) - _SUBHEAD_LEVEL, 0), _LOWEST_LEVEL)
            self.is_quiet = True
            yield from self._tagged(f"h{level}", "", block)
            self.is_quiet = False
        elif block.tag == "hr":
            yield "<hr>"
        elif block.tag == "verse":
            yield from self._tagged("p", ' class="verse"', block)
        elif block.tag == "table":
            label = html.escape(self.place.words.table)
            yield f'<div class="table" role="group" tabindex="0" aria-label="{label}">'
            yield from self._tagged("table", "", block)
            yield "</div>"
        elif block.tag in SHOWN_TAGS:
            yield from self._tagged(block.tag, _attributes(block), block)
        else:
            yield from self._content(block.content)

    def notes(self, notes: Sequence[Footnote]) -> Iterator[str]:
        """The notes as a list at the end of the text, each with the ways back to where it is pointed to."""
        if not notes:
            return
        yield '<ol class="notes" role="list">'
        for number, note in enumerate(notes, 1):
            yield f'<li id="{self._note_id(number)}">'
            *before, last = note.content
            for block in before:
                yield from self.block(block)
            ways = "".join(self._back(number, time) for time in range(1, note.times + 1))
            if last.tag in ("p", "verse"):
                yield from self._tagged("p", ' class="verse"' if last.tag == "verse" else "", last, ways)
            else:
                yield from (*self.block(last), f"<p>{ways}</p>")
            yield "</li>"
        yield "</ol>"

    def _back(self, number: int, time: int) -> str:
        label = html.escape(self.place.words.back)
        href = f"#{self._reference_id(number, time)}"
        return f' <a class="back" role="doc-backlink" href="{href}" aria-label="{label}">↩</a>'

    def _note_id(self, number: int) -> str:
        # An article's key without its date: articles of one day only stand on one page.
        return "-".join(filter(None, ("note", self.place.key.name if self.place.key else "", str(number))))

    def _reference_id(self, number: int, time: int) -> str:
        return f"{self._note_id(number)}-from" + (f"-{time}" if time > 1 else "")

    def _tagged(self, tag: str, attributes: str, block: TextBlock, end: str = "") -> Iterator[str]:
        yield f"<{tag}{attributes}>"
        yield from self._content(block.content)
        yield f"{end}</{tag}>"

    def _content(self, content: Sequence[Inline | TextBlock]) -> Iterator[str]:
        for place, part in enumerate(content):
            if isinstance(part, TextBlock):
                yield from self.block(part)
            elif part.mark is not Mark.BREAK or place + 1 < len(content):
                yield from self._piece(part)

    def _piece(self, piece: Inline) -> Iterator[str]:
        match piece.mark:
            case Mark.TEXT:
                yield from self._text(piece.text)
            case Mark.LINK:
                yield self._link(piece)
            case Mark.LINK_END:
                yield "</a>" if self.links.pop() else ""
            case Mark.IMAGE:
                yield self._image(piece)
            case Mark.NOTE:
                yield self._reference(piece)
            case _:
                yield _marked(piece)

    def _text(self, text: str) -> Iterator[str]:
        if self.is_quiet or any(self.links):
            yield _escaped(text)
        else:
            yield from self.names.shown(text)

    def _link(self, piece: Inline) -> str:
        target: str | None = piece.text
        if article_file(piece.text):
            target = article_link(piece.text, self.place.page, self.place.published)
        is_shown = bool(target) and is_linkable(target or "") and not any(self.links)
        self.links.append(is_shown)
        return f'<a href="{html.escape(target or "")}"{_title(piece)}>' if is_shown else ""

    def _image(self, piece: Inline) -> str:
        words = html.escape(piece.text)
        name = image_name(piece.more)
        if name is None:
            return words
        address = html.escape(routes.relative(routes.image_path(name), self.place.page))
        return f'<img src="{address}" alt="{words}"{_title(piece)} loading="lazy">'

    def _reference(self, piece: Inline) -> str:
        number = self.numbers[piece.text]
        label = html.escape(self.place.words.note.format(n=number))
        own = f'id="{self._reference_id(number, int(piece.more))}"'
        if any(self.links):
            return f'<sup class="note-mark" {own}>{number}</sup>'
        href = f'href="#{self._note_id(number)}" role="doc-noteref" aria-label="{label}"'
        return f'<sup class="note-mark"><a {own} {href}>{number}</a></sup>'


def _marked(piece: Inline) -> str:
    """What is shown alike at every place."""
    if piece.mark in (Mark.OPEN, Mark.CLOSE):
        return f"<{'/' if piece.mark is Mark.CLOSE else ''}{piece.text}>"
    if piece.mark is Mark.CODE:
        return f"<code>{_escaped(piece.text)}</code>"
    return f"<ruby>{''.join(_readings(piece))}</ruby>" if piece.mark is Mark.RUBY else "<br>"


def _readings(piece: Inline) -> Iterator[str]:
    """The characters with how they are read: each with its own where there are as many."""
    characters, readings = list(piece.text), piece.more.split()
    if len(characters) != len(readings):
        characters, readings = [piece.text], [piece.more]
    for character, reading in zip(characters, readings, strict=True):
        yield f"{_escaped(character)}<rp>（</rp><rt>{_escaped(reading)}</rt><rp>）</rp>"


def _attributes(block: TextBlock) -> str:
    heads = ' scope="col"' if block.tag == "th" else ""
    start = f' start="{int(block.start)}"' if block.start else ""
    return heads + start + (f' class="{block.align}"' if block.align else "")


def _title(piece: Inline) -> str:
    title = piece.title if piece.mark is Mark.IMAGE else piece.more
    return f' title="{html.escape(title)}"' if title else ""


def _escaped(text: str) -> str:
    return html.escape(text, quote=False)
