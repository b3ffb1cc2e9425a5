"""An entry or an alias put into the YAML of an authority file; nothing else of it changes.

What comes out must be read again and compared with what was meant: an unusual way of writing can defeat it.
"""

from collections.abc import Mapping

from generator.yaml_source import Mapping as MappingNode
from generator.yaml_source import (
    Node,
    Scalar,
    Sequence,
    column_of,
    line_end_of,
    node_of,
    split_start,
    with_item,
    with_lines,
    with_listed,
    written,
)


def with_entry(text: str, entry: Mapping[str, str]) -> str:
    """The text of a file with an entry more, after all others."""
    start, text = split_start(text)
    root = node_of(text)
    line_end = line_end_of(text)
    if isinstance(root, Sequence) and root.is_flow:
        facts = ", ".join(f"{key}: {written(value)}" for key, value in entry.items())
        return start + with_item(text, root, f"{{{facts}}}")
    column = column_of(text, root) if isinstance(root, Sequence) else 0
    dashes = ("- ", *("  " for _ in entry))
    lines = [
        f"{' ' * column}{dash}{key}: {written(value)}"
        for dash, (key, value) in zip(dashes, entry.items(), strict=False)
    ]
    break_before = line_end if text and not text.endswith("\n") else ""
    return start + text + break_before + "".join(line + line_end for line in lines)


def with_alias(text: str, identity: str, alias: str) -> str | None:
    """The text of a file with one alias more for the entry of that id; None where there is no such entry."""
    start, text = split_start(text)
    root = node_of(text)
    for node in root.items if isinstance(root, Sequence) else []:
        if isinstance(node, MappingNode):
            facts = {key.value: (key, value) for key, value in node.pairs if isinstance(key, Scalar)}
            own = facts.get("id") or facts.get("name")
            if own and isinstance(own[1], Scalar) and " ".join(own[1].value.split()) == identity:
                return start + _with_alias(text, node, facts, alias)
    return None


_Facts = Mapping[str, tuple[Scalar, Node]]


def _with_alias(text: str, entry: MappingNode, facts: _Facts, alias: str) -> str:
    if "aliases" not in facts:
        return _with_list(text, entry, facts, alias)
    return with_listed(text, *facts["aliases"], alias)


def _with_list(text: str, entry: MappingNode, facts: _Facts, alias: str) -> str:
    """The text with a list of aliases after an entry's name."""
    key, name = facts.get("name") or facts["id"]
    end = name.end
    if entry.is_flow:
        return f"{text[:end]}, aliases: [{written(alias)}]{text[end:]}"
    column = column_of(text, key)
    return with_lines(text, end, column, "aliases:", f"- {written(alias)}")
