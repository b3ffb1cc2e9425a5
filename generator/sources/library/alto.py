"""ALTO, a page as a machine read it -> its words with their lines and blocks, and the text of any part of it.

By the ALTO schema, versions 1 to 4 (https://www.loc.gov/standards/alto/): String, SP and HYP in TextLine in
TextBlock, blocks in ComposedBlock; a word that a line cut in two is there as HypPart1 and HypPart2, each with
the whole in SUBS_CONTENT. Numbers are in the page's own unit, so places are given in parts of its size.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from lxml import etree

from generator.language import EAST_ASIAN
from generator.sources.page_words import with_digits
from generator.sources.xml_tree import name_of, named

_NUMBER = re.compile(r"\s*(-?\d{1,9}(?:\.\d{1,9})?)")
_IN_WORDS = re.compile("[一二三四五六七八九十廿]{1,3}")  # a page counted in words
_WIDE = re.compile(rf"[{EAST_ASIAN}]")
_SENTENCE_END = re.compile(r"[。！？…!?.:：;；”’」』»）)]\s*$")
_REST_OF_FIGURE = re.compile(r"[.,%]?\d|[%‰]")
_BLOCKS = frozenset({"TextBlock", "Illustration", "GraphicalElement"})
_MEANT_GAP = 0.6  # of the height of a line: a narrower gap between two Han is no space
_INDENT = 1.2  # of the height of a line, from which on an indented line begins a paragraph
_MOST_INDENTED = 0.5  # of the lines of a block; where more are, they are centred or verse


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in the page's own numbers."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class AltoWord:
    """A String, a gap or a hyphen, in which line of which block of which page of the file it stands."""

    kind: str
    text: str
    whole: str
    part: str
    box: Box | None
    place: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class AltoPage:
    """A page: its label as counted there, the picture it was read from, its size in its own numbers."""

    label: str
    image: str
    width: float
    height: float
    span: tuple[int, int]


@dataclass(slots=True)
class Alto:
    """What a file holds: its words in their order, and for each ID of the file which words lie in it.

    `boxes` has the place of each block by its number, `lines` that of each line.
    """

    words: list[AltoWord] = field(default_factory=list)
    spans: dict[str, tuple[int, int]] = field(default_factory=dict)
    boxes: dict[int, Box] = field(default_factory=dict)
    blocks_of: dict[str, set[int]] = field(default_factory=dict)
    page_of: dict[int, int] = field(default_factory=dict)
    lines: dict[int, Box] = field(default_factory=dict)
    pages: list[AltoPage] = field(default_factory=list)
    block: int = 0
    line: int = 0


@dataclass(frozen=True, slots=True)
class Area:
    """A part of an ALTO file: its words from one to another, and the blocks they lie in."""

    alto: Alto
    start: int
    stop: int
    blocks: tuple[int, ...]


def alto_of(root: etree._Element) -> Alto:
    """The words of an ALTO file and where they stand."""
    alto = Alto()
    image = next((each.text or "" for each in named(root, "fileName")), "").strip()
    for page in named(root, "Page"):
        start = len(alto.words)
        _walk(page, alto, len(alto.pages))
        width, height = _size(page)
        label = (page.get("PRINTED_IMG_NR") or page.get("PHYSICAL_IMG_NR") or "").strip()
        label = with_digits(f"第{label}版") if _IN_WORDS.fullmatch(label) else label
        alto.pages.append(AltoPage(label, image, width, height, (start, len(alto.words))))
    return alto


def area_of(alto: Alto, begin: str, end: str) -> Area | None:
    """The part of a file from one ID to another (or of one alone); None where the file has no such ID."""
    first, last = alto.spans.get(begin), alto.spans.get(end or begin)
    if first is None or last is None or last[1] < first[0]:
        return None
    words = alto.words[first[0] : last[1]]
    blocks = alto.blocks_of.get(begin) or {word.place[1] for word in words}
    return Area(alto, first[0], last[1], tuple(sorted(blocks)))


def page_area(alto: Alto, page: AltoPage) -> Area:
    """All of a page."""
    blocks = {word.place[1] for word in alto.words[slice(*page.span)]}
    return Area(alto, *page.span, tuple(sorted(blocks)))


def line_text(areas: Iterable[Area]) -> str:
    """The text of areas as one line, as a headline is: what lines cut is put together again."""
    return "".join(_joined(text for text, _ in _lines(areas)))


def paragraphs(areas: Iterable[Area]) -> list[str]:
    """The paragraphs of areas: an indent begins one, and so does a block after a sentence's end."""
    found: list[list[str]] = []
    for text, begins in _lines(areas):
        if not found or begins == "indented" or (begins == "block" and _SENTENCE_END.search(found[-1][-1])):
            found.append([text])
        else:
            found[-1].append(text)
    return ["".join(_joined(lines)) for lines in found]


def zones(areas: Iterable[Area]) -> list[str]:
    """The outlines of what the areas take of the first one's page, in parts of 100 of width and height.

    Blocks that stand on one another in a column are one outline. A page without a size: in its own numbers.
    """
    areas = list(areas)
    places = [(area.alto, block) for area in areas for block in area.blocks if block in area.alto.boxes]
    if not places:
        return []
    alto, number = places[0][0], places[0][0].page_of[places[0][1]]
    of_page = dict.fromkeys(block for its, block in places if its is alto and alto.page_of[block] == number)
    page = alto.pages[number]
    boxes = [alto.boxes[block] for block in of_page]
    if not page.width or not page.height:
        return [_outline(box, "px") for box in _columns(boxes, max(box.right for box in boxes))]
    parts = [_in_parts(box, page) for box in boxes]
    return [_outline(box, "") for box in _columns(parts, 100)]


def _walk(element: etree._Element, alto: Alto, page: int) -> set[int]:
    """Take the words below an element; the blocks that lie in it."""
    start, name, blocks = len(alto.words), name_of(element), set[int]()
    if name in _BLOCKS:
        alto.block += 1
        blocks.add(alto.block)
        alto.page_of[alto.block] = page
        if box := _box(element):
            alto.boxes[alto.block] = box
    elif name == "TextLine":
        alto.line += 1
        if box := _box(element):
            alto.lines[alto.line] = box
    if name in {"String", "SP", "HYP"}:
        alto.words.append(_word(element, name, (page, alto.block, alto.line)))
    else:
        for child in element:
            blocks |= _walk(child, alto, page)
    if identity := element.get("ID"):
        alto.spans[identity] = (start, len(alto.words))
        alto.blocks_of[identity] = blocks
    return blocks


def _word(element: etree._Element, kind: str, place: tuple[int, int, int]) -> AltoWord:
    return AltoWord(
        kind,
        element.get("CONTENT") or "",
        (element.get("SUBS_CONTENT") or "").strip(),
        element.get("SUBS_TYPE") or "",
        _box(element),
        place,
    )


def _box(element: etree._Element) -> Box | None:
    left, top, width, height = (_number(element.get(key)) for key in ("HPOS", "VPOS", "WIDTH", "HEIGHT"))
    if left is None or top is None or width is None:
        return None
    return Box(left, top, left + width, top + (height or 0.0))


def _number(written: str | None) -> float | None:
    found = _NUMBER.match(written or "")
    return float(found[1]) if found else None


def _size(page: etree._Element) -> tuple[float, float]:
    """The width and height of a page; where its margins say that it is larger than it says, theirs."""
    around = [_box(each) for each in page if name_of(each).endswith(("Margin", "PrintSpace"))]
    return (
        max([_number(page.get("WIDTH")) or 0.0, *(box.right for box in around if box)]),
        max([_number(page.get("HEIGHT")) or 0.0, *(box.bottom for box in around if box)]),
    )


def _lines(areas: Iterable[Area]) -> Iterator[tuple[str, str]]:
    """The text of each line that has one, and what it begins: a block, an indented paragraph, or nothing."""
    awaited, before = "", (0, -1)
    for area in areas:
        indented = _indented_lines(area)
        words = area.alto.words[area.start : area.stop]
        for (_, block, line), its in groupby(words, key=lambda word: word.place):
            text, awaited = _line(list(its), awaited)
            if not text.strip():
                continue
            is_new = before != (id(area.alto), block)
            before = (id(area.alto), block)
            yield text, "indented" if line in indented else "block" if is_new else ""


def _line(words: Sequence[AltoWord], awaited: str) -> tuple[str, str]:
    """The text of a line, and the whole of the word at its end whose rest the next line has.

    A word cut in two stands whole where it begins; its rest is left out only where its beginning was met.
    """
    parts: list[str] = []
    has_gaps = any(word.kind == "SP" for word in words)
    strings = [word for word in words if word.kind == "String"]
    for place, word in enumerate(words):
        if word.kind == "SP":
            parts.append(_gap(words, place))
        elif word.kind == "String" and word.part == "HypPart2" and awaited and word.whole == awaited:
            awaited = ""
        elif word.kind == "String":
            is_first_half = word.part == "HypPart1" and word.whole
            awaited = word.whole if is_first_half else ""
            parts += ["" if has_gaps else _space(parts, word.text), word.whole if is_first_half else word.text]
    is_cut = words[-1].kind == "HYP" and not awaited and bool(strings)
    return "".join(parts).strip() + ("\xad" if is_cut else ""), awaited


def _gap(words: Sequence[AltoWord], place: int) -> str:
    """A space, but between two Han only where print shows one: machines write one after each character."""
    around = [*words[max(place - 1, 0) : place], *words[place + 1 : place + 2]]
    if len(around) < 2 or not all(_WIDE.search(word.text) for word in around):  # noqa: PLR2004 - one on each side
        return " "
    gap, box = words[place].box, around[0].box
    return " " if gap and box and box.height and gap.width >= _MEANT_GAP * box.height else ""


def _space(parts: Sequence[str], text: str) -> str:
    before = next((part for part in reversed(parts) if part), "")
    return "" if not before or _WIDE.match(before[-1]) or _WIDE.match(text) else " "


def _joined(lines: Iterable[str]) -> Iterator[str]:
    """Lines as one text: a space between Latin words, none between Han, a hyphen at a line's end undone."""
    before = ""
    for line in lines:
        is_cut = _is_cut(before, line)
        if before and not is_cut:
            yield before
            yield "" if _touch(before, line) else " "
        elif before:
            yield before[:-1]
        before = line
    yield before.rstrip("\xad")


def _touch(before: str, line: str) -> bool:
    """Whether two lines meet without a space: at Han, and where a figure of a Chinese text is cut (1 | 20)."""
    if _WIDE.match(before[-1]) or _WIDE.match(line):
        return True
    is_figure = before[-1].isdigit() and _REST_OF_FIGURE.match(line) is not None
    return is_figure and _WIDE.search(before) is not None and _WIDE.search(line) is not None


def _is_cut(before: str, line: str) -> bool:
    """Whether a line ends in the midst of a word: with a hyphen that ALTO calls one, or that looks like one."""
    return before.endswith(("\xad", "¬")) or (
        before[-2:-1].isalpha() and before[-1:] == "-" and line[:1].islower()
    )


def _indented_lines(area: Area) -> set[int]:
    """The lines that an indent makes the first of a paragraph; in vertical text an indent is at the top."""
    words = area.alto.words[area.start : area.stop]
    found: set[int] = set()
    for _, its in groupby(dict.fromkeys(word.place for word in words), key=lambda place: place[1]):
        boxes = {line: area.alto.lines[line] for _, _, line in its if line in area.alto.lines}
        found |= _indented(boxes)
    return found


def _indented(boxes: Mapping[int, Box]) -> set[int]:
    if not boxes:
        return set()
    vertical = sum(box.height > 2 * box.width for box in boxes.values()) * 2 > len(boxes)
    starts = {line: box.top if vertical else box.left for line, box in boxes.items()}
    sizes = sorted(box.width if vertical else box.height for box in boxes.values())
    least = min(starts.values()) + _INDENT * sizes[len(sizes) // 2]
    indented = {line for line, start in starts.items() if start >= least and sizes[0] > 0}
    return indented if len(indented) <= _MOST_INDENTED * len(boxes) else set()


def _in_parts(box: Box, page: AltoPage) -> Box:
    across, down = 100 / page.width, 100 / page.height
    numbers = (box.left * across, box.top * down, box.right * across, box.bottom * down)
    return Box(*(min(max(number, 0.0), 100.0) for number in numbers))


def _columns(boxes: Sequence[Box], width: float) -> list[Box]:
    """The boxes, those put together that stand right under one another with the same edges."""
    found: list[Box] = []
    for box in boxes:
        last = found[-1] if found else None
        near = 0.02 * width
        if last and _is_under(last, box, near):
            found[-1] = _around(last, box)
        else:
            found.append(box)
    return found


def _is_under(above: Box, box: Box, near: float) -> bool:
    edges = (above.left - box.left, above.right - box.right, box.top - above.bottom)
    return all(abs(difference) < near for difference in edges)


def _around(one: Box, other: Box) -> Box:
    return Box(
        min(one.left, other.left),
        min(one.top, other.top),
        max(one.right, other.right),
        max(one.bottom, other.bottom),
    )


def _outline(box: Box, unit: str) -> str:
    corners = ((box.left, box.top), (box.right, box.top), (box.right, box.bottom), (box.left, box.bottom))
    return " ".join(f"{_written(x)},{_written(y)}" for x, y in corners) + unit


def _written(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")
