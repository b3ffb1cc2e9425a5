"""The files of the index as a browser can load them over http and from a folder alike: classic scripts.

From file:// a page may load scripts and nothing else, so each part is a script that hands over its
content, gzipped and in base64, to theme/js/search-index.js.
"""

import base64
import gzip
import hashlib
import json

SUFFIX = ".js"
_DIGEST_LENGTH = 10  # hexadecimal digits: a new content has another name than the old one


def part(content: bytes) -> bytes:
    """The script that hands over the content."""
    return f'editionPart("{base64.b64encode(gzip.compress(content, mtime=0)).decode()}")'.encode()


def part_content(script: bytes) -> bytes:
    """What the script of a part hands over."""
    return gzip.decompress(base64.b64decode(script.split(b'"')[1]))


def json_content(value: object) -> bytes:
    """The value as the content of a part."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def digest(*contents: bytes) -> str:
    """A name for the contents that no others have."""
    sums = b"".join(hashlib.sha256(content).digest() for content in contents)
    return hashlib.sha256(sums).hexdigest()[:_DIGEST_LENGTH]


def base_36(number: int) -> str:
    """The number as JavaScript's toString(36) writes it."""
    rest, last = divmod(number, 36)
    return (base_36(rest) if rest else "") + "0123456789abcdefghijklmnopqrstuvwxyz"[last]
