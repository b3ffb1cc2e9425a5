"""The waist: content/articles/ and what lies beside it. Import writes it (`filing`), build reads it.

The modules in the order they build on each other; each imports only those above it:

files          where the file of an article or page lies, its text, its style
holding        the words of a file's head that keep it from readers, and what looks like such words
notes          the notes of an article <-> YAML: codes with values, the sentence beside them
front_matter   Article, PrintedPage <-> Markdown with YAML front matter
found_lists    the lists that are found for an article, put into its file with all else byte for byte
memory         .imported/: what the import and the finding of names last wrote, and which keys are given
source_record  .imported/sources/: what was last taken over of a source of finished articles
svg            an SVG file -> the same drawing as a still picture
pictures       content/images/: which of its files are published, and why others are not
issue_file     issue.md beside a day's articles: what holds back all of its issue
reading        the files of content/articles/ -> pages with their articles
remains        what content/ has of articles besides their files: deleted ones, pages' texts, pictures
"""

from generator.content.files import (
    ARTICLES,
    Style,
    file_of,
    keys_in,
    path_of,
    shown_file,
    styled,
    text_at,
    text_of,
    unstyled,
)
from generator.content.found_lists import (
    Lists,
    file_with_lists,
    lists_about,
    lists_of,
    remarked,
    seems_asked,
    with_lists_as,
)
from generator.content.front_matter import (
    FURNITURE_KINDS,
    dump_article,
    dump_page,
    load_article,
    load_page,
    note_words,
)
from generator.content.holding import both
from generator.content.memory import (
    REMEMBERED_ARTICLES,
    NameMemory,
    PageRecord,
    begin_memory,
    begun_memories,
    keep_memory,
    keys_of_files,
    name_memory,
    page_record,
    remember_text,
    remembered_text,
    settle_memory,
    write_record,
)
from generator.content.notes import plain_notes
from generator.content.pictures import IMAGES, PictureFault, picture_names, picture_problem, published_picture
from generator.content.pictures import TYPES as PICTURE_TYPES
from generator.content.reading import read_content, read_issue
from generator.content.remains import PageText, Remains, read_remains
from generator.content.source_record import SourceRecord, source_record, write_source_record

__all__ = [
    "ARTICLES",
    "FURNITURE_KINDS",
    "IMAGES",
    "PICTURE_TYPES",
    "REMEMBERED_ARTICLES",
    "Lists",
    "NameMemory",
    "PageRecord",
    "PageText",
    "PictureFault",
    "Remains",
    "SourceRecord",
    "Style",
    "begin_memory",
    "begun_memories",
    "both",
    "dump_article",
    "dump_page",
    "file_of",
    "file_with_lists",
    "keep_memory",
    "keys_in",
    "keys_of_files",
    "lists_about",
    "lists_of",
    "load_article",
    "load_page",
    "name_memory",
    "note_words",
    "page_record",
    "path_of",
    "picture_names",
    "picture_problem",
    "plain_notes",
    "published_picture",
    "read_content",
    "read_issue",
    "read_remains",
    "remarked",
    "remember_text",
    "remembered_text",
    "seems_asked",
    "settle_memory",
    "shown_file",
    "source_record",
    "styled",
    "text_at",
    "text_of",
    "unstyled",
    "with_lists_as",
    "write_record",
    "write_source_record",
]
