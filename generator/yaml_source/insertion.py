"""Names and lines put into YAML as it was typed, or taken out, where its nodes stand; nothing else changes.

What comes out must be read again and compared with what was meant: an unusual way of writing can defeat it.
"""

import yaml

from generator.yaml_source.nodes import Mapping, Node, Scalar, Sequence

_BYTE_ORDER_MARK = "\ufeff"


def with_listed(text: str, key: Node, listed: Node, name: str) -> str:
    """The text with a name more in the list that stands under a key, in whatever way the list is written."""
    item = written(name)
    if isinstance(listed, Sequence):
        if listed.is_flow:
            return with_item(text, listed, item)
        return with_lines(text, listed.items[-1].end, column_of(text, listed), f"- {item}")
    if listed.is_empty:
        bare = _without(text, listed) if listed.end > listed.index else text
        return with_lines(bare, key.end, column_of(text, key), f"- {item}")
    first, end = listed.index, listed.end
    return f"{text[:first]}[{text[first:end]}, {item}]{text[end:]}"


def without_listed(text: str, listed: Node, name: str) -> str:
    """The text with a name less in a list, in whatever way the list is written."""
    if isinstance(listed, Scalar):
        return _without(text, listed) if listed.value.strip() == name else text
    items = listed.items if isinstance(listed, Sequence) else []
    for at, item in reversed(list(enumerate(items))):
        if isinstance(item, Scalar) and item.value.strip() == name:
            is_flow = isinstance(listed, Sequence) and listed.is_flow
            text = _without_item(text, items, at) if is_flow else _without_line(text, item)
    return text


def with_item(text: str, listed: Sequence, item: str) -> str:
    """The text with an item more in a list that is written [甲, 乙]."""
    if not listed.items:
        place = listed.index + 1
        return f"{text[:place]}{item}{text[place:]}"
    place = listed.items[-1].end
    return f"{text[:place]}, {item}{text[place:]}"


def with_lines(text: str, place: int, column: int, *lines: str) -> str:
    """The text with lines more below the one of a place, each beginning in the column."""
    break_ = line_end_of(text)
    end = text.find("\n", place)
    if end < 0:
        return text + "".join(f"{break_}{' ' * column}{line}" for line in lines)
    below = end + 1
    return text[:below] + "".join(f"{' ' * column}{line}{break_}" for line in lines) + text[below:]


def column_of(text: str, node: Node) -> int:
    """How many characters stand before a node on its line."""
    return node.index - text.rfind("\n", 0, node.index) - 1


def split_start(text: str) -> tuple[str, str]:
    """A byte-order mark, where a file begins with one, and the text after it."""
    plain = text.removeprefix(_BYTE_ORDER_MARK)
    return text[: len(text) - len(plain)], plain


def line_end_of(text: str) -> str:
    """How the lines of a text end."""
    return "\r\n" if "\r\n" in text else "\n"


def written(text: str) -> str:
    """A text as YAML writes it on one line, in quotes where it needs them, also within [ ] and { }."""
    listed = yaml.safe_dump([text], default_flow_style=True, allow_unicode=True, width=float("inf"))
    return listed.strip()[1:-1] if text != "true" else text


def pair_of(mapping: Node | None, name: str) -> tuple[Scalar, Node] | None:
    """The key of that name in a mapping, with what stands under it."""
    for key, value in mapping.pairs if isinstance(mapping, Mapping) else ():
        if isinstance(key, Scalar) and key.value == name:
            return key, value
    return None


def _without(text: str, node: Node) -> str:
    """The text without a node, and without the blanks before it."""
    return text[: node.index].rstrip(" \t") + text[node.end :]


def _without_line(text: str, item: Scalar) -> str:
    start = text.rfind("\n", 0, item.index) + 1
    end = text.find("\n", item.end)
    return text[:start] + (text[end + 1 :] if end >= 0 else "")


def _without_item(text: str, items: "list[Node]", at: int) -> str:
    if at + 1 < len(items):
        return text[: items[at].index] + text[items[at + 1].index :]
    return text[: items[at - 1].end if at else items[at].index] + text[items[at].end :]
