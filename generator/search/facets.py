"""What narrows a search: the texts of a volume by date, page, column, and the names of the indexes.

One table a facet, so that a browser loads only those that its reader asks for. Texts stand by their numbers
in the volume, each number as the distance to the one before.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby, pairwise

from generator.model import Article, Edition, Key, PrintedPage, as_printed, label_order
from generator.search.volumes import Volume

DATES, LABELS, PAGES, SECTIONS = "dates", "labels", "pages", "sections"


def facets(volume: Volume, edition: Edition) -> Mapping[str, object]:
    """The tables of a volume by the name of the facet; those without a single entry are left out.

    `dates` lists each day with the number of its texts, oldest first, as the texts are numbered; `labels`
    goes by the labels of pages, `pages` by what they are called (版名), `sections` by columns (栏目); the
    others are the edition's indexes. Each entry is a name and its texts.
    """
    numbers = {text.key: number for number, text in enumerate(volume.texts)}
    tables: dict[str, object] = {
        DATES: [
            (day.isoformat(), len(list(group)))
            for day, group in groupby(volume.texts, key=lambda text: text.date)
        ],
        LABELS: _by_label(volume),
        PAGES: _grouped(((name, key) for key, name in page_names(edition).items()), numbers),
        SECTIONS: _grouped(
            ((text.section, text.key) for text in volume.texts if isinstance(text, Article)), numbers
        ),
    }
    for kind, entries in edition.indexes.items():
        held = ((entry, _held(entry.articles, numbers)) for entry in entries)
        tables[kind.value] = [(entry.name, _distances(own)) for entry, own in held if own]
    return {name: table for name, table in tables.items() if table}


def _by_label(volume: Volume) -> list[tuple[str, list[int]]]:
    """Each label of a page, as printed, with the texts that begin on such a page, in the order of labels."""
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for number, text in enumerate(volume.texts):
        if text.key.has_page:
            groups[text.key.page].append(number)
    return [(str(as_printed(label)), _distances(groups[label])) for label in sorted(groups, key=label_order)]


def page_names(edition: Edition) -> Mapping[Key, str]:
    """What the page of each text is called (版名), by the text's key; only of pages that have a name."""
    pages = [page for issue in edition.issues for page in issue.pages]
    named = [(page.name, page.key, page.articles) for page in pages if page.name]
    return {key: name for name, own, articles in named for key in (own, *(article.key for article in articles))}


def unplaced(volume: Volume) -> list[int]:
    """The texts of a volume that found no article."""
    return _distances([number for number, text in enumerate(volume.texts) if isinstance(text, PrintedPage)])


def _grouped(
    named: Iterable[tuple[str | None, Key]], numbers: Mapping[Key, int]
) -> list[tuple[str, list[int]]]:
    """Each name with its articles, given by key, in the order of the names."""
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for name, key in named:
        if name and key in numbers:
            groups[name].append(numbers[key])
    return [(name, _distances(sorted(groups[name]))) for name in sorted(groups)]


def _held(articles: Iterable[Article], numbers: Mapping[Key, int]) -> list[int]:
    return sorted({numbers[article.key] for article in articles if article.key in numbers})


def _distances(ranked: Sequence[int]) -> list[int]:
    return [*ranked[:1], *(later - earlier for earlier, later in pairwise(ranked))]
