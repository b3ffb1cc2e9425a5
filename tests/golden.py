"""Compares what a test made with an accepted file; `pytest --accept` takes the new text as right."""

import difflib
from pathlib import Path

from generator.model import Note, Phrase, Problem, Value


def assert_golden(made: str, expected: Path, *, accept: bool) -> None:
    """Fail with a diff where `made` is not the text of `expected`; with accept, write it there instead."""
    if accept:
        expected.parent.mkdir(parents=True, exist_ok=True)
        expected.write_text(made, encoding="utf-8", newline="\n")
        return
    accepted = expected.read_text(encoding="utf-8") if expected.is_file() else ""
    difference = difflib.unified_diff(
        accepted.splitlines(), made.splitlines(), str(expected), "made now", lineterm="", n=2
    )
    assert accepted == made, "\n".join([*difference, "If the new text is right: pytest --accept"])


def coded(said: Note | Phrase | Problem) -> str:
    """A note, phrase or problem by its code and values: a sentence worded otherwise is the same."""
    return " ".join([said.code, *(f"{name}={_plain(value)}" for name, value in said.values)])


def _plain(value: Value) -> str:
    if not isinstance(value, tuple):
        return str(value)
    return f"[{'; '.join(coded(part) if isinstance(part, Phrase) else part for part in value)}]"
