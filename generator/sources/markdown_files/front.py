"""The head of a Markdown file in whichever form -> its fields, and the text below it.

YAML between lines of ---, or above one (Jekyll, Hugo, Hexo, Obsidian, Quartz, ours); TOML between lines of +++
and an object of JSON (gohugo.io/content-management/front-matter); JSON above a line of ;;;, with braces or
without (hexo.io/docs/front-matter). YAML is read by yaml_source, our one reader of it: it keeps dates and
numbers as they are typed, mends what people mistype, follows no reference and is bounded in depth and number;
a safe loader of PyYAML would expand aliases without bound, and make a day of 2025-09-10 and true of yes.
"""

import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator.model import Field, Origin, Problem, Severity
from generator.sources.json_files import value_at
from generator.sources.nested_fields import fields_in
from generator.sources.source_text import field_of
from generator.yaml_source import Mapping as YamlMapping
from generator.yaml_source import Node, Scalar, facts_at_head, whole_source
from generator.yaml_source import Sequence as YamlSequence

_UNREAD = "front_matter"  # the head as it stands, where it cannot be read
_LONGEST_HEAD = 2_000  # lines
_MOST_CHARACTERS = 1_000_000
_KEY = re.compile(r"[^\s:#>*`|\[{-][^:\n]{0,60}:(\s|$)")
_GOES_ON = re.compile(r"\s|-\s|#|$")


@dataclass(frozen=True, slots=True)
class Front:
    """The fields of a file's head, the line of its text, the text; `problems` of the head."""

    fields: tuple[Field, ...]
    line: int
    body: str
    problems: tuple[Problem, ...] = ()


def front_of(text: str, shown: str) -> Front:
    """The head of a file and the text below; no fields where it has no head."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    first = next((place for place, line in enumerate(lines) if line.strip()), 0)
    opening = lines[first].rstrip()
    if opening in {"---", "+++", ";;;"}:
        return _between(lines, first, opening, shown)
    if opening.startswith("{"):
        return _object_above(lines, first, shown)
    return _above(lines, first, shown)


def _between(lines: Sequence[str], first: int, rule: str, shown: str) -> Front:
    """A head between two rules; one without an end is a text that begins with a rule."""
    ends = {rule, "..."} if rule == "---" else {rule}
    end = _end(lines, first + 1, ends)
    if end is None:
        problem = Problem(Origin(shown, first + 1), "markdown-head-without-end", Severity.WARNING)
        return Front((), first + 1, "\n".join(lines[first:]), (problem,))
    reader = {"---": _yaml, "+++": _toml, ";;;": _json}[rule]
    return _read(lines, first + 1, end, reader, shown)


def _above(lines: Sequence[str], first: int, shown: str) -> Front:
    """A head that only ends with a rule, as Hexo allows: lines of keys above --- or ;;;."""
    end = _end(lines, first, {"---", ";;;"})
    head = lines[first:end] if end is not None else []
    is_json = bool(head) and end is not None and lines[end].rstrip() == ";;;"
    if end is None or not head or not (is_json or _is_of_keys(head)):
        return Front((), first + 1, "\n".join(lines[first:]))
    return _read(lines, first, end, _json if is_json else _yaml, shown)


def _is_of_keys(head: Sequence[str]) -> bool:
    return bool(_KEY.match(head[0])) and all(_KEY.match(line) or _GOES_ON.match(line) for line in head)


def _object_above(lines: Sequence[str], first: int, shown: str) -> Front:
    """A head that is an object of JSON, as Hugo has it."""
    text = "\n".join(lines[first:])
    try:
        value, end = value_at(text[:_MOST_CHARACTERS], 0)
    except (ValueError, RecursionError):
        return _above(lines, first, shown)
    rest = text[end:].removeprefix("\n").removeprefix(";;;")
    fields = tuple(fields_in(value)) if isinstance(value, dict) else ()
    return Front(fields, first + text.count("\n", 0, end) + 2, rest)


def _end(lines: Sequence[str], start: int, rules: set[str]) -> int | None:
    last = min(len(lines), start + _LONGEST_HEAD)
    return next((place for place in range(start, last) if lines[place].rstrip() in rules), None)


_HeadReader = Callable[[str, int, str], tuple[list[Field] | None, list[Problem]]]


def _read(lines: Sequence[str], start: int, end: int, reader: _HeadReader, shown: str) -> Front:
    """The head from a line to another, read; as it stands where it cannot be."""
    head = "\n".join(lines[start:end])
    fields, problems = reader(head, start, shown)
    if fields is None:
        fields = [field_of(_UNREAD, head)]
    return Front(tuple(fields), end + 2, "\n".join(lines[end + 1 :]), tuple(problems))


def _yaml(head: str, start: int, shown: str) -> tuple[list[Field] | None, list[Problem]]:
    # The lines above the head, empty, so that a problem has the line of the file.
    source = whole_source("\n" * start + head + "\n", shown)
    facts = facts_at_head(source, None, told_by_caller=lambda _: True)
    if facts is None:
        return None, source.problems
    value = _value(facts.mapping) if facts.mapping else {}
    return list(fields_in(value)), source.problems


def _value(node: Node) -> object:
    """What a node says, as values: every text as it is typed; a key that stands twice has both values."""
    if isinstance(node, Scalar):
        return "" if node.is_empty else node.value
    if isinstance(node, YamlSequence):
        return [_value(each) for each in node.items]
    made: dict[str, object] = {}
    for key, part in node.pairs if isinstance(node, YamlMapping) else ():
        name = key.value if isinstance(key, Scalar) else "?"
        made[name] = [made[name], _value(part)] if name in made else _value(part)
    return made


def _toml(head: str, start: int, shown: str) -> tuple[list[Field] | None, list[Problem]]:
    try:
        if len(head) <= _MOST_CHARACTERS:
            return list(fields_in(tomllib.loads(head, parse_float=str))), []
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        pass
    return None, [Problem(Origin(shown, start + 1), "markdown-head-not-read")]


def _json(head: str, start: int, shown: str) -> tuple[list[Field] | None, list[Problem]]:
    text = head.strip() if head.lstrip().startswith("{") else f"{{{head.strip().removesuffix(',')}}}"
    try:
        value, _ = value_at(text[:_MOST_CHARACTERS], 0)
    except (ValueError, RecursionError):
        return None, [Problem(Origin(shown, start + 1), "markdown-head-not-read")]
    return list(fields_in(value)), []
