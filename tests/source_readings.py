"""What a reader of finished articles makes of the files of a folder, written out to be compared."""

from pathlib import Path

from golden import coded

from generator.model import SourceReading
from generator.sources import SourceFile, read_source


def files_in(folder: Path) -> list[SourceFile]:
    """The files of a folder and those below it as a source has them; not what is accepted of it."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != "items.txt")
    return [SourceFile(path, path.relative_to(folder).as_posix()) for path in paths]


def only_reading(folder: Path) -> SourceReading:
    """What the one reader says that takes files of a folder."""
    (reading,), _ = read_source(files_in(folder))
    return reading


def items_shown(reading: SourceReading) -> str:
    """The items of a reading, field for field, and what is wrong."""
    head = f"{reading.format}, {reading.markup}{', by machine' if reading.by_machine else ''}"
    lines = [head]
    for item in reading.items:
        lines += ["", f"== {item.origin}", *(f"{field.name}: {_one_line(field.text)}" for field in item.fields)]
    if reading.problems:
        lines += [
            "",
            *(f"!! {problem.origin} {problem.severity} {coded(problem)}" for problem in reading.problems),
        ]
    return "\n".join(lines) + "\n"


def _one_line(text: str) -> str:
    return text.replace("\n\n", " ¶ ").replace("\n", " ↵ ")
