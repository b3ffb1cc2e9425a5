"""Markdown, with or without a head of facts -> an article a file.

The modules in the order the text travels; each imports only those above it:

front    the head of a file in YAML, TOML or JSON -> its fields, and the text below
reading  files of Markdown -> Items
"""

from generator.sources.markdown_files.reading import read_markdown, takes_markdown

__all__ = ["read_markdown", "takes_markdown"]
