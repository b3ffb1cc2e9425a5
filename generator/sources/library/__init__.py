"""What libraries have of newspapers: METS with ALTO, and TEI.

The modules in the order they build on each other; each imports only those above it:

alto       a page as a machine read it: its words, the text of any part of it, where that stands
mods       how a library describes an article: title, names, day, subjects
structure  the pages and links of METS, apart from its articles
mets       the articles of an issue as its logical structure has them
tei        an edition in TEI -> its articles
reading    the files of an issue -> its items
"""

from generator.sources.library.reading import read_library, takes_library
from generator.sources.library.tei import read_tei, takes_tei

__all__ = ["read_library", "read_tei", "takes_library", "takes_tei"]
