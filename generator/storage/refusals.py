"""What the system refuses -> the code of what an editor is told: the disk is full, the file may not be read."""

import contextlib
import errno
from collections.abc import Iterator
from pathlib import Path

from generator.model import Message, values_of

# What the system says -> the code of what an editor is told.
_REASONS = {
    "EACCES": "no-permission",
    "EBUSY": "in-use",
    "EDQUOT": "quota-used-up",
    "EEXIST": "name-is-taken",
    "EFBIG": "larger-than-allowed",
    "EINVAL": "name-not-allowed",
    "EIO": "disk-failure",
    "EISDIR": "is-a-folder",
    "ELOOP": "links-in-a-circle",
    "EMFILE": "too-many-open-files",
    "ENAMETOOLONG": "name-too-long",
    "ENFILE": "too-many-open-files",
    "ENOENT": "no-such-file",
    "ENOMEM": "out-of-memory",
    "ENOSPC": "disk-is-full",
    "ENOTDIR": "part-is-no-folder",
    "ENOTEMPTY": "folder-not-empty",
    "EPERM": "no-permission",
    "EROFS": "disk-is-read-only",
    "ESTALE": "network-disk-is-gone",
    "ETXTBSY": "in-use",
    "EXDEV": "across-two-disks",
}
_IN_USE = frozenset({32, 33})  # what Windows says of a file that another program holds


def reason(error: OSError) -> str:
    """Why the system refuses, as a code; in its own words where we have none."""
    if getattr(error, "winerror", None) in _IN_USE:
        return _REASONS["EBUSY"]
    return (
        _REASONS.get(errno.errorcode.get(error.errno or 0, ""))
        or error.strerror
        or str(error)
        or type(error).__name__
    )


def refusal(error: OSError) -> Message:
    """What the system refuses, why, and what can be done, as a code with its values."""
    advice = "make-room" if error.errno in {errno.ENOSPC, errno.EDQUOT} else "look-at-permissions"
    why = values_of(reason=reason(error), advice=advice)
    if not error.filename:
        return "refused-somewhere", why
    return "refused", (*values_of(file=str(error.filename)), *why)


@contextlib.contextmanager
def named(path: Path) -> Iterator[None]:
    """Let what the system refuses meanwhile be told of that file: of a write it does not say where to."""
    try:
        yield
    except OSError as error:
        error.filename, error.filename2 = str(path), None
        raise
