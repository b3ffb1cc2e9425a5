"""Text that is not in reading order: columns side by side on one line or line by line, vertical text.

Whether sentences go on from line to line is told by the page's own words. Of the pairs of characters within its
lines a third to a half are there twice or more. So are the pairs of a line's last character and the next line's
first, but only where the next line is really the next.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from generator.language import HAN, width_in_em
from generator.parse.layout.lines import Line

_HAN = re.compile(f"[{HAN}]")
_HAN_PAIR = re.compile(f"[{HAN}]{{2}}")
_RUNNING = re.compile("[，。]")
_LATIN = re.compile(r"[\x21-\x7e]")

_NARROWEST = 6.0  # em of a column's piece
_BY_CHANCE = 0.02  # of any two characters' making a pair that the page has
_IN_ORDER = 0.75  # of the pairs over line ends that a page in order must have: heads stand between its texts
_MOSTLY = 0.5
_SURE = 3.25  # standard deviations
_WIDE_GAP = re.compile(r"\s{3,}")  # those of justification and of names are narrower
_LEAST_LINES = 6

_SIDE_BY_SIDE = 8.0  # em of each of two pieces that stand on one line
_LEAST_STRETCH = 4  # lines
_ALONE_BETWEEN = 2  # lines of one column alone that may stand among them

_FURTHEST = 4  # lines from a line to the next of its column where those of four columns alternate
_LEAST_SKIPS = 7  # in order, a page with many words that come again has four
_SKIPS_WITHIN = 16  # lines

_VERTICAL = 2  # characters
_LEAST_VERTICAL = 4  # lines
_LEAST_CHARACTERS = 3  # different ones
_OF_TABLES = frozenset(
    "一二三四五六七八九十〇零百千万甲乙丙丁戊己庚辛壬癸东南西北日左右男女第金银铜总胜负平分局晴阴雨雪风级"
)


def is_out_of_order(lines: Sequence[Line]) -> bool:
    """Whether most of a page's text is not in reading order: columns fused, or their lines alternating."""
    return _stands_side_by_side(lines) or _goes_on_nowhere(lines)


def first_out_of_order(lines: Sequence[Line]) -> Line | None:
    """The first line of a part of the page where two columns' lines are mixed, None where none is."""
    places = [place for place in (_fused_from(lines), _alternating_from(lines)) if place is not None]
    return lines[min(places)] if places else None


def vertical_runs(lines: Sequence[Line]) -> list[tuple[Line, ...]]:
    """The runs of lines of one character each (or two, a few of them): text that is set vertically."""
    runs = [tuple(run) for narrow, run in groupby(lines, lambda line: len(line.dense) <= _VERTICAL) if narrow]
    trimmed = [_trimmed(run) for run in runs]
    return [run for run in trimmed if _is_vertical(run)]


def is_mostly_vertical(lines: Sequence[Line]) -> bool:
    """Whether a page has more vertical text than other."""
    vertical = sum(len(line.dense) for run in vertical_runs(lines) for line in run)
    return vertical > _MOSTLY * sum(len(line.dense) for line in lines)


def _stands_side_by_side(lines: Sequence[Line]) -> bool:
    """Whether most lines of running text are pieces of two columns or more with wide gaps between them."""
    running = [line for line in lines if _RUNNING.search(line.raw) and line.width >= _NARROWEST]
    fused = sum(_is_side_by_side(line) for line in running)
    return fused >= _LEAST_LINES and fused > _MOSTLY * len(running)


def _is_side_by_side(line: Line) -> bool:
    wide = [part for part in _WIDE_GAP.split(line.raw) if width_in_em(part) >= _NARROWEST]
    return not line.spaced and len(wide) > 1


def _goes_on_nowhere(lines: Sequence[Line]) -> bool:
    """Whether far fewer pieces of text go on in the next one than in a page in order."""
    pieces = [piece for line in lines for piece in _columns(line, _NARROWEST)]
    known = Counter(pair for piece in pieces for pair in _pairs(piece))
    ends = [pair for pair in map(_over_end, pieces, pieces[1:]) if pair]
    if not ends or not known:
        return False
    repeated = sum(count for count in known.values() if count > 1) / known.total()
    least, usual = (_BY_CHANCE + share * (repeated - _BY_CHANCE) for share in (_MOSTLY, _IN_ORDER))
    met = sum(pair in known for pair in ends)
    deviation = math.sqrt(len(ends) * usual * (1 - usual))
    return met < least * len(ends) and met < usual * len(ends) - _SURE * deviation


def _over_end(piece: str, following: str) -> str | None:
    """The last character of a piece with the first of the next; None where they are no Han, no running text."""
    pair = piece[-1:] + following[:1]
    running = _HAN_PAIR.fullmatch(pair) and _RUNNING.search(piece + following)
    return pair if running and min(width_in_em(piece), width_in_em(following)) >= _NARROWEST else None


def _fused_from(lines: Sequence[Line]) -> int | None:
    """The place of the first of several lines on each of which two columns stand side by side."""
    fused = [place for place, line in enumerate(lines) if len(_columns(line, _SIDE_BY_SIDE)) > 1]
    for first, last in zip(fused, fused[_LEAST_STRETCH - 1 :], strict=False):
        running = sum(bool(_RUNNING.search(line.raw)) for line in lines[first : last + 1])
        if last - first < _LEAST_STRETCH + _ALONE_BETWEEN and running > _MOSTLY * _LEAST_STRETCH:
            return first
    return None


def _alternating_from(lines: Sequence[Line]) -> int | None:
    """The place of the first of many lines that do not go on in the next but in one of the three after it."""
    texts = [line.dense if line.width >= _NARROWEST else "" for line in lines]
    known = {pair for text in texts for pair in _pairs(text)}
    skips: list[int] = []
    for place, text in enumerate(texts[:-_FURTHEST]):
        ends = [text[-1:] + other[:1] in known for other in texts[place + 1 : place + 1 + _FURTHEST]]
        if any(ends) and not ends[0]:
            skips.append(place)
        if len(skips) >= _LEAST_SKIPS and place - skips[-_LEAST_SKIPS] < _SKIPS_WITHIN:
            return skips[-_LEAST_SKIPS]
    return None


def _pairs(piece: str) -> Iterator[str]:
    return (one + other for one, other in pairwise(piece) if _HAN_PAIR.fullmatch(one + other))


def _columns(line: Line, narrowest: float) -> list[str]:
    """The parts of a line that may be pieces of different columns: between them gaps, each part wide enough."""
    if line.spaced:
        return [line.dense]
    pieces = [""]
    width, rest = 0.0, line.width
    for word in line.raw.split():
        if min(width, rest) >= narrowest and not _LATIN.search(pieces[-1][-1:] + word[:1]):
            pieces.append("")
            width = 0.0
        pieces[-1] += word
        width += width_in_em(word)
        rest -= width_in_em(word)
    return pieces


def _trimmed(run: tuple[Line, ...]) -> tuple[Line, ...]:
    """A run of narrow lines without the words of two characters (要闻) that stand before and after it."""
    single = [place for place, line in enumerate(run) if not _HAN_PAIR.fullmatch(line.dense)]
    return run[single[0] : single[-1] + 1] if single else ()


def _is_vertical(run: Sequence[Line]) -> bool:
    """Whether a run of narrow lines is text: mostly single Han characters, and no column of a table."""
    single = [line.dense for line in run if _HAN.fullmatch(line.dense)]
    words = set(single)
    enough = len(single) >= max(_LEAST_VERTICAL, _MOSTLY * len(run)) and len(words) >= _LEAST_CHARACTERS
    return enough and len(words - _OF_TABLES) > _MOSTLY * len(words)
