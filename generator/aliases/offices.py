"""Offices of the home by their full names: 市财政局 is 砚江市财政局."""

import re

from generator.aliases.given import Forms, Given
from generator.aliases.town import Town
from generator.model import Article, IndexKind

_OWN_LEVELS = ("市", "县", "区")  # of a home whose offices print their level only
_PROVINCES = {"省": "省", "自治区": "自治区"}  # what print says for the home's province, and how that ends
_SHORTEST_OFFICE = 2  # characters after the character of the level: 市政府, not 市委
# Words that begin with the character of a level: 市场监督管理局 and 区域协调办公室 name no level.
_OTHER_WORDS = re.compile(
    "市(?:[场容长区郊值井面]|民(?![政族宗兵间营])|政(?!府|协|法|务|策|研))|县[城级域长区]|区[域间块长位级]|省[会份级域长区]"
)
_OWN_REPORTS = ("本报", "本刊", "本台", "日报", "晚报")  # the last two where the name was not read


def organisations_of_home(article: Article, town: Town, given: Given) -> Forms:
    """The article's organisations, those of the home and its province by their full names."""
    if not _is_told_from_home(article, town):
        return {form: form for form in article.organisations}
    return {
        form: given.heading(IndexKind.ORGANISATIONS, form, _office(form, town))
        for form in article.organisations
    }


def _is_told_from_home(article: Article, town: Town) -> bool:
    """Whether 市财政局 is the home's there: not in what an agency sends from elsewhere."""
    dateline = article.dateline
    if dateline is None or not (dateline.source or dateline.place):
        return True
    told_by = dateline.source or ""
    own = told_by.startswith(_OWN_REPORTS) or bool(town.short and told_by.startswith(town.short))
    return own or dateline.place in {town.name, town.short}


def _office(form: str, town: Town) -> str:
    """市财政局 is 砚江市财政局, 省财政厅 the one of the province that the home lies in."""
    if _OTHER_WORDS.match(form):
        return form
    level = town.name[-1:]
    if level in _OWN_LEVELS and not town.name.endswith("自治区") and _is_office(form, level):
        return town.name + form[1:]
    for character, end in _PROVINCES.items():
        if town.province.endswith(end) and _is_office(form, character):
            return town.province + form.removeprefix(character)
    return form


def _is_office(form: str, character: str) -> bool:
    return form.startswith(character) and len(form) >= len(character) + _SHORTEST_OFFICE
