"""What is left of an article or a printed page that was withdrawn: its address and the reason (撤稿)."""

from generator import routes
from generator.model import Article, Neighbours, Page
from generator.render.axes import Place, article_ways, page_ways
from generator.render.leaf import Leaf, issue_trail, linked
from generator.render.views import Press, headline_link, issue_link, page_link


def withdrawn_article(article: Article, place: Place, page: Page, press: Press) -> Leaf:
    """The leaf at the address of a withdrawn article; of its words the headline, if left in."""
    path, strings = routes.article_path(article), press.strings
    link = linked(path)
    beside = press.edition.neighbours.get(article.key, Neighbours())
    printed_on = page_link(page, press, link)
    return Leaf(
        path,
        "withdrawn.html",
        strings["withdrawn"],
        strings["withdrawn_description"].format(name=press.settings.name),
        "issues",
        issue_trail(press, link, place.issue, printed_on),
        headline_link(beside.previous, press, link) if beside.previous else None,
        headline_link(beside.next, press, link) if beside.next else None,
        article_ways(place, press, link),
        {
            "headline": article.title,
            "reason": article.holding.withdrawn,
            "issue": issue_link(place.issue, press, link),
            "page": printed_on,
        },
    )


def withdrawn_page(place: Place, page: Page, press: Press) -> Leaf:
    """The leaf at the address of a withdrawn page."""
    path, strings = routes.page_path(page), press.strings
    link = linked(path)
    return Leaf(
        path,
        "withdrawn.html",
        strings["withdrawn"],
        strings["withdrawn_description"].format(name=press.settings.name),
        "issues",
        issue_trail(press, link, place.issue, page_link(page, press, link)),
        page_link(place.before, press, link) if place.before else None,
        page_link(place.after, press, link) if place.after else None,
        page_ways(place, page, press, link),
        {
            "headline": None,
            "reason": page.holding.withdrawn,
            "issue": issue_link(place.issue, press, link),
            "page": page_link(page, press, link),
        },
    )
