"""A body in Markdown -> the text that is shown: its blocks, and the notes in the order they are met."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from generator.markup.blocks import NOTE, REFERENCE, tree_of
from generator.markup.inline import Definitions, label_of, link_defined, pieces_of
from generator.markup.pieces import Footnote, Inline, Mark, Text, TextBlock


def text_of(body: str) -> Text:
    """The text of a body. What defines something that nothing points to is shown where it stands."""
    root = tree_of(body)
    defined = _defined(root)
    definitions = Definitions(frozenset(defined.notes), defined.targets)
    read = [None if one.tag in (NOTE, REFERENCE) else _block(one, definitions) for one in root]
    contents = list(_notes(defined.notes, definitions))
    met = {id(defined.notes[label]) for label in definitions.used}
    met |= {id(defined.links[label]) for label in definitions.used_links}
    blocks = [
        block
        for one, found in zip(root, read, strict=True)
        if id(one) not in met
        for block in ([found] if found else _as_typed(one))
    ]
    alone = (f"[^{one.get('label')}]" for one in root if one.tag == NOTE and id(one) not in met)
    return Text(
        tuple(blocks),
        tuple(Footnote(label, content, definitions.used[label]) for label, content in contents),
        (*definitions.unmet, *alone),
    )


def targets_of(text: Text) -> Iterator[str]:
    """Where the links of a text lead, as typed."""
    contents = [text.blocks, *(note.content for note in text.notes)]
    for blocks in contents:
        for block in blocks:
            yield from _targets(block)


def _targets(block: TextBlock) -> Iterator[str]:
    for part in block.content:
        if isinstance(part, TextBlock):
            yield from _targets(part)
        elif part.mark is Mark.LINK:
            yield part.text


@dataclass(frozen=True, slots=True)
class _Defined:
    """What a body defines, by label: the elements of notes and of links, and where those links lead."""

    notes: Mapping[str, Element]
    links: Mapping[str, Element]
    targets: Mapping[str, tuple[str, str]]


def _defined(root: Element) -> _Defined:
    notes: dict[str, Element] = {}
    links: dict[str, Element] = {}
    targets: dict[str, tuple[str, str]] = {}
    for one in root:
        if one.tag == NOTE:
            notes.setdefault(label_of(one.get("label", "")), one)
        elif one.tag == REFERENCE and (target := link_defined(one[0].text or "")):
            label = label_of(one.get("label", ""))
            links.setdefault(label, one)
            targets.setdefault(label, target)
    return _Defined(notes, links, targets)


def _notes(
    notes: Mapping[str, Element], definitions: Definitions
) -> Iterator[tuple[str, tuple[TextBlock, ...]]]:
    """What the notes say that are pointed to, in that order; a note may itself point to further ones."""
    done: set[str] = set()
    while ahead := [label for label in definitions.used if label not in done]:
        done.update(ahead)
        for label in ahead:
            yield label, tuple(_block(one, definitions) for one in notes[label])


def _block(element: Element, definitions: Definitions) -> TextBlock:
    content: list[Inline | TextBlock] = list(pieces_of((element.text or "").strip(" \n"), definitions))
    is_verse = element.tag == "p" and any(
        piece.mark is Mark.BREAK for piece in content if isinstance(piece, Inline)
    )
    for child in element:
        content.append(_block(child, definitions))
        content += pieces_of((child.tail or "").strip(" \n"), definitions)
    tag = "verse" if is_verse else element.tag
    return TextBlock(tag, tuple(content), element.get("start", ""), element.get("align", ""))


def _as_typed(definition: Element) -> Iterator[TextBlock]:
    """What defines something that nothing points to, as the text it is in the file."""
    first, *others = definition
    mark = f"\\[{'^' if definition.tag == NOTE else ''}{definition.get('label')}\\]: "
    first.text = mark + (first.text or "")
    yield from (_block(one, Definitions()) for one in (first, *others))
