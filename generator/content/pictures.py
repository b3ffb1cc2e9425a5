"""content/images/: which of its files are pictures to publish, as what bytes, and why others are not."""

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

from generator.content.svg import still_svg
from generator.model import Origin, Problem, Severity, values_of
from generator.storage import entries_below, inside

IMAGES = "images"
# What browsers show as a picture and nothing else: a page or a script among them would act for the site.
TYPES = frozenset(
    {".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".apng", ".gif", ".webp", ".avif", ".bmp", ".ico"}
    | {".tif", ".tiff", ".heic", ".heif", ".jxl", ".svg"}
)
_HALF_CHARACTER = range(0xD800, 0xE000)


class PictureFault(StrEnum):
    """Why a file of content/images/ is not published; each value is the code of what an editor is told."""

    ABSENT = "picture-absent"
    OUTSIDE = "picture-leads-out"
    UNNAMED = "picture-without-readable-name"
    NO_PICTURE = "no-picture"
    NO_SVG = "no-still-svg"


def picture_names(content: Path) -> Iterator[str]:
    """The names of the files below content/images/, by name; hidden ones are not among them."""
    folder = content / IMAGES
    for path in sorted(Path(entry.path) for entry in entries_below(folder, hidden=False)):
        if not path.is_dir():
            yield path.relative_to(folder).as_posix()


def fault_of(name: str, content: Path) -> PictureFault | None:
    """Why the file of that name is no picture to publish, by its name and place; None where it is one."""
    if any(ord(character) in _HALF_CHARACTER for character in name):
        return PictureFault.UNNAMED
    file = inside(content / IMAGES, name)
    if file is None:
        return PictureFault.OUTSIDE
    if not file.is_file():
        return PictureFault.ABSENT
    return (
        None if file.suffix.lower() in TYPES and Path(name).suffix.lower() in TYPES else PictureFault.NO_PICTURE
    )


def published_picture(name: str, content: Path) -> bytes | PictureFault:
    """The bytes of a picture as they are published: an SVG's without anything that acts. Raises OSError."""
    fault = fault_of(name, content)
    if fault:
        return fault
    original = (content / IMAGES / name).read_bytes()
    if not name.lower().endswith(".svg"):
        return original
    return still_svg(original) or PictureFault.NO_SVG


def picture_problem(name: str, fault: PictureFault, origin: Origin) -> Problem:
    """The fault of a picture at the place that the editor should mend."""
    severity = Severity.ERROR if fault is PictureFault.OUTSIDE else Severity.WARNING
    return Problem(origin, fault, severity, values_of(name=name))
