"""The zip archive that a document is -> its parts, within bounds; the bytes of a picture in it."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO

from lxml import etree

from generator.model import Field, Origin, Problem, values_of
from generator.sources.source_file import SourceFile, bytes_of, oversized, unpacked
from generator.sources.xml_tree import LARGEST_XML, name_of, xml_tree

FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    KeyError,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
)
_PART = re.compile(r"(?:word/.*|_rels/.*|docProps/core|\[Content_Types\])\.(?:xml|rels)|_rels/\.rels")
_PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".bmp", ".tif", ".tiff", ".emf", ".wmf")


def picture_bytes(file: SourceFile, name: str) -> bytes | Problem:
    """The bytes of a picture in a document, by the name that its item has: 渡口.docx#word/media/1.jpeg."""
    member = name.partition(f"{file.path.name}#")[2]
    if not member.lower().endswith(_PICTURES):
        return Problem(Origin(file.shown), "source-broken-archive")
    content = bytes_of(file)
    return content if isinstance(content, Problem) else unpacked(content, member, file.shown)


def parts_of(content: bytes, names: tuple[str, ...], shown: str) -> dict[str, etree._Element] | Problem:
    """The XML parts of a document, as far as it has them; a Problem where the archive or a part is unsound.

    A part with entities, or deeper than any program writes, is refused before another library sees it.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            if fault := oversized(archive, shown) or _oversized_text(archive, shown):
                return fault
            held = set(archive.namelist())
            written = {name: archive.read(name) for name in names if name in held}
    except FAULTS:
        return Problem(Origin(shown), "source-broken-archive")
    found: dict[str, etree._Element] = {}
    for name, part in written.items():
        tree = xml_tree(part, shown)
        if tree.root is None or tree.problems:
            is_hostile = any(problem.code != "source-xml-broken" for problem in tree.problems)
            return tree.problems[0] if is_hostile else Problem(Origin(shown), "source-broken-archive")
        found[name] = tree.root
    return found


def properties_of(root: etree._Element | None) -> tuple[Field, ...]:
    """What the program says of a document: core.title, core.creator, core.created, core.keywords and so on."""
    if root is None:
        return ()
    around = next((each for each in root if name_of(each) == "meta"), root)
    found = ((_property(name_of(each)), (each.text or "").strip()) for each in around)
    return tuple(Field(f"core.{name}", text) for name, text in found if name and text)


def names_in(content: bytes) -> frozenset[str]:
    """The names of all files in an archive; none where it cannot be read."""
    with suppress(*FAULTS), zipfile.ZipFile(BytesIO(content)) as archive:
        return frozenset(archive.namelist())
    return frozenset()


def _property(name: str) -> str:
    known = {"initial-creator": "creator", "creation-date": "created", "keyword": "keywords"}
    kept = {"title", "creator", "created", "keywords", "subject", "description", "category"}
    return known.get(name, name if name in kept else "")


def _oversized_text(archive: zipfile.ZipFile, shown: str) -> Problem | None:
    """A Problem where the texts of a document are larger than any: as trees they take many times as much."""
    sizes = [entry.file_size for entry in archive.infolist() if entry.filename.endswith((".xml", ".rels"))]
    if sum(sizes) <= LARGEST_XML:
        return None
    values = values_of(megabytes=f"{sum(sizes) / 1e6:.0f}", most=f"{LARGEST_XML / 1e6:.0f}")
    return Problem(Origin(shown), "source-too-large", values=values)


def every_part(content: bytes) -> Iterator[str]:
    """The names of the XML parts of a Word file from which its text is read."""
    return (name for name in sorted(names_in(content)) if _PART.fullmatch(name))
