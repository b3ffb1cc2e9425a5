"""What is copied into content/: a source from elsewhere into the inbox, its pictures into content/images/."""

import filecmp
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from itertools import chain, count
from pathlib import Path

from generator.content import IMAGES, source_record
from generator.inbox.listing import INBOX, Source, source_at
from generator.inbox.reading import SourceState, articles_of
from generator.model import FinishedArticle, Key, Message, PictureFile, Problem, Severity, values_of
from generator.sources import SourceFile, picture_bytes
from generator.storage import inside, shown_path, write_if_changed


def keep_source(path: Path, content: Path) -> tuple[Source, Message | None]:
    """The source that a file or folder from elsewhere is in content/inbox/ from now on, and what was done.

    A source of that name with the same files or pages is an older state of this one and is replaced, also where
    a kill left only a part of it; beside another one this gets a name that is free. Raises OSError.
    """
    inbox = (content / INBOX).resolve()
    if path.resolve().is_relative_to(inbox):
        name = path.resolve().relative_to(inbox).parts[0]
        return source_at(inbox / name, shown_path(content / INBOX, content)), None
    given = source_at(path.resolve())
    by_page = articles_of(given, content).by_page
    names = chain((given.name,), (f"{path.stem}-{number}{path.suffix}" for number in count(2)))
    places = (inbox / name for name in names)
    place = next(
        each for each in places if not each.exists() or _is_older(each, given, by_page.keys(), content)
    )
    is_new = "source-kept" if place.name == given.name else "source-is-taken"
    code = "source-renewed" if place.exists() else is_new
    _copy(path.resolve(), given, place)
    for picture in (picture for articles in by_page.values() for each in articles for picture in each.pictures):
        _copy_picture(given.folder, place if path.is_dir() else place.parent, picture.path.partition("#")[0])
    return source_at(place, shown_path(content / INBOX, content)), (code, values_of(name=place.name))


def _is_older(place: Path, given: Source, pages: AbstractSet[Key], content: Path) -> bool:
    """Whether a source of the inbox is the given one, whole or in part, or an older state of it."""
    old = source_at(place)
    if all(_is_same(file, place, given) for file in old.files):
        return True
    known = source_record(content, place.name).pages or articles_of(old, content).by_page
    return bool(pages & known.keys())


def _is_same(file: Path, place: Path, given: Source) -> bool:
    """Whether a file of a source in the inbox is one of the given source, byte by byte."""
    other = given.files[0] if file == place else given.folder / file.relative_to(place)
    return other in given.files and filecmp.cmp(file, other, shallow=False)


def _copy(path: Path, given: Source, place: Path) -> None:
    """Copy a file, or all files of a folder, byte by byte."""
    for file in given.files:
        write_if_changed(place if file == path else place / file.relative_to(given.folder), file.read_bytes())


def _copy_picture(folder: Path, other: Path, name: str) -> None:
    """Copy a picture that an article names, to the same place below another folder."""
    found, target = inside(folder, name), inside(other, name)
    if found and target and found.is_file():
        write_if_changed(target, found.read_bytes())


def take_pictures(states: Iterable[SourceState], folder: str, content: Path) -> list[Problem]:
    """Copy the pictures of an issue's articles to content/images/; one that lies there otherwise is told."""
    faults = (
        _taken(picture, each, state.source, content)
        for state in states
        for page, articles in (state.read.by_page.items() if state.read else ())
        if page.folder == folder
        for each in articles
        for picture in each.pictures
    )
    return [fault for fault in faults if fault]


def _taken(picture: PictureFile, article: FinishedArticle, source: Source, content: Path) -> Problem | None:
    target = inside(content / IMAGES, picture.name)
    content_of = _bytes_of(picture, source)
    if target is None or content_of is None or isinstance(content_of, Problem):
        return content_of if isinstance(content_of, Problem) else None
    if target.exists() and target.read_bytes() != content_of:
        values = values_of(name=picture.name)
        return Problem(article.origin, "picture-is-taken", Severity.WARNING, values)
    write_if_changed(target, content_of)
    return None


def _bytes_of(picture: PictureFile, source: Source) -> bytes | Problem | None:
    """The bytes of a picture, a file or a part of a document (NAME.docx#word/media/1.jpeg); None without."""
    name, _, member = picture.path.partition("#")
    found = inside(source.folder, name)
    if found is None or not found.is_file():
        return None
    if member:
        return picture_bytes(SourceFile(found, f"{source.shown}/{name}"), f"{found.name}#{member}")
    return found.read_bytes()
