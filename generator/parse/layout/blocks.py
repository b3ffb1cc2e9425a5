"""A page's lines as blocks in the order of the page: paragraphs, heads, captions, bylines, jumps, furniture."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from generator.language import joined
from generator.parse.forms import ends_sentence, furniture_kind, is_byline, jump_in, names_role, opens_caption
from generator.parse.layout.lines import Line, profile_of
from generator.parse.layout.viterbi import LinePosition, PositionedLine, positioned_lines

_EDGE = 6  # lines at the top and the end of a page's text, where it speaks of itself
_LONGEST_BYLINE = 3  # lines
_TELLING = 3  # lines at the start and at the end of a paragraph that tell its column
FULL = 1.6  # em; a paragraph whose first line is fuller than this is not indented
_LONGEST_ADVERTISEMENT = 8  # lines under the word
_WITHIN_CAPTION = ("图为", "圖為")  # opens a caption's last sentence as well
WIDEST_HEAD = 20.0  # em; a wider loose line with a comma is a caption's


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
    """Lines that belong together.

    `measure` is the width in em of the column in which they begin, 0 where they are in none; `closing` of the
    one in which they end, where it is another.
    """

    kind: Kind
    lines: tuple[Line, ...]
    measure: float = 0.0
    closing: float = 0.0

    @property
    def last_measure(self) -> float:
        """The width in em of the column in which the lines end."""
        return self.closing or self.measure

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
        return self.measure - self.lines[0].width > FULL


def page_blocks(lines: Sequence[Line]) -> list[Block]:
    """The blocks of a page, every line in exactly one, ordered by their first line."""
    signed = _signed_blocks(lines)
    taken = {id(line) for block in signed for line in block.lines}
    text = [line for line in lines if id(line) not in taken]
    placed = positioned_lines(text, profile_of(lines), _fences(lines, taken))
    blocks = [*signed, *_paragraphs(placed), *_heads(placed)]
    order = {id(line): place for place, line in enumerate(lines)}
    blocks.sort(key=lambda block: order[id(block.lines[0])])
    return blocks


def _signed_blocks(lines: Sequence[Line]) -> list[Block]:
    """The blocks whose lines say themselves what they are: furniture, jumps, bylines."""
    blocks: list[Block] = []
    place = 0
    while place < len(lines):
        at_edge = (place < _EDGE or place >= len(lines) - _EDGE) and _begins(lines, place, blocks)
        block = _advertisement(lines[place:]) or _signed_block(lines, place, at_edge=at_edge)
        blocks += [block] if block else []
        place += len(block.lines) if block else 1
    return blocks


def _advertisement(ahead: Sequence[Line]) -> Block | None:
    """The word 广告 with the lines that stand under it without a gap and are no running text."""
    if furniture_kind(ahead[0].raw, at_edge=False) != "advertisement":
        return None
    end = 1
    while end < min(len(ahead), _LONGEST_ADVERTISEMENT) and not ahead[end].blank and not is_running(ahead[end]):
        end += 1
    return Block(Kind.FURNITURE, tuple(ahead[:end]))


def _begins(lines: Sequence[Line], place: int, blocks: Sequence[Block]) -> bool:
    """Whether a line may open a part of the page: nothing that we know of joins it to the line above."""
    return not lines[place].attached or bool(blocks and blocks[-1].lines[-1] is lines[place - 1])


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


def _paragraphs(placed: Iterable[PositionedLine]) -> list[Block]:
    blocks: list[Block] = []
    part: list[PositionedLine] = []
    for each in placed:
        if each.place is LinePosition.LOOSE:
            continue
        if each.place in {LinePosition.FIRST, LinePosition.ONLY} and part:
            blocks.append(_paragraph(part))
            part = []
        part.append(each)
    return [*blocks, _paragraph(part)] if part else blocks


def _paragraph(part: Sequence[PositionedLine]) -> Block:
    # One line may mislead: a first one is narrow where its font has no letters for the paper's name.
    measures = [each.measure for each in part]
    opening, closing = _commonest(measures[:_TELLING]), _commonest(measures[: -_TELLING - 1 : -1])
    return Block(Kind.PARAGRAPH, tuple(each.line for each in part), opening, closing)


def _commonest(measures: Sequence[float]) -> float:
    return Counter(measures).most_common(1)[0][0]


def _heads(placed: Iterable[PositionedLine]) -> list[Block]:
    """Loose lines, together where nothing (no empty line, no line of text) stands between them."""
    blocks: list[Block] = []
    part: list[Line] = []
    for each in placed:
        loose = each.place is LinePosition.LOOSE
        if part and (not loose or not each.line.attached or _opens_text(each.line, part[-1])):
            blocks.append(Block(Kind.HEAD, tuple(part)))
            part = []
        if loose:
            part.append(each.line)
    return [*blocks, Block(Kind.HEAD, tuple(part))] if part else blocks


def _opens_text(line: Line, above: Line) -> bool:
    """Whether running text (a caption) begins under a head, or the next of several captions (图②)."""
    next_caption = opens_caption(line.text) and not line.text.startswith(_WITHIN_CAPTION)
    return next_caption or (is_running(line) and not is_running(above))


def is_running(line: Line) -> bool:
    """Whether a loose line is running text (a caption), not a head."""
    return "。" in line.text or ("，" in line.text and line.width > WIDEST_HEAD)
