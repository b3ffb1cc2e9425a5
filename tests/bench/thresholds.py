"""Which thresholds can move by a fifth while all tests stay green.

python tests/bench/thresholds.py MODULE …    (continuation merge/matching key_assignment filing visibility …)

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
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
NOT_COPIED = shutil.ignore_patterns(".*", "site", "bench", "__pycache__")
FIFTH = 0.2
SMALL = 10  # a whole number below it is moved by one

# What holds the thresholds that guard an invariant (ARCHITECTURE.md): module or package -> files of tests; a
# module that is not among them has a file of its own, or its package has.
TESTS = {
    "filing": ("content",),
    "content": ("content", "holding", "memory", "front_matter"),
    "key_assignment": ("memory", "content"),
    "content/holding": ("holding",),
    "continuation": ("continuation_guards", "continuation"),
    "authority": ("authority", "authority_writing"),
}

# Modules and numbers that guard no invariant: why their moves may survive.
FITTED = "a weight, fitted by tests/bench/continuation.py"
BOUND = "a bound on work or on what is shown"
SPARED = {
    "continuation/wording": FITTED,
    "continuation/heads._HEADLESS": FITTED,
    "continuation/heads._FOREIGN": FITTED,
    "continuation/heads._ONLY": FITTED,
    "continuation/heads._TOLD": FITTED,
    "continuation/pairs._IMPOSSIBLE": "any number far below all scores",
    "continuation/pairs._CERTAIN": "any number far above all scores",
    "continuation/pairs._MOST_PAIRS": BOUND,
    "continuation/pairs._WORTH_TELLING": "joins nothing: who is told of a pair without a mark",
    "continuation/doubts": BOUND,
    "continuation/joined": BOUND,
    "merge/common._WINDOW": BOUND,
    "filing._LONGEST_QUOTE": BOUND,
    "authority/mentions._LONGEST_SENTENCE": BOUND,
    "storage": BOUND,
}


class Move(NamedTuple):
    """A named number of a module with another value: `where` is the span of the number in its line."""

    path: Path
    name: str
    line: int
    where: tuple[int, int]
    value: str

    @property
    def label(self) -> str:
        """Module and name, as SPARED has them."""
        return f"{self.path.relative_to('generator').with_suffix('').as_posix()}.{self.name}"

    @property
    def excuse(self) -> str:
        """Why it may survive; empty where it may not."""
        return SPARED.get(self.label) or SPARED.get(self.label.partition(".")[0], "")


def main() -> int:
    """Print the moves that survive; 1 where one of them is not excused."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("modules", nargs="+", metavar="MODULE")
    moves = [move for module in parser.parse_args().modules for move in moves_of(module)]
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copytree(ROOT, folder, ignore=NOT_COPIED, dirs_exist_ok=True))
        red = [tests for tests in {tests_of(move.path) for move in moves} if not are_green(tests, copy)]
        if red:
            print(f"red before anything was moved: {red}")
            return 1
        survivors = [move for move in moves if survives(move, copy)]
    unexcused = [move for move in survivors if not move.excuse]
    print(f"{len(moves)} moves, {len(survivors)} survive, {len(unexcused)} of them not excused")
    return 1 if unexcused else 0


def moves_of(module: str) -> Iterator[Move]:
    """The moves of every number that a module or package names at its top."""
    file, folder = (ROOT / "generator" / f"{module}.py"), ROOT / "generator" / module
    for path in [file] if file.exists() else sorted(folder.rglob("*.py")):
        for statement in ast.parse(path.read_text(encoding="utf-8")).body:
            match statement:
                case ast.Assign([ast.Name(name)], ast.Constant() | ast.UnaryOp() as number) if name.isupper():
                    yield from _moves(path.relative_to(ROOT), name, number)


def _moves(path: Path, name: str, number: ast.expr) -> Iterator[Move]:
    value, where = ast.literal_eval(number), (number.col_offset, number.end_col_offset or 0)
    if type(value) in {int, float} and value:
        for sign in (-1, 1):
            yield Move(path, name, number.lineno, where, moved(value, sign))


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
        print(f"{move.label}: {line[start:end]} -> {move.value}  {move.excuse}".rstrip(), flush=True)
    return is_green


def tests_of(path: Path) -> tuple[str, ...]:
    """The files of tests that cover a module."""
    module = path.relative_to("generator").with_suffix("")
    package = module.parts[0]
    names = TESTS.get(module.as_posix()) or TESTS.get(package, (package,))
    return tuple(f"tests/test_{name}.py" for name in names)


def are_green(tests: Sequence[str], copy: Path) -> bool:
    """Whether the tests pass in the copy."""
    command = [sys.executable, "-B", "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *tests]
    return subprocess.run(command, cwd=copy, capture_output=True, check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main())
