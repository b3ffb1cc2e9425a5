"""An edition's texts -> volumes, each indexed for itself: one for all, or one a year, or one a month.

As with bound newspapers, a volume holds what was printed in its time; a later one is newer throughout.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.model import Article
from generator.search.documents import Text

_YEAR, _MONTH = 4, 7  # characters of a date


@dataclass(frozen=True, slots=True)
class Volume:
    """The texts of one time, oldest first; `name` is all, a year or a month."""

    name: str
    texts: tuple[Text, ...]


def volumes(texts: Sequence[Text], most_characters: int) -> list[Volume]:
    """The texts, given oldest first, in volumes, oldest first.

    One holds all where they have at most so many characters; else there is one a year, and for a year that has
    more, one a month. A month is not divided.
    """
    whole = Volume("all", tuple(texts))
    if _length(whole) <= most_characters:
        return [whole] if texts else []
    years = _divided(whole, _YEAR)
    return [
        volume
        for year in years
        for volume in ([year] if _length(year) <= most_characters else _divided(year, _MONTH))
    ]


def _length(volume: Volume) -> int:
    return sum(
        len(text.title or "") + len(text.body) if isinstance(text, Article) else len(text.unplaced)
        for text in volume.texts
    )


def _divided(volume: Volume, date_length: int) -> list[Volume]:
    """The volume as one for each time that the first characters of a date name."""
    groups = groupby(volume.texts, key=lambda text: text.date.isoformat()[:date_length])
    return [Volume(name, tuple(group)) for name, group in groups]
