"""What holds of every merge, counted by line, and what is told where the editor's text stands whole."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from generator.merge.common import in_order
from generator.merge.lines import Told


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of the three texts, or of one part of each; the empty ones count for nothing."""

    base: Sequence[str]
    mine: Sequence[str]
    theirs: Sequence[str]


def unlawful(lines: Lines, result: Sequence[str]) -> set[str]:
    """The lines that are lost or doubled, or come back though the editor struck them out.

    Of empty lines it counts only that one stands where the editor typed the first.
    """
    base, mine, theirs, made = (Counter(each) for each in (lines.base, lines.mine, lines.theirs, result))
    typed_blank = {""} if mine[""] and not base[""] and not made[""] else set()
    return typed_blank | {
        line
        for line in {*mine, *theirs, *made} - {""}
        if not min(mine[line], theirs[line]) <= made[line] <= max(mine[line], theirs[line])
        or (mine[line] < base[line] and made[line] > mine[line])
        or (mine[line] > base[line] and made[line] < mine[line])
    }


def untold(lines: Lines, result: Sequence[str], told: Sequence[Told]) -> tuple[str, ...]:
    """The lines that the importer has anew and that are neither in the result as often nor told."""
    known = Counter(line for each in told if not each.moved for line in each.lines)
    base, theirs, made = Counter(lines.base), Counter(lines.theirs), Counter(result)
    return tuple(
        line
        for line, count in theirs.items()
        if line and count > base[line] and made[line] < count and line not in known
    )


def told_of_mine(lines: Lines) -> list[Told]:
    """What is told where the editor's text stands whole: all that the importer has anew, or has moved."""
    new = untold(lines, lines.mine, ())
    mine = set(lines.mine)
    still = {there for _, there in in_order(lines.base, lines.theirs)}
    base = set(lines.base)
    moved = tuple(
        line
        for place, line in enumerate(lines.theirs)
        if line and place not in still and line in base and line in mine and line not in new
    )
    return [
        Told(lines, moved=is_moved, whole=True) for lines, is_moved in ((new, False), (moved, True)) if lines
    ]
