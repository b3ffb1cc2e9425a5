"""RawPage -> Reading: a page's text as articles with their fields. Pure and total; nothing lost or invented.

The modules in the order the text travels; each imports only modules above it:

signs       the set phrases by which a line says what it is: jumps, furniture, leads, captions
bylines     the forms of bylines and datelines
lines       a page's text as lines: number, width in em, what stands before them
order       text that is not in reading order: columns fused, vertical text
printed     lines that a PDF tool broke or joined, as they were printed
fit         how well each line fits each place of a paragraph in each column
kinds       the best path through the page over places and columns
blocks      lines -> paragraphs, heads, captions, bylines, jumps, furniture
likeness    how much of one text's vocabulary another shares
heads       which head belongs to which story
phrases     heads of different stories on one line told apart
stories     where stories begin and end: one search over cuts and heads
drafts      captions, bylines and jumps given to their stories
roles       kicker, headline and deck told apart
credits     bylines and datelines taken apart
articles    one story's lines -> Article
reading     the page's stories -> Reading
listing     Reading -> JSON values
"""

from generator.parse.listing import reading_json
from generator.parse.reading import parse_page

__all__ = ["parse_page", "reading_json"]
