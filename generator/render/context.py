"""What is the same for every page: no text of an article, nothing that is long to make, to hash or to send.

A page is made of a RenderContext and of what its builder takes besides; of the context it may ask no more than
`limited_to` leaves of it. So the inputs of a page show whether it changes before it is made.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from generator import routes
from generator.index_pages import Heading, Indexes, heading_ids
from generator.model import Article, Edition, IndexKind, Issue, Key, PrintedPage, Topic, listed_names
from generator.settings import Settings


@dataclass(frozen=True, slots=True)
class RenderContext:
    """What the paper says of itself, the words of the interface, the topics, and what links may lead to.

    `addresses` are those of the headings that have a page; `pages` the printed pages by their keys, without
    what is printed on them.
    """

    settings: Settings
    strings: Mapping[str, str]
    topics: tuple[Topic, ...] = ()
    addresses: Mapping[Heading, str] = field(default_factory=dict)
    pages: Mapping[Key, PrintedPage] = field(default_factory=dict)

    def limited_to(
        self,
        articles: Iterable[Article] = (),
        listed: Iterable[Article] = (),
        headings: Iterable[Heading] = (),
        pages: Iterable[PrintedPage] = (),
    ) -> "RenderContext":
        """The context with no more links than a page needs that shows these.

        Articles that are shown link their names, those that are only listed the page that they begin on.
        """
        wanted = {*headings, *(heading for article in articles for heading in _headings(article))}
        places = {*(page.key for page in pages), *(one.key.of_page for one in listed)}
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
    printed = (page for issue in edition.issues for page in issue.printed_pages)
    return RenderContext(
        settings,
        strings,
        topics=edition.topics,
        addresses={(kind, name): routes.entry_path(kind, id_) for (kind, name), id_ in ids.items()},
        pages={page.key: bare_page(page) for page in printed},
    )


def bare_page(page: PrintedPage) -> PrintedPage:
    """The page by its label and name alone: all that a link to it needs."""
    return PrintedPage(page.key, page.name)


def bare_issue(issue: Issue) -> Issue:
    """The issue with its pages by label and name alone: all that a link to it needs."""
    return Issue(issue.key, tuple(map(bare_page, issue.pages)))


def _headings(article: Article) -> Iterator[Heading]:
    credited = [one.name for one in article.byline.credits] if article.byline else ()
    named = {**listed_names(article), IndexKind.REPORTERS: credited}
    return ((kind, name) for kind, names in named.items() for name in names)
