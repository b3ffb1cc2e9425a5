"""What machines read of the names and topics: entities.json, topics.json, a BEACON file, JSON-LD on pages."""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from markupsafe import Markup

from generator import routes
from generator.index_pages import HeadingPage, HeadingPages, is_public
from generator.model import IndexKind, Output, Topic
from generator.settings import Settings

WIKIDATA = "http://www.wikidata.org/entity/"
_NAMES = (IndexKind.PEOPLE, IndexKind.PLACES, IndexKind.ORGANISATIONS, IndexKind.REPORTERS)
_SCHEMA_TYPES = {
    IndexKind.PEOPLE: "Person",
    IndexKind.PLACES: "Place",
    IndexKind.ORGANISATIONS: "Organization",
}
# What could end a script element or a line of a script.
_ESCAPED = {character: f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}

Record = dict[str, object]


def records(pages: HeadingPages, topics: Sequence[Topic], settings: Settings) -> Iterator[Output]:
    """The files for machines at the site's root; the BEACON file only where a heading has a Wikidata number."""
    headings = [heading for kind in _NAMES for heading in pages.get(kind, ())]
    shown = frozenset((heading.kind, heading.id) for heading in headings)
    entities = [_entity(heading, shown) for heading in headings]
    yield Output(routes.ENTITIES, _json("entities", entities))
    yield Output(routes.TOPICS, _json("topics", _topics(pages, topics)))
    beacon = list(_beacon(headings))
    if beacon:
        yield Output(routes.BEACON, "\n".join([*_beacon_head(settings), "", *beacon, ""]).encode("utf-8"))


def linked_data(heading: HeadingPage, settings: Settings) -> Markup | None:
    """The heading as JSON-LD for a script element; None where its articles may be of several people."""
    if heading.kind not in _SCHEMA_TYPES or not heading.known:
        return None
    point = heading.location.point if heading.location else None
    known = {
        "@context": "https://schema.org",
        "@type": _SCHEMA_TYPES[heading.kind],
        "name": heading.entity.name if heading.entity else heading.name,
        "alternateName": list(heading.entity.aliases) if heading.entity else [],
        "description": heading.entity.description if heading.entity else None,
        "jobTitle": _job_titles(heading),
        "geo": {"@type": "GeoCoordinates", "longitude": point[0], "latitude": point[1]} if point else None,
        "url": _address(heading, settings) if settings.address else None,
        "sameAs": list(same_as(heading)),
    }
    words = json.dumps({key: value for key, value in known.items() if value}, ensure_ascii=False)
    for character, escape in _ESCAPED.items():
        words = words.replace(character, escape)
    return Markup(words)  # noqa: S704 - JSON without a character that HTML would read


def same_as(heading: HeadingPage) -> tuple[str, ...]:
    """The addresses elsewhere of the same one: its Wikidata entity, then what the authority file lists."""
    if heading.entity is None:
        return ()
    number = heading.entity.wikidata
    return (*((f"{WIKIDATA}{number}",) if number else ()), *heading.entity.same_as)


def _job_titles(heading: HeadingPage) -> list[str]:
    """The titles that a person was last printed with."""
    last = max((title.last for title in heading.titles), default=None)
    return [title.text for title in heading.titles if title.last == last and is_public(title.text)]


def _entity(heading: HeadingPage, shown: frozenset[tuple[IndexKind, str]]) -> Record:
    """The record of a heading; of its namesakes those that are shown as well."""
    entity = heading.entity
    return {
        "kind": heading.kind.value,
        "id": heading.id,
        "name": heading.name,
        "aliases": list(entity.aliases) if entity else [],
        "description": entity.description if entity else None,
        "wikidata": entity.wikidata if entity else None,
        "sameAs": list(entity.same_as) if entity else [],
        "notSameAs": [other for other in entity.not_same_as if (heading.kind, other) in shown]
        if entity
        else [],
        "page": _page(heading),
        "forms": [{"form": form, "count": count} for form, count in heading.forms],
        "titles": [
            {
                "title": title.text,
                "first": title.first.isoformat(),
                "last": title.last.isoformat(),
                "articles": title.articles,
            }
            for title in heading.titles
        ],
        # More than one list: nothing shows that they are of the same person.
        "articles": [[str(mention.article.key) for mention in group] for group in heading.groups],
    }


def _topics(pages: HeadingPages, topics: Sequence[Topic]) -> Iterator[Record]:
    kept = {topic.name: topic for topic in topics}
    shown = {heading.name: heading for heading in pages.get(IndexKind.TOPICS, ())}
    for name in dict.fromkeys(chain(kept, shown)):
        topic, heading = kept.get(name), shown.get(name)
        yield {
            "name": name,
            "parent": topic.parent if topic else None,
            "iptc": topic.iptc if topic else None,
            "crosswalk": dict(topic.crosswalk) if topic else {},
            "description": topic.description if topic else None,
            "page": _page(heading) if heading else None,
            "articles": [str(mention.article.key) for mention in heading.mentions] if heading else [],
        }


def _beacon_head(settings: Settings) -> Iterator[str]:
    yield "#FORMAT: BEACON"
    yield f"#PREFIX: {WIKIDATA}"
    if settings.address:
        yield f"#TARGET: {settings.address.rstrip('/')}/{{+ID}}"
    else:
        yield "#DESCRIPTION: Targets are relative to the address of this file."
    yield f"#NAME: {settings.name}"


def _beacon(headings: Iterable[HeadingPage]) -> Iterator[str]:
    """A line for each heading with a Wikidata number: number, number of articles, page."""
    for heading in headings:
        if heading.entity and heading.entity.wikidata:
            yield f"{heading.entity.wikidata}|{len(heading.mentions)}|{_page(heading)}"


def _page(heading: HeadingPage) -> str:
    """The page's address as a link from the site's root."""
    return routes.relative(routes.entry_path(heading.kind, heading.id), routes.HOME)


def _address(heading: HeadingPage, settings: Settings) -> str:
    return routes.on_the_web(routes.entry_path(heading.kind, heading.id), settings.address)


def _json(name: str, listed: Iterable[Record]) -> bytes:
    """The records under one name, a line for each, so that two builds can be compared by line."""
    lines = ",\n".join(json.dumps(record, ensure_ascii=False) for record in listed)
    return f'{{"{name}": [\n{lines}\n]}}\n'.encode()
