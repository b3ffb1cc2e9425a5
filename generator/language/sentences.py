"""Where sentences end, and a text cut where a reader may pause: its beginning, or what stands round a place."""

import re
from itertools import takewhile
from typing import TypeAlias

from generator.language.characters import CLOSING_BRACKETS, CLOSING_QUOTES, NUMERALS, STOPS

# From where to where a part of a text reaches, the end not in it.
Span: TypeAlias = tuple[int, int]

ELLIPSIS = "……"
OPENING_LENGTH = 18  # characters of a text that stand in for a missing headline
_LEEWAY = 1.25  # how much longer an excerpt may be so that its last sentence is whole
_LEAST = 0.5  # and how short
_LEAD_IN = 0.33  # of what is shown of a long sentence: what stands before the part that it is shown for
_PAUSES = "，；：、,;: "
_CLOSING = CLOSING_QUOTES + CLOSING_BRACKETS
_END = re.compile(f"(?:[{STOPS}]|……)[{_CLOSING}]*")
_PAUSE = re.compile("[；、]|[，：](?![0-9０-９])|(?<![0-9０-９])[，：]")  # not within 3：2
_LIGHT = "，、；：。 "
# What is not to be cut: a figure would be another one.
_FIGURE = re.compile(r"[0-9A-Za-z０-９Ａ-Ｚａ-ｚ.．,，:：/~～—–%％·" + NUMERALS + "-]+$")
_QUOTES = (("“", "”"), ("‘", "’"), ("《", "》"), ("（", "）"), ("「", "」"), ("『", "』"), ("〈", "〉"))


def sentence_bounds(text: str, start: int, end: int) -> Span:
    """From where to where the sentence reaches that holds a part of a text; what closes it belongs to it."""
    first = max(text.rfind(stop, 0, start) for stop in f"{STOPS}\n") + 1
    ends = [place for place in (text.find(stop, end) for stop in f"{STOPS}\n") if place >= 0]
    last = min(ends, default=len(text))
    while last < len(text) and text[last] in STOPS + _CLOSING:
        last += 1
    while first < start and text[first] in _CLOSING:  # of the sentence before
        first += 1
    return first, last


def near(text: str, whole: Span, part: Span, longest: int) -> Span:
    """The bounds of a sentence; of a longer one than that about so much round a part, from pause to pause."""
    start, end = whole
    if end - start <= longest:
        return whole
    lead_in = round(longest * _LEAD_IN)
    if part[0] - start > lead_in:
        start = part[0] - lead_in
        pause = next((place for place in range(start, part[0]) if text[place] in _PAUSES), start - 1)
        start = pause + 1
    return start, min(end, max(start + longest, part[1]))


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
