"""What every test may ask for: the golden-file switch, how many cases, the project and the shared folder."""

import os
import signal
from pathlib import Path

import hypothesis
import pytest
from made_once import made_once

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "tests" / "cases"
SHARED = ROOT.parent / "shared"

# Each core has a process of its own (pytest-xdist): products of matrices that took all cores would only wait
# for one another. Said before numpy is loaded; programs that tests start inherit it.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

# What a shell runs in the background ignores Ctrl+C, and the programs that tests start inherit that: one that
# a test interrupts would never end.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# A law holds or not; how long one case takes depends on what else the machine does.
hypothesis.settings.register_profile("laws", deadline=None)
hypothesis.settings.load_profile("laws")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="take what is made now as the golden files")
    parser.addoption("--slow", action="store_true", help="try laws on many more cases than every run does")


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--accept"))


@pytest.fixture
def slow(request: pytest.FixtureRequest) -> bool:
    """Whether laws are to be tried on many more cases (`make slow`)."""
    return bool(request.config.getoption("--slow"))


@pytest.fixture(scope="session")
def sample_edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample edition, read and built; a test that would change it takes a copy."""
    from sample_edition import built_sample  # noqa: PLC0415 - that module asks this one where the project lies

    return made_once(tmp_path_factory, "样报 100%", built_sample)


@pytest.fixture
def shared() -> Path:
    """The folder of real pages beside the project; tests that measure with them skip where it is absent."""
    if not SHARED.is_dir():
        pytest.skip(f"the real pages are not here ({SHARED} is absent)")
    return SHARED
