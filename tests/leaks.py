"""Which files of a site or a zip hold a word, however it is written there: escaped, packed, cut into pairs."""

import base64
import gzip
import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from generator.search.bigrams import tokens

_PART = re.compile(rb'editionPart\("([A-Za-z0-9+/=]+)"\)')
_TAG = re.compile(r"<[^>]*>")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_SPACE = re.compile(r"[\s\u200b]+")


def files_that_hold(marker: str, place: Path) -> list[str]:
    """The paths below a folder, or within a zip, that hold the marker in their name or anywhere in them.

    It is also looked for cut into the pairs that the search is made of. So its characters should stand next to
    each other nowhere else.
    """
    sought = [marker, *(token for token in tokens(marker) if len(token) > 1)]
    return [path for path, content in _files(place) if _holds(path.encode() + b"\n" + content, sought)]


def _files(place: Path) -> Iterator[tuple[str, bytes]]:
    if place.is_file():
        yield from _members(place.name, place.read_bytes())
        return
    for path in sorted(place.rglob("*")):
        if path.is_file():
            yield path.relative_to(place).as_posix(), path.read_bytes()


def _members(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for member in archive.namelist():
            yield f"{name}/{member}", archive.read(member)


def _holds(content: bytes, sought: list[str]) -> bool:
    return any(word in text for unpacked in _unpacked(content) for text in _read(unpacked) for word in sought)


def _unpacked(content: bytes) -> Iterator[bytes]:
    """The content, and all that lies packed in it."""
    yield content
    for packed in _PART.findall(content):
        yield from _unpacked(base64.b64decode(packed))
    for start in (match.start() for match in re.finditer(rb"\x1f\x8b\x08", content)):
        try:
            yield from _unpacked(gzip.decompress(content[start:]))
        except (OSError, EOFError, zlib.error):
            continue
    if content.startswith(b"PK"):
        for name, member in _members("", content):
            yield from _unpacked(name.encode() + b"\n" + member)


def _read(content: bytes) -> Iterator[str]:
    """The content as text, in every way in which a text may be written."""
    for encoding in ("utf-8", "utf-16-le", "utf-16-be", "gb18030"):
        text = content.decode(encoding, errors="replace")
        yield text
        if encoding == "utf-8":
            plain = html.unescape(unquote(_ESCAPE.sub(lambda code: chr(int(code[1], 16)), text)))
            yield plain
            yield _SPACE.sub("", _TAG.sub("", plain))
