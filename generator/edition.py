"""Pages with their articles become an edition: issues, neighbours, jumps that meet, and the indexes."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, product
from operator import attrgetter

from generator.language import overlap, reading, word_bigrams
from generator.model import (
    Article,
    Direction,
    Edition,
    Entity,
    IndexEntry,
    IndexKind,
    Issue,
    Jump,
    Key,
    MetJump,
    Neighbours,
    PrintedPage,
    Topic,
    listed_names,
    meant_page,
)

_REPORTING = ("记者", "通讯员", "特约", "摄", "实习", "评论员", "撰", "文", "图")
_LEAST_SIMILARITY = 0.05  # of the two parts of one article, where several jumps lead between the same pages
_CLEAR_LEAD = 1.6  # times: how much more alike the right part must be than the next best
_SHARED_BY_PARTS = 2  # articles: what more of them say tells no two apart


@dataclass(frozen=True, slots=True)
class _Mark:
    """A jump as it stands in the list of its article's jumps, the page it is on, and the page it means."""

    article: Article
    number: int
    page: str
    meant: str

    @property
    def jump(self) -> Jump:
        """The jump itself."""
        return self.article.jumps[self.number]

    @property
    def within(self) -> bool:
        """Whether it leads from one part of its article to another, as both are in it."""
        return self.meant in self.article.pages and self.meant != self.page


def arrange(
    pages: Sequence[PrintedPage], entities: Iterable[Entity] = (), topics: Sequence[Topic] = ()
) -> Edition:
    """The edition that the pages make, in whatever order they come: issues newest first, indexes by pinyin.

    Every article stands in it exactly once. Of the entities the private ones are left out, as reporters too. An
    article of a topic is listed under the topic above it too.
    """
    issues, known = _issues(pages), tuple(entities)
    edition = Edition(issues, topics=tuple(topics))
    parents = {topic.name: topic.parent for topic in topics if topic.parent}
    return replace(
        edition,
        indexes=_indexes(edition.articles, parents, _private_names(known)),
        entities={(entity.kind, entity.heading): entity for entity in known if not entity.private},
    )


def _issues(pages: Sequence[PrintedPage]) -> tuple[Issue, ...]:
    in_print = sorted(pages, key=attrgetter("key"))
    ordered = (replace(page, articles=tuple(sorted(page.articles, key=attrgetter("key")))) for page in in_print)
    issues = [Issue(key, tuple(group)) for key, group in groupby(ordered, key=lambda page: page.key.of_issue)]
    return tuple(reversed(issues))


def neighbours_of(issue: Issue) -> Mapping[Key, Neighbours]:
    """The articles before and after each of an issue's, by the keys of these."""
    articles = issue.articles
    around = [None, *articles, None]
    return {
        article.key: Neighbours(around[position], around[position + 2])
        for position, article in enumerate(articles)
    }


# Jumps: 下转 on one page meets 上接 on the other.


def met_jumps(issue: Issue) -> Mapping[Key, tuple[MetJump, ...]]:
    """The jumps of each of an issue's articles that has any, by its key, with the articles they lead to.

    They meet one to one or not at all.
    """
    present = {page.label for page in issue.printed_pages}
    marks = {article.key: _marks(article, present) for article in issue.articles if article.jumps}
    partners = _partners([mark for own in marks.values() for mark in own if not mark.within])
    return {
        key: tuple(
            MetJump(
                mark.jump,
                mark.article if mark.within else partners.get((key, mark.number)),
                mark.meant,
                mark.meant in present,
            )
            for mark in own
        )
        for key, own in marks.items()
    }


def _marks(article: Article, present: Collection[str]) -> list[_Mark]:
    """The article's jumps in the order of print: after one that leads on within it, the others are there."""
    marks: list[_Mark] = []
    page = article.page
    for number, jump in enumerate(article.jumps):
        marks.append(_Mark(article, number, page, meant_page(jump.page, page, present)))
        if marks[-1].within and jump.direction is Direction.TO:
            page = marks[-1].meant
    return marks


def _partners(marks: Sequence[_Mark]) -> Mapping[tuple[Key, int], Article]:
    """The article that each jump leads to, by its article's key and its number there; those that meet only."""
    ways: dict[tuple[str, str], tuple[list[_Mark], list[_Mark]]] = defaultdict(lambda: ([], []))
    for mark in marks:
        onward = mark.jump.direction is Direction.TO
        way = (mark.page, mark.meant) if onward else (mark.meant, mark.page)
        ways[way][0 if onward else 1].append(mark)
    partners: dict[tuple[Key, int], Article] = {}
    for starts, ends in ways.values():
        for start, end in _pairs(starts, ends):
            partners[start.article.key, start.number] = end.article
            partners[end.article.key, end.number] = start.article
    return partners


def _pairs(starts: list[_Mark], ends: list[_Mark]) -> Iterator[tuple[_Mark, _Mark]]:
    """The jumps onward, each with the one back that answers it: the only one, or the one clearly most alike."""
    similarity = _similarity(starts, ends) if len(starts) * len(ends) > 1 else {}
    while len(starts) * len(ends) > 1:
        sure = [pair for pair in product(starts, ends) if _is_clear(pair, starts, ends, similarity)]
        if not sure:
            return
        yield from sure
        starts = [start for start in starts if all(start != pair[0] for pair in sure)]
        ends = [end for end in ends if all(end != pair[1] for pair in sure)]
    if len(starts) == len(ends) == 1 and starts[0].article.key != ends[0].article.key:
        yield starts[0], ends[0]


def _is_clear(
    pair: tuple[_Mark, _Mark],
    starts: list[_Mark],
    ends: list[_Mark],
    similarity: Mapping[tuple[_Mark, _Mark], float],
) -> bool:
    """Whether the two jumps of a pair are clearly more alike than either is to any other."""
    start, end = pair
    rivals = [(start, other) for other in ends if other != end] + [
        (other, end) for other in starts if other != start
    ]
    own = similarity[pair]
    return own >= _LEAST_SIMILARITY and all(own > _CLEAR_LEAD * similarity[rival] for rival in rivals)


def _similarity(starts: list[_Mark], ends: list[_Mark]) -> Mapping[tuple[_Mark, _Mark], float]:
    """How much of their headlines or of their own wording each two articles share, 0 to 1."""
    marks = [*starts, *ends]
    wordings = {
        mark: frozenset(word_bigrams(f"{mark.article.title or ''}\n{mark.article.body}")) for mark in marks
    }
    usual = Counter(bigram for wording in wordings.values() for bigram in wording)
    own = {
        mark: frozenset(b for b in wording if usual[b] <= _SHARED_BY_PARTS)
        for mark, wording in wordings.items()
    }
    headlines = {mark: frozenset(word_bigrams(mark.article.title or "")) for mark in marks}
    return {
        (start, end): 0.0
        if start.article.key == end.article.key
        else max(overlap(headlines[start], headlines[end]), overlap(own[start], own[end]))
        for start, end in product(starts, ends)
    }


# Indexes: names from the front matter, in the order of their pinyin.


def _private_names(entities: Iterable[Entity]) -> frozenset[str]:
    """All that private people are called; a namesake of one is not told apart from them by a byline."""
    private = (one for one in entities if one.private and one.kind is IndexKind.PEOPLE)
    return frozenset(_without_spaces(name) for one in private for name in (one.id, *one.forms))


def _without_spaces(name: str) -> str:
    return "".join(name.split())


def _indexes(
    articles: Iterable[Article], parents: Mapping[str, str], private: frozenset[str]
) -> Mapping[IndexKind, tuple[IndexEntry, ...]]:
    headings: dict[IndexKind, dict[str, list[Article]]] = {kind: defaultdict(list) for kind in IndexKind}
    for article in articles:
        for kind, names in _names(article, parents, private).items():
            for name in dict.fromkeys(names):
                headings[kind][name].append(article)
    return {kind: _entries(kind, headings[kind]) for kind in IndexKind}


def _names(
    article: Article, parents: Mapping[str, str], private: frozenset[str]
) -> Mapping[IndexKind, Sequence[str]]:
    credits_ = article.byline.credits if article.byline else ()
    reporters = [
        credit.name
        for credit in credits_
        if any(role in credit.role for role in _REPORTING) and _without_spaces(credit.name) not in private
    ]
    above = [parents[name] for name in article.topics if name in parents]
    return {
        **listed_names(article),
        IndexKind.TOPICS: [*article.topics, *above],
        IndexKind.REPORTERS: reporters,
    }


def _entries(kind: IndexKind, headings: Mapping[str, Sequence[Article]]) -> tuple[IndexEntry, ...]:
    personal = kind in {IndexKind.PEOPLE, IndexKind.REPORTERS}
    readings = sorted((reading(name, personal=personal), name) for name in headings)
    ordered = sorted(readings, key=lambda pair: _letter(pair[0]) == "#")
    return tuple(IndexEntry(kind, name, _letter(spoken), tuple(headings[name])) for spoken, name in ordered)


def _letter(spoken: str) -> str:
    initial = spoken[:1].upper()
    return initial if initial.isascii() and initial.isalpha() else "#"
