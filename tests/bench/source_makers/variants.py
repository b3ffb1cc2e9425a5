"""How one variant of a format writes days, pages and texts; what it leaves out and what it adds."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path
from typing import Any

from source_makers.stories import Told

PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c63f8cfc0f01f0005"
    "0001ff56c7255b0000000049454e44ae426082"
)
# What sources keep beside an article and no paper prints.
EXTRAS: Mapping[str, str] = {
    "click_count": "1024",
    "crawled_by": "spider-7",
    "字数": "812",
    "spider_version": "2.1",
    "审稿备注": "按头条处理",
}


@dataclass(frozen=True, slots=True)
class Variant:
    """The choices of one variant, all by its seed."""

    chance: random.Random

    def day(self, told: Told) -> str:
        """The day in one of the ways in which systems write it."""
        day = told.date
        return self.chance.choice(
            [
                f"{day:%Y-%m-%d}",
                f"{day:%Y%m%d}",
                f"{day.year}/{day.month}/{day.day}",
                f"{day.year}年{day.month}月{day.day}日",
                f"{day.year}-{day.month}-{day.day}",
                f"{day:%Y-%m-%d} 08:30:00",
                f"{day:%Y-%m-%d}T08:30:00+08:00",
                f"{day:%Y.%m.%d}",
            ]
        )

    def page(self, told: Told) -> str:
        """The page in one of the ways in which systems write it."""
        label, number = told.page, told.number
        ways = [label, f"第{label}版", f"{label}版"]
        if label.isdigit():
            ways += [str(number), f"第{number}版", f"{number:03}"]
        return self.chance.choice(ways)

    def named_page(self, told: Told) -> str:
        """The page with its name in one field."""
        between = self.chance.choice(["：", ":", " ", ": "])
        return f"第{told.page}版{between}{told.page_name}"

    def labelled(self, stories: Sequence[Told]) -> list[Told]:
        """The stories with pages that are A01 where this variant prints them so."""
        if self.chance.random() < 0.6:
            return list(stories)
        return [replace(told, page=f"A{told.page}") for told in stories]

    def thinned(self, told: Told) -> Told:
        """The story without some of what a source may leave out."""
        if self.chance.random() < 0.7:
            return told
        gone = self.chance.choice(["kicker", "deck", "section", "url", "provider", "topics"])
        changes: dict[str, Any] = {gone: () if gone == "topics" else None}
        return replace(told, **changes)

    def extras(self) -> dict[str, str]:
        """Some fields that are no fact of an article."""
        return dict(self.chance.sample(sorted(EXTRAS.items()), self.chance.randrange(3)))

    def shuffled(self, fields: Mapping[str, object]) -> dict[str, object]:
        """The fields in another order."""
        pairs = list(fields.items())
        self.chance.shuffle(pairs)
        return dict(pairs)


def plain_text(told: Told, way: int) -> str:
    """The paragraphs as one text: a line each, with empty lines between, with indents, as HTML."""
    if way == 3:
        return "".join(f"<p>{escape(text)}</p>" for text in told.paragraphs)
    between, indent = (("\n", ""), ("\n\n", ""), ("\n", "　　"))[way]
    return between.join(indent + text for text in told.paragraphs)


def write(path: Path, text: str, encoding: str = "utf-8") -> None:
    """Write a text, its folder made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode(encoding))


def put_picture(told: Told, folder: Path) -> None:
    """Lay the story's picture into the folder, where it has one."""
    if told.picture:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / told.picture).write_bytes(PICTURE)
