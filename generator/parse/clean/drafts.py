"""The pieces of clean text given to their articles, as drafts that the rest of the parser reads."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from generator.language import width_in_em
from generator.model import Direction
from generator.parse.clean.division import Opening, openings
from generator.parse.clean.gaps import Spaces, head_without_strays, text_without_strays
from generator.parse.clean.headlines import headline_of
from generator.parse.clean.pieces import Piece
from generator.parse.clean.typed_lines import TypedLine
from generator.parse.forms import jump_in
from generator.parse.layout import Kind, Line
from generator.parse.stories import Draft, Head, Lines, PageDrafts, Story

_SURE = 9.0


@dataclass(slots=True)
class _Gathered:
    """What is gathered for one article."""

    heads: list[Piece] = field(default_factory=list)
    body: list[tuple[Piece, bool]] = field(default_factory=list)
    captions: list[Piece] = field(default_factory=list)
    bylines: list[Piece] = field(default_factory=list)
    jumps: list[Piece] = field(default_factory=list)
    border: float = _SURE
    seam: float = _SURE
    seam_at: int = 0

    @property
    def is_article(self) -> bool:
        """Whether it has more than heads."""
        return bool(self.body or self.captions)

    @property
    def pieces(self) -> list[Piece]:
        """All that stands in it besides its text."""
        return [*self.heads, *self.bylines, *self.captions, *self.jumps]

    def take(self, piece: Piece) -> None:
        """Add a piece that is no head and no furniture."""
        places = {Kind.CAPTION: self.captions, Kind.BYLINE: self.bylines, Kind.JUMP: self.jumps}
        if piece.kind in places:
            places[piece.kind].append(piece)


def drafts_of(pieces: Sequence[Piece], spaces: Spaces) -> PageDrafts:
    """Every row of a page in one draft, in its furniture or among the strays."""
    gathered = [_Gathered()]
    place = 0
    for opening in openings(pieces):
        _open(gathered, pieces[opening.first : opening.end], opening)
        gathered[-1].body.append((pieces[opening.end], False))
        place = opening.end + 1
    _close(gathered, pieces[place:])
    articles = [article for article in gathered if article.is_article]
    strays = [piece for article in gathered if not article.is_article for piece in article.pieces]
    furniture = [piece for piece in pieces if piece.kind is Kind.FURNITURE]
    return PageDrafts(
        tuple(_draft(article, spaces) for article in articles),
        tuple(line for piece in furniture for line in lines_of(piece, Spaces.MEANT)),
        tuple(lines_of(piece, Spaces.MEANT) for piece in strays),
    )


def lines_of(piece: Piece, spaces: Spaces) -> Lines:
    """The lines of a piece as the parser has them, without the spaces that say nothing."""
    return tuple(_line(line, piece.kind, spaces) for line in piece.row.lines)


def _line(line: TypedLine, kind: Kind, spaces: Spaces) -> Line:
    raw = head_without_strays(line.raw, spaces) if kind is Kind.HEAD else line.raw
    text = text_without_strays(line.raw, spaces)
    blank = line.empties > 0
    return Line(line.number, raw, text, width_in_em(raw), spaced=False, blank=blank, attached=not blank)


def _open(gathered: list[_Gathered], run: Sequence[Piece], opening: Opening) -> None:
    """Give the pieces between two paragraphs to the article above, and to the one that begins there."""
    article = gathered[-1]
    if opening.odds <= 0:
        _note_seam(article, run, opening)
        for piece in run:
            if piece.kind is Kind.HEAD:
                article.body.append((piece, True))
            article.take(piece)
        return
    start = 0 if opening.first == 0 else _start(run)
    for piece in run[:start]:
        article.take(piece)
    if opening.first:
        article.border = min(article.border, opening.odds)
        gathered.append(_Gathered(border=opening.odds))
    _take_heads(gathered, run[start:], opening.odds)


def _note_seam(article: _Gathered, run: Sequence[Piece], opening: Opening) -> None:
    if run and -opening.odds < article.seam:
        article.seam, article.seam_at = -opening.odds, run[0].row.first.number


def _start(run: Sequence[Piece]) -> int:
    """Where in a run between two paragraphs what belongs to the text below begins: its first head."""
    for place, piece in enumerate(run):
        if piece.kind is Kind.HEAD or _leads_back(piece):
            return place
    return len(run)


def _leads_back(piece: Piece) -> bool:
    jump = jump_in(piece.text) if piece.kind is Kind.JUMP else None
    return jump is not None and jump.direction is Direction.FROM


def _take_heads(gathered: list[_Gathered], run: Sequence[Piece], odds: float) -> None:
    """Give heads to the article that they open; a picture's caption with a head below it is an article."""
    for piece in run:
        article = gathered[-1]
        if piece.kind is Kind.HEAD:
            if article.captions and article.heads:
                article = _Gathered(border=odds)
                gathered.append(article)
            article.heads.append(piece)
        article.take(piece)


def _close(gathered: list[_Gathered], rest: Sequence[Piece]) -> None:
    """Give what stands below the last text to its article; heads there open one, of a picture or of nothing."""
    start = next((place for place, piece in enumerate(rest) if piece.kind is Kind.HEAD), len(rest))
    for piece in rest[:start]:
        gathered[-1].take(piece)
    if start < len(rest):
        gathered.append(_Gathered())
        _take_heads(gathered, rest[start:], _SURE)


def _draft(article: _Gathered, spaces: Spaces) -> Draft:
    heads = [Head(lines_of(piece, spaces), 0, 0) for piece in article.heads]
    headline = headline_of(article.heads, [piece.text for piece, _ in article.body])
    story = Story((), tuple(heads), article.border, article.seam, article.seam_at)
    return Draft(
        story,
        tuple((lines_of(piece, spaces), subhead) for piece, subhead in article.body),
        _lines(article.captions, spaces),
        _lines(article.bylines, spaces),
        tuple(line for piece in article.jumps for line in lines_of(piece, spaces)),
        headline,
    )


def _lines(pieces: Iterable[Piece], spaces: Spaces) -> tuple[Lines, ...]:
    return tuple(lines_of(piece, spaces) for piece in pieces)
