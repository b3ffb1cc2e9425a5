"""Which of the places called so a text means, by its home and its other places."""

from collections.abc import Collection

from generator.gazetteer.listed import is_common_word, places_called
from generator.gazetteer.place import Place
from generator.language import in_simplified_print


def place_of(form: str, home: str | None = None, near: Collection[str] = ()) -> Place | None:
    """The place that a name means in a text, or None: no place is called so, or it stays open which.

    `home` is the newspaper's own region (柳州市 or 柳州), `near` the other places of the same article. A full
    name goes before another's short form, and a province before all: 海南 is never the prefecture 海南州.
    A word of every day (大方 for 大方县) means a place only where the home or the other places say so.
    """
    form = in_simplified_print(form)
    called = places_called(form)
    full = [place for place in called if place.name == form]
    named = full or list(called)
    sure = full if is_common_word(form) else named
    provinces = [place for place in named if place.level == "province"]
    nearby = [place for place in named if _lies_in_one_of(place, near)]
    at_home = [place for place in named if home and _lies_in(place, home)]
    both = [place for place in nearby if place in at_home]
    for meant in (
        sure,
        provinces,
        both,
        nearby,
        at_home,
        _of_home_province(named, home),
        _known_as(form, named),
    ):
        if len(meant) == 1:
            return meant[0]
    return None


def _lies_in_one_of(place: Place, regions: Collection[str]) -> bool:
    return any(_lies_in(place, region) for region in regions)


def _lies_in(place: Place, region: str) -> bool:
    """Whether a place is the region or lies in it; a region that may be one of several says nothing."""
    upper = _sure(region)
    return upper is not None and place.path[: len(upper.path)] == upper.path


def _of_home_province(candidates: list[Place], home: str | None) -> list[Place]:
    """Those of the province, or country, that the newspaper's home lies in."""
    own = _sure(home) if home else None
    return [place for place in candidates if own and place.path[0] == own.path[0]]


def _sure(form: str) -> Place | None:
    """The one place that a name means without any context."""
    form = in_simplified_print(form)
    called = places_called(form)
    for meant in (called, [place for place in called if place.name == form], _known_as(form, called)):
        if len(meant) == 1:
            return meant[0]
    return None


def _known_as(form: str, candidates: Collection[Place]) -> list[Place]:
    """Those whose short form it is without doubt: 喀什 is the prefecture 喀什地区, not 喀什市 in it."""
    return [place for place in candidates if place.short == form]
