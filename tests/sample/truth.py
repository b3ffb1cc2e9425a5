"""The truth of the sample edition: what each page says, before it is set and scrambled.

README.md beside this file explains the keys of stories/YYYY-MM-DD/NN.yaml.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

STORIES = Path(__file__).resolve().parent / "stories"
_CHINESE_DIGITS = "〇一二三四五六七八九"
_JUMP = re.compile(r"(?:下转|上接)第?([〇一二三四五六七八九\d]+)版")
_COLUMN = re.compile(r"(\d+)(?:x(\d+))?")
_ENDLESS = 10_000  # lines: a column without a stated depth runs on


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of a body, or a subhead (小标题)."""

    text: str
    subhead: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a body: its measure in ems and its depth in lines."""

    measure: int
    depth: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A jump mark as printed, the page it names, and whether it stands on a line of its own."""

    text: str
    page: int
    alone: bool

    @property
    def leads_back(self) -> bool:
        """Whether the story comes from an earlier page (上接) and does not go on to a later one (下转)."""
        return "上接" in self.text


@dataclass(frozen=True, slots=True)
class Story:
    """One article as print has it; `lost` is text that print has and the text layer has not."""

    identifier: str
    body: tuple[Block, ...]
    columns: tuple[Column, ...]
    headline: tuple[str, ...] = ()
    kicker: tuple[str, ...] = ()
    deck: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    source: str | None = None
    byline: str | None = None
    byline_in_lead: bool = True
    jump: Mark | None = None
    lost: str = ""

    @property
    def lead(self) -> str:
        """The source and the byline that open the running text, as printed there without spaces."""
        byline = f"（{self.byline}）" if self.byline and self.byline_in_lead else ""
        gap = " " if self.source and not byline else ""
        return f"{self.source or ''}{byline}{gap}"

    @property
    def loose(self) -> Mapping[str, tuple[str, ...]]:
        """What stands outside the body, by kind: the lines of kicker, headline, deck, byline and caption."""
        own_line = (self.byline,) if self.byline and not self.byline_in_lead else ()
        return {
            "kicker": self.kicker,
            "headline": self.headline,
            "deck": self.deck,
            "byline": own_line,
            "caption": self.captions,
        }


@dataclass(frozen=True, slots=True)
class PageTruth:
    """One page: its stories, its furniture by kind, and the order in which the text layer has them all."""

    date: date
    number: int
    stories: tuple[Story, ...]
    furniture: Mapping[str, str]
    stream: tuple[str, ...]
    half_brackets: bool


def page_truth(path: Path) -> PageTruth:
    """The truth in stories/YYYY-MM-DD/NN.yaml."""
    document = yaml.safe_load(path.read_text(encoding="utf-8"))
    stories = (_story(f"A{place}", story) for place, story in enumerate(document["stories"], start=1))
    return PageTruth(
        date=date.fromisoformat(path.parent.name),
        number=int(path.stem),
        stories=tuple(stories),
        furniture=document["furniture"],
        stream=tuple(document["stream"]),
        half_brackets=document.get("half_brackets", True),
    )


def edition_truth() -> tuple[PageTruth, ...]:
    """The truth of every page of the sample edition, in the order of print."""
    return tuple(page_truth(path) for path in sorted(STORIES.glob("*/*.yaml")))


def _story(identifier: str, story: Mapping[str, Any]) -> Story:
    return Story(
        identifier=identifier,
        body=tuple(_block(block) for block in story["body"]),
        columns=tuple(_column(column) for column in story["columns"].split()),
        headline=_texts(story.get("headline")),
        kicker=_texts(story.get("kicker")),
        deck=_texts(story.get("deck")),
        captions=_texts(story.get("captions")),
        source=story.get("source"),
        byline=story.get("byline"),
        byline_in_lead=story.get("byline_in_lead", True),
        jump=_mark(story.get("jump"), alone=story.get("jump_alone", True)),
        lost=story.get("lost", ""),
    )


def _texts(text: str | list[str] | None) -> tuple[str, ...]:
    if text is None:
        return ()
    return (text,) if isinstance(text, str) else tuple(text)


def _block(block: str | Mapping[str, str]) -> Block:
    return Block(block) if isinstance(block, str) else Block(block["subhead"], subhead=True)


def _column(column: str) -> Column:
    match = _COLUMN.fullmatch(column)
    if match is None:
        raise ValueError(column)
    measure, depth = match.groups()
    return Column(int(measure), int(depth or _ENDLESS))


def _mark(text: str | None, *, alone: bool) -> Mark | None:
    if text is None:
        return None
    match = _JUMP.search(text)
    if match is None:
        raise ValueError(text)
    page = match.group(1)
    return Mark(text, int(page) if page.isdecimal() else _CHINESE_DIGITS.index(page), alone)
