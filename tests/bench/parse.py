"""How well and how fast the parser reads pages whose truth is known: one line a page, the mean of each set.

`python tests/bench/parse.py` measures the real page and the development pages of ../shared; `--pages FOLDER`
measures every NAME.txt with its NAME.json in a folder instead. The scorer is the shared score.py.
"""

import argparse
import importlib.util
import json
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))  # run as a script, Python looks beside this file only

from generator.model import RawPage  # noqa: E402 - found on the path set above
from generator.parse import parse_page, reading_json  # noqa: E402 - the same

SHARED = ROOT.parent / "shared"
BENCH = SHARED / "bench" / "parse"
MEASURES = (
    *("score", "bcubed_f", "headline", "headline_attached", "headline_none_kept", "fields_f", "para_f"),
    *("cer", "perfect", "lost", "extra"),
)
Score = Callable[[dict[str, object], dict[str, Any], str], dict[str, Any]]


def main() -> int:
    """Print the table; 1 where there is nothing to measure."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--pages", type=Path, metavar="FOLDER", help="NAME.txt with NAME.json beside it")
    folder: Path | None = arguments.parse_args().pages
    if not (BENCH / "score.py").is_file():
        print(f"the scorer is not here: {BENCH / 'score.py'}", file=sys.stderr)
        return 1
    score = scorer()
    print(" ".join(["page".ljust(16), *(measure[:9].rjust(9) for measure in MEASURES), "  seconds"]))
    if folder is None:
        print_set("real", [(SHARED / "page" / "page.txt", SHARED / "page" / "gold.json")], score)
    pages = sorted((folder or BENCH / "dev").glob("*.txt"))
    print_set("mean", [(page, page.with_suffix(".json")) for page in pages], score)
    return 0 if pages else 1


def scorer() -> Score:
    """The function score of the shared score.py."""
    specification = importlib.util.spec_from_file_location("score", BENCH / "score.py")
    if specification is None or specification.loader is None:
        raise ImportError(str(BENCH / "score.py"))
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    score: Score = module.score
    return score


def print_set(name: str, pages: Sequence[tuple[Path, Path]], score: Score) -> None:
    """Print the figures of each page of a set, and the means (over the pages that have the measure)."""
    rows = []
    for text, gold in pages:
        row = figures(text, gold, score)
        print_row(text.stem, row)
        rows.append(row)
    if len(rows) > 1:
        print_row(f"{name} of {len(rows)}", {key: mean([row[key] for row in rows]) for key in rows[0]})


def mean(values: Sequence[float | None]) -> float | None:
    """The mean of the values that are there, or None where none is."""
    present = [value for value in values if value is not None]
    return sum(present) / len(present) if present else None


def figures(text: Path, gold: Path, score: Score) -> dict[str, float | None]:
    """The measures of one page, and the seconds that reading it took."""
    raw = text.read_text(encoding="utf-8")
    page = RawPage(date(2000, 1, 1), 1, tuple(raw.split("\n")), text.name)
    started = time.perf_counter()
    reading = parse_page(page)
    seconds = time.perf_counter() - started
    scored = score(reading_json(reading, page), json.loads(gold.read_text(encoding="utf-8")), raw)
    return {measure: scored[measure] for measure in MEASURES} | {"seconds": seconds}


def print_row(name: str, row: dict[str, float | None]) -> None:
    """Print one line of the table; a measure that a page does not have is a dash."""
    print(
        " ".join([name.ljust(16), *("-".rjust(9) if row[key] is None else f"{row[key]:9.3f}" for key in row)])
    )


if __name__ == "__main__":
    raise SystemExit(main())
