"""A page of clean text with its truth."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Truth:
    """What a perfect reading of one article holds; `paragraphs` with whether each is a subhead."""

    title: str | None
    paragraphs: tuple[tuple[str, bool], ...]
    kicker: str | None = None
    deck: str | None = None
    byline: str | None = None
    captions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page's text in one form, with the articles that it holds in their order."""

    form: str
    text: str
    articles: tuple[Truth, ...]
