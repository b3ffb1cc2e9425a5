"""A request -> what a static host would answer with the files of a site."""

import mimetypes
import os
import re
import stat
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from email.utils import formatdate, parsedate_to_datetime
from http import HTTPStatus
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from generator.routes import NOT_FOUND
from generator.storage import inside

# A page elsewhere whose name is made to lead to this machine (DNS rebinding) says its own name in Host.
OUR_NAMES = ("127.0.0.1", "localhost", "[::1]")
READ_AT_ONCE = 1_000_000  # bytes
_SWAP_PATIENCE = 50  # looks: between two renames of a publication no site stands there, for microseconds
_LOOK_AGAIN_AFTER = 0.02  # seconds
_RANGE = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})")
_HTML = "text/html; charset=utf-8"
# Known here and not asked of the system, whose own list another program may have spoilt (.js on Windows).
_TYPES = mimetypes.MimeTypes()
_MORE_TYPES = {
    ".avif": "image/avif",
    ".bib": "text/x-bibtex",
    ".js": "text/javascript",
    ".md": "text/markdown",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
    ".yaml": "text/yaml",
}
_TEXTS = re.compile(r"text/.*|.*[/+](?:json|xml)")


def site_app(site: Path) -> ASGIApp:
    """What answers with the files of the built site, as a static host does; it can be mounted anywhere."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        """One request answered, its file read off the event loop."""
        if scope["type"] == "http":
            with ExitStack() as open_files:  # closed whether they are read to the end or the reader leaves
                response = await run_in_threadpool(_response, _Site(site, open_files), Request(scope))
                response.headers["Cache-Control"] = "no-cache"  # the next build may have changed it
                await response(scope, receive, send)

    return TrustedHostMiddleware(app, OUR_NAMES, www_redirect=False)


@dataclass(frozen=True, slots=True)
class _Site:
    """The folder that a request is answered from, and the files of it that are open until it is."""

    folder: Path
    open_files: ExitStack

    def opened(self, name: str) -> "_Opened | None":
        """The file of that name; None where there is none, it is hidden, or a link leads out of the site."""
        for _ in range(_SWAP_PATIENCE):
            before = _identity(self.folder)
            opened = _opened(self.folder, name, self.open_files)
            if opened or (before and before == _identity(self.folder)):
                return opened
            time.sleep(_LOOK_AGAIN_AFTER)  # a publication is just now putting the next site in its place
        return None


# Starlette's own FileResponse looks at a file, says its size and then opens it: a publication in between would
# make that a lie. Here what is said is said of the open file.
@dataclass(frozen=True, slots=True)
class _Opened:
    """A file of the site that is open: a publication meanwhile does not touch it."""

    file: BinaryIO
    size: int
    tag: str
    changed: float


def _response(site: _Site, request: Request) -> Response:
    if request.method not in {"GET", "HEAD"}:
        headers = {"Allow": "GET, HEAD"}
        return PlainTextResponse("Method Not Allowed", HTTPStatus.METHOD_NOT_ALLOWED, headers)
    name = request.scope["path"].removeprefix(request.scope.get("root_path", "")).removeprefix("/")
    is_folder = not name or name.endswith("/")
    asked = f"{name}index.html" if is_folder else name
    if opened := site.opened(asked):
        return _answer(opened, _type_of(asked), request)
    if not is_folder and site.opened(f"{name}/index.html"):
        headers = {"Location": f"./{quote(name.rpartition('/')[2])}/"}
        return Response(status_code=HTTPStatus.TEMPORARY_REDIRECT, headers=headers)
    page = site.opened(NOT_FOUND)
    if page is None:
        return PlainTextResponse("Not Found", HTTPStatus.NOT_FOUND)
    return Response(page.file.read(), HTTPStatus.NOT_FOUND, media_type=_HTML)


def _answer(opened: _Opened, media_type: str, request: Request) -> Response:
    headers = {
        "ETag": opened.tag,
        "Last-Modified": formatdate(opened.changed, usegmt=True),
        "Accept-Ranges": "bytes",
    }
    if _is_known(opened, request.headers):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    part = _part(opened, request.headers)
    if part is None:
        headers["Content-Range"] = f"bytes */{opened.size}"
        return Response(status_code=HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, headers=headers)
    status = HTTPStatus.OK
    if len(part) < opened.size:
        status = HTTPStatus.PARTIAL_CONTENT
        headers["Content-Range"] = f"bytes {part.start}-{part.stop - 1}/{opened.size}"
    headers["Content-Length"] = str(len(part))
    if request.method == "HEAD":
        return Response(None, status, headers, media_type)
    return StreamingResponse(_pieces(opened.file, part), status, headers, media_type)


def _is_known(opened: _Opened, headers: Mapping[str, str]) -> bool:
    """Whether who asks has the file as it is."""
    if "if-none-match" in headers:
        tags = [tag.strip().removeprefix("W/") for tag in headers["if-none-match"].split(",")]
        return opened.tag in tags or tags == ["*"]
    try:
        known = parsedate_to_datetime(headers.get("if-modified-since", "")).timestamp()
    except (ValueError, OverflowError):
        return False
    return int(opened.changed) <= known


def _part(opened: _Opened, headers: Mapping[str, str]) -> range | None:
    """The bytes that are asked for, by default the whole file; None where there are no such bytes."""
    whole = range(opened.size)
    asked = _RANGE.fullmatch(headers.get("range", ""))
    if asked is None or not any(asked.groups()) or headers.get("if-range", opened.tag) != opened.tag:
        return whole
    first, last = asked.groups()
    if not first:
        part = whole[-int(last) :] if int(last) else range(0)
    elif last and int(last) < int(first):
        return whole
    else:
        part = whole[int(first) : int(last) + 1 if last else None]
    return part or None


def _pieces(file: BinaryIO, part: range) -> Iterator[bytes]:
    file.seek(part.start)
    left = len(part)
    while left and (piece := file.read(min(left, READ_AT_ONCE))):
        yield piece
        left -= len(piece)


def _identity(site: Path) -> tuple[int, int] | None:
    try:
        state = site.stat()
    except OSError:
        return None
    return state.st_dev, state.st_ino


def _opened(site: Path, name: str, open_files: ExitStack) -> _Opened | None:
    path = inside(site, name)
    if path is None or any(part.startswith(".") for part in name.split("/")):
        return None
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # a pipe would be waited for
            return None
        file = open_files.enter_context(path.open("rb"))
    except (OSError, ValueError):
        return None
    state = os.fstat(file.fileno())
    return _Opened(file, state.st_size, f'"{state.st_mtime_ns:x}-{state.st_size:x}"', state.st_mtime)


def _type_of(name: str) -> str:
    suffix = Path(name).suffix.lower()
    media_type = _MORE_TYPES.get(suffix) or _TYPES.types_map[True].get(suffix) or "application/octet-stream"
    return f"{media_type}; charset=utf-8" if _TEXTS.fullmatch(media_type) else media_type
