"""The bundle is the whole site in one zip, the same bytes for the same site."""

import json
import os
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from conftest import ROOT

from generator.bundle import bundle
from generator.model import Output
from generator.publish import RECORD, publish
from generator.settings import EditionError


def test_it_holds_every_page_under_one_folder(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish([Output("index.html", b"home"), Output("people/沈砚秋.html", b"name")], site)
    size = bundle(site, tmp_path / "paper.zip", "澜溪日报", tmp_path / ".cache")
    assert size == (tmp_path / "paper.zip").stat().st_size
    with zipfile.ZipFile(tmp_path / "paper.zip") as archive:
        assert archive.namelist() == ["澜溪日报/index.html", "澜溪日报/people/沈砚秋.html"]
        assert archive.read("澜溪日报/index.html") == b"home"


def test_the_same_site_gives_the_same_bytes_whenever_it_was_written(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish([Output("index.html", b"home"), Output("b.html", b"b")], site)
    bundle(site, tmp_path / "1.zip", "paper", tmp_path / ".cache")
    os.utime(site / "index.html", (0, 0))
    bundle(site, tmp_path / "2.zip", "paper", tmp_path / ".cache")
    assert (tmp_path / "1.zip").read_bytes() == (tmp_path / "2.zip").read_bytes()


def test_without_a_site_it_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(EditionError, match="no-site-yet"):
        bundle(tmp_path / "site", tmp_path / "paper.zip", "paper", tmp_path / ".cache")


@pytest.mark.parametrize(
    "name", ["../../x", "", "a/b:c", " . ", "\\x", "CON", "nul.报", "问?", "报" * 300, "\u202e报", "报.\x00 "]
)
def test_the_folder_in_the_zip_is_one_that_every_system_unpacks_in_place(tmp_path: Path, name: str) -> None:
    site = tmp_path / "site"
    publish([Output("index.html", b"home")], site)
    bundle(site, tmp_path / "paper.zip", name, tmp_path / ".cache")
    with zipfile.ZipFile(tmp_path / "paper.zip") as archive:
        (entry,) = archive.namelist()
    folder, page = entry.split("/")
    assert page == "index.html"
    assert folder.strip(". ")
    assert folder.rstrip(". ") == folder
    assert folder.isprintable()
    assert not set(folder) & set('\\:*?"<>|')
    assert folder.partition(".")[0].lower() not in {"con", "nul"}
    assert len(folder.encode()) <= 60


def test_a_bundle_never_takes_the_place_of_another_file(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish([Output("index.html", b"home")], site)
    (tmp_path / "notes.zip").write_bytes(b"not a zip")
    for name in ["edition.yaml", "notes.zip", "site/index.html", "site/paper.zip", "", "."]:
        with pytest.raises(EditionError):
            bundle(site, tmp_path / name, "paper", tmp_path / ".cache")
    assert (tmp_path / "notes.zip").read_bytes() == b"not a zip"
    assert (site / "index.html").read_bytes() == b"home"


def test_a_zip_that_somebody_else_made_stays_and_an_older_bundle_is_replaced(tmp_path: Path) -> None:
    site, target = tmp_path / "site", tmp_path / "paper.zip"
    publish([Output("index.html", b"home")], site)
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("years of work.txt", "work")
    before = target.read_bytes()
    with pytest.raises(EditionError, match="no-bundle-of-ours"):
        bundle(site, target, "paper", tmp_path / ".cache")
    assert target.read_bytes() == before
    target.unlink()
    bundle(site, target, "paper", tmp_path / ".cache")
    publish([Output("index.html", b"home, one day later")], site)
    bundle(site, target, "paper", tmp_path / ".cache")
    with zipfile.ZipFile(target) as archive:
        assert archive.read("paper/index.html") == b"home, one day later"


def test_a_link_under_the_zip_s_name_is_not_followed(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish([Output("index.html", b"home")], site)
    (tmp_path / "paper.zip").symlink_to(tmp_path / "elsewhere.zip")
    with pytest.raises(EditionError):
        bundle(site, tmp_path / "paper.zip", "paper", tmp_path / ".cache")
    assert not (tmp_path / "elsewhere.zip").exists()


def test_a_zip_is_on_the_disk_before_it_takes_its_name(tmp_path: Path) -> None:
    publish([Output("index.html", b"page")], tmp_path / "site")
    called: list[object] = []
    sys.setprofile(lambda _, event, function: called.append(function) if event == "c_call" else None)
    try:
        bundle(tmp_path / "site", tmp_path / "1.zip", "paper", tmp_path / ".cache")
    finally:
        sys.setprofile(None)
    assert [function for function in called if function in {os.fsync, os.replace}] == [os.fsync, os.replace]


def test_the_same_site_again_leaves_the_zip_untouched(tmp_path: Path) -> None:
    site, target = tmp_path / "site", tmp_path / "paper.zip"
    publish([Output("index.html", b"home")], site)
    bundle(site, target, "paper", tmp_path / ".cache")
    before = target.stat()
    bundle(site, target, "paper", tmp_path / ".cache")
    assert (target.stat().st_ino, target.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


@pytest.mark.parametrize(
    "stray", ["../secret.txt", "/etc/hostname", "a/../../secret.txt", "link/secret.txt", "C:/x"]
)
def test_a_record_edited_by_hand_never_takes_in_what_lies_outside_the_site(tmp_path: Path, stray: str) -> None:
    site = tmp_path / "site"
    (tmp_path / "secret.txt").write_text("不外传", encoding="utf-8")
    publish([Output("index.html", b"home")], site)
    (site / "link").symlink_to(tmp_path)
    record = json.loads((site / RECORD).read_text(encoding="utf-8"))
    (site / RECORD).write_text(json.dumps(record | {stray: "0"}), encoding="utf-8")
    bundle(site, tmp_path / "paper.zip", "paper", tmp_path / ".cache")
    with zipfile.ZipFile(tmp_path / "paper.zip") as archive:
        assert archive.namelist() == ["paper/index.html"]


BUNDLE_AND_MEASURE = """
import resource, sys
from pathlib import Path
from generator.bundle import bundle
site, target, cache = map(Path, sys.argv[1:])
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
bundle(site, target, "paper", cache)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


@pytest.mark.skipif(os.name == "nt", reason="the measure of memory is a Unix one")
@pytest.mark.end_to_end
def test_bundling_takes_little_memory_however_large_the_site_is(tmp_path: Path) -> None:
    site = tmp_path / "site"
    large = os.urandom(1 << 20) * 120
    publish([Output("index.html", b"home"), Output("images/large.jpg", large)], site)
    places = [str(tmp_path / name) for name in ("site", "paper.zip", ".cache")]
    command = [sys.executable, "-c", BUNDLE_AND_MEASURE, *places]
    ended = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    assert int(ended.stdout) < 50_000  # kilobytes
    with zipfile.ZipFile(tmp_path / "paper.zip") as archive:
        assert archive.read("paper/images/large.jpg") == large


BUNDLE_AND_DIE = """
import os, signal, sys, zipfile
from pathlib import Path
from generator.bundle import bundle
left = int(sys.argv[4])
def die(event, arguments):
    global left
    if event in {"open", "os.rename", "os.remove", "os.mkdir"}:
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
site, target, cache = map(Path, sys.argv[1:4])
sys.addaudithook(die)
bundle(site, target, "paper", cache)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no kill -9")
@pytest.mark.end_to_end
def test_killed_at_any_moment_it_leaves_nothing_beside_the_old_zip(tmp_path: Path) -> None:
    site, target, cache = tmp_path / "site", tmp_path / "paper.zip", tmp_path / ".cache"
    publish([Output("index.html", b"home")], site)
    bundle(site, target, "paper", cache)
    old = target.read_bytes()
    publish([Output("index.html", b"home, one day later"), Output("b.html", b"b")], site)
    bundle(site, tmp_path / "new.zip", "paper", cache)
    new = (tmp_path / "new.zip").read_bytes()
    (tmp_path / "new.zip").unlink()
    moment, killed = 0, True
    while killed:
        moment += 1
        target.write_bytes(old)
        places = [str(place) for place in (site, target, cache)]
        command = [sys.executable, "-c", BUNDLE_AND_DIE, *places, str(moment)]
        ended = subprocess.run(command, cwd=ROOT, check=False)
        killed = ended.returncode == -signal.SIGKILL
        assert target.read_bytes() in (old, new)
        assert sorted(path.name for path in tmp_path.iterdir()) == [".cache", "paper.zip", "site"]
    assert moment > 5
    assert target.read_bytes() == new
    assert list(cache.iterdir()) == []
