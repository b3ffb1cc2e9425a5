"""Where a place lies: what it is part of, its point, and the points round it."""

from dataclasses import dataclass

from generator.gazetteer import Place, place_of, places_called, surroundings
from generator.model import IndexKind

Point = tuple[float, float]  # longitude, latitude


@dataclass(frozen=True, slots=True)
class Location:
    """A place's chain from the widest to itself, its level, its point and those round it where they are known.

    Each link of the chain has its full name first, then the short one where there is one.
    """

    chain: tuple[tuple[str, ...], ...]
    level: str
    point: Point | None
    around: tuple[Point, ...]


def location_of(kind: IndexKind, name: str, home: str) -> Location | None:
    """Where the place of a heading lies; None where the gazetteer does not know it, or not which it is.

    `home` is the town the paper is printed in: of several places of a name the one near it is meant.
    """
    place = place_of(name, home or None) if kind is IndexKind.PLACES else None
    return _of(place) if place else None


def _of(place: Place) -> Location:
    chain = tuple(_names(name) for name in place.chain)
    return Location((*chain, _named(place)), place.level, place.point, surroundings(place))


def _names(name: str) -> tuple[str, ...]:
    """The full and the short name of what a place lies in."""
    return next((_named(place) for place in places_called(name) if place.name == name), (name,))


def _named(place: Place) -> tuple[str, ...]:
    return (place.name, place.short) if place.short else (place.name,)
