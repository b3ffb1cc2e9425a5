"""All that is published: issues and indexes; and what lies beside an article."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from generator.model.article import Article, Jump
from generator.model.key import Key
from generator.model.page import PrintedPage


@dataclass(frozen=True, slots=True)
class Issue:
    """The pages of one issue, in the order of their labels.

    Last among them may stand one that is none: it holds the articles of which nobody knows the page.
    """

    key: Key
    pages: tuple[PrintedPage, ...]

    @property
    def date(self) -> date:
        """Its day, of a double issue the first."""
        return self.key.date

    @property
    def printed_pages(self) -> tuple[PrintedPage, ...]:
        """Its pages of print."""
        return tuple(page for page in self.pages if page.is_printed)

    @property
    def articles(self) -> tuple[Article, ...]:
        """All its articles in the order of print, also those of which only the address is left."""
        return tuple(article for page in self.pages for article in page.articles)


class IndexKind(StrEnum):
    """The indexes of an edition; each value is also the folder of its pages on the site."""

    TOPICS = "topics"
    PEOPLE = "people"
    PLACES = "places"
    ORGANISATIONS = "organisations"
    REPORTERS = "reporters"


def listed_names(article: Article) -> Mapping[IndexKind, tuple[str, ...]]:
    """The topics, people, places and organisations that an article lists, in this order."""
    return {
        IndexKind.TOPICS: article.topics,
        IndexKind.PEOPLE: article.people,
        IndexKind.PLACES: article.places,
        IndexKind.ORGANISATIONS: article.organisations,
    }


@dataclass(frozen=True, slots=True)
class Entity:
    """Who or what a name stands for, as an entry of content/authority/ says it.

    `id` is unique within its kind; `wikidata` is a number like Q42, `same_as` are addresses on the web,
    `not_same_as` the ids of namesakes. `private` ones have no page; `told_apart` sets a heading apart.
    """

    kind: IndexKind
    id: str
    name: str
    aliases: tuple[str, ...] = ()
    description: str | None = None
    wikidata: str | None = None
    same_as: tuple[str, ...] = ()
    not_same_as: tuple[str, ...] = ()
    private: bool = False
    told_apart: str | None = None

    @property
    def forms(self) -> tuple[str, ...]:
        """All the names it goes by, its own first."""
        return (self.name, *self.aliases)

    @property
    def heading(self) -> str:
        """What it stands under in its index, which no other entry of its kind does: 沈秋, or 沈秋（教师）."""
        return f"{self.name}（{self.told_apart}）" if self.told_apart else self.name


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """One heading of an index: a name, the letter it stands under, its articles newest first."""

    kind: IndexKind
    name: str
    letter: str
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """What articles may be about: a heading of the topic index, and the words that lead to it.

    `parent` is the name of the topic above it, None at the top; there are two levels. `iptc` is its code in the
    IPTC Media Topics ("medtop:05000000"), `crosswalk` its code in other schemes, by their names.
    """

    name: str
    words: tuple[str, ...]
    parent: str | None = None
    iptc: str | None = None
    crosswalk: Mapping[str, str] = field(default_factory=dict)
    description: str | None = None


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The articles printed before and after one, within its issue."""

    previous: Article | None = None
    next: Article | None = None


@dataclass(frozen=True, slots=True)
class MetJump:
    """A jump with the article that it leads to: its own where that goes on there, None where none is known.

    `page` is the label of the page that it means, `page_present` whether that is in the edition at all.
    """

    jump: Jump
    article: Article | None
    page: str
    page_present: bool


@dataclass(frozen=True, slots=True)
class Withheld:
    """What of content/ no reader may see though it belongs to no article that is shown.

    `texts` are the pages' texts (paths relative to content/) that are not shown at all, `lines` those of the
    others that are blank; `pictures` are names in content/images/.
    """

    texts: frozenset[str] = frozenset()
    lines: frozenset[tuple[str, int]] = frozenset()
    pictures: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Edition:
    """All that is published: issues newest first, and the indexes.

    What is held back is not in it; of what was withdrawn it has the address and the reason. `entities` are
    those shown, by kind and heading; `topics` those kept, parents first, also without articles.
    """

    issues: tuple[Issue, ...]
    indexes: Mapping[IndexKind, tuple[IndexEntry, ...]] = field(default_factory=dict)
    entities: Mapping[tuple[IndexKind, str], Entity] = field(default_factory=dict)
    topics: tuple[Topic, ...] = ()
    withheld: Withheld = Withheld()

    @property
    def articles(self) -> tuple[Article, ...]:
        """Every article, newest issue first, in the order of pages and of the articles' numbers.

        Not those of which only the address is left.
        """
        return tuple(article for issue in self.issues for page in issue.pages for article in page.to_be_read)
