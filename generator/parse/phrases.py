"""Heads of different stories that stand in one block, or share one line, told apart by their words."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

import numpy as np

from generator.parse.heads import Head, Heads, Scores, Span, affinities
from generator.parse.likeness import Pairs, pairs_of, shares_of
from generator.parse.lines import Line
from generator.typography import is_letter_spaced, width_in_em

_SWITCH = -3.5  # what the words must overcome for two stories' heads to stand in one block
_GAP = re.compile(r"(?<=\S)\s+(?=\S)")


def told_apart(heads: Sequence[Head], texts: Sequence[Pairs], spans: Sequence[Span]) -> list[Head]:
    """The heads, each cut where its phrases clearly speak of different stories (`spans` of `texts`)."""
    phrases = [replace(head, lines=(part,)) for head in heads for part in _parts(head.lines)]
    if len(spans) < 2 or len(phrases) == len(heads):  # noqa: PLR2004 - one story leaves nothing to tell apart
        return list(heads)
    shares = shares_of([pairs_of(phrase.dense) for phrase in phrases], texts)
    table = affinities(Heads(tuple(phrases), shares, 0.0, ()), spans)
    owned: list[Head] = []
    for _, group in groupby(range(len(phrases)), key=lambda index: phrases[index].place):
        rows = list(group)
        owned += _cut([phrases[row] for row in rows], _labels(table[rows]))
    return owned


def _parts(lines: Iterable[Line]) -> list[Line]:
    """The phrases of head lines; what stands before a phrase's gap stays with the phrase."""
    parts: list[Line] = []
    for line in lines:
        phrases = [line.raw] if is_letter_spaced(line.raw) else _GAP.split(line.raw)
        for place, phrase in enumerate(phrases):
            blank = line.blank and place == 0
            parts.append(replace(line, raw=phrase, text=phrase.strip(), width=width_in_em(phrase), blank=blank))
    return parts


def _labels(table: Scores) -> list[int]:
    """The story of each phrase (row): the best path, at a price for each switch from story to story."""
    best = table[0]
    origins = []
    for row in table[1:]:
        switched = int(best.argmax())
        stay = best >= best[switched] + _SWITCH
        origins.append(np.where(stay, np.arange(len(best)), switched))
        best = np.where(stay, best, best[switched] + _SWITCH) + row
    labels = [int(best.argmax())]
    for origin in reversed(origins):
        labels.append(int(origin[labels[-1]]))
    return labels[::-1]


def _cut(phrases: Sequence[Head], labels: Sequence[int]) -> list[Head]:
    heads = []
    for _, group in groupby(zip(phrases, labels, strict=True), key=lambda pair: pair[1]):
        parts = [phrase for phrase, _ in group]
        heads.append(replace(parts[0], lines=tuple(_rejoined(part.lines[0] for part in parts))))
    return heads


def _rejoined(parts: Iterable[Line]) -> list[Line]:
    """The phrases of one line as that line again, a space between them."""
    lines = []
    for _, group in groupby(parts, key=lambda part: part.number):
        same = list(group)
        raw = " ".join(part.raw for part in same)
        lines.append(replace(same[0], raw=raw, text=raw.strip(), width=width_in_em(raw)))
    return lines
