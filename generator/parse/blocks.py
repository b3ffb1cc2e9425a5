"""A page's lines as blocks in the order of the page: paragraphs, heads, captions, bylines, jumps, furniture."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from generator.parse.bylines import dateline_at_start, is_authors_name, is_byline, is_source_alone, names_role
from generator.parse.kinds import Place, Placed, placed_lines
from generator.parse.lines import Line, profile_of
from generator.parse.signs import ends_sentence, furniture_kind, has_photo_credit, jump_in
from generator.typography import joined

_EDGE = 6  # lines at the top and the end of a page's text, where it speaks of itself
_LONGEST_BYLINE = 3  # lines
_FULL = 1.6  # em; a paragraph whose first line is fuller than this is not indented
_LONGEST_CAPTION = 12  # lines
_LONGEST_UNCREDITED = 5  # lines of a caption that names no photographer
_WIDEST_HEAD = 20.0  # em; a wider loose line with a comma is a caption's
_SAME_MEASURE = 1.1  # em


class Kind(Enum):
    """What a block is before any article is known."""

    PARAGRAPH = auto()
    HEAD = auto()
    CAPTION = auto()
    BYLINE = auto()
    JUMP = auto()
    FURNITURE = auto()


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together. `measure` is the column's width in em, 0 where the lines are in none."""

    kind: Kind
    lines: tuple[Line, ...]
    measure: float = 0.0

    @property
    def text(self) -> str:
        """The lines as one text, without the spaces of justification."""
        text = ""
        for line in self.lines:
            text = joined(text, line.text)
        return text

    @property
    def dense(self) -> str:
        """The lines as one text without any white space."""
        return "".join(line.dense for line in self.lines)

    @property
    def indented(self) -> bool:
        """Whether the first line leaves room for an indent in its column."""
        return self.measure - self.lines[0].width > _FULL


def page_blocks(lines: Sequence[Line]) -> list[Block]:
    """The blocks of a page, every line in exactly one, ordered by their first line."""
    signed = _signed_blocks(lines)
    taken = {id(line) for block in signed for line in block.lines}
    text = [line for line in lines if id(line) not in taken]
    placed = placed_lines(text, profile_of(lines), _fences(lines, taken))
    blocks = [*signed, *_paragraphs(placed), *_heads(placed)]
    order = {id(line): place for place, line in enumerate(lines)}
    blocks.sort(key=lambda block: order[id(block.lines[0])])
    return _settled(blocks)


def _signed_blocks(lines: Sequence[Line]) -> list[Block]:
    """The blocks whose lines say themselves what they are: furniture, jumps, bylines."""
    blocks: list[Block] = []
    place = 0
    while place < len(lines):
        at_edge = (place < _EDGE or place >= len(lines) - _EDGE) and _begins(lines, place, blocks)
        block = _signed_block(lines, place, at_edge=at_edge)
        blocks += [block] if block else []
        place += len(block.lines) if block else 1
    return blocks


def _begins(lines: Sequence[Line], place: int, blocks: Sequence[Block]) -> bool:
    """Whether a line opens a part of the page: an empty line or furniture stands before it."""
    return lines[place].blank or bool(blocks and blocks[-1].lines[-1] is lines[place - 1])


def _signed_block(lines: Sequence[Line], place: int, *, at_edge: bool) -> Block | None:
    line = lines[place]
    if jump_in(line.raw):
        return Block(Kind.JUMP, (line,))
    if furniture_kind(line.raw, at_edge=at_edge):
        return Block(Kind.FURNITURE, (line,))
    if place and not line.blank and _runs_on(lines[place - 1]):
        return None
    return _byline_block(lines[place : place + _LONGEST_BYLINE])


def _runs_on(line: Line) -> bool:
    """Whether a line is running text whose sentence goes on in the next: a caption before its credit."""
    return any(stop in line.text for stop in "。，") and not ends_sentence(line.text)


def _byline_block(ahead: Sequence[Line]) -> Block | None:
    """The longest byline that the first lines of `ahead` make; it may be set in two or three lines."""
    for count in range(len(ahead), 0, -1):
        part = ahead[:count]
        text = "".join(line.raw.strip() for line in part)
        whole = count == 1 or (names_role(ahead[0].raw) and not any(line.blank for line in part[1:]))
        if whole and is_byline(text):
            return Block(Kind.BYLINE, tuple(part))
    return None


def _fences(lines: Sequence[Line], taken: set[int]) -> list[bool]:
    """For each line that is not taken, whether one that is stands before it (or the page's start)."""
    fences: list[bool] = []
    fence = True
    for line in lines:
        if id(line) in taken:
            fence = True
            continue
        fences.append(fence)
        fence = False
    return fences


def _paragraphs(placed: Iterable[Placed]) -> list[Block]:
    blocks: list[Block] = []
    part: list[Placed] = []
    for each in placed:
        if each.place is Place.LOOSE:
            continue
        if each.place in {Place.FIRST, Place.ONLY} and part:
            blocks.append(_paragraph(part))
            part = []
        part.append(each)
    return [*blocks, _paragraph(part)] if part else blocks


def _paragraph(part: Sequence[Placed]) -> Block:
    return Block(Kind.PARAGRAPH, tuple(each.line for each in part), part[0].measure)


def _heads(placed: Iterable[Placed]) -> list[Block]:
    """Loose lines, together where nothing (no empty line, no line of text) stands between them."""
    blocks: list[Block] = []
    part: list[Line] = []
    for each in placed:
        loose = each.place is Place.LOOSE
        if part and (not loose or each.line.blank or _opens_text(each.line, part[-1])):
            blocks.append(Block(Kind.HEAD, tuple(part)))
            part = []
        if loose:
            part.append(each.line)
    return [*blocks, Block(Kind.HEAD, tuple(part))] if part else blocks


def _opens_text(line: Line, above: Line) -> bool:
    """Whether running text (a caption) begins under a head."""
    return _is_running(line) and not _is_running(above)


def _is_running(line: Line) -> bool:
    return "。" in line.text or ("，" in line.text and line.width > _WIDEST_HEAD)


def _settled(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with sentences that run on rejoined, sources at the end given to their text, captions told."""
    joined_blocks: list[Block] = []
    for block in blocks:
        text = _last_text(joined_blocks)
        if text is not None and _goes_on(joined_blocks, text, block):
            before = joined_blocks[text]
            joined_blocks[text] = Block(Kind.PARAGRAPH, before.lines + block.lines, before.measure)
        elif joined_blocks and block.kind is Kind.HEAD and is_source_alone(block.text):
            joined_blocks.append(Block(Kind.PARAGRAPH, block.lines, joined_blocks[-1].measure))
        else:
            joined_blocks.append(block)
    return [
        Block(_settled_kind(joined_blocks, place), block.lines, block.measure)
        for place, block in enumerate(joined_blocks)
    ]


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
    return cut and _same_column(before, block) and _fills(before.lines[-1], before.measure)


def _fills(line: Line, measure: float) -> bool:
    return line.spaced or measure - line.width <= _FULL


def _same_column(one: Block, other: Block) -> bool:
    return abs(one.measure - other.measure) <= _SAME_MEASURE


def _is_caption(blocks: Sequence[Block], place: int) -> bool:
    block = blocks[place]
    if len(block.lines) > _LONGEST_CAPTION or block.kind not in {Kind.PARAGRAPH, Kind.HEAD}:
        return False
    credited = has_photo_credit(block.text)
    if block.kind is Kind.HEAD:
        return "。" in block.text or credited
    if dateline_at_start(block.text) or is_source_alone(block.text):
        return False
    apart = _stands_apart(blocks, place)
    if _hangs_under_head(blocks, place):
        return True
    if credited:
        return apart or not block.indented
    return apart and len(block.lines) <= _LONGEST_UNCREDITED and (not block.indented or len(block.lines) == 1)


def _hangs_under_head(blocks: Sequence[Block], place: int) -> bool:
    """Whether a short text without an indent follows a head with no empty line between and ends its column."""
    block = blocks[place]
    if place == 0 or block.indented or block.lines[0].blank or len(block.lines) > _LONGEST_UNCREDITED:
        return False
    after = blocks[place + 1 : place + 2]
    goes_on = any(next_.kind is Kind.PARAGRAPH and _same_column(block, next_) for next_ in after)
    return blocks[place - 1].kind is Kind.HEAD and not goes_on


def _stands_apart(blocks: Sequence[Block], place: int) -> bool:
    """Whether no paragraph in the same column stands right before or right after a block."""
    near = [blocks[beside] for beside in (place - 1, place + 1) if 0 <= beside < len(blocks)]
    if all(block.kind is Kind.PARAGRAPH for block in near):
        return False
    return all(block.kind is not Kind.PARAGRAPH or not _same_column(block, blocks[place]) for block in near)
