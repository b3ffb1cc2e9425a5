"""How often each encoding is told from the others, on made pieces of pages; 1 where one is mistaken.

python tests/bench/encodings.py [--samples N] [--sizes 60,100,400]

For each kind of page and number of signs: how many were right, and what the others were taken for.
"""

import argparse
import sys
from collections import Counter
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[up]) for up in (1, 2)]

from encoded_pages import KINDS, Kind, samples  # noqa: E402 - the path to it is set above

from generator.readers.decoding import decoded  # noqa: E402 - the same


def taken_for(kind: Kind, size: int, count: int) -> Counter[str]:
    """What so many samples of the kind were taken for."""
    readings = (decoded(content) for _, content in samples(kind, size, count))
    return Counter(read.encoding.name if read.encoding else "none" for read in readings)


def main() -> int:
    """Print the table; 1 where one is mistaken."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--samples", type=int, default=200)
    parser.add_argument("--sizes", default="60,100,400")
    options = parser.parse_args()
    mistaken = 0
    for kind in KINDS:
        for size in map(int, options.sizes.split(",")):
            taken = taken_for(kind, size, options.samples)
            right = taken.pop(kind.right, 0)
            mistaken += taken.total()
            others = ", ".join(f"{count} {name}" for name, count in taken.items())
            print(f"{kind.name:18}{kind.codec:10}{size:5}  {right}/{options.samples}  {others}", flush=True)
    return int(mistaken > 0)


if __name__ == "__main__":
    sys.exit(main())
