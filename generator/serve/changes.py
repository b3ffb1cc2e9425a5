"""The folders of an edition -> the moments when something in them has changed."""

import os
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from generator.storage import entries_below

LOOK_AGAIN_AFTER = 1.0  # seconds
AT_REST_AFTER = 0.3  # seconds: an editor's program saves several files at once
_LONGEST_SAVING = 15  # times that
_LEAST_REST = (
    20  # times what a look takes: however large the folders are, looking takes a twentieth of the time
)


def changes(folders: Iterable[Path]) -> Iterator[None]:
    """Comes after every change below the folders, once they are at rest; hidden files do not count."""
    watched = list(folders)
    return _changes(watched, _moments(watched))


def _changes(watched: Sequence[Path], seen: Mapping[str, int]) -> Iterator[None]:
    while True:
        before = time.perf_counter()
        now = _moments(watched)
        if now == seen:
            time.sleep(max(LOOK_AGAIN_AFTER, _LEAST_REST * (time.perf_counter() - before)))
            continue
        seen = _at_rest(watched, now)
        yield  # what is saved meanwhile is seen by the next look


def _at_rest(folders: Sequence[Path], now: Mapping[str, int]) -> Mapping[str, int]:
    """When each file was last changed, once no file changes any more (or one does so for very long)."""
    for _ in range(_LONGEST_SAVING):
        time.sleep(AT_REST_AFTER)
        later = _moments(folders)
        if later == now:
            break
        now = later
    return now


def _moments(folders: Sequence[Path]) -> dict[str, int]:
    """When each file was last changed; the importer's memory and other hidden files do not count."""
    entries = (entry for folder in folders for entry in entries_below(folder, hidden=False))
    return {entry.path: _moment(entry) for entry in entries}


def _moment(entry: os.DirEntry[str]) -> int:
    try:
        return entry.stat().st_mtime_ns
    except OSError:  # an editor's program replaced the file just now, or a link leads nowhere
        return 0
