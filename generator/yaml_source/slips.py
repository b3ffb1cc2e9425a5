"""YAML as people type it who do not know YAML -> YAML with the same lines, and what was changed in which.

Only text that the YAML parser refuses comes here. It is taken apart by its lines and their indents, as an
editor sees them: what is sound stays as it stands, a line that can only mean one thing is written so, any other
is left out.
"""

import re
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

MOST_CHANGES = 20  # a file with more than these wants another remedy
MOST_CHARACTERS = 500_000  # of a text that is taken apart
_MOST_LINES = 20_000
_QUESTION = 200  # what asking costs by itself, in characters
_BLANKS = " \t\u3000\xa0"
_WIDE = str.maketrans({"\t": "  ", "\u3000": "  ", "\xa0": " "})
_KEY = re.compile(
    r"([^\s:：#\[\]{}\"'&*!|>%@`,-][^\s:：]*)[ \t]*([:：])(?=(.?))[ \t\u3000\xa0]*(.*)", re.DOTALL
)
_ITEM = re.compile("([-－])([ \t\u3000\xa0]*)(.*)", re.DOTALL)
_BLOCK_TEXT = re.compile("[|>][-+1-9]*(?:[ \t]+#.*)?")
_COMMENT = re.compile(r"[ \t]#")
_NESTED = re.compile(r"(?:[\[{?-][ \t]*){7}")  # deeper than any text begins
_BOUND = re.compile(r"(?:---|\.\.\.)(?:[ \t].*)?|%[A-Z]+ .*")
Soundness = Callable[[str, bool], bool]


class Slip(StrEnum):
    """What is wrong with a line, and what was made of it; each value is the code of what an editor is told."""

    SIGNS = "line-with-signs"  # a text with what YAML takes for marks of its own: read as typed
    COLON = (
        "line-without-colon"  # a full-width colon after a key, or no space after it: read as colon and space
    )
    DASH = "line-without-space"  # no space after the dash of an item: read as dash and space
    INDENT = "line-out-of-line"  # not in line with the others: read as if it were
    BOUND = "line-ends-document"  # the end of a document, or a word to the parser: not read
    LEFT_OUT = "line-left-out"  # not read, nor what is indented below it
    GIVEN_UP = "lines-given-up"  # the rest of the file, where it has too many slips


@dataclass(frozen=True, slots=True)
class Change:
    """What was changed in a line (0 is the first); `written` is how its editor should write it."""

    line: int
    slip: Slip
    written: str = ""


@dataclass(frozen=True, slots=True)
class _YamlLine:
    """A line with something on it: its number, how far it is indented, and the rest."""

    number: int
    indent: int
    text: str
    is_even: bool = True  # indented by spaces alone

    @property
    def is_item(self) -> bool:
        """Whether it begins an item of a list, with a space after the dash or without."""
        match = _ITEM.match(self.text)
        if match is None:
            return False
        return not match[3] or bool(match[2]) or not match[3].startswith(tuple("-－0123456789"))


_Chunk = Sequence[_YamlLine]  # a line with those that are indented below it


def mended(text: str, *, is_list: bool, known: Container[str], is_sound: Soundness) -> tuple[str, list[Change]]:
    """The text as YAML that can be read, line by line the same, and every change to what its editor means.

    `known` are the keys that lines begin with; `is_sound(part, is_list)` says whether a part of the text can be
    read as a list or as keys with values.
    """
    raw = text.split("\n")
    if len(text) > MOST_CHARACTERS or len(raw) > _MOST_LINES:
        return text, []
    mender = _Mender(raw, known, is_sound, allowance=3 * len(text) + 300_000)
    lines = [_line(number, line) for number, line in enumerate(raw)]
    for line in lines:
        if not line.is_even and (not line.text or line.text.startswith("#")):
            mender.lines[line.number] = line.text
    kept = [line for line in lines if line.text and not line.text.startswith("#")]
    if kept := mender.without_bounds(kept):
        base = kept[0].indent
        mender.mend_halves(mender.chunks(kept, base, is_list=is_list), base, 0, is_list=is_list)
    return "\n".join(mender.lines), sorted(mender.changes, key=lambda change: change.line)


def quoted(text: str) -> str:
    """A text as YAML takes it literally."""
    return "'" + text.replace("'", "''") + "'"


def _line(number: int, line: str) -> _YamlLine:
    text = line.lstrip(_BLANKS)
    blank = line[: len(line) - len(text)]
    return _YamlLine(number, len(blank.translate(_WIDE)), text.rstrip(), not blank.strip(" "))


@dataclass(slots=True)
class _Mender:
    """The lines of a text while they are mended, and what may still be spent on it."""

    lines: list[str]
    known: Container[str]
    is_sound: Soundness
    allowance: int
    changes: list[Change] = field(default_factory=list)
    is_given_up: bool = False

    def without_bounds(self, lines: Sequence[_YamlLine]) -> list[_YamlLine]:
        """The lines but for those that end a document, begin another or speak to the parser."""
        kept: list[_YamlLine] = []
        for line in lines:
            if line.indent or not _BOUND.fullmatch(line.text):
                kept.append(line)
            elif not kept and line.text == "---":
                self.lines[line.number] = ""
            else:
                self.lines[line.number] = ""
                if len(self.changes) < MOST_CHANGES:
                    self.change(line, Slip.BOUND)
        return kept

    def mend_level(self, lines: Sequence[_YamlLine], column: int, *, is_list: bool) -> None:
        """Make the lines that stand side by side, with what is below each, a list or keys from a column on."""
        if lines:
            base = lines[0].indent
            chunks = self.chunks(lines, base, is_list=is_list)
            self.mend_chunks(chunks, base, column, is_list=is_list)

    def chunks(self, lines: Sequence[_YamlLine], base: int, *, is_list: bool) -> list[list[_YamlLine]]:
        """The lines that stand side by side, each with those below it."""
        chunks: list[list[_YamlLine]] = []
        if len(lines) > 1:
            lines = self.without_brackets(lines)
        for line in lines:
            # A list may stand straight below its key; a key straight below the dash of its item is a slip.
            is_below = (not line.is_item and self.key_of(line.text) is not None) if is_list else line.is_item
            if chunks and (line.indent > base or is_below):
                chunks[-1].append(line)
            else:
                chunks.append([line])
        return chunks

    def without_brackets(self, lines: Sequence[_YamlLine]) -> Sequence[_YamlLine]:
        """The lines but for one in brackets, sound where it is all there is, nothing beside others."""
        kept: list[_YamlLine] = []
        for line in lines:
            if line.indent <= lines[0].indent and line.text[0] in "[{":
                self.leave_out([line])
            else:
                kept.append(line)
        return kept

    def mend_chunks(self, chunks: Sequence[_Chunk], base: int, column: int, *, is_list: bool) -> None:
        """Keep what is sound of the chunks, and mend each of the others; halved until each is found."""
        shifted = [line for chunk in chunks for line in self.shifted(chunk, column)]
        if all(map(self.is_plain, chunks)) and self.reads("\n".join(shifted), is_list=is_list):
            self.keep(chunks, base, column)
        elif self.allowance <= 0 or (len(chunks) == 1 and len(self.changes) >= MOST_CHANGES):
            self.give_up([line for chunk in chunks for line in chunk])
        elif len(chunks) > 1:
            self.mend_halves(chunks, base, column, is_list=is_list)
        else:
            mend = self.mend_item if is_list else self.mend_key
            mend(chunks[0], base, column)

    def mend_halves(self, chunks: Sequence[_Chunk], base: int, column: int, *, is_list: bool) -> None:
        """Mend each half of chunks that are known to be unsound together."""
        half = len(chunks) // 2
        for part in (chunks[:half], chunks[half:]):
            if part:
                self.mend_chunks(part, base, column, is_list=is_list)

    def is_plain(self, chunk: _Chunk) -> bool:
        """Whether no line of a chunk begins with a key that is ill written, which can be sound YAML."""
        lines = [line.text for line in chunk]
        return not any(self.is_ill_written(line) for line in lines) or any(
            _BLOCK_TEXT.fullmatch(line.rpartition(" ")[2]) for line in lines
        )

    def is_ill_written(self, text: str) -> bool:
        """Whether a line begins with a known key but not with a colon and a space after it."""
        if match := _ITEM.match(text):
            text = match[3]
        match = _KEY.match(text)
        return match is not None and match[1] in self.known and _is_ill_written(match)

    def reads(self, part: str, *, is_list: bool) -> bool:
        """Whether a part can be read as it stands; each question costs some of the allowance."""
        self.allowance -= len(part) + _QUESTION
        return self.allowance > 0 and self.is_sound(part, is_list)

    def shifted(self, chunk: _Chunk, column: int) -> list[str]:
        """The lines of a chunk with what is between them, moved so that the first begins in a column."""
        first, last = chunk[0], chunk[-1]
        between = self.lines[first.number : last.number + 1]
        return [_moved(line, column - first.indent) for line in between]

    def keep(self, chunks: Sequence[_Chunk], base: int, column: int) -> None:
        """Write sound chunks from a column on."""
        for chunk in chunks:
            first = chunk[0]
            askew = [line for line in chunk if not line.is_even or (line is first and line.indent != base)]
            for line in askew[:1]:
                self.change(line, Slip.INDENT, line.text)
            self.lines[first.number : chunk[-1].number + 1] = self.shifted(chunk, column)

    def mend_key(self, chunk: _Chunk, base: int, column: int) -> None:
        """Write one key, its value and what is below it so that they can be read."""
        head, below = chunk[0], chunk[1:]
        match = _KEY.match(head.text)
        if match is None or (match[1] not in self.known and _is_ill_written(match)):
            self.leave_out(chunk)
            return
        if _is_ill_written(match):
            self.change(head, Slip.COLON, f"{match[1]}: {match[4]}".strip())
        elif head.indent != base or not head.is_even:
            self.change(head, Slip.INDENT, head.text)
        rest = "" if match[4].startswith("#") and not _is_ill_written(match) else match[4]
        start = f"{' ' * column}{match[1]}:"
        if rest:
            beside = self.mend_text(head, f"{start} ", rest, below)
            self.mend_beside(beside, column)
        else:
            self.mend_below(head, start, below, column)

    def mend_beside(self, lines: Sequence[_YamlLine], column: int) -> None:
        """Lines below a key that has its value already: keys that are indented too far, or strays."""
        if lines and self.key_of(lines[0].text) is not None:
            self.change(lines[0], Slip.INDENT, lines[0].text)
            self.mend_level(lines, column, is_list=False)
        elif lines:
            self.leave_out(lines)

    def mend_below(self, head: _YamlLine, start: str, below: _Chunk, column: int) -> None:
        """What stands below a key or a dash without anything beside it: a list, keys, or a text."""
        self.lines[head.number] = start
        if not below:
            return
        is_list = below[0].is_item
        if is_list or self.key_of(below[0].text) is not None:
            self.mend_level(below, column + 2, is_list=is_list)
        else:
            self.mend_beside(self.mend_text(head, f"{start} ", "", below), column)

    def mend_text(self, head: _YamlLine, start: str, rest: str, below: _Chunk) -> _Chunk:
        """Write a text that goes on below on the line where it starts; the lines that are not of the text."""
        count = next((place for place, line in enumerate(below) if self.begins_something(line)), len(below))
        further = [line.text for line in below[:count]]
        text = " ".join([rest, *further]).strip()
        if _BLOCK_TEXT.fullmatch(rest):
            text = " ".join(further)
        elif not (further and _COMMENT.search(text)) and self.reads(f"{start}{text}", is_list=_is_item(start)):
            self.write_text(head, f"{start}{text}", below[:count])
            return below[count:]
        if _NESTED.match(text):
            self.leave_out([head, *below[:count]])
            return below[count:]
        text = quoted(_without_comment(text))
        self.change(head, Slip.SIGNS, f"{start.lstrip()}{text}")
        self.write_text(head, f"{start}{text}", below[:count])
        return below[count:]

    def write_text(self, head: _YamlLine, line: str, further: Sequence[_YamlLine]) -> None:
        """Put the line of a text in place of all that it stood on."""
        self.lines[head.number] = line
        for each in further:
            self.lines[each.number] = ""

    def begins_something(self, line: _YamlLine) -> bool:
        """Whether a line below a text is no more of the text."""
        return line.is_item or self.key_of(line.text) is not None

    def mend_item(self, chunk: _Chunk, base: int, column: int) -> None:
        """Write one item of a list and what is below it so that they can be read."""
        head, below = chunk[0], chunk[1:]
        match = _ITEM.match(head.text) if head.is_item else None
        if match is None:
            self.leave_out(chunk)
            return
        if match[1] == "－" or (match[3] and not match[2]):
            self.change(head, Slip.DASH, f"- {match[3]}")
        elif head.indent != base or not head.is_even:
            self.change(head, Slip.INDENT, head.text)
        start, rest = f"{' ' * column}-", match[3]
        if not rest or rest.startswith("#"):
            self.mend_below(head, start, below, column)
        elif self.key_of(rest) is None:
            beside = self.mend_text(head, f"{start} ", rest, below)
            self.leave_out(beside)
        else:
            inner = _YamlLine(head.number, head.indent + len(match[1]) + len(match[2]), rest)
            self.lines[head.number] = f"{' ' * inner.indent}{rest}"
            self.mend_level([inner, *self.in_line(below, head, inner)], column + 2, is_list=False)
            self.lines[head.number] = f"{start} {self.lines[head.number].lstrip()}"

    def in_line(self, below: _Chunk, head: _YamlLine, inner: _YamlLine) -> list[_YamlLine]:
        """The lines below an item, a key straight below the dash in line with those beside it."""
        for line in below:
            if line.indent <= head.indent:
                self.change(line, Slip.INDENT, line.text)
                self.lines[line.number] = f"{' ' * inner.indent}{line.text}"
        return [replace(line, indent=inner.indent) if line.indent <= head.indent else line for line in below]

    def key_of(self, text: str) -> str | None:
        """The known key that a line begins with, however its colon is written."""
        match = _KEY.match(text)
        return match[1] if match and match[1] in self.known else None

    def change(self, line: _YamlLine, slip: Slip, written: str = "") -> None:
        """Note what was changed in a line; of several slips in one, the first says enough."""
        if all(change.line != line.number for change in self.changes):
            self.changes.append(Change(line.number, slip, written))

    def leave_out(self, chunk: _Chunk) -> None:
        """Take the lines of a chunk out of the text."""
        if chunk and len(self.changes) >= MOST_CHANGES:
            self.give_up(chunk)
        elif chunk:
            self.changes.append(Change(chunk[0].number, Slip.LEFT_OUT))
        for line in chunk:
            self.lines[line.number] = ""

    def give_up(self, chunk: _Chunk) -> None:
        """Take the lines of a chunk out of the text, and say so once for all that follow."""
        if not self.is_given_up:
            self.changes.append(Change(chunk[0].number, Slip.GIVEN_UP))
        self.is_given_up = True
        for line in chunk:
            self.lines[line.number] = ""


def _moved(line: str, by: int) -> str:
    text = line.lstrip(_BLANKS)
    indent = len(line[: len(line) - len(text)].translate(_WIDE))
    return " " * max(0, indent + by) + text if text.strip() else ""


def _is_item(start: str) -> bool:
    return start.lstrip().startswith("-")


def _is_ill_written(match: re.Match[str]) -> bool:
    """Whether a key has not a colon and a space after it."""
    return match[2] == "：" or match[3] not in {"", " ", "\t"}


def _without_comment(text: str) -> str:
    """A text without the comment at its end; one that begins with a quotation mark may hold its mark."""
    quote = text.rfind(text[0], 1) if text[:1] in {"'", '"'} else 0
    comment = _COMMENT.search(text, max(quote, 0))
    return (text[: comment.start()] if comment else text).rstrip()
