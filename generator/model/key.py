"""Which article or page: its key, which never changes. How keys are written is known here and nowhere else."""

import datetime as dt
import re
from dataclasses import dataclass, field

HIGHEST_PAGE_NUMBER = 999
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_PAGE = "0[1-9]|[1-9][0-9]{1,2}"
_NAME = re.compile(f"({_PAGE})(?:-(0[1-9]|[1-9][0-9]{{1,3}}))?")
_DIGITS = re.compile("[0-9]+")


@dataclass(frozen=True, slots=True)
class Key:
    """The key of an article, or of a page where `number` is 0. Keys have the order of print.

    In files, addresses and data it is a text: "2025-06-15/01-03" for an article, "2025-06-15/01" for a page.
    """

    date: dt.date
    # Which of several editions of that day; empty where there is one.
    edition: str
    # The label of the page on which the article begins, as it names files: "01".
    page: str
    # Of the article on that page, from 1.
    number: int = 0
    # What it is sorted by, made once: long lists of keys are sorted often.
    _order: tuple[dt.date, str, str, int, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Make the order: by the numbers in labels, so that page 100 comes after page 99."""
        order = (self.date, self.edition, *_label_order(self.page), self.number)
        object.__setattr__(self, "_order", order)

    def __str__(self) -> str:
        """The key as a text: 2025-06-15/01-03."""
        return f"{self.folder}/{self.name}"

    def __lt__(self, other: "Key") -> bool:
        """Whether it comes first in print: by day, edition, page, number."""
        return self._order < other._order

    @property
    def folder(self) -> str:
        """The folder of its issue, in content/ and on the site: 2025-06-15."""
        return f"{self.date.isoformat()}{self.edition}"

    @property
    def name(self) -> str:
        """The name of its file, without what stands after the dot: 01-03."""
        return f"{self.page}-{self.number:02}" if self.number else self.page

    @property
    def page_number(self) -> int:
        """The number of its page."""
        return int(self.page)

    @property
    def of_page(self) -> "Key":
        """The key of its page."""
        return Key(self.date, self.edition, self.page)

    def page_of_issue(self, number: int) -> "Key":
        """The key of the page of that number in the same issue."""
        return Key(self.date, self.edition, f"{number:02}")


def page_key(day: dt.date, number: int) -> Key:
    """The key of a page of a day's only edition, by its number."""
    return Key(day, "", f"{number:02}")


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
    day, numbers = printed_date(folder), _NAME.fullmatch(name)
    return Key(day, "", numbers[1], int(numbers[2] or 0)) if day and numbers else None


def is_page_label(text: str) -> bool:
    """Whether a file may be named after a page like that: 01, 12, 100; not 1."""
    return re.fullmatch(_PAGE, text) is not None


def printed_date(text: str) -> dt.date | None:
    """The day that "2025-06-15" names, None where it is none of the calendar's."""
    if not _DAY.fullmatch(text):
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def _label_order(label: str) -> tuple[str, int]:
    """A page's label as its letters and its number."""
    digits = _DIGITS.search(label)
    return _DIGITS.sub("", label, count=1), int(digits[0]) if digits else 0
