"""What a space within running text is: meant, a PDF tool's, or left by a character that nobody could read.

A tool's stray spaces fall anywhere: of the words around them every second or third is cut in two. Where a
character is missing, what stands on both sides makes no word together. So jieba's dictionary is asked for each
space whether a word goes over it; the answers of a whole page decide (a likelihood ratio).
"""

import math
import re
from collections.abc import Iterable, Iterator
from enum import Enum, auto
from itertools import islice

from generator.language import HAN, in_simplified_print, is_letter_spaced, plain_words, running_text

_GAP = re.compile(rf"(?<=[{HAN}])\s+(?=[{HAN}])")
_BEFORE_STOP = re.compile(rf"(?<=[{HAN}])\s+(?=[，。、；：！？])")
_AT_FIGURE = re.compile(rf"(?<=[{HAN}])(?=\s*[0-9A-Za-z])|(?<=[0-9A-Za-z%])(?=\s*[{HAN}])")
_SPACE_AT_FIGURE = re.compile(rf"(?<=[{HAN}])\s+(?=[0-9A-Za-z])|(?<=[0-9A-Za-z%])\s+(?=[{HAN}])")
_SPACE = re.compile(r"(?<=\S)\s+(?=\S)")
_MARKED_LOSS = re.compile(rf"(?<=[{HAN}])[□〓▇]+(?=[{HAN}])")
_AROUND = 3  # characters on each side of a space that are asked about
# Where spaces part names, or a dateline from its text.
_MEANT = re.compile(
    r"[（(〔【][^（()）〕】]{0,30}(?:记者|通讯员|实习生|摄影|記者|通訊員|攝影)[^（()）〕】]{0,30}[）)〕】]"
    r"|^(?:\S{2,24}[电讯電訊]|\S{0,8}消息)\s+"
)
_IN_A_WORD = (
    0.36,
    0.06,
)  # the share of spaces that a word goes over: stray ones, and where a character is lost
_SURE = 1.5  # a logarithm of odds
_MOST_ASKED = 500  # spaces; more tell nothing new
_LEAST_LOST = 4  # spaces; fewer may be meant


class Spaces(Enum):
    """What the spaces within a page's running text are."""

    MEANT = auto()
    STRAY = auto()
    LOST = auto()


def spaces_of(texts: Iterable[str]) -> Spaces:
    """What the spaces between the Han characters of a page's running text are."""
    rows = list(texts)
    spaces = list(islice((in_word for text in rows for in_word in _spaces_in(text)), _MOST_ASKED))
    cut = sum(spaces)
    stray, lost = _IN_A_WORD
    odds = cut * math.log(stray / lost) + (len(spaces) - cut) * math.log((1 - stray) / (1 - lost))
    if cut and odds > _SURE:
        return Spaces.STRAY
    # Nobody means a space before a stop.
    unmeant = not cut and bool(spaces) and any(_BEFORE_STOP.search(text) for text in rows)
    return Spaces.LOST if unmeant or (len(spaces) >= _LEAST_LOST and odds < -_SURE) else Spaces.MEANT


def text_without_strays(raw: str, spaces: Spaces) -> str:
    """A paragraph's line without the spaces that say nothing; those for lost characters are one space each."""
    if spaces is Spaces.LOST:
        return _SPACE.sub(" ", _without_spaces_round_figures(raw.strip()))
    if spaces is Spaces.MEANT or is_letter_spaced(raw):
        return running_text(raw)
    text, end = "", 0
    for meant in _MEANT.finditer(raw):
        text += _GAP.sub("", raw[end : meant.start()]) + meant[0]
        end = meant.end()
    return running_text(text + _GAP.sub("", raw[end:]))


def _without_spaces_round_figures(raw: str) -> str:
    """A line without the spaces round figures and Latin where a typist put one at each."""
    spaced, all_of_them = len(_SPACE_AT_FIGURE.findall(raw)), len(_AT_FIGURE.findall(raw))
    return _SPACE_AT_FIGURE.sub("", raw) if spaced == all_of_them > 1 else raw


def head_without_strays(raw: str, spaces: Spaces) -> str:
    """A head's line without the spaces within its words; those between its phrases stay."""
    if spaces is not Spaces.STRAY:
        return raw
    return _GAP.sub(lambda gap: "" if _goes_over(raw, gap) else gap[0], raw)


def losses_in(text: str, spaces: Spaces) -> int:
    """How many places of a text stand for characters that could not be read: spaces, or signs put for them."""
    lost = len(_SPACE.findall(text)) if spaces is Spaces.LOST else 0
    return lost + len(_MARKED_LOSS.findall(text))


def _spaces_in(raw: str) -> Iterator[bool]:
    """For each space between two Han characters that no form of print explains, whether a word goes over it."""
    if is_letter_spaced(raw):
        return
    taken = [meant.span() for meant in _MEANT.finditer(raw)]
    for gap in _GAP.finditer(raw):
        if not any(start <= gap.start() < end for start, end in taken):
            yield _goes_over(raw, gap)


def _goes_over(raw: str, gap: re.Match[str]) -> bool:
    """Whether a word of the dictionary goes over a gap once it is closed."""
    before = re.sub(rf"^.*[^{HAN}]", "", _GAP.sub("", raw[max(0, gap.start() - 2 * _AROUND) : gap.start()]))
    after = re.split(rf"[^{HAN}]", _GAP.sub("", raw[gap.end() : gap.end() + 2 * _AROUND]))[0]
    end = 0
    for word in plain_words(in_simplified_print(before[-_AROUND:] + after[:_AROUND])):
        start, end = end, end + len(word)
        if start < len(before[-_AROUND:]) < end:
            return True
    return False
