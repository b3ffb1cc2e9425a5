"""What is wrong at a place, in a sentence for the editor."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Phrase:
    """A part of a sentence that has a code and values of its own."""

    code: str
    values: "Values" = ()


# What a code speaks of, by name: a word, a number, several words, or several phrases.
Value = str | int | tuple[str, ...] | tuple[Phrase, ...]
Values = tuple[tuple[str, Value], ...]


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
