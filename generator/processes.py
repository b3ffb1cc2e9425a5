"""The same work on many things, on all cores: results in their order, some ahead, none of them all at once."""

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from typing import TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")
_LEAST = 12  # things; a process takes two seconds to get ready
_AHEAD = 3  # things in work or done, for each process


def on_all_cores(work: Callable[[Given], Made], things: Iterable[Given], count: int) -> Iterator[Made]:
    """What `work` makes of each thing, in their order; in this process where there are few, or one core.

    There are `count` things, which are taken as they are needed. `work` is a function of a module, and all that
    it takes and gives is copied from process to process.
    """
    processes = min(os.cpu_count() or 1, count // (_LEAST // 2))
    if count < _LEAST or processes == 1:
        yield from map(work, things)
        return
    # Started anew, not forked: a fork would hold the lock of an import that was killed.
    started = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, started, _leave_interrupts) as pool:
        waiting: deque[Future[Made]] = deque()
        try:
            rest = iter(things)
            waiting.extend(pool.submit(work, thing) for thing in islice(rest, processes * _AHEAD))
            while waiting:
                yield waiting.popleft().result()
                waiting.extend(pool.submit(work, thing) for thing in islice(rest, 1))
        finally:
            for future in waiting:
                future.cancel()


def _leave_interrupts() -> None:
    """Leave Ctrl+C to the process that a person started: it ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
