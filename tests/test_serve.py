"""The preview answers as a static host does, on this machine only, whatever is asked of it and by whom."""

import contextlib
import os
import shutil
import socket
import struct
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from itertools import pairwise
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.routing import Mount
from waiting import LONGEST, wait_for

from generator.model import Output
from generator.publish import publish
from generator.serve import HOST, changes, served, server, site_app
from generator.serve.changes import AT_REST_AFTER
from generator.settings import EditionError

SLOWER_THAN_ANY_MACHINE = 600.0  # seconds
LONG = bytes(range(256)) * 10_000
HIDDEN = "秘密"
ASKING = b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"
SLOWLY = b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: "
RESET = struct.pack("ii", 1, 0)  # a connection that is cut, not closed


@dataclass(frozen=True, slots=True)
class Host:
    """A site that is served: where it lies and where it answers."""

    site: Path
    port: int

    def ask(self, path: str, method: str = "GET", **headers: str) -> "Answer":
        """What is answered to one request; `If_None_Match` stands for that header."""
        with contextlib.closing(HTTPConnection(HOST, self.port, timeout=LONGEST)) as connection:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.putrequest(method, path, skip_host="Host" in named)
            for name, value in named.items():
                connection.putheader(name, value)
            connection.endheaders()
            answer = connection.getresponse()
            return Answer(answer.status, dict(answer.headers.items()), answer.read())

    def connected(self) -> socket.socket:
        """A connection on which nothing has been said."""
        return socket.create_connection((HOST, self.port), timeout=LONGEST)


@dataclass(frozen=True, slots=True)
class Answer:
    """The status, the headers (their names in small letters) and the body of an answer."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def laid(folder: Path) -> Path:
    """A small site in the folder, and something beside it that is not for readers."""
    site = folder / "site"
    (site / "2025-09-10").mkdir(parents=True)
    (site / "assets").mkdir()
    (site / ".git").mkdir()
    (site / "index.html").write_text("首页", encoding="utf-8")
    (site / "404.html").write_text("找不到", encoding="utf-8")
    (site / "2025-09-10" / "index.html").write_text("一期", encoding="utf-8")
    (site / "assets" / "long.bin").write_bytes(LONG)
    for hidden in ["../secret.txt", ".published.json", ".git/config", "assets/.hidden"]:
        (site / hidden).write_text(HIDDEN, encoding="utf-8")
    return site


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """A small site that is served and stays as it is."""
    site = laid(tmp_path_factory.mktemp("host"))
    with served(site_app(site), 0) as port:
        yield Host(site, port)


@pytest.fixture
def own_host(tmp_path: Path) -> Iterator[Host]:
    """The same for one test, which may change it."""
    site = laid(tmp_path)
    with served(site_app(site), 0) as port:
        yield Host(site, port)


# What a static host does.


def test_a_page_is_served_and_not_kept(host: Host) -> None:
    answer = host.ask("/index.html")
    assert (answer.status, answer.body.decode()) == (200, "首页")
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.headers["content-length"] == "6"


def test_what_is_not_there_gets_the_sites_own_page(host: Host) -> None:
    answer = host.ask("/gone.html")
    assert (answer.status, answer.body.decode()) == (404, "找不到")
    assert answer.headers["content-type"] == "text/html; charset=utf-8"


def test_a_folder_is_its_index_page(host: Host) -> None:
    assert host.ask("/").body.decode() == "首页"
    assert host.ask("/?q=1").body.decode() == "首页"
    assert host.ask("/2025-09-10/").body.decode() == "一期"
    answer = host.ask("/2025-09-10")
    assert (answer.status, answer.headers["location"]) == (307, "./2025-09-10/")


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("a.html", "text/html; charset=utf-8"),
        ("a.css", "text/css; charset=utf-8"),
        ("a.js", "text/javascript; charset=utf-8"),
        ("a.txt", "text/plain; charset=utf-8"),
        ("a.json", "application/json; charset=utf-8"),
        ("a.webmanifest", "application/manifest+json; charset=utf-8"),
        ("a.svg", "image/svg+xml; charset=utf-8"),
        ("a.xml", "application/xml; charset=utf-8"),
        ("a.wasm", "application/wasm"),
        ("桥.JPG", "image/jpeg"),
        ("a.webp", "image/webp"),
        ("a.pdf", "application/pdf"),
        ("a.unheard-of", "application/octet-stream"),
    ],
)
def test_a_file_says_what_it_is(tmp_path: Path, name: str, media_type: str) -> None:
    (tmp_path / name).write_bytes(b"1")
    with served(site_app(tmp_path), 0) as port:
        assert Host(tmp_path, port).ask(f"/{quote(name)}").headers["content-type"] == media_type


def test_who_asks_for_the_head_gets_no_body(host: Host) -> None:
    answer = host.ask("/assets/long.bin", "HEAD")
    assert (answer.status, answer.headers["content-length"], answer.body) == (200, "2560000", b"")
    assert host.ask("/gone.html", "HEAD").status == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "BURN"])
def test_nothing_but_reading_is_allowed(host: Host, method: str) -> None:
    answer = host.ask("/index.html", method)
    assert (answer.status, answer.headers["allow"]) == (405, "GET, HEAD")


def test_what_a_reader_has_is_not_sent_again_until_it_changes(own_host: Host) -> None:
    first = own_host.ask("/index.html")
    again = own_host.ask("/index.html", If_None_Match=f'"other", W/{first.headers["etag"]}')
    assert (again.status, again.body, again.headers["etag"]) == (304, b"", first.headers["etag"])
    assert own_host.ask("/index.html", If_Modified_Since=first.headers["last-modified"]).status == 304
    (own_host.site / "index.html").write_text("新的首页", encoding="utf-8")
    assert own_host.ask("/index.html", If_None_Match=first.headers["etag"]).body.decode() == "新的首页"
    assert own_host.ask("/index.html", If_Modified_Since="Mon, 01 Jan 1990 00:00:00 GMT").status == 200
    assert own_host.ask("/index.html", If_Modified_Since="yesterday").status == 200


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-0", 0, 0),
        ("bytes=5-9", 5, 9),
        ("bytes=2559990-", 2559990, 2559999),
        ("bytes=-3", 2559997, 2559999),
    ],
)
def test_a_part_of_a_file_is_sent_alone(host: Host, asked: str, first: int, last: int) -> None:
    answer = host.ask("/assets/long.bin", Range=asked)
    assert (answer.status, answer.body) == (206, LONG[first : last + 1])
    assert answer.headers["content-range"] == f"bytes {first}-{last}/2560000"
    assert host.ask("/assets/long.bin", "HEAD", Range=asked).headers["content-length"] == str(last - first + 1)


@pytest.mark.parametrize("asked", ["bytes=2560000-", "bytes=9999999999-", "bytes=-0"])
def test_a_part_that_is_not_there_is_refused(host: Host, asked: str) -> None:
    answer = host.ask("/assets/long.bin", Range=asked)
    assert (answer.status, answer.headers["content-range"]) == (416, "bytes */2560000")


@pytest.mark.parametrize(
    "asked", ["bytes=9-5", "bytes=-", "lines=1-2", "bytes=0-1,5-6", "bytes=x-y", "bytes=٣-٤"]
)
def test_a_part_that_cannot_be_understood_is_the_whole(host: Host, asked: str) -> None:
    answer = host.ask("/assets/long.bin", Range=asked.encode().decode("latin-1"))
    assert (answer.status, answer.body) == (200, LONG)


def test_a_part_of_an_older_file_is_never_put_to_the_newer(host: Host) -> None:
    answer = host.ask("/assets/long.bin", Range="bytes=5-9", If_Range='"older"')
    assert (answer.status, answer.body) == (200, LONG)


def test_a_site_can_be_one_part_of_another_program(host: Host) -> None:
    with served(Starlette(routes=[Mount("/晚报 一/样", site_app(host.site))]), 0) as port:
        mounted = Host(host.site, port)
        below = "/" + quote("晚报 一/样")
        assert mounted.ask(f"{below}/").body.decode() == "首页"
        assert mounted.ask(f"{below}/2025-09-10").headers["location"] == "./2025-09-10/"
        assert mounted.ask(f"{below}/2025-09-10/").body.decode() == "一期"
        assert mounted.ask(f"{below}/gone").body.decode() == "找不到"


# What leads nowhere.


@pytest.mark.parametrize(
    "path",
    [
        "/assets/",
        "/assets",
        "/%00",
        "/index.html%00.txt",
        "/../secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "/assets/..%2f..%2fsecret.txt",
        "/..\\secret.txt",
        "/..%5csecret.txt",
        "/%252e%252e/secret.txt",
        "//secret.txt",
        "///etc/passwd",
        "/%2fetc/passwd",
        "/C:/Windows/win.ini",
        "/C:%5cWindows%5cwin.ini",
        "/%5c%5chost%5cshare",
        "/index.html/",
        "/index.html/x",
        "/%0a",
        "/%ff%fe",
        "/" + "a" * 300,
        "/" + "a/" * 5000,
        "/.published.json",
        "/.git/config",
        "/assets/.hidden",
    ],
)
def test_no_folder_is_listed_and_nothing_outside_or_hidden_is_served(host: Host, path: str) -> None:
    answer = host.ask(path)
    assert (answer.status, answer.body.decode()) == (404, "找不到")


def test_an_address_without_end_is_refused(host: Host) -> None:
    with host.connected() as talker, contextlib.suppress(ConnectionError):
        talker.sendall(b"GET /" + b"a" * 100_000)
        assert talker.recv(12) in {b"HTTP/1.1 400", b""}
    assert host.ask("/" + "a" * 100_000).status in {400, 404}


@given(path=st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), max_size=60))
def test_whatever_is_asked_nothing_but_the_site_is_answered(host: Host, path: str) -> None:
    answer = host.ask(f"/{path}")
    assert answer.status in {200, 307, 404}
    assert HIDDEN not in answer.body.decode()


def test_links_are_followed_within_the_site_only(own_host: Host) -> None:
    (own_host.site / "inside.html").symlink_to("index.html")
    (own_host.site / "outside.txt").symlink_to(own_host.site.parent / "secret.txt")
    (own_host.site / "out").symlink_to(own_host.site.parent)
    (own_host.site / "circle").symlink_to("circle")
    (own_host.site / "dangling").symlink_to("nothing")
    assert own_host.ask("/inside.html").body.decode() == "首页"
    for path in ["/outside.txt", "/out/secret.txt", "/circle", "/circle/x", "/dangling"]:
        assert own_host.ask(path).status == 404


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_is_not_waited_for(own_host: Host) -> None:
    os.mkfifo(own_host.site / "pipe")
    assert own_host.ask("/pipe").status == 404


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "LOCALHOST", "[::1]", "127.0.0.1:8000", "[::1]:80"])
def test_this_machine_may_be_called_by_its_names(host: Host, name: str) -> None:
    assert host.ask("/", Host=name).status == 200


@pytest.mark.parametrize(
    "name",
    ["paper.example", "paper.example:8000", "127.0.0.1.paper.example", "localhost.", "", "[::1", "x@localhost"],
)
def test_a_page_elsewhere_whose_name_leads_here_reads_nothing(host: Host, name: str) -> None:
    answer = host.ask("/", Host=name)
    assert (answer.status, "首页" in answer.body.decode()) == (400, False)


# Those who leave, dawdle or talk nonsense.


def test_a_reader_who_leaves_costs_nothing_and_says_nothing(
    host: Host, capfd: pytest.CaptureFixture[str]
) -> None:
    for said in [b"", b"GET /assets/long.bin HTT", b"GET /assets/long.bin HTTP/1.1\r\nHost: localhost\r\n\r\n"]:
        for _ in range(20):
            with host.connected() as leaving:
                leaving.sendall(said)
                leaving.setsockopt(
                    socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0"
                )  # reset, not closed
    assert host.ask("/index.html").status == 200
    assert capfd.readouterr() == ("", "")


def test_nonsense_is_refused_without_a_word(host: Host, capfd: pytest.CaptureFixture[str]) -> None:
    for said in [
        b"\x16\x03\x01\x02",
        b"\r\n\r\n\0\0",
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        os.urandom(5000),
    ]:
        with host.connected() as talker, contextlib.suppress(ConnectionError):
            talker.sendall(said + b"\r\n\r\n")
            assert talker.recv(100)[:12] in {b"HTTP/1.1 400", b""}
    assert host.ask("/index.html").status == 200
    assert capfd.readouterr() == ("", "")


def test_a_thousand_who_say_nothing_keep_nobody_waiting(
    own_host: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "PATIENCE", SLOWER_THAN_ANY_MACHINE)  # not one of them is closed meanwhile
    with contextlib.ExitStack() as idle:
        for _ in range(1000):
            idle.enter_context(own_host.connected())
        assert own_host.ask("/index.html").status == 200


@pytest.mark.parametrize("said", [b"", SLOWLY, ASKING])
def test_an_idle_connection_is_closed_however_slowly_it_talks(
    own_host: Host, monkeypatch: pytest.MonkeyPatch, said: bytes
) -> None:
    monkeypatch.setattr(server, "PATIENCE", 0.3)
    begun = time.monotonic()
    with own_host.connected() as slow:
        slow.sendall(said)
        slow.settimeout(0.05)
        wait_for(lambda: is_closed(slow, b"x" if said == SLOWLY else b""))
    assert time.monotonic() - begun >= 0.3


def is_closed(talker: socket.socket, more: bytes) -> bool:
    """Whether the other side has ended the connection, after some more was said."""
    try:
        talker.sendall(more)
        return talker.recv(10_000) == b""
    except TimeoutError:
        return False
    except ConnectionError:
        return True


def test_a_connection_that_is_used_stays(own_host: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "PATIENCE", 0.5)
    wait_for(lambda: stays_while_it_is_used(own_host, 0.5))


def stays_while_it_is_used(host: Host, patience: float) -> bool:
    """Whether a connection was in use for three times the patience without a pause as long as that.

    It must have stayed then; where the machine made a longer pause, nothing is known.
    """
    with contextlib.closing(HTTPConnection(HOST, host.port, timeout=LONGEST)) as connection:
        connection.connect()
        used, begun = [time.monotonic()], connection.sock
        while used[-1] < used[0] + 3 * patience:
            try:
                connection.request("GET", "/index.html")
                assert connection.getresponse().read().decode() == "首页"
                stayed = connection.sock is begun
            except ConnectionError:
                stayed = False
            used.append(time.monotonic())
            if max(later - earlier for earlier, later in pairwise(used)) >= patience:
                return False
            assert stayed
    return True


# The site is exchanged while it is read.


def pages_of(mark: bytes) -> list[Output]:
    return [Output("404.html", b"not found"), *(Output(f"{name}.html", mark * 300_000) for name in "abc")]


def test_while_a_site_takes_the_place_of_another_every_answer_is_one_of_theirs(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(pages_of(b"1"), site)
    answers: list[Answer] = []
    with served(site_app(site), 0) as port:
        over = threading.Event()

        def read() -> None:
            while not over.is_set():
                answers.extend(Host(site, port).ask(f"/{name}.html") for name in "abc")

        readers = [threading.Thread(target=read) for _ in range(3)]
        for each in readers:
            each.start()
        for round_ in range(30):
            publish(pages_of(b"12"[round_ % 2 :][:1] * (1 + round_ % 3)), site)
        over.set()
        for each in readers:
            each.join()
    assert len(answers) > 30
    whole = {(b"12"[round_ % 2 :][:1] * (1 + round_ % 3)) * 300_000 for round_ in range(30)}
    assert {answer.status for answer in answers} == {200}
    assert {answer.body for answer in answers} <= whole


def test_who_has_begun_to_read_a_file_reads_it_to_its_end_when_another_takes_its_place(own_host: Host) -> None:
    with contextlib.closing(HTTPConnection(HOST, own_host.port, timeout=LONGEST)) as connection:
        (own_host.site / "large.bin").write_bytes(LONG * 10)
        connection.request("GET", "/large.bin")
        answer: HTTPResponse = connection.getresponse()
        begun = answer.read(10)
        (own_host.site / "next").write_bytes(b"short")
        (own_host.site / "next").replace(own_host.site / "large.bin")
        assert begun + answer.read() == LONG * 10


def test_without_a_site_it_is_said_that_nothing_is_there(tmp_path: Path) -> None:
    with served(site_app(tmp_path / "none"), 0) as port:
        assert Host(tmp_path, port).ask("/").status == 404


# The port.


def test_a_taken_port_is_one_sentence(host: Host, tmp_path: Path) -> None:
    with pytest.raises(EditionError, match="port-is-taken"), served(site_app(tmp_path), host.port):
        pass


def test_the_port_is_free_again_at_the_end(tmp_path: Path) -> None:
    with served(site_app(tmp_path), 0) as port:
        Host(tmp_path, port).ask("/")
    with served(site_app(tmp_path), port) as again:
        assert again == port


# What the editor changes.


def test_several_files_saved_at_once_are_one_change(tmp_path: Path) -> None:
    wait_for(lambda: all_saved_in_one_change(tmp_path / f"{time.monotonic()}"))


def all_saved_in_one_change(folder: Path) -> bool:
    """Whether eight files were saved one shortly after the other; they must be one change then.

    Where the machine made a pause between two of them in which a folder is at rest, nothing is known.
    """
    folder.mkdir()
    seen, saved = changes([folder]), [time.monotonic()]

    def save() -> None:
        for number in range(8):
            (folder / f"{number}.md").write_text("新", encoding="utf-8")
            saved.append(time.monotonic())
            threading.Event().wait(AT_REST_AFTER / 3)

    thread = threading.Thread(target=save)
    thread.start()
    next(seen)
    count = len(list(folder.iterdir()))
    thread.join()
    if max(later - earlier for earlier, later in pairwise(saved)) >= AT_REST_AFTER:
        return False
    assert count == 8
    return True


def test_hidden_files_are_no_change(tmp_path: Path) -> None:
    (tmp_path / ".imported").mkdir()
    seen = changes([tmp_path])
    for number in range(3):
        (tmp_path / ".imported" / f"{number}.md").write_text("新", encoding="utf-8")
    later = threading.Timer(3 * AT_REST_AFTER, (tmp_path / "0.md").write_bytes, [b"1"])
    later.start()
    next(seen)
    assert (tmp_path / "0.md").exists()
    later.join()


def test_folders_that_come_and_go_and_circles_of_links_end_no_look(tmp_path: Path) -> None:
    for name in ["content", "theme"]:
        (tmp_path / name).mkdir()
    (tmp_path / "content" / "circle").symlink_to(tmp_path / "content")
    (tmp_path / "content" / "self").symlink_to("self")

    def restless() -> None:
        for _ in range(500):
            (tmp_path / "theme" / "a" / "b").mkdir(parents=True)
            (tmp_path / "theme" / "a" / "b" / "c").write_bytes(b"1")
            shutil.rmtree(tmp_path / "theme" / "a")
        (tmp_path / "theme" / "a").write_bytes(b"1")

    seen = changes([tmp_path / "content", tmp_path / "theme", tmp_path / "absent"])
    thread = threading.Thread(target=restless)
    thread.start()
    next(seen)
    thread.join()
