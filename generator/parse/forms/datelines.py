"""The forms of datelines: whose report a story is, from where and of which day, as print says it."""

import re
from dataclasses import dataclass, replace

from generator.language import HAN, in_simplified_print
from generator.parse.forms.bylines import REPORTS, byline_at_end, byline_pieces, is_byline
from generator.parse.forms.furniture import is_section
from generator.parse.forms.names import NAME
from generator.parse.forms.set_phrases import YEAR_DATE

_FIGURE = "[一二三四五六七八九十廿卅]"
_NUMBER = "(?:[0-9０-９]{1,2}|[一二三四五六七八九十廿卅]{1,3})"
_HOUR = rf"(?:[上下]午|[早晚晨夜])(?:{_NUMBER}时)?"
_DATE = (
    rf"(?:(?:元|{_NUMBER})\s*月)?\s*{_NUMBER}\s*日(?:{_HOUR}(?=[专急]?电))?"
    r"|[廿卅][一二三四五六七八九]?(?=[专急]?电)"
)
_NAMED_HOUSE = (
    "本报|本刊|本台|新华社|中新社|新华网|人民网|中新网|央视网|央视新闻客户端|央视新闻|央视|新京报|大公报|文汇报|澎湃新闻|"
    r"路透社?|美联社?|法新社?|合众(?:国际)?社?|哈瓦斯社?|《[^》\s]{2,12}》"
)
_KIND_OF_HOUSE = "日报|晚报|早报|晨报|时报|商报|都市报|快报|青年报|电视台|电台|客户端|融媒|在线|网|社"
_EDITION = rf"(?:·[{HAN}]{{1,8}}客户端|掌上[{HAN}]{{2}})?"
_HOUSE = rf"(?:{_NAMED_HOUSE}|[{HAN}·]{{0,12}}?(?:{_KIND_OF_HOUSE}){_EDITION})"
_LONG_HOUSE = rf"(?:{_NAMED_HOUSE}|[{HAN}·]{{2,12}}?(?:{_KIND_OF_HOUSE}){_EDITION})"
_HOUSES = rf"{_HOUSE}(?:、{_HOUSE})*"
_SENT = "(?:专电|急电|专讯|快讯|特讯|简讯|综合消息|综合(?:外电)?报[道导]|电讯|电|讯|消息)"
# Who sent it, between the house and the place: 中央社記者何一葦柳州30日電.
_WRITERS = (
    rf"(?:驻[{HAN}]{{1,6}}?)?(?:特派|特约|摄影)?(?:记者|特派员|访员|通讯员|编译)\s?{NAME}(?:[、，\s]{NAME})*"
)
_DATELINE = (
    rf"(?P<text>据?\s*(?:(?:本报)?综合(?=[{HAN}]{{2}}))?"
    rf"(?:(?P<by>(?P<writers_house>{_HOUSES})?{_WRITERS})\s?(?:(?P<writers_place>[{HAN}、·]{{2,8}}?)(?<!{_FIGURE})(?<!日))?"
    rf"|(?P<source>{_HOUSES})(?P<place>[{HAN}、·]{{0,12}}?))\s*(?P<date>{_DATE})?\s*{_SENT})"
)
# 本报讯息台, 新华社电视: words that begin as a dateline ends.
_AT_START = re.compile(
    rf"(?P<open>[【\[（(〔])?{_DATELINE}(?![讯子视话信息动力量影脑台网报梯社号机车稿问])(?P<close>[】\]）)〕])?"
)
# Without a house in brackets (〔又電〕, 〔本市訊〕, 〔柳州卅日電〕, 【明報專訊】) or with a gap after it.
_UNHOUSED = (
    rf"(?:(?P<local>又[电讯]|本(?:市|埠|地|县|省)[特专快]?(?:讯|消息))"
    rf"|(?P<place>[{HAN}]{{2,6}}?(?:、[{HAN}]{{2,4}}){{0,2}})\s*(?P<date>{_DATE})?\s*[特专急航]?(?:电|讯|通[讯信]))"
)
_BRACKETED = re.compile(rf"[【\[（(〔]\s*{_UNHOUSED}\s*[】\]）)〕]")
_BARE = re.compile(rf"{_UNHOUSED}(?=[\s：:])")
_BRACKETED_AT_END = re.compile(rf"{_BRACKETED.pattern}\s*$")
_NO_PLACE = re.compile("[资通简快短喜音问电警闻闪传综]$")  # 【校园简讯】, 【科技资讯】
# What tells from where, with or without who does: 〔記者林晚秋／柳州報導〕, 〔社會中心／綜合報導〕.
_REPORTED = re.compile(rf"[【\[（(〔](?P<by>[^【】\[\]（）()〔〕]{{2,40}}?{REPORTS})[】\]）)〕]")
_WHERE = re.compile(
    rf"[/／]?\s?(?P<place>(?!{REPORTS})[{HAN}]{{2,4}}?(?:[、—－-][{HAN}]{{2,4}}?){{0,2}})(?P<date>{_DATE})?{REPORTS}"
)
_DESK = re.compile(rf"[{HAN}]{{2,8}}(?:中心|组|新闻部)(?=[/／])")
_PRINTED_BEFORE = rf"(?:据|摘自|原载|选自|转自|来源[:：])\s*(?:{_DATE})?\s*(?P<origin>{_LONG_HOUSE})"
_AT_END = re.compile(
    rf"[（(〔【\[]\s*(?:{_DATELINE}|(?P<named>{_PRINTED_BEFORE}|(?P<house>{_LONG_HOUSE})(?:综合)?))\s*[）)〕】\]]\s*$"
    rf"|(?<=[。！？”…\s])(?P<bare>据(?P<agency>新华社|中新社|人民网|新华网|央视网|央视|中新网)|"
    rf"(?P<compiler>本报)综合(?:报[道导]|消息)?|综合(?P<compiled>{_HOUSES})报[道导])\s*$"
)
_ALONE = re.compile(
    rf"[（(〔【]?\s*(?:据?\s*(?:(?:本报)?综合)?{_HOUSES}[{HAN}、·]{{0,12}}?\s*(?:{_DATE})?\s*{_SENT}"
    rf"|综合{_HOUSES}报[道导]|据\s*{_HOUSE}(?:报[道导])?|(?:摘自|原载|选自|转自|来源[:：])\s*\S{{2,24}}?)\s*[）)〕】]?"
    rf"|{_BRACKETED.pattern}"
)
_CLOSING_NOTE = re.compile(
    r"[（(]\s*(?:(?:本文)?作者(?:系|为|是|单位)[^（()）。]{2,40}|未完待续|待续|全文完|完)\s*[）)]"
)
_SOURCES = ("origin", "house", "agency", "compiler", "compiled")  # the parts of _AT_END that name a source
_SIGNED_DATE = re.compile(rf"{YEAR_DATE}(?:写?于[{HAN}]{{2,6}})?")
_HOUSES_END = ("报", "社", "台", "网")
_OPENING = tuple("【[（(〔")
_OWN_HOUSE = re.compile(rf"本[报刊台社]|{_LONG_HOUSE}(?={_WRITERS})")
_LEAD = 160  # characters of a lead in which its dateline stands
_ENDING = 80  # characters at the end of a text


@dataclass(frozen=True, slots=True)
class DatelineParts:
    """A dateline as printed and its parts, each None where it is not printed."""

    text: str
    source: str | None
    place: str | None = None
    date: str | None = None


def dateline_at_start(text: str) -> DatelineParts | None:
    """The dateline that opens a lead (新华社北京6月15日电, 〔記者林晚秋／柳州報導〕), or None."""
    lead = text.lstrip()[:_LEAD]
    plain = in_simplified_print(lead)
    match = _sent(plain)
    if match:
        return _parts(match, lead, 0 if match["close"] else "text")
    unhoused = _BRACKETED.match(plain) or _BARE.match(plain)
    return _unhoused(unhoused, lead) or _reported(plain, lead)


def byline_in_dateline(text: str) -> str | None:
    """Who wrote a story, as the dateline that opens it says: 中央社記者何一葦 of 中央社記者何一葦柳州30日電."""
    lead = text.lstrip()[:_LEAD]
    match = _sent(in_simplified_print(lead))
    return lead[slice(*match.span("by"))] if match and match["by"] else None


def dateline_in_byline(text: str) -> DatelineParts | None:
    """Where from a byline on a line of its own reports (記者林晚秋／柳州報導), None where it does not say."""
    line = text.strip()
    enclosed = line if line[:1] in _OPENING else f"〔{line}〕"
    parts = _reported(in_simplified_print(enclosed), enclosed)
    return replace(parts, text=line) if parts and parts.place else None


def dateline_at_end(text: str) -> DatelineParts | None:
    """The dateline that closes a body (（新华社北京6月15日电）, 据新华社, （摘自《砚江文艺》）), or None."""
    ending = text[-_ENDING:]
    plain = in_simplified_print(ending)
    match = _AT_END.search(plain)
    if match is None:
        return _unhoused(_BRACKETED_AT_END.search(plain), ending)
    if match["text"]:
        return _parts(match, ending, "text")
    source = next(match.span(name) for name in _SOURCES if match[name])
    return DatelineParts(
        ending[slice(*match.span("bare" if match["bare"] else "named"))], ending[slice(*source)]
    )


def names_source(text: str) -> bool:
    """Whether a text ends with where it comes from or who wrote it."""
    return dateline_at_end(text) is not None or byline_at_end(text) is not None


def is_source_alone(text: str) -> bool:
    """Whether a line only says whose a story is or that it ends, as printed there (据新华社, （未完待续）)."""
    plain = in_simplified_print(text.strip())
    return len(text) <= _ENDING and bool(_ALONE.fullmatch(plain) or _CLOSING_NOTE.fullmatch(plain))


def is_signed_date(text: str) -> bool:
    """Whether a line is nothing but a day, as a notice or a letter is dated at its end (2025年9月5日于砚江)."""
    return bool(_SIGNED_DATE.fullmatch(in_simplified_print(text.strip())))


def _sent(plain: str) -> re.Match[str] | None:
    """A dateline of a house or of a writer; of a writer alone only with a day or in brackets."""
    match = _AT_START.match(plain)
    if match is None or match["source"] or match["writers_house"]:
        return match
    return match if match["date"] or (match["open"] and match["close"]) else None


def _unhoused(match: re.Match[str] | None, text: str) -> DatelineParts | None:
    """〔柳州卅日電〕, 【明報專訊】, 〔又電〕：a dateline without a house that is one by its brackets."""
    if match is None:
        return None
    place = match["place"]
    if place and not match["date"] and (match[0][0] not in "【[〔" or _NO_PLACE.search(place)):
        return None
    printed = text[slice(*match.span())].strip()
    if not place:
        return DatelineParts(printed, None)
    named, day = (text[slice(*match.span(name))] if match[name] else None for name in ("place", "date"))
    if place.endswith(_HOUSES_END):
        return DatelineParts(printed, named, None, day)
    return DatelineParts(printed, None, None if is_section(place) else named, day)


def _reported(plain: str, text: str) -> DatelineParts | None:
    """〔記者林晚秋／柳州報導〕：where from, of what in brackets names a writer or a desk, and reports."""
    match = _REPORTED.match(plain)
    if match is None:
        return None
    desk, house = _DESK.match(match["by"]), _OWN_HOUSE.match(match["by"])
    if not desk and not is_byline(match[0]):
        return None
    told_from = desk.end() if desk else byline_pieces(match["by"])[-1].start
    where = _WHERE.fullmatch(plain, match.start("by") + told_from, match.end("by"))
    source = desk or house
    place, day = (
        text[slice(*where.span(name))] if where and where[name] else None for name in ("place", "date")
    )
    return DatelineParts(text[: match.end()], text[1 : 1 + source.end()] if source else None, place, day)


def _parts(match: re.Match[str], text: str, whole: int | str) -> DatelineParts:
    """The parts of a dateline as `text` has them; the match is of the same text in simplified print."""
    source, place, day = (
        next((text[slice(*match.span(name))] for name in names if match[name]), None)
        for names in (("source", "writers_house"), ("place", "writers_place"), ("date",))
    )
    return DatelineParts(text[slice(*match.span(whole))].strip(), source, place, day)
