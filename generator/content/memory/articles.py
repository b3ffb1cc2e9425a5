"""The importer's memory in content/.imported/: what it last wrote, and which keys are given for good.

.imported/articles/<key>.md is the file of an article (or a page's own) as the importer last wrote it, before
any merge; .imported/pages/<page key>.yaml is the record of the last time that a page was filed.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import yaml

from generator.content.files import keys_in
from generator.model import Key, Problem, key_of
from generator.storage import text_in, write_if_changed
from generator.yaml_source import facts_at_head, text_fact, texts_fact, whole_source

REMEMBERED_ARTICLES = ".imported/articles"
_RECORDS = ".imported/pages"
_RECORD_KEYS = ("sha256", "keys")


@dataclass(frozen=True, slots=True)
class PageRecord:
    """What is remembered of a page: the digest of its text as last filed, and its keys given by then.

    `sha256` is None where the page has to be filed again; the page's own key is among the keys.
    """

    sha256: str | None = None
    keys: frozenset[Key] = frozenset()


def remembered_text(content: Path, key: Key) -> str | None:
    """The file of an article or page as the importer last wrote it; None where that is not known."""
    path = content / REMEMBERED_ARTICLES / f"{key}.md"
    try:
        return path.read_bytes().decode("utf-8") if path.is_file() else None
    except (OSError, UnicodeDecodeError):
        return None


def remember_text(content: Path, key: Key, text: str) -> None:
    """Keep `text` as what the importer last wrote for `key`."""
    write_if_changed(content / REMEMBERED_ARTICLES / f"{key}.md", text.encode())


def page_record(content: Path, page: Key) -> PageRecord:
    """The record of a page, an empty one where there is none.

    Where it cannot be read every remembered key counts as filed, so that no article the editor has deleted
    comes back.
    """
    name = f"{_RECORDS}/{page}.yaml"
    text = text_in(content, name, name)
    if text is None:
        return PageRecord()
    source = whole_source(text if isinstance(text, str) else "", name, _RECORD_KEYS)
    facts = facts_at_head(source, _RECORD_KEYS)
    sha256 = text_fact(facts, "sha256") if facts else None
    keys = frozenset(_keys(texts_fact(facts, "keys"))) if facts else frozenset()
    if source.problems or isinstance(text, Problem):
        return PageRecord(None, keys | {page} | keys_of_files(content / REMEMBERED_ARTICLES, page))
    return PageRecord(sha256, keys)


def write_record(content: Path, page: Key, record: PageRecord) -> None:
    """Keep the record of a page: the last thing written when a page is filed."""
    facts = {"sha256": record.sha256, "keys": [str(key) for key in sorted(record.keys)]}
    text = yaml.safe_dump(facts, sort_keys=False, allow_unicode=True)
    write_if_changed(content / _RECORDS / f"{page}.yaml", text.encode())


def keys_of_files(articles: Path, page: Key) -> frozenset[Key]:
    """The keys of the articles of one page, its own not among them, that have a file below `articles`."""
    return frozenset(key for key in keys_in(articles / page.folder) if key.of_page == page and key != page)


def _keys(texts: Iterable[str]) -> Iterator[Key]:
    """The keys that texts are; what is none was typed by somebody, and names no file."""
    for text in texts:
        with suppress(ValueError):
            yield key_of(text)
