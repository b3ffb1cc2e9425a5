"""What the pages of one issue are made of besides the RenderContext, made when its turn comes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from pathlib import Path

from generator import routes
from generator.edition import met_jumps, neighbours_of
from generator.index_pages import Heading
from generator.markup import linked_articles
from generator.model import Article, Edition, Entity, Issue, Key, MetJump, Neighbours, listed_names
from generator.render.context import bare_issue
from generator.render.printed_texts import PrintedText, PrintedTexts, printed_texts

LEADS = 3  # headlines of a day
SAME_DAYS = 10  # other years beside an issue
_DECADE = 10

Related = Mapping[Key, Sequence[Article]]


@dataclass(frozen=True, slots=True)
class IssueLeads:
    """An issue as calendars show it: its key, and the articles that lead it."""

    key: Key
    leads: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class IssueContext:
    """An issue with what its pages show of what is around it.

    `older` and `newer` are the issues beside it, with their pages' names alone; `same_days` those of the same
    day in other years. By the keys of its articles: `neighbours`, `jumps` with what they lead to, `related`.
    `continued` are the articles that go on on a page, by its label; `texts` the pages' texts as they were
    found, by the keys of pages, `printed` the addresses of such texts by the paths of their files. `entities`
    are those of its names, `published` the keys of the articles of the edition that its texts link to.
    """

    issue: Issue
    older: Issue | None = None
    newer: Issue | None = None
    same_days: tuple[IssueLeads, ...] = ()
    neighbours: Mapping[Key, Neighbours] = field(default_factory=dict)
    jumps: Mapping[Key, tuple[MetJump, ...]] = field(default_factory=dict)
    related: Related = field(default_factory=dict)
    continued: Mapping[str, tuple[Article, ...]] = field(default_factory=dict)
    texts: Mapping[Key, PrintedText] = field(default_factory=dict)
    printed: Mapping[str, str] = field(default_factory=dict)
    entities: Mapping[Heading, Entity] = field(default_factory=dict)
    published: frozenset[Key] = frozenset()


def issue_contexts(edition: Edition, related: Related, content: Path) -> Iterator[IssueContext]:
    """The context of each issue, newest first; the texts of its pages are read from the folder `content`."""
    texts = printed_texts(edition, content)
    published = frozenset(
        article.key for issue in edition.issues for page in issue.pages for article in page.articles
    )
    same_days = _by_day_of_the_year(edition.issues)
    for newer, issue, older in zip(
        [None, *edition.issues], edition.issues, [*edition.issues[1:], None], strict=False
    ):
        articles = issue.articles
        yield IssueContext(
            issue,
            older=bare_issue(older) if older else None,
            newer=bare_issue(newer) if newer else None,
            same_days=_same_days(issue, same_days[issue.date.month, issue.date.day]),
            neighbours=neighbours_of(issue),
            jumps=met_jumps(issue),
            related={one.key: related[one.key] for one in articles if one.key in related},
            continued=_continued(issue),
            texts={page.key: text for page in issue.pages if (text := texts.read(page))},
            printed=dict(_printed(issue, articles, texts)),
            entities=_entities(articles, edition.entities),
            published=published & _linked(articles),
        )


def leads_of(issue: Issue) -> IssueLeads:
    """The issue by what its first page is headed with.

    Where a headline is not in the text, another speaks for the day.
    """
    first = next((page.to_be_read for page in issue.pages if page.to_be_read), ())
    return IssueLeads(issue.key, tuple(sorted(first, key=lambda article: article.title is None)[:LEADS]))


def _by_day_of_the_year(issues: Iterable[Issue]) -> Mapping[tuple[int, int], list[Issue]]:
    found: dict[tuple[int, int], list[Issue]] = {}
    for issue in issues:
        found.setdefault((issue.date.month, issue.date.day), []).append(issue)
    return found


def _same_days(issue: Issue, same_day: Iterable[Issue]) -> tuple[IssueLeads, ...]:
    """The issues of the same day in other years, newest first; of many, decades and neighbours."""

    def distance(other: Issue) -> tuple[bool, int]:
        """How far a year is from the issue's, whole decades before all others."""
        years = abs(other.date.year - issue.date.year)
        return years % _DECADE != 0, years

    others = [other for other in same_day if other.date.year != issue.date.year]
    chosen = sorted(sorted(others, key=distance)[:SAME_DAYS], key=attrgetter("key"), reverse=True)
    return tuple(map(leads_of, chosen))


def _continued(issue: Issue) -> Mapping[str, tuple[Article, ...]]:
    found: dict[str, tuple[Article, ...]] = {}
    for article in (article for page in issue.pages for article in page.to_be_read):
        for label in article.pages[1:]:
            found[label] = (*found.get(label, ()), article)
    return found


def _printed(issue: Issue, articles: Iterable[Article], texts: PrintedTexts) -> Iterator[tuple[str, str]]:
    """The files that the issue's pages and articles were read from, with the addresses of their texts."""
    sources = (*(page.source[:1] for page in issue.pages), *(article.source for article in articles))
    for path in dict.fromkeys(lines.path for source in sources for lines in source):
        if address := texts.address(path):
            yield path, address


def _entities(articles: Iterable[Article], entities: Mapping[Heading, Entity]) -> Mapping[Heading, Entity]:
    named = ((kind, name) for one in articles for kind, names in listed_names(one).items() for name in names)
    return {heading: entities[heading] for heading in dict.fromkeys(named) if heading in entities}


def _linked(articles: Iterable[Article]) -> frozenset[Key]:
    """The keys of the articles that the texts of these may link to."""
    return frozenset(
        key
        for article in articles
        if "[" in article.body  # no link to a file without it, and few texts have one
        for _, key in linked_articles(article.body, routes.article_path(article))
        if key
    )
