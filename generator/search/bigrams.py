"""A text as overlapping pairs of characters, so that an index of words finds any run of characters.

theme/js/search-text.js does the same to what a reader types, by the rules that the index carries (`rules`).
"""

import re
from collections.abc import Iterable
from itertools import pairwise

from generator.language import TWO_BYTE_HAN, folded

# Digits, letters and the ideographs of everyday: an indexer takes these as they are.
PLAIN = f"[0-9a-z{TWO_BYTE_HAN}]"
# What Python and JavaScript both call a space, written out because their own lists differ.
SPACES = r"[\s\u001c-\u001f\u0085\ufeff]+"
FIRST_SYLLABLE = 0xA000  # ꀀ: 1,165 Yi syllables from here on are letters without case or accents
SYLLABLES = 1024
_SIGN_LENGTH = 2
CHARACTER_MARK = "\ua48c"  # the last syllable: no character begins with it, so these words are no tokens
_PLAIN, _SPACES = map(re.compile, (PLAIN, SPACES))


def runs(text: str) -> list[str]:
    """The folded text, cut at its spaces."""
    return [run for run in _SPACES.split(folded(text)) if run]


def tokens(text: str) -> list[str]:
    """Every pair of neighbouring characters, in order, and after each run its last character alone.

    That last one keeps two runs apart: their pairs never follow one another.
    """
    return [token for run in runs(text) for token in _run_tokens(run)]


def characters(found: Iterable[str]) -> set[str]:
    """A word for each different character that one of the tokens begins with."""
    lengths = ((token, 1 if _PLAIN.match(token) else _SIGN_LENGTH) for token in found)
    return {CHARACTER_MARK + token[:length] for token, length in lengths}


def _run_tokens(run: str) -> list[str]:
    characters = [_sign(character) for character in run]
    return [*map("".join, pairwise(characters)), characters[-1]]


def _sign(character: str) -> str:
    # An indexer drops punctuation and strips accents; as two Yi syllables every character stays itself.
    if _PLAIN.match(character):
        return character
    high, low = divmod(ord(character), SYLLABLES)
    return chr(FIRST_SYLLABLE + high) + chr(FIRST_SYLLABLE + low)
