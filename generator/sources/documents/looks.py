"""What the styles of a document give a paragraph, each by the one it is based on; what their names mean."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from generator.sources.documents.block import Look

_DEEPEST = 20  # styles that are based on one another; a circle ends there too
_NUMBERED = re.compile(r"(?:heading|header|标题|標題|überschrift|titre|título)(\d)(?:char)?")


class Role(StrEnum):
    """What a paragraph is there for; TEXT where nothing says more."""

    TITLE = "title"
    HEADING = "heading"
    PAGE = "page"
    SECTION = "section"
    KICKER = "kicker"
    SUBTITLE = "subtitle"
    BYLINE = "byline"
    DATELINE = "dateline"
    CAPTION = "caption"
    SUBHEAD = "subhead"
    TEXT = "text"


# How papers and programs name the styles of paragraphs: small letters, without spaces and digits at the end.
_NAMES = {
    Role.TITLE: "title headline 标题 標題 主标题 主標題 大标题 大標題 文章标题 主题 正题 题目",
    Role.PAGE: "page 版 版面 版次 版号 版名 版面名称 版头",
    Role.SECTION: "section 栏目 欄目 栏题 专栏 栏目名",
    Role.KICKER: "kicker overline 引题 引題 肩题 肩題 眉题 眉題 引标题 肩标题 上标题",
    Role.SUBTITLE: "subtitle deck subheadline standfirst 副标题 副標題 副题 副題 下标题 子标题",
    Role.BYLINE: "byline author 署名 作者 记者 記者 作者署名 记者署名",
    Role.DATELINE: "dateline 电头 電頭",
    Role.CAPTION: "caption figure illustration 题注 題注 图注 圖註 图说 圖說 图片说明 图释 照片说明",
    Role.SUBHEAD: "subhead crosshead 小标题 小標題 小题 插题 文内标题 分标题",
}
_ROLES = {name: role for role, names in _NAMES.items() for name in names.split()}


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A style as it is written: its name, the style it is based on, and what it says itself (None: nothing)."""

    name: str
    base: str = ""
    level: int | None = None
    size: float | None = None
    bold: bool | None = None
    centred: bool | None = None


def look_of_style(identity: str, styles: Mapping[str, ParagraphStyle]) -> Look:
    """What a style gives a paragraph: what it does not say itself, the one says that it is based on."""
    chain: list[ParagraphStyle] = []
    while identity in styles and len(chain) < _DEEPEST:
        chain.append(styles[identity])
        identity = chain[-1].base
    return Look(
        tuple(style.name for style in chain if style.name),
        next((style.level for style in chain if style.level is not None), None),
        next((style.size for style in chain if style.size is not None), 0.0),
        next((style.bold for style in chain if style.bold is not None), False),
        next((style.centred for style in chain if style.centred is not None), False),
    )


def role_of(look: Look) -> tuple[Role, int]:
    """What a paragraph's style says it is, by its names, and the level of a heading (0: a title)."""
    for name in look.styles:
        plain = re.sub(r"[\s_-]+", "", name.casefold())
        if numbered := _NUMBERED.fullmatch(plain):
            return Role.HEADING, int(numbered[1])
        if role := _ROLES.get(plain.rstrip("0123456789")):
            return role, 0
    return (Role.HEADING, look.level) if look.level else (Role.TEXT, 0)
