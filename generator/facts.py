"""YAML that an editor types, as facts that know their line: the one reader of all that is written in YAML."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from typing import NamedTuple

from generator import nodes
from generator.keys import UNKNOWN, meant_key, unknown_key
from generator.model import Origin, Problem, Severity
from generator.nodes import Fault, Node, NodeError, Scalar, Sequence
from generator.nodes import Mapping as MappingNode
from generator.slips import Change, Slip, mended, quoted

DASHES = "---"
_KEY_LINE = re.compile(
    r"^(?:[ \t]*[\u3000\xa0][ \t\u3000\xa0]*(?:- +)*([^\s:：]+)[ \t]*[:：]"
    r"|[ \t]*(?:[-－][ \t]+)*([^\s:：]+)[ \t]*(?:：|:(?=[^\s]|\xa0|\u3000)))",
    re.MULTILINE,
)
_REMARK = re.compile(r"[ \t]+#(?=[^#\s])")
_LONGEST_QUOTE = 60  # characters of a line in a message
_LONGEST_MESSAGE = 600
# What a quoted text may hold that would break a sentence into lines or steer the terminal it is printed on.
_UNPRINTABLE = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]+")
_MOST_TOLD = 20  # lines with characters that cannot be seen


@dataclass(frozen=True, slots=True)
class Sheet:
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


@dataclass(frozen=True, slots=True)
class Facts:
    """The named values of one mapping of a sheet; `index` is where in the YAML the mapping starts.

    `mapping` is all of it as typed.
    """

    sheet: Sheet
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


def sheet_of(text: str, path: str, known: Collection[str] = ()) -> Sheet:
    """The head and body of a file's text, line ends as LF; one without dashes has only a problem."""
    first, *lines = _with_line_ends(text).split("\n")
    if first.rstrip() != DASHES:
        message = "文件不是以一行 --- 开头，读不出文首的各项，请在第一行补上 ---。"
        return Sheet(path, "", "", [Problem(Origin(path, 1), message)])
    end = next((index for index, line in enumerate(lines) if line.rstrip() == DASHES), None)
    if end is None:
        message = "文首缺少结束的一行 ---，请在正文之前补上。"
        return Sheet(path, "", "", [Problem(Origin(path, 1), message)])
    front, body = "\n".join(lines[:end]) + "\n", "\n".join(lines[end + 1 :]).strip()
    return Sheet(path, front, body, [], known=known)


def whole_sheet(text: str, path: str, known: Collection[str] = ()) -> Sheet:
    """A file that is YAML from its first line to its last, line ends as LF."""
    return Sheet(path, _with_line_ends(text), "", [], first_line=1, known=known)


def facts_at_head(
    sheet: Sheet, known: Collection[str] | None, told_by_caller: Callable[[str], bool] = lambda _: False
) -> Facts | None:
    """The facts named `known` at the head of a sheet, all there are for None.

    What a slip of the hand has made of a line is read as it is meant and told. None where nothing can be read,
    with the reason. Unknown keys and those written twice are told, but for those that the caller tells of.
    """
    if sheet.problems:
        return None
    read = _read(sheet, is_list=False)
    if isinstance(read.node, MappingNode):
        return _facts_in(read.sheet, read.node, known, told_by_caller)
    return None if sheet.problems else Facts(read.sheet, {})


def list_at_head(sheet: Sheet, name: str) -> Facts | None:
    """The list that a sheet is, as one fact `name`; None where it cannot be read as one, with the reason."""
    if sheet.problems:
        return None
    read = _read(sheet, is_list=True)
    if isinstance(read.node, Sequence):
        return Facts(read.sheet, {name: read.node})
    return None if sheet.problems else Facts(read.sheet, {})


def begins_like_key(text: str, known: Collection[str]) -> bool:
    """Whether a text at the start of a line would be read as a known key, ill written or ill indented."""
    return any((match[1] or match[2]) in known for match in _KEY_LINE.finditer(text))


def text_fact(facts: Facts, name: str) -> str | None:
    """The text of a fact as typed, be it a number or a date to YAML; None where it is empty or a list."""
    node = facts.nodes.get(name)
    if node is None or node.is_empty:
        _tell_remark(facts, node)
        return None
    if isinstance(node, Scalar):
        _tell_remark(facts, node)
        return node.value
    if text := _text_on_one_line(facts.sheet, node):
        message = f"“{name}”里有 YAML 的符号，已整句按文字读；请加上引号，写成 {_shown(quoted(text))}。"
        _tell_at(facts.sheet, node.index, message, Severity.WARNING)
        return text
    refuse(facts, name, f"“{name}”应是一行文字，请不要写成列表。")
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


def mapped_facts(facts: Facts, name: str) -> Facts | None:
    """All that a fact maps, whatever the keys; None where it is empty or maps nothing."""
    node = facts.nodes.get(name)
    if node is None or node.is_empty:
        return None
    if isinstance(node, MappingNode):
        return _facts_in(facts.sheet, node, None)
    refuse(facts, name, f"“{name}”应分行写成“键: 值”，用半角冒号，请改正。")
    return None


def refuse(facts: Facts, name: str, message: str) -> None:
    """Add a problem at the line of the fact `name`, or of the whole mapping where it has none."""
    node = facts.nodes.get(name)
    _refuse_at(facts.sheet, node.index if node else facts.index, message)


def _typed_in(sheet: Sheet, node: Node, depth: int) -> Iterator[TypedFact]:
    if isinstance(node, Sequence):
        for part in node.items:
            yield from _typed_in(sheet, part, depth)
    for key, fact in node.pairs if isinstance(node, MappingNode) else ():
        if isinstance(key, Scalar):
            value = fact.value if isinstance(fact, Scalar) else None
            typed = Facts(sheet, {key.value: fact}, key.index)
            yield TypedFact(key.value, value, isinstance(fact, Scalar) and fact.is_plain, depth, typed)
        yield from _typed_in(sheet, fact, depth + 1)


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
    sheet: Sheet,
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
            _refuse_unknown(sheet, key.index, _shown(name), known or ())
        elif name in found:
            _refuse_at(sheet, key.index, f"“{name}”写了两次，只取第一处，请删去一处。")
        else:
            found[name] = fact
    return Facts(sheet, found, mapping.index, mapping)


def _refuse_unknown(sheet: Sheet, index: int, name: str, known: Collection[str]) -> None:
    origin = Origin(sheet.path, _line_of(sheet, index) + sheet.first_line)
    value = f"{name} {meant_key(name, known) or ''}"
    sheet.problems.append(Problem(origin, unknown_key(name, known), code=UNKNOWN, value=value))


def _parts(facts: Facts, name: str, known: Collection[str]) -> Facts | None:
    node = facts.nodes[name]
    if "text" in known and (isinstance(node, Scalar) or _is_text(facts.sheet, node, known)):
        return Facts(facts.sheet, {"text": node}, node.index)
    if isinstance(node, MappingNode):
        parts = _facts_in(facts.sheet, node, known)
        return parts if any(not part.is_empty for part in parts.nodes.values()) else None
    refuse(facts, name, f"“{name}”应分行写成“键: 值”，用半角冒号；可用的键有：{'、'.join(known)}。")
    return None


def _is_text(sheet: Sheet, node: Node, known: Collection[str]) -> bool:
    """Whether what YAML takes for keys and values is a text with a colon in it."""
    if not isinstance(node, MappingNode) or _text_on_one_line(sheet, node) is None:
        return False
    return not any(isinstance(key, Scalar) and key.value in known for key, _ in node.pairs)


def _text_on_one_line(sheet: Sheet, node: Node) -> str | None:
    """The text that was typed where YAML sees a list or keys; None where it goes over lines."""
    text = sheet.front[node.index : node.end]
    is_written = isinstance(node, MappingNode) or (isinstance(node, Sequence) and node.is_flow)
    return text if is_written and text and "\n" not in text else None


def _with_line_ends(text: str) -> str:
    """The text without a byte-order mark, lines ended by LF; CR alone ends lines where nothing else does."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    return text if "\n" in text else text.replace("\r", "\n")


# What the parser refuses, line by line.


class _ReadSheet(NamedTuple):
    """A sheet whose YAML can be read, and what it says."""

    sheet: Sheet
    node: Node | None


def _read(sheet: Sheet, *, is_list: bool) -> _ReadSheet:
    """What a sheet says; each line that could not be read is mended or left out, and told."""
    sheet = _without_unseen(sheet)
    node, fault = _node_or_fault(sheet, sheet.front, is_list=is_list)
    if fault is None and not begins_like_key(sheet.front, sheet.known):
        return _ReadSheet(sheet, node)
    if fault and fault.fault is Fault.TOO_MUCH:
        _refuse_at(sheet, fault.index, f"{_FAULTS[fault.fault]}。")
        return _ReadSheet(sheet, None)
    front, changes = mended(
        sheet.front,
        is_list=is_list,
        known=sheet.known,
        is_sound=lambda part, is_list: _node_or_fault(sheet, part, is_list=is_list)[1] is None,
    )
    node, left = _node_or_fault(sheet, front, is_list=is_list)
    if left:
        _refuse_at(sheet, (fault or left).index, f"{_FAULTS[(fault or left).fault]}。")
        return _ReadSheet(sheet, None)
    for change in changes:
        _tell_change(sheet, change, fault)
    return _ReadSheet(replace(sheet, front=front, lost=_lost_lines(sheet, changes)), node)


def _lost_lines(sheet: Sheet, changes: Iterable[Change]) -> tuple[str, ...]:
    """The lines that were left out; all from the one on at which mending was given up."""
    lines, lost = sheet.front.split("\n"), list[str]()
    for change in changes:
        if change.slip is Slip.GIVEN_UP:
            lost += lines[change.line :]
        elif _is_lost(change):
            lost.append(lines[change.line])
    return tuple(lost)


def _node_or_fault(sheet: Sheet, text: str, *, is_list: bool) -> tuple[Node | None, NodeError | None]:
    """What a text says as a list, or as keys with values; why it cannot be read where it cannot."""
    try:
        node = nodes.node_of(text, sheet.known)
    except NodeError as error:
        return None, error
    if node is None or node.is_empty or isinstance(node, Sequence if is_list else MappingNode):
        return node, None
    return None, NodeError(Fault.NO_LIST if is_list else Fault.SYNTAX, node.index)


def _without_unseen(sheet: Sheet) -> Sheet:
    """The sheet without characters that cannot be seen or saved; each line that had some is told."""
    front = sheet.front
    if len(front) > nodes.MOST_CHARACTERS or not nodes.UNSEEN.search(front):
        return sheet
    lines = front.split("\n")
    found = [number for number, line in enumerate(lines) if nodes.UNSEEN.search(line)]
    for number in found[:_MOST_TOLD]:
        message = "这一行有看不见的控制字符或半个字符，已当作没有；请删去后重新输入。"
        _tell(sheet, number, message, Severity.WARNING)
    if len(found) > _MOST_TOLD:
        _tell(sheet, found[_MOST_TOLD], f"还有 {len(found) - _MOST_TOLD} 行有看不见的控制字符，请一并删去。")
    return replace(sheet, front=nodes.UNSEEN.sub("", front))


_FAULTS = {
    Fault.SYNTAX: "这里的写法不对，请检查这一行或上一行：每项写成“键: 值”，左边对齐，含符号的文字加引号",
    Fault.REFERENCE: "这里不能用 & 或 * 引用别处，请直接写出文字；文字本身以它们开头时，请加引号",
    Fault.TAG: "文字以 ! 开头时请加引号，否则会被当作记号而丢失",
    Fault.DEPTH: "层次太深，请照说明一行写一项；文字以 [ 或 { 开头时，请加引号",
    Fault.HALF_CHARACTER: "这里有半个字符，无法保存，请重新输入这个字",
    Fault.DOCUMENTS: "文件里不能有第二行 ---，也不能有以 % 开头的行，请删去",
    Fault.RUN_ON: "这里的引号或括号没有合上，把后面几项也括了进去，请补上",
    Fault.NO_LIST: "这个文件应是一列条目，每条的第一行以“- ”（半角减号加空格）开头，请改正",
    Fault.TOO_MUCH: "这里的内容太多，超出了一份文件应有的大小，没有读；请检查是否放错了文件",
}
_SLIPS = {
    Slip.SIGNS: "这一行里有 YAML 的符号，已整句按文字读；请写成 {written}。",
    Slip.COLON: "键之后应是半角冒号加一个空格，已照此读；请写成 {written}。",
    Slip.DASH: "一条开头的半角减号之后要有一个空格，已照此读；请写成 {written}。",
    Slip.INDENT: "这一行没有与上下对齐，或用了制表符、全角空格缩进，已照对齐的读；请用半角空格对齐。",
    Slip.BOUND: f"这一行没有采用：{_FAULTS[Fault.DOCUMENTS]}。",
    Slip.GIVEN_UP: "这个文件里写法不对的地方太多，从这一行起不再一一改读，读不出的都没有采用；请先改正前面的。",
}


def _is_lost(change: Change) -> bool:
    return change.slip in {Slip.LEFT_OUT, Slip.BOUND, Slip.GIVEN_UP}


def _tell_change(sheet: Sheet, change: Change, fault: NodeError | None) -> None:
    """Say what was made of a line: a warning where it was read, an error where it was not."""
    message = _SLIPS.get(change.slip, "").format(written=_shown(change.written))
    if change.slip is Slip.LEFT_OUT:
        message = f"这一行没有采用：{_FAULTS[_kind_at(sheet, change.line, fault)]}。"
    _tell(sheet, change.line, message, Severity.ERROR if _is_lost(change) else Severity.WARNING)


def _kind_at(sheet: Sheet, line: int, fault: NodeError | None) -> Fault:
    """Why a line was left out, where that is what the parser met first."""
    is_here = fault is not None and sheet.front.count("\n", 0, fault.index) == line
    return fault.fault if fault and is_here else Fault.SYNTAX


def _tell_remark(facts: Facts, node: Node | None) -> None:
    """A note where YAML takes the end of a line for a remark that may be meant as text: 喜迎 #3 航站楼."""
    front = facts.sheet.front
    if node is not None and _REMARK.match(front, node.end):
        message = "“#”和它之后的文字被当作批注，没有采用；若是正文的一部分，请给整句加引号。"
        _tell_at(facts.sheet, node.index, message, Severity.NOTE)


def _shown(text: str) -> str:
    return text if len(text) <= _LONGEST_QUOTE else text[:_LONGEST_QUOTE] + "……"


def _refuse_at(sheet: Sheet, index: int, message: str) -> None:
    _tell_at(sheet, index, message, Severity.ERROR)


def _tell_at(sheet: Sheet, index: int, message: str, severity: Severity) -> None:
    _tell(sheet, _line_of(sheet, index), message, severity)


def _line_of(sheet: Sheet, index: int) -> int:
    # Counted here, since YAML also counts U+2028 and its like, which editors' tools do not.
    return sheet.front.count("\n", 0, min(index, max(0, len(sheet.front) - 1)))


def _tell(sheet: Sheet, line: int, message: str, severity: Severity = Severity.ERROR) -> None:
    message = _UNPRINTABLE.sub(" ", message)
    if len(message) > _LONGEST_MESSAGE:  # it quotes something endless; its end says what to do
        message = f"{message[: _LONGEST_MESSAGE // 2]}……{message[-_LONGEST_MESSAGE // 4 :]}"
    sheet.problems.append(Problem(Origin(sheet.path, line + sheet.first_line), message, severity))
