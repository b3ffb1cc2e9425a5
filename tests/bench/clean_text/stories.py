"""The sample edition's stories, and some more, as whole articles that a layout can set."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[3]
_SAMPLE = ROOT / "tests" / "sample" / "stories"
_MORE = Path(__file__).resolve().parent / "more.yaml"


@dataclass(frozen=True, slots=True)
class Part:
    """One paragraph of a body, or a subhead."""

    text: str
    subhead: bool = False


@dataclass(frozen=True, slots=True)
class Story:
    """An article as print has it, each of its heads on one line; `byline` without the brackets of a lead.

    `signed`: whether the byline stands on a line of its own in print. `close`: a line about the author below.
    """

    headline: str
    body: tuple[Part, ...]
    kicker: str = ""
    deck: str = ""
    source: str = ""
    byline: str = ""
    signed: bool = False
    captions: tuple[str, ...] = ()
    jump: str = ""
    close: str = ""

    @property
    def lead(self) -> str:
        """The source and the byline that open the running text in print (本报讯（记者林晚秋）)."""
        byline = f"（{self.byline}）" if self.byline and not self.signed else ""
        gap = " " if self.source and not byline else ""
        return f"{self.source}{byline}{gap}"

    @property
    def paragraphs(self) -> tuple[Part, ...]:
        """The body with its lead and the line about its author."""
        first, *others = self.body
        closed = [Part(self.close)] if self.close else []
        return (Part(self.lead + first.text), *others, *closed)


def all_stories() -> list[Story]:
    """Every story that has a headline, in the order of the files."""
    pages = [*sorted(_SAMPLE.glob("*/*.yaml")), _MORE]
    return [story for page in pages for story in _stories(page)]


def _stories(page: Path) -> Iterator[Story]:
    document = yaml.safe_load(page.read_text(encoding="utf-8"))
    for story in document["stories"]:
        if story.get("headline"):
            yield _story(story)


def _story(story: dict[str, Any]) -> Story:
    return Story(
        headline=_line(story.get("headline")),
        body=tuple(map(_part, story["body"])),
        kicker=_line(story.get("kicker")),
        deck=_line(story.get("deck")),
        source=(story.get("lost", "") + story.get("source", "")).strip(),
        byline=story.get("byline", ""),
        signed=not story.get("byline_in_lead", True),
        captions=tuple(_lines(story.get("captions"))),
        jump=story.get("jump", ""),
        close=story.get("close", ""),
    )


def _part(part: Any) -> Part:
    return Part(part) if isinstance(part, str) else Part(part["subhead"], subhead=True)


def _lines(text: Any) -> list[str]:
    if text is None:
        return []
    return [text] if isinstance(text, str) else list(text)


def _line(text: Any) -> str:
    return " ".join(_lines(text))
