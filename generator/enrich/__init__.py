"""People, places, organisations and topics of articles, by jieba's words and a grammar: sure ones only.

The modules in the order they build on each other; each imports only those above it:

wordlists      the words of the grammar, from words.toml
lexicon        jieba's dictionary and words, loaded when first asked
people         a surname with a title, a verb of speech or a second mention beside it
places         known ones, and new ones by their suffix
organisations  a place or a name of its own, the words of a title, a suffix
names          many articles at once: one article's proof serves all, one spelling each
"""

from collections.abc import Sequence

from generator.enrich.names import named
from generator.model import Article, Problem, Topic
from generator.topics import with_topics

__all__ = ["enrich"]


def enrich(articles: Sequence[Article], topics: Sequence[Topic]) -> tuple[list[Article], list[Problem]]:
    """The articles in the same order with names and topics where these were empty, and what is doubtful.

    Give all articles of an import at once: a name that one of them proves is then known in the others. What is
    not sure is left out, so there are no problems to report yet.
    """
    return with_topics(named(articles), topics), []
