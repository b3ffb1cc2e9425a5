"""The lines of a body in Markdown -> which of them begin something, and which go on the one before.

Editors type with and without empty lines, and some wrap a paragraph by hand. An empty line always parts;
without one a line goes on the paragraph before it only where that ended inside a sentence.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

from generator.language import CLOSING_QUOTES, STOPS, WIDE

TAB = 4
_DEEPEST = 10  # quotes and lists inside one another; what claims to be deeper is shown as it stands
_DEEPEST_INDENT = TAB * _DEEPEST
_HEADING = re.compile(r"#{1,6}")
_RULE = re.compile(r" {0,3}([-_*])(?: {0,2}\1){2,} *")
_QUOTE = re.compile(r" {0,3}>")
_ITEM = re.compile(r" {0,3}(?:[*+-]|\d{1,9}\.) ")
_FIRST_ITEM = re.compile(r" {0,3}(?:[*+-]|0*1\.) ")
_NOTE = re.compile(r" {0,3}\[\^[^\[\]\s]{1,100}\][:：]")
_REFERENCE = re.compile(
    r""" {0,3}\[[^\[\]^][^\[\]]{0,200}\]: *\S++"""
    r"""(?: +(?:"[^"]*"|'[^']*'|\([^()]*\)))? *"""
)
_DASHES = re.compile(r" {0,3}\|? *:?-+:? *(?:\| *:?-+:? *)*\|? *")
_MARKER = re.compile(r" *(?:>|[*+-](?= )|\d+\.(?= ))")
_MARKERS = re.compile(r"(?: *(?:>|[*+-](?= )|\d++\.(?= )))*+")
_LEAD = re.compile(r"[ \t]*(?:(?:>|[*+-]|\d{1,9}\.)[ \t]+)*+")
_LONG_NUMBER = re.compile(r"( *\d{10,})(?=\. )")
# A line that ends so was not wrapped: the sentence is over, or what it announces begins with the next line.
_END_OF_SENTENCE = re.compile(rf"[{STOPS}….．：:；;{CLOSING_QUOTES}）)]\s*\Z")
_HARD_BREAK = re.compile(r"(?: {2}|(?<!\\)(?:\\\\)*\\)\Z")
_INDENT = ("\u3000", "\u2003\u2003")  # with which Chinese paragraphs begin

_WIDE = re.compile(f"[{WIDE}]")
_SHARED = re.compile("[“”‘’…—·–]")  # Chinese and Latin print alike


class LineKind(Enum):
    """What a line begins, by how it begins."""

    EMPTY = auto()
    HEADING = auto()
    RULE = auto()
    QUOTE = auto()
    ITEM = auto()
    NOTE = auto()
    REFERENCE = auto()
    TABLE = auto()
    INDENTED = auto()
    TEXT = auto()


_SINGLE = frozenset({LineKind.HEADING, LineKind.RULE, LineKind.NOTE, LineKind.REFERENCE})
_KINDS = (
    (_HEADING, LineKind.HEADING),
    (re.compile(f"(?:{_RULE.pattern})\\Z"), LineKind.RULE),
    (_QUOTE, LineKind.QUOTE),
    (_ITEM, LineKind.ITEM),
    (_NOTE, LineKind.NOTE),
    (re.compile(f"(?:{_REFERENCE.pattern})\\Z"), LineKind.REFERENCE),
)


def joint(before: str, after: str) -> str:
    """What stands between two lines that are read as one: nothing beside Chinese, else a space."""
    if not before or not after:
        return ""
    if _WIDE.match(before) or _WIDE.match(after):
        return ""
    return "" if _SHARED.match(before) and _SHARED.match(after) else " "


def ends_in_break(line: str) -> bool:
    """Whether a line says that the next one is a line of its own: two spaces or a backslash at its end."""
    return bool(_HARD_BREAK.search(line))


def blocks_of(body: str, *, nested: bool = False) -> list[tuple[LineKind, str]]:
    """The body as blocks, each with what its first line begins; no empty line is left in one.

    Inside a quote or a list (`nested`) a line of text always goes on the one before.
    """
    blocks: list[tuple[LineKind, list[str]]] = []
    for line in _lines_of(body, nested=nested):
        if line.begins:
            blocks.append((line.kind, [line.text]))
        elif line.kind is not LineKind.EMPTY:
            blocks[-1][1].append(line.text)
    return [(kind, "\n".join(lines)) for kind, lines in blocks]


def joined_lines(body: str) -> tuple[int, ...]:
    """The numbers of the lines (1 is the first) that go on a paragraph though no mark that one sees says so.

    Each was a paragraph of its own before lines wrapped by hand were joined.
    """
    lines = list(_lines_of(body, nested=False))
    return tuple(
        number
        for number, (previous, line) in enumerate(pairwise(lines), 2)
        if line.kind is LineKind.TEXT and not line.begins and not previous.text.endswith("\\")
    )


@dataclass(frozen=True, slots=True)
class _BodyLine:
    """A line, what it begins, and whether a block begins with it."""

    text: str
    kind: LineKind
    begins: bool


def _lines_of(body: str, *, nested: bool) -> Iterator[_BodyLine]:
    lines = [_tamed(line) for line in body.split("\n")]
    container, previous = LineKind.EMPTY, ""
    for line, kind in zip(lines, _kinds_of(lines), strict=True):
        begins = kind is not LineKind.EMPTY and (
            container is LineKind.EMPTY or _begins(line, kind, container, previous, nested=nested)
        )
        yield _BodyLine(line, kind, begins)
        container = kind if begins or kind is LineKind.EMPTY else container
        previous = line


def _kinds_of(lines: list[str]) -> list[LineKind]:
    kinds: list[LineKind] = []
    for line, following in pairwise([*lines, ""]):
        kind = _kind(line)
        is_row = bool(kinds) and kinds[-1] is LineKind.TABLE and kind is not LineKind.EMPTY and "|" in line
        is_head = kind is LineKind.TEXT and "|" in line and "|" in following and _DASHES.fullmatch(following)
        kinds.append(LineKind.TABLE if is_row or is_head else kind)
    return kinds


def _kind(line: str) -> LineKind:
    if not line.strip():
        return LineKind.EMPTY
    for pattern, kind in _KINDS:
        if pattern.match(line):
            return kind
    return LineKind.INDENTED if line.startswith(" ") else LineKind.TEXT


def _begins(line: str, kind: LineKind, container: LineKind, previous: str, *, nested: bool) -> bool:
    """Whether a block begins with this line, which stands directly under a line of `container`."""
    if kind is LineKind.INDENTED:
        return container in _SINGLE - {LineKind.NOTE} or container is LineKind.TABLE
    if container is LineKind.NOTE and kind is LineKind.TEXT:
        return _is_new_paragraph(line, previous)
    if container in _SINGLE or kind in _SINGLE:
        return True
    if kind is LineKind.ITEM and container is LineKind.TEXT:
        return bool(_FIRST_ITEM.match(line) or _END_OF_SENTENCE.search(previous))
    if kind is container:
        return kind is LineKind.TEXT and not nested and _is_new_paragraph(line, previous)
    return True


def _is_new_paragraph(line: str, previous: str) -> bool:
    if ends_in_break(previous):
        return False
    return line.startswith(_INDENT) or bool(_END_OF_SENTENCE.search(previous))


def _tamed(line: str) -> str:
    """The line with its tabs as spaces; one that claims to be nested too deep begins with a mark instead."""
    if line[:1] in (" ", "\t") or "\t" in line:
        line = _LEAD.sub(lambda lead: lead[0].expandtabs(TAB), line, count=1)
        bare = line.lstrip(" ")
        line = " " * min(len(line) - len(bare), _DEEPEST_INDENT) + bare
    if _LONG_NUMBER.match(line):
        return _LONG_NUMBER.sub(r"\1\\", line, count=1)
    marks = _MARKERS.match(line)
    if marks is None or marks.end() <= _DEEPEST or _RULE.fullmatch(line):
        return line
    if len(_MARKER.findall(marks[0])) <= _DEEPEST:
        return line
    return _MARKER.sub(_as_character, line, count=1)


def _as_character(marker: re.Match[str]) -> str:
    return f"{marker[0][:-1]}\\{marker[0][-1]}"
