"""Kicker, headline, deck, byline, photographs with captions: what stands over an article's columns."""

import math
from dataclasses import dataclass, field
from random import Random
from typing import NamedTuple

from typeset.articles import Article
from typeset.fonts import Font, text_width
from typeset.lines import Line, plain_tokens, set_line, wrapped
from typeset.plan import Rectangle
from typeset.reader import Glyph
from typeset.style import Style

KICKER, HEADLINE, DECK = "kicker", "headline", "deck"
BYLINE, CAPTION = "byline", "caption"
_GAP = 2.0  # under every part
_BODY_GAP = 4.0
_LEADING, _BYLINE_LEADING, _CAPTION_LEADING = 1.22, 1.2, 1.3
_FULL = 0.985  # of the width that a line of a head may fill
_SMALLEST = {HEADLINE: 11.0, KICKER: 10.0, DECK: 9.5}
_ONE_LINE, _ONE_LINE_OF_PHRASES = 14.0, 17.0  # the sizes down to which a headline stays on one line
_HEIGHT_OF_LONG = 48.0  # what a headline of several lines may be high
_PHOTO_STORY_SIZE = 15.0
_PICTURE_OF_HEAD = 64.0  # the height of a headline that is a picture
_CAPTION_SIZE = 8.5
_PHOTO_LEAST, _PHOTO_MOST = 56.0, 84.0
_ROOM_FOR_PHOTO = 260.0  # an article less high has no photograph
_MOST_PHOTOS = 2
_REST_OF_PHOTO_STORY = 80.0


class SetLine(NamedTuple):
    """One line on the page: what it says, its signs, its role, where its column begins and how wide that is.

    `paragraph` counts from 0; a jump mark has none.
    """

    text: str
    glyphs: list[Glyph]
    role: str
    x: float
    width: float
    paragraph: int | None = 0


@dataclass(slots=True)
class Head:
    """The lines of an article's head by role, where the body may begin, and the captions that are printed."""

    lines: dict[str, list[SetLine]] = field(default_factory=dict)
    bottom: float = 0.0
    captions: tuple[str, ...] = ()


@dataclass(slots=True)
class _Setter:
    rectangle: Rectangle
    centred: bool
    head: Head

    def put(self, role: str, lines: list[tuple[str, int]], font: Font, size: float) -> None:
        """Set lines (with the phrase each belongs to) under what is there."""
        leading = _BYLINE_LEADING if role == BYLINE else _LEADING
        for text, phrase in lines:
            self._line(text, role, font, size, phrase)
            self.head.bottom += size * leading
        self.head.bottom += _GAP

    def caption(self, text: str) -> None:
        """Set a caption over the width of the article."""
        measure = int(self.rectangle.width / _CAPTION_SIZE)
        for line in wrapped(text, Font.KAI, measure):
            self._line(line, CAPTION, Font.KAI, _CAPTION_SIZE, 0)
            self.head.bottom += _CAPTION_SIZE * _CAPTION_LEADING

    def _line(self, text: str, role: str, font: Font, size: float, phrase: int) -> None:
        line = Line(plain_tokens(text, font), 0.0, 0)
        left = (self.rectangle.width - line.width * size) / 2 if self.centred and role != CAPTION else 0.0
        x, _, width, _ = self.rectangle
        glyphs = set_line(line, (x + left, self.head.bottom + size), size)
        self.head.lines.setdefault(role, []).append(SetLine(text, glyphs, role, x, width, phrase))


def set_head(rng: Random, article: Article, place: Rectangle, style: Style, *, lost: bool) -> Head:
    """The head of an article at the top of a rectangle; a lost one is a picture and leaves its room only."""
    head = Head(bottom=place.y)
    setter = _Setter(place, rng.random() < 0.55, head)
    if article.photo:
        head.bottom += max(30.0, place.height - _REST_OF_PHOTO_STORY)
    if lost:
        head.bottom += _PICTURE_OF_HEAD
    else:
        _put_titles(setter, article)
    if article.byline and not article.byline_in_text and not article.photo:
        lines = [(line, 0) for line in wrapped(article.byline, Font.KAI, place.width / style.size)]
        setter.put(BYLINE, lines, Font.KAI, style.size)
    if article.photo or (place.height > _ROOM_FOR_PHOTO and not style.easy):
        head.captions = article.captions[:_MOST_PHOTOS]
    for caption in head.captions:
        head.bottom += 0 if article.photo else rng.uniform(_PHOTO_LEAST, _PHOTO_MOST)
        setter.caption(caption)
    head.bottom += _BODY_GAP
    return head


def _put_titles(setter: _Setter, article: Article) -> None:
    width = setter.rectangle.width
    if article.kicker:
        _put_line(setter, KICKER, article.kicker, Font.SONG, 13.0)
    size, lines = _headline(article.headline, _full_size(article), width)
    setter.put(HEADLINE, lines, Font.HEI, size)
    if article.deck:
        _put_line(setter, DECK, article.deck, Font.KAI, 14.0)


def _put_line(setter: _Setter, role: str, text: str, font: Font, largest: float) -> None:
    width = setter.rectangle.width
    size = max(_SMALLEST[role], min(largest, _FULL * width / text_width(text, Font.HEI)))
    setter.put(role, [(line, 0) for line in wrapped(text, font, width / size)], font, size)


def _full_size(article: Article) -> float:
    if article.photo:
        return _PHOTO_STORY_SIZE
    if article.length < 400:
        return 19.0
    return 24.0 if article.length < 1000 else 30.0


def _headline(text: str, full: float, width: float) -> tuple[float, list[tuple[str, int]]]:
    """The size of a headline, and its lines with the phrase each belongs to."""
    phrases = text.split(" ")
    one_line = _FULL * width / text_width(text, Font.HEI)
    if one_line >= min(full, _ONE_LINE if len(phrases) == 1 else _ONE_LINE_OF_PHRASES):
        return min(full, one_line), [(text, 0)]
    if len(phrases) == 1:
        size = min(full, math.sqrt(_HEIGHT_OF_LONG * width / len(text)))
    else:
        size = min(full, _FULL * width / max(text_width(phrase, Font.HEI) for phrase in phrases))
    size = max(_SMALLEST[HEADLINE], size)
    return size, [
        (line, number)
        for number, phrase in enumerate(phrases)
        for line in wrapped(phrase, Font.HEI, width / size)
    ]
