"""The points around a place, for a map of dots without any border."""

from functools import cache

from generator.gazetteer.listed import places
from generator.gazetteer.place import Place


def surroundings(place: Place) -> tuple[tuple[float, float], ...]:
    """The points, longitude first, of what lies around a place; none for a place that has no point.

    For a county or a city the counties of its province, for a province the cities of China, for a place abroad
    the capitals of the world.
    """
    if place.point is None:
        return ()
    if place.level in {"city", "county"}:
        return _counties(place.chain[0])
    return _cities_of_china() if place.level == "province" else _capitals()


@cache
def _counties(province: str) -> tuple[tuple[float, float], ...]:
    return _points([place for place in places() if place.level == "county" and place.chain[0] == province])


@cache
def _cities_of_china() -> tuple[tuple[float, float], ...]:
    """Provinces too: a municipality has no city below it."""
    return _points([place for place in places() if place.level in {"province", "city"}])


@cache
def _capitals() -> tuple[tuple[float, float], ...]:
    return _points([place for place in places() if place.level == "country"])


def _points(within: list[Place]) -> tuple[tuple[float, float], ...]:
    return tuple(dict.fromkeys(place.point for place in within if place.point is not None))
