"""The lists of an article that are found for it, as they stand in its file and as they are put there.

A list goes by its key: those of FOUND_KEYS, and with DOUBTED before it one of the names in doubt of that kind.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.content.front_matter import dump_lists, load_article
from generator.model import FOUND_KEYS, Article, Doubtful, Problem
from generator.yaml_source import (
    DASHES,
    Node,
    NodeError,
    column_of,
    line_end_of,
    node_of,
    pair_of,
    split_start,
    with_lines,
    with_listed,
    without_listed,
)

NAME_KEYS = FOUND_KEYS[1:]
DOUBTED = "doubtful"
Lists = Mapping[str, tuple[str, ...]]
_KEY_AT_HEAD = re.compile(rf"^({'|'.join(FOUND_KEYS)})[ \t]*:(?:\s|$)", re.MULTILINE)
_FENCE = re.compile(rf"^{DASHES}[^\S\n]*$", re.MULTILINE)


def lists_of(article: Article) -> Lists:
    """All the lists of an article."""
    sure = {key: getattr(article, key) for key in FOUND_KEYS}
    return sure | {f"{DOUBTED} {key}": getattr(article.doubtful, key) for key in NAME_KEYS}


def lists_about(key: str) -> tuple[str, ...]:
    """The lists of one kind: what is sure, and what is in doubt."""
    return (key, f"{DOUBTED} {key}") if key in NAME_KEYS else (key,)


def with_lists_as(article: Article, lists: Lists) -> Article:
    """The article with these lists; they are no longer unasked, the others are as they were."""
    all_ = {**lists_of(article), **lists}
    return replace(
        article,
        topics=all_["topics"],
        people=all_["people"],
        places=all_["places"],
        organisations=all_["organisations"],
        doubtful=Doubtful(*(all_[f"{DOUBTED} {key}"] for key in NAME_KEYS)),
        unasked=article.unasked.difference(lists),
    )


def seems_asked(text: str) -> bool:
    """Whether the text of a file plainly has every key of what is found; it is not read for that."""
    head = _head_of(text)
    return head is not None and len(set(_KEY_AT_HEAD.findall(text, *head))) == len(FOUND_KEYS)


def remarked(text: str) -> frozenset[str]:
    """The names beside which an editor has written a remark: `- 沈砚秋 # 石匠`."""
    head = _head_of(text)
    lines = (line.strip() for line in text[slice(*head)].split("\n")) if head else ()
    items = (line[1:].partition(" #") for line in lines if line.startswith("- "))
    return frozenset(name.strip(" \t\"'") for name, mark, _ in items if mark)


def file_with_lists(text: str, article: Article, lists: Lists) -> str | None:
    """The text of an article's file with these lists, all else of it byte for byte.

    None where it is written in a way that this cannot be done to: what comes out must say just that.
    """
    head = _head_of(text)
    if head is None:
        return None
    try:
        front = _with_lists(text[slice(*head)], article, lists, line_end_of(text))
    except NodeError:
        return None
    edited = text[: head[0]] + front + text[head[1] :]
    return edited if _says(edited, text, with_lists_as(article, lists)) else None


def _head_of(text: str) -> tuple[int, int] | None:
    """Where the front matter of a file begins and ends, without its fences."""
    start, _ = split_start(text)
    opening = re.match(rf"{DASHES}[^\S\n]*\n", text[len(start) :])
    begin = len(start) + opening.end() if opening else 0
    closing = _FENCE.search(text, begin) if opening else None
    return (begin, closing.start()) if closing else None


def _says(edited: str, before: str, meant: Article) -> bool:
    """Whether a file says what is meant, and is not worse to read than before."""
    loaded, problems = load_article(edited, meant.key, "")
    return loaded == meant and _faults(problems) == _faults(load_article(before, meant.key, "")[1])


def _faults(problems: Sequence[Problem]) -> list[str]:
    return sorted(repr((problem.code, problem.values)) for problem in problems)


def _with_lists(front: str, article: Article, lists: Lists, line_end: str) -> str:
    mine = lists_of(article)
    for key in (key for key in lists if key not in article.unasked and lists[key] != mine[key]):
        if not key.startswith(DOUBTED) or _has_doubtful(front):
            front = _with_list(front, key.split(), mine[key], lists[key])
    wanted = [key for key in FOUND_KEYS if key in lists.keys() & article.unasked]
    new: dict[str, object] = {key: list(lists[key]) for key in wanted}
    doubted = {key: list(lists[f"{DOUBTED} {key}"]) for key in NAME_KEYS if lists.get(f"{DOUBTED} {key}")}
    if doubted and not _has_doubtful(front):
        new[DOUBTED] = doubted
    return _with_facts(front, dump_lists(new), line_end) if new else front


def _has_doubtful(front: str) -> bool:
    return bool(re.search(rf"^[ \t]*{DOUBTED}[ \t]*[:：]", front, re.MULTILINE))


def _with_facts(front: str, facts: str, line_end: str) -> str:
    """The front matter with facts below all others, in line with them."""
    first = next((line for line in front.split("\n") if line.strip() and not line.lstrip().startswith("#")), "")
    indent = first[: len(first) - len(first.lstrip(" "))]
    return front + "".join(f"{indent}{line}{line_end}" for line in facts.split("\n")[:-1])


def _with_list(front: str, path: Sequence[str], before: Sequence[str], after: Sequence[str]) -> str:
    """The front matter with a list of it changed: what goes is taken out, what comes stands below the rest."""
    for name in (name for name in before if name not in after):
        if found := _pair_at(front, path):
            front = without_listed(front, found[1], name)
    for name in (name for name in after if name not in before):
        found = _pair_at(front, path)
        front = with_listed(front, *found, name) if found else _with_key(front, path, name)
    return front


def _pair_at(front: str, path: Sequence[str]) -> tuple[Node, Node] | None:
    node: Node | None = node_of(front)
    found: tuple[Node, Node] | None = None
    for key in path:
        found = pair_of(node, key)
        node = found[1] if found else None
    return found


def _with_key(front: str, path: Sequence[str], name: str) -> str:
    """The front matter with a list more among the names in doubt, straight below their key."""
    outer = _pair_at(front, path[:-1])
    if outer is None:
        return front
    key, parts = outer
    first = next((part for part, _ in getattr(parts, "pairs", ())), None)
    column = column_of(front, first) if first else column_of(front, key) + 2
    lines = dump_lists({path[-1]: [name]}).split("\n")[:-1]
    return with_lines(front, key.end, column, *lines)
