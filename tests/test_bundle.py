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
