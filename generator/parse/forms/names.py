"""The forms of people's names as bylines print them: 沈砚秋, 葛 亮, 欧阳文静, 阿依古丽·艾山."""

import re

from generator.language import HAN, SELECTOR, in_simplified_print, without_selectors

_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟"
    "汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪"
    "严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳"
    "裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强丘房边卓荀虞尚蒙农蓝闭岑粟宫商臧戚乌宗应车简冉荆闻佘沙谌訚柴"
    "瞿闫肖蒲匡钮仇鞠符明米桑全班卞计晏窦宣裘储苑仲靖贝丰郁糜滕佴牧隗山昝凤花那巫芮乜亓敖冷辜楚胥骆饶邬栾娄巩莽逄綦缪"
    "刁奚郎冼卿冀鄢付古吉厉巢帅戎扈晁茅莘蒯蔺褚诸谈逯邸郗郦阙阚雍韶鹿麦麻亢禹濮燕竺穆索茹姬嵇仝佟揭慕寇郏池"
)
_COMPOUND_SURNAMES = (
    "欧阳|司马|诸葛|上官|司徒|慕容|东方|皇甫|令狐|公孙|端木|夏侯|尉迟|宇文|长孙|南宫|独孤|呼延|淳于|鲜于"
)
_SIGN = rf"[{HAN}]{SELECTOR}?"
_COMPOUND = rf"(?:{_COMPOUND_SURNAMES})(?:{_SIGN}){{1,2}}"
# What was done stands right after a name: 葛亮摄, 葛亮文/图.
_NO_SIGN_OF_NAME = "摄|辑|文[/／]?图|图[/／]?文"
NAME = rf"(?:{_COMPOUND}|[{_SURNAMES}]{SELECTOR}?(?:{_SIGN}(?:(?!{_NO_SIGN_OF_NAME}){_SIGN})?|\s{_SIGN}))"
DOTTED_NAME = rf"[{HAN}]{{1,8}}(?:[·•・‧][{HAN}]{{1,10}}){{1,3}}"
LATIN_NAME = r"[A-Z][A-Za-z.'’-]+(?:\s[A-Z][A-Za-z.'’-]+){0,3}"
_NAME_ALONE = re.compile(NAME)
_COMPOUND_ALONE = re.compile(_COMPOUND)
_SHORTEST_NAME = 2  # characters
_LONGEST_NAME = 3
_MOST_SIGNS = 24  # of names without gaps; more is a sentence


def is_name(text: str) -> bool:
    """Whether a line is one person's name and no more, as an essay's author is printed."""
    return bool(_NAME_ALONE.fullmatch(in_simplified_print(without_selectors(text.strip()))))


def is_authors_name(text: str) -> bool:
    """Whether a line that stands alone is a person's name: of three characters: 钟声 may name a column."""
    return len(text.strip()) > _SHORTEST_NAME and is_name(text)


def names_in(text: str) -> list[str]:
    """The names that a text without gaps is made of (王亚楠张素华), or the text alone where it is not names."""
    if (
        len(text) <= _LONGEST_NAME
        or len(text) > _MOST_SIGNS
        or _COMPOUND_ALONE.fullmatch(in_simplified_print(text))
    ):
        return [text]
    for length in (4, 3, 2):
        first, rest = text[:length], names_in(text[length:])
        whole = length != _LONGEST_NAME + 1 or _COMPOUND_ALONE.fullmatch(in_simplified_print(first))
        if whole and is_name(first) and all(is_name(name) for name in rest):
            return [first, *rest]
    return [text]
