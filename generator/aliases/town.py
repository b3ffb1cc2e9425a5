"""The paper's home."""

from dataclasses import dataclass

from generator.gazetteer import is_common_word, place_of, places_called
from generator.language import in_simplified_print

DIVISIONS = frozenset({"province", "city", "county"})
LEVELS = ("市", "省", "县", "区", "镇", "乡", "村")
_SHORTEST_STEM = 2  # characters before a level


@dataclass(frozen=True, slots=True)
class Town:
    """The paper's home: its full name, its short one ("" where there is none), its province's full name."""

    name: str
    short: str
    province: str


def town_of(home: str) -> Town:
    """The home that the settings name, by its full name where the gazetteer has it."""
    home = in_simplified_print(home)
    place = place_of(home) if home else None
    if place and place.level in DIVISIONS:
        return Town(place.name, place.short or _without_level(place.name), place.path[0])
    return Town(home, _without_level(home), "")


def _without_level(name: str) -> str:
    return name[:-1] if name.endswith(LEVELS) and len(name) > _SHORTEST_STEM else ""


def is_place(form: str, town: Town) -> bool:
    """Whether a word is a place wherever it stands: of the gazetteer and no word of every day, or the home."""
    known = bool(places_called(form)) and not is_common_word(form)
    return known or form in {town.name, town.short}
