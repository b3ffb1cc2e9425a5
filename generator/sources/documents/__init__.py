"""Documents of word processors, .docx and .odt: single articles and whole issues.

The modules in the order the text travels; each imports only those above it:

block     a document as blocks: what each says and how it looks
looks     what styles give a paragraph, what their names mean
archive   the parts of the archive that a document is, within bounds; the bytes of a picture
docx      a Word file -> its blocks, by mammoth
odt       an OpenDocument text -> its blocks
lines     what a single line is by its words: a page's label, a byline, a caption
outline   what each block is there for, by its style or its look
articles  the outline -> articles as items
reading   documents -> items, with what their names say
"""

from generator.sources.documents.archive import picture_bytes
from generator.sources.documents.reading import read_documents, takes_documents

__all__ = ["picture_bytes", "read_documents", "takes_documents"]
