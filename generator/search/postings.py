"""The files of a Pagefind index: read as the binary wrote them, written anew with the pages in our order.

The binary numbers its pages in the order in which the file system lists them, so the same texts give other
bytes on another machine; and it shortens the bounds of its index files, so that a few words are not looked for
where they are. Both are mended here: pages stand in the order of the texts, bounds are whole words, and every
file is named for its content; before a fragment's name stands its number in base 36, so that results can be put
in order unread. The format is that of Pagefind's index_words.rs and index_metadata.rs.
"""

import gzip
import hashlib
import json
import string
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from generator.search.cbor import (
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
WORD_CHUNK_SIZE = 4000  # entries of one index file of the words that texts add to their tokens
_SIGNATURE = b"pagefind_dcd"
_AS_IS = ("pagefind.js", "wasm.unknown.pagefind")
_ENTRY = "pagefind-entry.json"
_META_PARTS = 6  # version, pages, chunks, filters, sorts, names of meta fields
_WORD_PARTS = 3  # the word, its pages, its spellings with accents
_PAGE_PARTS = 3  # distance to the page before, places in the text, places in its meta
_PAGE_HEAD = list_head(_PAGE_PARTS)[0]
# Hexadecimal digits of the digests in names: enough that a new content has another name than the old one.
_META_NAME = 12
_INDEX_NAME = 6
_FRAGMENT_NAME = 5
_DIGITS = string.digits + string.ascii_lowercase


@dataclass(frozen=True, slots=True)
class IndexText:
    """The tokens of one text, and the fragment that the browser loads when the text is found.

    `words` are found too, each alone, at a place of their own choice; they sort after every token.
    """

    tokens: Sequence[str]
    fragment: Mapping[str, object]
    words: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Chunk:
    """One index file: its first and its last word, and its bytes before compression."""

    first: str
    last: str
    content: bytes


def ordered_files(texts: Sequence[IndexText], folder: Path) -> dict[str, bytes]:
    """The files of the index in `folder` by path, its pages numbered in the order of `texts`, from 0.

    Each fragment gets the keys `word_count`, `filters` and `anchors` that Pagefind expects. Raises ValueError,
    LookupError, TypeError, OSError, EOFError or zlib.error where the files are not of the known format.
    """
    entry = json.loads((folder / _ENTRY).read_bytes())
    version, pages, chunks, *rest = _meta(folder / f"pagefind.{entry['languages'][LANGUAGE]['hash']}.pf_meta")
    _expect(version == VERSION and rest == [[], [], []], "meta")
    order = [_number(texts, folder / "fragment" / f"{name}.pf_fragment") for name, _ in pages]
    _expect(sorted(order) == list(range(len(texts))), "pages")
    renumbered = [_renumbered(_unpacked(folder / "index" / f"{name}.pf_index"), order) for *_, name in chunks]
    renumbered += _word_chunks(texts)
    _expect(all(one.last < other.first for one, other in pairwise(renumbered)), "order of words")
    return {name: (folder / name).read_bytes() for name in _AS_IS} | _written(texts, renumbered, entry)


def _meta(path: Path) -> list[Any]:
    meta = decoded(_unpacked(path))
    _expect(isinstance(meta, list) and len(meta) == _META_PARTS, "meta")
    return meta  # type: ignore[return-value]


def _number(texts: Sequence[IndexText], path: Path) -> int:
    """Which of the texts a fragment is of; their file names are their numbers."""
    fragment = json.loads(_unpacked(path))
    number = int(fragment["url"].removeprefix("/").removesuffix(FILE_NAME.format("")))
    _expect(fragment["word_count"] == len(texts[number].tokens), f"word count of {path.name}")
    return number


def _renumbered(source: bytes, order: Sequence[int]) -> _Chunk:
    """An index file with page i as page order[i]: a list of words, each with its pages and their places."""
    outer, position = list_length_at(source, 0)
    count, position = list_length_at(source, position)
    _expect(outer == 1 and count > 0, "index file")
    words: list[str] = []
    parts = [list_head(1), list_head(count)]
    for _ in range(count):
        length, position = list_length_at(source, position)
        _expect(length == _WORD_PARTS, "word")
        word, position = text_at(source, position)
        pages, position = _renumbered_pages(source, position, order)
        # What would follow are spellings with accents, and the tokens have none.
        _expect(source[position : position + 1] == EMPTY_LIST, "spellings")
        position += 1
        words.append(word)
        parts.append(_word(word, pages))
    _expect(position == len(source), "end of index file")
    return _Chunk(words[0], words[-1], b"".join(parts))


def _renumbered_pages(source: bytes, position: int, order: Sequence[int]) -> tuple[bytes, int]:
    """The pages of one word: each the distance to the page before, the places in its text and in its meta."""
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
    return _page_list(pages), position


def _page_list(pages: Iterable[tuple[int, bytes]]) -> bytes:
    """The pages of one word by number, each with its places as they are written."""
    ranked = sorted(pages)
    parts = [list_head(len(ranked))]
    previous = 0
    for page, places in ranked:
        parts += [list_head(_PAGE_PARTS), encoded(page - previous), places]
        previous = page
    return b"".join(parts)


def _word_chunks(texts: Sequence[IndexText]) -> list[_Chunk]:
    """The texts' own words as index files in the order of the words, each of about WORD_CHUNK_SIZE entries."""
    pages: defaultdict[str, list[tuple[int, bytes]]] = defaultdict(list)
    for number, text in enumerate(texts):
        for word, place in text.words.items():
            pages[word].append((number, encoded([place]) + EMPTY_LIST))
    groups: list[list[str]] = []
    room = 0
    for word in sorted(pages):
        if room <= 0:
            groups.append([])
            room = WORD_CHUNK_SIZE
        groups[-1].append(word)
        room -= len(pages[word])
    return [_word_chunk({word: pages[word] for word in words}) for words in groups]


def _word_chunk(pages: Mapping[str, Iterable[tuple[int, bytes]]]) -> _Chunk:
    words = list(pages)
    parts = [_word(word, _page_list(pages[word])) for word in words]
    return _Chunk(words[0], words[-1], list_head(1) + list_head(len(words)) + b"".join(parts))


def _word(word: str, pages: bytes) -> bytes:
    return list_head(_WORD_PARTS) + encoded(word) + pages + EMPTY_LIST


def _written(texts: Sequence[IndexText], chunks: Sequence[_Chunk], entry: dict[str, Any]) -> dict[str, bytes]:
    """The files that hold the texts, their words, and the lists of both; each named for what is in it."""
    fragments = [_fragment(text) for text in texts]
    names = [f"{_base_36(n)}_{_digest(content, _FRAGMENT_NAME)}" for n, content in enumerate(fragments)]
    # The length of a text weighs only in a ranking that is not used here; one for all packs into nothing.
    pages = [(name, 1) for name in names]
    indexes = _named(chunks)
    bounds = [(chunk.first, chunk.last, name) for name, chunk in indexes.items()]
    meta = encoded((VERSION, pages, bounds, (), (), ()))
    meta_name = _digest(meta, _META_NAME)
    entry["languages"][LANGUAGE]["hash"] = meta_name
    return {
        **{f"fragment/{name}.pf_fragment": _packed(one) for name, one in zip(names, fragments, strict=True)},
        **{f"index/{name}.pf_index": _packed(chunk.content) for name, chunk in indexes.items()},
        f"pagefind.{meta_name}.pf_meta": _packed(meta),
        _ENTRY: json.dumps(entry, ensure_ascii=False, sort_keys=True).encode(),
    }


def _fragment(text: IndexText) -> bytes:
    known = {"word_count": len(text.tokens), "filters": {}, "anchors": []}
    return json.dumps({**text.fragment, **known}, ensure_ascii=False, sort_keys=True).encode()


def _named(chunks: Iterable[_Chunk]) -> dict[str, _Chunk]:
    """The chunks in their order by the beginnings of their digests, as long as it takes to tell them apart."""
    named: dict[str, _Chunk] = {}
    for chunk in chunks:
        length = _INDEX_NAME
        while (name := _digest(chunk.content, length)) in named:
            length += 1
        named[name] = chunk
    return named


def _digest(content: bytes, length: int) -> str:
    return hashlib.sha256(content).hexdigest()[:length]


def _base_36(number: int) -> str:
    rest, last = divmod(number, 36)
    return (_base_36(rest) if rest else "") + _DIGITS[last]


def _packed(content: bytes) -> bytes:
    return gzip.compress(_SIGNATURE + content, mtime=0)


def _unpacked(path: Path) -> bytes:
    content = gzip.decompress(path.read_bytes())
    _expect(content.startswith(_SIGNATURE), f"signature of {path.name}")
    return content.removeprefix(_SIGNATURE)


def _expect(condition: bool, what: str) -> None:  # noqa: FBT001 - an assertion that stays when Python runs with -O
    if not condition:
        raise ValueError(what)
