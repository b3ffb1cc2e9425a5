"""How well and how fast the parser reads pages whose truth is known: a line for each set of pages.

`python tests/bench/parse.py` measures the development pages of ../shared (two thirds that the parser
was fitted on, and a third kept aside), the real page as it is and disturbed in five ways, and the
development pages' PDFs as MuPDF and PDFium give their text. `--pages FOLDER` measures every NAME.txt
with its NAME.json in a folder instead; `--each` prints every page. The scorer is the shared score.py. A
missed mark has a star, and ends it with 1.
"""

import argparse
import importlib.util
import json
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from scipy.optimize import linear_sum_assignment

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))  # run as a script, Python looks beside this file only

from tool_texts import texts_of  # noqa: E402 - beside this file

from generator.exports import reading_json  # noqa: E402 - the same
from generator.model import RawPage, page_key  # noqa: E402 - found on the path set above
from generator.parse import parse_page  # noqa: E402 - the same
from generator.parse.forms.set_phrases import jump_in, split_jumps  # noqa: E402 - the same

SHARED = ROOT.parent / "shared"
BENCH = SHARED / "bench" / "parse"
MEASURES = (
    *("score", "bcubed_f", "headline", "headline_attached", "headline_none_kept", "fields_f", "para_f"),
    *("cer", "perfect", "lost", "extra", "seconds"),
)
KEPT_ASIDE = 3  # every third page of each kind
BANDS = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 1.01)  # of confidence

# What a set of pages must reach: at least, or (these measures) at most.
AT_MOST = frozenset({"cer", "lost", "extra", "seconds"})
MARKS = dict(zip(MEASURES, (0.90, 0.965, 0.75, 0.90, 0.0, 0.82, 0.95, 0.04, 0.62, 0.0, 0.0, 0.3), strict=True))
REAL_MARKS = {"perfect": 1.0, "lost": 0.0, "extra": 0.0, "seconds": 0.3}
TOOL_MARKS = {"bcubed_f": 0.93, "lost": 0.0, "extra": 0.0, "seconds": 0.3}

Row = Mapping[str, float | None]


@dataclass(frozen=True, slots=True)
class MarkedPage:
    """A page's text with its truth."""

    name: str
    text: str
    gold: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Judged:
    """The measures of one page, and of each article read its confidence and whether it is perfect."""

    row: Row
    articles: tuple[tuple[float, bool], ...]


def main() -> int:
    """Print the table; 1 where a mark is missed or there is nothing to measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=Path, metavar="FOLDER", help="NAME.txt with NAME.json beside it")
    parser.add_argument("--each", action="store_true", help="print every page, not only the means")
    arguments = parser.parse_args()
    if not (BENCH / "score.py").is_file():
        print(f"the scorer is not here: {BENCH / 'score.py'}", file=sys.stderr)
        return 1
    scorer = shared_scorer()
    print(" ".join(["set".ljust(24), *(measure[:9].rjust(9) for measure in MEASURES)]))
    kept = True
    articles: list[tuple[float, bool]] = []
    for name, sheets, marks in page_sets(arguments.pages):
        judged = [judgement(sheet, scorer) for sheet in sheets]
        if arguments.each:
            for sheet, each in zip(sheets, judged, strict=True):
                print_row(sheet.name, each.row, {})
        means = {measure: mean([each.row[measure] for each in judged]) for measure in MEASURES}
        kept &= bool(judged) and print_row(f"{name} ({len(sheets)})", means, marks)
        articles += [article for each in judged for article in each.articles] if marks is MARKS else []
    print_calibration(articles)
    return 0 if kept else 1


def page_sets(folder: Path | None) -> Iterable[tuple[str, list[MarkedPage], Mapping[str, float]]]:
    """The sets of pages: name, pages, marks."""
    if folder is not None:
        yield folder.name, [marked_page(path) for path in sorted(folder.glob("*.txt"))], MARKS
        return
    paths = sorted((BENCH / "dev").glob("*.txt"))
    aside = [path for path in paths if int(path.stem[1:]) % KEPT_ASIDE == KEPT_ASIDE - 1]
    yield "dev, fitted on", [marked_page(path) for path in paths if path not in aside], MARKS
    yield "dev, kept aside", [marked_page(path) for path in aside], MARKS
    real = marked_page(SHARED / "page" / "page.txt", SHARED / "page" / "gold.json")
    yield "the real page", [real], REAL_MARKS
    for name, disturbed in DISTURBANCES.items():
        yield name, [disturbed(real)], REAL_MARKS
    texts = [(path, texts_of(path.with_suffix(".pdf"))) for path in paths]
    for tool in ("mupdf", "pdfium"):
        yield f"dev, {tool}", [tool_sheet(path, text[tool]) for path, text in texts], TOOL_MARKS


def marked_page(text: Path, gold: Path | None = None) -> MarkedPage:
    """The page in a text file with its truth beside it, or in another file."""
    truth = json.loads((gold or text.with_suffix(".json")).read_text(encoding="utf-8"))
    return MarkedPage(text.stem, text.read_text(encoding="utf-8"), truth)


def tool_sheet(path: Path, text: str) -> MarkedPage:
    """A page as another tool gives its text: which line is whose, the scorer then finds by the text itself."""
    gold = marked_page(path).gold
    gold["line_roles"] = {}
    return MarkedPage(path.stem, text, gold)


def _rewritten(sheet: MarkedPage, lines: Iterable[str]) -> MarkedPage:
    return MarkedPage(sheet.name, "\n".join(lines), {**sheet.gold, "line_roles": {}})


def without_blank_lines(sheet: MarkedPage) -> MarkedPage:
    """The page with all empty lines removed."""
    return _rewritten(sheet, (line for line in sheet.text.split("\n") if line.strip()))


def with_more_blank_lines(sheet: MarkedPage) -> MarkedPage:
    """The page with an empty line added after every line."""
    return _rewritten(sheet, (part for line in sheet.text.split("\n") for part in (line, "")))


def with_every_line_parted(sheet: MarkedPage) -> MarkedPage:
    """The page with one empty line after every printed line, and no others."""
    return _rewritten(sheet, (part for line in sheet.text.split("\n") if line.strip() for part in (line, "")))


def without_jumps(sheet: MarkedPage) -> MarkedPage:
    """The page with all jumps cut."""
    lines = [
        "".join(part for part in split_jumps(line) if not jump_in(part)).rstrip()
        for line in sheet.text.split("\n")
    ]
    gold = {**sheet.gold, "articles": [{**article, "jump": None} for article in sheet.gold["articles"]]}
    return _rewritten(MarkedPage(sheet.name, sheet.text, gold), lines)


def letter_spaced(sheet: MarkedPage) -> MarkedPage:
    """The page with one space between all signs of every line."""
    return _rewritten(
        sheet, (" ".join(sign for sign in line if not sign.isspace()) for line in sheet.text.split("\n"))
    )


DISTURBANCES: Mapping[str, Callable[[MarkedPage], MarkedPage]] = {
    "  no empty lines": without_blank_lines,
    "  one more after each": with_more_blank_lines,
    "  one after each line": with_every_line_parted,
    "  no jumps": without_jumps,
    "  letter-spaced": letter_spaced,
}


def shared_scorer() -> ModuleType:
    """The shared score.py as a module."""
    specification = importlib.util.spec_from_file_location("score", BENCH / "score.py")
    if specification is None or specification.loader is None:
        raise ImportError(str(BENCH / "score.py"))
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def judgement(sheet: MarkedPage, scorer: ModuleType) -> Judged:
    """The measures of one page, and the seconds that reading it took."""
    page = RawPage(page_key(date(2000, 1, 1), 1), tuple(sheet.text.split("\n")), sheet.name)
    started = time.perf_counter()
    reading = parse_page(page)
    seconds = time.perf_counter() - started
    answer = reading_json(reading, page)
    scored: dict[str, float | None] = scorer.score(answer, sheet.gold, sheet.text)
    row = {measure: scored.get(measure) for measure in MEASURES} | {"seconds": seconds}
    return Judged(row, tuple(judged_articles(answer["articles"], sheet.gold["articles"], scorer)))


def judged_articles(read: Any, gold: Sequence[dict[str, Any]], scorer: ModuleType) -> list[tuple[float, bool]]:
    """Of each article read its confidence, and whether it is perfect by the scorer's own rule."""
    shares = np.array(
        [
            [sum((scorer.grams(scorer.full(one)) & scorer.grams(scorer.full(other))).values()) for one in gold]
            for other in read
        ]
    ).reshape(len(read), len(gold))
    rows, columns = linear_sum_assignment(-shares)
    partner = {int(row): gold[int(column)] for row, column in zip(rows, columns, strict=True)}
    return [
        (article["confidence"], place in partner and _is_perfect(article, partner[place], scorer))
        for place, article in enumerate(read)
    ]


def _is_perfect(read: dict[str, Any], gold: dict[str, Any], scorer: ModuleType) -> bool:
    bodies = [[scorer.ws(part) for part in scorer.body(article)] for article in (read, gold)]
    heads = [gold.get("headline"), *(gold.get("alternatives") or {}).get("headline", [])]
    headline = max(scorer.sim(read.get("headline"), head) for head in heads) >= 0.9
    jumps = [scorer.jp(article) if scorer.jt(article) else None for article in (read, gold)]
    headless = gold.get("headline") or not read.get("headline")
    return bool(bodies[0] == bodies[1] and headline and headless and jumps[0] == jumps[1])


def mean(values: Sequence[float | None]) -> float | None:
    """The mean of the values that are there, or None where none is."""
    present = [value for value in values if value is not None]
    return sum(present) / len(present) if present else None


def print_row(name: str, row: Row, marks: Mapping[str, float]) -> bool:
    """Print one line of the table, a missed mark with a star; whether all marks were reached."""
    cells = [name.ljust(24)]
    kept = True
    for measure in MEASURES:
        value = row[measure]
        missed = value is not None and measure in marks and _misses(measure, value, marks[measure])
        kept &= not missed
        cells.append("-".rjust(9) if value is None else f"{value:.3f}{'*' if missed else ''}".rjust(9))
    print(" ".join(cells), flush=True)
    return kept


def _misses(measure: str, value: float, mark: float) -> bool:
    return value > mark if measure in AT_MOST else value < mark


def print_calibration(articles: Sequence[tuple[float, bool]]) -> None:
    """Print for each band of confidence how many articles have it, and which share of them is perfect."""
    print("\nconfidence   articles   of these perfect")
    for least, most in pairwise(BANDS):
        band = [perfect for confidence, perfect in articles if least <= confidence < most]
        share = f"{sum(band) / len(band):.2f}" if band else "-"
        print(f"{least:.1f} to {min(most, 1.0):.1f}   {len(band):8d}   {share}")


if __name__ == "__main__":
    raise SystemExit(main())
