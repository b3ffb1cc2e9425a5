"""Crawlers' files of a day or an article -> Items: plain text and Markdown with plain headings.

The modules in the order they build on each other; each imports only those above it:

lines    what a line is: a day, a page, the heading of an article, a label with its text
reading  the lines of a file -> its articles
"""

from generator.sources.day_files.reading import (
    read_markdown_days,
    read_text_days,
    takes_markdown_day,
    takes_text_day,
)

__all__ = ["read_markdown_days", "read_text_days", "takes_markdown_day", "takes_text_day"]
