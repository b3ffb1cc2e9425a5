"""A page's text -> lines in reading order -> paragraphs, heads, captions, bylines, jumps, furniture.

The modules in the order the text travels; each imports only those above it:

lines          a page's text as lines: number, width in em, what stands before them
reading_order  text that is not in reading order: columns fused, vertical text
broken_lines   lines that a PDF tool broke or joined, as they were printed
emissions      how well each line fits each position in a paragraph in each column: emission scores
viterbi        the best path through the page over positions and columns: Viterbi decoding
blocks         lines -> paragraphs, heads, bylines, jumps, furniture
lists          tables, verses and signatures: lines that are paragraphs each
column_breaks  sentences cut by a column's end rejoined, captions told
"""

from generator.parse.layout.blocks import Block, Kind, page_blocks
from generator.parse.layout.broken_lines import as_printed
from generator.parse.layout.column_breaks import rejoined_blocks
from generator.parse.layout.lines import MOST_CHARACTERS, MOST_LINES, Line, page_lines
from generator.parse.layout.reading_order import (
    first_out_of_order,
    is_mostly_vertical,
    is_out_of_order,
    vertical_runs,
)

__all__ = [
    "MOST_CHARACTERS",
    "MOST_LINES",
    "Block",
    "Kind",
    "Line",
    "as_printed",
    "first_out_of_order",
    "is_mostly_vertical",
    "is_out_of_order",
    "page_blocks",
    "page_lines",
    "rejoined_blocks",
    "vertical_runs",
]
