"""Files are written whole, and no name leads out of its folder."""

from pathlib import Path

import pytest

from generator.storage import TEMPORARY_PREFIX, inside, remove_unfinished, write_if_changed, write_whole


def test_a_file_is_written_with_its_folders_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    write_whole(tmp_path / "a/b.txt", b"text")
    assert (tmp_path / "a/b.txt").read_bytes() == b"text"
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b.txt"]


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
