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
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # each core has its own trial; before numpy is loaded

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]  # run as a script, Python looks beside this file only

from attacks import attack_yaml  # noqa: E402 - the project is found on the path set above
from mark import Mark  # noqa: E402 - beside this file
from merge_cases import broken_laws, triples  # noqa: E402 - the same as the first
from trials.growth import LONGEST, STAGES, UNITS, Growth, growth  # noqa: E402 - beside this file
from trials.held import held_back  # noqa: E402 - the same
from trials.kills import KillFigures, kills  # noqa: E402 - the same
from trials.pages import PageFigures, parsed, taken_the_whole_way  # noqa: E402 - the same

from generator.merge import merged  # noqa: E402 - the same as the first

MERGES, ATTACKS, KILLS, PAGES, WHOLE = 20_000, 500, 300, 20_000, 5_000
BATCH = 100  # mutated pages of one edition, or merges of one seed
MOST_EXAMPLES = 12
LARGEST_RATIO = 2.5  # of the time for twice the text
Batch = tuple[int, int]  # how many, and the seed
Task = TypeVar("Task")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Extent:
    """How much of the trials to run: the share of the cases of each, from which seed, and which stages grow."""

    share: float
    seed: int
    stages: Sequence[str]


def main() -> int:
    """Run the trials that were asked for; the exit code."""
    arguments = _arguments()
    extent = Extent(arguments.share, arguments.seed, arguments.stages)
    reached = True
    for name in arguments.only or TRIALS:
        started = time.monotonic()
        print(f"{name} …", flush=True)
        for mark in TRIALS[name](extent):
            reached &= mark.reached
            print(f"  {mark}", flush=True)
        print(f"  {time.monotonic() - started:.0f} s", flush=True)
    return 0 if reached else 1


def merge_marks(extent: Extent) -> Iterator[Mark]:
    """The laws of the merge over random triples."""
    count = int(MERGES * extent.share)
    broken = examples = 0
    for kind, triple in triples(count, extent.seed):
        laws = broken_laws(triple, merged(triple.base, triple.mine, triple.theirs))
        broken += len(laws)
        examples += bool(laws)
        if laws and examples <= MOST_EXAMPLES:
            print(f"    {kind}: {sorted(laws)}: {triple}")
    yield Mark(f"merge: laws broken in {count} triples", broken, most=0)


def yaml_marks(extent: Extent) -> Iterator[Mark]:
    """Attacks on all that reads YAML."""
    figures = attack_yaml(int(ATTACKS * extent.share), extent.seed)
    _show(figures.failures)
    yield Mark(f"yaml: hangs of {figures.attacks} attacks", figures.hangs, most=0)
    yield Mark("yaml: tracebacks", figures.tracebacks, most=0)


def held_marks(_extent: Extent) -> Iterator[Mark]:
    """The marker of what is held back."""
    with tempfile.TemporaryDirectory() as folder:
        figures = held_back(Path(folder))
    _show(figures.examples)
    yield Mark("held back: files with it while it is public", figures.public, least=1)
    yield Mark(f"held back in {figures.ways} ways: files with it", figures.leaks, most=0)


def kill_marks(extent: Extent) -> Iterator[Mark]:
    """Runs that were killed, and repeated."""
    cores = os.cpu_count() or 1
    counts = [len(range(core, int(KILLS * extent.share), cores)) for core in range(cores)]
    total = KillFigures()
    for one in _in_processes(_kills, [(count, extent.seed + number) for number, count in enumerate(counts)]):
        total.kills += one.kills
        total.identical += one.identical
        total.half_sites += one.half_sites
        total.leftovers += one.leftovers
        total.examples += one.examples
    _show(total.examples)
    yield Mark("kills", total.kills, least=int(KILLS * extent.share))
    yield Mark("kills: identical after the next run", total.identical, least=int(KILLS * extent.share))
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


def growth_marks(extent: Extent) -> Iterator[Mark]:
    """How the time of every stage grows, stage by stage."""
    units = UNITS[:: max(round(1 / extent.share), 1)]
    for stage in extent.stages:
        grown = []
        for one in _counted(stage, len(units), _in_processes(partial(growth, stage), units)):
            grown.append(one)
            if _is_bad(one):
                print(f"    {_row(one)}", flush=True)
        yield Mark(f"{stage}: units that end in an exception", sum(bool(one.fault) for one in grown), most=0)
        yield Mark(f"{stage}: time(2n) / time(n)", max(one.ratio for one in grown), most=LARGEST_RATIO)
        yield Mark(f"{stage}: seconds for 100 kB", max(one.seconds for one in grown), most=LONGEST)


def _is_bad(one: Growth) -> bool:
    return bool(one.fault) or one.ratio > LARGEST_RATIO or one.seconds > LONGEST


def _row(one: Growth) -> str:
    return f"{one.unit!r:24}{one.ratio:6.2f} times{one.seconds:8.2f} s  {one.fault}".rstrip()


def _counted(name: str, count: int, results: Iterable[Result]) -> Iterator[Result]:
    """The results as they come; how many there are is shown on a terminal."""
    for number, result in enumerate(results, 1):
        if sys.stderr.isatty():
            print(f"\r    {name}: {number} of {count}", end="\n" if number == count else "", file=sys.stderr)
        yield result


TRIALS: Mapping[str, Callable[[Extent], Iterator[Mark]]] = {
    "merge": merge_marks,
    "yaml": yaml_marks,
    "held": held_marks,
    "growth": growth_marks,
    "pages": lambda extent: page_marks("parse", _parsed, int(PAGES * extent.share), extent.seed),
    "whole": lambda extent: page_marks("the whole way", _whole, int(WHOLE * extent.share), extent.seed),
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
    parser.add_argument("--stages", nargs="+", choices=STAGES, default=list(STAGES), help="of those that grow")
    parser.add_argument("--seed", type=int, default=12)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
