"""The words of a Pagefind index with their pages: read as the binary wrote them, its pages in our order.

The binary numbers its pages in the order in which the file system lists them, so the same texts would give
other bytes on another machine; here they stand in the order of the texts. The format is that of Pagefind's
index_words.rs and index_metadata.rs. What is not of it raises ValueError, LookupError, TypeError, OSError,
EOFError or zlib.error.
"""

import gzip
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import groupby, pairwise
from operator import attrgetter
from pathlib import Path
from typing import Any, TypeAlias

from generator.search.pagefind.cbor import (
    EMPTY_LIST,
    after_numbers,
    decoded,
    encoded,
    list_head,
    list_length_at,
    number_at,
    text_at,
)

VERSION = "1.5.2"
LANGUAGE = "und"
FILE_NAME = "{}.html"  # of a text, by its number, in the folder that the binary indexes
# A word, and how an index file has it: the word, its pages with their places, its spellings with accents.
Entry: TypeAlias = tuple[str, bytes]
_SIGNATURE = b"pagefind_dcd"
_META_PARTS = 6  # version, pages, chunks, filters, sorts, names of meta fields
_WORD_PARTS = 3
_PAGE_PARTS = 3  # distance to the page before, places in the text, places in its meta
_PAGE_HEAD = list_head(_PAGE_PARTS)[0]
_WEB_ASSEMBLY = b"\0asm"
# What theme/js/search-index.js calls of Pagefind's program for browsers.
_CALLED = (
    b"memory",
    b"init_pagefind",
    b"load_index_chunk",
    b"request_indexes",
    b"search",
    b"./pagefind_web_bg.js",
    b"__wbindgen_init_externref_table",
    b"__wbindgen_malloc",
    b"__wbindgen_free",
    b"__wbindgen_start",
)


@dataclass(frozen=True, slots=True)
class Posting:
    """A word and so many pages that hold it: the first, the last, and all after the first as it is written."""

    word: str
    count: int
    first: int
    last: int
    rest: bytes


def ordered_postings(token_counts: Mapping[int, int], folder: Path) -> list[Posting]:
    """The words of the index in `folder`, in their order; `token_counts` are those of its texts by number."""
    entry = json.loads((folder / "pagefind-entry.json").read_bytes())
    version, pages, chunks, *rest = _meta(folder / f"pagefind.{entry['languages'][LANGUAGE]['hash']}.pf_meta")
    _expect(version == VERSION and rest == [[], [], []], "meta")
    order = [_number(token_counts, folder / "fragment" / f"{name}.pf_fragment") for name, _ in pages]
    _expect(sorted(order) == sorted(token_counts), "pages")
    postings = [
        posting for *_, name in chunks for posting in _renumbered(folder / "index" / f"{name}.pf_index", order)
    ]
    _expect(all(one.word < other.word for one, other in pairwise(postings)), "order of words")
    return postings


def browser_program(folder: Path) -> bytes:
    """The program (WebAssembly) that searches an index in the browser, as the binary laid it in `folder`."""
    program = _unpacked(folder / "wasm.unknown.pagefind")
    _expect(program.startswith(_WEB_ASSEMBLY) and all(name in program for name in _CALLED), "wasm")
    return program


def merged(runs: Iterable[Iterable[Posting]]) -> list[Entry]:
    """The words of several indexes as those of one; the pages of each come after those of the one before it."""
    by_word = attrgetter("word")
    groups = groupby(merge(*runs, key=by_word), key=by_word)
    return [(word, _entry(word, list(group))) for word, group in groups]


def own_entries(words: Iterable[Mapping[str, int]]) -> list[Entry]:
    """The words that each text has besides its tokens, every one at one place, in the order of the words."""
    pages: defaultdict[str, list[tuple[int, bytes]]] = defaultdict(list)
    for number, places in enumerate(words):
        for word, place in places.items():
            pages[word].append((number, encoded([place]) + EMPTY_LIST))
    return [(word, _entry(word, [_posting(word, pages[word])])) for word in sorted(pages)]


def _meta(path: Path) -> list[Any]:
    meta = decoded(_unpacked(path))
    _expect(isinstance(meta, list) and len(meta) == _META_PARTS, "meta")
    return meta  # type: ignore[return-value]


def _number(token_counts: Mapping[int, int], path: Path) -> int:
    """Which of the texts a fragment is of; their file names are their numbers."""
    fragment = json.loads(_unpacked(path))
    number = int(fragment["url"].removeprefix("/").removesuffix(FILE_NAME.format("")))
    _expect(fragment["word_count"] == token_counts[number], f"word count of {path.name}")
    return number


def _renumbered(path: Path, order: Sequence[int]) -> Iterator[Posting]:
    """The words of an index file, with page i as page order[i]."""
    source = _unpacked(path)
    outer, position = list_length_at(source, 0)
    count, position = list_length_at(source, position)
    _expect(outer == 1 and count > 0, "index file")
    for _ in range(count):
        length, position = list_length_at(source, position)
        _expect(length == _WORD_PARTS, "word")
        word, position = text_at(source, position)
        pages, position = _renumbered_pages(source, position, order)
        # What would follow are spellings with accents, and the tokens have none.
        _expect(source[position : position + 1] == EMPTY_LIST, "spellings")
        position += 1
        yield _posting(word, pages)
    _expect(position == len(source), "end of index file")


def _renumbered_pages(
    source: bytes, position: int, order: Sequence[int]
) -> tuple[list[tuple[int, bytes]], int]:
    """The pages of one word, each with the places in its text and in its meta as they are written."""
    count, position = list_length_at(source, position)
    pages: list[tuple[int, bytes]] = []
    number = 0
    for _ in range(count):
        if source[position] != _PAGE_HEAD:
            raise ValueError("page of a word")
        distance, places = number_at(source, position + 1)
        number += distance
        position = after_numbers(source, after_numbers(source, places))
        pages.append((order[number], source[places:position]))
    return pages, position


def _posting(word: str, pages: Iterable[tuple[int, bytes]]) -> Posting:
    """The word with its pages, each given by its number and its places as they are written."""
    ranked = sorted(pages)
    (first, places), *others = ranked
    parts = [places]
    previous = first
    for page, places in others:
        parts += [list_head(_PAGE_PARTS), encoded(page - previous), places]
        previous = page
    return Posting(word, len(ranked), first, previous, b"".join(parts))


def _entry(word: str, postings: Sequence[Posting]) -> bytes:
    """A word as an index file has it, its pages each as the distance to the one before."""
    count = sum(posting.count for posting in postings)
    parts = [list_head(_WORD_PARTS), encoded(word), list_head(count)]
    previous = 0
    for posting in postings:
        parts += [list_head(_PAGE_PARTS), encoded(posting.first - previous), posting.rest]
        previous = posting.last
    return b"".join([*parts, EMPTY_LIST])


def _unpacked(path: Path) -> bytes:
    content = gzip.decompress(path.read_bytes())
    _expect(content.startswith(_SIGNATURE), f"signature of {path.name}")
    return content.removeprefix(_SIGNATURE)


def _expect(condition: bool, what: str) -> None:  # noqa: FBT001 - an assertion that stays when Python runs with -O
    if not condition:
        raise ValueError(what)
