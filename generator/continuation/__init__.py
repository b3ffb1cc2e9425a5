"""The readings of one issue -> the same with articles that go on on another page put together. Pure and total.

The modules in the order of the work; each imports only modules above it:

parts    an article of one page, seen as a part of a story: its marks, its head, its words
wording  how well one part's text goes on with another's
heads    whether what stands over a continuation is its story's headline
pairs    which parts are one story: the best assignment, and how sure it is
joined   two parts -> one article
doubts   what the editor is told of parts that were not joined
issue    the readings with their joined articles, their roles and problems in step
"""

from generator.continuation.issue import continued

__all__ = ["continued"]
