"""A bare news item dressed as a newspaper article: kicker, deck, source, byline, subheads, captions."""

import re
from dataclasses import dataclass
from random import Random
from typing import Any

from typeset.articles import LOCAL, NATIONAL, Article

_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董程曹袁邓许傅沈曾彭吕苏卢蒋蔡"
_GIVEN = "伟强磊军洋勇艳杰娟涛明超霞平刚英华慧玲红建国志鹏丽敏静俊峰斌波辉宇浩然子轩晓燕雪梅文博思远"
_CITIES = (
    *("上海", "广州", "深圳", "杭州", "南京", "武汉", "成都", "重庆", "西安", "长沙", "郑州", "济南", "合肥"),
    *("福州", "南昌", "南宁", "昆明", "贵阳", "太原", "沈阳", "长春", "哈尔滨", "兰州", "银川", "西宁", "天津"),
    *("乌鲁木齐", "拉萨", "海口", "石家庄", "呼和浩特", "香港", "澳门", "青岛", "大连", "厦门"),
    *("华盛顿", "莫斯科", "东京", "首尔", "柏林", "巴黎", "伦敦", "布鲁塞尔", "日内瓦", "开罗", "堪培拉"),
    *("新德里", "曼谷", "河内", "金边", "德黑兰", "安卡拉", "罗马", "马德里", "耶路撒冷", "基辅", "平壤"),
)
_CAPITAL = "北京"
_LOCAL_PAPERS = (
    "江城日报",
    "滨海晚报",
    "临川日报",
    "青原晚报",
    "云岭日报",
    "南湖晚报",
    "望海晚报",
    "锦水都市报",
)
_COLUMNS = (
    "国际观察",
    "国际时评",
    "经济聚焦",
    "今日关注",
    "民生调查",
    "走基层",
    "记者手记",
    "新闻链接",
    "热点解读",
)
_LONG_HEADLINE = 26
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_ANNOUNCES = re.compile(r"(?:强调|指出|召开|会议|发布|举行|印发)$")
_MENTIONS = re.compile(r"《[^》]*》|“[^”]*”")
_COLUMN_IN_TITLE = re.compile(r"【([^】]*)】(.+)")
_LAST_SENTENCE = re.compile(r"[^。]+。$")
_SENTENCE_END = re.compile(r"[。！？；：]$")


@dataclass(slots=True)
class _Draft:
    """An article in the making."""

    headline: str
    paragraphs: list[str]
    kicker: str | None = None
    deck: str | None = None


def dressed(rng: Random, item: dict[str, Any], kind: str) -> Article:
    """The news item as an article of a national or a local paper."""
    body = [paragraph.strip() for paragraph in item["body"] if paragraph.strip()]
    draft = _titled(rng, item["title"].strip(), body, local=kind == LOCAL)
    if kind == LOCAL and len(body) == 1 and len(body[0]) < 150 and rng.random() < 0.4:
        return _photo_story(rng, draft, item["date"])
    source, byline, in_lead = _local_credits(rng, item) if kind == LOCAL else _national_credits(rng, item)
    captions = _taken_caption(rng, draft, often=kind == NATIONAL)
    subheads = _put_subheads(rng, draft.paragraphs)
    if source:
        draft.paragraphs[0] = f"{_lead(rng, source, byline if in_lead else None)}{draft.paragraphs[0]}"
    return Article(
        headline=draft.headline,
        paragraphs=tuple(draft.paragraphs),
        kicker=draft.kicker,
        deck=draft.deck,
        byline=byline,
        source=source,
        subheads=frozenset(subheads),
        captions=captions,
        date=item["date"],
        kind=kind,
    )


def _titled(rng: Random, title: str, body: list[str], *, local: bool) -> _Draft:
    """The draft with the title divided into kicker, headline and deck."""
    draft = _Draft(title, list(body))
    column = _COLUMN_IN_TITLE.match(title)
    if column:
        draft.headline = column[2].strip()
        draft.kicker = column[1] if rng.random() < (0.6 if local else 0.4) else None
    if "——" in _MENTIONS.sub("", draft.headline) and not _MENTIONS.search(draft.headline):
        headline, _, deck = draft.headline.partition("——")
        draft.headline, draft.deck = headline.strip() or title, f"——{deck.strip()}" if deck else None
    _divide_phrases(rng, draft, local=local)
    if draft.kicker is None and rng.random() < (0.15 if local else 0.06):
        draft.kicker = rng.choice(_COLUMNS)
    if draft.deck is None and rng.random() < (0.14 if local else 0.08):
        draft.deck = _clause(rng, "".join(body[1:] or body), 8, 26)
    return draft


def _divide_phrases(rng: Random, draft: _Draft, *, local: bool) -> None:
    phrases = draft.headline.split()
    draft.headline = " ".join(phrases[:2])
    if len(phrases) > 2 and draft.deck is None and rng.random() < 0.7:
        draft.deck = " ".join(phrases[2:])
    if len(phrases) != 2:
        return
    if draft.kicker is None and _ANNOUNCES.search(phrases[0]) and rng.random() < 0.4:
        draft.kicker, draft.headline = phrases
    elif draft.deck is None and rng.random() < (
        0.35 if local or len(draft.headline) > _LONG_HEADLINE else 0.12
    ):
        draft.headline, draft.deck = phrases


def _clause(rng: Random, text: str, shortest: int, longest: int) -> str | None:
    clauses = [part for part in re.split(r"[。；“”（）《》]", text) if shortest <= len(part) <= longest]
    return rng.choice(clauses) if clauses else None


def _photo_story(rng: Random, draft: _Draft, date: str) -> Article:
    headline = re.split(r"[ ，：]", draft.headline)[0]
    caption = f"{draft.paragraphs[0]} {_photographer(rng)}"
    return Article(headline[:16], captions=(caption,), photo=True, date=date, kind=LOCAL)


def _photographer(rng: Random) -> str:
    who = rng.choice(("本报记者 ", "新华社记者 ", "本报通讯员", "通讯员 "))
    return f"{who}{_padded_name(rng)}{rng.choice(('摄', '摄', ' 摄'))}"


def _taken_caption(rng: Random, draft: _Draft, *, often: bool) -> tuple[str, ...]:
    """Now and then the last sentence of the text, taken from it to stand under a photograph."""
    last = _LAST_SENTENCE.search(draft.paragraphs[-1])
    if rng.random() >= (0.15 if often else 0.1) or not last or not 12 < len(last[0]) < 90 or not last.start():
        return ()
    draft.paragraphs[-1] = draft.paragraphs[-1][: last.start()]
    return (f"{rng.choice(('图为', '', ''))}{last[0]} {_photographer(rng)}",)


def _put_subheads(rng: Random, paragraphs: list[str]) -> list[int]:
    """The places of short paragraphs that read as subheads; a long text may get some from its own clauses."""
    own = [
        place
        for place, text in enumerate(paragraphs[:-1])
        if place and len(text) <= 16 and not _SENTENCE_END.search(text)
    ]
    if own or len(paragraphs) < 5 or rng.random() > 0.2:
        return own
    subheads: list[int] = []
    for place in sorted(rng.sample(range(2, len(paragraphs)), rng.randint(1, min(3, len(paragraphs) - 2)))):
        clause = _clause(rng, paragraphs[place + len(subheads)].replace("，", "。"), 5, 15)
        if clause:
            paragraphs.insert(place + len(subheads), clause)
            subheads.append(place + len(subheads))
    return subheads


def _lead(rng: Random, source: str, byline: str | None) -> str:
    gap = " " if source.endswith("电") else rng.choice(("", "", " "))
    return f"{source}{gap}（{byline}）" if byline else f"{source} "


def _national_credits(rng: Random, item: dict[str, Any]) -> tuple[str | None, str | None, bool]:
    """The source, the byline, and whether it stands in the lead."""
    names = [_name(rng) for _ in range(rng.choice((1, 1, 1, 1, 2, 2, 3)))]
    dispatch = f"{rng.choice(('新华社', '本报'))}{_place(rng, item)}{_day(rng, item)}电"
    if dispatch.startswith("新华社") and rng.random() < 0.06:
        dispatch = f"据{dispatch}"
    separate = f"{rng.choice(('本报记者 ', '本报记者 ', '本报驻外记者 '))}{' '.join(map(_padded, names))}"
    chance = rng.random()
    if chance < 0.57:
        return dispatch, f"记者{rng.choice('、、、 ').join(names)}", True
    if chance < 0.78:
        return dispatch, None, False
    if chance < 0.92:
        return None, separate, False
    return None, None, False


def _local_credits(rng: Random, item: dict[str, Any]) -> tuple[str | None, str | None, bool]:
    paper, day = rng.choice(_LOCAL_PAPERS), _day(rng, item)
    source = rng.choice(
        (
            *("本报讯",) * 7,
            *(f"{paper}讯", f"{paper}{day}讯", f"本报{_place(rng, item)}{day}讯"),
            *(f"新华社{_CAPITAL}{day}电", f"新华社{_CAPITAL}{day}电", f"据《{paper}》消息"),
        )
    )
    names = [_name(rng) for _ in range(rng.choice((1, 1, 1, 2, 3)))]
    lone = rng.choice(("本报记者 ", "□新华社记者", "通讯员 ", "全媒体记者 ", "")) + " ".join(names)
    chance = rng.random()
    if chance < 0.27:
        return source, _reporters(rng, names), True
    if chance < 0.41:
        return source, None, False
    if chance < 0.46:
        return source, f"□{rng.choice(('记者', ''))}{'、'.join(names)}报道", False
    if chance < 0.63:
        return None, lone, False
    return None, None, False


def _reporters(rng: Random, names: list[str]) -> str:
    text = rng.choice(("记者", "记者 ", "记者 ", "全媒体记者", "全媒体记者 ")) + rng.choice((" ", "、")).join(
        names
    )
    if rng.random() < 0.4:
        text += f" 通讯员{rng.choice(('', ' '))}{_name(rng)}"
    return f"{text} 文/图" if rng.random() < 0.1 else text


def _place(rng: Random, item: dict[str, Any]) -> str:
    """A city that the item speaks of, or the capital."""
    text = item["title"] + item["body"][0]
    named = [city for city in _CITIES if city in text]
    return rng.choice(named) if named and rng.random() < 0.8 else _CAPITAL


def _day(rng: Random, item: dict[str, Any]) -> str:
    _, month, day = item["date"].split("-")
    text = f"{int(month)}月{int(day)}日"
    return text.translate(_FULL_WIDTH) if rng.random() < 0.06 else text


def _name(rng: Random) -> str:
    return rng.choice(_SURNAMES) + "".join(rng.choice(_GIVEN) for _ in range(rng.choice((1, 2, 2, 2))))


def _padded(name: str) -> str:
    """A name of two signs as papers print it between names of three."""
    return f"{name[0]} {name[1]}" if len(name) == 2 else name


def _padded_name(rng: Random) -> str:
    name = _name(rng)
    return _padded(name) if rng.random() < 0.6 else name
