"""Articles with their names as the authority files have them; nothing of it is ever written back."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from generator.authority.authorities import Authorities
from generator.authority.mentions import (
    Sought,
    doubted_names,
    mentions_of,
    sought,
)
from generator.authority.records import KINDS
from generator.content import shown_file
from generator.model import (
    Article,
    Doubtful,
    Entity,
    IndexKind,
    Origin,
    PrintedPage,
    Problem,
    Severity,
    listed_names,
    values_of,
)
from generator.prose import printed_text


@dataclass(frozen=True, slots=True)
class _Matcher:
    """The authority files made ready for many articles: the names to look for, and whom a printed one means.

    A name that two entries have, of whatever kinds, means nobody by itself.
    """

    authorities: Authorities
    names: Sought
    meant: Mapping[str, Entity]


def apply_authorities(
    pages: Sequence[PrintedPage], authorities: Authorities
) -> tuple[list[PrintedPage], list[Problem]]:
    """The pages, their articles' names as headings: known ones added, rejected and private ones left out.

    Names without an entry stay as they are. A name of namesakes is left out and reported.
    """
    reading = _reading(authorities)
    problems: list[Problem] = []
    return [
        replace(page, articles=tuple(_settled(article, reading, problems) for article in page.articles))
        for page in pages
    ], problems


def _reading(authorities: Authorities) -> _Matcher:
    owners: dict[str, list[Entity]] = {}
    for entity in authorities.entities:
        for form in entity.forms:
            owners.setdefault(form, []).append(entity)
    meant = {
        form: owning[0]
        for form, owning in owners.items()
        if len(owning) == 1 and (owning[0].kind, form) not in authorities.rejected
    }
    rejected = (name for _, name in authorities.rejected)
    return _Matcher(authorities, sought(chain(owners, rejected)), meant)


def _settled(article: Article, reading: _Matcher, problems: list[Problem]) -> Article:
    known = reading.authorities
    names = {kind: list(_headings(article, kind, known, problems)) for kind in KINDS}
    for entity in (*_decided(article, known), *_printed(article, reading)):
        if not entity.private:
            names[entity.kind].append(entity.heading)
    people, places, organisations = (tuple(dict.fromkeys(names[kind])) for kind in KINDS)
    doubtful = Doubtful(*(tuple(_undecided(article, kind, known)) for kind in KINDS))
    return replace(article, people=people, places=places, organisations=organisations, doubtful=doubtful)


def _headings(article: Article, kind: IndexKind, known: Authorities, problems: list[Problem]) -> Iterator[str]:
    """The headings of the names that an article lists, in their order."""
    for name in listed_names(article)[kind]:
        if (kind, name) in known.rejected:
            continue
        # Names are often printed spaced out: 陈 小青.
        owners = known.owners.get((kind, name)) or known.owners.get((kind, "".join(name.split())), ())
        if len(owners) > 1:
            problems.append(_unclear(article, kind, name, owners))
        elif not owners:
            yield name
        elif not owners[0].private:
            yield owners[0].heading


def _unclear(article: Article, kind: IndexKind, name: str, owners: Sequence[Entity]) -> Problem:
    values = values_of(name=name, kind=kind, ids=tuple(owner.id for owner in owners))
    return Problem(Origin(shown_file(article.key)), "name-of-several", Severity.WARNING, values)


def _decided(article: Article, known: Authorities) -> Iterator[Entity]:
    """Whom the doubtful names mean that have an entry by now."""
    for kind in KINDS:
        for name in doubted_names(article, kind):
            owners = known.owners.get((kind, name), ())
            if len(owners) == 1 and (kind, name) not in known.rejected:
                yield owners[0]


def _undecided(article: Article, kind: IndexKind, known: Authorities) -> Iterator[str]:
    """The doubtful names that no entry has decided on, nor the article's own list."""
    for name in doubted_names(article, kind):
        is_decided = (kind, name) in known.rejected or len(known.owners.get((kind, name), ())) == 1
        if not is_decided and name not in listed_names(article)[kind]:
            yield name


def _printed(article: Article, reading: _Matcher) -> Iterator[Entity]:
    """Whom the printed names mean, in the order of first mention; none that the byline credits."""
    if not reading.names.by_start:
        return
    rejected = reading.authorities.rejected
    credits_ = _credits(article)
    listed = {name for kind in KINDS for name in listed_names(article)[kind] if (kind, name) not in rejected}
    doubted = chain.from_iterable(doubted_names(article, kind) for kind in KINDS)
    for name in mentions_of(printed_text(article), reading.names, chain(listed, doubted)):
        entity = reading.meant.get(name)
        # What the article lists is settled already, be it as something else than the files know.
        if entity is None or name in listed:
            continue
        if entity.kind is not IndexKind.PEOPLE or not any(name in credit for credit in credits_):
            yield entity


def _credits(article: Article) -> tuple[str, ...]:
    writers = article.byline.credits if article.byline else ()
    photographers = (caption.credit for caption in article.captions if caption.credit)
    return (*(credit.name for credit in writers), *photographers)
