"""Which issue, page or article: its key, which never changes. How keys are written is known here alone."""

import datetime as dt
import re
from dataclasses import dataclass, field

from generator.model.key.issue_name import IssueName, issue_name
from generator.model.key.page_label import NO_PAGE, label_in_name, label_order, numbered_page, written_in_names

_NAME = re.compile("([^-]+)(?:-(0[1-9]|[1-9][0-9]{1,3}))?")


@dataclass(frozen=True, slots=True)
class Key:
    """The key of an article; of a page where `number` is 0; of an issue where `page` is empty too.

    In files, addresses and data it is a text: "2025-06-15/01-03" for an article, "2025-06-15/01" for a page.
    Keys have the order of print.
    """

    date: dt.date
    # Which of several issues of that day, or of which days (IssueName.edition); empty for a day's only issue.
    edition: str
    # The label of the page on which the article begins: 01, A04, 04-05; NO_PAGE where nobody knows it.
    page: str
    # Of the article on that page, from 1.
    number: int = 0
    # What it is sorted by, made once: long lists of keys are sorted often.
    _order: tuple[object, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Make the order: by the numbers in labels, so that page 100 comes after page 99."""
        issue = self.issue_name.order if self.edition else _ORDER_OF_ONE
        object.__setattr__(self, "_order", (self.date, *issue, *label_order(self.page), self.number))

    def __str__(self) -> str:
        """The key as a text: 2025-06-15/01-03."""
        return f"{self.folder}/{self.name}" if self.page else self.folder

    def __lt__(self, other: "Key") -> bool:
        """Whether it comes first in print: by day, edition, page, number."""
        return self._order < other._order

    @property
    def folder(self) -> str:
        """The folder of its issue, in content/ and on the site: 2025-06-15."""
        return f"{self.date.isoformat()}{self.edition}"

    @property
    def name(self) -> str:
        """The name of its file, without what stands after the dot: 01-03, of a spread 04_05-03."""
        label = written_in_names(self.page)
        return f"{label}-{self.number:02}" if self.number else label

    @property
    def has_page(self) -> bool:
        """Whether the page is known that the article begins on."""
        return self.page != NO_PAGE

    @property
    def issue_name(self) -> IssueName:
        """What its issue is called."""
        return issue_name(self.folder) or IssueName(self.date, self.date)

    @property
    def of_issue(self) -> "Key":
        """The key of its issue."""
        return Key(self.date, self.edition, "")

    @property
    def of_page(self) -> "Key":
        """The key of its page."""
        return Key(self.date, self.edition, self.page)

    def page_of_issue(self, label: str) -> "Key":
        """The key of the page of that label in the same issue."""
        return Key(self.date, self.edition, label)


_ORDER_OF_ONE = IssueName(dt.date.min, dt.date.min).order


def issue_key(day: dt.date, edition: str = "") -> Key:
    """The key of an issue: of a day's only one, or of the one that `edition` tells from others."""
    return Key(day, edition, "")


def issue_of(text: str) -> Key | None:
    """The key of the issue that a text names (2025-09-14, 2025-9-14号外); None where it names none."""
    name = issue_name(text)
    return Key(name.day, name.edition, "") if name else None


def page_key(day: dt.date, number: int) -> Key:
    """The key of a page of a day's only issue, by its number."""
    return Key(day, "", numbered_page(number))


def article_key(page: Key, number: int) -> Key:
    """The key of the article of that number on a page."""
    return Key(page.date, page.edition, page.page, number)


def key_of(text: str) -> Key:
    """The key that a text like "2025-06-15/01-03" is; ValueError where it is none."""
    folder, _, name = text.partition("/")
    key = key_at(folder, name)
    if key is None:
        raise ValueError(f"no key: {text!r}")
    return key


def key_at(folder: str, name: str) -> Key | None:
    """The key of the article or page that is called `name` in the folder of an issue; None where none is."""
    issue, parts = issue_at(folder), _NAME.fullmatch(name)
    label = label_in_name(parts[1]) if parts else None
    return Key(issue.date, issue.edition, label, int(parts[2] or 0)) if issue and parts and label else None


def issue_at(folder: str) -> Key | None:
    """The key of the issue whose folder is called so in the one form that folders of articles have."""
    issue = issue_of(folder)
    return issue if issue and issue.folder == folder else None
