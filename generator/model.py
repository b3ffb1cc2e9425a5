"""The nouns of a newspaper and of its edition: frozen values that every stage takes and returns."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem matters: an error makes the command end with 1, the others do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Origin:
    """A place an editor can open: a path as shown to people, and a line (1 is the first; None = the file)."""

    path: str
    line: int | None = None

    def __str__(self) -> str:
        """`path:line`, the form editors' tools jump to."""
        return self.path if self.line is None else f"{self.path}:{self.line}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One sentence in Chinese about what is wrong at a place and what to do.

    Where `code` is set, it and `value` say without words what is wrong, and with what: several problems with
    the same of both are one fault in several places, and are told once.
    """

    origin: Origin
    message: str
    severity: Severity = Severity.ERROR
    code: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class SourceLines:
    """Lines first to last (both included, 1 is the first) of a page's text file, path relative to content/."""

    path: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class RawPage:
    """The unread text of one printed page; `path` is relative to content/, where `lines[0]` is `first_line`."""

    date: date
    number: int
    lines: tuple[str, ...]
    path: str
    first_line: int = 1


@dataclass(frozen=True, slots=True)
class Credit:
    """One person of a byline with the role printed beside the name (记者, 通讯员, 摄影, …)."""

    role: str
    name: str


@dataclass(frozen=True, slots=True)
class Byline:
    """A byline as printed, and the people it credits."""

    text: str
    credits: tuple[Credit, ...] = ()


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline (电头) as printed, and its parts: 新华社 / 北京 / 6月15日."""

    text: str
    source: str | None = None
    place: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Caption:
    """A caption as printed, its photographer, and the picture's file in content/images/ where there is one."""

    text: str
    credit: str | None = None
    image: str | None = None


class Direction(StrEnum):
    """Where a jump leads: on to a later page (下转) or back to an earlier one (上接)."""

    TO = "to"
    FROM = "from"


@dataclass(frozen=True, slots=True)
class Jump:
    """A jump as printed, and the page it names."""

    direction: Direction
    page: int
    text: str


@dataclass(frozen=True, slots=True)
class Continuation:
    """A further page of an article. `head` is what is printed over its text there, None where nothing is.

    `opening` is how that part of the text begins, None where it has no text.
    """

    page: int
    head: str | None = None
    opening: str | None = None


class Status(StrEnum):
    """Whether a person has read the article since the machine wrote it."""

    DRAFT = "draft"
    REVIEWED = "reviewed"


@dataclass(frozen=True, slots=True)
class Holding:
    """What keeps an article, a page or an issue from readers, as its file says it; of nothing said it is empty.

    `words` are the keys that hold it back until an editor takes them out (draft, private, published, status);
    `unclear` that something else looks like one of them; `embargo` is the day at whose beginning it may be
    read; `withdrawn` the reason for which only its address is left.
    """

    words: tuple[str, ...] = ()
    unclear: bool = False
    embargo: date | None = None
    withdrawn: str | None = None


@dataclass(frozen=True, slots=True)
class Doubtful:
    """Names that an article may hold but the importer is not sure of: for an editor to decide, in no index."""

    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """One article. `key` is "2025-06-15/01-03": issue, page (the first it stands on), number; it never changes.

    `title` is None where the headline is not in the text (it is never invented); `kicker` is 引题, `subtitle`
    副题. `body` is Markdown, one paragraph a line, subheads as `### `; like all else it holds what the pages in
    `continued` print of it too. `corrections` are typed by an editor; `confidence` is the parser's own, 0 to 1,
    None where the file says none, and `notes` says in Chinese what it rests on. `holding` is what an editor
    typed to keep it from readers.
    """

    key: str
    date: date
    page: int
    title: str | None
    body: str
    kicker: str | None = None
    subtitle: str | None = None
    byline: Byline | None = None
    dateline: Dateline | None = None
    section: str | None = None
    captions: tuple[Caption, ...] = ()
    corrections: tuple[str, ...] = ()
    jumps: tuple[Jump, ...] = ()
    continued: tuple[Continuation, ...] = ()
    topics: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    doubtful: Doubtful = Doubtful()
    source: tuple[SourceLines, ...] = ()
    confidence: float | None = None
    notes: tuple[str, ...] = ()
    status: Status = Status.DRAFT
    holding: Holding = Holding()

    @property
    def by_machine(self) -> bool:
        """Whether the importer made it: its file says where it was found, or how sure that is."""
        return bool(self.source) or self.confidence is not None

    @property
    def is_machine_draft(self) -> bool:
        """Whether it is as the machine made it, and no person has said that it was read since."""
        return self.by_machine and self.status is Status.DRAFT

    @property
    def pages(self) -> tuple[int, ...]:
        """The numbers of all pages it stands on, in the order of its text."""
        return tuple(dict.fromkeys((self.page, *(continuation.page for continuation in self.continued))))


@dataclass(frozen=True, slots=True)
class Furniture:
    """What a page prints about itself: masthead, date, name, number, credits, weather, advertisement, other."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """One printed page (版). `key` is "2025-06-15/01"; `name` is its 版名; `unplaced` is Markdown.

    Every character of the page is in one of the articles, in the furniture or in `unplaced`, or in an article
    of another page that goes on here (`Article.continued`).
    """

    key: str
    date: date
    number: int
    name: str | None = None
    furniture: tuple[Furniture, ...] = ()
    unplaced: str = ""
    source: tuple[SourceLines, ...] = ()
    articles: tuple[Article, ...] = ()
    holding: Holding = Holding()

    @property
    def to_be_read(self) -> tuple[Article, ...]:
        """Its articles without those that were withdrawn."""
        return tuple(article for article in self.articles if article.holding.withdrawn is None)


@dataclass(frozen=True, slots=True)
class LineRole:
    """What the parser took one line (or a part of it) for.

    `line` is the number in the page's file; `article` the index in the page's articles, None for the rest;
    `role` is one of kicker, headline, deck, byline, source, body, subhead, caption, jump, furniture, unplaced,
    or continuation for all lines of an article that began on another page.
    """

    line: int
    article: int | None
    role: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What the parser makes of one RawPage: the page with its articles, line roles, and what is doubtful.

    The articles' keys are provisional, in the order of the page; content settles the lasting ones. `moved` are
    the articles as they were read here that have since become part of one that began on another page.
    """

    page: Page
    roles: tuple[LineRole, ...]
    problems: tuple[Problem, ...] = ()
    moved: tuple[Article, ...] = ()


@dataclass(frozen=True, slots=True)
class Issue:
    """The pages of one day's paper, in the order of their numbers."""

    date: date
    pages: tuple[Page, ...]


class IndexKind(StrEnum):
    """The indexes of an edition; each value is also the folder of its pages on the site."""

    TOPICS = "topics"
    PEOPLE = "people"
    PLACES = "places"
    ORGANISATIONS = "organisations"
    REPORTERS = "reporters"


@dataclass(frozen=True, slots=True)
class Entity:
    """Who or what a name stands for, as an entry of content/authority/ says it.

    `id` is unique within its kind; `wikidata` is a number like Q42, `same_as` are addresses on the web,
    `not_same_as` the ids of namesakes. `private` ones have no page; `told_apart` sets a heading apart.
    """

    kind: IndexKind
    id: str
    name: str
    aliases: tuple[str, ...] = ()
    description: str | None = None
    wikidata: str | None = None
    same_as: tuple[str, ...] = ()
    not_same_as: tuple[str, ...] = ()
    private: bool = False
    told_apart: str | None = None

    @property
    def forms(self) -> tuple[str, ...]:
        """All the names it goes by, its own first."""
        return (self.name, *self.aliases)

    @property
    def heading(self) -> str:
        """What it stands under in its index, which no other entry of its kind does: 沈秋, or 沈秋（教师）."""
        return f"{self.name}（{self.told_apart}）" if self.told_apart else self.name


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """One heading of an index: a name, the letter it stands under, its articles newest first."""

    kind: IndexKind
    name: str
    letter: str
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """What articles may be about: a heading of the topic index, and the words that lead to it.

    `parent` is the name of the topic above it, None at the top; there are two levels. `iptc` is its code in the
    IPTC Media Topics ("medtop:05000000"), `crosswalk` its code in other schemes, by their names.
    """

    name: str
    words: tuple[str, ...]
    parent: str | None = None
    iptc: str | None = None
    crosswalk: Mapping[str, str] = field(default_factory=dict)
    description: str | None = None


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The articles printed before and after one, within its issue."""

    previous: Article | None = None
    next: Article | None = None


@dataclass(frozen=True, slots=True)
class MetJump:
    """A jump with the article that it leads to: its own where that goes on there, None where none is known.

    `page_present` says whether the page it names is in the edition at all.
    """

    jump: Jump
    article: Article | None
    page_present: bool


@dataclass(frozen=True, slots=True)
class Withheld:
    """What of content/ no reader may see though it belongs to no article that is shown.

    `texts` are the pages' texts (paths relative to content/) that are not shown at all, `lines` those of the
    others that are blank; `pictures` are names in content/images/.
    """

    texts: frozenset[str] = frozenset()
    lines: frozenset[tuple[str, int]] = frozenset()
    pictures: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Edition:
    """All that is published: issues newest first, the indexes, and what lies beside each article (by key).

    What is held back is not in it; of what was withdrawn it has the address and the reason. `entities` are
    those shown, by kind and heading; `topics` those kept, parents first, also without articles.
    """

    issues: tuple[Issue, ...]
    indexes: Mapping[IndexKind, tuple[IndexEntry, ...]] = field(default_factory=dict)
    neighbours: Mapping[str, Neighbours] = field(default_factory=dict)
    jumps: Mapping[str, tuple[MetJump, ...]] = field(default_factory=dict)
    entities: Mapping[tuple[IndexKind, str], Entity] = field(default_factory=dict)
    topics: tuple[Topic, ...] = ()
    withheld: Withheld = Withheld()

    @property
    def articles(self) -> tuple[Article, ...]:
        """Every article, newest issue first, in the order of pages and of the articles' numbers.

        Not those of which only the address is left.
        """
        return tuple(article for issue in self.issues for page in issue.pages for article in page.to_be_read)


@dataclass(frozen=True, slots=True)
class Output:
    """One file of the site: a path relative to site/, with forward slashes, and its bytes."""

    path: str
    content: bytes
