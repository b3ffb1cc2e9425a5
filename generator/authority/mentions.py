"""Where the text of an article prints names: the longest at each place, and the sentence that shows one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain, pairwise

from generator.authority.records import KINDS
from generator.language import ELLIPSIS, mentions, near, sentence_bounds
from generator.model import Article, IndexKind, listed_names
from generator.prose import printed_text

SHORTEST = 2  # characters of a name that is looked for: a single one is part of too many words
_LONGEST_SENTENCE = 80


@dataclass(frozen=True, slots=True)
class Sought:
    """Names to look for in many texts, by their first two characters."""

    by_start: Mapping[str, tuple[str, ...]]
    starts: frozenset[str]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Where a text prints a name first, and how often."""

    place: int
    count: int


def sought(names: Iterable[str]) -> Sought:
    """The names made ready to be looked for; those of a single character are left out."""
    by_start: dict[str, list[str]] = {}
    for name in sorted(set(names)):
        if len(name) >= SHORTEST:
            by_start.setdefault(name[:SHORTEST], []).append(name)
    return Sought({start: tuple(names) for start, names in by_start.items()}, frozenset(by_start))


def doubted_names(article: Article, kind: IndexKind) -> tuple[str, ...]:
    """The names of a kind that an article lists as doubtful."""
    doubtful = article.doubtful
    return {
        IndexKind.PEOPLE: doubtful.people,
        IndexKind.PLACES: doubtful.places,
        IndexKind.ORGANISATIONS: doubtful.organisations,
    }[kind]


def names_of(article: Article) -> tuple[str, ...]:
    """All names that an article lists, of whatever kind, doubtful ones too."""
    listed = listed_names(article)
    return tuple(name for kind in KINDS for name in (*listed[kind], *doubted_names(article, kind)))


def mentions_of(text: str, names: Sought, others: Iterable[str] = ()) -> Mapping[str, Occurrence]:
    """The mentions of names in a text, in the order of the first of each; a longer hides a shorter inside it.

    `others` are further names of this text, which hide and are found like the rest.
    """
    # One pass over all pairs of characters, whatever the number of names, tells which can be there at all.
    starts = names.starts.intersection([one + other for one, other in pairwise(text)])
    listed = {name for name in others if len(name) >= SHORTEST}
    listed.update(name for start in starts for name in names.by_start[start])
    found: dict[str, list[int]] = {}
    for mention in mentions(text, listed):
        found.setdefault(mention.name, []).append(mention.start)
    return {name: Occurrence(places[0], len(places)) for name, places in found.items()}


def sentences_showing(article: Article, names: Iterable[str]) -> Mapping[str, str]:
    """For each of the names the sentence that prints it first; "" where the article prints it nowhere.

    Of a name that was completed (砚江市财政局 for 市财政局) the sentence shows what is printed of it.
    """
    text = printed_text(article)
    printed = mentions_of(text, sought(()), names_of(article))
    places = {name: printed[name].place if name in printed else _place_of_part(text, name) for name in names}
    return {name: sentence_at(text, place) if place >= 0 else "" for name, place in places.items()}


def _place_of_part(text: str, name: str) -> int:
    tails = (name[start:] for start in range(len(name) - SHORTEST + 1))
    heads = (name[:end] for end in range(len(name) - 1, SHORTEST - 1, -1))
    return next((place for part in chain(tails, heads) if (place := text.find(part)) >= 0), -1)


def sentence_at(text: str, place: int) -> str:
    """The sentence round a place of a text, on one line; of a long one what stands nearest."""
    part = (place, place + SHORTEST)
    whole = sentence_bounds(text, *part)
    start, end = near(text, whole, part, _LONGEST_SENTENCE)
    before = ELLIPSIS if start > whole[0] else ""
    return f"{before}{text[start:end].strip()}{ELLIPSIS if end < whole[1] else ''}"
