"""The text of one block -> its pieces: emphasis, links, notes, readings, ends of lines.

Python-Markdown tries one pattern after another over the whole text and copies it at every find, which takes
minutes for a few thousand brackets. Here each character is passed over once, as CommonMark describes it.
"""

import re
import string
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from generator.language import HAN_AND_SIGNS
from generator.markup.emphasis import Run, pair, run_between
from generator.markup.links import bare_address, entities_shown
from generator.markup.pieces import Inline, Mark
from generator.wrapping import joint

ESCAPED = frozenset(string.punctuation)
_SIGN = re.compile(r"[\\`*_\[\]&{\n]|!\[|(?<![A-Za-z0-9])https?://")
_TICKS = re.compile("`+")
_RUN = re.compile(r"\*+|_+")
_ENTITY = re.compile(r"&#?\w{1,40};")
_LINE_END = re.compile(r"\n[ \t]*")
_RUBY = re.compile(rf"\{{([{HAN_AND_SIGNS}]{{1,20}})\|([^{{}}|\n\\<>`*_\[\]]{{1,80}})\}}")
_NOTE = re.compile(r"\[\^([^\[\]\s]{1,100})\]")
# A target, balanced to one pair of brackets, or in angle brackets; then perhaps a title in quotes or brackets.
_TARGET = re.compile(
    r"""\([ \n]*(?:<([^<>\n]{0,2000})>|((?:[^\s()\\<]|\\.|\((?:[^\s()\\]|\\.){0,500}+\)){0,2000}+))"""
    r"""(?:[ \n]+("(?:[^"\\]|\\.){0,500}+"|'(?:[^'\\]|\\.){0,500}+'|\((?:[^()\\]|\\.){0,500}+\)))?[ \n]*\)""",
    re.DOTALL,
)
_DEFINED = re.compile(r"""(?:<([^<>\n]+)>|(\S+))(?: +("[^"]*"|'[^']*'|\([^()]*\)))?""")
_FILE_WITH_SPACES = re.compile(r"""\(([^()<>\n"\\]{1,300})\)""")
_LABEL = re.compile(r"\[([^\[\]]{0,200})\]")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_LONGEST_LABEL = 200


@dataclass(frozen=True, slots=True)
class Definitions:
    """What references in a text may point to: the labels of notes, the targets and titles of links by label.

    `used` gathers the labels that were pointed to, in that order, `unmet` the notes that are not there.
    """

    notes: frozenset[str] = frozenset()
    links: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    used: dict[str, int] = field(default_factory=dict)
    used_links: set[str] = field(default_factory=set)
    unmet: dict[str, None] = field(default_factory=dict)


def pieces_of(text: str, definitions: Definitions) -> tuple[Inline, ...]:
    """The pieces of a block's text."""
    if not _SIGN.search(text):
        return (Inline(Mark.TEXT, text),) if text else ()
    return tuple(_with_joints(list(_InlineReading(text, definitions).pieces())))


def label_of(text: str) -> str:
    """A label as it is compared: small letters, one space between words."""
    return " ".join(text.split()).casefold()


def without_escapes(text: str) -> str:
    """The text with what its escapes and entities stand for."""
    return entities_shown(_ESCAPE.sub(r"\1", text))


def link_defined(typed: str) -> tuple[str, str] | None:
    """The target and the title in what stands after `[label]:`; None where it is neither."""
    found = _DEFINED.fullmatch(typed.strip())
    if not found:
        return None
    return without_escapes(found[1] or found[2]), without_escapes((found[3] or "")[1:-1])


@dataclass(frozen=True, slots=True)
class _Bracket:
    """An opening bracket: its place in the text, in the nodes and among the runs; whether a picture's."""

    at: int
    node: int
    runs: int
    is_picture: bool


@dataclass(slots=True)
class _InlineReading:
    text: str
    definitions: Definitions
    nodes: list[Inline | Run] = field(default_factory=list)
    brackets: list[_Bracket] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    closed: int = 0  # brackets below this one hold a link already, and a link holds no other
    ticks: dict[int, list[int]] | None = None

    def pieces(self) -> Iterator[Inline]:
        """The pieces, emphasis as far as it has both ends."""
        at = 0
        while found := _SIGN.search(self.text, at):
            self._say(self.text[at : found.start()])
            at = self._after(found)
        self._say(self.text[at:])
        pair(self.runs)
        for node in self.nodes:
            if isinstance(node, Run):
                yield from _pieces_of_run(node)
            else:
                yield node

    def _after(self, found: re.Match[str]) -> int:
        """Where reading goes on after the character that was found."""
        what = {
            "\\": self._escape,
            "`": self._code,
            "*": self._run,
            "_": self._run,
            "[": self._opening,
            "!": self._opening,
            "]": self._closing,
            "&": self._entity,
            "{": self._ruby,
            "\n": self._line_end,
            "h": self._address,
        }
        return what[found[0][0]](found.start())

    def _say(self, text: str) -> None:
        if text:
            self.nodes.append(Inline(Mark.TEXT, text))

    def _literally(self, text: str, at: int) -> int:
        self._say(text)
        return at + len(text)

    def _escape(self, at: int) -> int:
        escaped = self.text[at + 1 : at + 2]
        if escaped in ("", "\n"):  # a line of verse; after the last one it ends nothing
            self.nodes.append(Inline(Mark.BREAK))
            return self._past_line_end(at + 1)
        if escaped in ESCAPED:
            self._say(escaped)
            return at + 2
        return self._literally("\\", at)

    def _code(self, at: int) -> int:
        opening = _TICKS.match(self.text, at)
        assert opening  # noqa: S101 - a backtick stands here
        if self.ticks is None:
            self.ticks = {}
            for run in reversed(list(_TICKS.finditer(self.text))):
                self.ticks.setdefault(len(run[0]), []).append(run.start())
        ends = self.ticks.get(len(opening[0]), [])
        while ends and ends[-1] < opening.end():
            ends.pop()
        if not ends:
            return self._literally(opening[0], at)
        inside = self.text[opening.end() : ends[-1]].replace("\n", " ")
        is_padded = inside.startswith(" ") and inside.endswith(" ") and inside.strip()
        self.nodes.append(Inline(Mark.CODE, inside[1:-1] if is_padded else inside))
        return ends[-1] + len(opening[0])

    def _run(self, at: int) -> int:
        characters = _RUN.match(self.text, at)
        assert characters  # noqa: S101 - a star or a line stands here
        run = run_between(
            self.text[at - 1 : at], characters[0], self.text[characters.end() : characters.end() + 1]
        )
        self.nodes.append(run)
        self.runs.append(run)
        return characters.end()

    def _opening(self, at: int) -> int:
        is_picture = self.text[at] == "!"
        note = None if is_picture else _NOTE.match(self.text, at)
        if note and self._is_pointed_to(note[1]):
            return note.end()
        self.brackets.append(_Bracket(at, len(self.nodes), len(self.runs), is_picture))
        return self._literally("![" if is_picture else "[", at)

    def _is_pointed_to(self, label: str) -> bool:
        known, typed, label = self.definitions, label, label_of(label)
        if label not in known.notes:
            known.unmet[f"[^{typed}]"] = None
            return False
        known.used[label] = known.used.get(label, 0) + 1
        self.nodes.append(Inline(Mark.NOTE, label, str(known.used[label])))
        return True

    def _closing(self, at: int) -> int:
        if not self.brackets:
            return self._literally("]", at)
        opening = self.brackets.pop()
        if not opening.is_picture and len(self.brackets) < self.closed:
            self.closed = min(self.closed, len(self.brackets))
            return self._literally("]", at)
        self.closed = min(self.closed, len(self.brackets))
        target = self._target(opening, at)
        if target is None:
            return self._literally("]", at)
        address, title, end = target
        pair(self.runs[opening.runs :])
        del self.runs[opening.runs :]
        if opening.is_picture:
            words = "".join(_words(self.nodes[opening.node + 1 :]))
            self.nodes[opening.node :] = [Inline(Mark.IMAGE, words, address, title)]
        else:
            self.nodes[opening.node] = Inline(Mark.LINK, address, title)
            self.nodes.append(Inline(Mark.LINK_END))
            self.closed = len(self.brackets)
        return end

    def _target(self, opening: _Bracket, at: int) -> tuple[str, str, int] | None:
        """Where a link whose words end at a place leads, its title, and where all of it ends."""
        if found := _TARGET.match(self.text, at + 1):
            typed = found[1] if found[1] is not None else found[2]
            title = (found[3] or "")[1:-1]
            return without_escapes(typed), without_escapes(title), found.end()
        if opening.is_picture and (found := _FILE_WITH_SPACES.match(self.text, at + 1)):
            return entities_shown(found[1].strip()), "", found.end()
        return self._referred_to(opening, at) if self.definitions.links else None

    def _referred_to(self, opening: _Bracket, at: int) -> tuple[str, str, int] | None:
        start = opening.at + (2 if opening.is_picture else 1)
        label, end = "", at + 1
        if found := _LABEL.match(self.text, at + 1):
            label, end = label_of(found[1]), found.end()
        if not label and at - start <= _LONGEST_LABEL:
            label = label_of(self.text[start:at])
        target = self.definitions.links.get(label)
        if target is None:
            return None
        self.definitions.used_links.add(label)
        return (*target, end)

    def _entity(self, at: int) -> int:
        found = _ENTITY.match(self.text, at)
        if not found:
            return self._literally("&", at)
        self._say(entities_shown(found[0]))
        return found.end()

    def _ruby(self, at: int) -> int:
        found = _RUBY.match(self.text, at)
        if not found:
            return self._literally("{", at)
        self.nodes.append(Inline(Mark.RUBY, found[1], found[2].strip()))
        return found.end()

    def _line_end(self, at: int) -> int:
        is_hard = self.text.endswith("  ", 0, at)
        last = self.nodes[-1] if self.nodes else None
        if isinstance(last, Inline) and last.mark is Mark.TEXT:
            self.nodes[-1] = last._replace(text=last.text.rstrip(" "))
        self.nodes.append(Inline(Mark.BREAK if is_hard else Mark.WRAPPED))
        return self._past_line_end(at)

    def _past_line_end(self, at: int) -> int:
        found = _LINE_END.match(self.text, at)
        return found.end() if found else at

    def _address(self, at: int) -> int:
        found = bare_address(self.text, at)
        if found is None:
            return self._literally(self.text[at : at + 4], at)
        address, end = found
        self.nodes += (Inline(Mark.LINK, address), Inline(Mark.TEXT, address), Inline(Mark.LINK_END))
        return end


def _pieces_of_run(run: Run) -> Iterator[Inline]:
    yield from (Inline(Mark.CLOSE, tag) for tag in run.closes)
    if run.left:
        yield Inline(Mark.TEXT, run.character * run.left)
    yield from (Inline(Mark.OPEN, tag) for tag in reversed(run.opens))


def _words(nodes: list[Inline | Run]) -> Iterator[str]:
    """What can be said of nodes where only words may stand."""
    for node in nodes:
        if isinstance(node, Run):
            yield node.character * node.left
        elif node.mark in (Mark.TEXT, Mark.CODE, Mark.RUBY, Mark.IMAGE):
            yield node.text
        elif node.mark in (Mark.BREAK, Mark.WRAPPED):
            yield " "


def _with_joints(pieces: Sequence[Inline]) -> Iterator[Inline]:
    """The pieces with what is to stand where a line was wrapped; texts that touch are one."""
    whole = (Inline(Mark.TEXT, joint(*joined)) if joined else piece for piece, joined in _neighbours(pieces))
    for mark, run in groupby(whole, key=lambda piece: piece.mark):
        if mark is not Mark.TEXT:
            yield from run
        elif text := "".join(piece.text for piece in run):
            yield Inline(Mark.TEXT, text)


def _neighbours(pieces: Sequence[Inline]) -> Iterator[tuple[Inline, tuple[str, str] | None]]:
    """Each piece, and where a line was wrapped the characters that are seen before and after its end."""
    following, after = [], ""
    for piece in reversed(pieces):
        following.append(after)
        after = after if (seen := _seen(piece)) is None else seen[:1]
    before = ""
    for piece, after in zip(pieces, reversed(following), strict=True):
        yield piece, (before, after) if piece.mark is Mark.WRAPPED else None
        before = before if (seen := _seen(piece)) is None else seen[-1:]


def _seen(piece: Inline) -> str | None:
    """What is seen of a piece, empty for what is no text; None where there is nothing to see."""
    if piece.mark in (Mark.TEXT, Mark.CODE, Mark.RUBY):
        return piece.text or None
    return "" if piece.mark in (Mark.IMAGE, Mark.BREAK) else None
