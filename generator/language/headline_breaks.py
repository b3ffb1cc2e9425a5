"""A headline -> its phrases, each as the pieces between which a line may end: no line ends within a word.

Newspapers keep to it (标题不断词). The words are those of jieba's dictionary and the names of the article; what
neither knows stays together, for a break too few only makes a line shorter. Traditional characters are looked
up as simplified ones.

Loading the dictionary takes about a second: a caller can keep what it said of a headline (`known_words`).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple, TypeAlias

from generator.language.characters import DIGITS, HAN, NUMERALS
from generator.language.dictionary import plain_words
from generator.language.typography import width_in_em
from generator.language.variants import in_simplified_print

# A phrase in the pieces between which a line may end.
Phrase: TypeAlias = tuple[str, ...]
# A headline, kicker or deck: its phrases in parts that break first between each other; none for no text.
Phrases: TypeAlias = tuple[tuple[Phrase, ...], ...]

_REMEMBERED = 1 << 17  # a headline stands on several pages, made long after one another
_PARTS = 2
_ENOUGH = 9  # characters that the narrowest line of a headline holds: a phrase of so many is never broken
# Words of one character that belong to what follows; any other belongs to what it follows: 的, 队, half a name.
_LEADING = frozenset("和与及或在从对向把被给让为以将由不没未已再又也都就才很最更每各第近约超逾")
_IDEOGRAPH = re.compile(f"[{HAN}]")
_NUMERAL = re.compile(f"[{DIGITS}.．%％{NUMERALS}]+")

# The words of pieces of headlines as the dictionary has them: its own answers, of this run and of earlier ones.
_known: dict[str, tuple[str, ...]] = {}


class _Part(NamedTuple):
    """A part of a phrase: one of the names, or what stands between them."""

    text: str
    is_name: bool = False


def known_words() -> Mapping[str, tuple[str, ...]]:
    """The words of what headlines were made of so far, as the dictionary or `learn_words` said them."""
    return _known


def learn_words(known: Mapping[str, tuple[str, ...]]) -> None:
    """Take the words of texts as the dictionary has them, so that it is not asked."""
    _known.update(known)


def phrases(text: str | None, names: tuple[str, ...] = ()) -> Phrases:
    """The phrases of a headline: what stands between its spaces. No line ends within one of the names."""
    return _worded(text, names) if text else ()


@lru_cache(maxsize=_REMEMBERED)
def _worded(text: str, names: tuple[str, ...]) -> Phrases:
    return _parts([tuple(_pieces(phrase, names)) for phrase in text.split()])


def _parts(worded: Sequence[Phrase]) -> Phrases:
    """Each phrase by itself, or where they are more than two, two parts of like width."""
    if len(worded) <= _PARTS:
        return tuple((phrase,) for phrase in worded)
    widths = [width_in_em("".join(phrase)) for phrase in worded]
    before = list(accumulate(widths, initial=0.0))
    middle = min(range(1, len(worded)), key=lambda place: abs(2 * before[place] - before[-1]))
    return tuple(worded[:middle]), tuple(worded[middle:])


def _pieces(phrase: str, names: Sequence[str]) -> Iterator[str]:
    if len(phrase) <= _ENOUGH:
        yield phrase
        return
    piece = ""
    for word, following in pairwise([*_words(phrase, names), ""]):
        piece += word
        if not following or (len(piece) > 1 and _may_part(word, following)):
            yield piece
            piece = ""


def _words(phrase: str, names: Sequence[str]) -> Iterator[str]:
    """The words of the phrase, of which each of the names is one; of names that overlap the longest."""
    parts = [_Part(phrase)]
    for name in sorted(names, key=len, reverse=True):
        if len(name) > 1 and name in phrase:
            parts = [piece for part in parts for piece in _parted(part, name)]
    for part in parts:
        yield from (part.text,) if part.is_name else _dictionary_words(part.text)


def _parted(part: _Part, name: str) -> Iterator[_Part]:
    """A part of a phrase cut at each mention of a name, unless it is a name itself."""
    if part.is_name or name not in part.text:
        yield part
        return
    first, *others = part.text.split(name)
    yield _Part(first)
    for text in others:
        yield _Part(name, is_name=True)
        yield _Part(text)


def _dictionary_words(text: str) -> tuple[str, ...]:
    if not text:
        return ()
    if text not in _known:
        ends = list(accumulate(map(len, plain_words(in_simplified_print(text))), initial=0))
        _known[text] = tuple(text[start:end] for start, end in pairwise(ends))
    return _known[text]


def _may_part(word: str, following: str) -> bool:
    """Whether a line may end between two words; beside punctuation that is left to the rules of the browser."""
    if not (word[-1].isalnum() and following[0].isalnum()):
        return False
    if not (_IDEOGRAPH.match(word[-1]) or _IDEOGRAPH.match(following)):
        return False  # Ｇ２０, Beyoncé: the dictionary cuts them
    word, following = in_simplified_print(word), in_simplified_print(following)
    if word in _LEADING or _NUMERAL.fullmatch(word):
        return False
    return len(following) > 1 or following in _LEADING or _NUMERAL.fullmatch(following) is not None
