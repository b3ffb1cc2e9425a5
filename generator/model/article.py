"""An article and its parts."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from generator.model.key import Key
from generator.model.note import Note


@dataclass(frozen=True, slots=True)
class SourceLines:
    """Lines first to last (both included, 1 is the first) of a page's text file, path relative to content/."""

    path: str
    first: int
    last: int


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
    """A jump as printed, and the label that it names; which page that is, the issue tells (`meant_page`)."""

    direction: Direction
    page: str
    text: str


@dataclass(frozen=True, slots=True)
class Continuation:
    """A further page of an article by its label. `head` is what stands over it there, None where nothing does.

    `opening` is how that part of the text begins, None where it has no text.
    """

    page: str
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
    embargo: dt.date | None = None
    withdrawn: str | None = None


NOT_HELD = Holding()


# What is found for an article of which nobody has said it; each is also the key of its file.
FOUND_KEYS = ("topics", "people", "places", "organisations")


@dataclass(frozen=True, slots=True)
class Doubtful:
    """Names that an article may hold but the importer is not sure of: for an editor to decide, in no index."""

    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """One article. The page of its `key` is the first that it stands on.

    `title` is None where the headline is not in the text (it is never invented); `kicker` is 引题, `subtitle`
    副题. `body` is Markdown, one paragraph a line, subheads as `### `; like all else it holds what the pages in
    `continued` print of it too. `corrections` are typed by an editor; `confidence` is the parser's own, 0 to 1,
    None where the file says none, and `notes` are what it rests on. `holding` is what an editor
    typed to keep it from readers. `unasked` are those of FOUND_KEYS that its file does not have: nobody has
    looked for them yet, while a list that is there and empty says that there is nothing.

    A finished article brings from its source: `external_id`, by which the source knows it; `provider`, whose it
    is (来源); `url`, where it stands on the web; `zones`, where on the page's picture: "x,y x,y …" in percent.
    """

    key: Key
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
    notes: tuple[Note, ...] = ()
    status: Status = Status.DRAFT
    holding: Holding = NOT_HELD
    external_id: str | None = None
    provider: str | None = None
    url: str | None = None
    zones: tuple[str, ...] = ()
    unasked: frozenset[str] = frozenset()

    @property
    def date(self) -> dt.date:
        """The day of its issue."""
        return self.key.date

    @property
    def page(self) -> str:
        """The label of the first page that it stands on; NO_PAGE where nobody knows it."""
        return self.key.page

    @property
    def by_machine(self) -> bool:
        """Whether the importer made it: its file says where it was found, or how sure that is."""
        return bool(self.source) or self.confidence is not None

    @property
    def is_machine_draft(self) -> bool:
        """Whether it is as the machine made it, and no person has said that it was read since."""
        return self.by_machine and self.status is Status.DRAFT

    @property
    def pages(self) -> tuple[str, ...]:
        """The labels of all pages it stands on, in the order of its text."""
        return tuple(dict.fromkeys((self.page, *(continuation.page for continuation in self.continued))))

    @property
    def page_keys(self) -> tuple[Key, ...]:
        """The keys of all pages it stands on, in the order of its text."""
        return tuple(map(self.key.page_of_issue, self.pages))

    @property
    def names(self) -> tuple[str, ...]:
        """The people, places and organisations it lists, the doubtful ones not."""
        return (*self.people, *self.places, *self.organisations)
