"""The words of the grammar, from words.toml beside this file: titles, suffixes, characters of names."""

import re
import tomllib
from functools import cache
from pathlib import Path

from generator.language.mentions import pattern_of


def words(name: str) -> tuple[str, ...]:
    """The words of a list in its order."""
    return tuple(_lists()[name].split())


def characters_of(name: str) -> frozenset[str]:
    """The characters of a list that is written without spaces."""
    return frozenset("".join(_lists()[name].split()))


def one_of(*names: str) -> re.Pattern[str]:
    """A pattern for any word of the lists, the longest that fits."""
    return pattern_of(word for name in names for word in words(name))


@cache
def _lists() -> dict[str, str]:
    return tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))
