"""Files read within bounds, written whole or not at all, and paths that stay inside their folder."""

import contextlib
import errno
import os
import secrets
import stat
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from filelock import lock_descriptor

from generator.model import Origin, Problem, values_of
from generator.storage.refusals import named, reason

LARGEST_TEXT = 10_000_000  # bytes of a file that an editor writes
TEMPORARY_PREFIX = ".writing-"  # what a killed run leaves behind; the next of its kind removes it
_WAITS_IN_SILENCE = 1.0  # seconds
_LOOK_AGAIN_AFTER = 0.05  # seconds
_NO_LOCKS = frozenset({errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP})  # what file systems without locks answer


def text_in(folder: Path, name: str, shown: str) -> str | Problem | None:
    """The text of the file `name` of a folder, None where there is none, a Problem where it cannot be read.

    Only a regular file inside the folder is opened (to read a pipe would wait for ever), and none that is huge.
    """
    path = folder / name
    if not path.is_file():
        is_there = path.exists() or path.is_symlink()
        return Problem(Origin(shown), "no-regular-file") if is_there else None
    if inside(folder, name) is None:
        return Problem(Origin(shown), "link-leads-out", values=values_of(folder=folder.name))
    try:
        if (size := path.stat().st_size) > LARGEST_TEXT:
            return Problem(Origin(shown), "file-too-large", values=values_of(megabytes=f"{size / 1e6:.1f}"))
        return _decoded(path.read_bytes(), shown)
    except OSError as error:
        return Problem(Origin(shown), "file-not-opened", values=values_of(reason=reason(error)))


def _decoded(content: bytes, shown: str) -> str | Problem:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return Problem(Origin(shown, line), "not-utf-8")


def write_whole(path: Path, content: bytes) -> None:
    """Put `content` at `path`, making its folder: after a power cut the file is the old one or the new one.

    A file keeps its mode; a new one gets what the umask leaves, as any program's.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f"{TEMPORARY_PREFIX}{secrets.token_hex(8)}")
    try:
        with named(path):
            with temporary.open("xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            _take_mode(temporary, path)
            temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)  # still there only where something went wrong


def _take_mode(file: Path, replaced: Path) -> None:
    try:
        wanted = stat.S_IMODE(replaced.stat().st_mode)
    except OSError:  # there is none yet, or a link that leads nowhere
        return
    if wanted != stat.S_IMODE(file.stat().st_mode):
        file.chmod(wanted)


def write_if_changed(path: Path, content: bytes) -> bool:
    """Whether the file had to be written: one that already holds `content` is left untouched."""
    if path.is_file() and path.read_bytes() == content:
        return False
    write_whole(path, content)
    return True


@contextlib.contextmanager
def exclusive_lock(folder: Path, waiting: Callable[[], None]) -> Iterator[bool]:
    """Wait until no other run works with `folder`, then keep others waiting, until the end or a kill.

    Yields whether others do wait: some file systems have no locks. `waiting` is called where it takes long.
    The lock is the system's own on every system, so it ends with the process; the file of it stays.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("a") as lock:
        yield _is_locked(lock.fileno(), waiting)


def _is_locked(descriptor: int, waiting: Callable[[], None]) -> bool:
    until = time.monotonic() + _WAITS_IN_SILENCE
    try:
        while not lock_descriptor(descriptor, blocking=False):
            if time.monotonic() > until:
                waiting()
                return lock_descriptor(descriptor)
            time.sleep(_LOOK_AGAIN_AFTER)
    except OSError as error:
        if error.errno in _NO_LOCKS:
            return False
        raise
    return True


def inside(folder: Path, name: str) -> Path | None:
    """The path `name` leads to below `folder`, or None where it would lead out of it or is no file name.

    Links are followed first, so one that points out of the folder leads out of it too.
    """
    if not name or "\0" in name or "\\" in name:
        return None
    root = folder.resolve()
    try:
        path = (root / name).resolve()
    except (OSError, RuntimeError):  # links that lead to each other
        return None
    return path if path != root and path.is_relative_to(root) else None


def files_below(folder: Path) -> Iterator[Path]:
    """Everything below `folder` that is no folder: files, hidden ones too, and links, to folders too.

    No link is followed, so none leads round in a circle. What vanishes meanwhile or may not be read is left
    out: an editor's folder changes while it is looked at.
    """
    return (Path(entry.path) for entry in entries_below(folder))


def entries_below(folder: Path, *, hidden: bool = True) -> Iterator[os.DirEntry[str]]:
    """The same as the system lists it, which is quicker; without `hidden` no name that begins with a dot."""
    waiting = [str(folder)]
    while waiting:
        for entry in _entries(waiting.pop()):
            if not hidden and entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                waiting.append(entry.path)
            else:
                yield entry


def visible_files(folder: Path) -> Iterator[Path]:
    """The files below `folder`, found through links too, that are not hidden and lie in no hidden folder."""
    return (Path(entry.path) for entry in entries_below(folder, hidden=False) if os.path.isfile(entry.path))  # noqa: PTH113 - Path.is_file may raise


def _entries(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as listed:
            return sorted(listed, key=lambda entry: entry.name)
    except OSError:
        return []


def remove_unfinished(folder: Path) -> None:
    """Remove what runs that were killed left half written below `folder`."""
    for path in files_below(folder):
        if path.name.startswith(TEMPORARY_PREFIX) and path.is_file():
            path.unlink(missing_ok=True)


def shown_path(path: Path, content: Path) -> str:
    """How people are told of a file: from the edition's folder down where it lies there, else as it is."""
    return path.relative_to(content.parent).as_posix() if path.is_relative_to(content.parent) else str(path)
