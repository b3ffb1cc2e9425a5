"""Which text files are pages to import: those of content/pages/, those an editor names, an issue whole."""

import posixpath
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from generator.model import Key, Origin, Problem, issue_of, page_label, values_of
from generator.readers import PAGES, PageFile, head_of, is_special, page_at, page_path, unopened
from generator.storage import shown_path, visible_files, write_whole

_HEAD_BYTES = 2000  # of a file, in which its head stands


def page_files(content: Path) -> tuple[list[PageFile], list[Problem]]:
    """The page texts below content/pages/, oldest first, and what lies there under a wrong name.

    Of two files of one page (1.txt and 01.txt) the one is read that is named in the form of keys.
    """
    found = [page_file(path, content) for path in sorted(visible_files(content / PAGES))]
    files = sorted((file for file in found if isinstance(file, PageFile)), key=_key_then_form)
    first = [next(same) for _, same in groupby(files, key=attrgetter("key"))]
    places = {file.key: file.place for file in first}
    twice = [_twice(file, places[file.key]) for file in files if file.place != places[file.key]]
    return first, [*(file for file in found if isinstance(file, Problem)), *twice]


def page_file(path: Path, content: Path) -> PageFile | Problem:
    """The page whose text lies at `path` within content/pages/; a Problem where the name is not a page's."""
    shown = shown_path(path, content)
    if path.suffix.lower() == ".pdf":
        return Problem(Origin(shown), "page-is-pdf")
    if path.suffix.lower() != ".txt" or path.parent.parent != content / PAGES:
        return Problem(Origin(shown), "page-misnamed")
    if issue_of(path.parent.name) is None:
        values = values_of(folder=path.parent.name)
        return Problem(Origin(shown), "page-in-folder-of-no-issue", values=values, told_once=True)
    place = path.relative_to(content).as_posix()
    key = page_at(place)
    if key is None:
        return Problem(Origin(shown), "page-without-label", values=values_of(name=path.stem))
    return PageFile(path, shown, key, place)


def chosen_files(
    paths: Iterable[Path], content: Path, issue: Key | None, label: str | None
) -> tuple[list[PageFile], list[Problem]]:
    """The page texts that an editor named, files or folders, inside content/pages/ or elsewhere; oldest first.

    `issue` and `label` stand for what a file elsewhere does not say itself.
    """
    known = {file.key: file.place for file in page_files(content)[0]}
    found = [
        _inside(path.resolve(), content, known)
        if path.resolve().is_relative_to(content / PAGES)
        else _outside(path, issue, label, known)
        for named in paths
        for path in _files_at(named)
    ]
    files = [file for file in found if isinstance(file, PageFile)]
    return sorted(files, key=attrgetter("key")), [file for file in found if isinstance(file, Problem)]


def outside_page_file(path: Path, issue: Key | None, label: str | None) -> PageFile | Problem:
    """The page whose text lies outside content/, of the issue and label given, or by its head, or its path.

    A Problem where none of them says which issue's and which page's text it is.
    """
    shown = str(path)
    if is_special(path):
        return Problem(Origin(shown), "page-no-regular-file")
    try:
        start = path.read_bytes()[:_HEAD_BYTES]
    except OSError as error:
        return unopened(shown, error)
    head = head_of(start)
    issue = issue or head.issue or issue_of(path.resolve().parent.name)
    label = label or head.label or (page_label(path.stem) if path.suffix.lower() == ".txt" else None)
    if issue is None or label is None:
        if head.flaw:
            return Problem(Origin(shown, head.flaw), "page-of-no-day-with-flawed-head")
        return Problem(Origin(shown), "page-of-no-day")
    return PageFile(path, shown, issue.page_of_issue(label))


def _inside(path: Path, content: Path, known: Mapping[Key, str]) -> PageFile | Problem:
    file = page_file(path, content)
    if isinstance(file, Problem) or known.get(file.key, file.place) == file.place:
        return file
    return _twice(file, known[file.key])


def _outside(path: Path, issue: Key | None, label: str | None, known: Mapping[Key, str]) -> PageFile | Problem:
    """The page of a file elsewhere, to be kept where its text is in content/, or in the folder of its issue."""
    file = outside_page_file(path, issue, label)
    if isinstance(file, Problem):
        return file
    beside = (place for key, place in known.items() if key.of_issue == file.key.of_issue)
    folder = next((posixpath.dirname(place) for place in beside), "")
    return replace(file, place=known.get(file.key) or (folder and f"{folder}/{file.key.name}.txt"))


def _key_then_form(file: PageFile) -> tuple[Key, bool, str]:
    return file.key, file.place != page_path(file.key), file.place


def _twice(file: PageFile, place: str) -> Problem:
    return Problem(Origin(file.shown), "page-twice", values=values_of(place=f"content/{place}"))


def keep_page_text(file: PageFile, content: Path) -> Problem | None:
    """Copy a page's text from elsewhere to its place in content/pages/, byte by byte.

    A Problem where another text lies there already; that one is left alone.
    """
    place = content / (file.place or page_path(file.key))
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
