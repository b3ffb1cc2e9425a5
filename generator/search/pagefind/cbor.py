"""The part of CBOR (RFC 8949) that a search index is written in: whole numbers, texts and lists.

Reading follows one shape: (source, position) -> (value, position after it). What is not of this part, or is cut
short, raises ValueError.
"""

from collections.abc import Sequence
from functools import cache
from typing import TypeAlias, Union

Value: TypeAlias = Union[int, str, Sequence["Value"]]  # noqa: UP007 - a type that names itself needs the quotes

EMPTY_LIST = b"\x80"
_NUMBER, _NEGATIVE, _TEXT, _LIST = 0, 1, 3, 4  # the major types, the three high bits of a first byte
_INLINE = 24  # numbers below it stand in the first byte itself; from it on, 1, 2, 4 or 8 bytes follow
_SIZES = {24: 1, 25: 2, 26: 4, 27: 8}
# First byte of a whole number -> the bytes it takes in all.
_STEPS = {
    kind << 5 | low: 1 + _SIZES.get(low, 0)
    for kind in (_NUMBER, _NEGATIVE)
    for low in (*range(_INLINE), *_SIZES)
}


def decoded(source: bytes) -> Value:
    """The one value that `source` holds."""
    value, position = _value(source, 0)
    if position != len(source):
        raise ValueError(f"{len(source) - position} bytes after the value")
    return value


def encoded(value: Value) -> bytes:
    """The value in the fewest bytes."""
    if isinstance(value, int):
        return _head(_NUMBER, value) if value >= 0 else _head(_NEGATIVE, -1 - value)
    if isinstance(value, str):
        content = value.encode()
        return _head(_TEXT, len(content)) + content
    return list_head(len(value)) + b"".join(encoded(one) for one in value)


def list_head(length: int) -> bytes:
    """What stands before the values of a list."""
    return _head(_LIST, length)


def number_at(source: bytes, position: int) -> tuple[int, int]:
    """The number, not below 0, at the position."""
    return _of_kind(_NUMBER, source, position)


def text_at(source: bytes, position: int) -> tuple[str, int]:
    """The text at the position."""
    length, start = _of_kind(_TEXT, source, position)
    end = start + length
    content = source[start:end]
    if len(content) != length:
        raise ValueError("the text is cut short")
    return content.decode(), end


def list_length_at(source: bytes, position: int) -> tuple[int, int]:
    """How many values the list at the position has, and where the first of them stands."""
    return _of_kind(_LIST, source, position)


def after_numbers(source: bytes, position: int) -> int:
    """The position after the list of whole numbers at this position."""
    length, position = _of_kind(_LIST, source, position)
    try:
        for _ in range(length):
            position += _STEPS[source[position]]
    except (KeyError, IndexError) as error:
        raise ValueError("not a list of whole numbers") from error
    return position


def _value(source: bytes, position: int) -> tuple[Value, int]:
    kind = source[position] >> 5 if position < len(source) else None
    if kind == _TEXT:
        return text_at(source, position)
    if kind == _NEGATIVE:
        number, position = _of_kind(_NEGATIVE, source, position)
        return -1 - number, position
    if kind == _NUMBER:
        return number_at(source, position)
    values: list[Value] = []
    length, position = list_length_at(source, position)
    for _ in range(length):
        value, position = _value(source, position)
        values.append(value)
    return values, position


def _of_kind(kind: int, source: bytes, position: int) -> tuple[int, int]:
    """The number or length that stands with a value of this kind, and the position after it."""
    # An index has millions of these, nearly all below 24: they take the short way.
    low = source[position] - (kind << 5) if position < len(source) else -1
    if 0 <= low < _INLINE:
        return low, position + 1
    end = position + 1 + _SIZES.get(low, 0)
    if low not in _SIZES or end > len(source):
        raise ValueError(f"not a value of kind {kind} at byte {position}")
    return int.from_bytes(source[position + 1 : end]), end


@cache
def _head(kind: int, number: int) -> bytes:
    if number < _INLINE:
        return bytes([kind << 5 | number])
    low, size = next((low, size) for low, size in _SIZES.items() if number < 1 << 8 * size)
    return bytes([kind << 5 | low]) + number.to_bytes(size)
