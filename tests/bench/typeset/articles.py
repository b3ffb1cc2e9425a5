"""What a page is made of: articles with all their parts, as the pool of articles has them."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

NATIONAL, LOCAL, MIXED = "rmrb", "local", "mix"  # the kinds of article, and of page, by the pool's names


@dataclass(frozen=True, slots=True)
class Article:
    """An article as written, before it is set and perhaps cut; `subheads` are places among the paragraphs."""

    headline: str
    paragraphs: tuple[str, ...] = ()
    kicker: str | None = None
    deck: str | None = None
    byline: str | None = None
    source: str | None = None
    subheads: frozenset[int] = frozenset()
    captions: tuple[str, ...] = ()
    photo: bool = False
    paper: str = ""
    date: str = ""
    kind: str = NATIONAL

    @property
    def length(self) -> int:
        """The signs of the body."""
        return sum(map(len, self.paragraphs))

    @property
    def byline_in_text(self) -> bool:
        """Whether the byline stands in the running text, not on a line of its own."""
        return bool(self.byline) and without_spaces(self.byline) in without_spaces("".join(self.paragraphs))


def without_spaces(text: str | None) -> str:
    """The text without any white space."""
    return re.sub(r"\s+", "", text or "")


def pool_articles(path: Path) -> Iterator[Article]:
    """The articles of a pool: a JSON list of objects with the fields of an Article."""
    for entry in json.loads(path.read_text(encoding="utf-8")):
        yield _article(entry)


def _article(entry: dict[str, Any]) -> Article:
    return Article(
        headline=entry["headline"] or "",
        paragraphs=tuple(entry["paragraphs"]),
        kicker=entry["kicker"],
        deck=entry["deck"],
        byline=entry["byline"],
        source=entry["source"],
        subheads=frozenset(entry["subheads"]),
        captions=tuple(entry["captions"]),
        photo=entry["photo"],
        paper=entry.get("paper") or "",
        date=entry.get("date") or "",
        kind=entry.get("pool") or NATIONAL,
    )
