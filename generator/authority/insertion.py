"""Lines put into the YAML of an authority file at the places that its nodes know; nothing else of it changes.

What comes out must be read again and compared with what was meant: an unusual way of writing can defeat it.
"""

from collections.abc import Mapping

import yaml

from generator.yaml_source import Mapping as MappingNode
from generator.yaml_source import Node, Scalar, Sequence, node_of

_BYTE_ORDER_MARK = "\ufeff"


def with_entry(text: str, entry: Mapping[str, str]) -> str:
    """The text of a file with an entry more, after all others."""
    start, text = _split_start(text)
    root = node_of(text)
    line_end = _line_end_of(text)
    if isinstance(root, Sequence) and root.is_flow:
        facts = ", ".join(f"{key}: {_written(value)}" for key, value in entry.items())
        return start + _with_item(text, root, f"{{{facts}}}")
    column = _column(text, root) if isinstance(root, Sequence) else 0
    dashes = ("- ", *("  " for _ in entry))
    lines = [
        f"{' ' * column}{dash}{key}: {_written(value)}"
        for dash, (key, value) in zip(dashes, entry.items(), strict=False)
    ]
    break_before = line_end if text and not text.endswith("\n") else ""
    return start + text + break_before + "".join(line + line_end for line in lines)


def with_alias(text: str, identity: str, alias: str) -> str | None:
    """The text of a file with one alias more for the entry of that id; None where there is no such entry."""
    start, text = _split_start(text)
    root = node_of(text)
    for node in root.items if isinstance(root, Sequence) else []:
        if isinstance(node, MappingNode):
            facts = {key.value: (key, value) for key, value in node.pairs if isinstance(key, Scalar)}
            own = facts.get("id") or facts.get("name")
            if own and isinstance(own[1], Scalar) and " ".join(own[1].value.split()) == identity:
                return start + _with_alias(text, node, facts, _written(alias))
    return None


_Facts = Mapping[str, tuple[Scalar, Node]]


def _with_alias(text: str, entry: MappingNode, facts: _Facts, alias: str) -> str:
    if "aliases" not in facts:
        return _with_list(text, entry, facts, alias)
    key, aliases = facts["aliases"]
    if isinstance(aliases, Sequence) and aliases.is_flow:
        return _with_item(text, aliases, alias)
    if isinstance(aliases, Sequence):
        return _with_line(text, aliases.items[-1].end, _column(text, aliases), f"- {alias}")
    if isinstance(aliases, MappingNode) or aliases.value:
        first, end = aliases.index, aliases.end
        return f"{text[:first]}[{text[first:end]}, {alias}]{text[end:]}"
    return _with_line(text, key.end, _column(text, key), f"- {alias}")


def _with_list(text: str, entry: MappingNode, facts: _Facts, alias: str) -> str:
    """The text with a list of aliases after an entry's name."""
    key, name = facts.get("name") or facts["id"]
    end = name.end
    if entry.is_flow:
        return f"{text[:end]}, aliases: [{alias}]{text[end:]}"
    column = _column(text, key)
    return _with_line(text, end, column, "aliases:", f"- {alias}")


def _with_item(text: str, listed: Sequence, item: str) -> str:
    """The text with an item more in a list that is written [甲, 乙]."""
    if not listed.items:
        place = listed.index + 1
        return f"{text[:place]}{item}{text[place:]}"
    place = listed.items[-1].end
    return f"{text[:place]}, {item}{text[place:]}"


def _with_line(text: str, place: int, column: int, *lines: str) -> str:
    """The text with lines more below the one of a place, each beginning in the column."""
    break_ = _line_end_of(text)
    end = text.find("\n", place)
    if end < 0:
        return text + "".join(f"{break_}{' ' * column}{line}" for line in lines)
    below = end + 1
    return text[:below] + "".join(f"{' ' * column}{line}{break_}" for line in lines) + text[below:]


def _column(text: str, node: Node) -> int:
    """How many characters stand before a node on its line."""
    return node.index - text.rfind("\n", 0, node.index) - 1


def _split_start(text: str) -> tuple[str, str]:
    """A byte-order mark, where a file begins with one, and the text after it."""
    plain = text.removeprefix(_BYTE_ORDER_MARK)
    return text[: len(text) - len(plain)], plain


def _line_end_of(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _written(text: str) -> str:
    """A text as YAML writes it on one line, in quotes where it needs them, also within [ ] and { }."""
    listed = yaml.safe_dump([text], default_flow_style=True, allow_unicode=True, width=float("inf"))
    return listed.strip()[1:-1] if text != "true" else text
