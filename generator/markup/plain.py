"""A text that was read -> what a reader sees of it as plain text, for search and for excerpts."""

import re
from collections.abc import Iterator, Sequence

from generator.markup.links import image_name
from generator.markup.pieces import Inline, Mark, Text, TextBlock

# Characters that turn the direction of writing: they would go on to turn the words beside an excerpt.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_CELLS = frozenset({"th", "td"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_APART = _HEADINGS | {"table"}  # between the sentences of an excerpt they would read as some of them
_SILENT = frozenset({Mark.OPEN, Mark.CLOSE, Mark.LINK, Mark.LINK_END, Mark.NOTE, Mark.WRAPPED})


def lines_of(text: Text) -> Iterator[str]:
    """Every line that a reader sees: a paragraph, a line of verse, a row of a table; the notes last."""
    yield from _lines(text.blocks, frozenset())
    for note in text.notes:
        yield from _lines(note.content, frozenset())


def running_lines(text: Text) -> Iterator[str]:
    """The lines of the text that run on: without subheads, tables and notes."""
    yield from _lines(text.blocks, _APART)


def without_direction_marks(text: str) -> str:
    """The text without the characters that turn the direction of writing."""
    return _TURNING.sub("", text)


def _lines(blocks: Sequence[TextBlock], left_out: frozenset[str]) -> Iterator[str]:
    said = "".join(part for block in blocks for part in _said(block, left_out))
    yield from (line.strip() for line in said.split("\n") if line.strip())


def _said(block: TextBlock, left_out: frozenset[str]) -> Iterator[str]:
    if block.tag in left_out:
        return
    yield " " if block.tag in _CELLS else "\n"
    for part in block.content:
        if isinstance(part, TextBlock):
            yield from _said(part, left_out)
        elif part.mark is Mark.BREAK:
            yield "\n"
        elif part.mark not in _SILENT:
            yield _seen(part)
    yield "" if block.tag in _CELLS else "\n"


def _seen(piece: Inline) -> str:
    # A picture that is shown says nothing; one that is not is shown as its words.
    if piece.mark is Mark.IMAGE and image_name(piece.more) is not None:
        return ""
    return piece.text
