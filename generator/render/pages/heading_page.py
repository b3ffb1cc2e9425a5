"""A heading of an index -> its page: what is printed beside it, when, with whom, and every sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator import routes
from generator.exports import linked_data
from generator.index_pages import (
    ArticleMention,
    CoOccurrence,
    HeadingPage,
    Location,
    PrintedTitle,
    titles_of,
)
from generator.language import forms_in_print
from generator.model import Article, IndexKind
from generator.render.context import RenderContext
from generator.render.parts import (
    DotMap,
    Headline,
    Link,
    Linked,
    WebPage,
    counted_heading,
    date_label,
    dot_map,
    drafts_among,
    heading_link,
    headline,
    linked,
    timeline,
    trail,
)

MENTIONS_ON_A_PAGE = 100
FORMS_SHOWN = 8
TITLES_SHOWN = 12
_WIKIDATA = "https://www.wikidata.org/wiki/"
_COMPANY_KINDS = (IndexKind.PEOPLE, IndexKind.ORGANISATIONS, IndexKind.PLACES, IndexKind.TOPICS)


@dataclass(frozen=True, slots=True)
class SentencePiece:
    """A part of a sentence, marked where it is the name that the page is about."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class MentionView:
    """An article that mentions the heading: its headline, and the sentence in pieces, where it has one."""

    headline: Headline
    pieces: tuple[SentencePiece, ...]


@dataclass(frozen=True, slots=True)
class GroupView:
    """Mentions that stand together: all of a heading, or those of one of several namesakes under `label`."""

    label: str
    titles: tuple[Link, ...]
    mentions: tuple[MentionView, ...]


@dataclass(frozen=True, slots=True)
class FactList:
    """One thing that is known of a heading, with its values, each with a note."""

    label: str
    links: tuple[Link, ...]


def pages_of_heading(heading: HeadingPage, context: RenderContext) -> Iterator[WebPage]:
    """The page of a heading, and where its mentions fill more than one page, the further ones."""
    pages = max(1, -(-len(heading.mentions) // MENTIONS_ON_A_PAGE))
    for number in range(1, pages + 1):
        yield _web_page(heading, number, pages, context)


def _web_page(heading: HeadingPage, number: int, pages: int, context: RenderContext) -> WebPage:
    path, kind = routes.entry_path(heading.kind, heading.id, number), context.strings[heading.kind.value]
    link, strings = linked(path), context.strings
    way = [Link(kind, link(routes.index_path(heading.kind))), Link(heading.name)]
    title = heading.name
    if number > 1:
        page = strings["leaf_n"].format(n=number)
        way = [way[0], Link(heading.name, link(routes.entry_path(heading.kind, heading.id))), Link(page)]
        title = f"{heading.name} {page}"
    description = strings["entry_description"].format(
        name=context.settings.name, heading=heading.name, n=len(heading.mentions)
    )
    return WebPage(
        path,
        "entry.html",
        title,
        _description(heading) or description,
        heading.kind.value,
        trail(context, link, *way),
        _beside(heading, number - 1, context, link) if number > 1 else None,
        _beside(heading, number + 1, context, link) if number < pages else None,
        values={
            "kind": kind,
            "name": heading.name,
            "count": strings["articles_n"].format(n=len(heading.mentions)),
            "linked_data": linked_data(heading, context.settings) if number == 1 else None,
            **_head(heading, number, context, link),
            "drafts": drafts_among(_mentioning(heading, number), "drafts_below", context, link),
            "groups": _groups(heading, number, context, link),
        },
    )


def _description(heading: HeadingPage) -> str:
    return (heading.entity.description if heading.entity else "") or ""


def _beside(heading: HeadingPage, number: int, context: RenderContext, link: Linked) -> Link:
    words = f"{heading.name} {context.strings['leaf_n'].format(n=number)}"
    return Link(words, link(routes.entry_path(heading.kind, heading.id, number)))


def _head(heading: HeadingPage, number: int, context: RenderContext, link: Linked) -> dict[str, object]:
    """What stands above the mentions, on the first page only."""
    first = number == 1
    location = heading.location if first else None
    return {
        "blurb": _description(heading) if first else "",
        "facts": (*_topics(heading, context, link), *_facts(heading, context)) if first else (),
        "timeline": timeline(heading.months, context.strings) if first else None,
        "chain": _chain(heading, location, context, link) if location else (),
        "map": _map(heading, location, context) if location else None,
        # Of several people of one name it would be a mixture.
        "company": _company(_co_occurring(heading, context), context, link) if first and heading.known else (),
        "elsewhere": _elsewhere(heading) if first else (),
        "namesakes": not heading.known,
    }


def _topics(heading: HeadingPage, context: RenderContext, link: Linked) -> tuple[FactList, ...]:
    """The topic above one, and those below it that have articles."""
    if heading.kind is not IndexKind.TOPICS:
        return ()
    topics = context.topics
    above = [topic.parent for topic in topics if topic.name == heading.name and topic.parent]
    below = [topic.name for topic in topics if topic.parent == heading.name]
    lists = (
        FactList(context.strings[label], tuple(one for one in _linked_topics(names, context, link) if one.href))
        for label, names in (("topic_above", above), ("topics_below", below))
    )
    return tuple(facts for facts in lists if facts.links)


def _linked_topics(names: Sequence[str], context: RenderContext, link: Linked) -> Iterator[Link]:
    return (heading_link(IndexKind.TOPICS, name, context, link) for name in names)


def _chain(heading: HeadingPage, location: Location, context: RenderContext, link: Linked) -> tuple[Link, ...]:
    """What a place lies in, from the widest down, each linked where it has a page of its own."""
    above = (_first_linked(names, context, link) for names in location.chain[:-1])
    return (*above, Link(heading.name)) if len(location.chain) > 1 else ()


def _first_linked(names: tuple[str, ...], context: RenderContext, link: Linked) -> Link:
    printed = [form for name in names for form in forms_in_print(name, context.settings.paper_language)]
    links = [heading_link(IndexKind.PLACES, name, context, link) for name in printed]
    return next((one for one in links if one.href), links[0])


def _map(heading: HeadingPage, location: Location, context: RenderContext) -> DotMap | None:
    if location.point is None or not location.around:
        return None
    words = {"city": "map_description", "county": "map_description", "province": "map_of_cities"}
    description = context.strings[words.get(location.level, "map_of_capitals")]
    region = forms_in_print(location.chain[0][0], context.settings.paper_language)[0]
    return dot_map(location.point, location.around, description.format(place=heading.name, region=region))


def _facts(heading: HeadingPage, context: RenderContext) -> tuple[FactList, ...]:
    strings = context.strings
    reporter = heading.kind is IndexKind.REPORTERS
    titles = _titles(heading.titles, context) if heading.known else ()
    printed = tuple(Link(form, note=f"{count:,}") for form, count in heading.forms[:FORMS_SHOWN])
    several = len(heading.forms) > 1 or (printed and heading.forms[0][0] != heading.name)
    lists = (
        FactList(strings["roles_as_printed" if reporter else "titles_as_printed"], titles),
        FactList(strings["forms_as_printed"], printed if several else ()),
    )
    return tuple(facts for facts in lists if facts.links)


def _titles(titles: Sequence[PrintedTitle], context: RenderContext) -> tuple[Link, ...]:
    return tuple(Link(title.text, note=_days(title, context)) for title in titles[:TITLES_SHOWN])


def _days(title: PrintedTitle, context: RenderContext) -> str:
    first, last = date_label(title.first, context.strings), date_label(title.last, context.strings)
    return first if title.first == title.last else context.strings["from_to"].format(first=first, last=last)


def _co_occurring(heading: HeadingPage, context: RenderContext) -> list[CoOccurrence]:
    """What it stands with, without the topics above and below it, which are beside it by rule."""
    family = {
        (IndexKind.TOPICS, other)
        for topic in context.topics
        for one, other in ((topic.name, topic.parent), (topic.parent, topic.name))
        if heading.kind is IndexKind.TOPICS and one == heading.name
    }
    return [one for one in heading.co_occurring if (one.kind, one.name) not in family]


def _company(
    co_occurring: Sequence[CoOccurrence], context: RenderContext, link: Linked
) -> tuple[FactList, ...]:
    lists = (
        FactList(
            context.strings[kind.value],
            tuple(
                counted_heading(one.kind, one.name, one.shared, context, link)
                for one in co_occurring
                if one.kind is kind
            ),
        )
        for kind in _COMPANY_KINDS
    )
    return tuple(facts for facts in lists if facts.links)


def _elsewhere(heading: HeadingPage) -> tuple[Link, ...]:
    """The same one elsewhere: Wikidata, and what else the authority file says."""
    if heading.entity is None:
        return ()
    number = heading.entity.wikidata
    wikidata = [Link(f"Wikidata {number}", f"{_WIKIDATA}{number}")] if number else []
    return (*wikidata, *(Link(address, address) for address in heading.entity.same_as))


def _mentioning(heading: HeadingPage, number: int) -> list[Article]:
    """The articles on one of its pages."""
    mentions = [mention for group in heading.groups for mention in group]
    first = (number - 1) * MENTIONS_ON_A_PAGE
    return [mention.article for mention in mentions[first : first + MENTIONS_ON_A_PAGE]]


def _groups(heading: HeadingPage, number: int, context: RenderContext, link: Linked) -> tuple[GroupView, ...]:
    first = (number - 1) * MENTIONS_ON_A_PAGE
    position = 0
    groups = []
    for place, group in enumerate(heading.groups, start=1):
        shown = group[max(0, first - position) : max(0, first + MENTIONS_ON_A_PAGE - position)]
        position += len(group)
        if shown:
            groups.append(_group(place, shown, heading, context, link))
    return tuple(groups)


def _group(
    place: int,
    shown: Sequence[ArticleMention],
    heading: HeadingPage,
    context: RenderContext,
    link: Linked,
) -> GroupView:
    views = tuple(_mention(mention, context, link) for mention in shown)
    if heading.known:
        return GroupView("", (), views)
    titles = _titles(titles_of(heading.groups[place - 1]), context)
    return GroupView(context.strings["namesake_n"].format(n=place), titles, views)


def _mention(mention: ArticleMention, context: RenderContext, link: Linked) -> MentionView:
    view = headline(mention.article, context, link)
    if mention.sentence:
        return MentionView(view, tuple(SentencePiece(*piece) for piece in mention.sentence.pieces))
    pieces = (SentencePiece(view.excerpt, marked=False),) if view.excerpt else ()
    return MentionView(view, pieces)
