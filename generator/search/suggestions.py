"""What a reader may look for, while typing: names, topics, newest headlines, and their pinyin initials."""

from collections.abc import Iterator, Mapping
from operator import itemgetter

from generator.language import folded, initials, narrow
from generator.model import Edition, IndexEntry, IndexKind

MOST_NAMES = 2500
MOST_HEADLINES = 400
HEADLINES = "headlines"
_ENOUGH = 2  # articles: a private person named once is suggested to nobody


def suggestions(edition: Edition) -> Mapping[str, object]:
    """The table for the browser: names, initials and, as the place in `kinds`, the kind of each.

    Names come first, the most printed before the others; then headlines, the newest first. `simplified` has, by
    their places, the names that are not printed in simplified characters as they would be.
    """
    kinds = [*(kind.value for kind in edition.indexes), HEADLINES]
    rows = [*_names(edition), *_headlines(edition)]
    return {
        "kinds": kinds,
        "names": [name for _, name, _ in rows],
        "initials": [letters for _, _, letters in rows],
        "of": "".join(str(kinds.index(kind)) for kind, _, _ in rows),
        "simplified": {
            str(place): simplified
            for place, (_, name, _) in enumerate(rows)
            if (simplified := folded(name)) != narrow(name)
        },
    }


def _names(edition: Edition) -> Iterator[tuple[str, str, str]]:
    worth = [
        (len(entry.articles), entry)
        for entries in edition.indexes.values()
        for entry in entries
        if _is_worth_suggesting(entry, edition)
    ]
    for _, entry in sorted(worth, key=itemgetter(0), reverse=True)[:MOST_NAMES]:
        letters = initials(entry.name)
        # The index knows how a surname is read.
        first = entry.letter.lower() if entry.letter.isalpha() else letters[:1]
        yield entry.kind.value, entry.name, first + letters[1:]


def _is_worth_suggesting(entry: IndexEntry, edition: Edition) -> bool:
    settled = (entry.kind, entry.name) in edition.entities
    return settled or entry.kind is not IndexKind.PEOPLE or len(entry.articles) >= _ENOUGH


def _headlines(edition: Edition) -> Iterator[tuple[str, str, str]]:
    titles = dict.fromkeys(article.title for article in edition.articles if article.title)
    for title in list(titles)[:MOST_HEADLINES]:
        yield HEADLINES, title, initials(title)
