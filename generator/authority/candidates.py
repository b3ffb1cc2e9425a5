"""The names of articles that no entry of content/authority/ knows yet, the most frequent first."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.authority.authorities import Authorities
from generator.authority.mentions import (
    doubted_names,
    mentions_of,
    names_of,
    sentences_showing,
    sought,
)
from generator.authority.records import KINDS
from generator.model import Article, IndexKind, PrintedPage, listed_names
from generator.prose import printed_text


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name to decide on: how often it is printed, in how many articles, and the sentence of one of them.

    `doubtful`: in no article the importer was sure of it. `shown_in` is the article that prints it most often,
    the newest of equals.
    """

    kind: IndexKind
    name: str
    mentions: int
    articles: int
    doubtful: bool
    shown_in: Article
    sentence: str


@dataclass(frozen=True, slots=True)
class _Use:
    """A name in one article, and how often it is printed there."""

    article: Article
    mentions: int
    doubtful: bool


def candidates(
    pages: Iterable[PrintedPage], authorities: Authorities, kinds: Sequence[IndexKind] = KINDS
) -> tuple[Candidate, ...]:
    """The names of those kinds that articles list, doubtful ones too, and that have no entry."""
    known = sought(name for _, name in (*authorities.owners, *authorities.rejected))
    uses: dict[tuple[IndexKind, str], list[_Use]] = defaultdict(list)
    for article in (article for page in pages for article in page.articles):
        mentions = mentions_of(printed_text(article), known, names_of(article))
        for kind in kinds:
            sure = listed_names(article)[kind]
            for name in dict.fromkeys((*sure, *doubted_names(article, kind))):
                if (kind, name) not in authorities.owners and (kind, name) not in authorities.rejected:
                    # A name that was completed is not printed as such, but once at least it is meant.
                    count = mentions[name].count if name in mentions else 1
                    uses[kind, name].append(_Use(article, count, name not in sure))
    found = (_candidate(kind, name, own) for (kind, name), own in uses.items())
    return tuple(sorted(found, key=lambda one: (-one.mentions, -one.articles, one.kind, one.name)))


def _candidate(kind: IndexKind, name: str, uses: Sequence[_Use]) -> Candidate:
    shown_in = max(uses, key=lambda use: (use.mentions, use.article.key)).article
    return Candidate(
        kind,
        name,
        sum(use.mentions for use in uses),
        len(uses),
        all(use.doubtful for use in uses),
        shown_in,
        sentences_showing(shown_in, (name,))[name],
    )
