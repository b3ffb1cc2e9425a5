"""What an editor has -> RawPage, the lines of a printed page; another kind of file gets its reader here.

The modules in the order the text travels; each imports only those above it:

decoding   bytes -> a text and the encoding it is in: what reads most like Chinese
page_text  the file of a page's text -> RawPage, in whatever encoding; where it lies
"""

from generator.readers.page_text import (
    PAGES,
    PageFile,
    decoded_text,
    head_of,
    is_special,
    page_at,
    page_path,
    read_page,
    text_digest,
    unopened,
)

__all__ = [
    "PAGES",
    "PageFile",
    "decoded_text",
    "head_of",
    "is_special",
    "page_at",
    "page_path",
    "read_page",
    "text_digest",
    "unopened",
]
