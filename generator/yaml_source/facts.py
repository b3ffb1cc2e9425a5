"""YAML that an editor types, as facts that know their line: the one reader of all that is written in YAML."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from generator.model import Origin, Problem, Severity, Value
from generator.yaml_source.nodes import Mapping as MappingNode
from generator.yaml_source.nodes import Node, Scalar, Sequence
from generator.yaml_source.reading import YamlSource, line_of, read_source, report_line, shown, tell_at
from generator.yaml_source.slips import quoted
from generator.yaml_source.unknown_keys import unknown_key

_REMARK = re.compile(r"[ \t]+#(?=[^#\s])")


@dataclass(frozen=True, slots=True)
class Facts:
    """The named values of one mapping of a source; `index` is where in the YAML the mapping starts.

    `mapping` is all of it as typed.
    """

    source: YamlSource
    nodes: Mapping[str, Node]
    index: int = 0
    mapping: MappingNode | None = None


@dataclass(frozen=True, slots=True)
class TypedFact:
    """A key with its value as they were typed, known or not, repeated or not; `facts` have it under its name.

    `value` is None where it is a list or has parts; `plain` is a value without quotes; `depth` is 0 for the
    keys at the head.
    """

    name: str
    value: str | None
    plain: bool
    depth: int
    facts: Facts


def facts_at_head(
    source: YamlSource, known: Collection[str] | None, told_by_caller: Callable[[str], bool] = lambda _: False
) -> Facts | None:
    """The facts named `known` at the head of a source, all there are for None.

    What a slip of the hand has made of a line is read as it is meant and told. None where nothing can be read,
    with the reason. Unknown keys and those written twice are told, but for those that the caller tells of.
    """
    if source.problems:
        return None
    read = read_source(source, is_list=False)
    if isinstance(read.node, MappingNode):
        return _facts_in(read.source, read.node, known, told_by_caller)
    return None if source.problems else Facts(read.source, {})


def list_at_head(source: YamlSource, name: str) -> Facts | None:
    """The list that a source is, as one fact `name`; None where it cannot be read as one, with the reason."""
    if source.problems:
        return None
    read = read_source(source, is_list=True)
    if isinstance(read.node, Sequence):
        return Facts(read.source, {name: read.node})
    return None if source.problems else Facts(read.source, {})


def text_fact(facts: Facts, name: str) -> str | None:
    """The text of a fact as typed, be it a number or a date to YAML; None where it is empty or a list."""
    node = facts.nodes.get(name)
    if node is None or node.is_empty:
        _tell_remark(facts, node)
        return None
    if isinstance(node, Scalar):
        _tell_remark(facts, node)
        return node.value
    if text := _text_on_one_line(facts.source, node):
        written = shown(quoted(text))
        tell_at(facts.source, node.index, "value-with-signs", Severity.WARNING, key=name, written=written)
        return text
    report_at(facts, name, "no-single-text", key=name)
    return None


def is_said(facts: Facts, name: str) -> bool:
    """Whether something stands under a name, be it an empty list."""
    return name in facts.nodes and not facts.nodes[name].is_empty


def texts_fact(facts: Facts, name: str) -> tuple[str, ...]:
    """The texts of a list, white space round them and blank ones left out; a single text is a list of one."""
    texts = chain.from_iterable(_texts(single, name) for single in single_facts(facts, name))
    stripped = (text.strip() for text in texts)
    return tuple(text for text in stripped if text)


def single_facts(facts: Facts, name: str) -> list[Facts]:
    """Each filled place of a list as facts of its own, under the same name."""
    node = facts.nodes.get(name)
    listed = node.items if isinstance(node, Sequence) else [node]
    filled = [each for each in listed if each is not None and not each.is_empty]
    return [Facts(facts.source, {name: each}) for each in filled]


def nested_fact(facts: Facts, name: str, known: Collection[str]) -> Facts | None:
    """The parts of a fact that has several, None where all are empty; a plain text stands for its `text`."""
    nested = nested_facts(facts, name, known)
    if len(nested) > 1:
        report_at(facts, name, "only-one", key=name)
    return nested[0] if nested else None


def nested_facts(facts: Facts, name: str, known: Collection[str]) -> list[Facts]:
    """The parts of each fact of a list, empty ones left out; a single fact stands for a list of one."""
    nested = (_parts(single, name, known) for single in single_facts(facts, name))
    return [parts for parts in nested if parts is not None]


def typed_facts(facts: Facts) -> Iterator[TypedFact]:
    """Every key of a mapping and of all that lies in it, in the order of the file."""
    if facts.mapping is not None:
        yield from _typed_in(facts.source, facts.mapping, 0)


def mapped_facts(facts: Facts, name: str) -> Facts | None:
    """All that a fact maps, whatever the keys; None where it is empty or maps nothing."""
    node = facts.nodes.get(name)
    if node is None or node.is_empty:
        return None
    if isinstance(node, MappingNode):
        return _facts_in(facts.source, node, None)
    report_at(facts, name, "no-keys", key=name)
    return None


def report_at(facts: Facts, name: str, code: str, /, **values: Value) -> None:
    """Add a problem at the line of the fact `name`, or of the whole mapping where it has none."""
    node = facts.nodes.get(name)
    report_line(facts.source, node.index if node else facts.index, code, **values)


def _typed_in(source: YamlSource, node: Node, depth: int) -> Iterator[TypedFact]:
    if isinstance(node, Sequence):
        for part in node.items:
            yield from _typed_in(source, part, depth)
    for key, fact in node.pairs if isinstance(node, MappingNode) else ():
        if isinstance(key, Scalar):
            value = fact.value if isinstance(fact, Scalar) else None
            typed = Facts(source, {key.value: fact}, key.index)
            yield TypedFact(key.value, value, isinstance(fact, Scalar) and fact.is_plain, depth, typed)
        yield from _typed_in(source, fact, depth + 1)


def _texts(single: Facts, name: str) -> list[str]:
    """The text of one place of a list; several where YAML has run lines together.

    A line moved here from a list that is indented further goes on with the line above it, as YAML sees it.
    """
    text = text_fact(single, name)
    node = single.nodes[name]
    if text and isinstance(node, Scalar) and node.is_plain and node.lines > 1:
        return text.split(" - ")
    return [] if text is None else [text]


def _facts_in(
    source: YamlSource,
    mapping: MappingNode,
    known: Collection[str] | None,
    told_by_caller: Callable[[str], bool] = lambda _: False,
) -> Facts:
    found: dict[str, Node] = {}
    for key, fact in mapping.pairs:
        name = key.value if isinstance(key, Scalar) else "?"
        if told_by_caller(name):
            continue
        if name == "?" or (known is not None and name not in known):
            _refuse_unknown(source, key.index, shown(name), known or ())
        elif name in found:
            report_line(source, key.index, "key-twice", key=name)
        else:
            found[name] = fact
    return Facts(source, found, mapping.index, mapping)


def _refuse_unknown(source: YamlSource, index: int, name: str, known: Collection[str]) -> None:
    origin = Origin(source.path, line_of(source, index) + source.first_line)
    code, values = unknown_key(name, known)
    source.problems.append(Problem(origin, code, values=values, told_once=True))


def _parts(facts: Facts, name: str, known: Collection[str]) -> Facts | None:
    node = facts.nodes[name]
    if "text" in known and (isinstance(node, Scalar) or _is_text(facts.source, node, known)):
        return Facts(facts.source, {"text": node}, node.index)
    if isinstance(node, MappingNode):
        parts = _facts_in(facts.source, node, known)
        return parts if any(not part.is_empty for part in parts.nodes.values()) else None
    report_at(facts, name, "no-known-keys", key=name, known=tuple(known))
    return None


def _is_text(source: YamlSource, node: Node, known: Collection[str]) -> bool:
    """Whether what YAML takes for keys and values is a text with a colon in it."""
    if not isinstance(node, MappingNode) or _text_on_one_line(source, node) is None:
        return False
    return not any(isinstance(key, Scalar) and key.value in known for key, _ in node.pairs)


def _text_on_one_line(source: YamlSource, node: Node) -> str | None:
    """The text that was typed where YAML sees a list or keys; None where it goes over lines."""
    text = source.front[node.index : node.end]
    is_written = isinstance(node, MappingNode) or (isinstance(node, Sequence) and node.is_flow)
    return text if is_written and text and "\n" not in text else None


def _tell_remark(facts: Facts, node: Node | None) -> None:
    """A note where YAML takes the end of a line for a remark that may be meant as text: 喜迎 #3 航站楼."""
    front = facts.source.front
    if node is not None and _REMARK.match(front, node.end):
        tell_at(facts.source, node.index, "text-taken-for-remark", Severity.NOTE)
