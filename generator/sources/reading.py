"""The files of a source -> its items: the table of readers, and which of them takes a file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator.model import Origin, Problem, Severity, SourceReading
from generator.sources.day_files import (
    read_markdown_days,
    read_text_days,
    takes_markdown_day,
    takes_text_day,
)
from generator.sources.documents import read_documents, takes_documents
from generator.sources.json_files import read_json, takes_json
from generator.sources.library import read_library, read_tei, takes_library, takes_tei
from generator.sources.markdown_files import read_markdown, takes_markdown
from generator.sources.source_file import SourceFile
from generator.sources.tables import read_delimited, read_workbooks, takes_delimited, takes_workbook
from generator.sources.web import read_web_pages, takes_web_page


@dataclass(frozen=True, slots=True)
class Reader:
    """A format: whether a file is in it, by its name and first bytes, and what its files hold.

    `read` is given all the files of one source that it takes, in the order of their names: an article may
    need another file beside its own (a page's list of titles, ALTO beside METS).
    """

    takes: Callable[[SourceFile], bool]
    read: Callable[[Sequence[SourceFile]], SourceReading]


# The first that takes a file reads it.
READERS: tuple[Reader, ...] = (
    Reader(takes_workbook, read_workbooks),
    Reader(takes_documents, read_documents),
    Reader(takes_json, read_json),
    Reader(takes_library, read_library),
    Reader(takes_tei, read_tei),
    Reader(takes_web_page, read_web_pages),
    Reader(takes_markdown_day, read_markdown_days),
    Reader(takes_text_day, read_text_days),
    Reader(takes_delimited, read_delimited),
    Reader(takes_markdown, read_markdown),
)


def read_source(files: Sequence[SourceFile]) -> tuple[list[SourceReading], list[Problem]]:
    """What a source holds, a SourceReading for each format in it, and the files that no reader takes."""
    taken: dict[int, list[SourceFile]] = {}
    problems: list[Problem] = []
    for file in files:
        place = next((place for place, reader in enumerate(READERS) if reader.takes(file)), None)
        if place is None:
            problems.append(Problem(Origin(file.shown), "source-of-unknown-format", Severity.WARNING))
        else:
            taken.setdefault(place, []).append(file)
    return [READERS[place].read(its) for place, its in sorted(taken.items())], problems


def can_be_read(file: SourceFile) -> bool:
    """Whether one of the readers takes a file."""
    return any(reader.takes(file) for reader in READERS)
