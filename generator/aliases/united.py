"""Pages -> the same with one name for one thing, and the entities that know the printed forms."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from generator.aliases.given import Forms, Given, Name, given_names, names_in
from generator.aliases.legal_names import organisations_by_usual_names
from generator.aliases.offices import organisations_of_home
from generator.aliases.places import places_by_gazetteer, places_with_levels
from generator.aliases.spelling import Spellings, as_printed, in_simplified_names
from generator.aliases.town import town_of
from generator.model import Article, Entity, IndexKind, PrintedPage


def with_aliases(
    pages: Sequence[PrintedPage],
    entities: Iterable[Entity],
    home: str,
    rejected: Collection[Name] = frozenset(),
) -> tuple[list[PrintedPage], tuple[Entity, ...]]:
    """The pages with one name for what print calls by several, and the entities with the forms of each.

    The given entities come first. `home` is the place of the paper; `rejected` are the names that
    content/authority/ says are none.
    """
    articles = [article for page in pages for article in page.articles]
    given, town = given_names(entities, rejected), town_of(home)
    printed = articles
    articles = [in_simplified_names(article) for article in printed]
    places = places_with_levels(
        [places_by_gazetteer(article, town, given) for article in articles], town, given
    )
    offices = [organisations_of_home(article, town, given) for article in articles]
    organisations = organisations_by_usual_names(offices, names_in(places), town, given)
    spellings = Spellings(printed, home)
    places = as_printed(IndexKind.PLACES, [one.places for one in printed], places, spellings, given)
    organisations = as_printed(
        IndexKind.ORGANISATIONS, [one.organisations for one in printed], organisations, spellings, given
    )
    united = zip(printed, places, organisations, strict=True)
    renamed = iter([_renamed(article, *forms) for article, *forms in united])
    return (
        [replace(page, articles=tuple(next(renamed) for _ in page.articles)) for page in pages],
        _entities(
            given,
            _printed_forms(IndexKind.PLACES, places) | _printed_forms(IndexKind.ORGANISATIONS, organisations),
        ),
    )


def _renamed(article: Article, places: Forms, organisations: Forms) -> Article:
    return replace(
        article,
        places=tuple(dict.fromkeys(places[form] for form in article.places)),
        organisations=tuple(dict.fromkeys(organisations[form] for form in article.organisations)),
    )


def _printed_forms(kind: IndexKind, printed: Iterable[Forms]) -> dict[Name, set[str]]:
    """The forms that stand under another name, by that name."""
    united: dict[Name, set[str]] = defaultdict(set)
    for forms in printed:
        for form, name in forms.items():
            if form != name:
                united[kind, name].add(form)
    return united


def _entities(given: Given, united: Mapping[Name, Collection[str]]) -> tuple[Entity, ...]:
    """The given entities, with the forms that came under them, then one for each other name, in their order."""
    known = [_with_forms(entity, united.get((entity.kind, entity.heading), ())) for entity in given.entities]
    headings = {(entity.kind, entity.heading) for entity in given.entities}
    return (
        *known,
        *(
            Entity(kind, name, name, tuple(sorted(forms)))
            for (kind, name), forms in sorted(united.items())
            if (kind, name) not in headings
        ),
    )


def _with_forms(entity: Entity, forms: Collection[str]) -> Entity:
    return replace(entity, aliases=(*entity.aliases, *sorted(forms))) if forms else entity
