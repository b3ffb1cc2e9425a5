"""A document of whatever program as blocks: each paragraph, list or table, its text and its look."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.model import Field


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph is set: its style's name and those it is based on, outline level, size, weight, place.

    A level is None and a size 0 where nothing says one.
    """

    styles: tuple[str, ...] = ()
    level: int | None = None
    size: float = 0.0
    bold: bool = False
    centred: bool = False


@dataclass(frozen=True, slots=True)
class DocumentBlock:
    """A paragraph, list or table: its HTML and its text without the marks of notes, its pictures, its look.

    A paragraph's HTML is what stands in it; a list or table (`is_whole`) is an element of its own.
    """

    html: str
    text: str
    look: Look = Look()
    pictures: tuple[str, ...] = ()
    is_whole: bool = False


@dataclass(frozen=True, slots=True)
class WordDocument:
    """The blocks of a document, the HTML of its notes by their marks, what its program says of it.

    `lost`: how many pictures are not in the file itself.
    """

    blocks: tuple[DocumentBlock, ...]
    notes: Mapping[str, str] = field(default_factory=dict)
    properties: tuple[Field, ...] = ()
    lost: int = 0
