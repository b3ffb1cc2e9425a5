"""The forms of bylines: who wrote a story or took its pictures, with which role, as print says it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.gazetteer import places
from generator.language import HAN, in_simplified_print
from generator.parse.forms.names import DOTTED_NAME, LATIN_NAME, NAME

# What one is (记者) stands before the names, with or without a gap; what one did (摄影) before or after them.
_WHO = "记者|通讯员|特派员|访员|编译|实习生|见习生|撰稿人|评论员|主笔|报道组|拍友"
_DID = (
    "文字|摄影|策划|统筹|作者|编译|撰文|撰稿|整理|供稿|采写|执笔|制图|采访|记录|口述|讲述|翻译|插图|插画|漫画|绘图|航拍|"
    "摄像|供图|图片|视频|执行|图文|文图|文[/／]图|图[/／]文|文(?![/／]图)|图(?![/／]文)"
)
_MANNER = (
    "(?:特派|全媒体|融媒体|融媒|首席|见习|实习|特约|专题|本报|特别|系列|报道|本篇|本版|今报|晚报|日报|高级|摄影|图片|文字|"
    "视频|体育){0,4}"
)
_HOUSE = (
    rf"(?:(?:本[报刊台]|(?:(?!本[报刊台])[{HAN}·]){{0,10}}?(?:报社|报|刊|社|网|电视台|台|客户端|融媒体中心|集团|融媒))"
    rf"(?:·[{HAN}]{{2,6}}?|掌上[{HAN}]{{2}})?\s*)?(?:驻[{HAN}]{{1,6}}?|[{HAN}]{{2,4}}站)?"
)
_BY_WHO = rf"{_HOUSE}{_MANNER}(?:{_WHO})"
_BY_DEED = rf"(?:系列报道|本篇|本版|特约)?(?:{_DID})"
_ROLE = rf"(?:{_BY_WHO}(?:\s*[:：/／])?|{_BY_DEED}\s*[:：/／])"
_END = r"(?=[\s、，,；;/／]|$)"
# That someone reports, as brackets and lines of their own say it at their end.
_HOW = "综合|联合|连线|专题|独家|调查|现场|图文"
REPORTS = rf"(?:(?:{_HOW})?(?:外电)?报[道导]|专访|特稿|特写)"
_DONE = (
    rf"(?:(?:摄影|{_HOW})?(?:外电)?报[道导]|专访|特稿|特写|摄影|摄|文[/／]?图|图[/／]?文|撰文|撰稿|采写|执笔|整理|编译|翻译|策划|供图|绘|辑|"
    rf"(?<=[\s/／])[文图]){_END}"
)
# Two characters where a name could stand as well: 记者沈砚秋柳州报道.
_LEVELS, _TWO = frozenset({"province", "city"}), 2
_CITIES = "|".join(
    sorted(
        place.short for place in places() if place.level in _LEVELS and place.short and len(place.short) == _TWO
    )
)
_DAY = r"(?:[0-9０-９]{1,2}|[一二三四五六七八九十廿卅]{1,3})日"
_PLACES = rf"[{HAN}]{{2,4}}(?:[、—－-][{HAN}]{{2,4}}){{0,2}}"
_FROM = rf"(?:发自[{HAN}]{{2,8}}|{_PLACES}?(?:{_DAY})?(?:{_HOW})?报[道导]|(?<=[/／]){_PLACES}{REPORTS}){_END}"
_AFTER_NAME = rf"(?={_DONE}|{_FROM}|(?:本[报刊台](?:驻[{HAN}]{{1,6}}?)?)?{_MANNER}(?:{_WHO})|{_END})"
_NAME = rf"(?!(?:{_CITIES})(?:{_DAY})?(?:{_HOW})?报[道导]){NAME}"
_NAMES = rf"{_NAME}(?:{_NAME}){{0,5}}{_AFTER_NAME}"
_PEN_NAME = rf"(?:(?<=[/／])|(?<=[者影稿文译理][:：]))[{HAN}]{{2,4}}{_END}"
_PIECE = re.compile(
    rf"""(?P<gap>[\s、，,；;]+)
    |(?P<role>{_ROLE})
    |(?P<deed>{_BY_DEED}(?=\s))
    |(?P<done>[/／]?\s?{_DONE})
    |(?P<name>{DOTTED_NAME}{_END}|{_NAMES}|{_PEN_NAME})
    |(?P<from>[/／]?\s?{_FROM})
    |(?P<desk>(?<![{HAN}])[{HAN}·]{{1,14}}?(?:{_WHO}))
    |(?P<reader>(?<![{HAN}])[{HAN}]{{0,10}}?(?:读者|市民|网友|居民|村民)(?=\s))
    |(?P<word>[{HAN}]{{2,4}}{_END}|{LATIN_NAME}{_END})
    |(?P<other>.)""",
    re.VERBOSE | re.DOTALL,
)
_BEFORE_NAMES = tuple("□■●○◎（")  # the others stand before the points of a list
_MARKS = re.compile(r"^[□■◆●○◎▲★☆\-—·]+\s*")
_OPENING, _CLOSING = "（(〔【[", "）)〕】]"
_NO_BYLINE = re.compile("评论员文章|时间表")  # which have a surname's character
_PHOTO_ONLY = re.compile(r"(?<!拍)(?:摄|供图)$")  # 丁原野 摄: the picture's, not the story's
_NAMELESS = re.compile(rf"{_HOUSE}{_MANNER}记者|(?:本报|本刊|新华社)(?:特约)?(?:评论员|编辑部)")
_HOUSE_WORD = re.compile("[报社台网刊端媒]|中心|[/／:：]$")  # whose people may have names of any form
_WRITTEN = re.compile("文|报|编|整|辑")  # of what was done: more than taking a picture
_COLUMN_WORD = re.compile(
    "手记|调查|观察|述评|日记|札记|来信|现场|一线|走基层|变化|链接|[短时快点]评|评论|编[后者辑]|声音|亮点|数读|资料|提[示醒]|"
    "言论|声明|启事|公告|通知|导读|要闻|新闻|专访|特写|访谈|对话|[快简]讯|背景|延伸|相关|人物|故事|读者|答疑|问答"
)
_LONGEST_BYLINE = 60  # characters
_ROLE_WORD = re.compile(rf"{_WHO}|{_DID}|[□■]")
_STARTS = re.compile(r"(?:(?<=[。！？”’…）)])|(?<=\s))(?=\S)")
_IN_BRACKETS = re.compile(r"(?P<sent>[电讯息]\s?)?[（(〔【\[](?P<by>[^（()）〔〕【】\[\]]{2,100})[）)〕】\]]")
_REPORTS = rf"(?=(?:{_PLACES}?)?{REPORTS}|[\s、，,：:]|$)"
_AFTER_DATELINE = re.compile(
    rf"[电讯息](?:[\]】）〕]\s*|[\s|｜]+)(?P<by>(?:{_BY_WHO}\s?{NAME}{_REPORTS}(?:[\s、]+{NAME}{_REPORTS})*\s?)+)"
)
_REPORTS_AT_END = re.compile(rf"[/／]\s?{REPORTS}$")
_LONGEST_ROW = 4  # characters of names without a gap between them
_LEAD = 160  # characters of a lead in which it names its writer
_ENDING = 80  # characters at the end of a text


@dataclass(frozen=True, slots=True)
class BylinePiece:
    """A part of a byline: its kind (a group of _PIECE) and where it stands in the text."""

    kind: str
    start: int
    end: int


def byline_pieces(text: str) -> list[BylinePiece]:
    """The parts of a byline as it is printed, in their order."""
    plain = in_simplified_print(text)
    return [BylinePiece(match.lastgroup or "other", *match.span()) for match in _PIECE.finditer(plain)]


def is_byline(text: str) -> bool:
    """Whether a line is nothing but a byline (本报记者 张三, □李四 王五, 张三/文 李四/图)."""
    plain = in_simplified_print(text.strip())
    if not plain or len(plain) > _LONGEST_BYLINE or _NO_BYLINE.search(plain):
        return False
    mark = _MARKS.match(plain)
    unmarked = plain[mark.end() :] if mark else plain
    inner = without_brackets(unmarked)
    if _PHOTO_ONLY.search(inner):
        return False
    begins_with = mark[0][0] if mark else "（" if inner != unmarked else ""
    return bool(_NAMELESS.fullmatch(inner)) or _credits_people(inner, begins_with)


def names_role(text: str) -> bool:
    """Whether a line has a word for one who writes (记者, 通讯员, 策划) or the square before a name."""
    return bool(_ROLE_WORD.search(in_simplified_print(text)))


def byline_in_lead(text: str) -> str | None:
    """The byline that a lead has in brackets (（记者张三 通讯员李四）), without them, or after its dateline."""
    lead = text[:_LEAD]
    plain = in_simplified_print(lead)
    in_brackets = (
        match
        for match in _IN_BRACKETS.finditer(plain)
        if _names_writer(match["by"], after_dateline=bool(match["sent"]))
    )
    found = next(in_brackets, None) or _AFTER_DATELINE.search(plain)
    return lead[slice(*found.span("by"))].strip() if found else None


def byline_at_end(text: str) -> str | None:
    """The byline that closes a body's last line (记者 张三 文/图, （张三 李四）), without brackets, or None."""
    ending = text[-_ENDING:].rstrip()
    for start in _STARTS.finditer(ending):
        part = ending[start.end() :]
        if (names_role(part) or part[0] in _OPENING) and is_byline(part):
            return without_brackets(part)
    return None


def without_brackets(text: str) -> str:
    """The text without the one pair of brackets that encloses it."""
    inside = text[1:-1]
    enclosed = text[:1] in _OPENING and text[-1:] in _CLOSING if text else False
    return (
        inside.strip()
        if enclosed and not any(character in _OPENING + _CLOSING for character in inside)
        else text
    )


def _names_writer(inside: str, *, after_dateline: bool) -> bool:
    """Whether what stands in a lead's brackets is a byline; after 本报讯 any words beside a role are names."""
    inside = inside.strip()
    if _COLUMN_WORD.search(_REPORTS_AT_END.sub("", inside)):
        return False
    pieces = byline_pieces(inside)
    kinds = {piece.kind for piece in pieces}
    if not after_dateline:
        says_who = bool({"role", "desk"} & kinds) or any(_is_slashed(inside, piece) for piece in pieces)
        return says_who and _credits_people(inside, "（")
    return bool({"role", "desk"} & kinds) and bool({"name", "word"} & kinds) and "other" not in kinds


def _credits_people(inner: str, mark: str) -> bool:
    """Whether all parts of a line are names, roles and deeds; `mark` is the mark or bracket that opens it."""
    pieces = [piece for piece in byline_pieces(inner) if piece.kind != "gap"]
    kinds = [piece.kind for piece in pieces]
    if "other" in kinds or not {"name", "word"} & set(kinds) or kinds[-1] in {"role", "reader"}:
        return False
    if _is_sentence(inner, pieces):
        return False
    if "desk" in kinds and not {"role", "deed", "done"} & set(kinds):
        return False
    if not all(_is_pen_name(inner, pieces, place, mark) for place, kind in enumerate(kinds) if kind == "word"):
        return False
    written = any(
        _WRITTEN.search(inner[piece.start : piece.end])
        for piece in pieces
        if piece.kind in {"role", "deed", "done"} or _is_slashed(inner, piece)
    )
    signed = mark in _BEFORE_NAMES and not (mark == "（" and "·" in inner)
    return kinds[0] in {"role", "deed", "desk", "reader"} or written or signed


def _is_slashed(text: str, piece: BylinePiece) -> bool:
    """Whether a part of a byline says that someone reports, set off by a stroke: 林晚秋／柳州報導."""
    return text[piece.start] in "/／" and text[: piece.end].endswith(("报道", "报导"))


def _is_sentence(inner: str, pieces: Sequence[BylinePiece]) -> bool:
    """Whether a line of 记者 and a row of surnames' characters is a headline: 记者金秋看丰收."""
    if len(pieces) != 2 or inner[: pieces[0].end] != "记者":  # noqa: PLR2004 - the role and the row
        return False
    return pieces[1].start == pieces[0].end and pieces[1].end - pieces[1].start > _LONGEST_ROW


def _is_pen_name(inner: str, pieces: Sequence[BylinePiece], place: int, mark: str) -> bool:
    """Whether a word without a surname may be a name: after the square, or after a paper's role and a gap."""
    piece = pieces[place]
    word = inner[piece.start : piece.end]
    if _COLUMN_WORD.search(word):
        return False
    roles = [inner[other.start : other.end] for other in pieces[:place] if other.kind in {"role", "desk"}]
    after_gap = piece.start == 0 or inner[piece.start - 1].isspace() or inner[piece.start - 1] in "、，/／:："
    return mark == "□" if not roles else after_gap and bool(_HOUSE_WORD.search(roles[-1]))
