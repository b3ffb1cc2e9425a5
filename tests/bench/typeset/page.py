"""A whole page: its text layer, and its gold in the form of the parsing benchmark."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from typeset.articles import Article
from typeset.columns import BODY, JUMP, SetBody, bed, below, set_cut, set_whole
from typeset.fonts import Font
from typeset.heads import Head, SetLine, set_head
from typeset.lines import LOST, Line, plain_tokens, set_line
from typeset.plan import PAGE_HEIGHT, Rectangle, rectangles
from typeset.reader import Glyph, Tag, read
from typeset.stream import drawing_order
from typeset.style import Style, page_style

FURNITURE = "furniture"
_FURNITURE_WIDTH = 500.0
_LOST_HEAD = 0.08  # of the articles have their headline as a picture
_INSET = _WIDE = 0.25  # of those in three columns or more
_FEWEST_COLUMNS = 3
_WITHOUT_FURNITURE, _WITH_EDITORS, _WITH_IMPRINT = 0.47, 0.53, 0.3
_OWN_NEWS = "本报讯"
_OWN_PAPER = "本报"
_OWN_DISPATCH = re.compile(r"本报.{1,20}[电讯]")


@dataclass(frozen=True, slots=True)
class Page:
    """A page's text layer and its gold."""

    text: str
    gold: dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Story:
    identifier: str
    article: Article
    place: Rectangle
    head: Head
    body: SetBody
    jump: tuple[str, int] | None
    lost: bool

    def lines(self, role: str) -> Sequence[SetLine]:
        if role == BODY:
            return self.body.lines
        return self.body.jump if role == JUMP else self.head.lines.get(role, [])


def typeset(rng: Random, articles: Sequence[Article], kind: str, difficulty: str, mode: str) -> Page:
    """A page of these articles."""
    style = page_style(rng, difficulty)
    if style.lost_names:
        articles = [_with_lost_name(article) for article in articles]
    articles = rng.sample(articles, len(articles))
    numbers = rng.sample(range(1, len(articles) + 1), len(articles))
    places = rectangles(rng, articles, style)
    stories = [
        _story(rng, f"A{number}", article, place, style)
        for number, article, place in zip(numbers, articles, places, strict=True)
    ]
    stories.sort(key=lambda story: (round(story.place.y, 1), story.place.x))
    head, foot = _furniture(rng)
    drawn = [("F", line) for line in head]
    for part in drawing_order(rng, mode, len(stories), gather=not style.easy):
        story = stories[part.article]
        drawn += [(story.identifier, line) for role in part.roles for line in story.lines(role)]
    drawn += [("F", line) for line in foot]
    text, tags = read(_tagged(drawn), style.space)
    facts = {"kind": kind, "mode": mode, **_style_facts(style)}
    return Page(text, facts | _gold(stories, tags, drawn, [line.text for line in head + foot]))


def _with_lost_name(article: Article) -> Article:
    """The article of a paper whose name, in 本报, is a logo without Unicode."""
    if not article.paragraphs:
        return article
    opening, *others = article.paragraphs
    source = article.source or ""
    if opening.startswith(_OWN_NEWS):
        opening = f"{LOST}日报消息{opening.removeprefix(_OWN_NEWS)}"
        source = source.replace(_OWN_NEWS, "日报消息", 1)
    elif _OWN_DISPATCH.match(opening):
        opening = f"{LOST}日报{opening.removeprefix(_OWN_PAPER)}"
        source = source.replace(_OWN_PAPER, "日报", 1)
    return replace(article, paragraphs=(opening, *others), source=source or None)


def _story(rng: Random, identifier: str, article: Article, place: Rectangle, style: Style) -> _Story:
    lost = not (style.easy or article.photo) and rng.random() < _LOST_HEAD
    columns = bed(place, style)
    if columns.columns >= _FEWEST_COLUMNS and not style.easy and not article.photo:
        columns = replace(columns, inset=rng.random() < _INSET, wide=rng.random() < _WIDE)
    over = place
    if columns.inset:
        over = place._replace(x=place.x + columns.step, width=place.width - columns.step)
    head = set_head(rng, article, over, style, lost=lost)
    columns = below(columns, head.bottom)
    body = set_whole(article, columns, style)
    jump = None
    if body is None:
        jump = style.jump(rng)
        body = set_cut(article, columns, style, jump[0])
    return _Story(identifier, article, place, head, body, jump, lost)


def _tagged(drawn: Iterable[tuple[str, SetLine]]) -> Iterable[tuple[Glyph, Tag]]:
    return ((glyph, (owner, line.role)) for owner, line in drawn for glyph in line.glyphs)


def _style_facts(style: Style) -> dict[str, Any]:
    return {
        "difficulty": style.difficulty,
        "size": style.size,
        "lead": style.line,
        "em": style.measure,
        "spacew": round(style.space * 1000),
        "lostname": style.lost_names,
    }


def _gold(
    stories: Sequence[_Story], tags: list[list[Tag]], drawn: Iterable[tuple[str, SetLine]], furniture: list[str]
) -> dict[str, Any]:
    return {
        "narticles": len(stories),
        "layout": [story.identifier for story in stories],
        "articles": [_gold_article(story) for story in stories],
        "furniture": furniture,
        "line_roles": {str(number): [list(tag) for tag in line] for number, line in enumerate(tags, 1) if line},
        "lines": [_gold_line(owner, line) for owner, line in drawn if line.glyphs],
    }


def _gold_line(owner: str, line: SetLine) -> dict[str, Any]:
    return {
        "text": line.text,
        "x": round(line.x, 1),
        "y": round(PAGE_HEIGHT - line.glyphs[0].y, 1),
        "size": round(line.glyphs[0].size, 2),
        "w": round(line.width, 1),
        "art": owner,
        "role": line.role,
        "para": line.paragraph,
    }


def _gold_article(story: _Story) -> dict[str, Any]:
    article = story.article
    titles = {"kicker": article.kicker, "headline": article.headline, "deck": article.deck}
    return {
        "id": story.identifier,
        **(dict.fromkeys(titles) if story.lost else titles),
        "byline": article.byline,
        "source": article.source,
        "paragraphs": [paragraph.replace(LOST, "") for paragraph in story.body.paragraphs],
        "subheads": sorted(place for place in article.subheads if place < len(story.body.paragraphs)),
        "captions": list(story.head.captions),
        "jump": {"text": story.jump[0], "page": story.jump[1]} if story.jump else None,
        "photo": article.photo,
        "paper": article.paper,
        "date": article.date,
        "note": "headline not in the text layer (picture)" if story.lost else None,
        "lost": titles if story.lost else None,
        "inlead": article.byline_in_text,
    }


def _furniture(rng: Random) -> tuple[list[SetLine], list[SetLine]]:
    """What the page prints about itself, at its head and at its foot."""
    if rng.random() < _WITHOUT_FURNITURE:
        return [], []
    number = rng.randint(1, 12)
    date = f"2025年{rng.randint(1, 12)}月{rng.randint(1, 28)}日 星期{rng.choice('一二三四五六日')}"
    name = rng.choice(("综合新闻", "社会生活", "本市新闻", "时政", "要闻"))
    folio = rng.choice((f"A{rng.randint(1, 8)}", f"{number:02d}", f"第{number}版"))
    head = [_printed(date, 9.0, (60, 1481)), _printed(name, 13.0, (470, 1477))]
    foot = [_printed(folio, 13.0, (950, 1477))]
    if rng.random() < _WITH_EDITORS:
        one, two, three = (rng.choice(("林远 ", "何秋", "苏明", "白帆", "方宁 ")).strip() for _ in range(3))
        editors = (
            f"责任编辑：{one} 版式：{two} 校对：{three}",
            f"本版责编：{one} 美编：{two}",
            f"值班编委 {one} 责编 {two} 电话 {rng.randint(2000000, 8999999)}",
        )
        foot.append(_printed(rng.choice(editors), 8.0, (60, 30)))
    if rng.random() < _WITH_IMPRINT:
        imprint = f"国内统一连续出版物号 CN{number:02d}-00{number:02d} 今日8版 总第{rng.randint(9000, 29999)}期"
        foot.append(_printed(imprint, 8.0, (600, 30)))
    return head, foot


def _printed(text: str, size: float, at: tuple[float, float]) -> SetLine:
    x, y = at
    line = Line(plain_tokens(text, Font.SONG if size < 9 else Font.HEI), 0.0, 0)
    return SetLine(text, set_line(line, (x, PAGE_HEIGHT - y), size), FURNITURE, x, _FURNITURE_WIDTH)
