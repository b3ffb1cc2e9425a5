"""What the name of a file and its folders say of the articles in it: the day, the page."""

import datetime as dt
import re
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

from generator.model import Field
from generator.sources.source_file import SourceFile

_DAYS = (
    re.compile(r"(?<!\d)(\d{4})[-_./年](\d{1,2})[-_./月](\d{1,2})日?(?!\d)"),
    re.compile(r"(?<!\d)(\d{4})(\d\d)(\d\d)(?!\d)"),
)
_PAGE = re.compile(r"第?([A-Za-z]?\d{1,3})版?")
_LETTERS_AND_ZERO = frozenset("0ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_FOLDERS = 3  # above the file: 2025/09/10/01.json
_YEARS = range(1800, 2200)


def day_in(text: str) -> tuple[str, str] | None:
    """The day that a text names (2025-09-10), and the text without it; None where it names none."""
    for match in chain.from_iterable(pattern.finditer(text) for pattern in _DAYS):
        year, month, day = map(int, match.groups())
        try:
            found = dt.date(year, month, day).isoformat()
        except ValueError:
            continue
        if year in _YEARS:
            return found, text[: match.start()] + text[match.end() :]
    return None


def name_fields(name: str, prefix: str) -> Sequence[Field]:
    """The fields PREFIX.date and PREFIX.page of a name (of a sheet) that says a day or plainly a page."""
    day = day_in(name)
    page = _PAGE.fullmatch((day[1] if day else name).strip(" -_.:："))
    is_page = page is not None and (day is not None or "版" in page[0] or page[0][0] in _LETTERS_AND_ZERO)
    fields = [Field(f"{prefix}.date", day[0])] if day else []
    return [*fields, Field(f"{prefix}.page", page[1])] if page and is_page else fields


def place_fields(file: SourceFile) -> Sequence[Field]:
    """The fields "file.date" and "file.page" of a file's name and "folder.date" of its folders, if any."""
    named = day_in(file.path.stem)
    above = _day_of_folders(file.path)
    rest = (named[1] if named else file.path.stem).strip(" -_.")
    page = _PAGE.fullmatch(rest) if named or above else None
    fields = [Field("file.date", named[0])] if named else []
    fields += [Field("file.page", page[1])] if page else []
    return [*fields, Field("folder.date", above)] if above else fields


def _day_of_folders(path: Path) -> str | None:
    names = path.parts[-_FOLDERS - 1 : -1]
    days = (day_in("/".join(names[start:])) for start in reversed(range(len(names))))
    return next((day[0] for day in days if day), None)
