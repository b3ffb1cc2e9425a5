"""Tagged words without the network: jieba's own, whose names are guesses."""

from generator.language import tagged_words
from generator.tagger.words import ORGANISATION, PERSON, PLACE, Word

_GUESS = (
    0.5  # how sure a name is at most: of jieba's people, places and bodies in news every other one is right
)
_NAMES = {"nr": PERSON, "nrt": PERSON, "nrfg": PERSON, "ns": PLACE, "nt": ORGANISATION}


def dictionary_words(text: str) -> tuple[Word, ...]:
    """The words of a text by jieba's dictionary; joined they are the text."""
    words: list[Word] = []
    for word, tag in tagged_words(text):
        start = words[-1].end if words else 0
        words.append(Word(word, _NAMES.get(tag, tag), start, _GUESS if tag in _NAMES else 1.0))
    return tuple(words)
