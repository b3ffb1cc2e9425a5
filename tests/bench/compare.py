"""What the program makes now, beside what it made at an earlier commit: every file that differs, by name.

`python tests/bench/compare.py COMMIT` lets both programs import and build the sample edition from nothing and,
where real pages are beside the project, an edition of some and a reading of each (minutes; `--sample` leaves
them out). A move changes no byte; the digest of a script may change where it moved. Exits 1 where anything
differs. With `--keep FOLDER` both stay there, to be looked into; a commit that is there is not made again.
"""

import argparse
import filecmp
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
SAMPLE, REAL, READINGS = "sample", "real pages", "readings"
MADE = (SAMPLE, REAL, READINGS)
MOST_REAL_PAGES = 8  # of an edition; all of them are read
FIRST_DAY = date(2001, 1, 1)  # of the real pages: each is an issue by itself, so that none is joined to another
TODAY = "2026-01-01"  # what is held back until a day must not hang on the day of the comparison
NOT_COMPARED = frozenset({".cache"})  # what only spares work


def main() -> int:
    """Make both, compare them; the exit code."""
    arguments = _arguments()
    with tempfile.TemporaryDirectory() as folder:
        kept = arguments.keep.resolve() if arguments.keep else Path(folder)
        before, after = kept / _commit(arguments.commit), kept / "now"
        made = [SAMPLE] if arguments.sample else MADE
        missing = [name for name in made if not (before / name).is_dir()]
        if missing:
            _make_at(before.name, before, missing)
        shutil.rmtree(after, ignore_errors=True)
        _make(ROOT, after, made)
        differing = [line for name in made for line in differences(before / name, after / name)]
    for line in differing:
        print(line)
    print(f"{len(differing)} files differ from {before.name[:10]}")
    return 1 if differing else 0


def differences(before: Path, after: Path) -> Iterator[str]:
    """Each file that is only in one of two folders, or not the same in both: a sign, and its path."""
    old, new = (set(_files(folder)) for folder in (before, after))
    for path in sorted(old | new):
        if path not in new:
            yield f"- {path}"
        elif path not in old:
            yield f"+ {path}"
        elif not filecmp.cmp(before / path, after / path, shallow=False):
            yield f"M {path}"


def _files(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        place = path.relative_to(folder)
        if path.is_file() and not NOT_COMPARED & set(place.parts):
            yield place


def _make_at(commit: str, target: Path, made: Sequence[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / "tree"
        _git("worktree", "add", "--detach", "--quiet", str(tree), commit)
        try:
            _make(tree, target, made)
        finally:
            _git("worktree", "remove", "--force", str(tree))


def _make(program: Path, target: Path, made: Sequence[str]) -> None:
    """Let a program make each of these; what is half made has another name."""
    for name in made:
        half = target / f"{name}.half"
        shutil.rmtree(half, ignore_errors=True)
        half.mkdir(parents=True)
        MAKERS[name](program, half)
        half.rename(target / name)


def _make_sample(program: Path, edition: Path) -> None:
    shutil.copytree(
        ROOT / "content", edition / "content", ignore=shutil.ignore_patterns("articles", ".imported")
    )
    _build(program, edition)


def _make_real_pages(program: Path, edition: Path) -> None:
    for number, text in enumerate(_real_pages()[:MOST_REAL_PAGES]):
        place = edition / "content" / "pages" / str(FIRST_DAY + timedelta(number)) / "01.txt"
        place.parent.mkdir(parents=True)
        shutil.copy(text, place)
    shutil.copy(ROOT / "content" / "edition.yaml", edition / "content" / "edition.yaml")
    _build(program, edition)


def _make_readings(program: Path, folder: Path) -> None:
    for text in _real_pages():
        said = _run(program, "parse", str(text), "--date", str(FIRST_DAY), "--page", "1")
        (folder / f"{text.stem}.json").write_text(said, encoding="utf-8")


def _real_pages() -> list[Path]:
    """The front page with a truth, and those that the parser is developed on."""
    if not SHARED.is_dir():
        print(f"{SHARED} is absent: only the sample is compared", file=sys.stderr)
        return []
    return [SHARED / "page" / "page.txt", *sorted((SHARED / "bench" / "parse").rglob("*.txt"))]


def _build(program: Path, edition: Path) -> None:
    said = _run(program, "--edition", str(edition), "--quiet", "--today", TODAY)
    (edition / "said.txt").write_text(said.replace(str(edition), edition.name), encoding="utf-8")


def _run(program: Path, *words: str) -> str:
    command = [sys.executable, "build.py", *words]
    ended = subprocess.run(command, cwd=program, check=False, capture_output=True, text=True, encoding="utf-8")
    return f"{ended.stdout}{ended.stderr}{ended.returncode}\n"


MAKERS: Mapping[str, Callable[[Path, Path], None]] = {
    SAMPLE: _make_sample,
    REAL: _make_real_pages,
    READINGS: _make_readings,
}


def _commit(name: str) -> str:
    return _git("rev-parse", "--verify", f"{name}^{{commit}}").strip()


def _git(*words: str) -> str:
    command = ["git", *words]  # as a developer has it
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("commit", help="any name that git knows")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="where both are left")
    parser.add_argument("--sample", action="store_true", help="leave out the real pages")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
