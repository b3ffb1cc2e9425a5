"""Commands killed at a random write and run again: what stands afterwards is what an undisturbed run leaves."""

import hashlib
import os
import random
import shutil
import signal
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from build import main
from generator.authority import write_entry
from generator.enrich import enrich
from generator.language import dictionary_tag
from generator.model import Article, IndexKind, key_of

ROOT = Path(__file__).resolve().parents[3]
SAMPLE = ROOT / "content"
ISSUES = ("2025-09-10", "2025-09-11")
LINES = 70  # of each page: enough for a few articles, read quickly
NOT_COMPARED = frozenset({".cache"})  # what only spares work

WRITES = frozenset(
    {"os.rename", "os.link", "os.mkdir", "os.remove", "os.rmdir", "os.truncate", "os.symlink", "os.chmod"}
)
NEVER = -1  # the write at which a run is killed that is not
NAMES = ("沈若楠", "顾长河", "贺知远")


@dataclass(slots=True)
class KillFigures:
    """How many kills there were, and what stood afterwards, with examples of what should not have."""

    kills: int = 0
    identical: int = 0
    half_sites: int = 0
    leftovers: int = 0
    examples: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Run:
    """A command, the edition that it starts from, and what it leaves undisturbed, in so many writes."""

    name: str
    words: Sequence[str]
    before: Path
    after: Mapping[str, str]
    writes: int


def kills(count: int, seed: int) -> KillFigures:
    """What that many kills over all commands leave behind."""
    chance = random.Random(seed)  # noqa: S311 - a trial needs no secrets
    figures = KillFigures()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        runs = _runs(folder)
        for number in range(count):
            _killed(runs[number % len(runs)], chance, folder / "run", figures)
    return figures


def _runs(folder: Path) -> list[Run]:
    """The commands, each from an edition where it has something to do."""
    empty, imported, built = (folder / name for name in ("empty", "imported", "built"))
    _lay(empty, ISSUES[:1])
    shutil.copytree(empty, imported)
    _run(imported, ("import",))
    shutil.copytree(imported, built)
    _run(built, ("build",))
    _run(built, ("bundle",))
    later = folder / "later"
    shutil.copytree(built, later)
    _lay(later, ISSUES)
    changed = folder / "changed"
    shutil.copytree(built, changed)
    for article in sorted((changed / "content" / "articles").rglob("*-*.md"))[:3]:
        article.write_text(article.read_text(encoding="utf-8") + "\n编辑加的一段。\n", encoding="utf-8")
    starts = {
        "first import": (empty, ("import",)),
        "another issue": (later, ("import",)),
        "first build": (imported, ("build",)),
        "build after edits": (changed, ("build",)),
        "the whole way": (later, ()),
        "names": (imported, ("names", *NAMES)),
        "bundle": (changed, ("bundle",)),
    }
    return [_undisturbed(name, start, words, folder) for name, (start, words) in starts.items()]


def _lay(edition: Path, issues: Sequence[str]) -> None:
    (edition / "content").mkdir(parents=True, exist_ok=True)
    shutil.copy(SAMPLE / "edition.yaml", edition / "content" / "edition.yaml")
    for issue in issues:
        for page in ("01", "02"):
            text = (SAMPLE / "pages" / issue / f"{page}.txt").read_text(encoding="utf-8")
            place = edition / "content" / "pages" / issue / f"{page}.txt"
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text("\n".join(text.split("\n")[:LINES]), encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Ended:
    """How a run ended: its exit code, negative for the signal that killed it, and how often it had written."""

    code: int
    writes: int


def _run(edition: Path, words: Sequence[str], kill_at: int = NEVER) -> Ended:
    """Run WORDS as the command line does, and kill it at the write of the given number.

    Each run is a fork of this process, so that the program and its tables are loaded once.
    """
    _load()
    before, after = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(before)
        os._exit(_child(edition, words, kill_at, after))
    os.close(after)
    with open(before, "rb") as told:  # noqa: PTH123 - a pipe has no path
        writes = len(told.read())
    return Ended(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), writes)


@cache
def _load() -> None:
    """Import what commands import, and load the tables that take long."""
    for command in ("whole_way", "bundling"):
        import_module(f"generator.commands.{command}")
    enrich([Article(key_of("2025-06-15/01-01"), "题", "记者沈若楠在北京市说。")], [])
    dictionary_tag("北京")


def _child(edition: Path, words: Sequence[str], kill_at: int, told: int) -> int:
    """Carry out a run, with a byte written to `told` for each write; its exit code."""
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    left = kill_at

    def seen(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal left
        if event not in WRITES and not (event == "open" and _is_for_writing(arguments, edition)):
            return
        os.write(told, b".")
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(seen)
    if words[:1] == ("names",):
        return _names_decided(edition / "content", words[1:])
    return main(["--edition", str(edition), "--quiet", *words])


def _is_for_writing(arguments: tuple[Any, ...], edition: Path) -> bool:
    path, _, flags = arguments
    return (
        isinstance(flags, int)
        and bool(flags & (os.O_WRONLY | os.O_RDWR))
        and str(path).startswith(str(edition))
    )


def _names_decided(content: Path, names: Sequence[str]) -> int:
    """Write an entry for each name that has none, as `names` does when a person has decided."""
    text = content / "authority" / "people.yaml"
    for name in names:
        if not (text.exists() and name in text.read_text(encoding="utf-8")):
            write_entry(content, IndexKind.PEOPLE, name)
    return 0


def _undisturbed(name: str, start: Path, words: Sequence[str], folder: Path) -> Run:
    edition = folder / "undisturbed"
    shutil.copytree(start, edition)
    ended = _run(edition, words)
    after = _files(edition)
    shutil.rmtree(edition)
    return Run(name, words, start, after, ended.writes)


def _killed(run: Run, chance: random.Random, edition: Path, figures: KillFigures) -> None:
    shutil.copytree(run.before, edition)
    at = chance.randint(1, run.writes)
    figures.kills += _run(edition, run.words, at).code == -signal.SIGKILL
    told = f"{run.name}, killed at write {at} of {run.writes}"
    sites = [_site(_files(run.before)), _site(run.after), {}]
    if _site(_files(edition)) not in sites:
        figures.half_sites += 1
        figures.examples.append(f"{told}: half a site")
    _run(edition, run.words)
    after = _files(edition)
    leftover = {path for path in after.keys() - run.after.keys() if "/." in f"/{path}"}
    figures.leftovers += bool(leftover)
    figures.identical += after == run.after
    if after != run.after:
        differing = [path for path in after.keys() | run.after.keys() if after.get(path) != run.after.get(path)]
        figures.examples.append(f"{told}: {', '.join(sorted(differing)[:5])}")
    shutil.rmtree(edition)


def _files(edition: Path) -> dict[str, str]:
    """The digest of each file of an edition, by its path; of the record of the site, what it says."""
    return {
        place.as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(edition.rglob("*"))
        if path.is_file() and (place := path.relative_to(edition)).parts[0] not in NOT_COMPARED
    } | {f".cache/{path.name}": "left" for path in (edition / ".cache").glob(".*")}


def _site(files: Mapping[str, str]) -> dict[str, str]:
    return {path: digest for path, digest in files.items() if path.startswith("site/")}
