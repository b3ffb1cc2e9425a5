"""No test depends on how long a thing takes: nothing waits for a fixed time, no time of a test is bounded."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT

TESTS = ROOT / "tests"
TIMED = re.compile(
    r"\b(?:wait_for_function|wait_for_timeout|sleep|process_time|perf_counter"
    r"|monotonic|time\.time|ru_utime)\b"
)
# Where such a word may stand, and why. A benchmark (tests/bench) measures times, and is no test.
REASONS = {
    "waiting.py": "looks again a moment later, until the answer is yes",
    "browser/waiting.py": "the same in a browser",
    "attacks.py": "tells the benchmark how long an attack took",
    "test_names.py": "gives up a terminal in which nothing comes",
    "test_serve.py": "knows a pause that the machine made, and that a connection was not closed too soon",
    "test_storage.py": "a process that sleeps holds a lock until it is killed",
    "test_waiting.py": "lists the words",
}


def timed_lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines that wait for a time or ask for one."""
    for number, line in enumerate(text.splitlines(), start=1):
        if TIMED.search(line):
            yield number, line.strip()


def checked_files() -> list[Path]:
    return [path for path in sorted(TESTS.rglob("*.py")) if "bench" not in path.relative_to(TESTS).parts]


@pytest.mark.parametrize("path", checked_files(), ids=lambda path: path.relative_to(TESTS).as_posix())
def test_no_test_waits_for_a_time_or_bounds_one(path: Path) -> None:
    found = list(timed_lines(path.read_text(encoding="utf-8")))
    name = path.relative_to(TESTS).as_posix()
    assert bool(found) == (name in REASONS), found


@pytest.mark.parametrize(
    "line",
    ["tab.wait_for_timeout(200)", "time.sleep(1)", "page.wait_for_function('x')", "before = time.monotonic()"],
)
def test_such_lines_are_found(line: str) -> None:
    assert list(timed_lines(f"one = 1\n    {line}\n")) == [(2, line)]
