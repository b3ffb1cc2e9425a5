"""Places under one name each: 柳州 is 柳州市, 竹坞 竹坞镇."""

from collections.abc import Collection, Sequence
from functools import lru_cache

from generator.aliases.given import Forms, Given, names_in
from generator.aliases.town import DIVISIONS, LEVELS, Town
from generator.gazetteer import Place, place_of, places_called
from generator.model import Article, IndexKind

_ABROAD = frozenset({"country", "world_city"})
_LANDSCAPE = tuple("江河湖山岭岛峰")  # 君山 is a mountain as often as 君山区
_SHORTEST_STEM = 2  # characters before a level
_REMEMBERED = 1 << 14  # names with the places beside them


def places_by_gazetteer(article: Article, town: Town, given: Given) -> Forms:
    """The article's places by the gazetteer, until none says more of another."""
    forms = {form: form for form in article.places}
    while True:
        near = frozenset(forms.values())
        named = {
            form: name
            if given.knows(IndexKind.PLACES, name)
            else given.heading(IndexKind.PLACES, form, _gazetteer_name(name, town, near - {name}))
            for form, name in forms.items()
        }
        if named == forms:
            return forms
        forms = named


@lru_cache(maxsize=_REMEMBERED)
def _gazetteer_name(form: str, town: Town, near: frozenset[str]) -> str:
    """柳州 is 柳州市, 中华人民共和国 中国; the form itself where it stays open what it means."""
    if not places_called(form):
        return form
    place = place_of(form, town.name or None, near)
    if place is None:
        return form
    if place.level in DIVISIONS:
        doubtful = _is_landscape_too(form, place, town) or _is_one_of_several(form, place, town, near)
        return form if doubtful else place.name
    return place.short or place.name if place.level in _ABROAD else form


def _is_landscape_too(form: str, place: Place, town: Town) -> bool:
    """武夷山: the short name of a county, not the paper's own, that a mountain, river or lake may have too."""
    return place.level == "county" and form.endswith(_LANDSCAPE) and place.name != town.name


def _is_one_of_several(form: str, place: Place, town: Town, near: frozenset[str]) -> bool:
    """海城: the short name of counties in two provinces, of which nothing beside it nor the home says which."""
    if place.level != "county" or form == place.name or len(places_called(form)) == 1:
        return False
    return not {town.name, *near}.intersection(place.chain)


def places_with_levels(printed: Sequence[Forms], town: Town, given: Given) -> list[Forms]:
    """竹坞 is 竹坞镇, where the gazetteer knows neither and the edition no 竹坞村; 砚江 is the home 砚江市."""
    named = names_in(printed)
    full = {name: _name_with_level(name, named, town) for name in named}
    return [
        {
            form: given.heading(IndexKind.PLACES, form, full[name]) if full[name] != name else name
            for form, name in forms.items()
        }
        for forms in printed
    ]


def _name_with_level(name: str, named: Collection[str], town: Town) -> str:
    if len(name) < _SHORTEST_STEM or name.endswith(LEVELS) or places_called(name):
        return name
    if name == town.short:
        return town.name
    full = [name + level for level in LEVELS if name + level in named]
    return full[0] if len(full) == 1 else name
