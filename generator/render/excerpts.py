"""The beginning of a text in about so many characters, ended where a reader may pause."""

import re
from itertools import takewhile

ELLIPSIS = "……"
_LEEWAY = 1.25  # how much longer an excerpt may be so that its last sentence is whole
_LEAST = 0.5  # and how short
_CLOSING = "[”’」』）》〉】]*"
_END = re.compile(rf"[。！？!?]{_CLOSING}|……{_CLOSING}")
_PAUSE = re.compile("[；、]|[，：](?![0-9０-９])|(?<![0-9０-９])[，：]")  # not within 3：2
_LIGHT = "，、；：。 "
# What is not to be cut: a figure would be another one.
_FIGURE = re.compile(r"[0-9A-Za-z０-９Ａ-Ｚａ-ｚ.．,，:：/~～—–%％·〇零一二三四五六七八九十百千万亿两-]+$")
_QUOTES = (("“", "”"), ("‘", "’"), ("《", "》"), ("（", "）"), ("「", "」"))


def excerpt(text: str, length: int) -> str:
    """The beginning of a text as one line of about `length` characters: sentences, or else with an ellipsis.

    The text itself where it is no longer. No quotation is left open where a sentence ends before it.
    """
    line = text.replace("\n", "")
    if len(line) <= length:
        return line
    ends = _places(_END, line, round(length * _LEEWAY))
    whole = [end for end in ends if _is_closed(line[:end])] or ends
    if whole:
        return line[: whole[-1]]
    return clipped(line, length)


def clipped(text: str, length: int) -> str:
    """The first characters of a text as one line, at most `length`, up to a pause, with an ellipsis.

    Without a pause `length` of them, or fewer where that cuts a figure.
    """
    line = text.replace("\n", "")
    if len(line) <= length:
        return line
    pauses = _places(_PAUSE, line, length)
    figure = _FIGURE.search(line, 0, length)
    goes_on = figure and figure.start() and _FIGURE.match(line[length])
    end = pauses[-1] if pauses else figure.start() if figure and goes_on else length
    return line[:end].rstrip(_LIGHT) + ELLIPSIS


def rest_after(text: str, beginning: str) -> str:
    """The text as one line without its beginning, as `clipped` gives it, and without the pause between."""
    line = text.replace("\n", "")
    return "" if line == beginning else line[len(beginning.removesuffix(ELLIPSIS)) :].lstrip(_LIGHT)


def _places(what: re.Pattern[str], line: str, most: int) -> list[int]:
    """Where what is looked for ends, of the places in the second half of `most` characters."""
    ends = (found.end() for found in what.finditer(line))
    return [end for end in takewhile(lambda end: end <= most, ends) if end >= most * _LEAST]


def _is_closed(line: str) -> bool:
    return all(line.count(opening) <= line.count(closing) for opening, closing in _QUOTES)
