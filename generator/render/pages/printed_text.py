"""The text of a printed page as it was found: line by line, each run of lines with the article it went into."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from operator import itemgetter

from generator import routes
from generator.model import Article, PrintedPage, page_key
from generator.render.context import RenderContext
from generator.render.issue_context import IssueContext
from generator.render.parts import (
    Link,
    Linked,
    WebPage,
    headline_link,
    issue_label,
    issue_trail,
    linked,
    page_link,
    with_neighbours,
)
from generator.render.printed_texts import PrintedLine, PrintedText


@dataclass(frozen=True, slots=True)
class LineRun:
    """Lines that follow one another and went the same way; `first` numbers the first.

    `label` says where: into an article, to what the page prints about itself, or nowhere.
    """

    label: Link
    first: int
    lines: tuple[PrintedLine, ...]


# What withheld lines went into.
_NOWHERE = PrintedPage(page_key(date.min, 1))


def printed_text_pages(issue: IssueContext, context: RenderContext) -> Iterator[WebPage]:
    """A web page for the text of each printed page of an issue that can be shown."""
    pages = [page for page in issue.issue.pages if page.key in issue.texts]
    for before, page, after in with_neighbours(pages):
        made = printed_text_page(page, issue.texts[page.key], issue, context)
        yield replace(made, previous=_beside(before, page, context), next=_beside(after, page, context))


def printed_text_page(
    page: PrintedPage, text: PrintedText, issue: IssueContext, context: RenderContext
) -> WebPage:
    """The web page for the text of a printed page."""
    address, strings = routes.printed_text_path(page), context.strings
    link = linked(address)
    label = page_link(page, context, link)
    day = issue_label(page.key, strings)
    title = strings["printed_text"]
    return WebPage(
        address,
        "printed.html",
        f"{label.text} {title} {day}",
        strings["printed_text_description"].format(name=context.settings.name, date=day, page=label.text),
        "issues",
        issue_trail(context, link, issue.issue, label, Link(title)),
        values={
            "page": label,
            "note": strings["printed_text_note"].format(path=text.path),
            "runs": tuple(_runs(page, text, issue.continued.get(page.label, ()), context)),
        },
    )


def _beside(other: PrintedPage | None, page: PrintedPage, context: RenderContext) -> Link | None:
    if other is None:
        return None
    link = linked(routes.printed_text_path(page))
    return Link(page_link(other, context, link).text, link(routes.printed_text_path(other)))


def _runs(
    page: PrintedPage, text: PrintedText, going_on: Iterable[Article], context: RenderContext
) -> Iterator[LineRun]:
    link = linked(routes.printed_text_path(page))
    for owner, group in groupby(_owned(page, text, going_on), key=itemgetter(0)):
        run = tuple(line for _, line in group)
        yield LineRun(_label(owner, context, link), run[0].number, run)


def _label(owner: Article | PrintedPage | None, context: RenderContext, link: Linked) -> Link:
    if isinstance(owner, Article):
        return headline_link(owner, context, link)
    if owner is _NOWHERE:
        return Link(context.strings["withheld"])
    return Link(context.strings["furniture" if owner else "no_article"])


def _owned(
    page: PrintedPage, text: PrintedText, going_on: Iterable[Article]
) -> Iterator[tuple[Article | PrintedPage | None, PrintedLine]]:
    """Each line with what it went into; an empty one belongs to what stands before it, else to what follows.

    A withheld one went nowhere that may be named.
    """
    articles = _owners(text, (*going_on, *page.articles))
    furniture = ["".join(one.text.split()) for one in page.furniture]

    def went_into(words: str, number: int) -> Article | PrintedPage | None:
        """The article of a line, the page for what it prints about itself, None for a line left over."""
        about_itself = any(words in one for one in furniture)
        return articles.get(number) or (page if about_itself else None)

    written = {
        line.number: went_into(words, line.number)
        for line in text.lines
        if (words := "".join(line.text.split()))
    }
    written |= {line.number: _NOWHERE for line in text.lines if line.withheld}
    owner = next(iter(written.values()), None)
    for line in text.lines:
        owner = written.get(line.number, owner)
        yield owner, line


def _owners(text: PrintedText, articles: Iterable[Article]) -> Mapping[int, Article]:
    """The article that each line of the page's file went into, by the line's number."""
    return {
        line.number: article
        for article in articles
        for source in article.source
        if source.path == text.path
        for line in text.lines
        if source.first <= line.number <= source.last
    }
