"""Blocks -> stories with their heads -> articles, each with how sure it is.

The modules in the order the text travels; each imports only those above it:

similarity      how much of one text's vocabulary another shares
head_phrases  heads as phrases, and how likely each goes with the one before it
habits        on which side of their stories a page's heads stand, and in what order
heads         which head belongs to which story
division      where stories begin and end: one search over cuts and heads
roles         kicker, headline and deck told apart
drafts        captions, bylines and jumps given to their stories
doubts        how sure an article's reading is, and why not more
articles      one story's lines -> Article
"""

from generator.parse.stories.articles import Parts, article_of, line_roles, parts_of, source_lines, text_of
from generator.parse.stories.division import Story, divided, is_scattered
from generator.parse.stories.drafts import Draft, Lines, PageDrafts, page_drafts
from generator.parse.stories.heads import Head
from generator.parse.stories.roles import HeadlineRun
from generator.parse.stories.similarity import Pairs, pairs_of, rarities

__all__ = [
    "Draft",
    "Head",
    "HeadlineRun",
    "Lines",
    "PageDrafts",
    "Pairs",
    "Parts",
    "Story",
    "article_of",
    "divided",
    "is_scattered",
    "line_roles",
    "page_drafts",
    "pairs_of",
    "parts_of",
    "rarities",
    "source_lines",
    "text_of",
]
