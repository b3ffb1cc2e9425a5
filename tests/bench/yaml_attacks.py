"""Attacks on all that reads YAML, as a table; it ends with 1 where a figure is missed."""

import argparse
import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parent.parent)]

from attacks import LONGEST, MOST_MEMORY, attack_yaml  # noqa: E402 (after the path above)
from mark import Mark  # noqa: E402 (the same)


def main() -> int:
    """Print the table; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--attacks", type=int, default=500)
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    figures = attack_yaml(arguments.attacks, arguments.seed)
    for family, count in sorted(figures.families.items()):
        print(f"        {family:44}{count:10}")
    marks = [
        Mark("attacks that hang", figures.hangs, most=0),
        Mark("attacks that end in a traceback", figures.tracebacks, most=0),
        Mark("attacks that take too much memory", figures.swollen, most=0),
        Mark("attacks that are told in no sentence", figures.ill_told, most=0),
        Mark("seconds of the slowest", figures.slowest, most=LONGEST),
        Mark("megabytes of the largest", figures.memory, most=MOST_MEMORY),
    ]
    print(*marks, *figures.failures, sep="\n")
    return 0 if all(mark.reached for mark in marks) else 1


if __name__ == "__main__":
    sys.exit(main())
