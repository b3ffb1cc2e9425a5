"""The order in which the parts of a page are drawn, which is the order in which its text layer has them.

The modes: m0 head before body; m1 head after body, some heads only after several bodies; m2 all heads first;
m3 all heads last; m4 no order at all.
"""

from collections.abc import Iterable, Sequence
from random import Random
from typing import NamedTuple

from typeset.columns import BODY, JUMP
from typeset.heads import BYLINE, CAPTION, DECK, HEADLINE, KICKER
from typeset.style import CHAOS, EASY, HARD, MEDIUM

MODES = {
    EASY: ("m0", "m1", "m1"),
    MEDIUM: ("m0", "m1", "m3"),
    HARD: ("m1", "m1", "m2", "m3", "m3"),
    CHAOS: ("m1", "m4"),
}
_TITLES = (KICKER, HEADLINE, DECK)
_TEXT = (BODY, JUMP)
_SHUFFLED, _TITLES_SHUFFLED = 0.5, 0.6
_BYLINE_IN_HEAD = 0.3
_GATHERING, _HELD, _LET_GO, _HELD_SHUFFLED = 0.75, 0.28, 0.35, 0.2
_CAPTION_HELD = 0.08


class Part(NamedTuple):
    """Some roles of one article, drawn together."""

    article: int
    roles: tuple[str, ...]


def drawing_order(rng: Random, mode: str, count: int, *, gather: bool) -> list[Part]:
    """The parts of `count` articles; `gather`: heads may wait for later bodies in m1."""
    articles = list(range(count))
    if mode in ("m1", "m3") and rng.random() < _SHUFFLED:
        rng.shuffle(articles)
    if mode == "m0":
        return [Part(article, (*_TITLES, BYLINE, *_TEXT, CAPTION)) for article in articles]
    if mode == "m1":
        return _heads_after(rng, articles, gather=gather)
    if mode == "m4":
        return _no_order(rng, articles)
    bodies = [Part(article, (BYLINE, *_TEXT)) for article in articles]
    if mode == "m2":
        return [Part(article, _TITLES) for article in articles] + [
            Part(part.article, (*part.roles, CAPTION)) for part in bodies
        ]
    if rng.random() < _SHUFFLED:
        rng.shuffle(articles)
    return bodies + [Part(article, (*_titles(rng), CAPTION)) for article in articles]


def _titles(rng: Random) -> tuple[str, ...]:
    titles = list(_TITLES)
    if rng.random() < _TITLES_SHUFFLED:
        rng.shuffle(titles)
    return tuple(titles)


def _heads_after(rng: Random, articles: Iterable[int], *, gather: bool) -> list[Part]:
    gather = gather and rng.random() < _GATHERING
    parts: list[Part] = []
    waiting: list[Part] = []
    for article in articles:
        in_head = rng.random() < _BYLINE_IN_HEAD
        parts.append(Part(article, _TEXT if in_head else (BYLINE, *_TEXT)))
        roles = (*_titles(rng), BYLINE) if in_head else _titles(rng)
        held = gather and rng.random() < _CAPTION_HELD
        if gather and rng.random() < _HELD:
            waiting.append(Part(article, (*roles, CAPTION)))
            continue
        parts.append(Part(article, roles if held else (*roles, CAPTION)))
        if rng.random() < _LET_GO:
            parts += waiting
            waiting = []
        if held:
            waiting.append(Part(article, (CAPTION,)))
    if rng.random() < _HELD_SHUFFLED:
        rng.shuffle(waiting)
    return parts + waiting


def _no_order(rng: Random, articles: Sequence[int]) -> list[Part]:
    parts = [Part(article, _TEXT) for article in articles]
    parts += [Part(article, (role,)) for article in articles for role in (*_TITLES, BYLINE, CAPTION)]
    rng.shuffle(parts)
    return parts
