"""What the product withstands: a line for each figure, `MISSED` where it is not reached; exits 1 then.

`python tests/bench/hostile.py` puts it through everything, which takes hours; `--only NAME …` through some of
it (merge, yaml, held, growth, pages, whole, kills), `--share 0.1` through a tenth of each. The same `--seed`
gives the same trials.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]  # run as a script, Python looks beside this file only

from attacks import attack_yaml  # noqa: E402 - the project is found on the path set above
from mark import Mark  # noqa: E402 - beside this file
from merge_cases import broken_laws, triples  # noqa: E402 - the same as the first
from trials.growth import STAGES, UNITS, Growth, growths  # noqa: E402 - beside this file
from trials.held import held_back  # noqa: E402 - the same
from trials.kills import KillFigures, kills  # noqa: E402 - the same
from trials.pages import PageFigures, parsed, taken_the_whole_way  # noqa: E402 - the same

from generator.merge import merged  # noqa: E402 - the same as the first

MERGES, ATTACKS, KILLS, PAGES, WHOLE = 20_000, 500, 300, 20_000, 5_000
BATCH = 100  # mutated pages of one edition, or merges of one seed
MOST_EXAMPLES = 12
LARGEST_RATIO = 2.5  # of the time for twice the text
LONGEST = 2.0  # seconds for 100 kB
Batch = tuple[int, int]  # how many, and the seed
Task = TypeVar("Task")
Result = TypeVar("Result")


def main() -> int:
    """Run the trials that were asked for; the exit code."""
    arguments = _arguments()
    reached = True
    for name in arguments.only or TRIALS:
        started = time.monotonic()
        print(f"{name} …", flush=True)
        for mark in TRIALS[name](arguments.share, arguments.seed):
            reached &= mark.reached
            print(f"  {mark}", flush=True)
        print(f"  {time.monotonic() - started:.0f} s", flush=True)
    return 0 if reached else 1


def merge_marks(share: float, seed: int) -> Iterator[Mark]:
    """The laws of the merge over random triples."""
    count = int(MERGES * share)
    broken = examples = 0
    for kind, triple in triples(count, seed):
        laws = broken_laws(triple, merged(triple.base, triple.mine, triple.theirs))
        broken += len(laws)
        examples += bool(laws)
        if laws and examples <= MOST_EXAMPLES:
            print(f"    {kind}: {sorted(laws)}: {triple}")
    yield Mark(f"merge: laws broken in {count} triples", broken, most=0)


def yaml_marks(share: float, seed: int) -> Iterator[Mark]:
    """Attacks on all that reads YAML."""
    figures = attack_yaml(int(ATTACKS * share), seed)
    _show(figures.failures)
    yield Mark(f"yaml: hangs of {figures.attacks} attacks", figures.hangs, most=0)
    yield Mark("yaml: tracebacks", figures.tracebacks, most=0)


def held_marks(_share: float, _seed: int) -> Iterator[Mark]:
    """The marker of what is held back."""
    with tempfile.TemporaryDirectory() as folder:
        figures = held_back(Path(folder))
    _show(figures.examples)
    yield Mark("held back: files with it while it is public", figures.public, least=1)
    yield Mark(f"held back in {figures.ways} ways: files with it", figures.leaks, most=0)


def kill_marks(share: float, seed: int) -> Iterator[Mark]:
    """Runs that were killed, and repeated."""
    cores = os.cpu_count() or 1
    counts = [len(range(core, int(KILLS * share), cores)) for core in range(cores)]
    total = KillFigures()
    for one in _in_processes(_kills, [(count, seed + number) for number, count in enumerate(counts)]):
        total.kills += one.kills
        total.identical += one.identical
        total.half_sites += one.half_sites
        total.leftovers += one.leftovers
        total.examples += one.examples
    _show(total.examples)
    yield Mark("kills", total.kills, least=int(KILLS * share))
    yield Mark("kills: identical after the next run", total.identical, least=int(KILLS * share))
    yield Mark("kills: half sites", total.half_sites, most=0)
    yield Mark("kills: leftovers", total.leftovers, most=0)


def page_marks(name: str, work: Callable[[Batch], PageFigures], count: int, seed: int) -> Iterator[Mark]:
    """Mutated pages, in batches."""
    batches = [(min(BATCH, count - start), seed + start) for start in range(0, count, BATCH)]
    figures = list(_in_processes(work, batches))
    _show(example for one in figures for example in one.examples)
    yield Mark(f"{name}: exceptions in {count} mutated pages", sum(one.exceptions for one in figures), most=0)
    yield Mark(f"{name}: characters lost", sum(one.lost for one in figures), most=0)
    yield Mark(f"{name}: pages refused with a sentence", sum(one.refused for one in figures), least=0)


def growth_marks(_share: float, _seed: int) -> Iterator[Mark]:
    """How the time of every stage grows."""
    grown = [growth for part in _in_processes(_growths, list(STAGES)) for growth in part]
    for stage in STAGES:
        own = [growth for growth in grown if growth.stage == stage]
        _show(str(one) for one in own if one.ratio > LARGEST_RATIO or one.seconds > LONGEST)
        yield Mark(f"{stage}: time(2n) / time(n)", max(one.ratio for one in own), most=LARGEST_RATIO)
        yield Mark(f"{stage}: seconds for 100 kB", max(one.seconds for one in own), most=LONGEST)


TRIALS: Mapping[str, Callable[[float, int], Iterator[Mark]]] = {
    "merge": merge_marks,
    "yaml": yaml_marks,
    "held": held_marks,
    "growth": growth_marks,
    "pages": lambda share, seed: page_marks("parse", _parsed, int(PAGES * share), seed),
    "whole": lambda share, seed: page_marks("the whole way", _whole, int(WHOLE * share), seed),
    "kills": kill_marks,
}


def _in_processes(work: Callable[[Task], Result], tasks: Sequence[Task]) -> Iterator[Result]:
    with ProcessPoolExecutor() as pool:
        yield from pool.map(work, tasks)


def _kills(task: tuple[int, int]) -> KillFigures:
    return kills(*task)


def _parsed(task: tuple[int, int]) -> PageFigures:
    with tempfile.TemporaryDirectory() as folder:
        return parsed(*task, Path(folder))


def _whole(task: tuple[int, int]) -> PageFigures:
    return taken_the_whole_way(*task)


def _growths(stage: str) -> list[Growth]:
    return list(growths({stage: STAGES[stage]}, UNITS))


def _show(examples: Iterable[str]) -> None:
    for number, example in enumerate(examples):
        if number == MOST_EXAMPLES:
            print("    …")
            return
        print(f"    {example}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="+", choices=TRIALS, help="some of the trials")
    parser.add_argument("--share", type=float, default=1.0, help="of the number of cases of each, 0 to 1")
    parser.add_argument("--seed", type=int, default=12)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
