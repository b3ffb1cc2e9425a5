"""A file that an editor has, read within bounds: no pipe, no giant, no archive that grows without end."""

import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from generator.model import Origin, Problem, values_of
from generator.readers import is_special, unopened

LARGEST_FILE = 300_000_000  # bytes: as much as is read into memory at once
LARGEST_UNPACKED = 300_000_000  # bytes of all that an archive holds (.docx, .odt, .xlsx)
_START = 4000  # bytes by which a file is recognised


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file of a source: where it lies, and how people are told of it (never anything but its name there)."""

    path: Path
    shown: str

    @property
    def suffix(self) -> str:
        """What stands after the last dot of its name, in small letters with the dot: ".json"."""
        return self.path.suffix.lower()

    def start(self) -> bytes:
        """Its first bytes, by which a reader knows it; empty where it cannot be read."""
        try:
            with self.path.open("rb") as file:
                return file.read(_START)
        except OSError:
            return b""


def bytes_of(file: SourceFile) -> bytes | Problem:
    """All bytes of a file; a Problem where it is no regular file, too large, or cannot be opened."""
    if is_special(file.path):
        return Problem(Origin(file.shown), "page-no-regular-file")
    try:
        if (size := file.path.stat().st_size) > LARGEST_FILE:
            return _too_large(file.shown, size, LARGEST_FILE)
        return file.path.read_bytes()
    except OSError as error:
        return unopened(file.shown, error)


def unpacked(content: bytes, name: str, shown: str) -> bytes | Problem:
    """The bytes of the file `name` of a zip archive; a Problem where the archive is broken or a zip bomb."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            if fault := oversized(archive, shown):
                return fault
            return archive.read(name)
    except (
        zipfile.BadZipFile,
        zlib.error,
        KeyError,
        NotImplementedError,
        RuntimeError,
        EOFError,
        OSError,
        ValueError,
    ):
        return Problem(Origin(shown), "source-broken-archive")


def oversized(archive: zipfile.ZipFile, shown: str) -> Problem | None:
    """A Problem where an archive says that it unpacks to too much; zipfile unpacks no more than it says."""
    size = sum(entry.file_size for entry in archive.infolist())
    if size <= LARGEST_UNPACKED:
        return None
    return _too_large(shown, size, LARGEST_UNPACKED)


def _too_large(shown: str, size: int, most: int) -> Problem:
    return Problem(
        Origin(shown),
        "source-too-large",
        values=values_of(megabytes=f"{size / 1e6:.0f}", most=f"{most / 1e6:.0f}"),
    )
