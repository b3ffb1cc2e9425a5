"""The bytes of a file of text -> its text in whatever encoding, and all of it that can be read.

A page whose bytes are damaged is refused; of ten thousand rows one bad byte costs a character, and is told.
"""

import re
from collections.abc import Mapping

from generator.model import Field, Origin, Problem, Severity, values_of
from generator.readers import decoded_text
from generator.sources.source_file import SourceFile, bytes_of

# What an encoding is called by whom it is told -> its codec, the widest there is.
_CODECS: Mapping[str, str] = {"UTF-8": "utf-8", "GB18030": "gb18030", "Big5": "big5hkscs", "UTF-16": "utf-16"}
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_UNWRITABLE = re.compile(f"{_HALF_CHARACTER.pattern}|{_CONTROLS.pattern}")


def text_of(file: SourceFile) -> tuple[str | None, list[Problem]]:
    """The text of a file, and what is wrong with it; None where it is none."""
    content = bytes_of(file)
    if isinstance(content, Problem):
        return None, [content]
    text, problems = decoded_text(content, file.shown)
    if text is None:
        text, problems = _what_can_be_read(content, file.shown, problems[0])
    if text is None:
        return None, problems
    text = text.removeprefix("\ufeff")
    empty = [] if text.strip(" \t\r\n\0") else [Problem(Origin(file.shown), "source-empty", Severity.WARNING)]
    return (None if empty else text), [*problems, *empty]


def field_of(name: str, text: str) -> Field:
    """A field whose text can be written to a file: half a character is shown as missing, controls are gone."""
    if _UNWRITABLE.search(text) or _UNWRITABLE.search(name):
        return Field(_writable(name).strip(), _writable(text))
    return Field(name.strip(), text)


def _writable(text: str) -> str:
    return _CONTROLS.sub("", _HALF_CHARACTER.sub("\ufffd", text))


def _what_can_be_read(content: bytes, shown: str, fault: Problem) -> tuple[str | None, list[Problem]]:
    """The text of damaged bytes, what cannot be read as U+FFFD; None where no encoding is known."""
    codec = _CODECS.get(str(fault.value("encoding")))
    if fault.code == "page-in-foreign-encoding":
        return None, [fault]
    if codec is None:
        return None, [Problem(Origin(shown), "source-no-text")]
    if fault.code == "page-of-two-encodings":
        lines = (_line(line, codec) for line in content.split(b"\n"))
        return "\n".join(lines), [Problem(fault.origin, "source-of-two-encodings", Severity.WARNING)]
    values = values_of(encoding=str(fault.value("encoding")))
    told = Problem(fault.origin, "source-with-bad-bytes", Severity.WARNING, values)
    return content.decode(codec, errors="replace"), [told]


def _line(line: bytes, codec: str) -> str:
    """A line of a file in two encodings: UTF-8 where it is, for hardly anything else is by chance."""
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("gb18030" if codec == "utf-8" else codec, errors="replace")
