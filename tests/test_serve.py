"""The preview serves the built site, with its own not-found page, on this machine only."""

import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.serve import HOST, site_server
from generator.settings import EditionError


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    (tmp_path / "index.html").write_text("首页", encoding="utf-8")
    (tmp_path / "404.html").write_text("找不到", encoding="utf-8")
    server = site_server(tmp_path, 0)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://{HOST}:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_page_is_served_and_not_kept(address: str) -> None:
    with urllib.request.urlopen(f"{address}/index.html") as answer:  # noqa: S310 - our own server
        assert answer.read().decode() == "首页"
        assert answer.headers["Cache-Control"] == "no-cache"


def test_what_is_not_there_gets_the_sites_own_page(address: str) -> None:
    with pytest.raises(urllib.error.HTTPError) as missing:
        urllib.request.urlopen(f"{address}/gone.html")  # noqa: S310 - our own server
    with missing.value as answer:
        assert answer.code == 404
        assert answer.read().decode() == "找不到"


def test_a_taken_port_is_one_sentence(tmp_path: Path, address: str) -> None:
    with pytest.raises(EditionError, match="请换一个"):
        site_server(tmp_path, int(address.rsplit(":", 1)[1]))


@pytest.mark.parametrize("path", ["assets/", "%00", "../../etc/passwd", "%2e%2e/%2e%2e/etc/passwd"])
def test_no_folder_is_listed_and_nothing_outside_is_served(address: str, tmp_path: Path, path: str) -> None:
    (tmp_path / "assets").mkdir()
    with pytest.raises(urllib.error.HTTPError) as missing:
        urllib.request.urlopen(f"{address}/{path}")  # noqa: S310 - our own server
    with missing.value as answer:
        assert (answer.code, answer.read().decode()) == (404, "找不到")
