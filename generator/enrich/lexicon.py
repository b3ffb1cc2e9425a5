"""What jieba's dictionary knows of words; the only place that loads jieba, and only when first asked."""

import logging
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache
from types import ModuleType

_LOCAL_WORDS = 1 << 16  # local cuts remembered: the same few words follow most names


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text with jieba's tag (ns a place, nr a person, v a verb …) and where it starts."""

    text: str
    tag: str
    start: int

    @property
    def end(self) -> int:
        """The position after the word's last character."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with its words: what every rule reads."""

    text: str
    words: tuple[Word, ...]

    def word_at(self, position: int) -> Word:
        """The word that holds the letter at a position of the text."""
        return self.words[bisect_right(self.words, position, key=lambda word: word.start) - 1]


def passage_of(text: str) -> Passage:
    """A text with its words by jieba; joined they are the text again."""
    words: list[Word] = []
    for pair in _tagger().cut(text):
        words.append(Word(pair.word, pair.flag, words[-1].end if words else 0))
    return Passage(text, tuple(words))


@lru_cache(maxsize=_LOCAL_WORDS)
def plain_words(text: str) -> tuple[str, ...]:
    """The words of a short text by the dictionary alone, no guessing at unknown ones."""
    return tuple(_tagger().dt.tokenizer.cut(text, HMM=False))


def dictionary_tag(word: str) -> str:
    """The tag of a word of jieba's dictionary, "" for a word it does not hold."""
    return str(_tagger().dt.word_tag_tab.get(word, ""))


@cache
def _tagger() -> ModuleType:
    # Loading takes more than a second, which a build that reads no pages must not pay.
    import jieba  # noqa: PLC0415 (see above)
    from jieba import posseg  # noqa: PLC0415 (see above)

    jieba.setLogLevel(logging.WARNING)
    jieba.initialize()
    return posseg  # type: ignore[no-any-return] # jieba ships no types
