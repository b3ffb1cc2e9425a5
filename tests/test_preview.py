"""`serve` as an editor uses it: it shows what was last whole, tells mistakes, goes on, ends at one Ctrl+C."""

import contextlib
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

import pytest
from conftest import ROOT
from program import forked
from test_build import built, first_article
from waiting import LONGEST, wait_for

from generator.serve import HOST

pytestmark = pytest.mark.end_to_end

__all__ = ["built"]  # the fixture

BUILT = "网站已生成"
ASKING = b"GET %b HTTP/1.1\r\nHost: localhost\r\n\r\n"
LARGE = 50_000_000  # bytes: more than a connection holds when nobody reads on


@contextlib.contextmanager
def kept_port() -> Iterator[int]:
    """A free port that the system gives to nobody else who asks for any; a server that names it may take it."""
    with socket.socket() as keeping:
        keeping.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        keeping.bind((HOST, 0))
        yield int(keeping.getsockname()[1])


@dataclass(frozen=True, slots=True)
class Preview:
    """A running `serve`: its edition, its port, and where what it says lies."""

    edition: Path
    port: int
    process: subprocess.Popen[bytes]
    said: Path

    def page(self, path: str) -> str:
        """What is answered at a path."""
        with contextlib.closing(HTTPConnection(HOST, self.port, timeout=LONGEST)) as connection:
            connection.request("GET", f"/{path}")
            return connection.getresponse().read().decode()

    def told(self) -> str:
        """All that has been said until now."""
        return self.said.read_text(encoding="utf-8")

    def wait_for(self, words: str, count: int = 1) -> None:
        """Go on once the words have been said so often."""
        wait_for(lambda: self._has_told(words, count), self.told)

    def _has_told(self, words: str, count: int) -> bool:
        enough = self.told().count(words) >= count
        assert enough or self.process.poll() is None, self.told()
        return enough

    def builds_after(self, change: Callable[[], object]) -> None:
        """Go on once the site was built again after a change."""
        built = self.told().count(BUILT)
        change()
        self.wait_for(BUILT, built + 1)


@contextlib.contextmanager
def shown(edition: Path) -> Iterator[Preview]:
    """The preview of an edition, once it is there."""
    said = edition.with_name("said.txt")
    command = [sys.executable, str(ROOT / "build.py"), "serve", "--edition", str(edition), "--port"]
    with (
        kept_port() as port,
        said.open("wb") as file,
        subprocess.Popen([*command, str(port)], stdout=file, stderr=file) as process,
    ):
        running = Preview(edition, port, process, said)
        try:
            running.wait_for(f"预览：http://{HOST}:{port}/")
            yield running
        finally:
            process.kill()


@pytest.fixture
def preview(built: Path, tmp_path: Path) -> Iterator[Preview]:
    """A copy of one issue of the sample edition, read and built, shown."""
    with shown(Path(shutil.copytree(built, tmp_path / "edition"))) as running:
        yield running


def test_what_an_editor_changes_is_shown_and_a_mistake_is_told_and_mended(preview: Preview) -> None:
    style = preview.edition / "theme" / "templates" / "about.html"
    style.parent.mkdir(parents=True)
    style.write_text("{{ nobody.knows }}", encoding="utf-8")
    preview.wait_for("theme/templates/about.html: 模板无法填写")
    assert "砚江日报" in preview.page("about.html")
    preview.builds_after(style.unlink)
    article = first_article(preview.edition)
    text = article.read_text(encoding="utf-8")
    edited = re.sub(r"(?m)^title: .*$", "title: 全新的标题", text)
    preview.builds_after(lambda: article.write_text(edited, encoding="utf-8"))
    assert "全新的标题" in preview.page(f"{article.parent.name}/{article.stem}.html")


def test_a_content_folder_that_goes_and_comes_back_ends_nothing(preview: Preview) -> None:
    content = preview.edition / "content"
    content.rename(preview.edition / "away")
    preview.wait_for("里还没有文章")
    assert "砚江日报" in preview.page("index.html")
    preview.builds_after(lambda: (preview.edition / "away").rename(content))


def test_a_second_preview_is_told_that_the_port_is_taken_before_it_builds(preview: Preview) -> None:
    ended = forked(preview.edition, "serve", "--port", str(preview.port))
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr == f"错误：端口 {preview.port} 不能用（可能已被占用）；请换一个，如 --port 8080。\n"


@pytest.mark.skipif(sys.platform == "win32", reason="here Ctrl+C cannot be sent to one process alone")
def test_one_ctrl_c_ends_it_at_once_whoever_is_connected(preview: Preview) -> None:
    with (preview.edition / "site" / "large.bin").open("wb") as file:
        file.truncate(LARGE)
    with contextlib.ExitStack() as connected:
        for said in [b"", b"GET / HTTP/1.1\r\nHo", ASKING % b"/index.html", ASKING % b"/large.bin"]:
            one = connected.enter_context(socket.create_connection((HOST, preview.port)))
            one.sendall(said)
        assert one.recv(12) == b"HTTP/1.1 200"  # and reads no further: the answer would never end
        preview.process.send_signal(signal.SIGINT)
        assert preview.process.wait(timeout=LONGEST) == 130
    assert preview.told().endswith("已停止。\n")
    assert "Traceback" not in preview.told()
