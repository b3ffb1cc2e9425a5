"""An article as a source outside holds it, finished but not yet understood."""

from dataclasses import dataclass
from enum import StrEnum

from generator.model.problem import Origin, Problem


class Markup(StrEnum):
    """How the text of a source is written; UNKNOWN where each text has to be looked at."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Field:
    """A field of an item under the source's own name; a name within a name is joined by a dot: author.name.

    What the source has no name for, the reader names after its place: "h1", "folder.date". A field with
    several texts stands several times.
    """

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """One article as its source holds it: where it stands there, and its fields in the source's order.

    Names of files among the fields (pictures, a page's PDF) are relative to the folder of `origin`'s file.
    """

    origin: Origin
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class SourceReading:
    """What a reader makes of a source: in which format it is, its items in their order, what is wrong.

    `by_machine`: the texts are a machine's (OCR) and no person has read them.
    """

    format: str
    items: tuple[Item, ...]
    problems: tuple[Problem, ...] = ()
    markup: Markup = Markup.UNKNOWN
    by_machine: bool = False
