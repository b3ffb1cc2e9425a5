"""The sample's stories as finished articles, with all that a source may say of one."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from sample.truth import PageTruth, Story, edition_truth

_ROLES = re.compile(r"本报|记者|通讯员|实习生|□")
_SECTIONS: Mapping[int, str] = {1: "要闻", 2: "综合", 3: "民生", 4: "副刊"}
_TOPICS = ("砚江", "民生", "教育", "交通", "天气", "法治")


@dataclass(frozen=True, slots=True)
class Told:
    """An article as its source means it; `names` None where the source says nothing of who wrote it."""

    date: date
    page: str
    page_name: str | None
    title: str | None
    paragraphs: tuple[str, ...]
    subheads: frozenset[str] = frozenset()
    kicker: str | None = None
    deck: str | None = None
    byline: str | None = None
    names: tuple[str, ...] | None = None
    section: str | None = None
    captions: tuple[str, ...] = ()
    picture: str | None = None
    identifier: str | None = None
    url: str | None = None
    provider: str | None = None
    topics: tuple[str, ...] = ()
    dateline: str | None = None
    held: bool = False

    @property
    def number(self) -> int:
        """The number of its page."""
        return int(re.sub(r"\D", "", self.page))


@cache
def told_stories() -> tuple[Told, ...]:
    """Every story of the sample, in the order of print."""
    return tuple(
        _told(page, story, place)
        for page in edition_truth()
        for place, story in enumerate(page.stories, 1)
        if story.headline
    )


def _told(page: PageTruth, story: Story, place: int) -> Told:
    paragraphs = [block.text for block in story.body]
    paragraphs[0] = story.lost + story.lead + paragraphs[0]
    number = f"{page.date:%Y%m%d}{page.number:02}{place:02}"
    names = tuple(_ROLES.sub(" ", story.byline).split()) if story.byline else ()
    return Told(
        page.date,
        f"{page.number:02}",
        page.furniture["name"],
        " ".join(story.headline),
        tuple(paragraphs),
        frozenset(block.text for block in story.body if block.subhead),
        kicker=" ".join(story.kicker) or None,
        deck=" ".join(story.deck) or None,
        byline=story.byline,
        names=names or None,
        section=_SECTIONS[page.number],
        captions=story.captions[:1],
        picture=f"{number}.png" if story.captions else None,
        identifier=number,
        url=f"http://epaper.example.cn/yjrb/{number}.html",
        provider="砚江日报",
        topics=tuple(dict.fromkeys((_TOPICS[place % 6], _TOPICS[(place + page.number) % 6 - 1])))[
            : 1 + place % 2
        ],
    )
