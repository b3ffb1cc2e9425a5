"""A text with its tagged words, and what jieba's dictionary knows of a word by itself."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.tagger import Word, jieba_dictionary, jieba_words, tagged

_LOCAL_WORDS = 1 << 16  # local cuts remembered: the same few words follow most names


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with its words: what every rule reads."""

    text: str
    words: tuple[Word, ...]

    def word_at(self, position: int) -> Word:
        """The word that holds the letter at a position of the text."""
        return self.words[bisect_right(self.words, position, key=lambda word: word.start) - 1]


def passages_of(texts: Sequence[str]) -> list[Passage]:
    """Texts with their words by the tagger; joined they are the texts again."""
    return [Passage(text, words) for text, words in zip(texts, tagged(texts), strict=True)]


@lru_cache(maxsize=_LOCAL_WORDS)
def plain_words(text: str) -> tuple[str, ...]:
    """The words of a short text by the dictionary alone, no guessing at unknown ones."""
    return tuple(jieba_dictionary().cut(text, HMM=False))


def dictionary_tag(word: str) -> str:
    """The tag of a word of jieba's dictionary, "" for a word it does not hold."""
    return str(jieba_words().dt.word_tag_tab.get(word, ""))
