"""Debian's Firefox over its own protocol (Marionette): Playwright's relaxes the origin of files."""

import json
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from waiting import LONGEST, wait_for

FIREFOX = Path("/usr/bin/firefox-esr")
_SETTINGS = {
    "security.fileuri.strict_origin_policy": True,  # every file a stranger to every other, as readers have it
    "marionette.port": 0,  # any free one; the browser writes which into its profile
    "network.dns.disabled": True,
    "app.update.auto": False,
    "browser.safebrowsing.update.enabled": False,
}


@dataclass(slots=True)
class Firefox:
    """A running browser with one tab."""

    connection: socket.socket
    rest: bytes = b""
    sent: int = field(default=0)

    def goto(self, address: str) -> None:
        """Open the address and wait until it is loaded."""
        self.ask("WebDriver:Navigate", url=address)

    def evaluate(self, source: str, argument: object = None) -> Any:
        """What the JavaScript function gives for the argument, in the page."""
        call = f"const [given, done] = arguments; ({source})(given).then(done, (error) => done(`${{error}}`))"
        return self.ask("WebDriver:ExecuteAsyncScript", script=call, args=[argument])["value"]

    def ask(self, command: str, **parameters: object) -> Any:
        """The answer to one command; AssertionError where the browser refuses it."""
        self.sent += 1
        message = json.dumps([0, self.sent, command, parameters]).encode()
        self.connection.sendall(b"%d:%b" % (len(message), message))
        _, _, error, answer = self.heard()
        assert error is None, error
        return answer

    def heard(self) -> Any:
        """The next message of the browser."""
        while b":" not in self.rest:
            self.rest += self.connection.recv(65536)
        length, _, self.rest = self.rest.partition(b":")
        while len(self.rest) < int(length):
            self.rest += self.connection.recv(65536)
        message, self.rest = self.rest[: int(length)], self.rest[int(length) :]
        return json.loads(message)


@contextmanager
def firefox(profile: Path) -> Iterator[Firefox]:
    """Firefox without a window while the block runs, in a profile of its own."""
    profile.mkdir(parents=True, exist_ok=True)
    lines = [f'user_pref("{name}", {json.dumps(value)});' for name, value in _SETTINGS.items()]
    (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
    command = [str(FIREFOX), "-headless", "-marionette", "-no-remote", "-profile", str(profile)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        with socket.create_connection(("127.0.0.1", _port(profile))) as connection:
            started = Firefox(connection)
            started.heard()  # its greeting
            started.ask("WebDriver:NewSession", capabilities={})
            started.ask("WebDriver:SetTimeouts", script=300_000)
            yield started
    finally:
        process.terminate()
        process.wait(timeout=LONGEST)


def _port(profile: Path) -> int:
    written = profile / "MarionetteActivePort"
    return int(wait_for(lambda: written.is_file() and written.read_text().strip()))
