"""The page of an article: its text, what stands beside it on its printed page, and what is like it."""

from generator import routes
from generator.exports import citation
from generator.language import excerpt
from generator.markup import running_text
from generator.model import Article, Neighbours, PrintedPage
from generator.render.context import RenderContext
from generator.render.issue_context import IssueContext
from generator.render.parts import (
    EXCERPT_LENGTH,
    Position,
    WebPage,
    article_nav,
    article_trail,
    headline_link,
    headlines,
    issue_link,
    linked,
    story,
)


def article_page(
    article: Article, page: PrintedPage, position: Position, issue: IssueContext, context: RenderContext
) -> WebPage:
    """The page of an article of a printed page."""
    path = routes.article_path(article)
    link = linked(path)
    beside = issue.neighbours.get(article.key, Neighbours())
    label = headline_link(article, context, link).text
    others = [other for other in page.articles if other.key != article.key]
    return WebPage(
        path,
        "article.html",
        label,
        excerpt(running_text(article.body), EXCERPT_LENGTH) or label,
        "issues",
        article_trail(issue.issue, page, context, link),
        headline_link(beside.previous, context, link) if beside.previous else None,
        headline_link(beside.next, context, link) if beside.next else None,
        article_nav(position, context, link),
        {
            "story": story(article, issue, context, link),
            "issue": issue_link(issue.issue, context, link),
            "day": article.date.isoformat(),
            "others": headlines(others, context, link),
            "others_title": context.strings["on_the_same_page" if page.is_printed else "in_the_same_issue"],
            "related": headlines(issue.related.get(article.key, ()), context, link),
            "citation": citation(article, label, context.settings),
        },
    )
