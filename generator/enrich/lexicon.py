"""A text with its tagged words."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from generator.tagger import Word, tagged


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with its words: what every rule reads."""

    text: str
    words: tuple[Word, ...]

    def word_at(self, position: int) -> Word:
        """The word that holds the character at a position of the text."""
        return self.words[bisect_right(self.words, position, key=lambda word: word.start) - 1]


def passages_of(texts: Sequence[str]) -> list[Passage]:
    """Texts with their words by the tagger; joined they are the texts again."""
    return [Passage(text, words) for text, words in zip(texts, tagged(texts), strict=True)]
