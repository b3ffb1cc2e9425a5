"""Which pages the site has: each with what it is made of, in stages that follow one another.

What a stage needs is made when its turn comes: the first page is there before any related articles or any
page of a name are known.
"""

from collections.abc import Iterator

from generator.index_pages import Heading, HeadingPage, HeadingPages, Indexes
from generator.language import forms_in_print
from generator.model import Edition, IndexKind, PrintedPage
from generator.render.context import RenderContext
from generator.render.issue_context import IssueContext
from generator.render.pages import (
    about_page,
    archive_pages,
    article_page,
    busiest_headings,
    contents_of,
    figures_of,
    home_page,
    issue_page,
    issues_at_home,
    listed_headings,
    offline_page,
    pages_of_heading,
    pages_of_index,
    printed_page,
    printed_text_pages,
    search_page,
    whole_issue,
    withdrawn_article,
    withdrawn_page,
)
from generator.render.parts import Position, WebPage, with_neighbours


def overview_pages(edition: Edition, headings: Indexes, context: RenderContext) -> Iterator[WebPage]:
    """The front page and the archive."""
    newest = issues_at_home(edition.issues)
    busiest = busiest_headings(headings, newest)
    named = [(kind, name) for kind, counts in busiest.items() for name, _ in counts]
    listed = (article for issue in newest for page in issue.pages for article in page.articles)
    yield home_page(newest, busiest, context.limited_to(listed=listed, headings=named))
    yield from archive_pages(edition.issues, context)


def context_of_issue(issue: IssueContext, context: RenderContext) -> RenderContext:
    """The context with no more links than the pages of an issue need."""
    articles = (article for page in issue.issue.pages for article in page.articles)
    related = (article for others in issue.related.values() for article in others)
    return context.limited_to(articles, listed=related, pages=issue.issue.pages)


def issue_pages(issue: IssueContext, context: RenderContext) -> Iterator[WebPage]:
    """The pages of an issue: its own, its printed pages, their articles, and the texts as they were found."""
    contents = contents_of(issue, context)
    yield issue_page(issue, contents, context)
    yield whole_issue(issue, context)
    for before, page, after in with_neighbours(issue.issue.printed_pages):
        position = Position(issue.issue, issue.older, issue.newer, before, after)
        if page.holding.withdrawn is None:
            yield printed_page(page, position, contents, issue, context)
        else:
            yield withdrawn_page(page, position, context)
        yield from _article_pages(page, position, issue, context)
    for page in issue.issue.pages:
        if not page.is_printed:
            yield from _article_pages(page, Position(issue.issue, issue.older, issue.newer), issue, context)
    yield from printed_text_pages(issue, context)


def heading_and_index_pages(
    headings: Indexes, pages: HeadingPages, context: RenderContext
) -> Iterator[WebPage]:
    """The indexes in all their orders, and the pages of their headings."""
    for kind in IndexKind:
        listed = listed_headings(headings.get(kind, ()))
        yield from pages_of_index(
            kind, listed, context.limited_to(headings=[(kind, one.name) for one in listed])
        )
        for page in pages.get(kind, ()):
            mentioning = (mention.article for mention in page.mentions)
            yield from pages_of_heading(
                page, context.limited_to(listed=mentioning, headings=_headings_beside(page, context))
            )


def own_pages(edition: Edition, context: RenderContext) -> Iterator[WebPage]:
    """The pages about the site itself, but the one for an address that leads nowhere."""
    bare = context.limited_to()
    yield search_page(bare)
    yield about_page(figures_of(edition), bare)
    yield offline_page(bare)


def _article_pages(
    page: PrintedPage, position: Position, issue: IssueContext, context: RenderContext
) -> Iterator[WebPage]:
    yield from (article_page(article, page, position, issue, context) for article in page.to_be_read)
    yield from (
        withdrawn_article(article, page, position, issue.neighbours[article.key], context)
        for article in page.articles
        if article.holding.withdrawn is not None
    )


def _headings_beside(page: HeadingPage, context: RenderContext) -> Iterator[Heading]:
    """The heading of a page and those that the page may link: what it stands with, lies in, or is a part of."""
    yield page.kind, page.name
    yield from ((one.kind, one.name) for one in page.co_occurring)
    if page.location:
        named = (name for names in page.location.chain for name in names)
        yield from (
            (IndexKind.PLACES, form)
            for name in named
            for form in forms_in_print(name, context.settings.paper_language)
        )
    if page.kind is IndexKind.TOPICS:
        for topic in context.topics:
            yield IndexKind.TOPICS, topic.name
