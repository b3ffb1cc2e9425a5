"""Where a line of Chinese ends, and where its signs stand when it is justified. Widths are in ems."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from typeset.fonts import Font, sign_width
from typeset.reader import Glyph

LOST = "\x01"  # a logo of two ems whose signs have no Unicode: the text layer has a space
_LOST_WIDTH = 2.0
_SPACE_WIDTH = 0.5
_OPENING = frozenset("“‘（《〈【「『([{")
_HANGING = frozenset("“‘（《〈【")  # half an em left of the column where they begin a line
_CLOSING = frozenset("，。、；：！？”’）》〉】」』％%…·～,.;:!?)]}—")
_PUNCTUATION = frozenset("，。、；：！？”’）》〉】」』“‘（《〈【「『")
_HANG = 0.5
_SQUEEZE = 0.3  # what each punctuation mark of a line may give up so that a closing one comes in
_LATIN_GAP = 0.25  # the most that is put between Chinese and Latin before all signs move apart
_RUN = re.compile(r"[0-9A-Za-z.,%+\-/&#@:_'~=°]+|.", re.DOTALL)
_TINY = 1e-6


class Cell(NamedTuple):
    """A sign with its face and width."""

    sign: str
    font: Font
    width: float


Token = tuple[Cell, ...]  # what no line end may cut: one sign, or a run of Latin


class Line(NamedTuple):
    """The tokens of one line, where it begins (ems from the column), and the token that follows it."""

    tokens: Sequence[Token]
    indent: float
    end: int

    @property
    def text(self) -> str:
        """The line as a reader sees it."""
        signs = (cell.sign for token in self.tokens for cell in token)
        return "".join(" " if sign == LOST else sign for sign in signs).strip()

    @property
    def width(self) -> float:
        """The natural width, with what the line is indented."""
        return self.indent + sum(map(token_width, self.tokens))


def tokens(text: str, fonts: Sequence[Font]) -> list[Token]:
    """The pieces of a text, given the face of each sign."""
    return [
        tuple(_cell(text[place], fonts[place]) for place in range(run.start(), run.end()))
        for run in _RUN.finditer(text)
    ]


def plain_tokens(text: str, font: Font) -> list[Token]:
    """The pieces of a text in one face."""
    return tokens(text, [font] * len(text))


def _cell(sign: str, font: Font) -> Cell:
    width = {LOST: _LOST_WIDTH, " ": _SPACE_WIDTH}.get(sign)
    return Cell(sign, font, sign_width(sign, font) if width is None else width)


def token_width(token: Token) -> float:
    """The width of a token."""
    return sum(cell.width for cell in token)


def next_line(pieces: Sequence[Token], start: int, measure: float, indent: float | None = None) -> Line:
    """The line that begins with piece `start`; without an indent it hangs an opening bracket out."""
    while start < len(pieces) - 1 and indent is None and pieces[start][0].sign == " ":
        start += 1
    if indent is None:
        indent = -_HANG if pieces[start][0].sign in _HANGING else 0.0
    end = start + 1
    taken = indent + token_width(pieces[start])
    while end < len(pieces) and taken + token_width(pieces[end]) <= measure + _TINY:
        taken += token_width(pieces[end])
        end += 1
    if end < len(pieces):
        end = _allowed_end(pieces, start, end, measure - taken)
    return Line(_without_end_spaces(pieces[start:end]), indent, _skip_spaces(pieces, end))


def _allowed_end(pieces: Sequence[Token], start: int, end: int, room: float) -> int:
    closing = end
    while closing < len(pieces) and _closes(pieces[closing]):
        closing += 1
    if closing == end:
        return _before_opening(pieces, start, end)
    over = sum(map(token_width, pieces[end:closing])) - room
    marks = sum(cell.sign in _PUNCTUATION for token in pieces[start:closing] for cell in token)
    if over <= _SQUEEZE * marks + _TINY:
        return closing
    earlier = end - 1
    while earlier > start and (_closes(pieces[earlier]) or pieces[earlier - 1][-1].sign in _OPENING):
        earlier -= 1
    return earlier if earlier > start else end


def _before_opening(pieces: Sequence[Token], start: int, end: int) -> int:
    while end > start + 1 and pieces[end - 1][-1].sign in _OPENING:
        end -= 1
    return end


def _closes(token: Token) -> bool:
    return len(token) == 1 and token[0].sign in _CLOSING


def _skip_spaces(pieces: Sequence[Token], place: int) -> int:
    while place < len(pieces) and pieces[place][0].sign == " ":
        place += 1
    return place


def _without_end_spaces(pieces: Sequence[Token]) -> Sequence[Token]:
    end = len(pieces)
    while end > 1 and pieces[end - 1][0].sign == " ":
        end -= 1
    return pieces[:end]


def set_line(line: Line, at: tuple[float, float], size: float, measure: float | None = None) -> list[Glyph]:
    """The glyphs of a line whose column begins at `at`; with a measure it is justified to fill it."""
    x, y = at
    extra = [0.0] * len(line.tokens) if measure is None else _extra(line, measure)
    glyphs = []
    place = line.indent
    for token, more in zip(line.tokens, extra, strict=True):
        for cell in token:
            if cell.sign == LOST:
                glyphs.append(Glyph(" ", x + place * size, y, 0.0, size, cell.font))
            elif cell.sign != " ":
                glyphs.append(Glyph(cell.sign, x + place * size, y, cell.width * size, size, cell.font))
            place += cell.width
        place += more
    return glyphs


def _extra(line: Line, measure: float) -> list[float]:
    """What is added after each token so that the line fills the measure."""
    slack = measure - line.width
    extra = [0.0] * len(line.tokens)
    last = len(line.tokens) - 1
    if slack < -_TINY:
        marks = [place for place in range(last) if any(c.sign in _PUNCTUATION for c in line.tokens[place])]
        return _share(extra, marks, slack)
    seams = [place for place, (one, other) in enumerate(pairwise(line.tokens)) if _is_seam(one, other)]
    at_seams = min(_LATIN_GAP * len(seams), slack)
    extra = _share(extra, seams, at_seams)
    return _share(extra, range(last), slack - at_seams) if slack - at_seams > _TINY else extra


def _share(extra: list[float], places: Sequence[int], amount: float) -> list[float]:
    each = amount / len(places) if places else 0.0
    chosen = set(places)
    return [more + each if place in chosen else more for place, more in enumerate(extra)]


def _is_seam(one: Token, other: Token) -> bool:
    neither = {" ", LOST} & {one[0].sign, other[0].sign}
    return not neither and one[0].sign.isascii() != other[0].sign.isascii()


def wrapped(text: str, font: Font, measure: float) -> list[str]:
    """A text without indent in lines of a measure."""
    pieces = plain_tokens(text, font)
    lines: list[str] = []
    place = 0
    while place < len(pieces):
        line = next_line(pieces, place, measure, 0.0)
        lines.append(line.text)
        place = line.end
    return lines
