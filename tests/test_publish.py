"""The site is the old one or the new one, whatever happens while it is written."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

from generator.model import Output
from generator.publish import RECORD, finish_interrupted, publish, published_digests
from generator.settings import EditionError

OLD = {"index.html": b"old home", "2025-09-10/01.html": b"page", "gone/away.html": b"gone"}
NEW = {"index.html": b"new home", "2025-09-10/01.html": b"page", "2025-09-11/01.html": b"next day"}

PUBLISH_AND_DIE = """
import os, signal, sys
from pathlib import Path
from generator.model import Output
from generator.publish import publish
left = int(sys.argv[2])
def die(event, arguments):
    global left
    if event in {"os.rename", "os.link", "os.mkdir", "os.remove", "os.rmdir", "open"}:
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
outputs = [Output(path, content) for path, content in %r.items()]
sys.addaudithook(die)
publish(outputs, Path(sys.argv[1]))
"""


def outputs(files: dict[str, bytes]) -> list[Output]:
    return [Output(path, content) for path, content in files.items()]


def files_of(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file() and path.name != RECORD
    }


def test_a_site_is_written_whole(tmp_path: Path) -> None:
    published = publish(outputs(OLD), tmp_path / "site")
    assert sorted(published.written) == sorted(OLD)
    assert files_of(tmp_path / "site") == OLD
    assert published_digests(tmp_path / "site").keys() == OLD.keys()


def test_publishing_the_same_again_touches_nothing(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(outputs(OLD), site)
    before = {path: path.stat() for path in [site, *site.rglob("*")]}
    published = publish(outputs(OLD), site)
    assert (published.written, published.same, published.removed) == ((), 3, ())
    assert {path: path.stat().st_mtime_ns for path in before} == {
        path: stat.st_mtime_ns for path, stat in before.items()
    }
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_only_what_changed_is_written_and_only_ours_is_removed(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(outputs(OLD), site)
    unchanged = (site / "2025-09-10/01.html").stat()
    (site / "CNAME").write_bytes(b"paper.example")
    (site / ".git/refs").mkdir(parents=True)
    (site / ".git/refs/main").write_bytes(b"0")
    (site / "2025-09-10/own.txt").write_bytes(b"own")
    published = publish(outputs(NEW), site)
    assert published.removed == ("gone/away.html",)
    assert sorted(published.written) == ["2025-09-11/01.html", "index.html"]
    own = {"CNAME": b"paper.example", ".git/refs/main": b"0", "2025-09-10/own.txt": b"own"}
    assert files_of(site) == NEW | own
    assert (site / "2025-09-10/01.html").stat().st_mtime_ns == unchanged.st_mtime_ns
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_page_damaged_by_hand_is_mended(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(outputs(OLD), site)
    (site / "index.html").write_bytes(b"scribble")
    assert publish(outputs(OLD), site).written == ("index.html",)
    assert files_of(site) == OLD


def test_a_folder_that_is_not_ours_is_never_cleared(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "thesis.txt").write_bytes(b"years of work")
    with pytest.raises(EditionError, match="site-of-somebody-else"):
        publish(outputs(NEW), site)
    assert files_of(site) == {"thesis.txt": b"years of work"}


def test_a_foreign_file_under_a_pages_name_is_never_overwritten(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(outputs(OLD), site)
    (site / "2025-09-11").mkdir()
    (site / "2025-09-11/01.html").write_bytes(b"own page")
    with pytest.raises(EditionError, match="address-is-taken"):
        publish(outputs(NEW), site)
    assert (site / "2025-09-11/01.html").read_bytes() == b"own page"


@pytest.mark.parametrize("path", ["../outside.html", "/etc/passwd", "a/../../b", RECORD, ""])
def test_no_output_leaves_the_site(tmp_path: Path, path: str) -> None:
    with pytest.raises(EditionError):
        publish([Output(path, b"x")], tmp_path / "site")
    assert not (tmp_path / "outside.html").exists()


def test_two_outputs_never_share_an_address(tmp_path: Path) -> None:
    with pytest.raises(EditionError, match="address-twice"):
        publish([Output("a.html", b"1"), Output("a.html", b"2")], tmp_path / "site")


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no kill -9")
@pytest.mark.end_to_end
def test_killed_at_any_moment_the_site_is_the_old_or_the_new_and_the_next_run_finishes(tmp_path: Path) -> None:
    moments, killed = 0, True
    while killed:
        moments += 1
        site = tmp_path / str(moments) / "site"
        site.parent.mkdir()
        publish(outputs(OLD), site)
        (site / "CNAME").write_bytes(b"own")
        killed = _publish_and_die(site, moments)
        if site.exists():
            assert files_of(site) in _whole_sites()
        finish_interrupted(site)
        assert files_of(site) in (OLD | {"CNAME": b"own"}, NEW | {"CNAME": b"own"})
        publish(outputs(NEW), site)
        assert files_of(site) == NEW | {"CNAME": b"own"}
        assert [path.name for path in site.parent.iterdir()] == ["site"]
    assert moments > 10


def _whole_sites() -> list[dict[str, bytes]]:
    """The old and the new site; a foreign file joins the new one a moment after it stands."""
    return [OLD | {"CNAME": b"own"}, NEW | {"CNAME": b"own"}, NEW]


def _publish_and_die(site: Path, moment: int) -> bool:
    command = [sys.executable, "-c", PUBLISH_AND_DIE % NEW, str(site), str(moment)]
    ended = subprocess.run(command, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False)
    return ended.returncode == -signal.SIGKILL


@pytest.mark.skipif(
    not hasattr(os, "sync"), reason="this system cannot be told to write all it holds to the disk"
)
def test_a_site_is_on_the_disk_before_it_takes_the_place_of_the_last_one(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(outputs({"index.html": b"old"}), site)
    called: list[object] = []
    sys.setprofile(lambda _, event, function: called.append(function) if event == "c_call" else None)
    try:
        publish(outputs({"index.html": b"new"}), site)
    finally:
        sys.setprofile(None)
    order = [function for function in called if function in {os.sync, os.rename}]
    assert (order[0], order.count(os.sync)) == (os.sync, 1)
    assert order.count(os.rename) >= 2


def test_a_site_whose_record_is_damaged_is_left_alone_and_the_next_run_says_the_same(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(outputs(OLD), site)
    (site / RECORD).write_text("{", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(EditionError, match="site-of-somebody-else"):
            publish(outputs(NEW), site)
    assert files_of(site) == OLD


def test_a_folder_where_a_page_stood_is_named_and_kept(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(outputs(OLD), site)
    (site / "index.html").unlink()
    (site / "index.html").mkdir()
    (site / "index.html" / "own.txt").write_bytes(b"own")
    for _ in range(2):
        with pytest.raises(EditionError, match="address-is-taken"):
            publish(outputs(NEW), site)
    assert (site / "index.html" / "own.txt").read_bytes() == b"own"


STRAY_RECORDS = [
    {"../outside.txt": "0", "/etc/hostname": "0", "C:\\x": "0", "a/../../outside.txt": "0", "": "0"},
    {"index.html": {"deep": [1]}, "../site-of-another/index.html": None},
]


@pytest.mark.parametrize("stray", STRAY_RECORDS)
def test_a_record_edited_by_hand_never_touches_what_lies_outside_the_site(
    tmp_path: Path, stray: dict[str, object]
) -> None:
    site = tmp_path / "site"
    (tmp_path / "outside.txt").write_bytes(b"work")
    publish(outputs(OLD), site)
    record = json.loads((site / RECORD).read_text(encoding="utf-8"))
    (site / RECORD).write_text(json.dumps(record | stray), encoding="utf-8")
    assert "../outside.txt" not in published_digests(site)
    published = publish(outputs(NEW), site)
    assert published.removed == ("gone/away.html",)
    assert files_of(site) == NEW
    assert (tmp_path / "outside.txt").read_bytes() == b"work"


@pytest.mark.parametrize("record", ["[" * 100_000, '{"a": ' * 100_000, "[]", "1" * 5000, "null", "\x00"])
def test_a_record_that_is_no_record_is_one_sentence(tmp_path: Path, record: str) -> None:
    site = tmp_path / "site"
    publish(outputs(OLD), site)
    (site / RECORD).write_text(record, encoding="utf-8")
    with pytest.raises(EditionError, match="site-of-somebody-else"):
        publish(outputs(NEW), site)
    assert files_of(site) == OLD
