"""A printed page (版) as a sheet: its stories in proportion to their length, its issue beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator import routes
from generator.content import FURNITURE_KINDS
from generator.markup import html_of, running_text
from generator.model import Article, PrintedPage
from generator.render.context import RenderContext
from generator.render.issue_context import IssueContext
from generator.render.parts import (
    Headline,
    Link,
    Linked,
    PageHeadlines,
    Position,
    WebPage,
    drafts_among,
    headline,
    issue_label,
    issue_trail,
    linked,
    page_label,
    page_link,
    page_nav,
)

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


def printed_page(
    page: PrintedPage,
    position: Position,
    contents: Sequence[PageHeadlines],
    issue: IssueContext,
    context: RenderContext,
) -> WebPage:
    """The web page of a printed page, with the contents of its issue beside it, one value a page."""
    path, strings = routes.page_path(page), context.strings
    link = linked(path)
    label = page_link(page, context, link).text
    day = issue_label(page.key, strings)
    pages = tuple(
        replace(one, current=other is page) for one, other in zip(contents, issue.issue.pages, strict=True)
    )
    description = strings["page_description"].format(
        name=context.settings.name, date=day, page=label, n=len(page.to_be_read)
    )
    return WebPage(
        path,
        "page.html",
        f"{label} {day}",
        description,
        "issues",
        issue_trail(context, link, issue.issue, Link(label)),
        page_link(position.before, context, link) if position.before else None,
        page_link(position.after, context, link) if position.after else None,
        page_nav(position, page, context, link),
        {
            "number": page_label(page.label, strings),
            "name": page.name,
            "date": Link(day, link(routes.issue_path(page.key))),
            **_stories_of(page, issue, context, link),
            "continued": next(one.continued for one in pages if one.current),
            "furniture": _furniture(page, context),
            "unplaced": html_of(page.unplaced, path, _UNPLACED_LEVEL),
            "pages": pages,
            "printed": _printed(page, issue, context, link),
        },
    )


def _stories_of(
    page: PrintedPage, issue: IssueContext, context: RenderContext, link: Linked
) -> dict[str, object]:
    """The page's stories, and what is said of the drafts among all that it shows."""
    lead = _lead(page)
    shown = [*page.to_be_read, *issue.continued.get(page.label, ())]
    return {
        "lead": replace(headline(lead, context, link, LEAD_SHOWN), weight="lead") if lead else None,
        "stories": tuple(_stories(page, lead, context, link)),
        "drafts": drafts_among(shown, "drafts_of_page", context, link),
    }


def _lead(page: PrintedPage) -> Article | None:
    """The longest story with a headline, which stands first and widest; the others keep the order of print."""
    return max(
        page.to_be_read, key=lambda one: (one.title is not None, len(running_text(one.body))), default=None
    )


def _stories(
    page: PrintedPage, lead: Article | None, context: RenderContext, link: Linked
) -> Iterator[Headline]:
    """The stories beside the lead, each with as much of its text as its share of the page."""
    for article in page.to_be_read:
        if article is not lead:
            yield headline(article, context, link, _shown(article))


def _shown(article: Article) -> int:
    return min(max(int(SHARE * len(running_text(article.body))), LEAST_SHOWN), MOST_SHOWN)


def _furniture(page: PrintedPage, context: RenderContext) -> tuple[FurnitureList, ...]:
    texts: dict[str, list[str]] = {kind: [] for kind in FURNITURE_KINDS}
    for furniture in page.furniture:
        texts[furniture.kind if furniture.kind in texts else "other"].append(furniture.text)
    return tuple(
        FurnitureList(context.strings[f"furniture_{kind}"], tuple(printed))
        for kind, printed in texts.items()
        if printed
    )


def _printed(page: PrintedPage, issue: IssueContext, context: RenderContext, link: Linked) -> Link | None:
    """The way to the page's text as it was found, where that can be shown."""
    if page.key not in issue.texts:
        return None
    return Link(context.strings["printed_text"], link(routes.printed_text_path(page)))
