"""A text with its tagged words."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from generator.language import in_simplified_print
from generator.tagger import Word, tagged


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with its words, in simplified print: what every rule reads.

    `printed` is the text as it was printed, of the same length: 記者 where the rules read 记者.
    """

    text: str
    words: tuple[Word, ...]
    printed: str

    def word_at(self, position: int) -> Word:
        """The word that holds the character at a position of the text."""
        return self.words[bisect_right(self.words, position, key=lambda word: word.start) - 1]

    def as_printed(self, name: str) -> str | None:
        """A name of the text as it is printed where it stands first; None where it does not stand there."""
        return _beside(name, self.text, self.printed)

    def as_read(self, name: str) -> str:
        """A printed name as the rules read it."""
        return _beside(name, self.printed, self.text) or in_simplified_print(name)


def passages_of(texts: Sequence[str]) -> list[Passage]:
    """Texts with their words by the tagger; joined they are the texts again, in simplified print."""
    plain = [in_simplified_print(text) for text in texts]
    rows = zip(plain, tagged(plain), texts, strict=True)
    return [Passage(text, words, printed) for text, words, printed in rows]


def _beside(name: str, text: str, other: str) -> str | None:
    start = text.find(name)
    return other[start : start + len(name)] if start >= 0 else None
