"""Loose lines that are paragraphs each: the rows of a table, the lines of a poem, a signature with its day."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from generator.language import names_text
from generator.parse.forms import is_byline, is_name, is_signed_date
from generator.parse.layout.blocks import WIDEST_HEAD, Block, Kind, is_running
from generator.parse.layout.lines import Line

_LONGEST_SIGNATURE = 4  # lines
_LEAST_ROWS = 3
_LEAST_CELLS = 3
_ROWS_KNOWN = 0.5  # of a table's rows, by their figures or names; the first names the columns
_CELLS_NAMED = 0.6  # of a row of names
_LABEL = re.compile(r"^[^：:]{1,8}[：:]")
_LEAST_VERSES = 4
_WIDEST_VERSE = 14.0  # em
_INDENT = 2.0  # em; a line that lacks as much of its column is no middle of a paragraph
_NO_VERSE = re.compile(r"[0-9０-９《》“”「」：:。；]|[（(]")
_FIGURE = re.compile(r"[0-9０-９]")


def lines_as_paragraphs(blocks: Sequence[Block]) -> list[Block]:
    """The blocks; each line of a table, a poem or a signature, which look like heads, is a paragraph."""
    return _with_signatures(_with_verses(_with_tables(blocks)))


def _with_tables(blocks: Sequence[Block]) -> list[Block]:
    return list(
        chain.from_iterable(_table_apart(block) if block.kind is Kind.HEAD else [block] for block in blocks)
    )


def _table_apart(head: Block) -> Iterator[Block]:
    """A head's lines: rows of a table or of names as paragraphs, what stands above and below them as heads."""
    rows = [len(_cells(line)) >= _LEAST_CELLS for line in head.lines]
    first = rows.index(True) if True in rows else 0
    end = first + (rows[first:].index(False) if False in rows[first:] else len(rows) - first)
    table = head.lines[first:end]
    if len(table) < _LEAST_ROWS or sum(map(_is_row, table)) < _ROWS_KNOWN * len(table):
        yield head
        return
    if first:
        yield Block(Kind.HEAD, head.lines[:first])
    yield from _paragraphs(list(map(_with_cells_apart, table)), max(line.width for line in table) + _INDENT)
    if end < len(rows):
        yield Block(Kind.HEAD, head.lines[end:])


def _is_row(line: Line) -> bool:
    """Whether a line's cells hold figures, or most of them a name."""
    cells = _cells(line)
    names = sum(is_name(_LABEL.sub("", cell)) for cell in cells)
    return bool(_FIGURE.search(line.text)) or names >= _CELLS_NAMED * len(cells)


def _cells(line: Line) -> list[str]:
    return [] if line.spaced or is_running(line) else names_text(line.raw).split()


def _with_cells_apart(line: Line) -> Line:
    return replace(line, text=" ".join(line.raw.split()))


def _with_verses(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, the short lines that follow an author's name as the verses of a poem."""
    told: list[Block] = []
    poem: list[Block] = []
    for block in [*blocks, None]:
        if block is not None and _follows_author(told, poem) and _may_be_verses(block):
            poem.append(block)
            continue
        verses = [line for part in poem for line in part.lines]
        told += _paragraphs(verses, _WIDEST_VERSE + _INDENT) if len(verses) >= _LEAST_VERSES else poem
        poem = []
        told += [block] if block is not None else []
    return told


def _follows_author(told: Sequence[Block], poem: Sequence[Block]) -> bool:
    if poem or not told:
        return bool(poem)
    last = told[-1]
    signed = last.kind is Kind.BYLINE or (last.kind is Kind.HEAD and is_name(last.lines[-1].raw))
    return signed and (last.kind is Kind.HEAD or is_byline(last.text))


def _may_be_verses(block: Block) -> bool:
    """Whether a head's lines are short and plain, and more than one: a stanza."""
    if block.kind is not Kind.HEAD or len(block.lines) == 1:
        return False
    return all(line.width <= _WIDEST_VERSE and not _NO_VERSE.search(line.text) for line in block.lines)


def _paragraphs(lines: Sequence[Line], measure: float) -> list[Block]:
    return [Block(Kind.PARAGRAPH, (line,), measure) for line in lines]


def _with_signatures(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, each line of a signature (who issued a notice or wrote a letter, and the day) a paragraph."""
    told: list[Block] = []
    for block in blocks:
        told.append(block)
        first = _signature_start(told)
        if first is not None:
            measure = told[first - 1].measure
            told[first:] = _paragraphs([line for part in told[first:] for line in part.lines], measure)
    return told


def _signature_start(blocks: Sequence[Block]) -> int | None:
    """Where the signature begins with which the blocks end, under a text and with a day at its end, or None."""
    place = len(blocks) - 1
    if not _may_sign(blocks[place]) or not is_signed_date(blocks[place].lines[-1].text):
        return None
    if len(blocks[place].lines) == 1 and place and _may_sign(blocks[place - 1]):
        place -= 1
    return place if place and blocks[place - 1].kind is Kind.PARAGRAPH else None


def _may_sign(block: Block) -> bool:
    short = len(block.lines) <= _LONGEST_SIGNATURE and all(line.width <= WIDEST_HEAD for line in block.lines)
    return block.kind is Kind.HEAD and short and not any(is_running(line) for line in block.lines)
