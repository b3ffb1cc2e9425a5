"""Debian's Chromium for the tests that look at the site as a reader does; nothing reaches another host."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Route, expect, sync_playwright

from browser.sample_site import kinds

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--in-process-gpu",  # which then only lays drawn parts together: no third process for every page
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
OUR_OWN = re.compile(r"file://|data:|blob:|http://(127\.0\.0\.1|localhost)[:/]")

# What is waited for comes or does not; how soon depends on what else the machine does.
LONGEST = 120_000  # ms
expect.set_options(timeout=LONGEST)


@dataclass(frozen=True, slots=True)
class Reader:
    """A maker of browser windows; `strayed` holds each address that a page asked of another host."""

    browser: Browser
    windows: list[BrowserContext] = field(default_factory=list)
    strayed: list[str] = field(default_factory=list)

    def window(self, **options: object) -> BrowserContext:
        """A fresh profile that lets no request out of this machine."""
        context = self.browser.new_context(**options)  # type: ignore[arg-type] # playwright's own option names
        context.set_default_timeout(LONGEST)
        context.route("**/*", partial(_let_through, self.strayed))
        self.windows.append(context)
        return context


def _let_through(strayed: list[str], route: Route) -> None:
    if OUR_OWN.match(route.request.url):
        route.continue_()
        return
    strayed.append(route.request.url)
    route.abort()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium without a window; skipped where Debian's package is absent."""
    if not CHROMIUM.is_file():
        pytest.skip(f"{CHROMIUM} is absent: apt install chromium (make test does it)")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=str(CHROMIUM), args=list(ARGUMENTS))
        yield started
        started.close()


@contextmanager
def _reading(browser: Browser) -> Iterator[Reader]:
    made = Reader(browser)
    yield made
    for window in made.windows:
        window.close()
    assert made.strayed == []


@pytest.fixture
def reader(browser: Browser) -> Iterator[Reader]:
    """A reader whose every request to another host is refused, and makes the test fail at its end."""
    with _reading(browser) as made:
        yield made


@pytest.fixture(scope="module")
def lasting_reader(browser: Browser) -> Iterator[Reader]:
    """The same for tests that share a window of their module: a new one costs what three pages do."""
    with _reading(browser) as made:
        yield made


@pytest.fixture(scope="session")
def sample_site(sample_edition: Path) -> Path:
    """The built site of the sample edition; every page names its template (sample_edition.py)."""
    return sample_edition / "site"


@pytest.fixture(scope="session")
def sample_kinds(sample_site: Path) -> dict[str, str]:
    """Every kind of page of the sample edition -> the address of one such page."""
    return kinds(sample_site)
