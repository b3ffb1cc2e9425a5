"""An error nobody expected ends in one sentence, and in a report for whoever can mend the program."""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT
from told import told

from generator.accident import write_report
from generator.commands.outcome import carried_out
from generator.console import Console

PAGE = ROOT / "content" / "pages" / "2025-09-10" / "01.txt"
BROKEN = """
import json
def dumps(*values, **options):
    raise RuntimeError("broken surroundings")
json.dumps = dumps
"""


def parse_with_broken_surroundings(folder: Path) -> subprocess.CompletedProcess[str]:
    """`parse` as the command line, on an edition in the folder, where a part of Python's library fails."""
    for name in ["broken", "temporary", "edition"]:
        (folder / name).mkdir(exist_ok=True)
    (folder / "broken" / "sitecustomize.py").write_text(BROKEN, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(folder / "broken"), "TMPDIR": str(folder / "temporary")}
    command = [sys.executable, str(ROOT / "build.py"), "parse", str(PAGE), "--edition", str(folder / "edition")]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False, env=environment)


@pytest.mark.end_to_end
def test_an_accident_is_one_sentence_and_a_report(tmp_path: Path) -> None:
    ended = parse_with_broken_surroundings(tmp_path)
    (report,) = (tmp_path / "edition" / ".cache").glob("report-*.txt")
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr == (f"{told('error')}{told('accident', error='RuntimeError', report=str(report))}\n")
    text = report.read_text(encoding="utf-8")
    for words in [
        "Python 3.",
        "newspaper-edition 0.",
        "jinja2 3.",
        f"命令：parse {PAGE}",
        "Traceback",
        "broken surr",
    ]:
        assert words in text


@pytest.mark.end_to_end
def test_where_the_edition_takes_no_report_it_lies_with_the_temporary_files(tmp_path: Path) -> None:
    (tmp_path / "edition").mkdir()
    (tmp_path / "edition" / ".cache").write_bytes(b"no folder")
    ended = parse_with_broken_surroundings(tmp_path)
    (report,) = (tmp_path / "temporary").glob("report-*.txt")
    assert told("accident", error="RuntimeError", report=str(report)) in ended.stderr


def test_where_nothing_takes_the_report_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / ".cache").write_bytes(b"no folder")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / ".cache"))
    assert write_report(ValueError("x"), ["build"], tmp_path / ".cache") is None
    assert carried_out(out_of_memory, Console(tmp_path, quiet=False), argparse.Namespace(words=[])) == 1
    assert capsys.readouterr().err == (
        f"{told('error')}{told('accident-without-report', error='MemoryError')}\n"
    )


def out_of_memory(_desk: Console, _arguments: argparse.Namespace) -> int:
    return len(bytearray(sys.maxsize))


def endless(console: Console, arguments: argparse.Namespace) -> int:
    return endless(console, arguments) + 1


@pytest.mark.parametrize(("command", "name"), [(out_of_memory, "MemoryError"), (endless, "RecursionError")])
def test_neither_memory_nor_depth_that_runs_out_is_a_traceback(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    command: Callable[[Console, argparse.Namespace], int],
    name: str,
) -> None:
    assert carried_out(command, Console(tmp_path, quiet=False), argparse.Namespace(words=["build"])) == 1
    (report,) = (tmp_path / ".cache").glob("report-*.txt")
    assert told("accident", error=name, report=str(report)) in capsys.readouterr().err
    assert report.stat().st_size < 20_000
