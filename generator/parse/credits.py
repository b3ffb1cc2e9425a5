"""Bylines and datelines of a story taken apart: who wrote it, for whom, where and when."""

import re
from collections.abc import Sequence

from generator.model import Byline, Credit, Dateline
from generator.parse.bylines import byline_at_end, byline_in_lead, dateline_at_end, dateline_at_start, names_in
from generator.typography import names_text

_ROLE_WORD = "记者|通讯员|实习生|评论员|撰稿人|摄影师|策划|统筹|作者|编译|执笔|撰文|整理|供稿|拍友"
_FIRST_ROLE = re.compile(rf"^[^\s、，]*?(?:{_ROLE_WORD})(?:[:：])?")
_LATER_ROLE = re.compile(
    r"(?:(?:本报|新华社|中新社|[\u4e00-\u9fff]{2}(?:日报|晚报|晨报))?(?:驻[\u4e00-\u9fff]{2,3}?)?"
    rf"(?:特派|全媒体|融媒体|首席|见习|实习|特约|本篇|本版|系列报道)?(?:{_ROLE_WORD}))(?:[:：])?"
)
_TAIL = re.compile(
    r"(?:摄影报道|综合报道|报道|摄影|供图|整理|文[/／]?图|图[/／]?文|[/／]\s*图|摄|(?<=...)[文图])$"
)
_SEPARATOR = re.compile(r"[\s、，,；;]+")
_MARKS = "□■◆●○◎▲★—-·（）() "
_LONGEST_PEN_NAME = 4  # signs; longer ones are desks (特别报道组), not people


def byline_of(text: str) -> Byline:
    """A byline as printed with the people whom it credits, each with the role printed before the name."""
    return Byline(names_text(text), _credits(names_text(text)))


def byline_in(paragraphs: Sequence[str]) -> Byline | None:
    """The byline that stands in the running text: in brackets in the lead, or at the end of the last line."""
    if not paragraphs:
        return None
    text = byline_in_lead(paragraphs[0]) or byline_at_end(paragraphs[-1])
    return byline_of(text) if text else None


def dateline_in(paragraphs: Sequence[str]) -> Dateline | None:
    """The dateline that opens the first paragraph or closes the last, with its parts."""
    if not paragraphs:
        return None
    parts = dateline_at_start(paragraphs[0]) or dateline_at_end(paragraphs[-1])
    return Dateline(parts.text, parts.source, parts.place, parts.date) if parts else None


def photo_credit_in(caption: str) -> str | None:
    """Who took the picture, as the end of its caption says, or None."""
    match = re.search(r"(?:^|[。！？”）\s])([^。！？”，]{2,24}?)\s*(?:摄影|摄|供图)\s*[）)]?$", caption.strip())
    return names_text(match[1].strip(_MARKS)) if match else None


def _credits(text: str) -> tuple[Credit, ...]:
    """The people of a byline: each role goes for all names up to the next."""
    rest, role, found = text.strip(_MARKS), "", list[Credit]()
    match = _FIRST_ROLE.match(rest)
    while match:
        found += [Credit(role, name) for name in _names(rest[: match.start()])]
        role, rest = match[0].strip(" :："), rest[match.end() :]
        match = _LATER_ROLE.search(rest)
    found += [Credit(role, name) for name in _names(rest)]
    return tuple(found)


def _names(text: str) -> list[str]:
    parts = (_TAIL.sub("", part.strip(_MARKS)) for part in _SEPARATOR.split(text))
    names = [name for part in parts for name in names_in(part)]
    return [name for name in names if 1 < len(name) <= _LONGEST_PEN_NAME]
