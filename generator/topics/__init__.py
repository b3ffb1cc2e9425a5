"""What articles are about: topics in two levels, each known by its words; no dictionary is needed.

The modules in the order they build on each other; each imports only those above it:

reading  topics.yaml here, and content/topics.yaml laid over it -> Topics
scoring  an article's words -> its topics, the most specific ones; which words led to one
"""

from generator.topics.reading import read_topics
from generator.topics.scoring import leading_words, with_topics

__all__ = ["leading_words", "read_topics", "with_topics"]
