"""RawPage -> ParsedPage: a page's text as articles with their fields. Pure and total; nothing lost or invented.

The modules in the order the text travels; each imports only modules above it:

forms    what print's set phrases look like: bylines, datelines, credits, furniture, jumps
layout   a page's text as lines in reading order, then as paragraphs, heads, captions …
stories  where stories begin and end, whose each head is, kicker, headline and deck told apart, doubts
clean    clean text: a paragraph a line, or wrapped between marks; recognised before the column model runs
reading  the page's stories -> ParsedPage
"""

from generator.parse.forms import (
    byline_in,
    byline_of,
    dateline_at_start,
    dateline_in,
    ends_sentence,
    is_byline,
    jump_in,
    opens_lead,
    photo_credit_in,
)
from generator.parse.reading import parse_page

__all__ = [
    "byline_in",
    "byline_of",
    "dateline_at_start",
    "dateline_in",
    "ends_sentence",
    "is_byline",
    "jump_in",
    "opens_lead",
    "parse_page",
    "photo_credit_in",
]
