"""The names under which other systems keep the facts of an article, from known_fields.yaml."""

import re
from collections.abc import Mapping, Sequence
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
_PLACES = ("file.", "folder.", "sheet.")  # what names of files and sheets say
FACTS = tuple(yaml.safe_load(_FILE.read_text(encoding="utf-8"))[ANY_FORMAT])


@cache
def known_names(kind: str) -> Mapping[str, tuple[str, ...]]:
    """The names of each fact in a format, best first: its own, those of any, what its place says."""
    table = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    own = table.get(kind, {})
    return {
        fact: tuple(map(plain_name, _best_first(own.get(fact, ()), table[ANY_FORMAT][fact]))) for fact in FACTS
    }


def _best_first(own: Sequence[str], of_any: Sequence[str]) -> list[str]:
    """The names in their order; the day of an export in the name of its file is not that of its articles."""
    by_place = [name for name in own if name.startswith(_PLACES)]
    return [*(name for name in own if name not in by_place), *of_any, *by_place]


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
