"""The width and height of a picture, by the head of its file."""

import struct
from pathlib import Path

_HEAD = 300_000  # bytes: JPEG may carry a thumbnail and a colour profile before its frame
_PNG, _GIF, _JPEG = b"\x89PNG\r\n\x1a\n", (b"GIF87a", b"GIF89a"), b"\xff\xd8"
_MARKER = 0xFF
_FRAMES = set(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # the markers that begin a frame


def picture_size(path: Path) -> tuple[int, int] | None:
    """Width and height in pixels of a PNG (ISO 15948), GIF or JPEG (ITU T.81) file; None for no such file."""
    try:
        if not path.is_file():
            return None
        with path.open("rb") as file:
            head = file.read(_HEAD)
        return _size(head)
    except (OSError, ValueError, struct.error):
        return None


def _size(head: bytes) -> tuple[int, int] | None:
    if head.startswith(_PNG):
        width, height = struct.unpack(">II", head[16:24])
    elif head.startswith(_GIF):
        width, height = struct.unpack("<HH", head[6:10])
    elif head.startswith(_JPEG):
        return _jpeg_size(head)
    else:
        return None
    return (width, height) if width and height else None


def _jpeg_size(head: bytes) -> tuple[int, int] | None:
    place = 2
    while place + 9 <= len(head) and head[place] == _MARKER:
        marker, length = head[place + 1], int.from_bytes(head[place + 2 : place + 4], "big")
        if marker in _FRAMES:
            height, width = struct.unpack(">HH", head[place + 5 : place + 9])
            return (width, height) if width and height else None
        place += 2 + max(length, 2)
    return None
