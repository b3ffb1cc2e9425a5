"""Documents of Word and OpenDocument -> items, with what their file names say; old ones are told."""

import re
from collections.abc import Iterator, Sequence

from generator.model import Field, Item, Markup, Origin, Problem, Severity, SourceReading, values_of
from generator.sources.documents.articles import items_of
from generator.sources.documents.block import WordDocument
from generator.sources.documents.docx import document_of_docx
from generator.sources.documents.odt import document_of_odt
from generator.sources.file_place import day_in, place_fields
from generator.sources.source_file import SourceFile, bytes_of

_NEW = {".docx": "docx", ".docm": "docx", ".dotx": "docx", ".odt": "odt", ".ott": "odt"}
_OLD = frozenset({".doc", ".wps", ".rtf", ".wpt"})
_OLE = b"\xd0\xcf\x11\xe0"  # an old Word file, and a new one that is locked by a password
_LOCK = "~$"  # what Word and WPS lay beside a document while it is open
_NAME = re.compile(
    r"(?P<page>第?[A-Za-z]{0,2}\d{1,3}版?(?=[-_\s.]|版|$))?[-_\s.]*(?P<number>\d{1,2}(?=[-_\s.]))?[-_\s.]*(?P<title>.*)"
)


def takes_documents(file: SourceFile) -> bool:
    """Whether a file is a document of a word processor, new or old, by its suffix."""
    return file.suffix in _NEW or file.suffix in _OLD


def read_documents(files: Sequence[SourceFile]) -> SourceReading:
    """The articles of documents: one, or those of a whole issue on their pages."""
    items: list[Item] = []
    problems: list[Problem] = []
    for file in files:
        if file.path.name.startswith(_LOCK):
            continue
        document = _document(file)
        if isinstance(document, Problem):
            problems.append(document)
            continue
        found = items_of(document, Origin(file.shown), list(_named(file)), file.path.name)
        items += found
        problems += _told(document, found, file)
    kind = "odt" if files and all(_NEW.get(file.suffix) == "odt" for file in files) else "docx"
    return SourceReading(kind, tuple(items), tuple(problems), Markup.HTML)


def _document(file: SourceFile) -> WordDocument | Problem:
    if file.suffix in _OLD or file.start().startswith(_OLE):
        return Problem(Origin(file.shown), "source-old-document")
    content = bytes_of(file)
    if isinstance(content, Problem):
        return content
    read = document_of_docx if _NEW[file.suffix] == "docx" else document_of_odt
    return read(content, file.shown)


def _told(document: WordDocument, items: Sequence[Item], file: SourceFile) -> Iterator[Problem]:
    if document.lost:
        values = values_of(count=document.lost)
        yield Problem(Origin(file.shown), "source-pictures-elsewhere", Severity.WARNING, values)
    if not items:
        yield Problem(Origin(file.shown), "source-empty-document", Severity.WARNING)


def _named(file: SourceFile) -> Iterator[Field]:
    """What a file's name and its folders say: their day, the page, and the title behind them in the name."""
    yield from (each for each in place_fields(file) if each.name != "file.page")
    named = day_in(file.path.stem)
    found = _NAME.fullmatch((named[1] if named else file.path.stem).strip(" -_."))
    if found:
        said = (("file.page", found["page"] or ""), ("file.title", found["title"].strip()))
        yield from (Field(name, text) for name, text in said if text)
