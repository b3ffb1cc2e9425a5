"""What the finding of names last wrote into the files of articles: .imported/names/<key>.yaml.

It lies beside the memory of the import, which knows only what the import wrote. A memory is begun
as <key>.begun, with the digest of the file it goes with, before that file is written, and is renamed after: so
it is known after a kill whether the file was written.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from generator.content.files import file_of
from generator.content.found_lists import DOUBTED, NAME_KEYS, Lists
from generator.model import FOUND_KEYS, Key, Problem, key_at
from generator.storage import entries_below, named, text_in, write_whole
from generator.yaml_source import facts_at_head, nested_fact, text_fact, texts_fact, whole_source

_NAMES = ".imported/names"
_BEGUN, _WHOLE = ".begun", ".yaml"
_STRUCK = "struck"
_KEYS = ("sha256", "says", *FOUND_KEYS, DOUBTED, _STRUCK)


@dataclass(frozen=True, slots=True)
class NameMemory:
    """The lists that were written for an article, by their keys, and what it said when they were.

    `struck` are by kind the names that an editor had taken out by then; those of `lists` she may have taken out
    since. `says` is empty where that is not known.
    """

    lists: Lists = field(default_factory=dict)
    struck: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    says: str = ""


def name_memory(content: Path, key: Key) -> NameMemory | None:
    """What is remembered of the names of an article; None where nothing is.

    Where it cannot be read all is taken for written, so that nothing comes back that an editor took out.
    """
    name = f"{_NAMES}/{key}{_WHOLE}"
    text = text_in(content, name, name)
    if text is None:
        return None
    source = whole_source(text if isinstance(text, str) else "", name, _KEYS)
    facts = facts_at_head(source, _KEYS)
    if facts is None or source.problems or isinstance(text, Problem):
        return NameMemory(dict.fromkeys(FOUND_KEYS, ()))
    doubted, struck = nested_fact(facts, DOUBTED, NAME_KEYS), nested_fact(facts, _STRUCK, FOUND_KEYS)
    lists = {key: texts_fact(facts, key) for key in FOUND_KEYS if key in facts.nodes}
    kinds = [key for key in NAME_KEYS if key in lists]
    lists |= {f"{DOUBTED} {key}": texts_fact(doubted, key) if doubted else () for key in kinds}
    return NameMemory(
        lists,
        {key: texts_fact(struck, key) for key in struck.nodes} if struck else {},
        text_fact(facts, "says") or "",
    )


def begin_memory(content: Path, key: Key, memory: NameMemory, file: bytes) -> None:
    """Keep a memory that will hold once the file of its article is these bytes."""
    _write(content / _NAMES / f"{key}{_BEGUN}", memory, {"sha256": _digest(file)})


def keep_memory(content: Path, key: Key, memory: NameMemory) -> None:
    """Keep a memory that holds, whatever the file."""
    _write(content / _NAMES / f"{key}{_WHOLE}", memory, {})


def settle_memory(content: Path, key: Key) -> None:
    """Make a memory that was begun the memory of its article where the file goes with it; else forget it."""
    begun = content / _NAMES / f"{key}{_BEGUN}"
    facts = facts_at_head(whole_source(begun.read_bytes().decode(errors="replace"), "", _KEYS), _KEYS)
    file = file_of(content, key)
    with named(begun):
        if facts and file.is_file() and text_fact(facts, "sha256") == _digest(file.read_bytes()):
            begun.replace(begun.with_suffix(_WHOLE))
        else:
            begun.unlink()


def begun_memories(content: Path) -> Iterator[Key]:
    """The articles of which a memory was begun: those in whose finding a run was killed."""
    for entry in entries_below(content / _NAMES):
        path = Path(entry.path)
        if path.suffix == _BEGUN and (key := key_at(path.parent.name, path.stem)):
            yield key


def _write(path: Path, memory: NameMemory, beside: Mapping[str, object]) -> None:
    lists: dict[str, object] = {key: list(memory.lists[key]) for key in FOUND_KEYS if key in memory.lists}
    doubted = {key: list(memory.lists.get(f"{DOUBTED} {key}", ())) for key in NAME_KEYS}
    apart = {DOUBTED: doubted, _STRUCK: {key: list(names) for key, names in memory.struck.items()}}
    filled = {name: {key: names for key, names in each.items() if names} for name, each in apart.items()}
    facts = {**beside, "says": memory.says, **lists, **{name: each for name, each in filled.items() if each}}
    write_whole(path, yaml.safe_dump(facts, sort_keys=False, allow_unicode=True).encode())


def _digest(file: bytes) -> str:
    return hashlib.sha256(file).hexdigest()
