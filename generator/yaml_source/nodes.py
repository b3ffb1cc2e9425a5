"""YAML text -> nodes that know their place, built while the parser goes; stops at what no editor needs."""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

import yaml

MOST_CHARACTERS = 4_000_000  # the text of the fullest page is a quarter of it
MOST_VALUES = 100_000  # texts, lists and mappings; some ten thousand entries of an authority file
MOST_KEYS = 2_000  # of one mapping
DEEPEST = 6  # collections within collections; the words of a topic below another are five deep
UNSEEN = yaml.reader.Reader.NON_PRINTABLE  # control characters, and halves of characters
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_FURTHER_LINE = re.compile(r"\n([ \t]*)(?:- +)*([^\s:：\"'\[\]{},]+)[ \t]*[:：]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C reader is ten times as fast where it is built


class NodeFault(StrEnum):
    """Why a text is not read as YAML; each value is the code of what an editor is told."""

    SYNTAX = "yaml-syntax"
    REFERENCE = "yaml-reference"
    TAG = "yaml-tag"
    DEPTH = "yaml-too-deep"
    HALF_CHARACTER = "yaml-half-character"
    DOCUMENTS = "yaml-more-documents"
    RUN_ON = "yaml-not-closed"  # a quote or bracket that holds the keys of the next lines
    NO_LIST = "yaml-no-list"  # where a list is wanted
    TOO_MUCH = "yaml-too-much"


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text as YAML understands it. `lines`: how many it stands on; plain ones stand without quotes."""

    index: int
    end: int
    value: str
    is_plain: bool
    lines: int

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands there."""
        return self.is_plain and self.value in _NULLS


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list; `is_flow`: written [ ]."""

    index: int
    end: int
    items: "list[Node]"
    is_flow: bool
    is_empty: bool = False


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their values, in their order, each as often as it is written; `is_flow`: written { }."""

    index: int
    end: int
    pairs: "list[tuple[Node, Node]]"
    is_flow: bool
    is_empty: bool = False


Node = Scalar | Sequence | Mapping


class NodeError(Exception):
    """Where and why a text cannot be read."""

    def __init__(self, fault: NodeFault, index: int) -> None:
        super().__init__(f"{fault} at {index}")
        self.fault = fault
        self.index = index


@dataclass(slots=True)
class _Open:
    """A collection that is being built."""

    event: yaml.CollectionStartEvent
    nodes: list[Node] = field(default_factory=list)

    @property
    def is_too_full(self) -> bool:
        """Whether it maps more keys than any file of ours has."""
        return len(self.nodes) > 2 * MOST_KEYS and isinstance(self.event, yaml.MappingStartEvent)

    def closed(self, event: yaml.Event) -> Node:
        """The collection, now that its last node is known."""
        index, is_flow = _start(self.event), bool(self.event.flow_style)
        end = _end(event) if is_flow or not self.nodes else self.nodes[-1].end
        if isinstance(self.event, yaml.SequenceStartEvent):
            return Sequence(index, end, self.nodes, is_flow)
        return Mapping(index, end, list(zip(self.nodes[::2], self.nodes[1::2], strict=True)), is_flow)


def node_of(text: str, known: Container[str] = ()) -> Node | None:
    """The node that a text is in YAML, None where nothing is written; lines may begin with the `known` keys.

    Raises NodeError for what is no YAML, for more documents than one, for references, tags and halves of
    characters, for a quote or bracket that goes on over the next keys, for what is too deep or too much; no
    reference is ever followed.
    """
    if len(text) > MOST_CHARACTERS:
        raise NodeError(NodeFault.TOO_MUCH, 0)
    roots: list[Node] = []
    opened: list[_Open] = []
    for count, event in enumerate(_events(text)):
        _refuse_forbidden_form(event, len(opened), count)
        if isinstance(event, yaml.CollectionStartEvent):
            opened.append(_Open(event))
        elif isinstance(event, yaml.ScalarEvent | yaml.CollectionEndEvent):
            node = _scalar(event) if isinstance(event, yaml.ScalarEvent) else opened.pop().closed(event)
            (opened[-1].nodes if opened else roots).append(node)
            if opened and opened[-1].is_too_full:
                raise NodeError(NodeFault.TOO_MUCH, node.index)
            if opened and _runs_on(text, node, known):
                raise NodeError(NodeFault.RUN_ON, node.index)
    return roots[0] if roots else None


def _events(text: str) -> Iterator[yaml.Event]:
    """What the parser meets, one by one, so that what could blow up is seen before any of it is built."""
    documents = 0
    try:
        for event in yaml.parse(text, Loader=_Loader):
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1 or event.version or event.tags:
                    raise NodeError(NodeFault.DOCUMENTS, _start(event))
            yield event
    except yaml.MarkedYAMLError as error:
        raise NodeError(NodeFault.SYNTAX, _fault_index(text, error)) from error
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        raise NodeError(NodeFault.SYNTAX, 0) from error


def _scalar(event: yaml.ScalarEvent) -> Scalar:
    start, end = event.start_mark, event.end_mark
    lines = end.line - start.line + 1 if start and end else 1
    return Scalar(_start(event), _end(event), event.value, bool(event.implicit[0]), lines)


def _start(event: yaml.Event) -> int:
    return event.start_mark.index if event.start_mark else 0


def _end(event: yaml.Event) -> int:
    return event.end_mark.index if event.end_mark else 0


def _runs_on(text: str, node: Node, known: Container[str]) -> bool:
    """Whether a text in quotes, or a list in brackets, holds the known keys of further lines.

    YAML wants its lines indented; the C reader does not mind, and a missing quote takes the next facts along.
    """
    is_closed = not node.is_plain if isinstance(node, Scalar) else node.is_flow
    if not is_closed or text[node.index] not in "\"'[{" or text.find("\n", node.index, node.end) < 0:
        return False
    before = text[text.rfind("\n", 0, node.index) + 1 : node.index]
    indent = len(before) - len(before.lstrip(" "))
    lines = _FURTHER_LINE.finditer(text, node.index, node.end)
    return any(len(line[1]) <= indent and line[2] in known for line in lines)


def _refuse_forbidden_form(event: yaml.Event, depth: int, count: int) -> None:
    fault = None
    if getattr(event, "anchor", None):
        fault = NodeFault.REFERENCE
    elif getattr(event, "tag", None):
        fault = NodeFault.TAG
    elif depth >= DEEPEST and isinstance(event, yaml.CollectionStartEvent):
        fault = NodeFault.DEPTH
    elif _SURROGATE.search(getattr(event, "value", None) or ""):
        fault = NodeFault.HALF_CHARACTER
    elif count > MOST_VALUES:
        fault = NodeFault.TOO_MUCH
    if fault:
        raise NodeError(fault, _start(event))


def _fault_index(text: str, error: yaml.MarkedYAMLError) -> int:
    marks = [error.problem_mark, error.context_mark]
    indexes = [mark.index for mark in marks if mark]
    # A quote that is never closed is noticed at the very end; it is found where it was opened.
    return next((index for index in indexes if index < len(text) - 1), 0)
