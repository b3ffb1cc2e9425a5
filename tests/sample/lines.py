"""Hot-metal rules in small: where a line of Chinese may end, and what a justified one looks like as text."""

import re
from collections.abc import Sequence

FULL, HALF = 2, 1  # widths are counted in half ems
_OPENING = "“‘（《【"
_CLOSING = "，。、；：！？”’）》】％"
_RUN = r"[0-9A-Za-z.%+/-]+"
_CLUSTER = re.compile(rf"[{_OPENING}]*(?:{_RUN}|——|……| |[^\s])[{_CLOSING}]*")
_PUNCTUATION = re.compile(rf"[{_OPENING}{_CLOSING}]")
_HAN = r"[一-龥]"
_LATIN = r"[0-9A-Za-z%]"
_BEFORE_LATIN = re.compile(rf"(?<={_HAN})(?={_LATIN})")
_ROUND_LATIN = re.compile(rf"(?<={_HAN})(?={_LATIN})|(?<={_LATIN})(?={_HAN})")
_SIGN = re.compile(rf"{_RUN}|[^\s]")
_BEFORE_BRACKET = re.compile(rf"(?<=[^\s{_OPENING}{_CLOSING}—])(?=[（《])")
_AFTER_BRACKET = re.compile(rf"(?<=[）》])(?=[^\s{_OPENING}{_CLOSING}—])")
_MOST_SQUEEZED = 2  # half ems that the punctuation of one line may give up
_GAPS_OF_A_FULL_LINE = 3


def width(text: str) -> int:
    """The width of a text in half ems: one for ASCII, two for everything else."""
    return sum(HALF if sign.isascii() else FULL for sign in text)


def clusters(text: str) -> list[str]:
    """The pieces of a text that a line's end may not cut: a sign with the punctuation that clings to it."""
    return _CLUSTER.findall(text)


def line_end(pieces: Sequence[str], start: int, measure: int) -> int:
    """The index after the last piece that fits a line of `measure` half ems, beginning with piece `start`.

    A piece that ends in punctuation may come in although it is too wide, as far as the signs of the line
    give way; at least one piece is taken.
    """
    end, taken = start + 1, width(pieces[start])
    while end < len(pieces) and taken + width(pieces[end]) <= measure:
        taken += width(pieces[end])
        end += 1
    if end < len(pieces) and pieces[end][-1] in _CLOSING:
        give = len(_PUNCTUATION.findall("".join(pieces[start : end + 1])))
        end += taken + width(pieces[end]) - measure <= min(give, _MOST_SQUEEZED)
    return end


def justified(text: str, slack: int) -> str:
    """The text of a line with `slack` half ems to fill: spaces round digits and Latin, or between all signs."""
    gaps = len(_ROUND_LATIN.findall(text))
    if slack <= 0:
        return text
    if slack <= gaps:
        few = slack == 1 and gaps >= _GAPS_OF_A_FULL_LINE
        return (_BEFORE_LATIN if few else _ROUND_LATIN).sub(" ", text)
    return _letter_spaced(text) if slack >= FULL else text


def _letter_spaced(text: str) -> str:
    # What stands after a byline's bracket is spaced, the bracket itself is a block of its own.
    head, bracket, tail = text.rpartition("）")
    return head + bracket + (" " if bracket else "") + " ".join(_SIGN.findall(tail))


def with_half_brackets(text: str) -> str:
    """The line as it reads where 《》（） are set half an em wide: a space outside each, inside the line."""
    return _AFTER_BRACKET.sub(" ", _BEFORE_BRACKET.sub(" ", text))
