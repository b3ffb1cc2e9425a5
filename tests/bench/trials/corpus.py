"""Ten thousand articles of news through `build.py import`, whole, and killed halfway and begun again."""

import hashlib
import lzma
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from mark import Mark

ROOT = Path(__file__).resolve().parents[3]
CORPUS = ROOT.parent / "shared" / "bench" / "corpus" / "news.jsonl.xz"
LONGEST = 300.0  # seconds on two quiet cores


def corpus_marks() -> Iterator[Mark]:
    """The time of the import, and whether one that was killed ends in the same bytes."""
    if not CORPUS.is_file():
        print("The news of ../shared/bench/corpus are not here: nothing to import.")
        return
    with TemporaryDirectory() as folder:
        source = Path(folder) / "news.jsonl"
        source.write_bytes(lzma.decompress(CORPUS.read_bytes()))
        count = source.read_bytes().count(b"\n")
        whole = _edition(Path(folder) / "whole")
        began = _seconds_of_children()
        wall = time.perf_counter()
        code = _begun(whole, source).wait()
        wall, cpu = time.perf_counter() - wall, _seconds_of_children() - began
        filed = _articles(whole)
        yield Mark("exit code", code, most=0)
        yield Mark("articles filed, of all", filed / count, least=1.0, most=1.0)
        print(f"        {count} articles in {wall:.0f} s by the clock, {cpu:.0f} s of CPU")
        yield Mark("seconds of CPU on each of two cores", cpu / 2, most=LONGEST)
        killed = _edition(Path(folder) / "killed")
        _kill_halfway(killed, source, filed // 2)
        print(f"        killed with {_articles(killed)} articles filed", flush=True)
        wall = time.perf_counter()
        yield Mark("exit code of the second run", _begun(killed, source).wait(), most=0)
        print(f"        the second run: {time.perf_counter() - wall:.0f} s by the clock")
        yield Mark("files that differ", len(_differing(whole, killed)), most=0)


def _edition(folder: Path) -> Path:
    (folder / "content").mkdir(parents=True)
    (folder / "content" / "edition.yaml").write_text("name: 新闻\n", encoding="utf-8")
    return folder


def _begun(edition: Path, source: Path) -> "subprocess.Popen[bytes]":
    command = [sys.executable, str(ROOT / "build.py"), "--edition", str(edition), "import", str(source)]
    return subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL)


def _kill_halfway(edition: Path, source: Path, filed: int) -> None:
    process = _begun(edition, source)
    while process.poll() is None and _articles(edition) < filed:
        time.sleep(1)
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _articles(edition: Path) -> int:
    return sum(1 for path in (edition / "content" / "articles").rglob("*.md") if "-" in path.stem)


def _differing(one: Path, other: Path) -> set[str]:
    ours, theirs = (_digests(folder / "content") for folder in (one, other))
    return {name for name in ours.keys() | theirs.keys() if ours.get(name) != theirs.get(name)}


def _digests(folder: Path) -> dict[str, str]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths
    }


def _seconds_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
