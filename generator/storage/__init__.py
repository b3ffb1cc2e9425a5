"""The one way to files: read within bounds, written whole or not at all, never outside their folder.

The modules in the order they build on each other; each imports only those above it:

refusals  what the system refuses -> the code of what an editor is told
files     files read, written and locked, and paths that stay inside their folder
"""

from generator.storage.files import (
    LARGEST_TEXT,
    TEMPORARY_PREFIX,
    entries_below,
    exclusive_lock,
    files_below,
    inside,
    remove_unfinished,
    shown_path,
    text_in,
    visible_files,
    write_if_changed,
    write_whole,
)
from generator.storage.refusals import named, reason, refusal

__all__ = [
    "LARGEST_TEXT",
    "TEMPORARY_PREFIX",
    "entries_below",
    "exclusive_lock",
    "files_below",
    "inside",
    "named",
    "reason",
    "refusal",
    "remove_unfinished",
    "shown_path",
    "text_in",
    "visible_files",
    "write_if_changed",
    "write_whole",
]
