"""A headline -> its phrases, each as the pieces between which a line may end: no line ends within a word.

Newspapers keep to it (标题不断词). The words are those of jieba's dictionary and the names of the article; what
neither knows stays together, for a break too few only makes a line shorter.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TypeAlias

from generator.enrich.lexicon import plain_words
from generator.model import Article
from generator.typography import width_in_em

# A phrase in the pieces between which a line may end.
Phrase: TypeAlias = tuple[str, ...]
# A headline, kicker or deck: its phrases in parts that break first between each other; none for no text.
Phrases: TypeAlias = tuple[tuple[Phrase, ...], ...]

_REMEMBERED = 1 << 14  # a headline stands on several pages, all made soon after one another
_PARTS = 2
_ENOUGH = 9  # signs that the narrowest line of a headline holds: a phrase of so many is never broken
# Words of one sign that belong to what follows; any other belongs to what it follows: 的, 队, half a name.
_LEADING = frozenset("和与及或在从对向把被给让为以将由不没未已再又也都就才很最更每各第近约超逾")
_NUMERAL = re.compile("[0-9０-９.．%％〇零一二三四五六七八九十百千万亿两]+")


def phrases(text: str | None, article: Article) -> Phrases:
    """The phrases of a text at the head of the article: what stands between its spaces."""
    return _worded(text, (*article.people, *article.places, *article.organisations)) if text else ()


@lru_cache(maxsize=_REMEMBERED)
def _worded(text: str, names: tuple[str, ...]) -> Phrases:
    return _parts([tuple(_pieces(phrase, names)) for phrase in text.split()])


def _parts(worded: Sequence[Phrase]) -> Phrases:
    """Each phrase by itself, or where they are more than two, two parts of like width."""
    if len(worded) <= _PARTS:
        return tuple((phrase,) for phrase in worded)
    widths = [width_in_em("".join(phrase)) for phrase in worded]
    middle = min(range(1, len(worded)), key=lambda place: abs(sum(widths[:place]) - sum(widths[place:])))
    return tuple(worded[:middle]), tuple(worded[middle:])


def _pieces(phrase: str, names: Iterable[str]) -> Iterator[str]:
    if len(phrase) <= _ENOUGH:
        yield phrase
        return
    piece = ""
    for word, following in pairwise([*_words(phrase, names), ""]):
        piece += word
        if not following or (len(piece) > 1 and _may_part(word, following)):
            yield piece
            piece = ""


def _words(phrase: str, names: Iterable[str]) -> Sequence[str]:
    known = sorted((name for name in names if len(name) > 1 and name in phrase), key=len, reverse=True)
    if not known:
        return plain_words(phrase)
    around = re.split(f"({'|'.join(re.escape(name) for name in known)})", phrase)
    return [
        word
        for place, part in enumerate(around)
        for word in ((part,) if place % 2 else plain_words(part) if part else ())
    ]


def _may_part(word: str, following: str) -> bool:
    """Whether a line may end between two words; beside signs that is left to the rules of the browser."""
    if not (word[-1].isalnum() and following[0].isalnum()):
        return False
    if word in _LEADING or _NUMERAL.fullmatch(word):
        return False
    return len(following) > 1 or following in _LEADING or _NUMERAL.fullmatch(following) is not None
