"""How many names are right and how many are found: the real page, and splits of other people's texts.

python tests/bench/entities.py [--data FILE.jsonl …] prints precision, recall and F1 per kind. The page
counts names (required ones, any printed form), the splits exact spans' texts, each sentence for itself.
"""

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
SHARED = ROOT.parent / "shared"
sys.path.insert(0, str(ROOT))

from generator.enrich import enrich  # noqa: E402 (the path above makes it findable)
from generator.model import Article  # noqa: E402 (the same)
from generator.prose import Paragraph, markdown_body  # noqa: E402 (the same)

FIELDS = {"PER": "people", "LOC": "places", "ORG": "organisations"}
PAGE_KINDS = {"PERSON": "PER", "PLACE": "LOC", "ORG": "ORG"}
LEAST_PAGE_F1 = 90.0
LEAST_PAGE_PRECISION = 95.0
Count = Counter[str]


def main() -> int:
    """0 where the real page meets its marks, else 1."""
    parser = argparse.ArgumentParser(description=__doc__)
    splits = [SHARED / "bench" / "entities" / f"{name}.jsonl" for name in ("boson_dev", "pd_dev")]
    parser.add_argument("--data", type=Path, nargs="+", default=splits)
    arguments = parser.parse_args()
    if not SHARED.is_dir():
        print(f"skipped: the real pages are not here ({SHARED} is absent)")
        return 0
    for path in arguments.data:
        print_table(path.stem, split_counts(path))
    page = page_counts()
    print_table("page.txt", page)
    precision, _, f1 = figures(page, FIELDS)
    return 0 if f1 >= LEAST_PAGE_F1 and precision >= LEAST_PAGE_PRECISION else 1


def split_counts(path: Path) -> Count:
    """Right, wrong and missed names of a split, by kind; letters and seconds beside them."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
    counts: Count = Counter()
    enrich([_article("热身", [])], [])
    start = time.process_time()
    found = [enrich([_article(None, [row["text"]])], [])[0][0] for row in rows]
    counts["milliseconds"] = int(1000 * (time.process_time() - start))
    counts["letters"] = sum(len(row["text"]) for row in rows)
    for row, article in zip(rows, found, strict=True):
        for kind, field in FIELDS.items():
            truth = {row["text"][start:end] for start, end, label in row["spans"] if label == kind}
            made = set(getattr(article, field))
            counts += Counter({f"{kind} right": len(made & truth), f"{kind} wrong": len(made - truth)})
            counts += Counter({f"{kind} missed": len(truth - made)})
    return counts


def page_counts() -> Count:
    """Right, wrong and missed names of the real page, by kind; bylines apart, optional names never missed."""
    gold = json.loads((SHARED / "page" / "gold.json").read_text(encoding="utf-8"))["articles"]
    truth = json.loads((SHARED / "page" / "entities.json").read_text(encoding="utf-8"))
    drafts = [_article(one["headline"], one["paragraphs"], one["kicker"], one["deck"]) for one in gold]
    counts: Count = Counter()
    for article, entities in zip(enrich(drafts, [])[0], _in_order(gold, truth), strict=True):
        for kind, field in FIELDS.items():
            known = [
                one for one in entities if PAGE_KINDS.get(one["type"]) == kind and one.get("role") != "byline"
            ]
            counts += _compared(kind, set(getattr(article, field)), known)
    return counts


def _compared(kind: str, made: set[str], known: Sequence[dict[str, Any]]) -> Count:
    forms = [({one["name"], *one["aliases"]}, bool(one.get("optional"))) for one in known]
    right = [printed for printed, optional in forms if printed & made and not optional]
    wrong = [name for name in made if not any(name in printed for printed, _ in forms)]
    missed = [printed for printed, optional in forms if not printed & made and not optional]
    for name in wrong:
        print(f"  wrong {kind}: {name}")
    return Counter({f"{kind} right": len(right), f"{kind} wrong": len(wrong), f"{kind} missed": len(missed)})


def _in_order(
    gold: Sequence[dict[str, Any]], truth: Sequence[dict[str, Any]]
) -> Iterator[list[dict[str, Any]]]:
    """The entities of each article, in the order of gold.json; both files name articles a1, a2 and so on."""
    by_id = {one["id"].lower(): one["entities"] for one in truth}
    return (by_id[one["id"].lower()] for one in gold)


def _article(
    title: str | None, paragraphs: Iterable[str], kicker: str | None = None, deck: str | None = None
) -> Article:
    body = markdown_body(Paragraph(paragraph) for paragraph in paragraphs)
    return Article("2025-06-15/01-01", date(2025, 6, 15), 1, title, body, kicker, deck)


def figures(counts: Count, kinds: Iterable[str]) -> tuple[float, float, float]:
    """Precision, recall and F1 of the kinds together, 0 to 100."""
    right, wrong, missed = (
        sum(counts[f"{kind} {sort}"] for kind in kinds) for sort in ("right", "wrong", "missed")
    )
    precision = 100 * right / max(1, right + wrong)
    recall = 100 * right / max(1, right + missed)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def print_table(name: str, counts: Count) -> None:
    """Print one line a kind and one for all, and the speed where it was measured."""
    print(f"{name:10} {'right':>6} {'wrong':>6} {'missed':>6} {'P':>6} {'R':>6} {'F1':>6}")
    for label, kinds in [*((kind, [kind]) for kind in FIELDS), ("all", list(FIELDS))]:
        sums = [sum(counts[f"{kind} {sort}"] for kind in kinds) for sort in ("right", "wrong", "missed")]
        print(
            f"{label:10} {sums[0]:6} {sums[1]:6} {sums[2]:6}",
            *(f"{one:6.1f}" for one in figures(counts, kinds)),
        )
    if counts["milliseconds"]:
        print(f"{counts['letters'] * 1000 // counts['milliseconds']} letters a second of processor time")


if __name__ == "__main__":
    sys.exit(main())
