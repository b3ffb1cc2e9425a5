"""Waiting for what a page does in its own time."""

import pytest
from playwright.sync_api import Page as Tab

PAUSE = 100  # ms
LONGEST = 3000  # pauses


def wait_until(tab: Tab, answers: str, asked: object = None) -> None:
    """Wait until a function in the page, asynchronous or not, says yes.

    Playwright's own wait_for_function asks once from outside, and then from within the page, where the site's
    content security policy refuses it: a test that uses it passes only where the answer is yes at once.
    """
    for _ in range(LONGEST):
        if tab.evaluate(answers, asked):
            return
        tab.wait_for_timeout(PAUSE)
    pytest.fail(f"in five minutes there was no yes to {asked}: {answers}")
