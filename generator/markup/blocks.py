"""A body in Markdown -> the tree of its blocks, their texts as typed.

Python-Markdown reads what nests, lists and quotes; paragraphs, which are nearly all there is, need none of it.
"""

import re
from xml.etree.ElementTree import Element, SubElement

import markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor, OListProcessor

from generator.markup.tables import add_table
from generator.wrapping import TAB, LineKind, blocks_of

NOTE, REFERENCE = "note", "reference"  # elements of the tree that define what others point to
# Raw HTML and what else would show a text other than the one in the file.
_BLOCKS_OFF = ("code", "setextheader", "reference")
# Python-Markdown marks its own places with control characters, and HTML cannot show them.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_LINE_ENDS = re.compile(r"\r\n?")
_HEADING = re.compile(r"(#{1,6})(.*)", re.DOTALL)
_CLOSING = re.compile(r"(?<![\\#])#++\Z|(?<!\\)(?<=\\\\)#++\Z")
_DEFINITION = re.compile(r"\s*\[\^?([^\[\]]+)\][:：]\s*(.*)", re.DOTALL)
_INDENT = re.compile(rf"^ {{1,{TAB}}}", re.MULTILINE)


def tree_of(body: str) -> Element:
    """The blocks of a body. What defines a note or the target of links stands where it was found."""
    root = Element("div")
    parser: BlockParser | None = None
    for kind, text in blocks_of(_CONTROLS.sub("", _LINE_ENDS.sub("\n", body))):
        last = root[-1] if len(root) else None
        if kind is LineKind.INDENTED and last is not None and last.tag == NOTE:
            parser = parser or _parser()
            parser.parseChunk(last, _INDENT.sub("", text))
        elif kind in (LineKind.QUOTE, LineKind.ITEM, LineKind.INDENTED):
            parser = parser or _parser()
            parser.parseChunk(root, text)
        else:
            _add(root, kind, text)
    return root


def _add(parent: Element, kind: LineKind, text: str) -> None:
    if kind is LineKind.HEADING:
        _add_heading(parent, text)
    elif kind is LineKind.RULE:
        SubElement(parent, "hr")
    elif kind is LineKind.TABLE:
        add_table(parent, text.split("\n"))
    elif kind in (LineKind.NOTE, LineKind.REFERENCE) and (found := _DEFINITION.fullmatch(text)):
        tag = NOTE if kind is LineKind.NOTE else REFERENCE
        defined = SubElement(parent, tag, {"label": found[1]})
        SubElement(defined, "p").text = found[2]
    else:
        SubElement(parent, "p").text = text.strip()


def _add_heading(parent: Element, line: str) -> None:
    found = _HEADING.match(line)
    marks, words = found.groups() if found else ("#", line)
    heading = SubElement(parent, f"h{len(marks)}")
    heading.text = _CLOSING.sub("", words.rstrip()).strip()


class _BlockParser(BlockParser):
    """Python-Markdown's own, which finds what begins inside a quote or a list as it is found outside."""

    def parseChunk(self, parent: Element, text: str) -> None:  # noqa: N802 - Python-Markdown's own name
        """Add the blocks of a text within a quote or a list to the tree."""
        self.parseBlocks(parent, [block for _, block in blocks_of(text, nested=True)])


class _Heading(BlockProcessor):
    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 - the parser's signature
        """Whether the block is a heading."""
        return block.startswith("#")

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Add the heading to the tree."""
        line, _, rest = blocks.pop(0).partition("\n")
        _add_heading(parent, line)
        if rest:
            blocks.insert(0, rest)


class _PipeTable(BlockProcessor):
    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 - the parser's signature
        """Whether the block is a table."""
        return "|" in block and blocks_of(block)[0][0] is LineKind.TABLE

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Add the table to the tree."""
        add_table(parent, blocks.pop(0).split("\n"))


class _CountedList(OListProcessor):
    LAZY_OL = False  # a list that begins with 3 shows 3


def _parser() -> BlockParser:
    converter = markdown.Markdown()
    parser = _BlockParser(converter)
    parser.blockprocessors = converter.parser.blockprocessors
    for name in _BLOCKS_OFF:
        parser.blockprocessors.deregister(name)
    for processor in parser.blockprocessors:
        processor.parser = parser
    parser.blockprocessors.register(_Heading(parser), "hashheader", 70)
    parser.blockprocessors.register(_PipeTable(parser), "table", 75)
    parser.blockprocessors.register(_CountedList(parser), "olist", 40)
    return parser
