"""Kicker, headline and deck of one story told apart, from the words alone: text has no type sizes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.parse.bylines import is_authors_name, is_name
from generator.parse.heads import Head
from generator.parse.likeness import Pairs, pairs_of
from generator.parse.lines import Line
from generator.parse.signs import ends_as_kicker
from generator.typography import head_text, width_in_em

_DASH = ("—", "─", "―")
_DECK_SIGNS = re.compile(
    r"[，；]|[0-9０-９][%％]|[0-9０-９.]+[^0-9０-９]+[0-9０-９.]+|(?:主持|出席|参加|陪同|列席)$"
)
_COLUMN_NAME = 6  # signs: a kicker that names a column (钟声, 国际视点)
_LONGEST_HEADLINE = 34  # em
_OPENERS, _CLOSERS = "《“（【‘", "》”）】’"


@dataclass(frozen=True, slots=True)
class HeadParts:
    """The lines of a story's head by role. Any may be empty; without a headline there is no kicker and deck."""

    kicker: tuple[Line, ...] = ()
    headline: tuple[Line, ...] = ()
    deck: tuple[Line, ...] = ()
    byline: tuple[Line, ...] = ()


def head_parts(heads: Sequence[Head], body: str) -> HeadParts:
    """The heads of one story by role, in view of its body's text (without white space)."""
    known = pairs_of(body)
    parts, byline = _without_names([part for head in heads for part in _split(head, known)])
    if not parts:
        return HeadParts(byline=byline)
    main = max(range(len(parts)), key=lambda index: _headline_score(parts, index, known))
    kicker: list[Line] = []
    headline = list(parts[main])
    deck: list[Line] = []
    for index, part in enumerate(parts):
        if index == main:
            continue
        {"kicker": kicker, "deck": deck, "headline": headline}[_role(parts, index, main, known)].extend(part)
    return HeadParts(tuple(kicker), _in_order(headline), tuple(deck), byline)


def lines_text(lines: Sequence[Line], body: str) -> str:
    """Lines of one head as one text: a space where a new phrase begins, none where a word was cut."""
    known = pairs_of(body)
    text = ""
    for line in lines:
        part = head_text(line.raw)
        text += part if not text or _runs_over(text, part, known) else f" {part}"
    return text


def _split(head: Head, known: Pairs) -> list[list[Line]]:
    """The lines of one head, parted before a line that opens a deck or is an author's name."""
    parts: list[list[Line]] = []
    for line in head.lines:
        if not parts or is_name(line.raw) or _opens_part(line, parts[-1], known):
            parts.append([line])
        else:
            parts[-1].append(line)
    return parts


def _opens_part(line: Line, above: Sequence[Line], known: Pairs) -> bool:
    """Whether a line is a deck under the lines above, or they are a kicker over it."""
    if line.text.startswith(_DASH):
        return True
    before = _dense(above)
    if _runs_over(before, line.dense, known):
        return False
    deck = len(before) > _COLUMN_NAME and _deck_like(line.dense) and not _deck_like(before)
    return deck or ends_as_kicker(before)


def _without_names(parts: Sequence[list[Line]]) -> tuple[list[list[Line]], tuple[Line, ...]]:
    """The parts that are no author's name, and the lines of the one that is."""
    for index, part in enumerate(parts):
        under_head = index > 0 and not part[0].blank and is_name(part[0].raw)
        alone = len(parts) > 1 and is_authors_name(part[0].raw)
        if len(part) == 1 and (under_head or alone):
            return [*parts[:index], *parts[index + 1 :]], tuple(part)
    return list(parts), ()


def _headline_score(parts: Sequence[Sequence[Line]], index: int, known: Pairs) -> float:
    text = _dense(parts[index])
    score = 0.3 * index
    score -= 3.0 * (len(text) < _COLUMN_NAME) + 2.0 * ends_as_kicker(text)
    score -= 4.0 * text.startswith(_DASH) + 1.5 * _deck_like(text)
    score -= 1.0 * (width_in_em(text) > _LONGEST_HEADLINE)
    if index and _runs_over(_dense(parts[index - 1]), text, known):
        score -= 3.0  # the second half of a head that a column's end cut
    return score


def _role(parts: Sequence[Sequence[Line]], index: int, main: int, known: Pairs) -> str:
    text = _dense(parts[index])
    if text.startswith(_DASH):
        return "deck"
    if index == main + 1 and _runs_over(_dense(parts[main]), text, known):
        return "headline"
    if len(text) < _COLUMN_NAME or ends_as_kicker(text):
        return "kicker"
    if _deck_like(text):
        return "deck"
    return "kicker" if index < main else "deck"


def _deck_like(text: str) -> bool:
    return bool(_DECK_SIGNS.search(text))


def _runs_over(before: str, after: str, known: Pairs) -> bool:
    """Whether a head's line break cut a word or a bracket: the body has the two signs beside it together."""
    opened = sum(before.count(sign) for sign in _OPENERS) > sum(before.count(sign) for sign in _CLOSERS)
    return opened or before[-1:] + after[:1] in known or len(after) == 1


def _dense(part: Sequence[Line]) -> str:
    return "".join(line.dense for line in part)


def _in_order(lines: Sequence[Line]) -> tuple[Line, ...]:
    return tuple(sorted(lines, key=lambda line: line.number))
