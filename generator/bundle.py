"""site/ -> one zip file that opens by double click on its index.html; same site, same bytes."""

import contextlib
import filecmp
import os
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

from generator.publish import published_digests
from generator.routes import portable_name
from generator.settings import EditionError
from generator.storage import TEMPORARY_PREFIX, inside

# The zip's comment: by this an older bundle is known, so that no other zip is ever replaced.
MARK = b"newspaper-edition bundle"
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # the zip format's first moment: the bytes must not depend on the clock
_READABLE_FILE = 0o100644 << 16
_LONGEST_FOLDER = 60  # bytes: 20 Chinese characters; Windows wants whole paths below 260
_PIECE = 1 << 20  # bytes read at a time


def bundle(site: Path, target: Path, folder: str, scratch: Path) -> int:
    """The size in bytes of the zip now at `target`: the whole site below one folder of the given name.

    It is written in the folder `scratch` where that is on the same disk, else beside `target`, then renamed;
    what a killed run left there is removed. Raises EditionError where there is no built site, or where `target`
    is no place for a zip: a name without .zip, a folder, a place within the site, a file that is no earlier
    bundle.
    """
    _refuse_target(target, site)
    files = dict(_files(site))
    if not files:
        raise EditionError("no-site-yet", folder=str(site))
    root = portable_name(folder, _LONGEST_FOLDER) or "site"
    with _unfinished(target, scratch) as unfinished:
        with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
            archive.comment = MARK
            for path, file in files.items():
                _add(archive, f"{root}/{path}", file)
        size = unfinished.stat().st_size
        if not (target.is_file() and filecmp.cmp(unfinished, target, shallow=False)):
            _bring_to_disk(unfinished)
            unfinished.replace(target)
    return size


def _files(site: Path) -> Iterator[tuple[str, Path]]:
    """Every file that was published, by its path; a link that leads out of the site is none of ours."""
    for path in sorted(published_digests(site)):
        file = inside(site, path)
        if file and file.is_file():
            yield path, file


def _refuse_target(target: Path, site: Path) -> None:
    if target.suffix.lower() != ".zip" or target.is_dir() or target.resolve().is_relative_to(site.resolve()):
        raise EditionError("no-name-of-a-bundle", file=str(target))
    if (target.exists() or target.is_symlink()) and not _is_bundle(target):
        raise EditionError("no-bundle-of-ours", file=str(target))


def _is_bundle(target: Path) -> bool:
    if not target.is_file() or target.is_symlink():
        return False
    try:
        with zipfile.ZipFile(target) as archive:
            return archive.comment == MARK
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError):
        return False


@contextlib.contextmanager
def _unfinished(target: Path, scratch: Path) -> Iterator[Path]:
    """A path for the zip while it is written, on the disk of `target`; nothing lies there afterwards."""
    target.parent.mkdir(parents=True, exist_ok=True)
    scratch.mkdir(parents=True, exist_ok=True)
    hidden = scratch / f"{TEMPORARY_PREFIX}bundle.zip"
    beside = target.with_name(f"{TEMPORARY_PREFIX}{target.name}")
    for left_by_a_killed_run in (hidden, beside):
        left_by_a_killed_run.unlink(missing_ok=True)
    same_disk = scratch.stat().st_dev == target.parent.stat().st_dev
    unfinished = hidden if same_disk else beside
    try:
        yield unfinished
    finally:
        unfinished.unlink(missing_ok=True)


def _add(archive: zipfile.ZipFile, name: str, file: Path) -> None:
    entry = zipfile.ZipInfo(name, _EARLIEST)
    entry.external_attr = _READABLE_FILE
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.file_size = file.stat().st_size  # decides whether the entry needs the long form
    with file.open("rb") as source, archive.open(entry, "w") as packed:
        shutil.copyfileobj(source, packed, _PIECE)


def _bring_to_disk(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())
