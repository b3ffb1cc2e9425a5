"""The lines of a crawler's file by what they are: a day, a page, a heading, a label with its text."""

import re
from dataclasses import dataclass
from enum import StrEnum

from generator.sources.file_place import day_in
from generator.sources.page_words import with_digits

_SIGNS = " \t　#=*_-—━─【】[]〔〕「」>·•●■◆▶"
# 第01版：要闻, A01版 头版, ===== 第1版 =====, 第01版：要闻（5篇）
_PAGE = re.compile(
    r"(?P<before>第)?\s*(?P<label>(?:特刊)?[A-Za-z]{0,2}\d{1,3}(?:\s?[-—–]\s?[A-Za-z]?\d{1,3})?)\s*版"
    r"\s*[:：·|｜]?\s*(?P<name>.{0,40}?)\s*(?:[（(]?\s*共?\s*\d+\s*篇\s*[)）]?)?"
)
_ORNAMENT = re.compile(r"^[\s#=*-]*[\u2600-\u27bf\U0001f000-\U0001faff\ufe0f]+\s*")  # 📰 before a page
_HASHES = re.compile(r"(?P<level>#{1,6})\s*(?P<text>\S.*)")
_BOLD = re.compile(r"(?:\*\*|__)(?P<text>[^*_].*?)(?:\*\*|__)")
_LINK = re.compile(r"(?:[-*+•]\s+|\d{1,3}[.、．)]\s*)?\[(?P<text>[^\]]+)\]\((?P<url>[^)\s]+)\)")
_NUMBER = re.compile(r"(?P<number>\d{1,3})\s*[.、．)）](?!\d)\s*(?P<text>\S.*)")  # and not 3.5万亩
_TITLE_LABEL = re.compile(r"【?\s*(?:标题|题目|標題)\s*】?\s*[:：]?\s*(?P<text>\S.*)")
_LABELS = (
    "作者|记者|來源|来源|稿源|日期|时间|版面|版次|版名|副题|副标题|引题|肩题|眉题|原文链接|链接|网址|原文|字数|"
    "关键词|标签|栏目|责编|编辑|摄影"
)
_LABELLED = re.compile(
    rf"[-*+•>\s]*(?:\*\*)?(?:【(?P<bracketed>{_LABELS})】[:：]?|(?P<label>{_LABELS})(?:\*\*)?\s*[:：](?:\*\*)?)"
    r"\s*(?P<text>.*)"
)
_URL = re.compile(r"[-*+•>\s]*<?(?P<url>https?://\S+?)>?")
_LINK_WORDS = re.compile(r"(?:查看|阅读|閱讀|點擊|点击)?\s*(?:原文|全文|链接|連結|来源|更多)\S{0,4}")
_RULE = re.compile(r"[-=*_—━─~～·\s]{3,}")
_LONGEST_HEADING = 120
_LONGEST_PAGE = 45


class HeadingKind(StrEnum):
    """How a file writes the headings of its articles; `#` with its level is one kind for each level."""

    HASHES = "#"
    BOLD = "bold"
    NUMBER = "number"
    LABEL = "label"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that may be the heading of an article: how it is written, its text, its number, its link."""

    kind: str
    text: str
    number: int = 0
    url: str = ""


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line that begins a page: its label and its name; how many hashes stand before it."""

    label: str
    name: str
    level: int = 0


def page_line(line: str) -> PageLine | None:
    """The page that a line begins: it says so and nothing else, and is set off, or begins with 第."""
    if len(line) > _LONGEST_PAGE or "版" not in line:
        return None
    hashes = _HASHES.fullmatch(line.strip())
    text = with_digits(_ORNAMENT.sub("", line).strip(_SIGNS))
    match = _PAGE.fullmatch(text)
    is_set_off = line.strip()[:1] in set("#=*【━─[-") or _ORNAMENT.match(line) is not None
    if not match or not (match["before"] or is_set_off) or _ends_sentence(text):
        return None
    label = re.sub(r"\s", "", match["label"])
    return PageLine(label, match["name"].strip(_SIGNS + "：:"), len(hashes["level"]) if hashes else 0)


def day_line(line: str) -> str:
    """The day that a heading names (# 人民日报 2025-09-10); empty for none."""
    text = line.strip()
    is_heading = text.startswith(("#", "=", "*", "【")) or len(text) <= _LONGEST_PAGE
    day = day_in(text) if is_heading and not _ends_sentence(text) and "http" not in text else None
    return day[0] if day else ""


def heading(line: str) -> Heading | None:
    """The heading that a line may be; None where it can be none."""
    text = line.strip()
    if not text or len(text) > _LONGEST_HEADING * 3 or _LABELLED.fullmatch(text):
        return None
    if match := _HASHES.fullmatch(text):
        return _headed(f"{HeadingKind.HASHES}{len(match['level'])}", match["text"].strip(" #"))
    if match := _BOLD.fullmatch(text):
        return _headed(HeadingKind.BOLD, match["text"])
    return _linked(text) if text.endswith(")") and "](" in text else _plain(text)


def label_of(line: str) -> tuple[str, str] | None:
    """A label and its text: - 作者：陈小青."""
    match = _LABELLED.fullmatch(line.strip())
    if not match:
        return None
    text = match["text"].strip()
    link = _LINK.fullmatch(text)
    return match["label"] or match["bracketed"], link["url"] if link else text


def url_of(line: str) -> str:
    """The address that a line gives and nothing else: a bare one, or behind 查看原文; empty for none."""
    text = line.strip()
    if match := _URL.fullmatch(text):
        return match["url"]
    link = _LINK.fullmatch(text.lstrip("> "))
    return link["url"] if link and _LINK_WORDS.fullmatch(link["text"].strip()) else ""


def is_rule(line: str) -> bool:
    """Whether a line is a rule between parts, or empty."""
    return not line.strip() or _RULE.fullmatch(line) is not None


def _linked(text: str) -> Heading | None:
    match = _LINK.fullmatch(text)
    is_headline = match is not None and not _LINK_WORDS.fullmatch(match["text"].strip())
    return Heading(HeadingKind.LINK, match["text"].strip(), url=match["url"]) if match and is_headline else None


def _plain(text: str) -> Heading | None:
    """A heading without signs: behind a label, or with a number and no stop at its end."""
    if text[0] in "【标题標" and (match := _TITLE_LABEL.fullmatch(text)):
        return Heading(HeadingKind.LABEL, match["text"].strip(_SIGNS))
    match = _NUMBER.fullmatch(text)
    if match and len(text) <= _LONGEST_HEADING and not _ends_sentence(text):
        return Heading(HeadingKind.NUMBER, match["text"].strip(), int(match["number"]))
    return None


def _headed(kind: str, text: str) -> Heading | None:
    """A heading without its number, its stress and its link."""
    link = _LINK.fullmatch(text)
    inner = link["text"] if link else text
    number = _NUMBER.fullmatch(inner)
    title = (number["text"] if number else inner).strip().strip("*").strip()
    named = _TITLE_LABEL.fullmatch(title) if title.startswith(("【标题", "标题：", "标题:")) else None
    if not title:
        return None
    return Heading(
        kind,
        named["text"] if named else title,
        int(number["number"]) if number else 0,
        link["url"] if link else "",
    )


def _ends_sentence(text: str) -> bool:
    return text.rstrip().endswith(("。", "；", "，", "、"))
