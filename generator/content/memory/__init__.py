"""The memory of what the machine last wrote, in content/.imported/: by it an editor's changes are known.

The modules in the order they build on each other; each imports only those above it:

articles  the files of articles and pages as the import last wrote them, and which keys are given
names     the lists of articles as the finding of names last wrote them
"""

from generator.content.memory.articles import (
    REMEMBERED_ARTICLES,
    PageRecord,
    keys_of_files,
    page_record,
    remember_text,
    remembered_text,
    write_record,
)
from generator.content.memory.names import (
    NameMemory,
    begin_memory,
    begun_memories,
    keep_memory,
    name_memory,
    settle_memory,
)

__all__ = [
    "REMEMBERED_ARTICLES",
    "NameMemory",
    "PageRecord",
    "begin_memory",
    "begun_memories",
    "keep_memory",
    "keys_of_files",
    "name_memory",
    "page_record",
    "remember_text",
    "remembered_text",
    "settle_memory",
    "write_record",
]
