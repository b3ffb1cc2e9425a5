"""YAML that an editor types, as facts that know their line; refuses what no editor needs."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

import yaml

from generator.keys import UNKNOWN, meant_key, unknown_key
from generator.model import Origin, Problem

DASHES = "---"
_DEEPEST = 5  # collections within collections; an article needs four
_NULL = "tag:yaml.org,2002:null"
_SURROGATE = re.compile("[\ud800-\udfff]")
_FULL_WIDTH_COLON = re.compile(r"^[ \t]*(?:- +)*([a-z_]+)[ \t]*：", re.MULTILINE)
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C reader is ten times as fast where it is built


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file being read: its path as shown, the YAML at its head, its body, and the problems found so far.

    `first_line` is the line of the file that the YAML starts on.
    """

    path: str
    front: str
    body: str
    problems: list[Problem]
    first_line: int = 2


@dataclass(frozen=True, slots=True)
class Facts:
    """The named values of one mapping of a sheet; `index` is where in the YAML the mapping starts.

    `mapping` is all of it as typed.
    """

    sheet: Sheet
    nodes: Mapping[str, yaml.Node]
    index: int = 0
    mapping: yaml.MappingNode | None = None


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


def sheet_of(text: str, path: str) -> Sheet:
    """The head and body of a file's text, CRLF read as LF; one without dashes has only a problem."""
    first, *lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    if first.rstrip() != DASHES:
        message = "文件不是以一行 --- 开头，读不出文首的各项，请在第一行补上 ---。"
        return Sheet(path, "", "", [Problem(Origin(path, 1), message)])
    end = next((index for index, line in enumerate(lines) if line.rstrip() == DASHES), None)
    if end is None:
        message = "文首缺少结束的一行 ---，请在正文之前补上。"
        return Sheet(path, "", "", [Problem(Origin(path, 1), message)])
    return Sheet(path, "\n".join(lines[:end]) + "\n", "\n".join(lines[end + 1 :]).strip(), [])


def whole_sheet(text: str, path: str) -> Sheet:
    """A file that is YAML from its first line to its last, CRLF read as LF."""
    return Sheet(path, text.removeprefix("\ufeff").replace("\r\n", "\n"), "", [], first_line=1)


def facts_at_head(
    sheet: Sheet, known: Collection[str], told_by_caller: Callable[[str], bool] = lambda _: False
) -> Facts | None:
    """The facts named `known` at the head of a sheet; None where the YAML cannot be read, with the reason.

    Unknown keys and those written twice are told, but for those that the caller tells of.
    """
    node = _composed(sheet)
    if sheet.problems:
        return None
    if isinstance(node, yaml.MappingNode):
        return _facts_in(sheet, node, known, told_by_caller)
    if node is None or _is_empty(node):
        return Facts(sheet, {})
    _refuse_yaml(sheet, None)
    return None


def list_at_head(sheet: Sheet, name: str) -> Facts | None:
    """The list that a sheet is, as one fact `name`; None where it cannot be read as one, with the reason."""
    node = _composed(sheet)
    if sheet.problems:
        return None
    if isinstance(node, yaml.SequenceNode):
        return Facts(sheet, {name: node})
    if node is not None and not _is_empty(node):
        _refuse_at(
            sheet, _index(node), "这个文件应是一列条目，每条的第一行以“- ”（半角减号加空格）开头，请改正。"
        )
        return None
    return Facts(sheet, {})


def text_fact(facts: Facts, name: str) -> str | None:
    """The text of a fact as typed, be it a number or a date to YAML; None where it is empty or a list."""
    node = facts.nodes.get(name)
    if node is None or _is_empty(node):
        return None
    if isinstance(node, yaml.ScalarNode):
        return str(node.value)
    colon = isinstance(node, yaml.MappingNode)
    advice = "其中有半角冒号加空格时，请给整句加引号" if colon else "请不要写成列表"
    refuse(facts, name, f"“{name}”应是一行文字，{advice}。")
    return None


def texts_fact(facts: Facts, name: str) -> tuple[str, ...]:
    """The texts of a list, white space round them and blank ones left out; a single text is a list of one."""
    texts = chain.from_iterable(_texts(single, name) for single in single_facts(facts, name))
    stripped = (text.strip() for text in texts)
    return tuple(text for text in stripped if text)


def single_facts(facts: Facts, name: str) -> list[Facts]:
    """Each filled place of a list as facts of its own, under the same name."""
    node = facts.nodes.get(name)
    nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
    filled = [each for each in nodes if each is not None and not _is_empty(each)]
    return [Facts(facts.sheet, {name: each}) for each in filled]


def nested_fact(facts: Facts, name: str, known: Collection[str]) -> Facts | None:
    """The parts of a fact that has several, None where all are empty; a plain text stands for its `text`."""
    nested = nested_facts(facts, name, known)
    if len(nested) > 1:
        refuse(facts, name, f"“{name}”只能有一个，只取第一个，请删去其余。")
    return nested[0] if nested else None


def nested_facts(facts: Facts, name: str, known: Collection[str]) -> list[Facts]:
    """The parts of each fact of a list, empty ones left out; a single fact stands for a list of one."""
    nested = (_parts(single, name, known) for single in single_facts(facts, name))
    return [parts for parts in nested if parts is not None]


def typed_facts(facts: Facts) -> Iterator[TypedFact]:
    """Every key of a mapping and of all that lies in it, in the order of the file."""
    if facts.mapping is not None:
        yield from _typed_in(facts.sheet, facts.mapping, 0)


def refuse(facts: Facts, name: str, message: str) -> None:
    """Add a problem at the line of the fact `name`, or of the whole mapping where it has none."""
    node = facts.nodes.get(name)
    _refuse_at(facts.sheet, _index(node) if node else facts.index, message)


def _typed_in(sheet: Sheet, node: yaml.Node, depth: int) -> Iterator[TypedFact]:
    if isinstance(node, yaml.SequenceNode):
        for part in node.value:
            yield from _typed_in(sheet, part, depth)
    for key, fact in node.value if isinstance(node, yaml.MappingNode) else ():
        if isinstance(key, yaml.ScalarNode):
            is_text = isinstance(fact, yaml.ScalarNode)
            value = fact.value if is_text else None
            typed = Facts(sheet, {key.value: fact}, _index(key))
            yield TypedFact(key.value, value, is_text and not fact.style, depth, typed)
        yield from _typed_in(sheet, fact, depth + 1)


def _texts(single: Facts, name: str) -> list[str]:
    """The text of one place of a list; several where YAML has run lines together.

    A line moved here from a list that is indented further goes on with the line above it, as YAML sees it.
    """
    text = text_fact(single, name)
    node = single.nodes[name]
    is_plain = isinstance(node, yaml.ScalarNode) and not node.style
    if text and is_plain and node.start_mark and node.start_mark.line < node.end_mark.line:
        return text.split(" - ")
    return [] if text is None else [text]


def _composed(sheet: Sheet) -> yaml.Node | None:
    if sheet.problems or _has_control_character(sheet):
        return None
    try:
        return None if _has_forbidden_form(sheet) else yaml.compose(sheet.front, Loader=_Loader)
    except (yaml.YAMLError, ValueError) as error:
        _refuse_yaml(sheet, error)
        return None


def _facts_in(
    sheet: Sheet,
    mapping: yaml.MappingNode,
    known: Collection[str],
    told_by_caller: Callable[[str], bool] = lambda _: False,
) -> Facts:
    nodes: dict[str, yaml.Node] = {}
    for key, fact in mapping.value:
        name = key.value if isinstance(key, yaml.ScalarNode) else "?"
        if told_by_caller(name):
            continue
        if name not in known:
            value = f"{name} {meant_key(name, known) or ''}"
            _refuse_at(sheet, _index(key), unknown_key(name, known), UNKNOWN, value)
        elif name in nodes:
            _refuse_at(sheet, _index(key), f"“{name}”写了两次，只取第一处，请删去一处。")
        else:
            nodes[name] = fact
    return Facts(sheet, nodes, _index(mapping), mapping)


def _is_empty(node: yaml.Node) -> bool:
    return bool(node.tag == _NULL)


def _parts(facts: Facts, name: str, known: Collection[str]) -> Facts | None:
    node = facts.nodes[name]
    if isinstance(node, yaml.ScalarNode) and "text" in known and not _FULL_WIDTH_COLON.match(node.value):
        return Facts(facts.sheet, {"text": node}, _index(node))
    if isinstance(node, yaml.MappingNode):
        parts = _facts_in(facts.sheet, node, known)
        return parts if any(not _is_empty(part) for part in parts.nodes.values()) else None
    refuse(facts, name, f"“{name}”应分行写成“键: 值”，用半角冒号；可用的键有：{'、'.join(known)}。")
    return None


def _index(part: yaml.Event | yaml.Node) -> int:
    return part.start_mark.index if part.start_mark else 0


def _refuse_at(sheet: Sheet, index: int, message: str, code: str = "", value: str = "") -> None:
    # Counted here, since YAML also counts U+2028 and its like, which editors' tools do not.
    line = sheet.front.count("\n", 0, min(index, len(sheet.front) - 1)) + sheet.first_line
    sheet.problems.append(Problem(Origin(sheet.path, line), message, code=code, value=value))


def _has_control_character(sheet: Sheet) -> bool:
    found = yaml.reader.Reader.NON_PRINTABLE.search(sheet.front)
    if found is None:
        return False
    _refuse_at(sheet, found.start(), "这一行有看不见的控制字符，请删去后重新输入。")
    return True


def _has_forbidden_form(sheet: Sheet) -> bool:
    # Events come one by one, so what could blow up is seen before any of it is built.
    depth = 0
    for event in yaml.parse(sheet.front, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        message = _forbidden_form(event, depth)
        if message:
            _refuse_at(sheet, _index(event), message)
            return True
    return False


def _forbidden_form(event: yaml.Event, depth: int) -> str | None:
    if getattr(event, "anchor", None):
        return "这里不能用 & 或 * 引用别处，请直接写出文字；文字本身以它们开头时，请加引号。"
    if getattr(event, "tag", None):
        return "文字以 ! 开头时请加引号，否则会被当作记号而丢失。"
    if depth > _DEEPEST:
        return "层次太深，请照说明一行写一项；文字以 [ 或 { 开头时，请加引号。"
    if _SURROGATE.search(getattr(event, "value", None) or ""):
        return "这里有半个字符，无法保存，请重新输入这个字。"
    return None


def _refuse_yaml(sheet: Sheet, error: Exception | None) -> None:
    colon = _FULL_WIDTH_COLON.search(sheet.front)
    if colon:
        _refuse_at(sheet, colon.start(1), f"“{colon[1]}”之后是全角冒号，请改成半角冒号加一个空格。")
        return
    message = "这里的写法不对，请检查这一行或上一行：每项写成“键: 值”，左边对齐，含符号的文字加引号。"
    _refuse_at(sheet, _fault_index(sheet, error), message)


def _fault_index(sheet: Sheet, error: Exception | None) -> int:
    marks = [getattr(error, "problem_mark", None), getattr(error, "context_mark", None)]
    indexes = [mark.index for mark in marks if mark]
    # A quote that is never closed is noticed at the very end; it is found where it was opened.
    return next((index for index in indexes if index < len(sheet.front) - 1), 0)
