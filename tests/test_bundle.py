"""The bundle is the whole site in one zip, the same bytes for the same site."""

import os
import zipfile
from pathlib import Path

import pytest

from generator.bundle import bundle
from generator.model import Output
from generator.publish import publish
from generator.settings import EditionError


def test_it_holds_every_page_under_one_folder(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish([Output("index.html", b"home"), Output("people/沈砚秋.html", b"name")], site)
    size = bundle(site, tmp_path / "paper.zip", "澜溪日报")
    assert size == (tmp_path / "paper.zip").stat().st_size
    with zipfile.ZipFile(tmp_path / "paper.zip") as archive:
        assert archive.namelist() == ["澜溪日报/index.html", "澜溪日报/people/沈砚秋.html"]
        assert archive.read("澜溪日报/index.html") == b"home"


def test_the_same_site_gives_the_same_bytes_whenever_it_was_written(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish([Output("index.html", b"home"), Output("b.html", b"b")], site)
    bundle(site, tmp_path / "1.zip", "paper")
    os.utime(site / "index.html", (0, 0))
    bundle(site, tmp_path / "2.zip", "paper")
    assert (tmp_path / "1.zip").read_bytes() == (tmp_path / "2.zip").read_bytes()


def test_without_a_site_it_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(EditionError, match="请先运行"):
        bundle(tmp_path / "site", tmp_path / "paper.zip", "paper")


@pytest.mark.parametrize("name", ["../../x", "", "a/b:c", " . ", "\\x"])
def test_the_folder_in_the_zip_is_one_that_unpacks_in_place(tmp_path: Path, name: str) -> None:
    site = tmp_path / "site"
    publish([Output("index.html", b"home")], site)
    bundle(site, tmp_path / "paper.zip", name)
    with zipfile.ZipFile(tmp_path / "paper.zip") as archive:
        (entry,) = archive.namelist()
    folder, page = entry.split("/")
    assert page == "index.html"
    assert folder.strip(". ")
    assert not set(folder) & set('\\:*?"<>|')


def test_a_bundle_never_takes_the_place_of_another_file(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish([Output("index.html", b"home")], site)
    (tmp_path / "notes.zip").write_bytes(b"not a zip")
    for name in ["edition.yaml", "notes.zip", "site/index.html", "site/paper.zip", "", "."]:
        with pytest.raises(EditionError):
            bundle(site, tmp_path / name, "paper")
    assert (tmp_path / "notes.zip").read_bytes() == b"not a zip"
    assert (site / "index.html").read_bytes() == b"home"
