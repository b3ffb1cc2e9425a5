"""What a single line of a document is by its words: a page's label, a day, a byline, a caption, `作者：…`."""

import re

from generator.language import HAN, characters_of, words
from generator.sources.page_words import with_digits

_NUMERAL = "一二三四五六七八九十"
_PAGE = re.compile(
    rf"(?P<label>第\s*(?:[A-Za-z]{{0,2}}\s*\d{{1,3}}|[{_NUMERAL}]{{1,3}})\s*版|[A-Za-z]{{0,2}}\d{{1,3}}\s*版)"
    r"(?:\s*[:：·|｜—－\-\s]\s*(?P<name>[^。！？，；]{1,16}))?"
)
_SHORT_PAGE = re.compile(
    r"(?P<label>[A-DT]\d{2})(?:\s*[:：·|｜\s]\s*(?P<name>[^。！？，；]{1,12}))?"
    r"|(?P<number>\d{2})(?:\s*[:：|｜]\s*(?P<called>[^。！？，；]{1,12}))?"
)
_DAY = re.compile(
    r"(?:19|20)\d{2}\s*(?:年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|([-./])\d{1,2}\1\d{1,2}(?!\d)|(?:0[1-9]|1[0-2])\d{2}(?!\d))"
)
_BESIDE_A_DAY = re.compile(
    r"星期[一二三四五六日天]|农历.*|总?第\s*\d+\s*期|今日\s*\d+\s*版|出版|[\s,，、。·|｜()（）:：—-]|日期"
)
_LONGEST_LINE = 40
_LONGEST_CAPTION = 160
_LABELS = (
    "标题|题目|引题|肩题|副题|副标题|作者|记者|通讯员|署名|来源|稿源|供稿|日期|见报日期|出版日期|发布日期|版次|版号|版面|"
    "版名|栏目|专栏|关键词|主题词|电头|编号|稿件编号|责任编辑|责编|编辑|摄影|状态"
)
_NAMED_PART = re.compile(rf"[\s|｜]+(?=[【\[]?(?:{_LABELS})[】\]]?\s*[:：])|(?<=日)\s+")
_LABELLED = re.compile(rf"[【\[]?(?P<name>{_LABELS})[】\]]?\s*[:：]\s*(?P<text>\S.*)")
_SIGNS = "□■◎○●◆◇▲△★☆"
_NAME = rf"[{HAN}·]{{2,4}}|[{HAN}]\s[{HAN}]"
_NAMES = re.compile(rf"[{_SIGNS}\s（(]*(?P<names>(?:{_NAME})(?:[\s、]+(?:{_NAME})){{0,3}})[）)\s]*")
_CAPTION = re.compile(
    r"[▲△▼▽◀▶◄►↑↓←→]|[（(]?(?:上|下|左|右|本|题)图|图[①-⑩\d一二三四为：:]|图为|图片[:：说]|资料图"
    r"|.*(?:摄|摄影|供图|提供图片|图片来源.{1,12})[）)。]?\s*$",
    re.DOTALL,
)
_STOPPED = ("。", "；", "，", "、", "！”", "。”", "?", "？")


def page_in(text: str, *, is_heading: bool) -> tuple[str, str] | None:
    """The label and the name of the page that a line opens (第01版：要闻); as a heading also A01 要闻 alone."""
    plain = text.strip()
    if found := _PAGE.fullmatch(plain):
        return with_digits(re.sub(r"\s+", "", found["label"])), (found["name"] or "").strip()
    short = _SHORT_PAGE.fullmatch(plain) if is_heading else None
    if short is None:
        return None
    return short["label"] or short["number"], (short["name"] or short["called"] or "").strip()


def day_in_line(text: str) -> str:
    """The day that a line has, where it has little else (渡口日报 2025年9月10日); empty for none."""
    found = _DAY.search(text) if len(text) <= _LONGEST_LINE else None
    if not found:
        return ""
    rest = _BESIDE_A_DAY.sub("", text[: found.start()] + text[found.end() :])
    return found[0] if len(rest) <= _LONGEST_LINE // 4 else ""


def facts_in(text: str) -> list[tuple[str, str]]:
    """The facts that a line states and nothing else: days, and what it names: 2025-09-10 作者：林晚秋.

    None where a part of the line is no fact.
    """
    if len(text) > 2 * _LONGEST_LINE:
        return []
    found: list[tuple[str, str]] = []
    for part in filter(None, _NAMED_PART.split(text.strip())):
        said = _LABELLED.fullmatch(part.strip())
        day = _DAY.search(part)
        if said:
            found.append((said["name"], said["text"].strip()))
        elif day and not _BESIDE_A_DAY.sub("", part[: day.start()] + part[day.end() :]):
            found.append(("date", day[0]))
        elif part.strip(" 　|｜"):
            return []
    return found


def is_names_alone(text: str) -> bool:
    """Whether a line is nothing but names of people, each beginning with a surname."""
    found = _NAMES.fullmatch(text.strip())
    if not found:
        return False
    surnames, compound = characters_of("surnames"), words("compound_surnames")
    names = re.findall(_NAME, found["names"])
    return all(name[0] in surnames or name.startswith(compound) for name in names)


def is_caption(text: str) -> bool:
    """Whether a line under a picture speaks of it: 图为…, ▲…, …林晚秋 摄."""
    return len(text) <= _LONGEST_CAPTION and bool(_CAPTION.match(text))


def is_short(text: str) -> bool:
    """Whether a line can be a headline: short, and no sentence's end."""
    return 0 < len(text) <= _LONGEST_LINE and not text.rstrip().endswith(_STOPPED) and "\n\n" not in text
