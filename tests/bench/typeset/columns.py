"""The body of an article in its columns, and where it is cut when there is no room for all of it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from typeset.articles import Article
from typeset.fonts import Font, text_width
from typeset.heads import SetLine
from typeset.lines import LOST, Line, next_line, plain_tokens, set_line, tokens
from typeset.plan import Rectangle
from typeset.style import Style

BODY, SUBHEAD, JUMP = "body", "subhead", "jump"
_ALLEY = 1.3  # ems between columns
_ALLEY_POINTS = 14.0  # and points, where the number of columns is found
_SLACK = 0.25  # ems: a column is a little wider than its whole signs
_FOOT = 14.0  # points left free under the columns
_WIDE_SHARE = 0.35  # of the rows that run over several columns, where the foot is a wide block
_INDENT = 2.0
_JUMP_GAP = 0.5
_MOST_SIGNS = 4000  # of a long text that are tried at all
_EXTRA_ROWS = 40  # where not even one sentence fits
_TINY = 1e-6
_ENDS = re.compile(r"[。！？][”’）]*")
_OPENS_WITH_BYLINE = re.compile(r"[^（。]{0,40}?（[^）]{1,60}）")


class _Slot(NamedTuple):
    """A place for one line."""

    x: float
    y: float
    measure: float


@dataclass(frozen=True, slots=True)
class Bed:
    """The columns of an article: the rectangle, the columns' number and measure, where the head ends.

    `inset`: the head stands over all columns but the first; `wide`: so does a block at the foot.
    """

    place: Rectangle
    size: float
    line: float
    columns: int
    inset: bool = False
    wide: bool = False
    top: float = 0.0

    @property
    def measure(self) -> float:
        """The ems of a column."""
        alleys = (self.columns - 1) * _ALLEY * self.size
        return int((self.place.width - alleys) / self.columns / self.size + _TINY) + _SLACK

    @property
    def step(self) -> float:
        """The points from column to column."""
        if self.columns == 1:
            return 0.0
        return (self.place.width - self.measure * self.size) / (self.columns - 1)

    @property
    def rows(self) -> int:
        """The rows under the head."""
        return self._rows_from(self.top)

    def _rows_from(self, top: float) -> int:
        return int((self.place.y + self.place.height - _FOOT - top) / self.line + _TINY)

    def slots(self, rows: int) -> list[_Slot]:
        """Places for lines, with so many rows under the head."""
        wide_rows = int(_WIDE_SHARE * rows) if self.wide else 0
        more = self._rows_from(self.place.y) - self.rows if self.inset else 0
        slots = []
        for column in range(self.columns):
            first = column == 0
            count = rows + more if first else rows - wide_rows
            top = self.place.y if first and self.inset else self.top
            x = self.place.x + column * self.step
            slots += [_Slot(x, self._baseline(top, row), self.measure) for row in range(count)]
        measure = int((self.place.width - self.step) / self.size) + _SLACK
        x = self.place.x + self.step
        slots += [_Slot(x, self._baseline(self.top, row), measure) for row in range(rows - wide_rows, rows)]
        return slots

    def _baseline(self, top: float, row: int) -> float:
        return top + self.size + row * self.line


def bed(place: Rectangle, style: Style) -> Bed:
    """The columns that suit a rectangle."""
    columns = max(1, round(place.width / (style.measure * style.size + _ALLEY_POINTS)))
    return Bed(place, style.size, style.line, columns)


class SetBody(NamedTuple):
    """The body's lines, its jump mark's line if it has one, and the paragraphs that are printed."""

    lines: list[SetLine]
    jump: list[SetLine]
    paragraphs: tuple[str, ...]


def set_whole(article: Article, columns: Bed, style: Style) -> SetBody | None:
    """The body balanced in its columns; None where they do not hold it."""
    if not article.paragraphs:
        return SetBody([], [], ())
    flow = _Flow(article, style)
    slots = columns.slots(columns.rows)
    if article.length > 2 * sum(slot.measure for slot in slots):
        return None
    filled = flow.set(article.paragraphs, slots)
    if filled is None:
        return None
    for rows in range(1 + len(filled) // (2 * columns.columns), columns.rows + 1):
        lines = flow.set(article.paragraphs, columns.slots(rows))
        if lines is not None:
            return SetBody([line.line for line in lines], [], article.paragraphs)
    return None


def set_cut(article: Article, columns: Bed, style: Style, jump: str) -> SetBody:
    """As much of the body as the columns hold with a jump mark, down to whole sentences."""
    flow = _Flow(article, style)
    for rows in (columns.rows, columns.rows + _EXTRA_ROWS, columns.rows + 10 * _EXTRA_ROWS):
        slots = columns.slots(max(rows, 1))
        best = None
        for paragraphs, loose in _beginnings(article):
            lines = flow.set(paragraphs, slots)
            mark = None if lines is None else flow.mark(jump, lines, slots)
            if lines is None or mark is None:
                break
            if not loose or len(lines) < len(slots):
                best = SetBody([line.line for line in lines], [mark], paragraphs)
        if best is not None:
            return best
    raise ValueError(article.headline)


def _beginnings(article: Article) -> Iterator[tuple[tuple[str, ...], bool]]:
    """Longer and longer beginnings of a text; and whether each ends without a full stop."""
    signs = 0
    for place, paragraph in enumerate(article.paragraphs):
        if place in article.subheads:
            continue
        ends = [match.end() for match in _ENDS.finditer(paragraph)]
        loose = not ends or ends[-1] != len(paragraph)
        for end in [*ends, len(paragraph)] if loose else ends:
            yield (*article.paragraphs[:place], paragraph[:end]), loose and end == len(paragraph)
        signs += len(paragraph)
        if signs > _MOST_SIGNS:
            return


class _Placed(NamedTuple):
    line: SetLine
    slot: _Slot
    right: float  # where its last sign ends, in ems from the column


@dataclass(frozen=True, slots=True)
class _Flow:
    """Sets paragraphs of an article into slots."""

    article: Article
    style: Style

    def set(self, paragraphs: Sequence[str], slots: Sequence[_Slot]) -> list[_Placed] | None:
        """The lines of the paragraphs, or None where the slots do not hold them."""
        placed: list[_Placed] = []
        for place, paragraph in enumerate(paragraphs):
            pieces = tokens(paragraph, self._fonts(place, paragraph))
            start = 0
            while start < len(pieces):
                if len(placed) == len(slots):
                    return None
                slot = slots[len(placed)]
                line = next_line(pieces, start, slot.measure, None if start else _INDENT)
                start = line.end
                placed.append(self._placed(line, slot, place, last=start >= len(pieces)))
        return placed

    def _placed(self, line: Line, slot: _Slot, place: int, *, last: bool) -> _Placed:
        subhead = place in self.article.subheads
        if subhead and self.style.centred_subheads:
            bare = line._replace(indent=0.0)
            line, last = bare._replace(indent=(slot.measure - bare.width) / 2), True
        glyphs = set_line(line, (slot.x, slot.y), self.style.size, None if last else slot.measure)
        role = SUBHEAD if subhead else BODY
        width = slot.measure * self.style.size
        return _Placed(SetLine(line.text, glyphs, role, slot.x, width, place), slot, line.width)

    def mark(self, jump: str, lines: Sequence[_Placed], slots: Sequence[_Slot]) -> SetLine | None:
        """The jump mark at the right, in the last line or under it; None where there is no room."""
        slot = lines[-1].slot
        if lines[-1].right + text_width(jump, Font.KAI) + _JUMP_GAP > slot.measure + _TINY:
            if len(lines) == len(slots):
                return None
            slot = slots[len(lines)]
        pieces = [
            token if token[0].sign != "▶" else (token[0]._replace(font=Font.HEI),)
            for token in plain_tokens(jump, Font.KAI)
        ]
        line = Line(pieces, 0.0, 0)
        line = line._replace(indent=slot.measure - line.width)
        glyphs = set_line(line, (slot.x, slot.y), self.style.size)
        return SetLine(jump, glyphs, JUMP, slot.x, slot.measure * self.style.size, None)

    def _fonts(self, place: int, paragraph: str) -> list[Font]:
        if place in self.article.subheads:
            return [Font.HEI] * len(paragraph)
        fonts = [Font.SONG] * len(paragraph)
        if place:
            return fonts
        source = self.article.source or ""
        opening = paragraph.replace(LOST, "")
        if self.style.bold_source and source and opening.startswith(source):
            bold = len(source) + len(paragraph) - len(opening)
            fonts[:bold] = [Font.HEI] * bold
        byline = _OPENS_WITH_BYLINE.match(paragraph)
        if byline and self.article.byline_in_text:
            start = paragraph.index("（")
            fonts[start : byline.end()] = [Font.KAI] * (byline.end() - start)
        return fonts


def below(columns: Bed, top: float) -> Bed:
    """The same columns under a head that ends at `top`."""
    return replace(columns, top=top)
