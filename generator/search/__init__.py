"""Edition -> Outputs of an exact Chinese Pagefind index: a run of characters finds all that hold it, no other.

The modules in the order they build on each other; each imports only those above it:

bigrams    a text -> overlapping pairs of characters, the words of the index
documents  articles, and what of pages found none -> what of them can be found, and what is shown of them
rules      how texts are folded and cut, as a browser has to know it to look for them
pagefind   texts as pairs -> the words of an index, by runs of the standard binary
script_parts  the files that a browser loads over http and from a folder alike
volumes    texts -> volumes, each indexed for itself: one for all, one a year, one a month
facets     what narrows a search: tables of a volume by date, page, column and name
suggestions  names, topics and headlines, with their pinyin initials
volume_files  a volume -> its files
volume_cache  files kept between runs
index      Edition -> the index, its volumes from a cache where nothing changed
"""

from generator.search.documents import document
from generator.search.index import search_index

__all__ = ["document", "search_index"]
