"""JSON text -> its values, with the line of each object in a list; what is broken costs only itself.

RFC 8259, and one value a line as jsonlines.org has it. Forgiven: control characters in texts, a comma too many,
several values one after another, the assignment of a script around them. Of a file that breaks off all whole
objects before the break are given; after an object that cannot be read the next ones are.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_BLANK = re.compile(r"[ \t\r\n\ufeff]*")
_BETWEEN = re.compile(r"[ \t\r\n,\ufeff]*")
_NEXT_OBJECT = re.compile(r",\s*(?=\{)")
_NEXT_KEY = re.compile(r',\s*(?="[^"\n]{1,80}"\s*:)')
_WRITTEN_TWICE = re.compile(r'"\s*[\[{]')
_ASSIGNMENT = re.compile(r"[\w.$ \t]{1,80}[=(]\s*(?=[\[{])")  # of a script: const news = [
_END_OF_SCRIPT = re.compile(r"[\s;)]*\Z")
_NEXT_VALUE = re.compile(r"\n\s*(?=[\[{])")
_DEEPEST = 6  # objects within objects that are walked, for the lines of the lists in them
_MOST_TRIES = 1_000  # places where reading may go on after what cannot be read, in all
_LONGEST_OBJECT = 4_000_000  # characters, of one that is tried there
_LINES_LOOKED_AT = 20
_FAULTS = (ValueError, RecursionError)


@dataclass(frozen=True, slots=True)
class Fault:
    """Lines that could not be read, from `line` to `last`; after a break there is nothing more to read."""

    line: int
    last: int
    is_break: bool = False


@dataclass(slots=True)
class Parsed:
    """The values of a text, and what could not be read of it.

    By the ids of objects, as long as `values` live: the lines of those in lists, and those read in part.
    """

    values: list[object] = field(default_factory=list)
    lines: dict[int, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    in_part: set[int] = field(default_factory=set)


def parsed(text: str) -> Parsed:
    """All values of a text of JSON or JSON Lines; also of a text that was written as JSON twice."""
    if (inner := _text_within(text)) is not None:
        text = inner
    return _parsed_lines(text) if _is_lines(text) else _Walk(text).all()


def _text_within(text: str) -> str | None:
    """The JSON in the one text that a file is; None for any other file."""
    start = _after(_BLANK, text, 0)
    if not _WRITTEN_TWICE.match(text, start):
        return None
    try:
        inner, end = _DECODER.raw_decode(text, start)
    except _FAULTS:
        return None
    return inner if isinstance(inner, str) and not text[end:].strip() else None


def value_at(text: str, start: int) -> tuple[object, int]:
    """The value that begins at a place of the text, and where it ends; numbers as they are written.

    Raises ValueError or RecursionError where there is none.
    """
    return _DECODER.raw_decode(text, start)


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """An object; a name that stands twice has both values."""
    members = dict(pairs)
    if len(members) == len(pairs):
        return members
    members = {}
    for name, value in pairs:
        members[name] = [*_listed(members[name]), *_listed(value)] if name in members else value
    return members


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


_DECODER = json.JSONDecoder(
    object_pairs_hook=_object, parse_int=str, parse_float=str, parse_constant=lambda _: None, strict=False
)


def _is_lines(text: str) -> bool:
    """Whether a line among the first is an object by itself, and another line begins with one."""
    lines = [line for _, line in zip(range(_LINES_LOOKED_AT), _lines(text), strict=False) if line.strip()]
    begun = [line for line in lines if line.lstrip("\ufeff \t").startswith("{")]
    return len(begun) > 1 and any(_is_object(line) for line in begun)


def _is_object(line: str) -> bool:
    try:
        value, end = _DECODER.raw_decode(line.strip())
    except _FAULTS:
        return False
    return isinstance(value, dict) and not line.strip()[end:].strip()


def _lines(text: str) -> Iterator[str]:
    """The lines, ended by LF alone: texts in JSON may hold U+2028 and its like."""
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield text[start:end]
        start = end + 1


def _parsed_lines(text: str) -> Parsed:
    made = Parsed()
    for number, line in enumerate(_lines(text), 1):
        start = _after(_BETWEEN, line, 0)
        while start < len(line):
            try:
                value, end = _DECODER.raw_decode(line, start)
            except _FAULTS:
                made.faults.append(Fault(number, number))
                break
            made.values.append(value)
            made.lines[id(value)] = number
            start = _after(_BETWEEN, line, end)
    return made


def _after(pattern: re.Pattern[str], text: str, start: int) -> int:
    match = pattern.match(text, start)
    return match.end() if match else start


class _Walk:
    """The walk through a text that is no lines: lists are read object by object, each with its line."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.made = Parsed()
        self.tries = _MOST_TRIES
        self.counted = (0, 1)  # a place, and its line

    def all(self) -> Parsed:
        """All values, one after another."""
        start = _after(_ASSIGNMENT, self.text, _after(_BETWEEN, self.text, 0))
        while start < len(self.text) and not _END_OF_SCRIPT.match(self.text, start):
            if self.text[start] not in "[{":
                start = self.next_value(start)
                continue
            value, start = self.value(start, 0)
            self.made.values.append(value)
            start = _after(_BETWEEN, self.text, start)
        return self.made

    def next_value(self, start: int) -> int:
        """Where the next value begins; what is before it is no JSON."""
        match = _NEXT_VALUE.search(self.text, start)
        end = match.end() if match else len(self.text)
        self.tell(start, end, is_break=match is None)
        return end

    def value(self, start: int, depth: int) -> tuple[object, int]:
        """The list or object at a place, as far as it can be read, and where it ends."""
        if self.text[start] == "[":
            return self.list_at(start, depth)
        value, end = self.object_at(start, depth)
        self.made.lines[id(value)] = self.line(start)
        return value, end

    def list_at(self, start: int, depth: int) -> tuple[list[object], int]:
        """The list at a place, element by element."""
        made: list[object] = []
        at = _after(_BETWEEN, self.text, start + 1)
        while at < len(self.text) and self.text[at] != "]":
            try:
                element, end = self.element(at)
            except _FAULTS as fault:
                end = self.go_on(made, at, fault, depth)
            else:
                made.append(element)
                if isinstance(element, dict):
                    self.made.lines[id(element)] = self.line(at)
            at = _after(_BETWEEN, self.text, end)
        if at >= len(self.text) and not self.is_broken_off:
            self.tell(at, at, is_break=True)
        return made, at + 1

    def element(self, at: int) -> tuple[object, int]:
        """The element at a place, and where it ends; a name before a colon is none."""
        element, end = _DECODER.raw_decode(self.text, at)
        if isinstance(element, str) and self.text.startswith(":", _after(_BLANK, self.text, end)):
            raise json.JSONDecodeError("a name in a list", self.text, at)
        return element, end

    def go_on(self, made: list[object], at: int, fault: Exception, depth: int) -> int:
        """Where the list goes on after an element that cannot be read, told; lists within it are saved."""
        place = at + (fault.pos - at if isinstance(fault, json.JSONDecodeError) else 0)
        follows = self.next_object(at, next((e for e in reversed(made) if isinstance(e, dict)), None))
        if follows is not None:
            self.tell(at, follows)
            return follows
        if self.text[at] in "[{" and depth < _DEEPEST and isinstance(fault, json.JSONDecodeError):
            part, end = self.value(at, depth + 1)
            made.append(part)
            return end
        self.tell(place, len(self.text), is_break=True)
        return len(self.text)

    def next_object(self, at: int, like: dict[str, object] | None) -> int | None:
        """Where the next object of a list begins: in line with this one, or else much like the one before."""
        indent = self.text[self.text.rfind("\n", 0, at) + 1 : at]
        is_indented = self.text[at] == "{" and not indent.strip() and at > len(indent)
        pattern = re.compile(rf"\n{indent}(?=\{{)") if is_indented else _NEXT_OBJECT
        # From its very start: a quote that is missing takes the beginning of the next object along.
        for match in pattern.finditer(self.text, at + 1):
            self.tries -= 1
            if self.tries < 0:
                return None
            try:
                found, _ = _DECODER.raw_decode(self.text[match.end() : match.end() + _LONGEST_OBJECT])
            except _FAULTS:
                continue
            if isinstance(found, dict) and (like is None or 2 * len(found.keys() & like) >= len(found)):
                return match.end()
        return None

    def object_at(self, start: int, depth: int) -> tuple[dict[str, object], int]:
        """The object at a place, member by member."""
        pairs: list[tuple[str, object]] = []
        faults = len(self.made.faults)
        at = _after(_BETWEEN, self.text, start + 1)
        while at < len(self.text) and self.text[at] != "}":
            try:
                name, value, at = self.member(at, depth)
                pairs.append((name, value))
            except _FAULTS as fault:
                at = self.next_member(at, fault)
            at = _after(_BETWEEN, self.text, at)
        if at >= len(self.text) and not self.is_broken_off:
            self.tell(at, at, is_break=True)
        made = _object(pairs)
        if len(self.made.faults) > faults:
            self.made.in_part.add(id(made))
        return made, at + 1

    def member(self, at: int, depth: int) -> tuple[str, object, int]:
        """The name and value at a place, and where they end."""
        name, end = _DECODER.raw_decode(self.text, at)
        end = _after(_BLANK, self.text, end)
        if not isinstance(name, str) or self.text[end : end + 1] != ":":
            raise json.JSONDecodeError("no name", self.text, end)
        start = _after(_BLANK, self.text, end + 1)
        if self.text[start : start + 1] in {"[", "{"} and depth < _DEEPEST:
            value, end = self.value(start, depth + 1)
        else:
            value, end = _DECODER.raw_decode(self.text, start)
        return name, value, end

    def next_member(self, at: int, fault: Exception) -> int:
        """Where the object goes on after a member that cannot be read, told."""
        place = fault.pos if isinstance(fault, json.JSONDecodeError) else at
        self.tries -= 1
        match = _NEXT_KEY.search(self.text, max(place, at + 1)) if self.tries >= 0 else None
        end = match.end() if match else len(self.text)
        self.tell(at, end, is_break=match is None)
        return end

    @property
    def is_broken_off(self) -> bool:
        """Whether it is told already that the text breaks off."""
        return bool(self.made.faults) and self.made.faults[-1].is_break

    def tell(self, start: int, end: int, *, is_break: bool = False) -> None:
        """Note that a part of the text could not be read."""
        first = self.line(start)
        last = first + self.text.count("\n", start, max(start, end - 1))
        self.made.faults.append(Fault(first, last, is_break))

    def line(self, place: int) -> int:
        """The line of a place; places mostly come in their order."""
        before, line = self.counted if self.counted[0] <= place else (0, 1)
        self.counted = (place, line + self.text.count("\n", before, place))
        return self.counted[1]
