"""Places of China and the world by their Chinese names, with where they lie.

The modules in the order they build on each other; each imports only those above it:

place         one place: its name, its short form, what it lies in, its point
listed        places.tsv and common_words.txt beside this file, read when first asked
meant         which of the places called so a text means, by its home and its other places
surroundings  the points around a place, for a map of dots without any border

LICENSE beside this file says whose lists these are; tests/gazetteer_source.py made them into one.
"""

from generator.gazetteer.listed import forms, is_common_word, places, places_called
from generator.gazetteer.meant import place_of
from generator.gazetteer.place import Level, Place
from generator.gazetteer.surroundings import surroundings

__all__ = [
    "Level",
    "Place",
    "forms",
    "is_common_word",
    "place_of",
    "places",
    "places_called",
    "surroundings",
]
