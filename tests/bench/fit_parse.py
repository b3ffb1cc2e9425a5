"""Fits the parser's weights: each is moved a little, and stays where more of the pages come out right.

`python tests/bench/fit_parse.py FOLDER … --modules heads,habits,phrases,stories --minutes 20` prints
each better value as it finds it. The folders hold NAME.txt with NAME.json (../shared's development
pages, pages from typeset_pages.py); fit on some, and look with parse.py --pages at others. It changes no
file: put into the modules what you believe.
"""

import argparse
import importlib
import random
import re
import sys
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from types import ModuleType

sys.path.insert(0, str(Path(__file__).resolve().parent))  # run as a script or as a worker's module

from parse import MarkedPage, Row, judgement, marked_page, shared_scorer

WEIGHT = re.compile(r"^(_[A-Z_]+) = (-?\d+\.\d+)", re.MULTILINE)
SMALLEST_STEP = 0.25
SMALLEST_GAIN = 2e-5
Weights = dict[tuple[str, str], float]

_sheets: list[MarkedPage] = []  # of one worker; sent once, not with every question


def main() -> None:
    """Move the weights until the time is over, printing what makes the pages better."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--modules", default="heads,habits,phrases,stories")
    parser.add_argument("--minutes", type=float, default=20)
    arguments = parser.parse_args()
    weights = weights_of(arguments.modules.split(","))
    sheets = [marked_page(path) for folder in arguments.folders for path in sorted(folder.glob("*.txt"))]
    with ProcessPoolExecutor(initializer=_keep, initargs=(sheets,)) as pool:
        fit(pool, weights, len(sheets), time.monotonic() + 60 * arguments.minutes)


def weights_of(modules: Sequence[str]) -> Weights:
    """The weights of modules of generator.parse, by module and name: constants with a point."""
    return {
        (name, weight): float(value)
        for name in modules
        for weight, value in WEIGHT.findall(Path(str(_module(name).__file__)).read_text(encoding="utf-8"))
    }


def fit(pool: ProcessPoolExecutor, weights: Weights, count: int, end: float) -> None:
    """Coordinate ascent with a step of its own for each weight, wider after a gain and narrower after none."""
    dice = random.Random(1)  # noqa: S311 - the same pages give the same weights
    steps = {key: max(SMALLEST_STEP, 0.35 * abs(value)) for key, value in weights.items()}
    best = worth(pool, weights, count)
    print(f"{best:.5f} to begin with, {len(weights)} weights, {count} pages", flush=True)
    while time.monotonic() < end:
        for key in dice.sample(sorted(weights), len(weights)):
            trials = [weights | {key: round(weights[key] + step, 3)} for step in (steps[key], -steps[key])]
            value, trial = max(
                ((worth(pool, trial, count), trial) for trial in trials), key=lambda each: each[0]
            )
            gained = value > best + SMALLEST_GAIN
            steps[key] *= 1.3 if gained else 0.6
            if gained:
                best, weights = value, trial
                print(f"{best:.5f} {'.'.join(key)} = {trial[key]}", flush=True)
            if time.monotonic() > end:
                return


def worth(pool: ProcessPoolExecutor, weights: Weights, count: int) -> float:
    """How good the readings of all pages are with these weights: the mean of their worths."""
    return sum(pool.map(_worth_of_sheet, [(number, weights) for number in range(count)], chunksize=4)) / count


def _keep(sheets: list[MarkedPage]) -> None:
    _sheets[:] = sheets


def _worth_of_sheet(question: tuple[int, Weights]) -> float:
    number, weights = question
    for (module, weight), value in weights.items():
        setattr(_module(module), weight, value)
    return worth_of(judgement(_sheets[number], shared_scorer()).row)


def worth_of(row: Row | Mapping[str, float | None]) -> float:
    """One figure for the measures of a page: the score, and more of what a reader notices first."""
    measured = {measure: value or 0.0 for measure, value in row.items()}
    noticed = measured["perfect"] + measured["para_f"] + measured["bcubed_f"] - min(1.0, measured["cer"])
    return measured["score"] + 0.25 * noticed + 0.1 * measured["headline_attached"]


def _module(name: str) -> ModuleType:
    return importlib.import_module(f"generator.parse.{name}")


if __name__ == "__main__":
    main()
