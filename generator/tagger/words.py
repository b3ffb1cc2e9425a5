"""The nouns of the tagger: a word with its tag."""

from dataclasses import dataclass

PERSON, PLACE, ORGANISATION = "PER", "LOC", "ORG"
NAMES = frozenset({PERSON, PLACE, ORGANISATION})


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text with its tag and where it starts.

    `tag` is PER, LOC, ORG, TIME, or one of the Peking University tags (n, v, nz …). `confidence` is the chance,
    0 to 1, that a name (PER, LOC, ORG) stands there in just these bounds; 1 for all other words.
    """

    text: str
    tag: str
    start: int
    confidence: float = 1.0

    @property
    def end(self) -> int:
        """The position after the word's last character."""
        return self.start + len(self.text)
