"""The names under which other systems keep the facts of an article, from known_fields.yaml."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

_FILE = Path(__file__).with_name("known_fields.yaml")
_SEPARATORS = re.compile(r"[\s_-]+")
# What holds an article's fields as a whole, and what within a field is its text.
_AROUND = frozenset(
    {"article", "item", "data", "fields", "params", "meta", "attributes", "doc", "news", "extra"}
)
_WITHIN = frozenset({"name", "text", "value", "title", "#text", "rendered"})
ANY_FORMAT = "any"
FACTS = tuple(yaml.safe_load(_FILE.read_text(encoding="utf-8"))[ANY_FORMAT])


@cache
def known_names(kind: str) -> Mapping[str, tuple[str, ...]]:
    """The names of each fact in a format, the best first; those that only the format has before the others."""
    table = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    own = table.get(kind, {})
    return {fact: tuple(map(plain_name, [*own.get(fact, ()), *table[ANY_FORMAT][fact]])) for fact in FACTS}


def plain_name(name: str) -> str:
    """The name of a field as it is compared: in small letters, without spaces, hyphens and underscores."""
    return _SEPARATORS.sub("", name.casefold())


def alike_names(name: str) -> tuple[str, ...]:
    """The names that a field may be known by: its own, and without what stands around it (article.title)."""
    parts = [plain_name(part) for part in name.split(".")]
    while len(parts) > 1 and parts[0] in _AROUND:
        parts = parts[1:]
    short = parts[:-1] if len(parts) > 1 and parts[-1] in _WITHIN else parts
    return tuple(dict.fromkeys((plain_name(name), ".".join(parts), ".".join(short))))
