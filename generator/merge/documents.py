"""Three files into one: fact by fact where they have front matter, then their bodies."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from generator.merge.laws import Lines, told_of_mine, unlawful, untold
from generator.merge.lines import Node, Row, Told, blank_rows, flat_nodes, head_nodes
from generator.merge.siblings import Three, merged_node, merged_siblings
from generator.yaml_source import DASHES, facts_at_head, whole_source

_ROUNDS = 3  # merges until one changes nothing more
_Made = tuple[list[Row], list[Told]]  # the rows of a part, and what is told of the place before it
_Part = TypeVar("_Part")


@dataclass(frozen=True, slots=True)
class Document:
    """A file: its two fences (none: no front matter), the lines between them, and those below."""

    fences: tuple[str, ...]
    head_lines: Sequence[str]
    body_lines: Sequence[str]


def document_of(text: str, *, has_head: bool = True) -> Document:
    """The file as a document; `has_head` False takes all of it for the body."""
    lines = text.split("\n")
    closing = next((at for at, line in enumerate(lines) if at and line.rstrip() == DASHES), 0)
    if not has_head or not closing or lines[0].rstrip() != DASHES:
        return Document((), (), lines)
    return Document((lines[0], lines[closing]), lines[1:closing], lines[closing + 1 :])


def has_facts(document: Document) -> bool:
    """Whether the document has front matter: it starts with a key, and has another one.

    Lines between two rules may also be text.
    """
    facts = [node for node in head_nodes(document.head_lines)[0] if not node.is_comment]
    return bool(facts) and facts[0].key is not None and len({node.key for node in facts} - {None}) > 1


def merged_documents(base: Document, mine: Document, theirs: Document) -> list[Row]:
    """The rows of the merged file; the three have front matter, or none of them."""
    body, over = _settled_body(base, mine, theirs)
    if not mine.fences:
        return _told_of_first(body, over)
    head, start = _settled_head(base, mine, theirs)
    opening, closing = (_either(*each) for each in zip(base.fences, mine.fences, theirs.fences, strict=True))
    return [Row(opening, (), tuple(start)), *head, Row(closing, (), tuple(over)), *body]


def _either(base: _Part, mine: _Part, theirs: _Part) -> _Part:
    return theirs if mine == base else mine


def _told_of_first(rows: list[Row], told: Sequence[Told]) -> list[Row]:
    """The rows with what is told of the place before them told of the first."""
    first, *rest = rows or [Row("")]
    return [Row(first.text, (*told, *first.here), first.under), *rest]


def _settled_head(base: Document, mine: Document, theirs: Document) -> _Made:
    def merge(lines: Sequence[str]) -> _Made:
        """The facts of these lines merged with the importer's."""
        nodes, end = head_nodes(lines)
        rows, start = merged_siblings(Three(first, nodes, third), _settled_fact)
        return [*rows, *blank_rows(_either(first_end, end, third_end))], start

    (first, first_end), (third, third_end) = head_nodes(base.head_lines), head_nodes(theirs.head_lines)

    # The laws are each fact's own: a name struck out of one list may come into another.
    return _settled(Lines(*(each.head_lines for each in (base, mine, theirs))), merge, lambda _: True)


def _settled_fact(base: Node | None, mine: Node, theirs: Node) -> list[Row]:
    """The rows of a fact that both changed; the editor's where YAML could not read them or a law is broken."""

    def merge(lines: Sequence[str]) -> _Made:
        """The fact that these lines are merged with the importer's, or the lines where they are not one."""
        nodes, _ = head_nodes(lines)
        return (merged_node(base, nodes[0], theirs) if len(nodes) == 1 else [Row(line) for line in lines]), []

    whole = Lines(base.text.split("\n") if base else [], mine.text.split("\n"), theirs.text.split("\n"))
    is_read = _is_yaml(whole.mine)
    made = _settled(whole, merge, lambda lines: not unlawful(whole, lines) and (_is_yaml(lines) or not is_read))
    return _told_of_first(*_with_untold(whole, made))


def _settled_body(base: Document, mine: Document, theirs: Document) -> _Made:
    def merge(lines: Sequence[str]) -> _Made:
        """The blocks of these lines merged with the importer's."""
        nodes, end = flat_nodes(lines)
        rows, start = merged_siblings(Three(first, nodes, third), merged_node)
        made = [*rows, *blank_rows(_either(first_end, end, third_end))]
        return made or [Row("")] * (not mine.fences), start

    (first, first_end), (third, third_end) = flat_nodes(base.body_lines), flat_nodes(theirs.body_lines)

    whole = Lines(*(each.body_lines for each in (base, mine, theirs)))
    return _with_untold(whole, _settled(whole, merge, lambda lines: not unlawful(whole, lines)))


def _settled(
    whole: Lines, merge: Callable[[Sequence[str]], _Made], is_right: Callable[[Sequence[str]], bool]
) -> _Made:
    """What `merge` makes of the editor's lines, once merging that again changes nothing more.

    Where that is not right, or it does not settle, the editor's lines stand and what is not taken is told.
    """
    made = merge(whole.mine)
    lines = [row.text for row in made[0]]
    for _ in range(_ROUNDS):
        again = made if lines == whole.mine else merge(lines)
        texts = [row.text for row in again[0]]
        if texts == lines:
            return made if is_right(lines) else _of_mine(whole)
        made, lines = again, texts
    return _of_mine(whole)


def _of_mine(whole: Lines) -> _Made:
    return [Row(line) for line in whole.mine], told_of_mine(whole)


def _with_untold(whole: Lines, made: _Made) -> _Made:
    """The same, and all that the importer has anew told that is neither in it nor told."""
    rows, start = made
    told = [*start, *(each for row in rows for each in (*row.here, *row.under))]
    lines = untold(whole, [row.text for row in rows], told)
    return rows, [*start, *([Told(lines)] if lines else [])]


def _is_yaml(lines: Sequence[str]) -> bool:
    source = whole_source("\n".join([*lines, ""]), "")
    head = head_nodes(lines)[0]
    facts_at_head(source, [node.key for node in head if node.key])
    return not source.problems
