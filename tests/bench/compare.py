"""What the program makes now, beside what it made at an earlier commit: every file that differs, by name.

`python tests/bench/compare.py COMMIT` lets both programs import and build the same editions, each from nothing:
the sample, and one of the real pages where those are beside the project (minutes; `--sample` leaves them out). A
move changes no byte; the digest of a script may change where the script moved. Exits 1 where anything differs.
`--keep FOLDER` leaves both there, to be looked into; an earlier commit that is there already is not made again.
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
SAMPLE, REAL = "sample", "real pages"
EDITIONS = (SAMPLE, REAL)
FIRST_DAY = date(2001, 1, 1)  # of the real pages: each is an issue by itself, so that none is joined to another
TODAY = "2026-01-01"  # what is held back until a day must not hang on the day of the comparison
NOT_COMPARED = frozenset({".cache"})  # what only spares work


def main() -> int:
    """Make both, compare them; the exit code."""
    arguments = _arguments()
    with tempfile.TemporaryDirectory() as folder:
        kept = arguments.keep.resolve() if arguments.keep else Path(folder)
        before, after = kept / _commit(arguments.commit), kept / "now"
        if not before.is_dir():
            _make_at(before.name, before)
        shutil.rmtree(after, ignore_errors=True)
        editions = [SAMPLE] if arguments.sample else EDITIONS
        _make(ROOT, after, editions)
        differing = [line for name in editions for line in differences(before / name, after / name)]
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


def _make_at(commit: str, target: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / "tree"
        _git("worktree", "add", "--detach", "--quiet", str(tree), commit)
        try:
            _make(tree, target, EDITIONS)
        finally:
            _git("worktree", "remove", "--force", str(tree))


def _make(program: Path, target: Path, editions: Sequence[str]) -> None:
    """Import and build editions with a program; what is half made has another name."""
    half = target.with_name(f"{target.name}.half")
    shutil.rmtree(half, ignore_errors=True)
    for name in editions:
        edition = half / name
        LAID[name](edition / "content")
        words = [sys.executable, "build.py", "--edition", str(edition), "--quiet", "--today", TODAY]
        ended = subprocess.run(
            words, cwd=program, check=False, capture_output=True, text=True, encoding="utf-8"
        )
        said = f"{ended.stdout}{ended.stderr}{ended.returncode}\n".replace(str(edition), name)
        (edition / "said.txt").write_text(said, encoding="utf-8")
    half.rename(target)


def _lay_sample(content: Path) -> None:
    shutil.copytree(ROOT / "content", content, ignore=shutil.ignore_patterns("articles"))


def _lay_real_pages(content: Path) -> None:
    """The front page with a truth, and those that the parser is developed on."""
    if not SHARED.is_dir():
        print(f"{SHARED} is absent: only the sample is compared", file=sys.stderr)
        return
    texts = [SHARED / "page" / "page.txt", *sorted((SHARED / "bench" / "parse").rglob("*.txt"))]
    for number, text in enumerate(texts):
        place = content / "pages" / str(FIRST_DAY + timedelta(number)) / "01.txt"
        place.parent.mkdir(parents=True)
        shutil.copy(text, place)
    shutil.copy(ROOT / "content" / "edition.yaml", content / "edition.yaml")


LAID: Mapping[str, Callable[[Path], None]] = {SAMPLE: _lay_sample, REAL: _lay_real_pages}


def _commit(name: str) -> str:
    return _git("rev-parse", "--verify", f"{name}^{{commit}}").strip()


def _git(*words: str) -> str:
    return subprocess.run(["git", *words], cwd=ROOT, check=True, capture_output=True, text=True).stdout  # noqa: S607 - git as a developer has it


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("commit", help="any name that git knows")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="where both are left")
    parser.add_argument("--sample", action="store_true", help="leave out the real pages")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
