"""Texts cut into sentences, and sentences of like length put together, so that one matrix holds many."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from generator.language import CLOSING_QUOTES, STOPS
from generator.tagger.weights import Weights

LONGEST = 120  # characters; a longer sentence is cut at a comma, or anywhere
TOGETHER = 32  # sentences in one matrix
_SENTENCE = re.compile(rf"[^{STOPS}；;\n]*[{STOPS}；;\n]*[{CLOSING_QUOTES}）)]*")
_PAUSE = "，,、：: "
# The tagger learnt from text with half-width punctuation: F1 on modern news is 59 with that of print, 66 with
# NFKC's, 70 with these too.
_PLAIN = {"。": ".", "、": ",", "“": '"', "”": '"', "‘": "'", "’": "'", "．": "·", "•": "·", "・": "·"}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of one of the texts, by the text's place among them and that of its first character in it."""

    text: int
    start: int
    characters: str


def sentences_of(texts: Sequence[str]) -> Iterator[Stretch]:
    """The sentences of texts in their order; joined they are the texts."""
    for number, text in enumerate(texts):
        for match in _SENTENCE.finditer(text):
            yield from _pieces(number, match.start(), match.group())


def _pieces(text: int, start: int, characters: str) -> Iterator[Stretch]:
    while len(characters) > LONGEST:
        pause = max(characters.rfind(character, LONGEST // 2, LONGEST) for character in _PAUSE) + 1
        cut = pause or LONGEST
        yield Stretch(text, start, characters[:cut])
        start, characters = start + cut, characters[cut:]
    if characters:
        yield Stretch(text, start, characters)


def batches(sentences: Sequence[str]) -> Iterator[list[int]]:
    """The places of all sentences, shortest first, a few at a time."""
    order = sorted(range(len(sentences)), key=lambda place: (len(sentences[place]), place))
    for first in range(0, len(order), TOGETHER):
        yield order[first : first + TOGETHER]


def numbered(sentences: Sequence[str], weights: Weights) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The characters' numbers, steps × sentences, padded with those of an unknown one, and the lengths."""
    lengths = np.array([len(sentence) for sentence in sentences])
    numbers = np.full((lengths.max(), len(sentences)), weights.characters["OOV"])
    for column, sentence in enumerate(sentences):
        numbers[: lengths[column], column] = character_numbers(sentence, weights)
    return numbers, lengths


def character_numbers(characters: str, weights: Weights) -> NDArray[np.intp]:
    """The number of each character in the form the tagger learnt it in."""
    unknown = weights.characters["OOV"]
    return np.array(
        [weights.characters.get(_as_learnt(character), unknown) for character in characters], dtype=np.intp
    )


@cache
def _as_learnt(character: str) -> str:
    narrow = unicodedata.normalize("NFKC", _PLAIN.get(character, character))
    return narrow if len(narrow) == 1 else character
