"""The site over http on this machine, built again whenever something the editor owns has changed."""

import os
import threading
import time
from collections.abc import Callable, Iterable
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from generator.routes import NOT_FOUND
from generator.settings import EditionError

HOST = "127.0.0.1"  # a preview is for this machine only
LOOK_AGAIN_AFTER = 1.0  # seconds


def serve(site: Path, port: int, watched: Iterable[Path], rebuild: Callable[[], None]) -> None:
    """Serve `site` until interrupted; run `rebuild` after every change below the watched folders.

    Raises EditionError where the port is taken.
    """
    server = site_server(site, port)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        _rebuild_on_change(list(watched), rebuild)
    finally:
        server.shutdown()
        server.server_close()


def site_server(site: Path, port: int) -> ThreadingHTTPServer:
    """A server of a built site on this machine, not yet running; port 0 takes any free one."""
    try:
        return ThreadingHTTPServer((HOST, port), partial(_SiteHandler, directory=str(site)))
    except (OSError, OverflowError) as error:
        raise EditionError(f"端口 {port} 不能用（可能已被占用）；请换一个，如 --port {8000 + 80}。") from error


class _SiteHandler(SimpleHTTPRequestHandler):
    """Answers with the site's own not-found page, and keeps silent about what is read."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        """Say nothing: the terminal belongs to the editor."""

    def end_headers(self) -> None:
        """Let no browser keep a page: the next build may have changed it."""
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def translate_path(self, path: str) -> str:
        """The file of an address; one with a NUL byte in it is no file's."""
        return super().translate_path(path.replace("%00", "%EF%BF%BD"))

    def list_directory(self, path: str | os.PathLike[str]) -> None:  # noqa: ARG002 - the base class's signature
        """Send the not-found page: a static host lists no folders either."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Send the site's own page for what is not there."""
        page = Path(self.directory) / NOT_FOUND
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        content = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)


def _rebuild_on_change(watched: list[Path], rebuild: Callable[[], None]) -> None:
    seen = _moments(watched)
    while True:
        time.sleep(LOOK_AGAIN_AFTER)
        now = _moments(watched)
        if now != seen:
            rebuild()
            seen = now  # not the moment after: something may have been saved while it was built


def _moments(folders: list[Path]) -> dict[Path, int]:
    """When each file was last changed; the importer's memory and other hidden files do not count."""
    return {
        path: _moment(path)
        for folder in folders
        for path in folder.rglob("*")
        if not any(part.startswith(".") for part in path.relative_to(folder).parts)
    }


def _moment(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except FileNotFoundError:  # an editor's program replaced the file just now
        return 0
