"""How the merge keeps its laws: random edits against random re-readings, and 2,000 lines that repeat.

`--cases 20000` says how many random triples, `--imported 12` how many issues go through the command line. Ends
with 1 where a law is broken or a figure is missed.
"""

import argparse
import random
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from merge_cases import LAWS, Triple, all_orders, broken_laws, triples
from merge_edition import imported_twice

from generator.merge import merged

REPEATED = 2000  # lines
MOST_SECONDS = 1.0


def main() -> int:
    """Print the tables; 1 where a law is broken or the repeated lines take too long."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--imported", type=int, default=0, metavar="ISSUES")
    arguments = parser.parse_args()
    orders = (("four lines, all orders", case) for case in all_orders())
    is_lawful = table([*orders, *triples(arguments.cases, arguments.seed)])
    slowest = max(seconds(letters) for letters in ("甲", "甲乙", "甲乙丙丁戊己庚辛"))
    print(f"{REPEATED} lines that repeat: {slowest:.2f} s at most")
    if arguments.imported:
        is_lawful &= imported(arguments.imported, arguments.seed)
    return 0 if is_lawful and slowest <= MOST_SECONDS else 1


def table(cases: Iterable[tuple[str, Triple]]) -> bool:
    """Print a line for each kind of triple; whether no law is broken."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    spent: Counter[str] = Counter()
    for kind, case in cases:
        start = time.process_time_ns()
        merge = merged(case.base, case.mine, case.theirs)
        spent[kind] += time.process_time_ns() - start
        counts[kind].update(["cases", *sorted(broken_laws(case, merge))])
        counts[kind]["told"] += bool(merge.refusals)
        counts[kind]["whole"] += any(refusal.whole for refusal in merge.refusals)
    columns = ("cases", *LAWS, "told", "whole")
    print(f"{'':24}" + "".join(f"{column:>7}" for column in (*columns, "ms")))
    for kind, found in counts.items():
        milliseconds = spent[kind] / 1e6 / found["cases"]
        print(f"{kind:24}" + "".join(f"{found[column]:7}" for column in columns) + f"{milliseconds:7.2f}")
    broken = sum(found[law] for found in counts.values() for law in LAWS)
    total = sum(found["cases"] for found in counts.values())
    print(f"{total} triples, {broken} times a law broken (whole: of a fact or the body mine stands)")
    return not broken


def seconds(letters: str) -> float:
    """The time that a merge of lines of a few letters takes."""
    chance = random.Random(1)  # noqa: S311 - the same lines at every run
    texts = ["\n".join(chance.choices(letters, k=REPEATED - 7 * side)) for side in range(3)]
    start = time.process_time()
    merged(*texts)
    return time.process_time() - start


def imported(issues: int, seed: int) -> bool:
    """Print what came of editions that were imported twice through the command line; whether all is lawful."""
    with tempfile.TemporaryDirectory() as folder:
        twice = imported_twice(Path(folder), issues, seed)
    changed = sum(each.triple.mine != each.merge.text for each in twice.files)
    told = sum(bool(each.merge.refusals) for each in twice.files)
    print(f"through the command line: {len(twice.files)} files, {changed} changed, {told} with something told")
    for name, what in (*twice.breaches, *twice.lost):
        print(f"{name}: {what}")
    return not twice.breaches and not twice.lost


if __name__ == "__main__":
    sys.exit(main())
