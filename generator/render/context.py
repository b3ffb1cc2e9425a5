"""What is the same for every page: no text of an article, nothing that is long to make, to hash or to send.

A page is made of a RenderContext and of what its builder takes besides; of the context it may ask no more than
`limited_to` leaves of it. So the inputs of a page show whether it changes before it is made.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from generator import routes
from generator.index_pages import Heading, Indexes, heading_ids
from generator.model import Article, Edition, IndexKind, Issue, PrintedPage, Topic, listed_names
from generator.settings import Settings


@dataclass(frozen=True, slots=True)
class RenderContext:
    """What the paper says of itself, the words of the interface, the topics, and what links may lead to.

    `addresses` are those of the headings that have a page; `pages` the printed pages by day and number, without
    what is printed on them.
    """

    settings: Settings
    strings: Mapping[str, str]
    topics: tuple[Topic, ...] = ()
    addresses: Mapping[Heading, str] = field(default_factory=dict)
    pages: Mapping[tuple[date, int], PrintedPage] = field(default_factory=dict)

    def limited_to(
        self, articles: Iterable[Article] = (), listed: Iterable[Article] = (), headings: Iterable[Heading] = ()
    ) -> "RenderContext":
        """The context with no more links than a page needs that shows these.

        Articles that are shown link their names and all their printed pages, those that are only listed the
        page that they begin on.
        """
        shown = tuple(articles)
        wanted = {*headings, *(heading for article in shown for heading in _headings(article))}
        places = {
            *((one.date, one.page) for one in listed),
            *(place for one in shown for place in _places(one)),
        }
        return replace(
            self,
            addresses={one: self.addresses[one] for one in sorted(wanted) if one in self.addresses},
            pages={place: self.pages[place] for place in sorted(places) if place in self.pages},
        )


def render_context(
    edition: Edition, headings: Indexes, settings: Settings, strings: Mapping[str, str]
) -> RenderContext:
    """The context of an edition's pages; `headings` are those that have a page."""
    ids = heading_ids(headings, edition.entities)
    printed = (page for issue in edition.issues for page in issue.pages)
    return RenderContext(
        settings,
        strings,
        topics=edition.topics,
        addresses={(kind, name): routes.entry_path(kind, id_) for (kind, name), id_ in ids.items()},
        pages={(page.date, page.number): bare_page(page) for page in printed},
    )


def bare_page(page: PrintedPage) -> PrintedPage:
    """The page by its number and name alone: all that a link to it needs."""
    return PrintedPage(page.key, page.name)


def bare_issue(issue: Issue) -> Issue:
    """The issue with its pages by number and name alone: all that a link to it needs."""
    return Issue(issue.date, tuple(map(bare_page, issue.pages)))


def _headings(article: Article) -> Iterator[Heading]:
    credited = [one.name for one in article.byline.credits] if article.byline else ()
    named = {**listed_names(article), IndexKind.REPORTERS: credited}
    return ((kind, name) for kind, names in named.items() for name in names)


def _places(article: Article) -> Iterator[tuple[date, int]]:
    """The printed pages that an article stands on or points to."""
    return ((article.date, number) for number in (*article.pages, *(jump.page for jump in article.jumps)))
