"""How many seconds of processor time the longest and oddest inputs take; 1 where one takes too many.

python tests/bench/seconds.py

The tests read the same inputs, but no test depends on the time that anything takes (tests/test_waiting.py).
"""

import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]  # run as a script, Python looks beside this file only

from hostile_markdown import DEFINED, UNITS  # noqa: E402 - the project is found on the path set above
from mark import Mark  # noqa: E402 - beside this file
from test_markup import LONG, read_in_every_way  # noqa: E402 - the same as the first
from test_order import odd_megabytes  # noqa: E402 - the same
from test_parse import REPEATED_LINES, REPEATED_SIGNS, longest_page_of, megabyte_of, raw_page  # noqa: E402
from test_pictures import drawing_of  # noqa: E402 - the same

from generator.content.svg import still_svg  # noqa: E402 - the same
from generator.parse import parse_page  # noqa: E402 - the same

LONGEST_PAGE, LONGEST_DRAWING, LONGEST_ARTICLE = 10.0, 5.0, 0.5  # seconds


def main() -> int:
    """Print the table; 1 where something takes too long."""
    reached = True
    for mark in marks():
        print(mark, flush=True)
        reached &= mark.reached
    return 0 if reached else 1


def marks() -> Iterator[Mark]:
    """The seconds that each input takes."""
    texts = {
        **odd_megabytes(),
        **{f"a megabyte of {sign!r}": megabyte_of(sign) for sign in REPEATED_SIGNS},
        **{f"a page of {line[:8]!r}": longest_page_of(line) for line in REPEATED_LINES},
    }
    for name, text in texts.items():
        yield Mark(name, _seconds(partial(parse_page, raw_page(text))), most=LONGEST_PAGE)
    yield Mark(
        "a drawing of two megabytes", _seconds(partial(still_svg, drawing_of(500))), most=LONGEST_DRAWING
    )
    for unit in UNITS:
        for begun in ("", DEFINED):
            body = begun + unit * (LONG // len(unit))
            name = f"{unit!r} {LONG} signs long{', notes defined' * bool(begun)}"
            yield Mark(name, _seconds(partial(read_in_every_way, body)), most=LONGEST_ARTICLE)


def _seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


if __name__ == "__main__":
    sys.exit(main())
