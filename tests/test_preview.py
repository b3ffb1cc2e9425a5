"""`serve` as an editor uses it: it shows what was last whole, tells mistakes, goes on, ends at one Ctrl+C."""

import contextlib
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

import pytest
from conftest import ROOT
from test_build import first_article, lay_pages, run

from generator.serve import HOST

LONG = 120.0  # seconds: so long may a build take on a machine that has much else to do


def free_port() -> int:
    with socket.socket() as found:
        found.bind((HOST, 0))
        return int(found.getsockname()[1])


@dataclass(frozen=True, slots=True)
class Preview:
    """A running `serve`: its edition, its port, and where what it says lies."""

    edition: Path
    port: int
    process: subprocess.Popen[bytes]
    said: Path

    def page(self, path: str) -> str:
        """What is answered at a path."""
        with contextlib.closing(HTTPConnection(HOST, self.port, timeout=10)) as connection:
            connection.request("GET", f"/{path}")
            return connection.getresponse().read().decode()

    def told(self) -> str:
        """All that has been said until now."""
        return self.said.read_text(encoding="utf-8")

    def wait_for(self, words: str, count: int = 1) -> None:
        """Go on once the words have been said so often."""
        ends = time.monotonic() + LONG
        while self.told().count(words) < count:
            assert self.process.poll() is None, self.told()
            assert time.monotonic() < ends, self.told()
            time.sleep(0.05)


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """One issue of the sample edition, read, built and shown."""
    edition = tmp_path_factory.mktemp("preview") / "edition"
    lay_pages(edition)
    assert run(edition).returncode == 0
    port = free_port()
    said = edition.with_name("said.txt")
    command = [sys.executable, str(ROOT / "build.py"), "serve", "--edition", str(edition), "--port", str(port)]
    with said.open("wb") as file, subprocess.Popen(command, stdout=file, stderr=file) as process:
        running = Preview(edition, port, process, said)
        running.wait_for("预览：")
        yield running
        process.kill()


def test_what_an_editor_changes_is_shown_and_a_mistake_is_told_and_mended(preview: Preview) -> None:
    assert f"http://127.0.0.1:{preview.port}/" in preview.told()
    style = preview.edition / "theme" / "templates" / "about.html"
    style.parent.mkdir(parents=True)
    style.write_text("{{ nobody.knows }}", encoding="utf-8")
    preview.wait_for("theme/templates/about.html: 模板无法填写")
    assert "砚江日报" in preview.page("about.html")
    style.unlink()
    preview.wait_for("网站已生成", 2)
    article = first_article(preview.edition)
    text = article.read_text(encoding="utf-8")
    article.write_text(re.sub(r"(?m)^title: .*$", "title: 全新的标题", text), encoding="utf-8")
    preview.wait_for("网站已生成", 3)
    assert "全新的标题" in preview.page(f"{article.parent.name}/{article.stem}.html")


def test_a_content_folder_that_goes_and_comes_back_ends_nothing(preview: Preview) -> None:
    content = preview.edition / "content"
    content.rename(preview.edition / "away")
    preview.wait_for("里还没有文章")
    assert "砚江日报" in preview.page("index.html")
    built = preview.told().count("网站已生成")
    (preview.edition / "away").rename(content)
    preview.wait_for("网站已生成", built + 1)


def test_a_second_preview_is_told_that_the_port_is_taken_before_it_builds(preview: Preview) -> None:
    ended = run(preview.edition, "serve", "--port", str(preview.port))
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr == f"错误：端口 {preview.port} 不能用（可能已被占用）；请换一个，如 --port 8080。\n"


@pytest.mark.skipif(sys.platform == "win32", reason="here Ctrl+C cannot be sent to one process alone")
def test_one_ctrl_c_ends_it_at_once_whoever_is_connected(preview: Preview) -> None:
    with contextlib.ExitStack() as connected:
        for said in [b"", b"GET / HTTP/1.1\r\nHo", b"GET /index.html HTTP/1.1\r\nHost: localhost\r\n\r\n"]:
            one = connected.enter_context(socket.create_connection((HOST, preview.port)))
            one.sendall(said)
        time.sleep(0.3)
        before = time.monotonic()
        preview.process.send_signal(signal.SIGINT)
        assert preview.process.wait(timeout=10) == 130
        assert time.monotonic() - before < 3
    assert preview.told().endswith("已停止。\n")
    assert "Traceback" not in preview.told()
