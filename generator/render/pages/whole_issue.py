"""An issue on one page: every article in full, one printed page after the other (整期阅读)."""

from dataclasses import dataclass

from generator import routes
from generator.model import Article, Issue, PrintedPage, as_printed
from generator.render.context import RenderContext
from generator.render.issue_context import IssueContext
from generator.render.parts import (
    Link,
    Linked,
    Position,
    StoryView,
    WebPage,
    drafts_of_issue,
    issue_label,
    issue_nav,
    issue_trail,
    linked,
    page_label,
    story,
    unpaged_label,
)

_SUBHEAD_LEVEL = 4  # below the issue, its pages, their headlines


@dataclass(frozen=True, slots=True)
class WholeStory:
    """An article in full, the link to its own page, and the words that stand in for a missing headline."""

    href: str
    story: StoryView


@dataclass(frozen=True, slots=True)
class WholePage:
    """A printed page with all its articles in full; `anchor` is its place within the issue's one page.

    Articles of which nobody knows the page lead to none.
    """

    anchor: str
    number: str
    name: str | None
    href: str | None
    stories: tuple[WholeStory, ...]


def whole_issue(issue: IssueContext, context: RenderContext) -> WebPage:
    """The page with the whole text of an issue."""
    itself, strings = issue.issue, context.strings
    path = routes.whole_issue_path(itself.key)
    link = linked(path)
    day = issue_label(itself.key, strings)
    title = strings["whole_issue"]
    older, newer = (_other(one, context, link) for one in (issue.older, issue.newer))
    return WebPage(
        path,
        "whole.html",
        f"{day} {title}",
        strings["whole_issue_description"].format(name=context.settings.name, date=day),
        "issues",
        issue_trail(context, link, itself, Link(title)),
        older,
        newer,
        issue_nav(Position(itself, issue.older, issue.newer), context, link),
        {
            "issue": day,
            "drafts": drafts_of_issue(itself, context, link),
            "pages": tuple(_page(page, issue, context, link) for page in itself.pages),
        },
    )


def _other(issue: Issue | None, context: RenderContext, link: Linked) -> Link | None:
    if issue is None:
        return None
    return Link(issue_label(issue.key, context.strings), link(routes.whole_issue_path(issue.key)))


def _page(page: PrintedPage, issue: IssueContext, context: RenderContext, link: Linked) -> WholePage:
    printed, strings = page.is_printed, context.strings
    return WholePage(
        anchor=f"page-{as_printed(page.label)}",
        number=page_label(page.label, strings) if printed else unpaged_label(issue.issue, strings),
        name=page.name if printed else None,
        href=link(routes.page_path(page)) if printed else None,
        stories=tuple(_story(article, issue, context, link) for article in page.to_be_read),
    )


def _story(article: Article, issue: IssueContext, context: RenderContext, link: Linked) -> WholeStory:
    return WholeStory(link(routes.article_path(article)), story(article, issue, context, link, _SUBHEAD_LEVEL))
