""".imported/sources/NAME.yaml: what was last taken over of a source of finished articles, page by page."""

import hashlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from generator.model import Key, key_of
from generator.storage import text_in, write_if_changed
from generator.yaml_source import facts_at_head, text_fact, texts_fact, whole_source

_FOLDER = ".imported/sources"
_LONGEST_NAME = 200  # bytes; a file's name has 255 at most, what is written anew a longer one for a moment
_KEYS = ("sha256", "pages")


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """The digest of a source as it was last taken over whole, and the digest of its articles of each page.

    `sha256` is None where it has to be read again.
    """

    sha256: str | None = None
    pages: Mapping[Key, str] = field(default_factory=dict)


def source_record(content: Path, source: str) -> SourceRecord:
    """The record of a source by its name in content/inbox/; an empty one where there is none to be read."""
    name = _name(source)
    text = text_in(content / _FOLDER, name, name)
    facts = facts_at_head(whole_source(text, name, _KEYS), _KEYS) if isinstance(text, str) else None
    if facts is None:
        return SourceRecord()
    pages: dict[Key, str] = {}
    for line in texts_fact(facts, "pages"):
        key, _, digest = line.partition(" ")
        with suppress(ValueError):  # what is no key was typed by somebody, and names no page
            pages[key_of(key)] = digest
    return SourceRecord(text_fact(facts, "sha256"), pages)


def write_source_record(content: Path, source: str, record: SourceRecord) -> None:
    """Keep the record of a source: the last thing written when all its pages are filed."""
    pages = [f"{key} {record.pages[key]}" for key in sorted(record.pages)]
    text = yaml.safe_dump({"sha256": record.sha256, "pages": pages}, sort_keys=False, allow_unicode=True)
    write_if_changed(content / _FOLDER / _name(source), text.encode())


def _name(source: str) -> str:
    """The name of a source's record: the source's, unless a file's name cannot be so long."""
    written = source.encode(errors="surrogateescape")
    return f"{source if len(written) <= _LONGEST_NAME else hashlib.sha256(written).hexdigest()}.yaml"
