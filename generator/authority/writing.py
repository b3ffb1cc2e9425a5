"""An editor's decisions written into content/authority/: by insertion, so that all else stays byte for byte.

Who calls it holds the edition's lock: what lies half written beside the files is of a run that was killed.
"""

from pathlib import Path

from generator.authority.authorities import faults_in, file_name
from generator.authority.insertion import with_alias, with_entry
from generator.authority.records import KEYS
from generator.content import text_of
from generator.model import IndexKind, Origin, Problem, Value, values_of
from generator.storage import inside, remove_unfinished, write_whole
from generator.yaml_source import Mapping as MappingNode
from generator.yaml_source import Node, NodeError, Sequence, list_at_head, node_of, whole_source


def write_entry(content: Path, kind: IndexKind, name: str, *, reject: bool = False) -> Problem | None:
    """Append an entry of that name to the file of its kind; the reason where that cannot be done."""
    text = _text(content, kind)
    if isinstance(text, Problem):
        return text
    entry = {"name": name, "reject": "true"} if reject else {"name": name}
    entries = _entries(text)
    edited = with_entry(text, entry) if entries is not None else None
    if edited is None or _entries(edited) != [*(entries or ()), entry]:
        return _refusal(kind, "authority-not-changed", name=name)
    return _write(content, kind, text, edited)


def write_alias(content: Path, kind: IndexKind, identity: str, alias: str) -> Problem | None:
    """Add an alias to the entry of that id; the reason where that cannot be done."""
    text = _text(content, kind)
    if isinstance(text, Problem):
        return text
    entries = _entries(text)
    edited = with_alias(text, identity, alias) if entries is not None else None
    intended = [_aliased(entry, alias) if _id(entry) == identity else entry for entry in entries or ()]
    if edited is None or _entries(edited) != intended:
        return _refusal(kind, "authority-not-changed", name=alias)
    return _write(content, kind, text, edited)


def _text(content: Path, kind: IndexKind) -> str | Problem:
    path = content / file_name(kind)
    if path.exists() or path.is_symlink():
        return text_of(content, file_name(kind))
    if inside(content, file_name(kind)) is None:
        return _refusal(kind, "folder-leads-out")
    return ""


def _write(content: Path, kind: IndexKind, text: str, edited: str) -> Problem | None:
    shown = f"content/{file_name(kind)}"
    known, faults = faults_in(text, shown), faults_in(edited, shown)
    if len(faults) > len(known):
        said = {(fault.code, fault.values) for fault in known}
        return next((fault for fault in faults if (fault.code, fault.values) not in said), faults[-1])
    path = content / file_name(kind)
    remove_unfinished(path.parent)
    write_whole(path, edited.encode())
    return None


def _refusal(kind: IndexKind, code: str, /, **values: Value) -> Problem:
    return Problem(Origin(f"content/{file_name(kind)}"), code, values=values_of(**values))


def _entries(text: str) -> list[object] | None:
    """The entries in plain kinds, every scalar as typed; None where the text is no readable list.

    A file that could only be read by mending its lines is for its editor to mend first.
    """
    source = whole_source(text, "", KEYS)
    if list_at_head(source, "") is None or source.problems:
        return None
    try:
        entries = _plain(node_of(text.removeprefix("\ufeff"), KEYS))
    except NodeError:
        return None
    return entries if isinstance(entries, list) else []


def _plain(node: Node | None) -> object:
    """A node in Python's own kinds; what is no text of a key stands for itself."""
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    if isinstance(node, MappingNode):
        return {str(_plain(key)): _plain(value) for key, value in node.pairs}
    return node.value if node else ""


def _id(entry: object) -> str | None:
    own = (entry.get("id") or entry.get("name")) if isinstance(entry, dict) else None
    return " ".join(own.split()) if isinstance(own, str) else None


def _aliased(entry: object, alias: str) -> object:
    """The entry with one alias more."""
    if not isinstance(entry, dict):
        return entry
    aliases = entry.get("aliases") or []
    return {**entry, "aliases": [*(aliases if isinstance(aliases, list) else [aliases]), alias]}
