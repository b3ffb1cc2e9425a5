"""RawPage -> Reading: a page's text as articles with their fields. Pure and total; nothing lost or invented.

The modules in the order the text travels; each imports only modules above it:

signs       the set phrases by which a line says what it is: jumps, leads, kickers
names       the forms of people's names
furniture   the forms of what a page prints about itself
bylines     the forms of bylines
photos      the forms of photo credits
datelines   the forms of datelines
lines       a page's text as lines: number, width in em, what stands before them
order       text that is not in reading order: columns fused, vertical text
printed     lines that a PDF tool broke or joined, as they were printed
fit         how well each line fits each place of a paragraph in each column
kinds       the best path through the page over places and columns
blocks      lines -> paragraphs, heads, bylines, jumps, furniture
lists       tables, verses and signatures: lines that are paragraphs each
settled     sentences cut by a column's end rejoined, captions told
likeness    how much of one text's vocabulary another shares
phrases     heads as phrases, and how likely each goes with the one before it
habits      on which side of their stories a page's heads stand, and in what order
heads       which head belongs to which story
stories     where stories begin and end: one search over cuts and heads
drafts      captions, bylines and jumps given to their stories
roles       kicker, headline and deck told apart
credits     bylines and datelines taken apart
doubts      how sure an article's reading is, and why not more
articles    one story's lines -> Article
reading     the page's stories -> Reading
listing     Reading -> JSON values
"""

from generator.parse.listing import reading_json
from generator.parse.reading import UNTITLED, parse_page

__all__ = ["UNTITLED", "parse_page", "reading_json"]
