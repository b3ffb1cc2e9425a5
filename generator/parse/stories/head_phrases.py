"""Heads as phrases, and how likely each phrase belongs to the same head as the one before it.

Two neighbours' heads can share one line or one block, and one head can be broken over several: so the phrase,
not the line, is what is given to a story.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from generator.language import is_letter_spaced, width_in_em, without_spaces
from generator.parse.forms import ends_as_kicker, has_open_bracket, is_authors_name, opens_deck
from generator.parse.layout import Line
from generator.parse.stories.similarity import Pairs

Sums: TypeAlias = npt.NDArray[np.float64]  # stories × places in a phrase: the rarity held up to there

# What speaks for two phrases being of one head, in logarithms of odds; fitted on made pages (tests/bench).
_SAME_LINE = 2.09
_UNKNOWN_BOND = 0.4  # where no empty line says where a head begins
_NEXT_LINE = 3.375
_NEXT_BLOCK = -0.5
_ELSEWHERE = -0.7
_BOTH_WHOLE = -1.2  # two blocks that are both long enough to be heads of their own
_WHOLE_HEAD = 24.3  # em
_WORD_CUT = 1.08  # the line's end cuts a word that the page's text has
_BRACKET_CUT = 2.0
_DEPENDENT = 1.056  # one of them looks like a kicker or a deck, which needs a headline beside it
_APART = -30.0  # text stands between them
_AFTER_NAME = -3.0  # a writer's name ends a head
_TOUCHING = 0.0  # the two halves of what looked like one phrase
_LEAST_GAIN = 2.2  # times its rarest pair: what two stories must hold more of its halves than one of it all
_SHORTEST_HALF = 4  # characters

_SHORT = 6  # characters: the name of a column (钟声, 国际视点)
_LONGEST_PHRASE = 80  # characters; a longer one is no headline
_GAP = re.compile(r"(?<=\S)\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class HeadBlock:
    """The lines of one block of heads; `gap` is the number of paragraphs before it, `place` its index."""

    lines: tuple[Line, ...]
    gap: int
    place: int


@dataclass(frozen=True, slots=True)
class HeadPhrase:
    """A line of a head, or the part of one between two gaps.

    `bond`: the odds of going with the phrase before; `joint`: what stands between the two on one line.
    """

    line: Line
    gap: int
    place: int
    bond: float
    joint: str = " "

    @property
    def dense(self) -> str:
        """The text without white space."""
        return without_spaces(self.line.raw)


def phrases_of(blocks: Sequence[HeadBlock], known: Pairs) -> list[HeadPhrase]:
    """The phrases of a page's heads in page order, in view of the pairs of characters that its text knows."""
    phrases: list[HeadPhrase] = []
    for block in blocks:
        for part in _parts(block.lines):
            phrase = HeadPhrase(part, block.gap, block.place, _APART)
            bond = _bond(phrases[-1], phrase, known) if phrases else _APART
            phrases.append(replace(phrase, bond=bond))
    whole = {block.place for block in blocks if sum(line.width for line in block.lines) >= _WHOLE_HEAD}
    return [*phrases[:1], *(_parted_from(above, phrase, whole) for above, phrase in pairwise(phrases))]


def _parted_from(above: HeadPhrase, phrase: HeadPhrase, whole: AbstractSet[int]) -> HeadPhrase:
    """A phrase with a weaker bond where it and the one before it stand in two blocks that are whole heads."""
    both = above.place != phrase.place and {above.place, phrase.place} <= whole
    return replace(phrase, bond=phrase.bond + _BOTH_WHOLE * both)


def parted(
    phrases: Sequence[HeadPhrase], stories: Sequence[Pairs], rare: Mapping[str, float]
) -> list[HeadPhrase]:
    """The phrases, those cut in two whose halves clearly speak of two stories: heads set without a gap between.

    `stories` are the pairs of characters of each story as far as the cuts are known, `rare` their rarity.
    """
    return [part for phrase in phrases for part in _halves(phrase, stories, rare)]


def _halves(phrase: HeadPhrase, stories: Sequence[Pairs], rare: Mapping[str, float]) -> list[HeadPhrase]:
    raw = phrase.line.raw
    known = frozenset[str]().union(*stories)
    inner = range(_SHORTEST_HALF, len(raw) - _SHORTEST_HALF + 1)
    places = [place for place in inner if raw[place - 1 : place + 1] not in known]
    if len(stories) < 2 or not places or len(raw) > _LONGEST_PHRASE:  # noqa: PLR2004 - one story parts nothing
        return [phrase]
    weights = [rare.get(raw[at : at + 2], 0.0) for at in range(len(raw) - 1)]
    held = [[raw[at : at + 2] in pairs for at in range(len(raw) - 1)] for pairs in stories]
    sums = np.hstack([np.zeros((len(stories), 1)), (np.array(held) * np.array(weights)).cumsum(axis=1)])
    gain, place = max((_gain(sums, place), place) for place in places)
    if gain < _LEAST_GAIN * max(weights, default=0.0):
        return [phrase]
    left, right = (_cut(phrase.line, part) for part in (raw[:place], raw[place:]))
    return [
        replace(phrase, line=left),
        replace(phrase, line=replace(right, blank=False, attached=True), bond=_TOUCHING, joint=""),
    ]


def _gain(sums: Sums, place: int) -> float:
    """How much more rarity two stories hold of a phrase's halves than the best one of the whole."""
    left, right = sums[:, place - 1], sums[:, -1] - sums[:, place]
    first = int(left.argmax())
    other = np.delete(right, first)
    return float(left[first] + other.max() - sums[:, -1].max())


def _cut(line: Line, raw: str) -> Line:
    return replace(line, raw=raw, text=raw.strip(), width=width_in_em(raw))


def lines_of(phrases: Iterable[HeadPhrase]) -> tuple[Line, ...]:
    """The printed lines that phrases make: those of one line as that line again, a space between them."""
    lines = []
    for _, group in groupby(phrases, key=lambda phrase: phrase.line.number):
        same = list(group)
        text = "".join(part.joint + part.line.raw for part in same)
        lines.append(_cut(same[0].line, text.removeprefix(same[0].joint)))
    return tuple(lines)


def _parts(lines: Iterable[Line]) -> list[Line]:
    """The phrases of head lines; what stands before a phrase's gap stays with the phrase."""
    parts: list[Line] = []
    for line in lines:
        phrases = [line.raw] if is_letter_spaced(line.raw) else _GAP.split(line.raw)
        for place, phrase in enumerate(phrases):
            blank, attached = line.blank and place == 0, line.attached or place > 0
            parts.append(replace(_cut(line, phrase), blank=blank, attached=attached))
    return parts


def _bond(before: HeadPhrase, phrase: HeadPhrase, known: Pairs) -> float:
    if before.gap != phrase.gap:
        return _APART
    above, below = before.dense, phrase.dense
    odds = _layout_bond(before, phrase)
    if before.line.number != phrase.line.number:
        odds += _WORD_CUT * (above[-1:] + below[:1] in known)
    odds += _BRACKET_CUT * has_open_bracket(above) + _AFTER_NAME * is_authors_name(before.line.raw)
    dependent = len(above) < _SHORT or len(below) < _SHORT or ends_as_kicker(above) or opens_deck(below)
    dependent |= opens_deck(above) and before.bond == _APART  # a deck before its headline
    return odds + _DEPENDENT * dependent


def _layout_bond(before: HeadPhrase, phrase: HeadPhrase) -> float:
    if before.line.number == phrase.line.number:
        return _SAME_LINE
    if phrase.line.attached:
        return _NEXT_LINE
    if not phrase.line.blank:
        return _UNKNOWN_BOND
    return _NEXT_BLOCK if phrase.place - before.place == 1 else _ELSEWHERE
