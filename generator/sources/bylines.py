"""Whether a short line says who wrote an article."""

import re

from generator.language import HAN, characters_of, words

# 本报记者 陈小青; 记者：林晚秋 — a name apart from the word, else it is a headline about reporters.
_BYLINE = re.compile(
    rf"[□■●]?\s*(?:[{HAN}]{{0,10}})(?:记者|記者|通讯员|通訊員|评论员|評論員|作者|撰文|文/图|文图)[\s：:/／]+\S.{{0,60}}"
    r"|[□■]\s*\S.{0,40}"
)
_NAMES = re.compile(rf"[{HAN}·]{{2,3}}|[{HAN}·]{{1,4}}(?:[\s　、，]+[{HAN}·]{{1,4}})+")
_ROLE = re.compile(r"[\s、]*(?:本报|见习)?(?:记者|記者|通讯员|通訊員|实习生|實習生)\s*|、")
_ROLES_WITH_NAMES = re.compile(
    rf"(?:{_ROLE.pattern.removesuffix('|、')}[{HAN}·]{{2,4}}(?:[\s、]+[{HAN}·]{{2,4}})*)+"
)
_SENTENCE = re.compile(r"[。！？；]")


def is_byline(text: str) -> bool:
    """Whether a short line names who wrote an article: 本报记者 陈小青, 记者邵一川 通讯员葛亮, □何一苇."""
    if _SENTENCE.search(text):
        return False
    return _BYLINE.fullmatch(text) is not None or _credits_people(text)


def _credits_people(text: str) -> bool:
    """Whether a line is roles with names that begin with surnames, whether or not they touch."""
    names = _ROLES_WITH_NAMES.fullmatch(text) and _ROLE.sub(" ", text).split()
    surnames, compound = characters_of("surnames"), words("compound_surnames")
    return bool(names) and all(name[0] in surnames or name.startswith(compound) for name in names or ())


def is_names(text: str) -> bool:
    """Whether a line is names and nothing else: 何一苇, 林 晚 秋, 陈小青 林晚秋."""
    return _NAMES.fullmatch(text) is not None
