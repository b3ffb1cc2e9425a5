"""A printed page (版) as a sheet: its stories in proportion to their length, its issue beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator import routes
from generator.front_matter import FURNITURE_KINDS
from generator.markup import html_of
from generator.model import Article, Page
from generator.render.drafts import drafts_among
from generator.render.navigation import Position, page_nav
from generator.render.views import (
    Headline,
    Link,
    Linked,
    PageHeadlines,
    Press,
    date_label,
    headline,
    page_label,
    page_link,
)
from generator.render.web_page import WebPage, issue_trail, linked

SHARE = 0.3  # of a story's text that stands on the sheet
LEAST_SHOWN = 90  # characters; a story that has no more stands there whole
MOST_SHOWN = 240
LEAD_SHOWN = 360  # of the longest story, whatever its share
_UNPLACED_LEVEL = 3  # below the heading over what found no article


@dataclass(frozen=True, slots=True)
class FurnitureList:
    """What a page prints about itself, one kind of it."""

    label: str
    texts: tuple[str, ...]


def printed_page(position: Position, page: Page, contents: Sequence[PageHeadlines], press: Press) -> WebPage:
    """The web page of a printed page, with the contents of its issue beside it, one value a page."""
    path, strings = routes.page_path(page), press.strings
    link = linked(path)
    label = page_link(page, press, link).text
    day = date_label(page.date, strings)
    lead = _lead(page, press)
    shown = [*page.to_be_read, *press.continued.get((page.date, page.number), ())]
    pages = tuple(
        replace(one, current=other is page) for one, other in zip(contents, position.issue.pages, strict=True)
    )
    description = strings["page_description"].format(
        name=press.settings.name, date=day, page=label, n=len(page.to_be_read)
    )
    return WebPage(
        path,
        "page.html",
        f"{label} {day}",
        description,
        "issues",
        issue_trail(press, link, position.issue, Link(label)),
        page_link(position.before, press, link) if position.before else None,
        page_link(position.after, press, link) if position.after else None,
        page_nav(position, page, press, link),
        {
            "number": page_label(page.number, strings),
            "name": page.name,
            "date": Link(day, link(routes.issue_path(page.date))),
            "lead": replace(headline(lead, press, link, LEAD_SHOWN), weight="lead") if lead else None,
            "stories": tuple(_stories(page, lead, press, link)),
            "drafts": drafts_among(shown, "drafts_of_page", press, link),
            "continued": next(one.continued for one in pages if one.current),
            "furniture": _furniture(page, press),
            "unplaced": html_of(page.unplaced, path, _UNPLACED_LEVEL),
            "pages": pages,
            "printed": _printed(page, press, link),
        },
    )


def _lead(page: Page, press: Press) -> Article | None:
    """The longest story with a headline, which stands first and widest; the others keep the order of print."""
    return max(
        page.to_be_read, key=lambda one: (one.title is not None, len(press.texts[one.key])), default=None
    )


def _stories(page: Page, lead: Article | None, press: Press, link: Linked) -> Iterator[Headline]:
    """The stories beside the lead, each with as much of its text as its share of the page."""
    for article in page.to_be_read:
        if article is not lead:
            yield headline(article, press, link, _shown(article, press))


def _shown(article: Article, press: Press) -> int:
    return min(max(int(SHARE * len(press.texts[article.key])), LEAST_SHOWN), MOST_SHOWN)


def _furniture(page: Page, press: Press) -> tuple[FurnitureList, ...]:
    texts: dict[str, list[str]] = {kind: [] for kind in FURNITURE_KINDS}
    for furniture in page.furniture:
        texts[furniture.kind if furniture.kind in texts else "other"].append(furniture.text)
    return tuple(
        FurnitureList(press.strings[f"furniture_{kind}"], tuple(printed))
        for kind, printed in texts.items()
        if printed
    )


def _printed(page: Page, press: Press, link: Linked) -> Link | None:
    """The way to the page's text as it was found, where that can be shown."""
    path = page.source[0].path if page.source else ""
    if press.printed.get(path) is not page:
        return None
    return Link(press.strings["printed_text"], link(routes.printed_text_path(page)))
