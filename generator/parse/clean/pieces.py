"""What each row of clean text is: paragraph, head, byline, caption, jump, what the page says of itself."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.language import HAN, without_spaces
from generator.parse.clean.rows import TypedRow, is_indented
from generator.parse.clean.typed_lines import WIDEST_HEAD
from generator.parse.forms import (
    dateline_at_start,
    ends_sentence,
    furniture_kind,
    has_photo_credit,
    is_authors_name,
    is_byline,
    is_name,
    is_photo_credit,
    is_section,
    is_source_alone,
    opens_caption,
    opens_deck,
)
from generator.parse.layout import Kind

_EDGE = 6  # rows at the start and the end of a page, where it speaks of itself
_WIDEST_HEAD_WITH_STOP = 26.0  # em
_ENDS_IN_STOP = re.compile(r"[。；;]$")
_ENDS_OPENLY = re.compile(r"[！？…”：:!?’]$")
_COMMA_OR_STOP = re.compile("[，。；]")
_IN_BRACKETS = re.compile(r"[（(].*[）)]")
_BRACKETS = re.compile(r"[（()）【】\[\]〔〕]")
# When a website posted an article, and where it has it from.
_POSTED = re.compile(r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s+\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?")
_SOURCE = re.compile(r"(?:来源|來源)\s?[:：]\s?\S.{0,30}")
_PEN_NAME = re.compile(rf"(?!核心|内容|编者)[{HAN}]{{2,4}}")
_PAGE_HEAD = re.compile(
    rf"(?:第\s?[A-Za-z]?\d{{1,3}}\s?版|第[一二三四五六七八九十]{{1,3}}版|[A-Z]\d{{1,2}}版?)\s*[:：|｜\s]?\s*[{HAN}·]{{0,10}}"
)
_CHAPTER = re.compile(r"第[〇零一二三四五六七八九十百千\d]{1,6}[章回节卷]")
_LEAST_VERSES = 4
_WIDEST_VERSE = 16.0  # em
_LONGEST_CAPTION = 160  # characters


@dataclass(frozen=True, slots=True)
class Piece:
    """A row with its kind."""

    kind: Kind
    row: TypedRow

    @property
    def text(self) -> str:
        """Its lines as one text, as typed."""
        return "".join(line.raw for line in self.row.lines)

    @property
    def dense(self) -> str:
        """Its text without white space."""
        return without_spaces(self.text)


def pieces_of(rows: Sequence[TypedRow]) -> list[Piece]:
    """The rows of a page in their order, each with its kind."""
    indents = sum(is_indented(row.first) for row in rows if row.runs)
    indented = indents > sum(row.runs for row in rows) / 2
    rows = _with_datelines(rows)
    pieces: list[Piece] = []
    for place, row in enumerate(rows):
        kind = _kind(rows, place, pieces, indented=indented)
        if kind is Kind.CAPTION and pieces and _is_its_credit(pieces[-1], row):
            pieces[-1] = Piece(kind, TypedRow((*pieces[-1].row.lines, *row.lines)))
        else:
            pieces.append(Piece(kind, row))
    return _with_verses(pieces, indented=indented)


def _with_datelines(rows: Sequence[TypedRow]) -> list[TypedRow]:
    """The rows, each dateline on a line of its own with the text that it opens."""
    told: list[TypedRow] = []
    opening = False
    for place, row in enumerate(rows):
        if opening:
            told[-1] = TypedRow((*told[-1].lines, *row.lines), opens=True)
        else:
            told.append(row)
        opening = _opens_next(rows, place)
    return told


def _opens_next(rows: Sequence[TypedRow], place: int) -> bool:
    """Whether a row is nothing but a dateline, and the next one its text."""
    raw = rows[place].first.raw
    alone = is_source_alone(raw) and dateline_at_start(raw) is not None
    under_text = place > 0 and rows[place - 1].runs
    return alone and not under_text and any(row.runs for row in rows[place + 1 : place + 2])


def _is_its_credit(caption: Piece, row: TypedRow) -> bool:
    """Whether a row is no caption by itself but says who took the picture of the one above."""
    under = caption.kind is Kind.CAPTION and not row.first.empties and not has_photo_credit(caption.text)
    return under and is_photo_credit(row.first.raw)


def is_chapter(text: str) -> bool:
    """Whether a head is that of a book's chapter (第一百二十回), which no newspaper prints as a headline."""
    return bool(_CHAPTER.match(text))


def _kind(rows: Sequence[TypedRow], place: int, before: Sequence[Piece], *, indented: bool) -> Kind:
    line = rows[place].first
    if line.is_jump:
        return Kind.JUMP
    if _is_furniture(rows, place, before):
        return Kind.FURNITURE
    if line.level:
        return Kind.HEAD
    if _is_caption(rows, place):
        return Kind.CAPTION
    if not rows[place].runs and _is_byline(rows, place, before):
        return Kind.BYLINE
    return Kind.PARAGRAPH if _is_paragraph(rows, place, indented=indented) else Kind.HEAD


def _is_furniture(rows: Sequence[TypedRow], place: int, before: Sequence[Piece]) -> bool:
    line = rows[place].first
    if line.is_picture:
        return True
    if line.quoted and all(piece.kind is Kind.FURNITURE for piece in before):
        return True
    if line.runs and ends_sentence(line.raw) and _COMMA_OR_STOP.search(line.raw):
        return False
    if line.level and (_PAGE_HEAD.fullmatch(line.raw) or is_section(line.raw)):
        return True
    opening = place < _EDGE and all(piece.kind is not Kind.PARAGRAPH for piece in before)
    closing = place >= len(rows) - _EDGE and not any(row.runs for row in rows[place + 1 :])
    under_head = bool(before) and before[-1].kind in {Kind.HEAD, Kind.BYLINE, Kind.FURNITURE}
    if under_head and (_POSTED.fullmatch(line.raw) or _SOURCE.fullmatch(line.raw)):
        return True
    open_text = _BRACKETS.sub(" ", line.raw)  # （星期三）, 【责任编辑：白荻】
    return furniture_kind(open_text, at_edge=opening or closing) is not None


def _is_caption(rows: Sequence[TypedRow], place: int) -> bool:
    """Whether a picture's sign stands at a row: its file above, 图为, ▲, or who took it."""
    row = rows[place]
    text = "".join(line.raw for line in row.lines)
    if len(text) > _LONGEST_CAPTION:
        return False
    if opens_caption(text) or has_photo_credit(text) or is_photo_credit(text):
        return True
    above = rows[place - 1].first if place else None
    return above is not None and above.is_picture and not row.first.empties and not is_indented(row.first)


def _is_byline(rows: Sequence[TypedRow], place: int, before: Sequence[Piece]) -> bool:
    """Whether a row is nothing but who wrote an article; a bare name must stand under a head or a text."""
    raw = rows[place].first.raw
    above = before[-1].kind if before else None
    if is_byline(raw):
        return True
    below = rows[place + 1] if place + 1 < len(rows) else None
    if above is Kind.HEAD and (is_name(raw) or (_PEN_NAME.fullmatch(raw) and not is_section(raw))):
        return below is not None and _opens_text(rows, place + 1)
    return (
        above is Kind.PARAGRAPH and is_authors_name(raw) and (below is None or not _opens_text(rows, place + 1))
    )


def _opens_text(rows: Sequence[TypedRow], place: int) -> bool:
    """Whether running text begins at a row, or the verses of a poem."""
    row = rows[place]
    verses = rows[place : place + _LEAST_VERSES]
    return row.opens or row.runs or (len(verses) == _LEAST_VERSES and all(map(_may_be_verse, verses)))


def _may_be_verse(row: TypedRow) -> bool:
    line = row.first
    return (
        len(row.lines) == 1 and not line.level and line.width <= _WIDEST_VERSE and not line.raw.endswith("。")
    )


def _is_short(raw: str) -> bool:
    return len(raw) <= _WIDEST_VERSE and not _COMMA_OR_STOP.search(raw)


def _is_paragraph(rows: Sequence[TypedRow], place: int, *, indented: bool) -> bool:
    """Whether a row's text is a paragraph, not a head: by its stops and its width, and by its indent."""
    line = rows[place].first
    raw = line.raw
    marked = rows[place].opens and (rows[place].runs or not _is_short(raw))
    if opens_deck(raw) and place and not rows[place - 1].runs and not _ENDS_IN_STOP.search(raw):
        return False
    if is_source_alone(raw) or _IN_BRACKETS.fullmatch(raw):
        return bool(place)
    if marked or len(rows[place].lines) > 1 or _ENDS_IN_STOP.search(raw) or line.width > WIDEST_HEAD:
        return True
    cut = any(after.first.is_jump and after.first.part for after in rows[place + 1 : place + 2]) and line.runs
    runs_on = cut or (bool(_COMMA_OR_STOP.search(raw)) and (line.width > _WIDEST_HEAD_WITH_STOP or "。" in raw))
    if indented and is_indented(line):
        return runs_on or bool(_ENDS_OPENLY.search(raw)) or line.width > _WIDEST_HEAD_WITH_STOP
    return runs_on or (bool(_ENDS_OPENLY.search(raw)) and line.width > _WIDEST_HEAD_WITH_STOP)


def _with_verses(pieces: Sequence[Piece], *, indented: bool) -> list[Piece]:
    """The pieces, the short lines under an author's name as the verses of a poem: a paragraph each.

    So are lines with the paragraphs' indent, where several stand together.
    """
    told = _with_indented_verses(pieces) if indented else list(pieces)
    for place, piece in enumerate(pieces):
        if piece.kind is not Kind.BYLINE or not place or pieces[place - 1].kind is not Kind.HEAD:
            continue
        for verse in range(place + 1, _end_of_verses(pieces, place + 1)):
            told[verse] = Piece(Kind.PARAGRAPH, pieces[verse].row)
    return told


def _with_indented_verses(pieces: Sequence[Piece]) -> list[Piece]:
    told: list[Piece] = []
    for verse, group in groupby(pieces, lambda piece: piece.kind is Kind.HEAD and is_indented(piece.row.first)):
        run = list(group)
        verses = verse and len(run) >= _LEAST_VERSES
        told += [Piece(Kind.PARAGRAPH, piece.row) for piece in run] if verses else run
    return told


def _end_of_verses(pieces: Sequence[Piece], start: int) -> int:
    """Where the verses end that begin at a place; there where none begin."""
    end = start
    while end < len(pieces) and pieces[end].kind is Kind.HEAD and _may_be_verse(pieces[end].row):
        if end > start + 1 and _is_set_apart(pieces, start, end):
            break
        end += 1
    if end > start and _opens_below(pieces, end):
        end -= 1
    return end if end - start >= _LEAST_VERSES else start


def _opens_below(pieces: Sequence[Piece], place: int) -> bool:
    """Whether the line above a place is no verse but the next headline: text, a byline or a deck follows it."""
    if place >= len(pieces):
        return False
    below = pieces[place]
    deck = below.row.first.empties == 0 and below.row.first.width > _WIDEST_VERSE
    return below.kind in {Kind.PARAGRAPH, Kind.BYLINE} or (below.kind is Kind.HEAD and deck)


def _is_set_apart(pieces: Sequence[Piece], start: int, place: int) -> bool:
    """Whether a line has more empty lines before it than the verses since `start`, or another indent."""
    line = pieces[place].row.first
    usual = max(piece.row.first.empties for piece in pieces[start + 1 : place])
    return line.empties > usual or is_indented(line) != is_indented(pieces[start].row.first)
