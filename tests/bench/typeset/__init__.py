"""Pages typeset from any articles as a newspaper sets them, with their truth: to fit and measure the parser.

A page is laid out as rectangles, set in lines glyph by glyph, scrambled into the order of a content stream, and
read back as a text layer by the rules of PDFBox. From the top, each module importing only those above it:

fonts      how wide a sign is in the three faces of the page
reader     glyphs in the order of the stream as text: where PDFBox sees a space, a line, a paragraph
lines      where a line of Chinese ends, and where its signs stand when it is justified
articles   what a page is made of, as the pool of articles has it
dress      a bare news item dressed as a newspaper article: kicker, deck, source, byline, subheads, captions
shelf      articles chosen for a page, often of one topic
style      what is the same on a whole page: type size, leading, measure, habits
plan       the rectangles of the articles
heads      kicker, headline, deck, byline, captions over the columns
columns    the body in its columns, and where it is cut when there is no room
stream     the order in which the parts of the page are drawn
page       a whole page: its text and its gold
"""
