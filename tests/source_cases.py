"""Cases of finished articles: the files of a folder, read; the items that they hold as a text to accept."""

from collections.abc import Iterable
from pathlib import Path

from golden import coded

from generator.model import Field, Item, SourceReading
from generator.sources import SourceFile, read_source

ACCEPTED = "items.txt"


def source_files(folder: Path) -> list[SourceFile]:
    """The files of a source, as the commands find them: all of a folder in the order of their names."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != ACCEPTED)
    return [SourceFile(path, path.relative_to(folder).as_posix()) for path in paths]


def read_folder(folder: Path) -> SourceReading:
    """What the one reader that takes the files of a folder makes of them."""
    readings, _ = read_source(source_files(folder))
    (reading,) = readings
    return reading


def items_told(folder: Path) -> str:
    """The items of a folder's files and what is wrong with them, as a text."""
    readings, untaken = read_source(source_files(folder))
    parts = [part for reading in readings for part in _told(reading)]
    return "\n".join([*parts, *(f"! {problem.origin} {coded(problem)}" for problem in untaken)]) + "\n"


def texts(item: Item, name: str) -> list[str]:
    """The texts of an item's fields of one name."""
    return [field.text for field in item.fields if field.name == name]


def text(item: Item, name: str) -> str:
    """The one text of an item's field of that name."""
    (one,) = texts(item, name)
    return one


def names(fields: Iterable[Field]) -> list[str]:
    """The names of fields, in their order."""
    return [field.name for field in fields]


def _told(reading: SourceReading) -> list[str]:
    lines = [f"{reading.format} {reading.markup}{' by machine' if reading.by_machine else ''}"]
    for item in reading.items:
        lines += ["", f"= {item.origin}", *(f"{field.name}: {field.text}" for field in item.fields)]
    return [
        *lines,
        "",
        *(f"! {problem.origin} {problem.severity} {coded(problem)}" for problem in reading.problems),
    ]
