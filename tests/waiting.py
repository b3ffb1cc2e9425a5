"""Waiting for a state: the one place where a test sleeps, for a moment, before it looks again.

How long a thing takes depends on what else the machine does, so that no test waits for a fixed time
(test_waiting.py). LONGEST is only the time after which nobody waits any more.
"""

import time
from collections.abc import Callable
from typing import TypeVar

import pytest

LONGEST = 600.0  # seconds
_PAUSE = 0.02

Answer = TypeVar("Answer")


def wait_for(answers: Callable[[], Answer], told: Callable[[], object] = lambda: "") -> Answer:
    """The first answer that says yes; where none does, the test fails with what is `told`."""
    ends = time.monotonic() + LONGEST
    while not (answer := answers()):
        if time.monotonic() > ends:
            pytest.fail(f"in {LONGEST:.0f} s there was no yes: {told()}")
        time.sleep(_PAUSE)
    return answer
