"""The page of an issue: its printed pages with their headlines."""

from dataclasses import replace

from generator import routes
from generator.model import PrintedPage
from generator.render.context import RenderContext
from generator.render.issue_context import IssueContext
from generator.render.parts import (
    Link,
    PageHeadlines,
    Position,
    WebPage,
    continuations,
    drafts_of_issue,
    issue_label,
    issue_link,
    issue_nav,
    issue_trail,
    linked,
    masthead,
    page_headlines,
    same_days,
)


def issue_page(issue: IssueContext, contents: tuple[PageHeadlines, ...], context: RenderContext) -> WebPage:
    """The page of an issue, with its contents, one value a printed page."""
    itself, strings = issue.issue, context.strings
    path = routes.issue_path(itself.key)
    link = linked(path)
    label = issue_label(itself.key, strings)
    pages = len(itself.printed_pages)
    description = strings["issue_description" if pages else "pageless_issue_description"].format(
        name=context.settings.name,
        date=label,
        pages=pages,
        n=sum(len(page.to_be_read) for page in itself.pages),
    )
    return WebPage(
        path,
        "issue.html",
        label,
        description,
        "issues",
        issue_trail(context, link, itself),
        issue_link(issue.older, context, link) if issue.older else None,
        issue_link(issue.newer, context, link) if issue.newer else None,
        issue_nav(Position(itself, issue.older, issue.newer), context, link),
        {
            "masthead": masthead(itself, context).line[1:],
            "drafts": drafts_of_issue(itself, context, link),
            "pages": contents,
            "whole": Link(strings["whole_issue"], link(routes.whole_issue_path(itself.key))),
            "same_days": same_days(issue.same_days, context, link),
        },
    )


def contents_of(issue: IssueContext, context: RenderContext) -> tuple[PageHeadlines, ...]:
    """The printed pages of an issue with their headlines, for every page of it; last what has no page.

    They lie in one folder, so that links are the same on each.
    """
    return tuple(_headlines_of(page, issue, context) for page in issue.issue.pages)


def _headlines_of(page: PrintedPage, issue: IssueContext, context: RenderContext) -> PageHeadlines:
    link = linked(routes.page_path(page))
    own = page_headlines(page, issue.issue, page.articles, context, link)
    going_on = continuations(page, issue.continued.get(page.label, ()), context, link)
    return replace(own, continued=going_on)
