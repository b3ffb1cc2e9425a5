"""The kind of an organisation by how its name ends, and the level of a place."""

from functools import cache

from generator.index_pages.location import location_of
from generator.language import in_simplified_print, words
from generator.model import IndexKind

OTHER = "other"
# How names of each type end, the types in the order in which an index shows them.
_ENDS_OF_ORGANISATIONS = {
    "government": "人大 政协 法院 检察院 政府 国务院 中共中央 派出所",
    "company": "厂 商场 超市 合作社 酒店 书店",
    "school": "大学 学院 中学 小学 学校 幼儿园 附中 附小 一中 二中 党校",
    "hospital": "医院 卫生院 疾控中心 急救中心 卫生服务中心 卫生所 诊所",
    "science": "研究院 规划院 科学院 工程院 设计院 研究所 实验室 研发中心 农技站 水文站 气象台",
    "culture": "博物馆 图书馆 文化馆 美术馆 体育馆 科技馆 纪念馆 档案馆 剧院 剧团 文工团 乐团 歌舞团",
    "media": "日报社 日报 晚报 报社 出版社 电视台 广播电台 新华社 通讯社 杂志 周刊 月刊",
    "society": "协会 学会 商会 联合会 总工会 工会 基金会 理事会 联盟 俱乐部 队 委员会 村委会",
}
_ENDS_OF_PLACES = {
    "province": "省 自治区",
    "city": "市 自治州 盟",
    "county": "自治县 县 区 旗",
    "town": "街道 镇 乡",
    "village": "社区 村 屯 寨",
}
# The grammar at import has lists of its own, which are not said again here.
_LISTED_ENDS = {"government": "offices", "company": "companies", "landscape": "landscape"}
_TYPES = {
    IndexKind.ORGANISATIONS: tuple(_ENDS_OF_ORGANISATIONS),
    IndexKind.PLACES: (*_ENDS_OF_PLACES, "landscape", "country", "world_city"),
}


# What the gazetteer calls a level, where an index shows that level by itself.
_LEVELS = {
    "natural": "landscape",
    **{level: level for level in ("province", "city", "county", "country", "world_city")},
}


def types_of(kind: IndexKind) -> tuple[str, ...]:
    """The types that the headings of an index have, in their order; none where types mean nothing."""
    return (*_TYPES[kind], OTHER) if kind in _TYPES else ()


def type_of(kind: IndexKind, name: str, home: str = "") -> str:
    """The type of a heading: of a place the gazetteer knows, its level; else by the longest end of a name.

    `home` is the town the paper is printed in.
    """
    known = location_of(kind, name, home)
    if known and known.level in _LEVELS:
        return _LEVELS[known.level]
    plain = in_simplified_print(name)
    fitting = [(len(end), one) for one, ends in _ends(kind).items() for end in ends if plain.endswith(end)]
    return max(fitting, key=lambda pair: pair[0], default=(0, OTHER))[1]


@cache
def _ends(kind: IndexKind) -> dict[str, tuple[str, ...]]:
    own = {**_ENDS_OF_ORGANISATIONS, **_ENDS_OF_PLACES}
    return {
        one: (*own.get(one, "").split(), *(words(_LISTED_ENDS[one]) if one in _LISTED_ENDS else ()))
        for one in _TYPES.get(kind, ())
    }
