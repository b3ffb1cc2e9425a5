"""Files are written whole, and no name leads out of its folder."""

import os
import shutil
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

from generator.model import Output
from generator.publish import publish
from generator.storage.files import (
    TEMPORARY_PREFIX,
    entries_below,
    exclusive_lock,
    files_below,
    inside,
    remove_unfinished,
    write_if_changed,
    write_whole,
)


def test_a_file_is_written_with_its_folders_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    write_whole(tmp_path / "a/b.txt", b"text")
    assert (tmp_path / "a/b.txt").read_bytes() == b"text"
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="this system has no modes")
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o666, 0o755, 0o444])
def test_a_file_keeps_its_mode_when_it_is_written_anew(tmp_path: Path, mode: int) -> None:
    (tmp_path / "a.md").write_bytes(b"old")
    (tmp_path / "a.md").chmod(mode)
    write_whole(tmp_path / "a.md", b"new")
    assert ((tmp_path / "a.md").read_bytes(), stat.S_IMODE((tmp_path / "a.md").stat().st_mode)) == (
        b"new",
        mode,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="this system has no modes")
@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o644), (0o002, 0o664), (0o077, 0o600)])
def test_a_new_file_has_the_mode_that_the_umask_leaves(tmp_path: Path, umask: int, mode: int) -> None:
    before = os.umask(umask)
    try:
        write_whole(tmp_path / "content/a.md", b"new")
        publish([Output("index.html", b"page")], tmp_path / "site")
    finally:
        os.umask(before)
    for name in ["content/a.md", "site/index.html", "site/.published.json"]:
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == mode


def test_a_file_that_says_the_same_is_left_alone(tmp_path: Path) -> None:
    assert write_if_changed(tmp_path / "a.txt", b"1")
    before = (tmp_path / "a.txt").stat().st_mtime_ns
    assert not write_if_changed(tmp_path / "a.txt", b"1")
    assert (tmp_path / "a.txt").stat().st_mtime_ns == before
    assert write_if_changed(tmp_path / "a.txt", b"2")


def test_what_a_killed_run_left_is_removed_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / f"{TEMPORARY_PREFIX}x").write_bytes(b"half")
    (tmp_path / "a" / "whole.txt").write_bytes(b"whole")
    remove_unfinished(tmp_path)
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["whole.txt"]


LEADING_OUT = ["", "..", ".", "../x", "a/../../x", "/etc/passwd", "a\0b", "..\\x", "loop/x", "out/x"]


@pytest.mark.parametrize("name", LEADING_OUT)
def test_no_name_leads_out(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "loop").symlink_to("loop")
    (folder / "out").symlink_to(tmp_path)
    assert inside(folder, name) is None


def test_names_inside_are_found(tmp_path: Path) -> None:
    assert inside(tmp_path, "a/桥.jpg") == tmp_path.resolve() / "a" / "桥.jpg"


HOLD = """
import sys, time
from pathlib import Path
from generator.storage.files import exclusive_lock
with exclusive_lock(Path(sys.argv[1]), lambda: None):
    print("held", flush=True)
    time.sleep(600)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no kill -9")
def test_a_lock_ends_with_the_process_that_held_it(tmp_path: Path) -> None:
    waited: list[str] = []
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"held\n"

        def kill() -> None:
            waited.append("once")
            process.kill()

        with exclusive_lock(tmp_path, kill) as others_wait:
            assert others_wait
    with exclusive_lock(tmp_path, pytest.fail):
        pass
    assert waited == ["once"]
    assert [path.name for path in tmp_path.iterdir()] == ["lock"]


# Folders that change while they are looked at.


def test_everything_below_a_folder_is_found_and_no_link_is_followed(tmp_path: Path) -> None:
    for name in ["a/b/c.txt", "a/.hidden/d.txt", "桥/e.txt"]:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "a" / "circle").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to("self")
    (tmp_path / "nowhere").symlink_to("nothing")
    found = sorted(path.relative_to(tmp_path).as_posix() for path in files_below(tmp_path))
    assert found == ["a/.hidden/d.txt", "a/b/c.txt", "a/circle", "nowhere", "self", "桥/e.txt"]
    seen = sorted(entry.name for entry in entries_below(tmp_path, hidden=False))
    assert seen == ["c.txt", "circle", "e.txt", "nowhere", "self"]
    assert list(files_below(tmp_path / "absent")) == []
    assert list(files_below(tmp_path / "a" / "b" / "c.txt")) == []


def test_a_folder_deeper_than_python_recurses_is_looked_through(tmp_path: Path) -> None:
    folders = [f"{tmp_path}{'/a' * depth}" for depth in range(1, sys.getrecursionlimit() + 200)]
    for folder in folders:
        os.mkdir(folder)  # noqa: PTH102 - Path itself recurses
    try:
        Path(folders[-1], "x").write_bytes(b"")
        assert [path.name for path in files_below(tmp_path)] == ["x"]
    finally:
        Path(folders[-1], "x").unlink()
        for folder in reversed(folders):
            os.rmdir(folder)  # noqa: PTH106 - the same


def test_folders_that_vanish_meanwhile_are_left_out(tmp_path: Path) -> None:
    for number in range(50):
        (tmp_path / f"{number:02}").mkdir()
        (tmp_path / f"{number:02}" / "x").write_bytes(b"")
    found = files_below(tmp_path)
    next(found)
    for number in range(25, 50):
        shutil.rmtree(tmp_path / f"{number:02}")
    assert len(list(found)) in range(20, 49)
