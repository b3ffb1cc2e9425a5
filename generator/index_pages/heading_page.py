"""All that the page of a heading says, and those of the headings of a whole edition."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator.index_pages.co_occurrence import CoOccurrence, co_occurrences
from generator.index_pages.location import Location, location_of
from generator.index_pages.mentions import ArticleMention, mentions_of
from generator.index_pages.months import Month, months_mentioned, months_of
from generator.index_pages.namesakes import groups_of
from generator.index_pages.worth import Indexes, heading_ids
from generator.model import Edition, Entity, IndexEntry, IndexKind


@dataclass(frozen=True, slots=True)
class PrintedTitle:
    """A title as printed beside a name, the days it was printed on first and last, and in how many articles."""

    text: str
    first: date
    last: date
    articles: int


@dataclass(frozen=True, slots=True)
class HeadingPage:
    """A heading that has a page: its mentions newest first, and what they say together.

    `id` makes its address. `forms` are its printed names with their counts, the most frequent first; `titles`
    the newest first. `groups` are the mentions in more than one group where nothing shows that they are of one
    person, else all in one; `location` is where a place lies, where that is known.
    """

    kind: IndexKind
    name: str
    id: str
    entity: Entity | None
    mentions: tuple[ArticleMention, ...]
    groups: tuple[tuple[ArticleMention, ...], ...]
    forms: tuple[tuple[str, int], ...]
    titles: tuple[PrintedTitle, ...]
    months: tuple[Month, ...]
    co_occurring: tuple[CoOccurrence, ...]
    location: Location | None = None

    @property
    def known(self) -> bool:
        """Whether the articles are of one and the same, as far as anyone can tell."""
        return self.entity is not None or len(self.groups) == 1


HeadingPages = Mapping[IndexKind, tuple[HeadingPage, ...]]


def heading_pages(edition: Edition, headings: Indexes, home: str = "") -> HeadingPages:
    """What the pages of an edition's headings say, in the order of the headings.

    `headings` are those that get a page; `home` is the town the paper is printed in.
    """
    co_occurring = co_occurrences(headings, len(edition.articles))
    ids = heading_ids(headings, edition.entities)
    months = months_of(edition.issues)

    def made(heading: IndexEntry) -> HeadingPage:
        """What the page of one of them says."""
        itself = (heading.kind, heading.name)
        entity = edition.entities.get(itself)
        mentions = mentions_of(heading, entity)
        divided = heading.kind is IndexKind.PEOPLE and entity is None
        return HeadingPage(
            kind=heading.kind,
            name=heading.name,
            id=ids[itself],
            entity=entity,
            mentions=mentions,
            groups=groups_of(heading.name, mentions) if divided else (mentions,),
            forms=_forms(mentions),
            titles=titles_of(mentions),
            months=months_mentioned(months, (mention.article.date for mention in mentions)),
            co_occurring=co_occurring.get(itself, ()),
            location=location_of(heading.kind, heading.name, home),
        )

    return {kind: tuple(map(made, headings.get(kind, ()))) for kind in IndexKind}


def _forms(mentions: Sequence[ArticleMention]) -> tuple[tuple[str, int], ...]:
    counts: Counter[str] = Counter()
    for mention in mentions:
        counts.update(dict(mention.forms))
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def titles_of(mentions: Sequence[ArticleMention]) -> tuple[PrintedTitle, ...]:
    """The titles printed in the mentions, each with its days; the one printed last stands first."""
    days: dict[str, list[date]] = defaultdict(list)
    for mention in mentions:
        for title in mention.titles:
            days[title].append(mention.article.date)
    titles = [PrintedTitle(text, min(on), max(on), len(on)) for text, on in days.items()]
    return tuple(
        sorted(
            titles, key=lambda title: (-title.last.toordinal(), -title.articles, -len(title.text), title.text)
        )
    )
