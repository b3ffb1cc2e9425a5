"""Sets a story's body in its columns: where lines end, where an empty line comes, whose each line is."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sample.lines import FULL, clusters, justified, line_end, width, with_half_brackets
from sample.truth import Block, Column, Story

Role = tuple[str, str]
_INDENT = 2 * FULL
_HANGING = "“《"  # these stand half an em left of the column, so a text reader takes the line for a new block


@dataclass(frozen=True, slots=True)
class SetLine:
    """One line of the text layer, (article, role) of each thing in it, and the half ems left free in it."""

    text: str
    roles: tuple[Role, ...]
    blank_before: bool = False
    free: int = 0


@dataclass(frozen=True, slots=True)
class _Slot:
    """A place for one line: the measure in half ems, and the row in its column (0 is the first)."""

    measure: int
    row: int


def set_body(story: Story, *, half_brackets: bool) -> list[SetLine]:
    """The lines of a story's body with its jump mark; half_brackets puts spaces outside 《》（）."""
    slots = _slots(story.columns)
    lines = _opening_mark(story, slots)
    for place, block in enumerate(story.body):
        if block.subhead:
            next(slots)
            lines.append(SetLine(block.text, ((story.identifier, "subhead"),), blank_before=True))
        else:
            lines += _paragraph(story, place, slots)
    if half_brackets:
        lines = [replace(line, text=with_half_brackets(line.text)) for line in lines]
    return lines + _closing_mark(story) if _jump_alone(story) else _with_mark_at_end(story, lines)


def _slots(columns: tuple[Column, ...]) -> Iterator[_Slot]:
    for column in columns:
        yield from _column_slots(column)
    while True:
        yield from _column_slots(columns[-1])


def _column_slots(column: Column) -> Iterator[_Slot]:
    return (_Slot(column.measure * FULL, row) for row in range(column.depth))


def _paragraph(story: Story, place: int, slots: Iterator[_Slot]) -> Iterator[SetLine]:
    lost = clusters(story.lost) if place == 0 else []
    pieces = lost + clusters(_printed(story, place))
    mark_leads = place == 0 and story.jump is not None and story.jump.leads_back and not story.jump.alone
    for row, (slot, start, end) in enumerate(_line_breaks(pieces, slots)):
        shown = "".join(pieces[max(start, len(lost)) : end]).strip()
        if not shown:
            continue
        free = slot.measure - (0 if start else _INDENT) - width("".join(pieces[start:end]))
        text = justified(shown, free) if end < len(pieces) else shown
        body: Role = (story.identifier, "body")
        yield SetLine(
            text=f" {text}" if start < len(lost) else text,
            roles=((story.identifier, "jump"), body) if mark_leads and row == 0 else (body,),
            blank_before=_blank_before(slot, row, shown, after=story.body[place - 1] if place else None),
            free=free,
        )


def _printed(story: Story, place: int) -> str:
    """The text of a paragraph as print has it, with what opens the story: mark, source, byline."""
    if place:
        return story.body[place].text
    mark = story.jump.text if story.jump and story.jump.leads_back and not story.jump.alone else ""
    return mark + story.lead + story.body[0].text


def _line_breaks(pieces: list[str], slots: Iterator[_Slot]) -> Iterator[tuple[_Slot, int, int]]:
    start = 0
    while start < len(pieces):
        slot = next(slots)
        end = line_end(pieces, start, slot.measure - (0 if start else _INDENT))
        yield slot, start, end
        start = end


def _blank_before(slot: _Slot, row: int, shown: str, *, after: Block | None) -> bool:
    # A text reader takes an indented second line of a column, under a line that is not, for a hanging indent:
    # it sees no new block there, but one a line later.
    hangs = after is not None and not after.subhead and slot.row - row == 1
    if row == 0:
        return not hangs
    return slot.row == 0 or shown[0] in _HANGING or (row == 1 and hangs)


def _opening_mark(story: Story, slots: Iterator[_Slot]) -> list[SetLine]:
    if story.jump is None or not story.jump.leads_back or not story.jump.alone:
        return []
    next(slots)
    return [_mark_line(story, story.jump.text)]


def _jump_alone(story: Story) -> bool:
    return story.jump is None or story.jump.leads_back or story.jump.alone


def _closing_mark(story: Story) -> list[SetLine]:
    if story.jump is None or story.jump.leads_back:
        return []
    return [replace(_mark_line(story, story.jump.text), blank_before=True)]


def _with_mark_at_end(story: Story, lines: list[SetLine]) -> list[SetLine]:
    *others, last = lines
    mark = story.jump.text if story.jump else ""
    if last.free < width(f" {mark}"):
        return [*lines, _mark_line(story, mark)]
    return [*others, replace(last, text=f"{last.text} {mark}", roles=(*last.roles, (story.identifier, "jump")))]


def _mark_line(story: Story, mark: str) -> SetLine:
    return SetLine(mark, ((story.identifier, "jump"),))
