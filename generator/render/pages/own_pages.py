"""The pages about the site itself: search, about the edition, without a network, for an address of nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from generator import routes
from generator.markup import running_text
from generator.model import Certainty, Edition, IndexKind, Status, certainty_of
from generator.render.context import RenderContext
from generator.render.parts import Link, WebPage, linked, trail

# What narrows a search -> the word over it.
FACETS = {
    "years": "search_years",
    "months": "search_months",
    "labels": "search_labels",
    "pages": "search_pages",
    "sections": "sections",
    **{kind.value: kind.value for kind in IndexKind},
}


@dataclass(frozen=True, slots=True)
class Facet:
    """A list that narrows a search: its kind, and the word over it."""

    kind: str
    label: str


@dataclass(frozen=True, slots=True)
class Count:
    """A number of the edition with what it counts."""

    label: str
    number: str


def search_page(context: RenderContext) -> WebPage:
    """The search, with the lists that narrow it; theme/js/search-narrow.js fills them by their kinds."""
    facets = tuple(Facet(kind, context.strings[words]) for kind, words in FACETS.items())
    return replace(_plain(routes.SEARCH, "search", context), values={"facets": facets})


def about_page(numbers: Mapping[str, int], context: RenderContext) -> WebPage:
    """What the edition is, with its figures by the keys of the words beside them."""
    counts = tuple(Count(context.strings[key], f"{number:,}") for key, number in numbers.items())
    return replace(_plain(routes.ABOUT, "about", context), values={"counts": counts})


def offline_page(context: RenderContext) -> WebPage:
    """What stands in for a page without a network."""
    return _plain(routes.OFFLINE, "offline", context)


def not_found_page(context: RenderContext) -> WebPage:
    """The page a server shows for an address that leads nowhere."""
    return _plain(routes.NOT_FOUND, "not_found", context)


def figures_of(edition: Edition) -> Mapping[str, int]:
    """The figures of the edition: how much there is, how much of it is sure, how much found no place."""
    articles = edition.articles
    pages = [page for issue in edition.issues for page in issue.pages]
    printed = [page for page in pages if page.is_printed]
    doubts = [one.confidence for one in articles if one.confidence is not None]
    sure = [certainty_of(confidence) for confidence in doubts]
    return {
        "count_issues": len(edition.issues),
        "count_pages": len(printed),
        "count_articles": len(articles),
        "count_characters": sum(len(running_text(one.body)) for page in pages for one in page.articles),
        "count_drafts": sum(article.is_machine_draft for article in articles),
        "count_reviewed": sum(article.status is Status.REVIEWED for article in articles),
        "count_untitled": sum(article.title is None for article in articles),
        "count_doubtful": sure.count(Certainty.DOUBTFUL),
        "count_unplaced": sum(len("".join(page.unplaced.split())) for page in pages),
    }


def _plain(path: str, section: str, context: RenderContext) -> WebPage:
    title = context.strings[section]
    description = context.strings[f"{section}_description"].format(name=context.settings.name)
    crumbs = trail(context, linked(path), Link(title))
    return WebPage(path, f"{path.removesuffix('.html')}.html", title, description, section, crumbs)
