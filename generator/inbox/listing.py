"""What lies in content/inbox/: each file and each folder there is a source of finished articles."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from generator.content import PICTURE_TYPES
from generator.mapping import SourceFolder
from generator.model import Origin, Problem
from generator.readers import PAGES
from generator.sources import SourceFile, can_be_read
from generator.storage import inside, shown_path, visible_files

INBOX = "inbox"
# What a saved site brings along beside its pages and pictures.
_BESIDE = frozenset(
    {".css", ".js", ".map", ".woff", ".woff2", ".ttf", ".eot", ".swf", ".db", ".ini", ".pdf", ".download"}
)


@dataclass(frozen=True, slots=True)
class PresentFiles:
    """The files below a folder by their path there, each asked of the disk: a folder may hold anything."""

    folder: Path

    def __contains__(self, path: object) -> bool:
        """Whether a file of that path lies below the folder, and nowhere else."""
        found = inside(self.folder, path) if isinstance(path, str) else None
        return found is not None and found.is_file()


@dataclass(frozen=True, slots=True)
class Source:
    """A file or a folder with finished articles: its name, how its folder is shown, the files to look at."""

    name: str
    folder: Path
    shown: str
    files: tuple[Path, ...]

    @property
    def to_read(self) -> list[SourceFile]:
        """The files that may hold articles: all but pictures and what only dresses a saved site."""
        return [
            SourceFile(path, f"{self.shown}/{path.relative_to(self.folder).as_posix()}")
            for path in self.files
            if path.suffix.lower() not in PICTURE_TYPES | _BESIDE
        ]

    @property
    def contents(self) -> SourceFolder:
        """The same for the mapping."""
        return SourceFolder(self.name, self.shown, PresentFiles(self.folder))


def sources_in(content: Path) -> list[Source]:
    """The sources of an edition, by name: each file and each folder right in content/inbox/."""
    inbox = content / INBOX
    if not inbox.is_dir():
        return []
    entries = sorted(path for path in inbox.iterdir() if not path.name.startswith("."))
    found = (_without_links_out(source_at(path, shown_path(inbox, content)), inbox) for path in entries)
    return [source for source in found if source.to_read]


def links_out(content: Path) -> list[Problem]:
    """A problem for each link of the inbox that leads out of it, and is not followed."""
    inbox = content / INBOX
    if not inbox.is_dir():
        return []
    right_in = (path for path in inbox.iterdir() if not path.name.startswith("."))
    paths = sorted({*right_in, *visible_files(inbox)})
    out = (path for path in paths if not _lies_in(path, inbox))
    return [Problem(Origin(shown_path(path, content)), "source-leads-out") for path in out]


def _without_links_out(source: Source, inbox: Path) -> Source:
    return replace(source, files=tuple(path for path in source.files if _lies_in(path, inbox)))


def _lies_in(path: Path, inbox: Path) -> bool:
    return path.resolve().is_relative_to(inbox.resolve())


def source_at(path: Path, shown_folder: str = "") -> Source:
    """The source that a file or a folder is; `shown_folder` is how the folder around it is shown to people."""
    if not path.is_dir():
        return Source(path.name, path.parent, shown_folder or str(path.parent), (path,))
    shown = f"{shown_folder}/{path.name}" if shown_folder else str(path)
    return Source(path.name, path, shown, tuple(sorted(visible_files(path))))


def parted(paths: Iterable[Path], content: Path, *, dated: bool) -> tuple[list[Path], list[Path]]:
    """Of the files and folders that an editor named the sources of finished articles, and the page texts.

    A file that she dates and numbers is a page's text, and so is all within content/pages/.
    """
    sources: list[Path] = []
    pages: list[Path] = []
    for path in paths:
        is_page = dated or path.resolve().is_relative_to((content / PAGES).resolve())
        (pages if is_page or not _is_source(path) else sources).append(path)
    return sources, pages


def _is_source(path: Path) -> bool:
    """Whether a reader of finished articles takes a file, or one of the files of a folder."""
    return any(can_be_read(file) for file in source_at(path).to_read)
