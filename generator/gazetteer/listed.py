"""places.tsv and common_words.txt beside this file, read when first asked."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import cast

from generator.gazetteer.place import Level, Place
from generator.language import in_simplified_print

LIST = Path(__file__).with_name("places.tsv")
COMMON_WORDS = Path(__file__).with_name("common_words.txt")


def places() -> tuple[Place, ...]:
    """Every place: China in the order of its codes, countries with their cities, waters and so on, regions."""
    return _listed()[0]


def places_called(form: str) -> tuple[Place, ...]:
    """All places with that full or short name, in the order of the list; none for a name it does not know.

    A name in traditional characters (東臺, 臺灣) is known by its simplified ones.
    """
    return _listed()[1].get(in_simplified_print(form), ())


def forms() -> frozenset[str]:
    """All names a text can be scanned for; for some of them see is_common_word."""
    return frozenset(_listed()[1])


def is_common_word(form: str) -> bool:
    """Whether print uses this name of a place as a word or given name too, so that it alone proves no place."""
    return in_simplified_print(form) in _common_words()


@cache
def _listed() -> tuple[tuple[Place, ...], Mapping[str, tuple[Place, ...]]]:
    lines = LIST.read_text(encoding="utf-8").splitlines()
    every = []
    called: dict[str, tuple[Place, ...]] = {}
    for line in lines:
        if line.startswith("#"):
            continue
        level, name, short, others, chain, longitude, latitude = line.split("\t")
        place = Place(
            name,
            short or None,
            cast("Level", level),
            tuple(chain.split("/")) if chain else (),
            float(longitude) if longitude else None,
            float(latitude) if latitude else None,
        )
        every.append(place)
        for form in dict.fromkeys((name, *short.split(), *others.split())):
            called[form] = (*called.get(form, ()), place)
    return tuple(every), called


@cache
def _common_words() -> frozenset[str]:
    return frozenset(COMMON_WORDS.read_text(encoding="utf-8").split())
