"""Outputs -> site/: the whole new site takes the place of the old one at once; never half a site."""

import contextlib
import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.model import Output
from generator.settings import EditionError
from generator.storage import inside, named

RECORD = ".published.json"  # which files of site/ are ours, with their digests


@dataclass(frozen=True, slots=True)
class Published:
    """What a publication changed: paths written anew and removed, and how many stayed as they were."""

    written: tuple[str, ...]
    same: int
    removed: tuple[str, ...]


def publish(outputs: Iterable[Output], site: Path) -> Published:
    """What changed in `site` by giving it exactly these outputs, besides files in it that are not ours.

    The new site is laid beside the old one (unchanged files as hard links, so they keep their dates), brought
    to the disk, and put in its place by renaming. Where nothing changed, nothing is touched. Raises
    EditionError for a folder with files in it that this program did not make.
    """
    finish_interrupted(site)
    before = published_digests(site)
    _refuse_foreign_folder(site, before)
    staging = _staging(site)
    digests: dict[str, str] = {}
    written: list[str] = []
    with contextlib.ExitStack() as failing:
        failing.callback(shutil.rmtree, staging, ignore_errors=True)  # a full disk has no room for half a site
        for output in outputs:
            if _stage(output, site, staging, before):
                written.append(output.path)
            digests[output.path] = hashlib.sha256(output.content).hexdigest()
        failing.pop_all()
    removed = tuple(sorted(before.keys() - digests.keys()))
    if written or removed or digests != before:
        _put_in_place(site, staging, digests)
    else:
        shutil.rmtree(staging, ignore_errors=True)
    return Published(tuple(written), len(digests) - len(written), removed)


def published_digests(site: Path) -> dict[str, str]:
    """The sha256 of every file that this program made in `site`, by path; none where it made nothing.

    The record is a file that anybody may have edited: what is no path below the site is not taken from it.
    """
    try:
        record = json.loads((site / RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return _below(record) if isinstance(record, dict) else {}


def _below(record: Mapping[str, object]) -> dict[str, str]:
    return {path: str(digest) for path, digest in record.items() if _leads_below(path)}


def _leads_below(path: str) -> bool:
    """Whether a path is written as that of a file below a folder, whatever lies there."""
    segments = path.split("/")
    return not {"", ".", ".."} & set(segments) and not re.search(r"[\\\x00]|^[A-Za-z]:", path)


def finish_interrupted(site: Path) -> None:
    """Bring order after a publication that was killed: a whole site stands at `site`, no remains beside it."""
    previous = _previous(site)
    if previous.is_dir() and not site.exists():
        previous.rename(site)
    if previous.is_dir():
        _clear_previous(site)
    shutil.rmtree(_staging(site), ignore_errors=True)
    shutil.rmtree(_discarded(site), ignore_errors=True)


def _staging(site: Path) -> Path:
    return site.with_name(f".{site.name}-next")


def _previous(site: Path) -> Path:
    return site.with_name(f".{site.name}-previous")


def _discarded(site: Path) -> Path:
    return site.with_name(f".{site.name}-discarded")


def _refuse_foreign_folder(site: Path, ours: dict[str, str]) -> None:
    if site.is_symlink() or (site.exists() and not site.is_dir()):
        raise EditionError("site-is-no-folder", folder=str(site))
    if site.is_dir() and any(site.iterdir()) and not ours:
        raise EditionError("site-of-somebody-else", folder=str(site))


def _stage(output: Output, site: Path, staging: Path, before: dict[str, str]) -> bool:
    """Lay one output into the staging folder; whether its bytes differ from what stands in the site."""
    target = inside(staging, output.path)
    if target is None or output.path == RECORD:
        raise EditionError("address-not-allowed", address=output.path)
    if target.exists():
        raise EditionError("address-twice", address=output.path)
    current = site / output.path
    with named(current):
        target.parent.mkdir(parents=True, exist_ok=True)
        if current.is_file() and current.read_bytes() == output.content:
            _link(current, target)
            return False
    if current.exists() and (output.path not in before or not current.is_file()):
        raise EditionError("address-is-taken", file=str(current))
    with named(current):
        target.write_bytes(output.content)
    return True


def _link(current: Path, target: Path) -> None:
    try:
        os.link(current, target)
    except OSError:  # a file system without hard links
        shutil.copy2(current, target)


def _put_in_place(site: Path, staging: Path, digests: dict[str, str]) -> None:
    staging.mkdir(parents=True, exist_ok=True)
    record = json.dumps(digests, ensure_ascii=False, indent=0, sort_keys=True)
    with named(site / RECORD):
        (staging / RECORD).write_text(record + "\n", encoding="utf-8")
    if hasattr(os, "sync"):
        os.sync()
    if site.exists():
        site.rename(_previous(site))
    staging.rename(site)
    if _previous(site).exists():
        _clear_previous(site)


def _clear_previous(site: Path) -> None:
    """Move what is not ours from the previous site into the new one, then remove the previous one."""
    previous = _previous(site)
    _move_foreign(previous, site)
    # Renamed first: a removal that is killed half-way must not leave a folder whose record is gone.
    previous.rename(_discarded(site))
    shutil.rmtree(_discarded(site))


def _move_foreign(previous: Path, site: Path) -> None:
    ours = {*published_digests(previous), RECORD}
    our_folders = {parent for path in ours for parent in Path(path).parents}
    for folder, names, files in os.walk(previous):
        place = Path(folder).relative_to(previous)
        foreign = [name for name in names if place / name not in our_folders]
        names[:] = [name for name in names if name not in foreign]
        foreign += [name for name in files if (place / name).as_posix() not in ours]
        for name in foreign:
            _move(Path(folder) / name, site / place / name)


def _move(origin: Path, target: Path) -> None:
    if target.exists():
        raise EditionError("name-of-a-new-page", file=str(origin), page=str(target))
    target.parent.mkdir(parents=True, exist_ok=True)
    origin.rename(target)
