"""YAML as people type it -> what it says; each line that cannot be read is mended or left out, and told."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from generator.messages import quoted
from generator.model import Origin, Problem, Severity, Value, Values, values_of
from generator.yaml_source.nodes import MOST_CHARACTERS, UNSEEN, Node, NodeError, NodeFault, Sequence, node_of
from generator.yaml_source.nodes import Mapping as MappingNode
from generator.yaml_source.slips import Change, Slip, mended

DASHES = "---"
_KEY_LINE = re.compile(
    r"^(?:[ \t]*[\u3000\xa0][ \t\u3000\xa0]*(?:- +)*([^\s:：]+)[ \t]*[:：]"
    r"|[ \t]*(?:[-－][ \t]+)*([^\s:：]+)[ \t]*(?:：|:(?=[^\s]|\xa0|\u3000)))",
    re.MULTILINE,
)
_LONGEST_QUOTE = 60  # characters of a line that is quoted
_MOST_TOLD = 20  # lines with characters that cannot be seen


@dataclass(frozen=True, slots=True)
class YamlSource:
    """A file being read: its path as shown, the YAML at its head, its body, and the problems found so far.

    `first_line` is the line of the file that the YAML starts on; `known` are the keys that lines may have;
    `lost` are the lines that could not be read and were left out.
    """

    path: str
    front: str
    body: str
    problems: list[Problem]
    first_line: int = 2
    known: Collection[str] = ()
    lost: tuple[str, ...] = ()


def yaml_source(text: str, path: str, known: Collection[str] = ()) -> YamlSource:
    """The head and body of a file's text, line ends as LF; one without dashes has only a problem."""
    first, *lines = _with_line_ends(text).split("\n")
    if first.rstrip() != DASHES:
        return YamlSource(path, "", "", [Problem(Origin(path, 1), "no-head")])
    end = next((index for index, line in enumerate(lines) if line.rstrip() == DASHES), None)
    if end is None:
        return YamlSource(path, "", "", [Problem(Origin(path, 1), "head-without-end")])
    front, body = "\n".join(lines[:end]) + "\n", "\n".join(lines[end + 1 :]).strip()
    return YamlSource(path, front, body, [], known=known)


def whole_source(text: str, path: str, known: Collection[str] = ()) -> YamlSource:
    """A file that is YAML from its first line to its last, line ends as LF."""
    return YamlSource(path, _with_line_ends(text), "", [], first_line=1, known=known)


class ReadSource(NamedTuple):
    """A source whose YAML can be read, and what it says."""

    source: YamlSource
    node: Node | None


def read_source(source: YamlSource, *, is_list: bool) -> ReadSource:
    """What a source says; each line that could not be read is mended or left out, and told."""
    source = _without_unseen(source)
    node, fault = _node_or_fault(source, source.front, is_list=is_list)
    if fault is None and not begins_like_key(source.front, source.known):
        return ReadSource(source, node)
    if fault and fault.fault is NodeFault.TOO_MUCH:
        report_line(source, fault.index, "not-read", fault=fault.fault)
        return ReadSource(source, None)
    front, changes = mended(
        source.front,
        is_list=is_list,
        known=source.known,
        is_sound=lambda part, is_list: _node_or_fault(source, part, is_list=is_list)[1] is None,
    )
    node, left = _node_or_fault(source, front, is_list=is_list)
    if left:
        report_line(source, (fault or left).index, "not-read", fault=(fault or left).fault)
        return ReadSource(source, None)
    for change in changes:
        _tell_change(source, change, fault)
    return ReadSource(replace(source, front=front, lost=_lost_lines(source, changes)), node)


def begins_like_key(text: str, known: Collection[str]) -> bool:
    """Whether a text at the start of a line would be read as a known key, ill written or ill indented."""
    return any((match[1] or match[2]) in known for match in _KEY_LINE.finditer(text))


def tell_at(source: YamlSource, index: int, code: str, severity: Severity, /, **values: Value) -> None:
    """Add a problem at a place in the YAML of a source."""
    _tell(source, line_of(source, index), code, severity, values_of(**values))


def report_line(source: YamlSource, index: int, code: str, /, **values: Value) -> None:
    """Add an error at a place in the YAML of a source."""
    tell_at(source, index, code, Severity.ERROR, **values)


def line_of(source: YamlSource, index: int) -> int:
    """The line of the YAML, 0 being its first, on which a place in it lies."""
    # Counted here, since YAML also counts U+2028 and its like, which editors' tools do not.
    return source.front.count("\n", 0, min(index, max(0, len(source.front) - 1)))


def shown(text: str) -> str:
    """The text as it is quoted to people: not endless."""
    return quoted(text, _LONGEST_QUOTE)


def _with_line_ends(text: str) -> str:
    """The text without a byte-order mark, lines ended by LF; CR alone ends lines where nothing else does."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    return text if "\n" in text else text.replace("\r", "\n")


def _lost_lines(source: YamlSource, changes: Iterable[Change]) -> tuple[str, ...]:
    """The lines that were left out; all from the one on at which mending was given up."""
    lines, lost = source.front.split("\n"), list[str]()
    for change in changes:
        if change.slip is Slip.GIVEN_UP:
            lost += lines[change.line :]
        elif _is_lost(change):
            lost.append(lines[change.line])
    return tuple(lost)


def _node_or_fault(source: YamlSource, text: str, *, is_list: bool) -> tuple[Node | None, NodeError | None]:
    """What a text says as a list, or as keys with values; why it cannot be read where it cannot."""
    try:
        node = node_of(text, source.known)
    except NodeError as error:
        return None, error
    if node is None or node.is_empty or isinstance(node, Sequence if is_list else MappingNode):
        return node, None
    return None, NodeError(NodeFault.NO_LIST if is_list else NodeFault.SYNTAX, node.index)


def _without_unseen(source: YamlSource) -> YamlSource:
    """The source without characters that cannot be seen or saved; each line that had some is told."""
    front = source.front
    if len(front) > MOST_CHARACTERS or not UNSEEN.search(front):
        return source
    lines = front.split("\n")
    found = [number for number, line in enumerate(lines) if UNSEEN.search(line)]
    for number in found[:_MOST_TOLD]:
        _tell(source, number, "unseen-characters", Severity.WARNING)
    if len(found) > _MOST_TOLD:
        rest = values_of(count=len(found) - _MOST_TOLD)
        _tell(source, found[_MOST_TOLD], "more-unseen-characters", Severity.ERROR, rest)
    return replace(source, front=UNSEEN.sub("", front))


def _is_lost(change: Change) -> bool:
    return change.slip in {Slip.LEFT_OUT, Slip.BOUND, Slip.GIVEN_UP}


def _tell_change(source: YamlSource, change: Change, fault: NodeError | None) -> None:
    """Say what was made of a line: a warning where it was read, an error where it was not."""
    severity = Severity.ERROR if _is_lost(change) else Severity.WARNING
    if change.slip in {Slip.LEFT_OUT, Slip.BOUND}:
        kind = NodeFault.DOCUMENTS if change.slip is Slip.BOUND else _kind_at(source, change.line, fault)
        _tell(source, change.line, "line-left-out", severity, values_of(fault=kind))
    else:
        _tell(source, change.line, change.slip, severity, values_of(written=shown(change.written)))


def _kind_at(source: YamlSource, line: int, fault: NodeError | None) -> NodeFault:
    """Why a line was left out, where that is what the parser met first."""
    is_here = fault is not None and source.front.count("\n", 0, fault.index) == line
    return fault.fault if fault and is_here else NodeFault.SYNTAX


def _tell(source: YamlSource, line: int, code: str, severity: Severity, values: Values = ()) -> None:
    source.problems.append(Problem(Origin(source.path, line + source.first_line), code, severity, values))
