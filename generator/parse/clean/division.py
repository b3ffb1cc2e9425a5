"""Where the articles of clean text begin: which heads are headlines, which subheads.

Each run of heads between two texts is judged by itself: what the typist did (marks, empty lines, indents), what
print does (bylines, datelines, decks), and whether the text below speaks of something else than the text above.
All weights are logarithms of odds, as everywhere in `parse`.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from generator.language import has_phrase_gap, weighted_overlap
from generator.parse.clean.pieces import Piece
from generator.parse.clean.rows import is_indented
from generator.parse.forms import (
    byline_in_lead,
    dateline_at_start,
    furniture_kind,
    is_source_alone,
    names_source,
    opens_deck,
)
from generator.parse.layout import Kind
from generator.parse.stories import Pairs, pairs_of, rarities

# What the typist did.
_NO_HEAD = -4.5  # a cut where no head stands
_DEEPER = -9.0  # a heading of a lower level than the page's headlines
_UNMARKED = -6.0  # no heading, on a page that marks them
_MARKED = 1.5
_MARKED_AMONG_LOWER = 4.0  # where subheads have marks of their own
_BOLD_ALONE = -5.0
_WIDER_GAP = 5.0  # more empty lines before it than the text has
_NO_WIDER_GAP = -5.0  # where other heads have them
_INDENTED = -5.0  # as the paragraphs are, where other heads are not
_OUTDENTED = 2.0  # not as the paragraphs are
_RULE = 8.0
_CREDITS = 8.0  # who edited the article above
# What print does.
_DECK = 6.0
_SEVERAL = 3.0
_BYLINE = 6.0
_JUMP_ABOVE = 5.0
_SIGNED_ABOVE = 2.5
_DATELINE = 4.0
_SIGNED_SHARE = 0.5  # of what speaks against a head without byline and dateline, where others have one
# What the words say: a logistic regression over real headlines and subheads, on pages that do nothing else.
_HEADLINE = 0.0
_LIKE = -7.3  # times the share of its vocabulary that the text below has in common with the text above
_SPEAKS_OF_BELOW = 1.6  # times the share of the head's pairs of characters
_SPEAKS_OF_ABOVE = -2.5
_WIDTH = 0.12  # for each em
_PHRASES = 0.9
_COMMA = -1.2
_ORDINAL = -2.5
# What is said by words alone is never beyond doubt.
_TELLING = 2.5
_WORDS_ALONE = 2.7
_SHORT_LINE = 5.0  # em
_LEAD = 60  # characters
_CLOSE = 2  # paragraphs on each side that are compared
_SURE = 9.0
_COMMAS = re.compile("[，：]")
_ORDINALS = re.compile(r"(?:[（(]?[一二三四五六七八九十]{1,3}[、）)．.]|[①-⑩]|0\d\s|\d{1,2}[、.．）])")


@dataclass(frozen=True, slots=True)
class Opening:
    """A place where an article begins or a subhead stands: pieces first … end-1 before the text at `end`.

    `odds` is what speaks for an article beginning.
    """

    first: int
    end: int
    odds: float


def openings(pieces: Sequence[Piece]) -> list[Opening]:
    """The runs of heads of a page, and the other places where an article may begin, in their order."""
    page = _page(pieces)
    found: list[Opening] = []
    for first, end in _runs(pieces):
        odds = page.odds(first, end) if found else _SURE
        found.append(Opening(first, end, max(-_SURE, min(_SURE, odds))))
    return found


def _runs(pieces: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    """The runs of pieces between two paragraphs, also the empty ones, and what stands before the first."""
    first = 0
    for place, piece in enumerate(pieces):
        if piece.kind is Kind.PARAGRAPH:
            yield first, place
            first = place + 1


def _share_apart(pieces: Sequence[Piece], usual: int) -> float:
    """The share of the runs of heads below the first that have more empty lines before them than the text."""
    runs = [pieces[first:end] for first, end in _runs(pieces) if first]
    gaps = [
        max(piece.row.first.empties for piece in run if piece.kind is Kind.HEAD)
        for run in runs
        if any(piece.kind is Kind.HEAD for piece in run)
    ]
    return sum(gap > usual for gap in gaps) / len(gaps) if gaps else 0.0


def _share_signed(pieces: Sequence[Piece]) -> float:
    """The share of the runs of heads with a byline or a dateline below them."""
    signed = [
        _is_signed(pieces, first, end)
        for first, end in _runs(pieces)
        if any(piece.kind is Kind.HEAD for piece in pieces[first:end])
    ]
    return sum(signed) / len(signed) if signed else 0.0


def _is_signed(pieces: Sequence[Piece], first: int, end: int) -> bool:
    kinds = [piece.kind for piece in pieces[first:end]]
    below = Kind.BYLINE in kinds[kinds.index(Kind.HEAD) :]
    return below or dateline_at_start(pieces[end].text) is not None or _names_writer_first(pieces[end].text)


def _page(pieces: Sequence[Piece]) -> "_Page":
    paragraphs = [place for place, piece in enumerate(pieces) if piece.kind is Kind.PARAGRAPH]
    heads = [piece for piece in pieces if piece.kind is Kind.HEAD]
    levels = [piece.row.first.level for piece in heads if piece.row.first.level]
    gaps = Counter(
        pieces[place].row.first.empties
        for place in paragraphs
        if place and pieces[place - 1].kind is Kind.PARAGRAPH
    )
    usual = max(gaps, key=lambda gap: (gaps[gap], -gap)) if gaps else 0
    texts = {place: pairs_of(pieces[place].dense) for place in paragraphs}
    return _Page(
        pieces,
        usual,
        min(levels, default=0),
        len(set(levels)) > 1,
        _share_apart(pieces, usual),
        _share_signed(pieces),
        2 * sum(is_indented(pieces[place].row.first) for place in paragraphs) > len(paragraphs),
        not all(is_indented(piece.row.first) for piece in heads),
        texts,
        rarities(list(texts.values())),
    )


@dataclass(frozen=True, slots=True)
class _Page:
    """The habits of a page's typist.

    `usual` is how many empty lines stand between its paragraphs, `level` that of its headlines, 0 where they
    are not marked, `lower` whether subheads are too; `apart` the share of its heads with more empty lines
    before them, `signed` of those with a byline or a dateline below; `indented` whether its paragraphs are,
    `outdented` whether not all heads are.
    """

    pieces: Sequence[Piece]
    usual: int
    level: int
    lower: bool
    apart: float
    signed: float
    indented: bool
    outdented: bool
    texts: Mapping[int, Pairs]
    rare: Mapping[str, float]

    def odds(self, first: int, end: int) -> float:
        """What speaks for an article beginning with the run first … end-1, above the text at `end`."""
        run = self.pieces[first:end]
        heads = [piece for piece in run if piece.kind is Kind.HEAD]
        if is_source_alone(self.pieces[end].text) and not heads:
            return -_SURE
        said = self._around(first, end)
        words = self._alike(first, end, heads)
        if not heads:
            return said + words + _NO_HEAD
        said += self._marks(heads) + _form(run, heads)
        words += _HEADLINE + _wording(heads)
        if not _is_signed(self.pieces, first, end):
            words += math.log(1 - _SIGNED_SHARE * self.signed)  # so many headlines would lack both
        return said + words if said >= _TELLING else min(said + words, _WORDS_ALONE)

    def _marks(self, heads: Sequence[Piece]) -> float:
        """What the typist's marks say."""
        lines = [head.row.first for head in heads]
        indented = all(map(is_indented, lines))
        odds = _INDENTED * (self.outdented and indented) + _OUTDENTED * (self.indented and not indented)
        odds += _BOLD_ALONE * all(line.bold and not line.level for line in lines)
        if not self.level:
            return odds
        levels = [line.level for line in lines if line.level]
        if not levels:
            return odds + _UNMARKED
        marked = _MARKED_AMONG_LOWER if self.lower else _MARKED
        return odds + (marked if min(levels) <= self.level else _DEEPER)

    def _around(self, first: int, end: int) -> float:
        """What stands around: empty lines, rules, who signed the text above, how the next one begins."""
        above, below = self.pieces[first - 1].text, self.pieces[end].text
        run = self.pieces[first:end]
        kinds = [furniture_kind(piece.text, at_edge=False) for piece in run if piece.kind is Kind.FURNITURE]
        odds = _RULE * ("other" in kinds) + _CREDITS * ("credits" in kinds)
        gap = (run[0] if run else self.pieces[end]).row.first.empties
        gap = max([gap, *(piece.row.first.empties for piece in run if piece.kind is Kind.HEAD)])
        # An empty line in text without any may be forgotten; two where the text has one are meant.
        regular = bool(self.apart) if self.usual else self.apart**2
        odds += _WIDER_GAP if gap > self.usual else _NO_WIDER_GAP * regular
        odds += _DATELINE * (dateline_at_start(below) is not None or _names_writer_first(below))
        odds += _JUMP_ABOVE * any(piece.kind is Kind.JUMP for piece in run)
        signed = names_source(above) or is_source_alone(above)
        return odds + _SIGNED_ABOVE * (signed or bool(run and run[0].kind is Kind.BYLINE))

    def _alike(self, first: int, end: int, heads: Sequence[Piece]) -> float:
        """What the words say: another article shares few with the text above, and so does its headline."""
        before = self._words(range(first - 1, -1, -1), 2 * _CLOSE)
        after = self._words(range(end, len(self.pieces)), _CLOSE)
        own = pairs_of("".join(head.dense for head in heads))
        speaks = _SPEAKS_OF_BELOW * len(own & after) + _SPEAKS_OF_ABOVE * len(own & before)
        return _LIKE * weighted_overlap(before, after, self.rare) + speaks / max(1, len(own))

    def _words(self, places: Iterable[int], most: int) -> Pairs:
        """The vocabulary of the paragraphs from a place on, up to the next head."""
        words: Pairs = frozenset()
        for place in islice(places, most):
            if place not in self.texts:
                break
            words |= self.texts[place]
        return words


def _form(run: Sequence[Piece], heads: Sequence[Piece]) -> float:
    """What the form of the heads says; a place's name over a subhead (韩国) makes no headline of it."""
    long = sum(head.row.first.width > _SHORT_LINE for head in heads)
    odds = _DECK * any(opens_deck(head.text) for head in heads) + _SEVERAL * max(0, long - 1)
    under = run[run.index(heads[0]) :]
    return odds + _BYLINE * any(piece.kind is Kind.BYLINE for piece in under)


def _wording(heads: Sequence[Piece]) -> float:
    """What the wording of the heads says."""
    odds = _ORDINAL * bool(_ORDINALS.match(heads[0].text))
    odds += _PHRASES * any(has_phrase_gap(head.text) for head in heads)
    odds += _COMMA * bool(_COMMAS.search(heads[0].text))
    return odds + _WIDTH * max(head.row.first.width for head in heads)


def _names_writer_first(text: str) -> bool:
    """Whether a text names its writer where it begins (（记者 林晚秋）), not where it ends."""
    byline = byline_in_lead(text[:_LEAD])
    return byline is not None and not names_source(text)
