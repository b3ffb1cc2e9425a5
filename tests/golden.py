"""Compares what a test made with an accepted file; `pytest --accept` takes the new text as right."""

import difflib
from pathlib import Path


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
