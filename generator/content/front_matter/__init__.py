"""Article, PrintedPage <-> Markdown with YAML front matter.

The modules in the order they build on each other; each imports only those above it:

keys     the keys that front matter has, in the order in which they are written
dumping  articles and pages -> files
loading  files as people type them -> articles and pages, and what is wrong by line
"""

from generator.content.front_matter.dumping import dump_article, dump_lists, dump_page
from generator.content.front_matter.keys import (
    ARTICLE_KEYS,
    FURNITURE_KINDS,
    ISSUE_KEYS,
    NESTED_KEYS,
    PAGE_KEYS,
)
from generator.content.front_matter.loading import load_article, load_issue, load_page, note_words

__all__ = [
    "ARTICLE_KEYS",
    "FURNITURE_KINDS",
    "ISSUE_KEYS",
    "NESTED_KEYS",
    "PAGE_KEYS",
    "dump_article",
    "dump_lists",
    "dump_page",
    "load_article",
    "load_issue",
    "load_page",
    "note_words",
]
