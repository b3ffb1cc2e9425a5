"""What is held back in every way there is, looked for in every file of the site and of the zip."""

import shutil
from dataclasses import dataclass, field
from pathlib import Path

from marked_edition import WAYS, built, leaks, marked_edition


@dataclass(slots=True)
class HeldFigures:
    """In how many ways a text was held back, in how many files it was found when public, and when held back."""

    ways: int = 0
    public: int = 0
    leaks: int = 0
    examples: list[str] = field(default_factory=list)


def held_back(folder: Path) -> HeldFigures:
    """What leaks of an edition that is held back in each way."""
    imported = marked_edition(folder / "imported")
    figures = HeldFigures()
    built(imported)
    figures.public = len(leaks(imported))
    for name, (hold, code) in WAYS.items():
        edition = Path(shutil.copytree(imported, folder / "edition"))
        hold(edition)
        built(edition, code)
        found = leaks(edition)
        figures.ways += 1
        figures.leaks += len(found)
        figures.examples += [f"{name}: {path}" for path in found]
        shutil.rmtree(edition)
    return figures
