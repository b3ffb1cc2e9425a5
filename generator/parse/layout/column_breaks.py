"""Blocks settled: sentences that run on rejoined, sources given to their text, captions told."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from generator.language import width_in_em
from generator.parse.forms import (
    dateline_at_start,
    ends_sentence,
    has_photo_credit,
    is_authors_name,
    is_photo_credit,
    is_source_alone,
    opens_caption,
)
from generator.parse.layout.blocks import FULL, Block, Kind, is_running
from generator.parse.layout.lines import Line
from generator.parse.layout.lists import lines_as_paragraphs

_LONGEST_CAPTION = 12  # lines
_LONGEST_UNCREDITED = 5  # lines of a caption that names no photographer
_SAME_MEASURE = 1.1  # em
_CITED = ("据", "據")
_UNBROKEN = re.compile(r"[0-9A-Za-z.%-]{3,}[，。、；：）”」]?")
_TEXT = frozenset({Kind.PARAGRAPH, Kind.HEAD})


def rejoined_blocks(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with sentences that run on rejoined, sources at the end given to their text, captions told."""
    joined_blocks: list[Block] = []
    for block in _with_opening_sources(lines_as_paragraphs(_with_drop_caps(blocks))):
        text = _last_text(joined_blocks)
        if text is not None and _goes_on(joined_blocks, text, block):
            before = joined_blocks[text]
            joined_blocks[text] = _followed_by(before, block)
        elif joined_blocks and block.kind in _TEXT and is_source_alone(block.text):
            _close_with_source(joined_blocks, block)
        elif joined_blocks and _ends_text(joined_blocks[-1], block):
            before = joined_blocks[-1]
            joined_blocks[-1] = _followed_by(before, block)
        else:
            joined_blocks.append(block)
    told = [
        replace(block, kind=_settled_kind(joined_blocks, place)) for place, block in enumerate(joined_blocks)
    ]
    return _with_whole_captions(part for block in told for part in _captions_of(block))


def _with_opening_sources(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, a dateline on a line of its own under a head at the start of the text that it opens."""
    opening: tuple[Line, ...] = ()
    for before, block, after in zip([None, *blocks[:-1]], blocks, [*blocks[1:], None], strict=False):
        if opening:
            yield replace(block, lines=opening + block.lines)
            opening = ()
        elif _opens_text_below(before, block, after):
            opening = block.lines
        else:
            yield block


def _opens_text_below(before: Block | None, block: Block, after: Block | None) -> bool:
    alone = block.kind in _TEXT and len(block.lines) == 1 and is_source_alone(block.text)
    under_head = before is None or before.kind in {Kind.HEAD, Kind.BYLINE}
    over_text = after is not None and after.kind is Kind.PARAGRAPH and not after.lines[0].blank
    return alone and under_head and over_text and dateline_at_start(block.text) is not None


def _followed_by(block: Block, rest: Block) -> Block:
    return replace(block, lines=block.lines + rest.lines, closing=rest.last_measure or block.closing)


def _captions_of(block: Block) -> Iterator[Block]:
    """The block, or the captions that it is: each but the last ends its line with who took its picture."""
    part: list[Line] = []
    if block.kind is Kind.CAPTION and has_photo_credit(block.text):
        for line in block.lines[:-1]:
            part.append(line)
            if has_photo_credit(" ".join(each.text for each in part)):
                yield replace(block, lines=tuple(part))
                part = []
        yield replace(block, lines=(*part, block.lines[-1]))
    else:
        yield block


def _with_whole_captions(blocks: Iterable[Block]) -> list[Block]:
    """The blocks, each caption of several paragraphs in one: only its last says who took the picture."""
    whole: list[Block] = []
    for block in blocks:
        before = whole[-1] if whole else None
        if before and before.kind is block.kind is Kind.CAPTION and _needs_credit(before, block):
            whole[-1] = _followed_by(before, block)
        else:
            whole.append(block)
    return whole


def _needs_credit(caption: Block, rest: Block) -> bool:
    apart = rest.lines[0].blank or opens_caption(rest.text)
    return not apart and not has_photo_credit(caption.text) and has_photo_credit(rest.text)


def _with_drop_caps(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, a large first character (and the narrow lines beside it) back where its paragraph starts."""
    told: list[Block] = []
    for block in blocks:
        drop = (
            _drop_cap(told[-1]) if told and block.kind is Kind.PARAGRAPH and not block.lines[0].blank else None
        )
        if drop is not None:
            head = told.pop()
            told += [Block(Kind.HEAD, head.lines[:drop])] if drop else []
            block = Block(Kind.PARAGRAPH, head.lines[drop:] + block.lines, block.measure)  # noqa: PLW2901
        told.append(block)
    return told


def _drop_cap(head: Block) -> int | None:
    """Where in a head's lines one character stands alone, with which a paragraph may begin, or None."""
    if head.kind is not Kind.HEAD:
        return None
    alone = (place for place, line in enumerate(head.lines) if len(line.dense) == 1 and line.dense.isalpha())
    return next(alone, None)


def _ends_text(before: Block, block: Block) -> bool:
    """Whether a line is the end of the text above, broken off it: who wrote it, or who took the picture."""
    if not block.lines[0].attached:
        return False
    if block.kind is Kind.BYLINE:
        cut = before.kind is Kind.PARAGRAPH and not ends_sentence(before.text)
        return cut and _fills(before.lines[-1], before.last_measure)
    if before.kind in _TEXT and block.kind is Kind.HEAD and is_photo_credit(block.text):
        short = len(before.lines) <= _LONGEST_UNCREDITED
        return short and (not before.indented or opens_caption(before.text))
    if before.kind is not Kind.HEAD or block.kind is not Kind.PARAGRAPH or not is_running(before.lines[-1]):
        return False
    short = len(before.lines) + len(block.lines) <= _LONGEST_UNCREDITED
    return has_photo_credit(block.text) or (short and not ends_sentence(before.text))


def _close_with_source(blocks: list[Block], source: Block) -> None:
    """Add a line that names a source: to the text that it ends, or as a paragraph of its own."""
    before = blocks[-1]
    if before.kind is Kind.PARAGRAPH and source.text.startswith(_CITED):
        blocks[-1] = replace(before, lines=before.lines + source.lines)
    else:
        blocks.append(Block(Kind.PARAGRAPH, source.lines, before.last_measure))


def _settled_kind(blocks: Sequence[Block], place: int) -> Kind:
    block = blocks[place]
    if _is_caption(blocks, place):
        return Kind.CAPTION
    after = blocks[place + 1 : place + 2]
    opens_text = any(next_.kind is Kind.PARAGRAPH and next_.indented for next_ in after)
    if block.kind is Kind.HEAD and opens_text and is_authors_name(block.text):
        return Kind.BYLINE
    return block.kind


def _last_text(blocks: Sequence[Block]) -> int | None:
    """The place of the last paragraph after which no jump stands."""
    for place in range(len(blocks) - 1, -1, -1):
        if blocks[place].kind is Kind.JUMP:
            return None
        if blocks[place].kind is Kind.PARAGRAPH:
            return place
    return None


def _goes_on(blocks: Sequence[Block], place: int, block: Block) -> bool:
    """Whether a paragraph is the rest of the one at `place`, cut in mid-sentence by a column's end."""
    if block.kind is not Kind.PARAGRAPH or block.indented or dateline_at_start(block.text):
        return False
    before = blocks[place]
    cut = not ends_sentence(before.text) and not has_photo_credit(before.text)
    full = _fills(before.lines[-1], before.last_measure) or _left_no_room(before, block.lines[0])
    return cut and _same_column(before, block) and full


def _left_no_room(before: Block, line: Line) -> bool:
    """Whether a line begins with a number or a Latin word that was too long for what the one above had left."""
    word = _UNBROKEN.match(line.text)
    return word is not None and before.lines[-1].width + width_in_em(word[0]) > before.last_measure


def _fills(line: Line, measure: float) -> bool:
    return line.spaced or measure - line.width <= FULL


def _same_column(before: Block, after: Block) -> bool:
    return abs(before.last_measure - after.measure) <= _SAME_MEASURE


def _is_caption(blocks: Sequence[Block], place: int) -> bool:
    block = blocks[place]
    if len(block.lines) > _LONGEST_CAPTION or block.kind not in _TEXT:
        return False
    if opens_caption(block.text) and len(block.lines) <= _LONGEST_UNCREDITED:
        return True
    if block.kind is Kind.HEAD:
        return "。" in block.text or has_photo_credit(block.text)
    if dateline_at_start(block.text) or is_source_alone(block.text):
        return False
    return _hangs_under_head(blocks, place) or _is_beside_picture(blocks, place)


def _is_beside_picture(blocks: Sequence[Block], place: int) -> bool:
    """Whether a text has a photographer or is short, and stands apart from all text of its column's width."""
    block = blocks[place]
    apart = _stands_apart(blocks, place)
    may_be = not block.indented or len(block.lines) == 1  # one line does not show an indent
    if has_photo_credit(block.text):
        return apart or may_be
    short = len(block.lines) <= _LONGEST_UNCREDITED and may_be
    return apart and short and not _jump_follows(blocks, place)


def _jump_follows(blocks: Sequence[Block], place: int) -> bool:
    """Whether a jump ends a block's last line: a story's text goes on on another page, a caption never does."""
    after = blocks[place + 1 : place + 2]
    return any(
        next_.kind is Kind.JUMP and next_.lines[0].number == blocks[place].lines[-1].number for next_ in after
    )


def _hangs_under_head(blocks: Sequence[Block], place: int) -> bool:
    """Whether a short text follows a head with no empty line between and is alone in its column's measure."""
    block = blocks[place]
    if place == 0 or not block.lines[0].attached or len(block.lines) > _LONGEST_UNCREDITED:
        return False
    if blocks[place - 1].kind is not Kind.HEAD or _jump_follows(blocks, place):
        return False
    if any(line.width - block.lines[0].width > FULL for line in block.lines[1:]):
        return False
    return not any(
        other is not block and other.kind is Kind.PARAGRAPH and _has_measure_of(other, block)
        for other in blocks
    )


def _has_measure_of(text: Block, short: Block) -> bool:
    """Whether a short text may be set in the column of another: its fullest line is as wide."""
    if len(short.lines) == 1:
        return short.lines[0].width <= text.measure
    return abs(text.measure - max(line.width for line in short.lines)) <= _SAME_MEASURE


def _stands_apart(blocks: Sequence[Block], place: int) -> bool:
    """Whether no paragraph in the same column stands right before or right after a block."""
    near = [blocks[beside] for beside in (place - 1, place + 1) if 0 <= beside < len(blocks)]
    if all(block.kind is Kind.PARAGRAPH for block in near):
        return False
    return all(block.kind is not Kind.PARAGRAPH or not _same_column(block, blocks[place]) for block in near)
