"""The forms of datelines: whose report a story is, from where and of which day, as print says it."""

import re
from dataclasses import dataclass

from generator.language import HAN, in_simplified_characters
from generator.parse.forms.bylines import byline_at_end
from generator.parse.forms.names import NAME
from generator.parse.forms.set_phrases import YEAR_DATE

_NUMBER = "(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})"
_DATE = rf"{_NUMBER}\s*月\s*{_NUMBER}\s*日|{_NUMBER}\s*日"
_NAMED_HOUSE = (
    "本报|本刊|本台|新华社|中新社|新华网|人民网|中新网|央视网|央视新闻客户端|央视新闻|央视|新京报|大公报|文汇报|澎湃新闻|"
    r"《[^》\s]{2,12}》"
)
_KIND_OF_HOUSE = "日报|晚报|早报|晨报|时报|商报|都市报|快报|青年报|电视台|电台|客户端|融媒|在线|网|社"
_EDITION = rf"(?:·[{HAN}]{{1,8}}客户端|掌上[{HAN}]{{2}})?"
_HOUSE = rf"(?:{_NAMED_HOUSE}|[{HAN}·]{{0,12}}?(?:{_KIND_OF_HOUSE}){_EDITION})"
_LONG_HOUSE = rf"(?:{_NAMED_HOUSE}|[{HAN}·]{{2,12}}?(?:{_KIND_OF_HOUSE}){_EDITION})"
_HOUSES = rf"{_HOUSE}(?:、{_HOUSE})*"
_SENT = "(?:专电|专讯|快讯|特讯|简讯|综合消息|综合报[道导]|电讯|电|讯|消息)"
_DATELINE = (
    rf"(?P<text>据?\s*(?:(?:本报)?综合(?=[{HAN}]{{2}}))?(?P<source>{_HOUSES})(?:记者\s?{NAME})?"
    rf"(?P<place>[{HAN}、·]{{0,12}}?)\s*(?P<date>{_DATE})?\s*{_SENT})"
)
# 本报讯息台, 新华社电视: words that begin as a dateline ends.
_AT_START = re.compile(
    rf"[【\[（(〔]?{_DATELINE}(?![讯子视话信息动力量影脑台网报梯社号机车稿问])(?P<close>[】\]）)〕])?"
)
_PRINTED_BEFORE = rf"(?:据|摘自|原载|选自|转自|来源[:：])\s*(?:{_DATE})?\s*(?P<origin>{_LONG_HOUSE})"
_AT_END = re.compile(
    rf"[（(〔【\[]\s*(?:{_DATELINE}|(?P<named>{_PRINTED_BEFORE}|(?P<house>{_LONG_HOUSE})(?:综合)?))\s*[）)〕】\]]\s*$"
    rf"|(?<=[。！？”…\s])(?P<bare>据(?P<agency>新华社|中新社|人民网|新华网|央视网|央视|中新网)|"
    rf"(?P<compiler>本报)综合(?:报[道导]|消息)?|综合(?P<compiled>{_HOUSES})报[道导])\s*$"
)
_ALONE = re.compile(
    rf"[（(〔【]?\s*(?:据?\s*(?:(?:本报)?综合)?{_HOUSES}[{HAN}、·]{{0,12}}?\s*(?:{_DATE})?\s*{_SENT}"
    rf"|综合{_HOUSES}报[道导]|据\s*{_HOUSE}(?:报[道导])?|(?:摘自|原载|选自|转自|来源[:：])\s*\S{{2,24}}?)\s*[）)〕】]?"
)
_CLOSING_NOTE = re.compile(
    r"[（(]\s*(?:(?:本文)?作者(?:系|为|是|单位)[^（()）。]{2,40}|未完待续|待续|全文完|完)\s*[）)]"
)
_SOURCES = ("origin", "house", "agency", "compiler", "compiled")  # the parts of _AT_END that name a source
_SIGNED_DATE = re.compile(rf"{YEAR_DATE}(?:写?于[{HAN}]{{2,6}})?")
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
    """The dateline that opens a lead (新华社北京6月15日电), or None."""
    lead = text.lstrip()[:_LEAD]
    match = _AT_START.match(in_simplified_characters(lead))
    return _parts(match, lead, 0 if match["close"] else "text") if match else None


def dateline_at_end(text: str) -> DatelineParts | None:
    """The dateline that closes a body (（新华社北京6月15日电）, 据新华社, （摘自《砚江文艺》）), or None."""
    ending = text[-_ENDING:]
    match = _AT_END.search(in_simplified_characters(ending))
    if match is None:
        return None
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
    plain = in_simplified_characters(text.strip())
    return len(text) <= _ENDING and bool(_ALONE.fullmatch(plain) or _CLOSING_NOTE.fullmatch(plain))


def is_signed_date(text: str) -> bool:
    """Whether a line is nothing but a day, as a notice or a letter is dated at its end (2025年9月5日于砚江)."""
    return bool(_SIGNED_DATE.fullmatch(in_simplified_characters(text.strip())))


def _parts(match: re.Match[str], text: str, whole: int | str) -> DatelineParts:
    """The parts of a dateline as `text` has them; the match is of the same text in simplified characters."""
    source, place, day = (
        text[slice(*match.span(name))] if match[name] else None for name in ("source", "place", "date")
    )
    return DatelineParts(text[slice(*match.span(whole))].strip(), source, place, day)
