"""How names are read: pinyin as a name sorts, and the initials by which a reader may type it.

Importing pypinyin takes a quarter of a second, which an edition without names need not pay.
"""

import re

from generator.language.variants import folded, in_simplified_print

_SIGNS = re.compile(r"[\W_]+")
_NO_INITIALS = re.compile(r"[^0-9a-z]")
_SURNAMES_READ = """
单=shan 曾=zeng 区=ou 仇=qiu 解=xie 查=zha 任=ren 朴=piao 冼=xian 缪=miao 乐=yue 覃=qin 种=chong 员=yun
翟=zhai 隗=wei 宓=mi 折=she 黑=he 秘=bi 繁=po 召=shao 祭=zhai 句=gou 那=na 盖=ge 令狐=linghu 尉迟=yuchi
万俟=moqi 长孙=zhangsun 单于=chanyu 澹台=tantai
"""  # where dictionaries of pinyin mostly read the letter otherwise
_SURNAMES = dict(pair.split("=") for pair in _SURNAMES_READ.split())


def reading(name: str, *, personal: bool) -> str:
    """A name as it sorts: pinyin in small letters, a space between syllables; surnames read as surnames."""
    from pypinyin import lazy_pinyin  # noqa: PLC0415 (see the top)

    letters = in_simplified_print(_SIGNS.sub("", name))
    surname = next((letters[:n] for n in (2, 1) if personal and letters[:n] in _SURNAMES), "")
    syllables = [_SURNAMES[surname]] if surname else []
    return " ".join([*syllables, *lazy_pinyin(letters.removeprefix(surname))]).lower()


def initials(name: str) -> str:
    """The first letters of a name's syllables, with its own Latin letters and digits: a reader types yjs."""
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415 (see the top)

    return _NO_INITIALS.sub("", "".join(lazy_pinyin(folded(name), style=Style.FIRST_LETTER)).lower())
