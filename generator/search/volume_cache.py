"""Files kept between runs: in one zip a name, with a digest before it, so that a damaged one is noticed."""

import hashlib
import io
import zipfile
from collections.abc import Collection, Mapping
from pathlib import Path

from generator.storage import write_whole

_DIGEST = hashlib.sha256
_SUFFIX = ".zip"


def kept_files(cache: Path, name: str) -> dict[str, bytes] | None:
    """The files kept under the name; None where there are none, or where they were damaged."""
    path = cache / f"{name}{_SUFFIX}"
    if not path.is_file():
        return None
    size = _DIGEST().digest_size
    content = path.read_bytes()
    if _DIGEST(content[size:]).digest() != content[:size]:
        return None
    with zipfile.ZipFile(io.BytesIO(content[size:])) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def keep_files(cache: Path, name: str, files: Mapping[str, bytes]) -> None:
    """Keep the files under the name."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for path, content in files.items():
            archive.writestr(zipfile.ZipInfo(path), content)  # without the time of day: the same bytes again
    content = buffer.getvalue()
    write_whole(cache / f"{name}{_SUFFIX}", _DIGEST(content).digest() + content)


def forget_other_files(cache: Path, names: Collection[str]) -> None:
    """Remove what is kept under other names."""
    for path in cache.glob(f"*{_SUFFIX}"):
        if path.name.removesuffix(_SUFFIX) not in names:
            path.unlink(missing_ok=True)
