"""What a reader makes of a source, as text: each item with its line, each field, each problem by its code."""

from pathlib import Path

from golden import coded

from generator.model import Item, SourceReading
from generator.sources import SourceFile, read_source


def reading_of(*paths: Path) -> SourceReading:
    """What is read of files of one format."""
    readings, untaken = read_source([SourceFile(path, path.name) for path in paths])
    assert untaken == []
    (reading,) = readings
    return reading


def codes_of(reading: SourceReading) -> list[tuple[str, int | None]]:
    """What is told of a source: the codes, and the line of each."""
    return [(problem.code, problem.origin.line) for problem in reading.problems]


def fields_of(item: Item) -> dict[str, list[str]]:
    """The fields of an item: the texts of each name."""
    found: dict[str, list[str]] = {}
    for field in item.fields:
        found.setdefault(field.name, []).append(field.text)
    return found


def texts(item: Item, name: str) -> list[str]:
    """The texts of an item's fields of one name."""
    return fields_of(item).get(name, [])


def text(item: Item, name: str) -> str:
    """The text of the one field of that name."""
    (one,) = texts(item, name)
    return one


def reading_of_folder(folder: Path) -> SourceReading:
    """What is read of the files in a folder that one reader takes."""
    readings, _ = read_source(_files(folder))
    (reading,) = readings
    return reading


def items_shown(folder: Path) -> str:
    """All that is read of the files in a folder, but for the accepted text itself."""
    readings, untaken = read_source(_files(folder))
    return "\n".join([*map(_shown, readings), *(f"! {each.origin} {coded(each)}" for each in untaken)]) + "\n"


def _files(folder: Path) -> list[SourceFile]:
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != "items.txt"]
    return [SourceFile(path, path.relative_to(folder).as_posix()) for path in paths]


def _shown(reading: SourceReading) -> str:
    told = [f"! {each.origin} {each.severity} {coded(each)}" for each in reading.problems]
    head = f"{reading.format}, {reading.markup}"
    return "\n\n".join([head, *map(_item_shown, reading.items), *(["\n".join(told)] if told else [])])


def _item_shown(item: Item) -> str:
    fields = (f"{field.name}: {_on_one_line(field.text)}" for field in item.fields)
    return "\n".join([f"[{item.origin}]", *fields])


def _on_one_line(text: str) -> str:
    signs = (sign if sign.isprintable() or sign == "\u3000" else ascii(sign)[1:-1] for sign in text)
    return "".join(signs)
