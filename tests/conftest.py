"""What every test may ask for: the golden-file switch, how many cases, the project and the shared folder."""

from pathlib import Path

import hypothesis
import pytest

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "tests" / "cases"
SHARED = ROOT.parent / "shared"

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


@pytest.fixture
def shared() -> Path:
    """The folder of real pages beside the project; tests that measure with them skip where it is absent."""
    if not SHARED.is_dir():
        pytest.skip(f"the real pages are not here ({SHARED} is absent)")
    return SHARED
