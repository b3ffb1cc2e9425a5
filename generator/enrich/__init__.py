"""People, places, organisations and topics of articles, by the tagger and a grammar of what print writes.

What is sure goes into the article's lists, what is doubtful beside them for the editor (`Article.doubtful`).

The modules in the order they build on each other; each imports only those above it:

lexicon        a text with the tagger's words
evidence       what speaks for a name, and how far it is trusted
mentions       the names that the tagger sees, mended by small rules
people         a surname with a title, a verb of speech or a second mention beside it; what makes a name one
places         known ones, and new ones by their suffix
organisations  a place or a name of its own, the words of a title, a suffix
names          many articles at once: one article's proof serves all, one spelling each
"""

from collections.abc import Sequence
from dataclasses import replace

from generator.enrich.names import named
from generator.model import Article, Origin, Problem, Severity, Topic
from generator.tagger import has_network
from generator.topics import with_topics

__all__ = ["enrich"]


def enrich(articles: Sequence[Article], topics: Sequence[Topic]) -> tuple[list[Article], list[Problem]]:
    """The articles in the same order with names and topics where these were empty, and what is doubtful.

    No list of theirs is then `unasked` any more: one that is empty says that nothing was found.
    Give all articles of an import at once: a name that one of them proves is then known in the others.
    """
    has_tagger = has_network() or not articles
    problems = [] if has_tagger else [Problem(Origin("jieba"), "names-by-dictionary", Severity.WARNING)]
    found = with_topics(named(articles), topics)
    return [replace(article, unasked=frozenset()) for article in found], problems
