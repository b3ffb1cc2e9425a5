"""What is left of an article or a printed page that was withdrawn: its address and the reason (撤稿)."""

from generator import routes
from generator.model import Article, Neighbours, PrintedPage
from generator.render.context import RenderContext
from generator.render.parts import (
    Position,
    WebPage,
    article_nav,
    article_trail,
    headline_link,
    issue_link,
    issue_trail,
    linked,
    page_link,
    page_nav,
)


def withdrawn_article(
    article: Article, page: PrintedPage, position: Position, beside: Neighbours, context: RenderContext
) -> WebPage:
    """The page at the address of a withdrawn article; of its words the headline, if left in."""
    path, strings = routes.article_path(article), context.strings
    link = linked(path)
    printed_on = page_link(page, context, link) if page.is_printed else None
    return WebPage(
        path,
        "withdrawn.html",
        strings["withdrawn"],
        strings["withdrawn_description"].format(name=context.settings.name),
        "issues",
        article_trail(position.issue, page, context, link),
        headline_link(beside.previous, context, link) if beside.previous else None,
        headline_link(beside.next, context, link) if beside.next else None,
        article_nav(position, context, link),
        {
            "headline": article.title,
            "reason": article.holding.withdrawn,
            "issue": issue_link(position.issue, context, link),
            "page": printed_on,
        },
    )


def withdrawn_page(page: PrintedPage, position: Position, context: RenderContext) -> WebPage:
    """The page at the address of a withdrawn page."""
    path, strings = routes.page_path(page), context.strings
    link = linked(path)
    return WebPage(
        path,
        "withdrawn.html",
        strings["withdrawn"],
        strings["withdrawn_description"].format(name=context.settings.name),
        "issues",
        issue_trail(context, link, position.issue, page_link(page, context, link)),
        page_link(position.before, context, link) if position.before else None,
        page_link(position.after, context, link) if position.after else None,
        page_nav(position, page, context, link),
        {
            "headline": None,
            "reason": page.holding.withdrawn,
            "issue": issue_link(position.issue, context, link),
            "page": page_link(page, context, link),
        },
    )
