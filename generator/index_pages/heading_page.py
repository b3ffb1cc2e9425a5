"""All that the page of a heading says, and the entries of a whole edition."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator.index_pages.co_occurrence import CoOccurrence, co_occurrences
from generator.index_pages.mentions import Mention, mentions_of
from generator.index_pages.months import Month, months_mentioned, months_of
from generator.index_pages.namesakes import groups_of
from generator.index_pages.printed import printed
from generator.index_pages.worth import is_worth_a_page
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
    person, else all in one.
    """

    kind: IndexKind
    name: str
    id: str
    letter: str
    entity: Entity | None
    mentions: tuple[Mention, ...]
    groups: tuple[tuple[Mention, ...], ...]
    forms: tuple[tuple[str, int], ...]
    titles: tuple[PrintedTitle, ...]
    months: tuple[Month, ...]
    company: tuple[CoOccurrence, ...]

    @property
    def known(self) -> bool:
        """Whether the articles are of one and the same, as far as anyone can tell."""
        return self.entity is not None or len(self.groups) == 1


HeadingPages = Mapping[IndexKind, tuple[HeadingPage, ...]]


def heading_pages(edition: Edition, texts: Mapping[str, str]) -> HeadingPages:
    """The headings of an edition's indexes that get a page, in their order.

    `texts` are the articles' bodies as plain text without subheads, a paragraph a line, by key.
    """
    articles = {article.key: article for article in edition.articles}
    whole = {key: printed(article, texts[key]) for key, article in articles.items()}
    chosen: dict[IndexKind, list[tuple[IndexEntry, tuple[Mention, ...]]]] = defaultdict(list)
    for kind, index in edition.indexes.items():
        for heading in index:
            entity = edition.entities.get((kind, heading.name))
            mentions = mentions_of(heading, entity, whole)
            if is_worth_a_page(kind, entity, mentions):
                chosen[kind].append((heading, mentions))
    company = co_occurrences(
        {kind: [pair[0] for pair in pairs] for kind, pairs in chosen.items()}, len(articles)
    )
    months = months_of(edition.issues)
    return {
        kind: tuple(
            _entry(heading, mentions, edition, months, company.get((kind, heading.name), ()))
            for heading, mentions in chosen.get(kind, ())
        )
        for kind in IndexKind
    }


def _entry(
    heading: IndexEntry,
    mentions: tuple[Mention, ...],
    edition: Edition,
    months: Sequence[date],
    company: tuple[CoOccurrence, ...],
) -> HeadingPage:
    entity = edition.entities.get((heading.kind, heading.name))
    divided = heading.kind is IndexKind.PEOPLE and entity is None
    return HeadingPage(
        kind=heading.kind,
        name=heading.name,
        id=_id(heading, edition),
        letter=heading.letter,
        entity=entity,
        mentions=mentions,
        groups=groups_of(heading.name, mentions) if divided else (mentions,),
        forms=_forms(mentions),
        titles=titles_of(mentions),
        months=months_mentioned(months, (mention.article.date for mention in mentions)),
        company=company,
    )


def _id(heading: IndexEntry, edition: Edition) -> str:
    entity = edition.entities.get((heading.kind, heading.name))
    if entity:
        return entity.id
    given = {other.id for (kind, _), other in edition.entities.items() if kind is heading.kind}
    # Another has been given this name as its address: a sign that no address can show keeps them apart.
    return f"{heading.name}?" if heading.name in given else heading.name


def _forms(mentions: Sequence[Mention]) -> tuple[tuple[str, int], ...]:
    counts: Counter[str] = Counter()
    for mention in mentions:
        counts.update(dict(mention.forms))
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def titles_of(mentions: Sequence[Mention]) -> tuple[PrintedTitle, ...]:
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
