"""The forms of bylines and datelines: who wrote a story, for whom, where and when, as print says it."""

import re
from dataclasses import dataclass

_HAN = r"\u4e00-\u9fff"
_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟"
    "汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪"
    "严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳"
    "裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强丘房边卓荀虞尚蒙农蓝闭岑粟宫商臧戚乌宗应车简冉荆闻佘沙谌訚柴"
    "瞿闫肖蒲匡钮仇鞠符明米桑全班卞计晏窦宣裘储苑仲靖贝蓝丰郁糜滕佴牧隗山昝国凤花那巫芮乜亓敖冷辜楚胥晏"
)
_COMPOUND_SURNAMES = "欧阳|司马|诸葛|上官|司徒|慕容|东方|皇甫|令狐|公孙|端木"
_NAME = rf"(?:(?:{_COMPOUND_SURNAMES})[{_HAN}]{{1,2}}|[{_SURNAMES}](?:\s?[{_HAN}]|[{_HAN}]{{2}}))"
_AFTER_NAME = r"(?=摄影报道|摄影|报道|摄|文|图|整理|[\s、，/／·（）()]|$)"
_ANY_NAME = rf"[{_HAN}](?:\s?[{_HAN}]){{1,2}}(?=[\s、，]|$)"
_NAMES = rf"{_NAME}{_AFTER_NAME}(?:[\s、，]*{_NAME}{_AFTER_NAME})*"
_ROLE = (
    "(?:特约撰稿人|见习记者|实习记者|特约记者|记者|通讯员|实习生|撰稿人|评论员|摄影|策划|统筹|作者|编译|撰文|整理|"
    "供稿|报道组|拍友|文[/／]图|图[/／]文|图文|文字|执笔|制图|文|图)"
)
_DESK = (
    rf"(?:[{_HAN}·]{{0,10}}?(?:报社|报|新华社|中新社|社|网|电视台|台|客户端|融媒体中心|集团|融媒)\s*)?"
    rf"(?:驻[{_HAN}]{{1,6}}?)?"
    "(?:特派|全媒体|融媒体|融媒|首席|见习|实习|特约|专题|本报|特别|系列|报道|本篇|本版|今报|晚报|日报){0,4}"
)
_CREDIT = rf"{_DESK}\s*{_ROLE}\s*[:：/／]?\s*{_NAMES}"
_TAIL = r"(?:\s*(?:摄影报道|综合报道|报道|摄影|摄|文[/／]图|文图|图文|整理|文|图|供图)){0,3}"
_MARKS = r"[□■◆●○◎▲★☆\-—·]*\s*"
_CREDITED = re.compile(rf"{_MARKS}[（(]?\s*{_CREDIT}(?:[\s，、；;]*{_CREDIT}){{0,5}}{_TAIL}\s*[）)]?")
_MARKED = re.compile(rf"[□■◆●○◎]\s*[{_HAN}\s、，]{{2,24}}?{_TAIL}")
_BRACKETED = re.compile(rf"[（(]\s*{_NAMES}{_TAIL}\s*[）)]")
_OWN_REPORTER = re.compile(rf"本报[{_HAN}]{{0,10}}(?:记者|通讯员)\s*{_ANY_NAME}(?:[\s、，]+{_ANY_NAME}){{0,8}}")
# MuPDF leaves out the gaps between the names of a byline: 本报驻韩国记者万宇通讯员王莉程维.
_NAME_IN_ROW = rf"(?:(?:{_COMPOUND_SURNAMES})[{_HAN}]{{1,2}}|[{_SURNAMES}][{_HAN}]{{1,2}})"
# A headline may begin with 记者 and go on in surnames (记者金秋看丰收), but not with 本报记者.
_PAPER = rf"(?:本报|本刊|本台|[{_HAN}]{{2,4}}(?:日报|晚报|社))"
_ROLE_IN_ROW = rf"(?:{_PAPER}[{_HAN}]{{0,6}}?记者|通讯员|实习生|(?:系列报道|本篇|本版)?(?:策划|统筹)\s*[:：])"
_ROW = rf"{_ROLE_IN_ROW}\s*[:：]?{_NAME_IN_ROW}(?:[\s、，]*{_NAME_IN_ROW}){{0,7}}"
_IN_ROW = re.compile(rf"{_MARKS}{_ROW}(?:[\s，、；;]*{_ROW}){{0,3}}{_TAIL}")
_NAMELESS = re.compile(rf"{_DESK}记者|本报评论员")
_BYLINES = (_CREDITED, _MARKED, _BRACKETED, _OWN_REPORTER, _IN_ROW, _NAMELESS)
_LONGEST_BYLINE = 60  # signs
_ROLE_WORD = re.compile(rf"{_ROLE}|[□■]")
_SHORTEST_NAME = 2  # signs
_LONGEST_NAME = 3
_NAME_ALONE = re.compile(_NAME)
_IN_LEAD = re.compile(r"[（(]([^（()）]{0,40}?(?:记者|通讯员|实习生|报道组|评论员)[^（()）]{0,60})[）)]")
_AT_END = re.compile(
    rf"(?:(?<=[。！？”…）])|(?<=\s))\s*[（(]?({_CREDIT}(?:[\s，、]*{_CREDIT}){{0,3}}{_TAIL})[）)]?\s*$"
)
_LEAD = 160  # signs of a lead in which it names its writer
_ENDING = 80  # signs at the end of a text

_NUMBER = "(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})"
_DATE = rf"{_NUMBER}\s*月\s*{_NUMBER}\s*日|{_NUMBER}\s*日"
_AGENCY = (
    r"(?:本报|本刊|本台|新华社|中新社|新华网|人民网|中新网|央视网|《[^》\s]{2,10}》|"
    rf"[{_HAN}·]{{0,12}}?(?:日报|晚报|早报|晨报|时报|商报|都市报|快报|青年报|电视台|电台|客户端|融媒|在线|网|社)"
    rf"(?:·[{_HAN}]{{1,8}}客户端|掌上[{_HAN}]{{2}})?)"
)
_SENT = "(?:专电|电|讯|消息)"
_DATELINE = (
    rf"(?P<text>据?\s*(?P<source>{_AGENCY})(?P<place>[{_HAN}、·]{{0,12}}?)\s*(?P<date>{_DATE})?\s*{_SENT})"
)
_DATELINE_AT_START = re.compile(
    rf"[【\[（(]?{_DATELINE}(?![子视话信动力量影脑台网报梯社号机车])(?P<close>[】\]）)])?"
)
_DATELINE_AT_END = re.compile(
    rf"(?:[（(]\s*{_DATELINE}\s*[）)]|(?<=[。！？”…\s])(?P<bare>据(?:新华社|中新社|人民网|新华网|央视网|中新网)))\s*$"
)
_SOURCE_ALONE = re.compile(
    rf"[（(【]?\s*(?:据?\s*{_AGENCY}[{_HAN}、·]{{0,12}}?\s*(?:{_DATE})?\s*{_SENT}|据\s*{_AGENCY})\s*[）)】]?"
)


@dataclass(frozen=True, slots=True)
class DatelineParts:
    """A dateline as printed and its parts, each None where it is not printed."""

    text: str
    source: str | None
    place: str | None
    date: str | None


def is_byline(text: str) -> bool:
    """Whether a line is nothing but a byline (本报记者 张三, □李四 王五)."""
    stripped = text.strip()
    return len(stripped) <= _LONGEST_BYLINE and any(form.fullmatch(stripped) for form in _BYLINES)


def is_name(text: str) -> bool:
    """Whether a line is one person's name and no more, as an essay's author is printed."""
    return bool(_NAME_ALONE.fullmatch(text.strip()))


def names_in(text: str) -> list[str]:
    """The names that a text without gaps is made of (王亚楠张素华), or the text alone where it is not names."""
    if len(text) <= _LONGEST_NAME:
        return [text]
    for length in (3, 2, 4):
        first, rest = text[:length], names_in(text[length:])
        if is_name(first) and all(is_name(name) for name in rest):
            return [first, *rest]
    return [text]


def is_authors_name(text: str) -> bool:
    """Whether a line that stands alone is a person's name: of three signs, since 钟声 may name a column."""
    return len(text.strip()) > _SHORTEST_NAME and is_name(text)


def names_role(text: str) -> bool:
    """Whether a line has a word for one who writes (记者, 通讯员, 策划) or the square before a name."""
    return bool(_ROLE_WORD.search(text))


def byline_in_lead(text: str) -> str | None:
    """The byline that a lead has in brackets (（记者张三 通讯员李四）), without them, or None."""
    match = _IN_LEAD.search(text[:_LEAD])
    return match[1].strip() if match else None


def byline_at_end(text: str) -> str | None:
    """The byline that closes a body's last line (记者 张三 文/图), or None."""
    match = _AT_END.search(text[-_ENDING:])
    return match[1].strip() if match else None


def dateline_at_start(text: str) -> DatelineParts | None:
    """The dateline that opens a lead (新华社北京6月15日电), or None."""
    match = _DATELINE_AT_START.match(text.lstrip())
    return _parts(match, match[0].strip() if match["close"] else match["text"]) if match else None


def dateline_at_end(text: str) -> DatelineParts | None:
    """The dateline that closes a body (（新华社北京6月15日电）, 据新华社), or None."""
    match = _DATELINE_AT_END.search(text[-_ENDING:])
    if match is None:
        return None
    if match["bare"]:
        return DatelineParts(match["bare"], match["bare"].removeprefix("据"), None, None)
    return _parts(match, match["text"])


def names_source(text: str) -> bool:
    """Whether a text ends with where it comes from or who wrote it."""
    return dateline_at_end(text) is not None or byline_at_end(text) is not None


def is_source_alone(text: str) -> bool:
    """Whether a line is nothing but where a story comes from, as printed at its end (据新华社, （本报讯）)."""
    return len(text) <= _ENDING and bool(_SOURCE_ALONE.fullmatch(text.strip()))


def _parts(match: re.Match[str], text: str) -> DatelineParts:
    return DatelineParts(text, match["source"], match["place"] or None, match["date"])
