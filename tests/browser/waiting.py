"""Waiting for what a page does in its own time."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page as Tab

PAUSE = 100  # ms
LONGEST = 3000  # pauses
URGED_AFTER = 50  # pauses


def wait_until(
    tab: Tab, answers: str, asked: object = None, urging: Callable[[Tab], object] | None = None
) -> None:
    """Wait until a function in the page, asynchronous or not, says yes.

    `urging` is called with the tab now and then, for what may wait until somebody does something.

    Playwright's own wait_for_function asks once from outside, and then from within the page, where the site's
    content security policy refuses it: a test that uses it passes only where the answer is yes at once.
    """
    for pause in range(1, LONGEST + 1):
        if tab.evaluate(answers, asked):
            return
        if urging and pause % URGED_AFTER == 0:
            urging(tab)
        tab.wait_for_timeout(PAUSE)
    pytest.fail(f"in five minutes there was no yes to {asked}: {answers}")
