"""Typesets pages from articles, with their truth: NAME.txt with NAME.json, for tests/bench/parse.py --pages.

`python tests/bench/typeset_pages.py ARTICLES OUTPUT_FOLDER --pages N --seed S` reads a pool of whole articles
(a JSON list, as ../shared/bench/parse/pool.json) or bare news items, which it dresses as articles (JSON lines,
as ../shared/bench/corpus/news.jsonl.xz). The same seed gives the same pages. `--tenths 0 1 2` takes only these
tenths of the news items, so that pages to fit with and pages to hold out have no item in common.
"""

import argparse
import json
import random
import sys
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))  # run as a script, Python looks beside this file only

from typeset.articles import LOCAL, MIXED, NATIONAL  # noqa: E402 - the project is found on the path set above
from typeset.page import Page, typeset  # noqa: E402 - the same
from typeset.shelf import TENTHS, Shelf, shelf  # noqa: E402 - the same
from typeset.stream import MODES  # noqa: E402 - the same
from typeset.style import CHAOS, EASY, HARD, MEDIUM  # noqa: E402 - the same

from generator.storage.files import write_if_changed  # noqa: E402 - the same

_DIFFICULTIES = (EASY, MEDIUM, HARD, MEDIUM, HARD, CHAOS, MEDIUM, HARD)  # in turn
_COUNTS = {EASY: (3, 4), MEDIUM: (5, 7), HARD: (8, 10), CHAOS: (8, 11)}
_KINDS = {
    EASY: (NATIONAL, LOCAL, LOCAL, MIXED),
    MEDIUM: (NATIONAL, MIXED, MIXED, MIXED),
    HARD: (NATIONAL, MIXED),
    CHAOS: (NATIONAL, LOCAL, LOCAL, MIXED),
}


def main() -> None:
    """Write the pages, and say how many there are of each order of the stream."""
    arguments = _arguments()
    articles = shelf(arguments.articles, arguments.tenths)
    modes: Counter[str] = Counter()
    for number in range(arguments.pages):
        seed = f"{arguments.seed}/{number}"
        page = made_page(articles, seed, _DIFFICULTIES[number % len(_DIFFICULTIES)])
        mode = page.gold["mode"]
        modes[mode] += 1
        name = f"{mode}-{number:04d}"
        gold = json.dumps({"seed": seed, **page.gold}, ensure_ascii=False, indent=1)
        write_if_changed(arguments.folder / f"{name}.txt", page.text.encode())
        write_if_changed(arguments.folder / f"{name}.json", gold.encode())
    print(", ".join(f"{mode}: {count}" for mode, count in sorted(modes.items())))


def made_page(articles: Shelf, seed: str, difficulty: str) -> Page:
    """The page of a seed."""
    rng = random.Random(seed)  # noqa: S311 - a page is no secret
    kind = rng.choice(_KINDS[difficulty])
    mode = rng.choice(MODES[difficulty])
    return typeset(rng, articles.chosen(rng, kind, rng.randint(*_COUNTS[difficulty])), kind, difficulty, mode)


def _arguments() -> Any:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "articles", type=Path, metavar="ARTICLES", help="a pool (.json) or news (.jsonl, .jsonl.xz)"
    )
    parser.add_argument("folder", type=Path, metavar="OUTPUT_FOLDER", help="where NAME.txt and NAME.json go")
    parser.add_argument("--pages", type=int, default=8, metavar="N", help="how many pages")
    parser.add_argument("--seed", default="1", metavar="S", help="another seed, other pages")
    parser.add_argument(
        "--tenths", type=int, nargs="*", default=range(TENTHS), metavar="T", help="of the news, 0-9"
    )
    return parser.parse_args()


if __name__ == "__main__":
    main()
