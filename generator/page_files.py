"""Which text files are pages to import: those of content/pages/, those an editor names, an issue whole."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from generator.model import Origin, Problem, is_page_label, key_at, page_key, printed_date, values_of
from generator.readers import PAGES, PageFile, head_of, is_special, page_number_in, page_path, unopened
from generator.storage import shown_path, visible_files, write_whole

_HEAD_BYTES = 2000  # of a file, in which its head stands


def page_files(content: Path) -> tuple[list[PageFile], list[Problem]]:
    """The page texts below content/pages/, oldest first, and what lies there under a wrong name."""
    files: list[PageFile] = []
    problems: list[Problem] = []
    for path in sorted(visible_files(content / PAGES)):
        found = page_file(path, content)
        if isinstance(found, Problem):
            problems.append(found)
        else:
            files.append(found)
    return files, problems


def page_file(path: Path, content: Path) -> PageFile | Problem:
    """The page whose text lies at `path` within content/pages/; a Problem where the name is not a page's."""
    shown = shown_path(path, content)
    if path.suffix.lower() == ".pdf":
        return Problem(Origin(shown), "page-is-pdf")
    key = key_at(path.parent.name, path.stem)
    if key is None or key.number or path.suffix != ".txt" or path.parent.parent != content / PAGES:
        return Problem(Origin(shown), "page-misnamed")
    return PageFile(path, shown, key)


def chosen_files(
    paths: Iterable[Path], content: Path, day: date | None, number: int | None
) -> tuple[list[PageFile], list[Problem]]:
    """The page texts that an editor named, files or folders, inside content/pages/ or elsewhere; oldest first.

    `day` and `number` stand for what a file elsewhere does not say itself.
    """
    found = [
        page_file(path.resolve(), content)
        if path.resolve().is_relative_to(content / PAGES)
        else outside_page_file(path, day, number)
        for named in paths
        for path in _files_at(named)
    ]
    files = [file for file in found if isinstance(file, PageFile)]
    return sorted(files, key=attrgetter("key")), [file for file in found if isinstance(file, Problem)]


def outside_page_file(path: Path, day: date | None, number: int | None) -> PageFile | Problem:
    """The page whose text lies outside content/, dated and numbered as given, or by its head, or its path.

    A Problem where none of them says which day's and which number's page it is.
    """
    shown = str(path)
    if is_special(path):
        return Problem(Origin(shown), "page-no-regular-file")
    try:
        start = path.read_bytes()[:_HEAD_BYTES]
    except OSError as error:
        return unopened(shown, error)
    head = head_of(start)
    numbered = path.suffix == ".txt" and is_page_label(path.stem)
    day = day or head.day or printed_date(path.resolve().parent.name)
    number = number or head.number or (page_number_in(path.stem) if numbered else None)
    if day is None or number is None:
        if head.flaw:
            return Problem(Origin(shown, head.flaw), "page-of-no-day-with-flawed-head")
        return Problem(Origin(shown), "page-of-no-day")
    return PageFile(path, shown, page_key(day, number))


def keep_page_text(file: PageFile, content: Path) -> Problem | None:
    """Copy a page's text from elsewhere to its place in content/pages/, byte by byte.

    A Problem where another text lies there already; that one is left alone.
    """
    place = content / page_path(file.key)
    text = file.path.read_bytes()
    if not place.exists():
        write_whole(place, text)
    elif place.read_bytes() != text:
        return Problem(Origin(file.shown), "page-is-taken", values=values_of(place=shown_path(place, content)))
    return None


def _files_at(path: Path) -> list[Path]:
    return sorted(visible_files(path)) if path.is_dir() else [path]


def whole_issues(files: Sequence[PageFile], folders: Collection[str], content: Path) -> list[list[PageFile]]:
    """The pages by issue, with the other pages of their issues and of those in the folders.

    A name is known by all that its issue says, so an issue is read whole: the same texts then give the same
    articles, whichever page came first.
    """
    named = {file.key for file in files}
    issues = {key.folder for key in named} | set(folders)
    found, _ = page_files(content)
    others = [file for file in found if file.key.folder in issues and file.key not in named]
    ordered = sorted([*files, *others], key=attrgetter("key"))
    return [list(pages) for _, pages in groupby(ordered, key=attrgetter("key.folder"))]
