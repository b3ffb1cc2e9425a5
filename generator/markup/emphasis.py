"""Stars and lines round words -> which of them belong together, as CommonMark pairs them, in linear time."""

from dataclasses import dataclass, field

_STRONG = 2


@dataclass(slots=True)
class Run:
    """A run of * or _ in a text: how long it is, what it may do, and what it turned out to do.

    `left` characters of it stand for themselves; `closes` are the tags it ends, `opens` those it begins, from
    the inside out.
    """

    character: str
    length: int
    may_open: bool
    may_close: bool
    left: int = 0
    closes: list[str] = field(default_factory=list)
    opens: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """All its characters are left at first."""
        self.left = self.length

    @property
    def is_both(self) -> bool:
        """Whether it may open as well as close."""
        return self.may_open and self.may_close


def run_between(before: str, characters: str, after: str) -> Run:
    """The run of characters between two characters, either empty at the edge of the text.

    Chinese has no spaces round words, so that punctuation beside a run, unlike in CommonMark, decides nothing.
    """
    may_open = bool(after) and not after.isspace()
    may_close = bool(before) and not before.isspace()
    if characters[0] == "_":  # not within a word: a_b_c is a name
        may_open = may_open and not _is_of_word(before)
        may_close = may_close and not _is_of_word(after)
    return Run(characters[0], len(characters), may_open, may_close)


def pair(runs: list[Run]) -> None:
    """Settle which runs open and close what.

    Every run is passed over once: what lies between two that belong together is done with, and below
    `searched` lies none that a closer of that kind could have.
    """
    opened: list[Run] = []
    searched: dict[tuple[str, bool, int], int] = {}
    for run in runs:
        while run.may_close and run.left:
            kind = (run.character, run.may_open, run.length % 3)
            place = _partner(run, opened, searched.get(kind, 0))
            if place is None:
                searched[kind] = len(opened)
                break
            _close(opened[place], run)
            del opened[place + bool(opened[place].left) :]
            for other, depth in searched.items():
                searched[other] = min(depth, len(opened))
        if run.may_open and run.left:
            opened.append(run)


def _partner(run: Run, opened: list[Run], lowest: int) -> int | None:
    for place in range(len(opened) - 1, lowest - 1, -1):
        if opened[place].character == run.character and not _are_kept_apart(opened[place], run):
            return place
    return None


def _are_kept_apart(one: Run, other: Run) -> bool:
    """CommonMark's rule of three: *甲**乙* is one emphasis with two stars in it."""
    if not (one.is_both or other.is_both):
        return False
    return (one.length + other.length) % 3 == 0 and bool(one.length % 3 or other.length % 3)


def _close(opener: Run, closer: Run) -> None:
    size = _STRONG if min(opener.left, closer.left) >= _STRONG else 1
    tag = "strong" if size == _STRONG else "em"
    opener.opens.append(tag)
    closer.closes.append(tag)
    opener.left -= size
    closer.left -= size


def _is_of_word(character: str) -> bool:
    return character.isalnum() or character == "_"
