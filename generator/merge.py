"""Three texts into one by line: what the editor typed stands, what the importer changed elsewhere comes in."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from merge3 import Merge3

_LINE_END = re.compile(r"(?<=[^\n])\n")
_Lines = Sequence[str]


@dataclass(frozen=True, slots=True)
class Refusal:
    """What the importer would have changed where the editor had too.

    `line` is the line of the merged text (1 is the first) where the editor's version stands; `lines` is the
    text that was not taken in, empty where the importer would only have removed something.
    """

    line: int
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged text and what was refused on the way."""

    text: str
    refusals: tuple[Refusal, ...] = ()


@dataclass(frozen=True, slots=True)
class _Piece:
    base: _Lines
    mine: _Lines
    theirs: _Lines


def merged(base: str, mine: str, theirs: str) -> Merge:
    """The editor's text (`mine`) with what changed from `base` to `theirs`; lines end in a line feed.

    Where both changed the same lines the editor's stand, so every line that the editor typed is in the result.
    Merging `theirs` into the result once more gives the result, so a run that was killed can be repeated.
    """
    merge = _merged_once(base, mine, theirs)
    if _merged_once(base, merge.text, theirs).text == merge.text:
        return merge
    # Lines that repeat can align in another way each time; then nothing is certain but the editor's text.
    typed = {*mine.split("\n"), ""}
    return Merge(mine, (Refusal(1, tuple(line for line in theirs.split("\n") if line not in typed)),))


def _merged_once(base: str, mine: str, theirs: str) -> Merge:
    lines: list[str] = []
    refusals: list[Refusal] = []
    for piece in _pieces(_Piece(_lines(base), _lines(mine), _lines(theirs))):
        if piece.mine == piece.base:
            lines += piece.theirs
            continue
        if piece.theirs not in (piece.base, piece.mine):
            refusals += _refusals(piece, "\n".join([*lines, ""]).count("\n") + 1)
        lines += piece.mine
    return Merge("\n".join(lines), tuple(refusals))


def _lines(text: str) -> list[str]:
    """The lines of a text, each with the empty lines before it, so that hardly any two are alike."""
    return _LINE_END.split(text)


def _refusals(piece: _Piece, line: int) -> list[Refusal]:
    """What is refused where a piece that starts at `line` of the merged text is the editor's, at most one."""
    base, mine, theirs = (_texts(lines) for lines in (piece.base, piece.mine, piece.theirs))
    refused = tuple(text for text in theirs if text not in {*base, *mine})
    removed = base and mine and not theirs
    blank = len(piece.mine[0]) - len(piece.mine[0].lstrip("\n")) if piece.mine else 0
    return [Refusal(line + blank, refused)] if refused or removed else []


def _texts(lines: _Lines) -> list[str]:
    stripped = (line.strip("\n") for line in lines)
    return [line for line in stripped if line]


def _pieces(whole: _Piece) -> Iterator[_Piece]:
    for group in Merge3(whole.base, whole.mine, whole.theirs).merge_groups():
        if group[0] == "conflict":
            yield from _finer_pieces(_Piece(*group[1:]))
        elif group[0] == "b":
            yield _Piece((), (), group[1])
        else:
            yield _Piece(group[1], group[1], group[1])


def _finer_pieces(piece: _Piece) -> Iterator[_Piece]:
    """The piece cut wherever neither side's change runs across, so that edits of neighbouring lines both hold.

    In front matter the neighbour of a line is another fact: a corrected title is no quarrel over the kicker.
    """
    mine, theirs = _cuts(piece.base, piece.mine), _cuts(piece.base, piece.theirs)
    typed = set(piece.mine)
    common = sorted(mine.keys() & theirs.keys())
    cuts = [(at, mine[at][side], theirs[at][side]) for at in common for side in (0, 1)]
    for start, end in pairwise(cuts):
        parts = zip((piece.base, piece.mine, piece.theirs), start, end, strict=True)
        finer = _Piece(*(lines[first:last] for lines, first, last in parts))
        # What came in when this was merged before is not brought in once more beside it.
        known = finer.theirs and typed.issuperset(finer.theirs)
        yield _Piece(finer.mine, finer.mine, finer.mine) if known else finer


def _cuts(base: _Lines, text: _Lines) -> dict[int, tuple[int, int]]:
    """The places in `base` that `text` has too: where in it the lines before end and those after start."""
    cuts = {0: (0, 0)}
    for _, start, end, first, last in SequenceMatcher(None, base, text, autojunk=False).get_opcodes():
        for at, place in _places(start, end, first, last):
            before, _ = cuts.get(at, (place, place))
            cuts[at] = (before, place)
    return cuts


def _places(start: int, end: int, first: int, last: int) -> list[tuple[int, int]]:
    if end - start == last - first:
        return list(zip(range(start, end + 1), range(first, last + 1), strict=True))
    return [(start, first), (end, last)]
