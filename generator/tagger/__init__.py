"""Texts to words with tags, and for names how sure: the network inside jieba, run without its framework.

The modules in the order they build on each other; each imports only those above it:

words       a word with its tag
weights     the network's numbers, read from jieba's package; known by their fingerprint
network     the scores of every tag at every character
paths       the best tags of a sentence, and each word's share of all ways to tag it
sentences   texts in sentences, sentences of like length together
dictionary  jieba's dictionary instead, where the network is absent
tagging     texts to words
"""

from generator.tagger.tagging import has_network, tagged
from generator.tagger.words import NAMES, ORGANISATION, PERSON, PLACE, Word

__all__ = ["NAMES", "ORGANISATION", "PERSON", "PLACE", "Word", "has_network", "tagged"]
