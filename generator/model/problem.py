"""What is wrong at a place, as a code with its values; the sentence is made where it is shown."""

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
Message = tuple[str, Values]  # a code and its values


def values_of(**values: Value) -> Values:
    """The values of a code, by their names."""
    return tuple(values.items())


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
    """What is wrong at a place: a code of the catalogue of messages, and the values it speaks of."""

    origin: Origin
    code: str
    severity: Severity = Severity.ERROR
    values: Values = ()
    told_once: bool = False
    """Whether others like it (severity, code, values) are the same fault elsewhere, told with this one."""

    def value(self, name: str) -> Value | None:
        """The value of that name, None where there is none."""
        return dict(self.values).get(name)
