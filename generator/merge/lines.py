"""A text as nodes: each line with the empty lines before it and, in front matter, the lines that hang on it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

_KEY = re.compile(r"([^\s:#'\"\[{&*!|>%@`-][^:]*):(?:\s|$)")
_COMMENT = "#"
_DEEPEST = 24  # an article needs half of it; what hangs deeper counts as hanging there


class Node(NamedTuple):
    """A line with what hangs on it: the items of a key, the further facts of an item.

    `blank` counts the empty lines before it; `text` is the line and what hangs on it. `key` is what the line is
    known by whatever it says: the name of a fact, the text of a comment; None for an item or a paragraph.
    """

    line: str
    text: str
    blank: int = 0
    below: tuple["Node", ...] = ()
    key: str | None = None

    @property
    def lines(self) -> list[str]:
        """All its lines that are not empty."""
        return [line for line in self.text.split("\n") if line]

    @property
    def is_comment(self) -> bool:
        """Whether it is a line of front matter that says something only to people."""
        return self.key is not None and self.key.startswith(_COMMENT)


@dataclass(frozen=True, slots=True)
class Told:
    """Lines of the importer's that are not taken in; `moved`: they stand, but not where the importer has them.

    Without lines: the importer has no longer what the editor has worked on. `whole`: the editor's text of the
    whole part stands.
    """

    lines: tuple[str, ...] = ()
    moved: bool = False
    whole: bool = False


class Row(NamedTuple):
    """A line of the merged text, with what is told of it and of the place below it."""

    text: str
    here: tuple[Told, ...] = ()
    under: tuple[Told, ...] = ()


def flat_nodes(lines: Iterable[str]) -> tuple[list[Node], int]:
    """The lines that are not empty, nothing hanging on any, and the number of empty ones after the last."""
    nodes: list[Node] = []
    blank = 0
    for line in lines:
        if line:
            nodes.append(Node(line, line, blank))
        blank = 0 if line else blank + 1
    return nodes, blank


def head_nodes(lines: Iterable[str]) -> tuple[list[Node], int]:
    """The facts of front matter as trees, and the number of empty lines after the last."""
    flat, blank = flat_nodes(lines)
    depths: list[int] = []
    for node in reversed(flat):
        is_comment = node.line.lstrip().startswith(_COMMENT)
        depths.append((depths[-1] if depths else 0) if is_comment else _depth(node.line))
    depths.reverse()
    return _trees(flat, depths), blank


def rows_of(node: Node) -> list[Row]:
    """The node as rows, the empty lines before it first."""
    rows = [Row(line) for line in node.text.split("\n")]
    return [*blank_rows(node.blank), *rows] if node.blank else rows


def blank_rows(count: int) -> list[Row]:
    """That many empty rows."""
    return [Row("")] * count


def _depth(line: str) -> int:
    """How deep a line hangs; an item hangs on the key that stands straight above it."""
    text = line.lstrip(" ")
    return min(2 * (len(line) - len(text)) + (text == "-" or text.startswith("- ")), _DEEPEST)


def _trees(flat: Sequence[Node], depths: Sequence[int]) -> list[Node]:
    """The nodes with what hangs on each, built from the last line up so that no depth of nesting matters."""
    open_nodes: list[tuple[int, Node]] = []  # trees begun below, the topmost last
    for node, depth in zip(reversed(flat), reversed(depths), strict=True):
        below = []
        while open_nodes and open_nodes[-1][0] > depth:
            below.append(open_nodes.pop()[1])
        open_nodes.append((depth, _tree(node, below)))
    return [node for _, node in reversed(open_nodes)]


def _tree(node: Node, below: list[Node]) -> Node:
    text = "\n".join([node.line, *("\n" * each.blank + each.text for each in below)])
    stripped = node.line.strip()
    match = _KEY.match(stripped)
    key = stripped if stripped.startswith(_COMMENT) else match[1].strip() if match else None
    return Node(node.line, text, node.blank, tuple(below), key)
