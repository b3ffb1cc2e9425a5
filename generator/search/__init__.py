"""Edition -> Outputs of an exact Chinese Pagefind index: a run of characters finds all that hold it, no other.

The modules in the order they build on each other; each imports only those above it:

bigrams   a text -> overlapping pairs of characters, the words of the index
cbor      the part of CBOR that a Pagefind index is written in
postings  the files of a Pagefind index, written anew with the pages in our order
pagefind  texts as pairs -> the files of an index, by one run of the standard binary
index     articles -> their texts -> the index, from a cache where nothing changed
"""

from generator.search.index import document, search_index

__all__ = ["document", "search_index"]
