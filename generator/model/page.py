"""A printed page: its text, what is read of it, the page with its articles."""

import datetime as dt
from dataclasses import dataclass

from generator.model.article import NOT_HELD, Article, Holding, SourceLines
from generator.model.key import Key
from generator.model.problem import Problem


@dataclass(frozen=True, slots=True)
class RawPage:
    """The unread text of one printed page; `path` is relative to content/, where `lines[0]` is `first_line`."""

    key: Key
    lines: tuple[str, ...]
    path: str
    first_line: int = 1


@dataclass(frozen=True, slots=True)
class Furniture:
    """What a page prints about itself: masthead, date, name, number, credits, weather, advertisement, other."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """One printed page (版); `name` is its 版名; `unplaced` is Markdown.

    `image` is its picture in content/images/, `pdf` the name or the address of its PDF.

    Every character of the page is in one of the articles, in the furniture or in `unplaced`, or in an article
    of another page that goes on here (`Article.continued`).
    """

    key: Key
    name: str | None = None
    furniture: tuple[Furniture, ...] = ()
    unplaced: str = ""
    source: tuple[SourceLines, ...] = ()
    articles: tuple[Article, ...] = ()
    holding: Holding = NOT_HELD
    image: str | None = None
    pdf: str | None = None

    @property
    def date(self) -> dt.date:
        """The day of its issue."""
        return self.key.date

    @property
    def label(self) -> str:
        """Its label in the issue: 01, A04, 04-05."""
        return self.key.page

    @property
    def is_printed(self) -> bool:
        """Whether it is a page of print, and not where the articles stand of which nobody knows the page."""
        return self.key.has_page

    @property
    def to_be_read(self) -> tuple[Article, ...]:
        """Its articles without those that were withdrawn."""
        return tuple(article for article in self.articles if article.holding.withdrawn is None)


@dataclass(frozen=True, slots=True)
class LineRole:
    """What the parser took one line (or a part of it) for.

    `line` is the number in the page's file; `article` the index in the page's articles, None for the rest;
    `role` is one of kicker, headline, deck, byline, source, body, subhead, caption, jump, furniture, unplaced,
    or continuation for all lines of an article that began on another page.
    """

    line: int
    article: int | None
    role: str


@dataclass(frozen=True, slots=True)
class ParsedPage:
    """What the parser makes of one RawPage: the page with its articles, line roles, and what is doubtful.

    The articles' keys are provisional, in the order of the page; content settles the lasting ones. `moved` are
    the articles as they were read here that have since become part of one that began on another page.
    """

    page: PrintedPage
    roles: tuple[LineRole, ...]
    problems: tuple[Problem, ...] = ()
    moved: tuple[Article, ...] = ()
