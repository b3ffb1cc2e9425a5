"""What is printed right beside a person's name: 市委书记沈砚秋, 沈砚秋局长, 沈砚秋任市长."""

import re
from collections.abc import Iterable, Iterator

from generator.language import HAN, in_simplified_print, one_of, words

# What tells nothing of a person's place in public life: such a word is shown, but no reason for a page.
_PRIVATE_TITLES = """
村民 居民 市民 农民 渔民 牧民 同学 学生 考生 游客 读者 业主 店主 摊主 老板 老人 家长 职工 工人 员工 师傅
母亲 父亲 妈妈 爸爸 妻子 丈夫 儿子 女儿 爷爷 奶奶 孙子 孙女 哥哥 姐姐 弟弟 妹妹 青年 小伙 姑娘 男子 女子
研究生 大学生 小学生 中学生 高中生 嫌疑人 被告人 夫妇 一家 司机 驾驶员 种植户 养殖户 果农 茶农 菜农 蚕农
"""
_PRIVATE = tuple(_PRIVATE_TITLES.split())
_NO_TITLE = frozenset({"同志", "老师", "师傅", "一家", "夫妇"})  # beside a name: a form of address
_UNIT = (
    "(?:(?:自治区|自治州|自治县|[省市县区州镇乡村])(?:党委|政府|人大常委会|人大|政协|纪委监委|纪委|委)?"
    "|党组|党委|党总支|党支部|支部|纪委|政协|全国人大|全国政协|国务院|中央)"
)
_RANK = "(?:常务|执行|名誉|第一|首席|高级|特级|副|原|代|总|兼)"
_TITLES = f"(?:[大中支]队长|{one_of('titles').pattern})"
_TITLES_AFTER = f"(?:{one_of('titles_after').pattern})"
_LISTED = frozenset((*words("titles"), *words("titles_after")))
_ENDINGS = tuple(sorted(_LISTED, key=lambda word: (-len(word), word)))
_OWN_WORDS = rf"(?:{_UNIT}*{_RANK}*)"
_ONE_TITLE = rf"{_OWN_WORDS}{_TITLES}"
_BEFORE = re.compile(rf"({_ONE_TITLE}(?:[、兼]{_ONE_TITLE})*)$")
_AFTER = re.compile(rf"({_RANK}?{_TITLES_AFTER})(?!员|医|助理|级|办|室|团)")
_OFFICE = re.compile(
    rf"(?:同志)?(?:现|已|将|就|出|担|当选|兼|继|连|[被获]?任命|推举)?(?:任|为){{1,2}}({_ONE_TITLE}(?:[、兼]{_ONE_TITLE})*)"
)
_REACH = 30  # characters before a name in which its title stands
_JOINTS = re.compile("[、兼]")
_LINE = "\n"
# From a stop to the title, where nothing in between is a verb, a day or a word of the sentence: 急诊科主任.
_FROM_STOP = re.compile(rf"(?:^|[^{HAN}])([{HAN}]{{1,10}})$")
_WORDS_OF_SENTENCES = frozenset(
    "在由向与和及是对被把的了着据为让给从到因当来去说听见看请访谢找问邀陪接送于往以用按每各某此其这那哪我你他她它"
    "今昨明日天时年月周早晚午后前刚才但而则却就也都还又再已将正曾没不未有要能会可该应须名位个些并且或如若比跟同随经过"
    "做作叫称喊告使令派选任命认承讲谈"
)


def titles_beside(text: str, start: int, end: int, bodies: Iterable[str]) -> Iterator[str]:
    """The titles printed right before and right after the name at [start, end) of a text.

    `bodies` are names of organisations that the text may print before a title: 砚江市教育局局长.
    """
    plain = in_simplified_print(text)
    first = start - len(plain[max(0, start - _REACH) : start].rpartition(_LINE)[2])
    if plain.endswith(_ENDINGS, first, start):
        match = _BEFORE.search(plain[first:start])
        if match:
            yield _with_body(text[first : first + match.start()], text[first + match.start() : start], bodies)
    after = _AFTER.match(plain, end)
    if after and after[1] not in _NO_TITLE:
        yield text[slice(*after.span(1))]
    office = _OFFICE.match(plain, end)
    if office:
        yield text[slice(*office.span(1))]


def is_public(title: str) -> bool:
    """Whether a title says that a person acts in public: an office, a profession; not 村民, 母亲."""
    return any(not in_simplified_print(part).endswith(_PRIVATE) for part in parts_of(title))


def parts_of(title: str) -> tuple[str, ...]:
    """The single titles in one that names several: 市委副书记、市长."""
    return tuple(part for part in _JOINTS.split(title) if part)


def _with_body(before: str, title: str, bodies: Iterable[str]) -> str:
    """The title with what is printed right before it of whose it is: 砚江市教育局, 急诊科."""
    body = max((body for body in bodies if before.endswith(body)), key=len, default="")
    run = _FROM_STOP.search(before)
    if not body and run and not _WORDS_OF_SENTENCES & set(in_simplified_print(run[1])):
        body = run[1]
    return body + title
