"""How well each line fits each place of a paragraph in each column: what widths, stops and empty lines say.

A paragraph's first line is indented by two em, so it is two em narrower than its column; its middle lines fill
the column; its last is short and ends a sentence. All weights are in one unit: about the logarithm of how much
likelier one reading of a line is than another.
"""

import re
from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from generator.language import has_phrase_gap
from generator.parse.forms import (
    dateline_at_start,
    ends_sentence,
    has_photo_credit,
    names_source,
    opens_caption,
)
from generator.parse.layout.lines import Line, Profile

Scores: TypeAlias = npt.NDArray[np.float64]
IMPOSSIBLE = -12.0

_FULL_STOPS = ("。", "！", "？", "。”", "！”", "？”", "。」", "！」", "？」")
_WHOLE_ENDS = ("。", "！", "？", "；", "：", "…", "。”", "。」", "）")
_HANGING = tuple("，、。；：”）》！？」』〉")  # characters that may stand in the right margin
_HALF_LEFT = tuple(
    "“《（‘【「『〈〔"
)  # set half an em to the left: extraction parts such a line from the one above
_ITEM_ENDS = ("；", "。")
_RUNNING = re.compile("[。，；：（）]")

_EXACT = 0.1  # em
_OVERFLOW = -0.6  # em that a line may be wider than its column: characters set close
_FULL = 1.6  # em that justification fills up
_INDENT = 3.6  # the indent of two em, and what justification fills up
_SPACED = 6.0  # em that a letter-spaced line may lack

_FITS = 1.5  # a middle line that fills its column exactly
_LACKS_HALF = 0.2
_LACKS_ONE = 0.7  # the next line begins with a character that must not begin a line, or with a number
_LACKS_MORE = -1.5
_TOO_WIDE = -1.0
_NARROW_MIDDLE = -4.0
_STOP_WITHIN = -1.0  # a sentence that happens to end where a middle line does
_LISTED_WITHIN = -0.8  # the same for an item of a list
_LEAD_WITHIN = -6.0  # a dateline, or 图：, that happens to begin a line
_UNINDENTED = -1.95
_LEADING_SPACE = 1.0
_FULL_LAST = -1.3
_NO_FULL_STOP = -6.5
_SPACED_LAST = -3.0  # a last line is never justified
_ONLY_LINE = -1.5
_LISTED = 3.0  # one of several such lines, as the items of a list are

_LOOSE = -0.25
_LOOSE_IN_COLUMN = -0.4  # one of several lines that fill a column to the character
_LOOSE_STOP = -4.0
_LOOSE_UNENDED = -2.5
_LOOSE_COMMA = -1.5
_LOOSE_LISTED = -4.0
_LOOSE_LEAD = -6.0
_LOOSE_DASH = 1.5
_LOOSE_PHRASES = 2.0  # two phrases with a gap between them, as headlines have
_LONG_HEAD = 30  # characters

_NEARBY = 6  # lines before and after
_BLANKS_EVERYWHERE = 0.7
_NO_BLANK_AT_PARAGRAPH = -1.0
_BLANK_IN_PARAGRAPH = -2.025


def column_emissions(lines: Sequence[Line], measures: Scores) -> Scores:
    """The weights of each line at each place in each column: lines × (first, middle, last, only) × measures."""
    gap = _gaps(lines, measures)
    room = _column([_SPACED if line.spaced else 0.0 for line in lines])
    full = (gap >= _OVERFLOW) & (gap <= np.maximum(_FULL, room))
    indented = (gap > _FULL) & (gap <= np.maximum(_INDENT, room))
    short = gap > _FULL
    first = np.select([indented, full], [0.0, _UNINDENTED], IMPOSSIBLE)
    # A space before the line is an indent, or all that is left of words whose font has no letters for us.
    spaced_out = _column([float(line.raw[:1].isspace()) for line in lines]) > 0
    first = np.where(spaced_out & (gap >= _OVERFLOW), _LEADING_SPACE, first)
    middle = np.select([full, indented], [_filling(gap), _NARROW_MIDDLE], IMPOSSIBLE)
    opening = _column([_LEAD_WITHIN if _opens_text(line) else 0.0 for line in lines])
    middle = middle + opening + _column([_middle_weight(line) for line in lines])
    stop = _column([_stop_weight(line) for line in lines])
    last = np.select([short, full], [stop, stop + _FULL_LAST], IMPOSSIBLE) + opening
    whole = stop + _column([_whole_weight(line) for line in lines]) + _column(_listed_weights(lines))
    credited = _column([0.0 if has_photo_credit(line.text) else _UNINDENTED for line in lines])
    only = np.select([short, full], [whole, whole + credited], IMPOSSIBLE)
    return np.stack([first, middle, last, only], axis=1)


def loose_emissions(lines: Sequence[Line], profile: Profile) -> list[float]:
    """The weight of each line as one that stands loose: part of a head or of a caption."""
    filled = [line.width in profile.measures for line in lines]
    around = [False, *filled, False]
    return [
        _loose_weight(line) + _LOOSE_IN_COLUMN * (full and (around[place] or around[place + 2]))
        for place, (line, full) in enumerate(zip(lines, filled, strict=True))
    ]


def blank_emissions(lines: Sequence[Line], profile: Profile) -> list[tuple[float, float]]:
    """What the empty lines say: for each line the weights of opening a paragraph there, and of going on."""
    return [
        _blank_weight(line, share)
        if profile.blanks_speak and not line.text.startswith(_HALF_LEFT)
        else (0.0, 0.0)
        for line, share in zip(lines, _blank_shares(lines), strict=True)
    ]


def _column(values: Sequence[float]) -> Scores:
    return np.array(values, dtype=np.float64)[:, np.newaxis]


def _gaps(lines: Sequence[Line], measures: Scores) -> Scores:
    """The em that each line lacks of each measure; a character that hangs in the margin does not count."""
    hanging = _column([line.text.endswith(_HANGING) + line.text.startswith(_HALF_LEFT) for line in lines])
    gap = measures[np.newaxis, :] - _column([line.width for line in lines])
    return np.where((gap < 0) & (gap >= -hanging), 0.0, gap)


def _filling(gap: Scores) -> Scores:
    """How well middle lines fill their columns."""
    steps = [gap < -_EXACT, gap < _EXACT, gap < 1.0 - _EXACT, gap <= 1.0 + _EXACT]
    return np.select(steps, [_TOO_WIDE, _FITS, _LACKS_HALF, _LACKS_ONE], _LACKS_MORE)


def _opens_text(line: Line) -> bool:
    """Whether a line begins as only a lead does, or a caption by the word for its picture and a stroke."""
    return dateline_at_start(line.text) is not None or (line.text[:1] in "图圖" and opens_caption(line.text))


def _middle_weight(line: Line) -> float:
    listed = _LISTED_WITHIN if line.text.endswith("；") else 0.0
    return listed + (_STOP_WITHIN if line.text.endswith(_FULL_STOPS) else 0.0)


def _stop_weight(line: Line) -> float:
    ended = ends_sentence(line.text) or has_photo_credit(line.text) or names_source(line.text)
    return (0.0 if ended else _NO_FULL_STOP) + (_SPACED_LAST if line.spaced else 0.0)


def _whole_weight(line: Line) -> float:
    complete = line.text.endswith(_WHOLE_ENDS) or has_photo_credit(line.text)
    return _ONLY_LINE + (0.0 if complete else _NO_FULL_STOP / 2)


def _listed_weights(lines: Sequence[Line]) -> list[float]:
    """What is added for each line that is one of several items of a list, each a paragraph of its own line."""
    items = [line.text.endswith(_ITEM_ENDS) for line in lines]
    opens = [line.text.endswith(("；", "：")) for line in lines]
    listed = [
        item and (any(opens[max(0, place - 1) : place]) or any(items[place + 1 : place + 2]))
        for place, item in enumerate(items)
    ]
    return [_LISTED if each else 0.0 for each in listed]


def _loose_weight(line: Line) -> float:
    text = line.text
    cues = [
        ("。" in text, _LOOSE_STOP),
        (dateline_at_start(text) is not None, _LOOSE_LEAD),
        (text.startswith("——") and len(text) < _LONG_HEAD, _LOOSE_DASH),
        (has_phrase_gap(line.raw) and not _RUNNING.search(text), _LOOSE_PHRASES),
        (text.endswith(("；", "：")), _LOOSE_LISTED),
        (text.endswith(("，", "、")), _LOOSE_UNENDED),
    ]
    return _LOOSE + _LOOSE_COMMA * text.count("，") + sum(weight for holds, weight in cues if holds)


def _blank_shares(lines: Sequence[Line]) -> list[float]:
    """For each line the share of the lines near it that have an empty line before them."""
    blanks = np.array([0, *(line.blank for line in lines)]).cumsum()
    ends = [(max(0, place - _NEARBY), min(len(lines), place + _NEARBY + 1)) for place in range(len(lines))]
    return [float(blanks[last] - blanks[first]) / (last - first) for first, last in ends]


def _blank_weight(line: Line, share: float) -> tuple[float, float]:
    # Where every line nearby has one, an empty line is the leading of that column and says nothing.
    weight = max(0.0, 1.0 - share / _BLANKS_EVERYWHERE)
    return (0.0, _BLANK_IN_PARAGRAPH * weight) if line.blank else (_NO_BLANK_AT_PARAGRAPH * weight, 0.0)
