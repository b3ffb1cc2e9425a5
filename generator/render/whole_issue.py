"""An issue on one page: every article in full, one printed page after the other (整期阅读)."""

from dataclasses import dataclass

from generator import routes
from generator.model import Article, Issue, Page
from generator.render.drafts import drafts_of_issue
from generator.render.navigation import Position, issue_nav
from generator.render.story import Story, story
from generator.render.views import Link, Linked, Press, date_label, page_label
from generator.render.web_page import WebPage, issue_trail, linked

_SUBHEAD_LEVEL = 4  # below the issue, its pages, their headlines


@dataclass(frozen=True, slots=True)
class WholeStory:
    """An article in full, the link to its own page, and the words that stand in for a missing headline."""

    href: str
    story: Story


@dataclass(frozen=True, slots=True)
class WholePage:
    """A printed page with all its articles in full; `anchor` is its place within the issue's one page."""

    anchor: str
    number: str
    name: str | None
    href: str
    stories: tuple[WholeStory, ...]


def whole_issue(position: Position, press: Press) -> WebPage:
    """The page with the whole text of an issue."""
    path, strings, issue = routes.whole_issue_path(position.issue.date), press.strings, position.issue
    link = linked(path)
    day = date_label(issue.date, strings)
    title = strings["whole_issue"]
    older, newer = (_other(one, press, link) for one in (position.older, position.newer))
    return WebPage(
        path,
        "whole.html",
        f"{day} {title}",
        strings["whole_issue_description"].format(name=press.settings.name, date=day),
        "issues",
        issue_trail(press, link, issue, Link(title)),
        older,
        newer,
        issue_nav(position, press, link),
        {
            "issue": day,
            "drafts": drafts_of_issue(issue, press, link),
            "pages": tuple(_page(page, press, link) for page in issue.pages),
        },
    )


def _other(issue: Issue | None, press: Press, link: Linked) -> Link | None:
    if issue is None:
        return None
    return Link(date_label(issue.date, press.strings), link(routes.whole_issue_path(issue.date)))


def _page(page: Page, press: Press, link: Linked) -> WholePage:
    return WholePage(
        anchor=f"page-{page.number}",
        number=page_label(page.number, press.strings),
        name=page.name,
        href=link(routes.page_path(page)),
        stories=tuple(_story(article, press, link) for article in page.to_be_read),
    )


def _story(article: Article, press: Press, link: Linked) -> WholeStory:
    return WholeStory(link(routes.article_path(article)), story(article, press, link, _SUBHEAD_LEVEL))
