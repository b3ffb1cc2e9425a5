"""What a text and a body consist of once they are read: pieces of text and marks, in blocks."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple


class Mark(Enum):
    """What a piece is: text, or the beginning, the end or the whole of something in it."""

    TEXT = auto()
    OPEN = auto()  # text: the tag, em or strong
    CLOSE = auto()
    LINK = auto()  # text: the target as typed, more: its title
    LINK_END = auto()
    IMAGE = auto()  # text: the words that stand in for it, more: the file as typed, title: its title
    CODE = auto()
    BREAK = auto()  # the line ends here
    RUBY = auto()  # text: the characters, more: how they are read
    NOTE = auto()  # text: the label of the note that is pointed to, more: which time it is
    WRAPPED = auto()  # the line ends here in the file, and goes on


class Inline(NamedTuple):
    """A piece of a text, in the order in which it is read."""

    mark: Mark
    text: str = ""
    more: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A block with its tag and what is in it; `start` is where its count begins, `align` how a cell is set."""

    tag: str
    content: tuple["Inline | TextBlock", ...] = ()
    start: str = ""
    align: str = ""


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note of an article: its label in the file, what it says, how often the text points to it."""

    label: str
    content: tuple[TextBlock, ...]
    times: int


@dataclass(frozen=True, slots=True)
class Text:
    """A body that has been read: its blocks, the notes in the order in which the text points to them.

    `unmet` are references without a note and notes without a reference, as typed.
    """

    blocks: tuple[TextBlock, ...]
    notes: tuple[Footnote, ...] = ()
    unmet: tuple[str, ...] = ()
