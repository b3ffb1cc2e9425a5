"""Articles and pages -> Markdown with YAML front matter: one fact a line, one paragraph a line."""

import math
import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass

import yaml

from generator.content.front_matter.keys import (
    ALL_KEYS,
    ARTICLE_KEYS,
)
from generator.content.holding import HIDDEN
from generator.content.notes import plain_notes
from generator.model import (
    Article,
    Continuation,
    Holding,
    Key,
    Note,
    PrintedPage,
    SourceLines,
    Status,
    as_printed,
)
from generator.yaml_source import (
    DASHES,
    begins_like_key,
)

# The other keys stand as places to fill.
_LEFT_OUT_WHEN_EMPTY = (
    *("jump", "continued", "captions", "corrections", "doubtful", "notes", "furniture", "image", "pdf"),
    *("provider", "url", "external_id", "zones"),
)
_LINE_BREAK = re.compile("[\n\r\x85\u2028\u2029]")


class _Dumper(yaml.SafeDumper):
    """PyYAML's writer, which takes its rules from a class, kept to one fact a line."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - PyYAML asks it of every value
        """True: no value is ever written as a reference to another."""
        return True


def _text_node(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    # Only the double-quoted style writes a line break, of any kind, as characters within the line. Without
    # an item of a list that begins like a key would be taken for one that is ill written.
    style = '"' if _LINE_BREAK.search(text) else "'" if begins_like_key(text, ALL_KEYS) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _empty_node(dumper: yaml.SafeDumper, _: None) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:null", "")


_Dumper.add_representer(str, _text_node)
_Dumper.add_representer(type(None), _empty_node)


def dump_article(article: Article, beside: Mapping[Note, str] | None = None) -> str:
    """The file of an article: every fact on a line of its own, then the body.

    Notes that an older file of the article says in words (`beside`) keep those words.
    """
    facts = {key: _plain(getattr(article, key)) for key in ARTICLE_KEYS if key not in {"jump", "notes"}}
    jumps = [{str(jump.direction): as_printed(jump.page), "text": jump.text} for jump in article.jumps]
    facts |= {"page": _page(article.key), "jump": jumps, "notes": plain_notes(article.notes, beside)}
    facts = {key: facts[key] for key in ARTICLE_KEYS if facts[key] or key not in article.unasked}
    return _dumped(facts | _held(article.holding), article.body)


def dump_lists(lists: Mapping[str, object]) -> str:
    """Some facts of an article as they stand at the head of its file."""
    return _dumped(lists, "").removeprefix(f"{DASHES}\n").removesuffix(f"{DASHES}\n")


def dump_page(page: PrintedPage) -> str:
    """The file of a page's own facts, with what was left unplaced as its body; its articles are not in it."""
    facts = {
        "date": page.date,
        "page": _page(page.key),
        "name": page.name,
        "image": page.image,
        "pdf": page.pdf,
        "furniture": _plain(page.furniture),
        "source": _plain(page.source),
    }
    return _dumped(facts | _held(page.holding), page.unplaced)


def _page(key: Key) -> int | str | None:
    """The label of a page as a fact; None where nobody knows it."""
    return as_printed(key.page) if key.has_page else None


def _held(holding: Holding) -> dict[str, object]:
    """The keys that hold a text back; none for what the importer makes."""
    said: dict[str, object] = {
        "status": HIDDEN if "status" in holding.words else None,
        "draft": True if "draft" in holding.words else None,
        "private": True if "private" in holding.words else None,
        "published": False if "published" in holding.words else None,
        "embargo": holding.embargo,
        "withdrawn": holding.withdrawn,
    }
    return {key: fact for key, fact in said.items() if fact is not None}


def _plain(value: object) -> object:
    """The value in YAML's own kinds; what is absent within a nested fact is left out."""
    if isinstance(value, SourceLines):
        return f"{value.path} {value.first}-{value.last}"
    if isinstance(value, Status):
        return str(value)
    if isinstance(value, Continuation):
        value = {"page": as_printed(value.page), "head": value.head, "opening": value.opening}
        return {name: fact for name, fact in value.items() if fact is not None}
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if not is_dataclass(value):
        return value
    facts = {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    return {name: fact for name, fact in facts.items() if fact is not None and fact != []}


def _dumped(facts: Mapping[str, object], body: str) -> str:
    shown = {
        key: None if fact in ([], {}) else fact
        for key, fact in facts.items()
        if fact not in (None, [], {}) or key not in _LEFT_OUT_WHEN_EMPTY
    }
    front = yaml.dump(shown, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=math.inf)
    return f"{DASHES}\n{front}{DASHES}\n" + (f"\n{body}\n" if body else "")
