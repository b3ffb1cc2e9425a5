"""The topics an edition keeps: the list that ships with the program, and content/topics.yaml laid over it."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import yaml

from generator.model import Topic
from generator.settings import EditionError, has_half_character

SHIPPED = Path(__file__).resolve().parent / "topics.yaml"
_KEYS = ("name", "words", "iptc", "crosswalk", "description", "topics")
_DEEPEST = 6  # collections within collections; the words of a child are five deep
_IPTC = re.compile(r"medtop:[0-9]{8}")
_NULL = "tag:yaml.org,2002:null"
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C reader is ten times as fast where it is built
_Read = TypeVar("_Read")


def read_topics(content: Path) -> tuple[Topic, ...]:
    """The topics of an edition, each parent before its children: the shipped ones with its own laid over them.

    What an entry of content/topics.yaml gives replaces what the topic of its name had; an entry that only has
    a name takes the topic away with its children, or, below another topic, moves it there. Raises EditionError
    with file and line for whatever is no list of topics in two levels.
    """
    topics = _laid_over({}, SHIPPED)
    own = content / "topics.yaml"
    return _in_order(_laid_over(topics, own) if own.is_file() else topics)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A file of topics being read."""

    path: Path
    text: str

    def mistake(self, part: yaml.Node | yaml.Event, sentence: str) -> EditionError:
        """The error that says where, what and how to mend it."""
        # Counted here, since YAML also counts U+2028 and its like, which editors' tools do not.
        line = self.text.count("\n", 0, part.start_mark.index if part.start_mark else 0) + 1
        return EditionError(f"{self.path}:{line}: {sentence}")


@dataclass(frozen=True, slots=True)
class _Entry:
    """What a file says of one topic; None is what it does not say."""

    node: yaml.Node
    name: str
    parent: str | None
    words: tuple[str, ...] | None
    iptc: str | None
    crosswalk: Mapping[str, str] | None
    description: str | None
    has_children: bool

    @property
    def is_bare(self) -> bool:
        """Whether it says nothing but the name."""
        says = (self.words, self.iptc, self.crosswalk, self.description)
        return not any(says) and not self.has_children


# Laying one file's entries over the topics there are.


def _laid_over(topics: Mapping[str, Topic], path: Path) -> dict[str, Topic]:
    """The topics by name, with the entries of a file laid over them."""
    sheet = _Sheet(path, _text(path))
    entries = list(_entries(sheet))
    _refuse_twins(entries, sheet)
    laid = dict(topics)
    for entry in entries:
        if not _takes_away(entry, topics):
            laid[entry.name] = _topic(entry, topics.get(entry.name))
    for entry in entries:
        if _takes_away(entry, topics):
            _take_away(entry, laid, sheet)
    _refuse_third_level(entries, laid, sheet)
    return laid


def _topic(entry: _Entry, old: Topic | None) -> Topic:
    """The topic that an entry makes of the one there was, wherever it stood."""
    old = old or Topic(entry.name, ())
    return Topic(
        entry.name,
        old.words if entry.words is None else entry.words,
        entry.parent,
        entry.iptc or old.iptc,
        old.crosswalk if entry.crosswalk is None else entry.crosswalk,
        entry.description or old.description,
    )


def _takes_away(entry: _Entry, topics: Mapping[str, Topic]) -> bool:
    """Whether an entry is a bare name where the topic stands already, or at the top."""
    old = topics.get(entry.name)
    return entry.is_bare and (entry.parent is None or (old is not None and old.parent == entry.parent))


def _take_away(entry: _Entry, topics: dict[str, Topic], sheet: _Sheet) -> None:
    if entry.name not in topics:
        raise sheet.mistake(
            entry.node, f"没有“{entry.name}”这个主题，去不掉；要增加它，请在 words 下写上它的词语。"
        )
    for name in [name for name, topic in topics.items() if entry.name in {name, topic.parent}]:
        del topics[name]


def _refuse_twins(entries: Sequence[_Entry], sheet: _Sheet) -> None:
    seen: set[str] = set()
    for entry in entries:
        if entry.name in seen:
            raise sheet.mistake(entry.node, f"主题“{entry.name}”写了两次，请合成一处。")
        seen.add(entry.name)


def _refuse_third_level(entries: Sequence[_Entry], topics: Mapping[str, Topic], sheet: _Sheet) -> None:
    parents = {topic.parent for topic in topics.values()}
    for entry in entries:
        if entry.parent and entry.name in topics and entry.name in parents:
            raise sheet.mistake(
                entry.node,
                f"主题只有两层，“{entry.name}”下面还有主题，不能再放到“{entry.parent}”下面；请先移走下面的主题。",
            )


def _in_order(topics: Mapping[str, Topic]) -> tuple[Topic, ...]:
    """The topics at the top in their order, each followed by its children."""
    tops = [topic for topic in topics.values() if topic.parent is None]
    return tuple(
        topic for top in tops for topic in (top, *(each for each in topics.values() if each.parent == top.name))
    )


# Reading one file.


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise EditionError(f"{path}: 主题文件无法读取，请以 UTF-8 编码的 YAML 重新保存。") from error


def _entries(sheet: _Sheet) -> Iterator[_Entry]:
    """Every topic of a file, each parent before its children."""
    for node in _members(_root(sheet), sheet):
        parts = _parts(node, sheet)
        children = _members(parts.get("topics"), sheet)
        entry = _entry(node, parts, None, sheet)
        yield entry
        for child in children:
            own = _parts(child, sheet)
            if "topics" in own:
                raise sheet.mistake(
                    own["topics"],
                    f"主题只有两层，“{entry.name}”下面的主题不能再有 topics，请把它们移到上一层。",
                )
            yield _entry(child, own, entry.name, sheet)


def _root(sheet: _Sheet) -> yaml.Node | None:
    try:
        _refuse_forbidden_forms(sheet)
        return yaml.compose(sheet.text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise EditionError(
            f"{sheet.path}:{line}: 主题文件不是合法的 YAML，请检查这一行的缩进、冒号与引号。"
        ) from error
    except (yaml.YAMLError, ValueError) as error:
        raise EditionError(
            f"{sheet.path}: 主题文件里有看不见的控制字符，请删去，或以 UTF-8 重新保存。"
        ) from error


def _refuse_forbidden_forms(sheet: _Sheet) -> None:
    # Events come one by one, so what could blow up is seen before any of it is built.
    depth = 0
    for event in yaml.parse(sheet.text, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise sheet.mistake(event, "层次太深，请照说明只写两层主题；文字以 [ 或 { 开头时，请加引号。")
        if getattr(event, "anchor", None):
            raise sheet.mistake(
                event, "这里不能用 & 或 * 引用别处，请直接写出文字；文字以它们开头时，请加引号。"
            )
        if getattr(event, "tag", None):
            raise sheet.mistake(event, "文字以 ! 开头时请加引号，否则会被当作记号而丢失。")
        if has_half_character(getattr(event, "value", None) or ""):
            raise sheet.mistake(event, "这里有半个字符，请重新输入这个字。")


def _entry(node: yaml.Node, parts: Mapping[str, yaml.Node], parent: str | None, sheet: _Sheet) -> _Entry:
    if "name" not in parts:
        raise sheet.mistake(node, "这个主题没有名称，请加上一行 name: 名称。")

    def said(key: str, reader: Callable[[yaml.Node, _Sheet], _Read]) -> _Read | None:
        """What stands under a key, None where it is absent or empty."""
        return reader(parts[key], sheet) if key in parts and not _is_empty(parts[key]) else None

    return _Entry(
        node,
        _line(parts["name"], sheet),
        parent,
        words=said("words", _words),
        iptc=said("iptc", _iptc),
        crosswalk=said("crosswalk", _crosswalk),
        description=said("description", _line),
        has_children=bool(_members(parts.get("topics"), sheet)),
    )


def _parts(node: yaml.Node, sheet: _Sheet) -> Mapping[str, yaml.Node]:
    if not isinstance(node, yaml.MappingNode):
        raise sheet.mistake(node, "每个主题应写成“- name: 名称”，下面对齐写 words 和一列词语，请改正这一行。")
    parts: dict[str, yaml.Node] = {}
    for key, value in node.value:
        name = key.value if isinstance(key, yaml.ScalarNode) else "?"
        if name not in _KEYS:
            raise sheet.mistake(key, f"主题没有“{name}”这一项，请改正或删去；可用的有：{'、'.join(_KEYS)}。")
        if name in parts:
            raise sheet.mistake(key, f"“{name}”在一个主题里写了两次，请合成一处。")
        parts[name] = value
    return parts


def _members(node: yaml.Node | None, sheet: _Sheet) -> list[yaml.Node]:
    """The members of a list; none for what is left empty."""
    if node is None or _is_empty(node):
        return []
    if not isinstance(node, yaml.SequenceNode):
        raise sheet.mistake(node, "这里应是一列，每项一行、以“- ”开头，请改正。")
    return list(node.value)


def _words(node: yaml.Node, sheet: _Sheet) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_line(member, sheet) for member in _members(node, sheet)))


def _iptc(node: yaml.Node, sheet: _Sheet) -> str:
    code = _line(node, sheet)
    if not _IPTC.fullmatch(code):
        raise sheet.mistake(node, f"“{code}”不是 IPTC 主题代码，应如 medtop:05000000，请改正或删去。")
    return code


def _crosswalk(node: yaml.Node, sheet: _Sheet) -> Mapping[str, str]:
    if not isinstance(node, yaml.MappingNode):
        raise sheet.mistake(node, "crosswalk 应分行写成“分类法: 代码”，用半角冒号，请改正。")
    return {_line(key, sheet): _line(value, sheet) for key, value in node.value if not _is_empty(value)}


def _line(node: yaml.Node, sheet: _Sheet) -> str:
    """The text of a scalar as one line."""
    text = " ".join(node.value.split()) if isinstance(node, yaml.ScalarNode) else ""
    if not text or _is_empty(node):
        raise sheet.mistake(node, "这里应是一行文字，不能空着，也不能是列表；请写上文字或删去这一行。")
    return text


def _is_empty(node: yaml.Node) -> bool:
    return bool(isinstance(node, yaml.ScalarNode) and (node.tag == _NULL or not node.value.strip()))
