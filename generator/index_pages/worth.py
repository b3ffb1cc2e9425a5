"""Which headings get a page, and under which id: never a private person who is named once."""

from collections.abc import Iterator, Mapping, Sequence

from generator.index_pages.mentions import is_public, mentions_of
from generator.model import Edition, Entity, IndexEntry, IndexKind

ENOUGH = 2  # articles

Heading = tuple[IndexKind, str]
Indexes = Mapping[IndexKind, Sequence[IndexEntry]]


def headings_with_pages(edition: Edition) -> Indexes:
    """The headings of the edition's indexes that get a page, in their order.

    All but those of people that say nothing of them: a person has a page who is in the authority file, in two
    articles or more, or printed with a title of public life. The others stay plain text. Only of people who are
    named once is a text looked at.
    """
    return {
        kind: tuple(
            heading
            for heading in edition.indexes.get(kind, ())
            if _is_worth_a_page(heading, edition.entities.get((kind, heading.name)))
        )
        for kind in IndexKind
    }


def heading_ids(headings: Indexes, entities: Mapping[Heading, Entity]) -> Mapping[Heading, str]:
    """The id of each heading, which makes its address; within a kind no two have the same."""
    return dict(pair for kind, index in headings.items() for pair in _ids(kind, index, entities))


def _ids(
    kind: IndexKind, index: Sequence[IndexEntry], entities: Mapping[Heading, Entity]
) -> Iterator[tuple[Heading, str]]:
    given = {entity.id for (other, _), entity in entities.items() if other is kind}
    for heading in index:
        entity = entities.get((kind, heading.name))
        # Another has been given this name as its address: a character that no address shows keeps them apart.
        own = f"{heading.name}?" if heading.name in given else heading.name
        yield (kind, heading.name), entity.id if entity else own


def _is_worth_a_page(heading: IndexEntry, entity: Entity | None) -> bool:
    if entity is not None or heading.kind is not IndexKind.PEOPLE or len(heading.articles) >= ENOUGH:
        return True
    return any(is_public(title) for mention in mentions_of(heading, entity) for title in mention.titles)
