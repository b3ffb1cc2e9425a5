"""The program, run as an editor runs it: in a process of its own, with pipes in the place of a terminal.

`begun` starts it anew. `forked` forks a process that has loaded it, with the tables that take long: the same
words, the same code, the same end, without the seconds for loading. What depends on how the program begins (its
environment, its locale, what it loads when) is asked of `begun`.
"""

import atexit
import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from waiting import LONGEST

ROOT = Path(__file__).resolve().parent.parent
Ended = subprocess.CompletedProcess[str]


def begun(edition: Path, *words: str, env: Mapping[str, str] | None = None) -> Ended:
    """What `python build.py --edition EDITION WORDS` says and how it ends."""
    command = [sys.executable, str(ROOT / "build.py"), "--edition", str(edition), *words]
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", check=False, timeout=LONGEST, env=env
    )


def forked(edition: Path, *words: str, first: str = "") -> Ended:
    """The same, from a process that has the program loaded; `first` is code that the run begins with."""
    if not hasattr(os, "fork"):
        return begun(edition, *words)  # on Windows
    asked = ["--edition", str(edition), *words]
    with TemporaryDirectory() as folder:
        said, complained = (Path(folder) / name for name in ("said", "complained"))
        code = _ended({"words": asked, "streams": [os.devnull, str(said), str(complained)], "first": first})
        return Ended(asked, code, said.read_text(encoding="utf-8"), complained.read_text(encoding="utf-8"))


def _ended(order: Mapping[str, object]) -> int:
    """How the run that is ordered has ended: its exit code, negative for the signal that killed it."""
    loaded = _loaded()
    assert loaded.stdin is not None
    assert loaded.stdout is not None
    loaded.stdin.write(json.dumps(order) + "\n")
    loaded.stdin.flush()
    return int(loaded.stdout.readline())


@cache
def _loaded() -> "subprocess.Popen[str]":
    """The process to fork, one for all tests that run in this one; it ends when this one does."""
    process = subprocess.Popen(
        [sys.executable, __file__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        cwd=ROOT,
        start_new_session=True,
    )
    assert process.stdin is not None
    atexit.register(process.wait)
    atexit.register(process.stdin.close)  # before the one above
    return process


# What follows runs in that process.


def _load() -> None:
    """Import what commands import, and load the tables that take long."""
    from build import COMMANDS  # noqa: PLC0415 - only here: tests may ask what is loaded when
    from generator.enrich import enrich  # noqa: PLC0415 - the same
    from generator.language import dictionary_tag  # noqa: PLC0415 - the same
    from generator.model import Article, key_of  # noqa: PLC0415 - the same

    for name in COMMANDS.values():
        import_module(f"generator.commands.{name}")
    enrich([Article(key_of("2025-06-15/01-01"), "题", "记者沈若楠在北京市说。")], [])
    dictionary_tag("北京")


def _carry_out(order: str) -> None:
    """Tell how a fork that carries an order out has ended; in the fork itself, end with the program's code."""
    child = os.fork()
    if child:
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()
        return
    from build import main  # noqa: PLC0415 - see _load

    asked = json.loads(order)
    for number, path in enumerate(asked["streams"]):
        os.dup2(os.open(path, os.O_RDWR | os.O_CREAT), number)
    signal.alarm(int(LONGEST))
    exec(asked["first"], {})  # noqa: S102 - what a test orders
    sys.exit(main(asked["words"]))


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    _load()
    for line in sys.stdin:
        _carry_out(line)
