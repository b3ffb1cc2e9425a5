"""Blocks -> stories with their heads -> articles, each with how sure it is.

The modules in the order the text travels; each imports only those above it:

similarity      how much of one text's vocabulary another shares
head_phrases  heads as phrases, and how likely each goes with the one before it
habits        on which side of their stories a page's heads stand, and in what order
heads         which head belongs to which story
division      where stories begin and end: one search over cuts and heads
drafts        captions, bylines and jumps given to their stories
roles         kicker, headline and deck told apart
doubts        how sure an article's reading is, and why not more
articles      one story's lines -> Article
"""

from generator.parse.stories.articles import article_of, line_roles, parts_of, source_lines, text_of
from generator.parse.stories.division import divided, is_scattered
from generator.parse.stories.drafts import Lines, PageDrafts, page_drafts

__all__ = [
    "Lines",
    "PageDrafts",
    "article_of",
    "divided",
    "is_scattered",
    "line_roles",
    "page_drafts",
    "parts_of",
    "source_lines",
    "text_of",
]
