"""Where a text mentions names: at each place the longest that begins there, none inside another."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text, from `start` to `end` (exclusive)."""

    start: int
    end: int
    name: str


def pattern_of(names: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of the names, the longest that fits; for no names one that nothing fits."""
    listed = sorted({name for name in names if name}, key=lambda name: (-len(name), name))
    return re.compile("|".join(map(re.escape, listed)) or r"(?!)")


def mentions(text: str, names: Iterable[str]) -> Iterator[Mention]:
    """The mentions of names in a text in their order: leftmost first, of those the longest (maximal munch)."""
    for match in pattern_of(names).finditer(text):
        yield Mention(match.start(), match.end(), match.group())
