"""What is left of an article or a printed page that was withdrawn: its address and the reason (撤稿)."""

from generator import routes
from generator.model import Article, Neighbours, Page
from generator.render.navigation import Position, article_nav, page_nav
from generator.render.views import Press, headline_link, issue_link, page_link
from generator.render.web_page import WebPage, issue_trail, linked


def withdrawn_article(article: Article, position: Position, page: Page, press: Press) -> WebPage:
    """The page at the address of a withdrawn article; of its words the headline, if left in."""
    path, strings = routes.article_path(article), press.strings
    link = linked(path)
    beside = press.edition.neighbours.get(article.key, Neighbours())
    printed_on = page_link(page, press, link)
    return WebPage(
        path,
        "withdrawn.html",
        strings["withdrawn"],
        strings["withdrawn_description"].format(name=press.settings.name),
        "issues",
        issue_trail(press, link, position.issue, printed_on),
        headline_link(beside.previous, press, link) if beside.previous else None,
        headline_link(beside.next, press, link) if beside.next else None,
        article_nav(position, press, link),
        {
            "headline": article.title,
            "reason": article.holding.withdrawn,
            "issue": issue_link(position.issue, press, link),
            "page": printed_on,
        },
    )


def withdrawn_page(position: Position, page: Page, press: Press) -> WebPage:
    """The page at the address of a withdrawn page."""
    path, strings = routes.page_path(page), press.strings
    link = linked(path)
    return WebPage(
        path,
        "withdrawn.html",
        strings["withdrawn"],
        strings["withdrawn_description"].format(name=press.settings.name),
        "issues",
        issue_trail(press, link, position.issue, page_link(page, press, link)),
        page_link(position.before, press, link) if position.before else None,
        page_link(position.after, press, link) if position.after else None,
        page_nav(position, page, press, link),
        {
            "headline": None,
            "reason": page.holding.withdrawn,
            "issue": issue_link(position.issue, press, link),
            "page": page_link(page, press, link),
        },
    )
