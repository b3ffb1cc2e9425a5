"""What the system refuses is told in Chinese with the file's name, and what was whole stays whole."""

import errno
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from disks import small_disk

from generator.messages import DEFAULT_LANGUAGE, catalogue, sentence
from generator.model import Output, values_of
from generator.publish import publish
from generator.search.pagefind.indexing import indexed
from generator.settings import EditionError
from generator.storage.files import write_whole
from generator.storage.refusals import named, reason, refusal

ROOM = 200_000  # bytes
FULL = Path("/dev/full")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own with hardly any room."""
    with small_disk(tmp_path / "小盘", ROOM) as place:
        yield place


@pytest.mark.parametrize(
    "name",
    [
        *("EACCES", "EBUSY", "EEXIST", "EFBIG", "EIO", "EISDIR", "ELOOP"),
        *("EMFILE", "ENAMETOOLONG", "ENOENT", "ENOSPC", "ENOTDIR", "EPERM", "EROFS"),
    ],
)
def test_what_is_usually_refused_is_said_in_chinese(name: str) -> None:
    number = getattr(errno, name)
    error = OSError(number, os.strerror(number), "content/桥.md")
    told = sentence(*refusal(error))
    assert reason(error) in catalogue(DEFAULT_LANGUAGE)
    assert "content/桥.md" in told
    assert sentence(reason(error)) in told
    assert os.strerror(number) not in told


def test_an_unheard_of_refusal_is_said_in_the_systems_own_words() -> None:
    assert reason(OSError(99999, "Strange weather")) == "Strange weather"
    assert reason(OSError()) == "OSError"
    assert "Strange weather" in sentence(*refusal(OSError(99999, "Strange weather")))


def test_what_goes_wrong_while_a_file_is_written_is_told_of_that_file(tmp_path: Path) -> None:
    if not FULL.exists():
        pytest.skip(f"this system has no {FULL}")
    with pytest.raises(OSError, match="No space left") as full, named(tmp_path / "桥.md"):
        FULL.write_text("字", encoding="utf-8")
    named_with = values_of(file=str(tmp_path / "桥.md"), reason="disk-is-full", advice="make-room")
    assert refusal(full.value) == ("refused", named_with)


def test_on_a_full_disk_a_file_stays_as_it_was(disk: Path) -> None:
    write_whole(disk / "桥.md", b"old")
    with pytest.raises(OSError, match="No space left") as full:
        write_whole(disk / "桥.md", b"n" * 2 * ROOM)
    assert full.value.filename == str(disk / "桥.md")
    assert [(path.name, path.read_bytes()) for path in disk.iterdir()] == [("桥.md", b"old")]


def test_on_a_full_disk_a_site_stays_as_it_was_and_nothing_lies_beside_it(disk: Path) -> None:
    site = disk / "site"
    publish([Output("index.html", b"old"), Output("桥.html", b"1" * 50_000)], site)
    with pytest.raises(OSError, match="No space left") as full:
        publish([Output("index.html", b"new"), Output("桥.html", b"2" * ROOM)], site)
    assert full.value.filename == str(site / "桥.html")
    assert (site / "index.html").read_bytes() == b"old"
    assert [path.name for path in disk.iterdir()] == ["site"]
    publish([Output("index.html", b"new")], site)
    assert (site / "index.html").read_bytes() == b"new"


def test_a_full_disk_for_temporary_files_is_named(disk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(disk))
    with pytest.raises(OSError, match="No space left") as full:
        indexed([["青石"] * ROOM])
    assert str(full.value.filename).startswith(str(disk))


def test_that_the_disk_is_full_is_said_where_pagefind_fails_of_it(
    disk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(disk))
    program = tmp_path / "pagefind"
    program.write_text(
        '#!/bin/sh\n[ "$1" = --version ] && echo pagefind 1.5.2 && exit\ncat /dev/zero > index\n'
    )
    program.chmod(0o755)
    with pytest.raises(EditionError, match="pagefind-without-room"):
        indexed([["青石"]], program)
