"""How much work something is, counted, not timed: a busy machine changes a time, but no count.

What runs outside Python's own lines (a regular expression, a sort) counts as the line that calls it; how many
seconds that takes is measured by tests/bench/seconds.py and tests/bench/hostile.py.
"""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def lines_run(work: Callable[[], object]) -> int:
    """How many lines of Python are run by one call of the work; a line that is repeated counts each time."""
    count = 0

    def traced(_frame: FrameType, event: str, _value: object) -> Any:
        nonlocal count
        count += event == "line"
        return traced

    before = sys.gettrace()
    sys.settrace(traced)
    try:
        work()
    finally:
        sys.settrace(before)
    return count
