"""Commands killed at a random write and run again: what stands afterwards is what an undisturbed run leaves."""

import hashlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
SAMPLE = ROOT / "content"
ISSUES = ("2025-09-10", "2025-09-11")
LINES = 70  # of each page: enough for a few articles, read quickly
NOT_COMPARED = frozenset({".cache"})  # what only spares work

# Runs WORDS as the command line does, and kills itself at the write of the given number; 0 counts the writes.
KILLED_RUN = """
import os, runpy, signal, sys
left, counted = int(sys.argv[1]), 0
WRITES = {"os.rename", "os.link", "os.mkdir", "os.remove", "os.rmdir", "os.truncate", "os.symlink", "os.chmod"}
def seen(event, arguments):
    global left, counted
    writes = event in WRITES
    if event == "open" and isinstance(arguments[2], int):
        writes = bool(arguments[2] & (os.O_WRONLY | os.O_RDWR)) and str(arguments[0]).startswith(EDITION)
    if writes:
        counted += 1
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
EDITION = sys.argv[2]
sys.addaudithook(seen)
try:
    if sys.argv[3] == "names":
        sys.path.insert(0, ".")
        from pathlib import Path
        from generator.authority import write_alias, write_entry
        from generator.model import IndexKind
        content = Path(EDITION) / "content"
        for name in sys.argv[4:]:
            text = content / "authority" / "people.yaml"
            if not (text.exists() and name in text.read_text(encoding="utf-8")):
                write_entry(content, IndexKind.PEOPLE, name)
    else:
        sys.argv = ["build.py", "--edition", EDITION, "--quiet", *sys.argv[3:]]
        runpy.run_path("build.py", run_name="__main__")
except SystemExit as ended:
    status = ended.code or 0
else:
    status = 0
if left < 0 and not int(os.environ.get("KILL_AT", "1")):
    print(counted)
sys.exit(status)
"""


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
    _run(imported, 0, ("import",))
    shutil.copytree(imported, built)
    _run(built, 0, ("build",))
    _run(built, 0, ("bundle",))
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
        "names": (imported, ("names", "沈若楠", "顾长河", "贺知远")),
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


def _run(edition: Path, kill_at: int, words: Sequence[str]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", KILLED_RUN, str(kill_at), str(edition), *(words or ("all",))]
    if not words:
        command = [*command[:-1], "--quiet"]
    environment = {"PATH": "/usr/bin:/bin", "KILL_AT": str(kill_at)}
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


def _undisturbed(name: str, start: Path, words: Sequence[str], folder: Path) -> Run:
    edition = folder / "undisturbed"
    shutil.copytree(start, edition)
    ended = _run(edition, 0, words)
    writes = int(ended.stdout.split()[-1])
    after = _files(edition)
    shutil.rmtree(edition)
    return Run(name, words, start, after, writes)


def _killed(run: Run, chance: random.Random, edition: Path, figures: KillFigures) -> None:
    shutil.copytree(run.before, edition)
    at = chance.randint(1, run.writes)
    ended = _run(edition, at, run.words)
    figures.kills += ended.returncode == -signal.SIGKILL
    told = f"{run.name}, killed at write {at} of {run.writes}"
    sites = [_site(_files(run.before)), _site(run.after), {}]
    if _site(_files(edition)) not in sites:
        figures.half_sites += 1
        figures.examples.append(f"{told}: half a site")
    _run(edition, -1, run.words)
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
