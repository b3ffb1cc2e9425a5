"""content/inbox/: the sources of finished articles that an editor has put there, and how they are read.

The modules in the order they build on each other; each imports only those above it:

listing  what lies in content/inbox/: each file and each folder there is a source
reading  a source -> its finished articles by page, and the digests that tell whether anything changed
taking   a source from elsewhere into the inbox, pictures into content/images/
"""

from generator.inbox.listing import INBOX, Source, links_out, parted, source_at, sources_in
from generator.inbox.reading import (
    SourceArticles,
    SourceState,
    articles_of,
    page_digest,
    read_again,
    state_of,
)
from generator.inbox.taking import keep_source, take_pictures

__all__ = [
    "INBOX",
    "Source",
    "SourceArticles",
    "SourceState",
    "articles_of",
    "keep_source",
    "links_out",
    "page_digest",
    "parted",
    "read_again",
    "source_at",
    "sources_in",
    "state_of",
    "take_pictures",
]
