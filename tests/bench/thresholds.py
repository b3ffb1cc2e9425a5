"""Which thresholds can move by a fifth while all tests stay green.

python tests/bench/thresholds.py [MODULE …]    (continuation, merge/matching, memory; without one: all of TESTS)

Each number that a module of the generator names at its top is moved down and up in a copy of the project: by a
fifth, a whole number below ten by one. The tests that cover it run; where none goes red, the move survives and
is printed. Exits with 1 where a move survives that SPARED does not excuse. One run of tests takes seconds, and
there are some two hundred moves: this is run by hand.
"""

import argparse
import ast
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
COPIED = ("generator", "tests", "theme", "content", "build.py", "pyproject.toml")
FIFTH = 0.2
SMALL = 10  # a whole number below it is moved by one

# What holds the thresholds that guard an invariant (ARCHITECTURE.md): module -> files of tests.
TESTS = {
    "merge": ("merge",),
    "memory": ("memory", "import_merge"),
    "filing": ("content", "import_merge"),
    "content": ("content",),
    "continuation": ("continuation_guards", "continuation"),
    "authority": ("authority", "authority_writing"),
    "visibility": ("visibility", "private_names"),
    "publish": ("publish",),
    "storage": ("storage",),
    "edition": ("edition",),
}

# Moves that guard no invariant, or whose direction only makes the project more careful: why each may survive.
SPARED: dict[str, str] = {}


@dataclass(frozen=True, slots=True)
class Move:
    """A named number of a module with another value: `where` is the span of the number in its line."""

    path: Path
    name: str
    line: int
    where: tuple[int, int]
    value: str
    direction: str

    @property
    def label(self) -> str:
        """Module, name and direction, as SPARED has them."""
        module = self.path.relative_to("generator").with_suffix("").as_posix()
        return f"{module}.{self.name} {self.direction}"


def main() -> int:
    """Print the moves that survive; 1 where one of them is not excused."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("modules", nargs="*", default=list(TESTS), metavar="MODULE")
    moves = [move for module in parser.parse_args().modules for move in moves_of(module)]
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        copy_to(copy)
        survivors = [move for move in moves if survives(move, copy)]
    unexcused = [move for move in survivors if move.label not in SPARED]
    print(f"{len(moves)} moves, {len(survivors)} survive, {len(unexcused)} of them not excused")
    return 1 if unexcused else 0


def moves_of(module: str) -> Iterator[Move]:
    """The moves of every number that a module or package names at its top."""
    file, folder = (ROOT / "generator" / f"{module}.py"), ROOT / "generator" / module
    for path in [file] if file.exists() else sorted(folder.rglob("*.py")):
        for statement in ast.parse(path.read_text(encoding="utf-8")).body:
            match statement:
                case ast.Assign(targets=[ast.Name(id=name)], value=number) if name.isupper():
                    yield from _moves(path.relative_to(ROOT), name, number)


def _moves(path: Path, name: str, number: ast.expr) -> Iterator[Move]:
    try:
        value = ast.literal_eval(number)
    except ValueError:
        return
    if type(value) not in {int, float} or not value:
        return
    where = (number.col_offset, number.end_col_offset or 0)
    for direction, sign in (("down", -1), ("up", 1)):
        yield Move(path, name, number.lineno, where, moved(value, sign), direction)


def moved(value: float, sign: int) -> str:
    """A number nearer to nothing (-1) or further from it (1)."""
    if isinstance(value, float):
        return repr(round(value * (1 + sign * FIFTH), 9))
    step = 1 if abs(value) < SMALL else round(abs(value) * FIFTH)
    return repr(value + sign * step * (1 if value > 0 else -1))


def survives(move: Move, copy: Path) -> bool:
    """Whether the tests stay green with a number moved; the copy is as it was afterwards."""
    path = copy / move.path
    text = path.read_text(encoding="utf-8")
    lines = text.split("\n")
    line, (start, end) = lines[move.line - 1], move.where
    lines[move.line - 1] = f"{line[:start]}{move.value}{line[end:]}"
    path.write_text("\n".join(lines), encoding="utf-8")
    is_green = are_green(tests_of(move.path), copy)
    path.write_text(text, encoding="utf-8")
    if is_green:
        print(
            f"{move.label}: {line[start:end]} -> {move.value}  {SPARED.get(move.label, '')}".rstrip(),
            flush=True,
        )
    return is_green


def tests_of(path: Path) -> Sequence[str]:
    """The files of tests that cover a module."""
    package = path.relative_to("generator").parts[0].removesuffix(".py")
    return [f"tests/test_{name}.py" for name in TESTS.get(package, (package,))]


def are_green(tests: Sequence[str], copy: Path) -> bool:
    """Whether the tests pass in the copy."""
    command = [sys.executable, "-B", "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *tests]
    return subprocess.run(command, cwd=copy, capture_output=True, check=False).returncode == 0


def copy_to(folder: Path) -> None:
    """Lay what the tests read into a folder."""
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "bench"))
        else:
            shutil.copy2(ROOT / name, folder / name)


if __name__ == "__main__":
    sys.exit(main())
