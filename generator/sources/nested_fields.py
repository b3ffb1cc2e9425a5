"""Values within values (JSON, TOML, YAML) -> fields, a name within a name joined by a dot."""

import datetime as dt
import json
from collections.abc import Iterator, Sequence

from generator.model import Field
from generator.sources.source_text import field_of

_DEEPEST = 8  # names within names; below that all is one text


def fields_in(value: object, name: str = "", depth: int = 0) -> Iterator[Field]:
    """The fields of a value in its order; what is empty is left out.

    In a list of several an empty text keeps the place of what is missing, so that the pictures and captions
    of an article stay side by side.
    """
    if not isinstance(value, dict | list):
        if text := text_in(value):
            yield field_of(name, text)
    elif depth >= _DEEPEST:
        yield field_of(name, json.dumps(value, ensure_ascii=False, default=str))
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from fields_in(part, _joined(name, str(key)), depth + 1)
    else:
        yield from _fields_of_list(value, name, depth + 1)


def text_in(value: object) -> str:
    """The text of a single value: a number and a date as they are written, yes and no as true and false."""
    if isinstance(value, str):
        return value
    if value is None or isinstance(value, dict | list):
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dt.datetime):
        return value.isoformat(" ")
    return str(value)


def _joined(name: str, key: str) -> str:
    return f"{name}.{key}" if name else key


def _fields_of_list(values: Sequence[object], name: str, depth: int) -> Iterator[Field]:
    if not any(_is_filled(value) for value in values):
        return
    keys = list(dict.fromkeys(key for value in values if isinstance(value, dict) for key in value))
    for value in values:
        if isinstance(value, str):
            yield field_of(name, value)
        elif not isinstance(value, dict):
            parts = list(fields_in(value, name, depth))
            yield from parts or [field_of(name, "")]
        else:
            for key in keys:
                parts = list(fields_in(value.get(key), _joined(name, str(key)), depth + 1))
                yield from parts or [field_of(_joined(name, str(key)), "")] * _has_texts(values, key)


def _is_filled(value: object) -> bool:
    return any(map(_is_filled, value)) if isinstance(value, list) else bool(value or value == 0)


def _has_texts(values: Sequence[object], key: str) -> bool:
    """Whether the key has a single text in some of the objects."""
    return any(isinstance(value, dict) and text_in(value.get(key)) for value in values)
