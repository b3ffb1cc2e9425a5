"""Texts to tagged words: by the network, or where it is absent by jieba's dictionary."""

from collections.abc import Iterator, Sequence
from functools import cache

import numpy as np

from generator.tagger.dictionary import dictionary_words
from generator.tagger.network import Network
from generator.tagger.paths import best_paths, shares
from generator.tagger.sentences import batches, character_numbers, numbered, sentences_of
from generator.tagger.weights import TaggerAbsentError, Weights, read_weights
from generator.tagger.words import NAMES, Word


def tagged(texts: Sequence[str]) -> list[tuple[Word, ...]]:
    """The words of each text; joined they are the text. Give many texts at once: one by one is far slower."""
    weights = _weights()
    if weights is None:
        return [dictionary_words(text) for text in texts]
    sentences = list(sentences_of(texts))
    # What is printed many times is tagged once.
    distinct = list(dict.fromkeys(sentence.characters for sentence in sentences))
    words = dict(zip(distinct, _words_of(distinct, weights), strict=True))
    whole: list[list[Word]] = [[] for _ in texts]
    for sentence in sentences:
        whole[sentence.text] += (_moved(word, sentence.start) for word in words[sentence.characters])
    return [tuple(each) for each in whole]


def has_network() -> bool:
    """Whether the network is there; without it the names of texts are far less sure."""
    return _weights() is not None


@cache
def _weights() -> Weights | None:
    try:
        return read_weights()
    except TaggerAbsentError:
        return None


def _moved(word: Word, by: int) -> Word:
    return Word(word.text, word.tag, word.start + by, word.confidence)


def _words_of(sentences: Sequence[str], weights: Weights) -> list[tuple[Word, ...]]:
    """The words of each sentence, starting at its first character."""
    words: list[tuple[Word, ...]] = [()] * len(sentences)
    characters = "".join({character for sentence in sentences for character in sentence})
    padding = [weights.characters["OOV"]]
    network = Network(np.unique(np.concatenate((padding, character_numbers(characters, weights)))), weights)
    for batch in batches(sentences):
        together = [sentences[place] for place in batch]
        for place, found in zip(batch, _words_together(together, network, weights), strict=True):
            words[place] = found
    return words


def _words_together(sentences: Sequence[str], network: Network, weights: Weights) -> Iterator[tuple[Word, ...]]:
    numbers, lengths = numbered(sentences, weights)
    scores = network.tag_scores(numbers, lengths)
    paths = best_paths(scores, lengths, weights)
    sums = shares(scores, lengths, weights)
    places = {tag: place for place, tag in enumerate(weights.tags)}
    for column, sentence in enumerate(sentences):
        tags = [weights.tags[number] for number in paths[: lengths[column], column]]
        words = []
        for start, end, tag in _spans(tags):
            own = (places[f"{tag}-B"], places[f"{tag}-I"]) if tag in NAMES else None
            confidence = sums.of_word(column, start, end, own) if own else 1.0
            words.append(Word(sentence[start:end], tag, start, confidence))
        yield tuple(words)


def _spans(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Where each word starts and ends, and its tag: a word begins at -B, and where O begins or ends."""
    start = 0
    for place in range(1, len(tags) + 1):
        if place == len(tags) or tags[place].endswith("-B") or (tags[place] == "O") != (tags[place - 1] == "O"):
            yield start, place, tags[start].partition("-")[0]
            start = place
