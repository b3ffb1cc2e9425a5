"""Tagged words without the network: jieba's own, whose names are guesses."""

import logging
from functools import cache
from types import ModuleType

from generator.tagger.words import ORGANISATION, PERSON, PLACE, Word

_GUESS = (
    0.5  # how sure a name is at most: of jieba's people, places and bodies in news every other one is right
)
_NAMES = {"nr": PERSON, "nrt": PERSON, "nrfg": PERSON, "ns": PLACE, "nt": ORGANISATION}


def dictionary_words(text: str) -> tuple[Word, ...]:
    """The words of a text by jieba's dictionary; joined they are the text."""
    words: list[Word] = []
    for pair in jieba_words().cut(text):
        tag = _NAMES.get(pair.flag, pair.flag)
        start = words[-1].end if words else 0
        words.append(Word(pair.word, tag, start, _GUESS if pair.flag in _NAMES else 1.0))
    return tuple(words)


@cache
def jieba_dictionary() -> ModuleType:
    """Jieba, its words without their tags, loaded when first asked; no other module loads it."""
    # Loading takes about a second, which a command that needs no words must not pay.
    import jieba  # noqa: PLC0415 (see above)

    jieba.setLogLevel(logging.WARNING)
    jieba.initialize()
    return jieba  # type: ignore[no-any-return] # jieba ships no types


@cache
def jieba_words() -> ModuleType:
    """Jieba's words with their tags, which take as long again to load; loaded when first asked."""
    jieba_dictionary()
    from jieba import posseg  # noqa: PLC0415 (see above)

    return posseg  # type: ignore[no-any-return] # jieba ships no types
