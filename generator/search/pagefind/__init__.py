"""Texts as pairs -> the words of a Pagefind index, by runs of the standard binary.

The modules in the order they build on each other; each imports only those above it:

cbor      the part of CBOR that a Pagefind index is written in
postings  the words of a Pagefind index, their pages in our order
indexing  runs of the binary over a temporary tree, and what they leave
"""

from generator.search.pagefind.cbor import list_head
from generator.search.pagefind.indexing import indexed
from generator.search.pagefind.postings import VERSION, Entry, own_entries

__all__ = [
    "VERSION",
    "Entry",
    "indexed",
    "list_head",
    "own_entries",
]
