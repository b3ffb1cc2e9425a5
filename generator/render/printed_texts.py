"""The texts of printed pages as they lie in the folder of the edition: which may be shown, and their lines."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from posixpath import normpath

from generator import routes
from generator.model import Edition, PrintedPage
from generator.readers import PageFile, read_page
from generator.storage import inside


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of the page's file under its number, 1 being the first; a withheld one has no text."""

    number: int
    text: str
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class PrintedText:
    """The lines of a printed page's file, and its path, relative to content/."""

    path: str
    lines: tuple[PrintedLine, ...]


@dataclass(frozen=True, slots=True)
class PrintedTexts:
    """Where the texts of pages lie: `pages` are by the paths of their files, whether these are there or not.

    What is withheld of them is in `files` as a whole, and in `lines` by path and number.
    """

    content: Path
    pages: Mapping[str, PrintedPage]
    files: frozenset[Path]
    lines: frozenset[tuple[str, int]]

    def address(self, path: str) -> str | None:
        """The address where the text of a file is shown; None where it is not there or not to be seen."""
        page = self.pages.get(path)
        return routes.printed_text_path(page) if page and self._file(path) else None

    def read(self, page: PrintedPage) -> PrintedText | None:
        """The text of a page, blank what may not be seen; None where all may not be, or is not there."""
        path = page.source[0].path if page.source else ""
        file = self._file(path) if self.pages.get(path) is page else None
        if file is None:
            return None
        raw = read_page(PageFile(file, path, page.key))[0]
        lines = [self._line(path, *line) for line in enumerate(raw.lines, raw.first_line)] if raw else []
        if lines and not lines[-1].text and not lines[-1].withheld:
            lines.pop()  # after the last line break there is no line
        return PrintedText(path, tuple(lines))

    def _file(self, path: str) -> Path | None:
        file = _file(self.content, path)
        return file if file and file not in self.files else None

    def _line(self, path: str, number: int, text: str) -> PrintedLine:
        withheld = bool(text) and (normpath(path), number) in self.lines
        return PrintedLine(number, "", withheld=True) if withheld else PrintedLine(number, text)


def printed_texts(edition: Edition, content: Path) -> PrintedTexts:
    """The texts of the edition's pages in the folder `content`; nothing is read yet."""
    pages = [page for issue in edition.issues for page in issue.pages]
    withheld = (_file(content, path) for path in edition.withheld.texts)
    return PrintedTexts(
        content,
        {lines.path: page for page in reversed(pages) for lines in page.source[:1]},
        frozenset(file for file in withheld if file),
        edition.withheld.lines,
    )


def _file(content: Path, path: str) -> Path | None:
    """The file at a path that came from front matter; None where there is no such file below the folder."""
    file = inside(content, path)
    return file if file and file.is_file() else None
