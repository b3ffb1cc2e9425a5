"""Edition -> what of its texts can be found, as words of the index, and what the browser shows of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import TypeAlias

from generator import markup, routes
from generator.language import Phrases, phrases
from generator.model import Article, Edition, IssueName, Key, PrintedPage, as_printed
from generator.search.bigrams import characters, tokens

TITLE_PLACES = 64  # the first places of every text belong to its title
FILLER = "-"  # a token without letters: it takes a place in the text and is not indexed

# What is found as one: an article, or of a page the text that found no article.
Text: TypeAlias = Article | PrintedPage


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """What of an article can be found: its title, and the other lines of text in the order of the page.

    `page` is the label as printed, empty where nobody knows the page; `issue` is what the issue is called.
    `breaks` says where in the title a line may end (`headline_breaks`); `name` is what its page is called
    (版名), `section` the column (栏目) it is printed in, where it has one; `draft` whether it is a machine's
    draft; `unplaced` is true of a page's text that found no article, which has no title.
    """

    path: str
    title: str
    date: str
    page: str
    name: str
    section: str
    lines: tuple[str, ...]
    issue: IssueName
    breaks: tuple[int, ...] = ()
    draft: bool = False
    unplaced: bool = False

    @property
    def text(self) -> str:
        """All lines but the title."""
        return "\n".join(self.lines)


def texts(edition: Edition) -> Iterator[Text]:
    """Every article to be read, newest issue first; after a page's own the page, where it has unplaced text."""
    for issue in edition.issues:
        for page in issue.pages:
            yield from page.to_be_read
            if page.unplaced.strip():
                yield page


def document(text: Text, page_name: str = "") -> SearchDocument:
    """What can be found of an article, or of a page's text that found no article."""
    return _article(text, page_name) if isinstance(text, Article) else _unplaced(text, page_name)


def _unplaced(page: PrintedPage, page_name: str) -> SearchDocument:
    lines = tuple(markup.plain_text(page.unplaced).split("\n"))
    return SearchDocument(
        routes.page_path(page),
        "",
        page.date.isoformat(),
        _label(page.key),
        page_name,
        "",
        lines,
        page.key.issue_name,
        unplaced=True,
    )


def _label(key: Key) -> str:
    return str(as_printed(key.page)) if key.has_page else ""


def _article(article: Article, page_name: str) -> SearchDocument:
    """What of the article can be found; a line that the body already holds stands once."""
    body = markup.plain_text(article.body)
    above = [article.kicker, article.subtitle, *(part.head for part in article.continued)]
    printed = [article.byline and article.byline.text, article.dateline and article.dateline.text]
    # In an article that is whole again no jump is left to be seen.
    jumps = [] if article.continued else [jump.text for jump in article.jumps]
    captions = [line for caption in article.captions for line in (caption.text, caption.credit)]
    lines = [
        *(line for line in above if line),
        *(line for line in printed if line and line not in body),
        *body.split("\n"),
        *(line for line in captions if line),
        *(line for line in [*article.corrections, article.section, *jumps] if line and line not in body),
    ]
    return SearchDocument(
        routes.article_path(article),
        " ".join((article.title or "").split()),
        article.date.isoformat(),
        _label(article.key),
        page_name,
        article.section or "",
        tuple(lines),
        article.key.issue_name,
        headline_breaks(article),
        article.is_machine_draft,
    )


def headline_breaks(article: Article) -> tuple[int, ...]:
    """Where a line may end within a part of the article's headline, in UTF-16 code units as JavaScript counts.

    That is after a piece of a phrase, or at the space between two phrases; the spaces that are not listed are
    those between two parts.
    """
    return tuple(_breaks(phrases(article.title, article.names)))


def _breaks(parts: Phrases) -> Iterator[int]:
    at = 0
    for part in parts:
        ends = []
        for phrase in part:
            lengths = (len(piece.encode("utf-16-le")) // 2 for piece in phrase)
            ends += list(accumulate(lengths, initial=at))[1:]
            at = ends[-1] + 1
        yield from ends[:-1]


def placed_tokens(one: SearchDocument) -> list[str]:
    """The pairs of the document in the order of their places: its title, then from TITLE_PLACES on its text.

    None for a document without text.
    """
    title, text = tokens(one.title), tokens(one.text)
    gap = max(1, TITLE_PLACES - len(title))  # no phrase goes on from a title into the text
    return [*title, *[FILLER] * gap, *text] if title or text else []


def placed_characters(one: SearchDocument) -> Mapping[str, int]:
    """The words of the document's single characters, each at a place that says whether it is in the title."""
    # A place for every time it stands there would only make the index larger.
    text = dict.fromkeys(characters(tokens(one.text)), TITLE_PLACES)
    return text | dict.fromkeys(characters(tokens(one.title)), 1)


def fragment(one: SearchDocument) -> Mapping[str, object]:
    """What the browser shows of the document when it is found."""
    meta = {"title": one.title, "date": one.date, "page": one.page}
    issue = one.issue
    told = {
        "until": issue.last_day.isoformat() if issue.last_day != issue.day else "",
        "edition": issue.name,
        "which": issue.number if issue.number > 1 else 0,
        "breaks": one.breaks,
        "name": one.name,
        "section": one.section,
        "draft": "1" if one.draft else "",
        "unplaced": one.unplaced,
    }
    there = {name: value for name, value in told.items() if value}
    return {"url": one.path, "content": one.text, "meta": meta | there}
