"""Which of an article's heads is the headline: what is above it is the kicker, what is below it the deck.

Text has no type sizes. Where marks say it, they are right; else two heads are compared by a logistic regression
over real heads whose roles are known (17 of 20 come out right in cross-validation), and the margin is told.
"""

import re
from collections.abc import Sequence

from generator.language import has_phrase_gap, width_in_em, without_spaces
from generator.parse.clean.pieces import Piece
from generator.parse.forms import ends_as_kicker, opens_deck
from generator.parse.stories import HeadlineRun, Pairs, pairs_of

_SURE = 9.0
# What each says for a head being the headline; logarithms of odds.
_KICKER_END = -1.1
_DASH = -6.0
_COMMA = -0.7
_DIGIT = -1.3
_DIGITS = -0.45
_SHORT = -2.3
_WIDE = -1.3
_WIDTH = -0.04  # for each em
_IN_BODY = 0.6  # times the share of its pairs of characters
_IN_LEAD = 0.4
_PHRASES = 1.8
_QUOTED = -0.6
_DONE = 0.5
_OF_A_PLACE = -0.5
_FIRST = 0.2  # for the upper of two
_THREE = 3  # heads: kicker, headline and deck as a rule
_MIDDLE = 4.0
_SHORTEST, _WIDEST = 6.0, 20.0  # em
_DIGIT_SIGN = re.compile("[0-9０-９]")
_FIGURES = re.compile(r"[0-9][%％]|[0-9.]+[^0-9]+[0-9.]+")
_PLACE_FIRST = re.compile("[^，。]{2,5}[省市县区镇村校院所]")
_ENDS_DONE = re.compile("(?:通过|启动|成立|开幕|举行|发布|公布|印发|实施|启用|完工|开工|落成|揭晓|施行)$")


def headline_of(heads: Sequence[Piece], body: Sequence[str]) -> HeadlineRun:
    """Which of the heads, in their order, are the headline, in view of the article's paragraphs."""
    if not heads:
        return HeadlineRun(0, 0, _SURE)
    levels = [piece.row.first.level for piece in heads]
    marked = [place for place, level in enumerate(levels) if level == min(filter(None, levels), default=-1)]
    if marked:
        return HeadlineRun(marked[0], marked[-1] + 1, _SURE)
    words, lead = pairs_of(without_spaces("".join(body))), pairs_of(without_spaces("".join(body[:1])))
    worths = [_worth(piece.text, words, lead) for piece in heads]
    scores = [
        _score(worths, place) + _MIDDLE * (place == 1 and len(heads) == _THREE) for place in range(len(heads))
    ]
    best = max(range(len(heads)), key=scores.__getitem__)
    others = [score for place, score in enumerate(scores) if place != best]
    return HeadlineRun(best, best + 1, (scores[best] - max(others)) / 2 if others else _SURE)


def _score(worths: Sequence[float], place: int) -> float:
    """What speaks for the head at a place against each of the others."""
    return sum(
        worths[place] - worth + (_FIRST if place < other else -_FIRST)
        for other, worth in enumerate(worths)
        if other != place
    )


def _worth(text: str, body: Pairs, lead: Pairs) -> float:
    dense = without_spaces(text)
    pairs, width = pairs_of(dense), width_in_em(text)
    cues = [
        (ends_as_kicker(dense), _KICKER_END),
        (opens_deck(dense), _DASH),
        (bool(re.search("[，；]", text)), _COMMA),
        (bool(_DIGIT_SIGN.search(text)), _DIGIT),
        (bool(_FIGURES.search(text)), _DIGITS),
        (width < _SHORTEST, _SHORT),
        (width > _WIDEST, _WIDE),
        (has_phrase_gap(text), _PHRASES),
        (text.startswith(("“", "《")), _QUOTED),
        (bool(_ENDS_DONE.search(dense)), _DONE),
        (bool(_PLACE_FIRST.match(dense)), _OF_A_PLACE),
    ]
    shared = (_IN_BODY * len(pairs & body) + _IN_LEAD * len(pairs & lead)) / max(1, len(pairs))
    return shared + _WIDTH * width + sum(weight for holds, weight in cues if holds)
