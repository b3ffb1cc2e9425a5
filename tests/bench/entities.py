"""How many names are right and how many are found: the real page, and splits of other people's texts.

python tests/bench/entities.py [--data FILE.jsonl …] prints precision, recall and F1 per kind; it exits 1 where
a mark is missed. The splits count spans exactly as annotated, each line a text of its own; the page counts the
names that would be published (required ones, in any printed form; bylines apart).
"""

import argparse
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # the speed is told for one core; before numpy is loaded

ROOT = Path(__file__).resolve().parent.parent.parent
SHARED = ROOT.parent / "shared"
sys.path.insert(0, str(ROOT))

from generator.enrich import enrich  # noqa: E402 (the path above makes it findable)
from generator.enrich.lexicon import passages_of  # noqa: E402 (the same)
from generator.enrich.mentions import mentions_of  # noqa: E402 (the same)
from generator.model import Article, key_of  # noqa: E402 (the same)
from generator.prose import Paragraph, markdown_body  # noqa: E402 (the same)

FIELDS = {"PER": "people", "LOC": "places", "ORG": "organisations"}
PAGE_KINDS = {"PERSON": "PER", "PLACE": "LOC", "ORG": "ORG"}
LEAST_F1 = {"boson_dev": {"PER": 78.0, "all": 67.0}, "pd_dev": {"all": 75.0}, "page": {"all": 95.0}}
LEAST_SPEED = 20_000  # letters a second of processor time, on one core, reading to lists of names
Count = Counter[str]


def main() -> int:
    """0 where every mark is met, else 1."""
    parser = argparse.ArgumentParser(description=__doc__)
    splits = [SHARED / "bench" / "entities" / f"{name}.jsonl" for name in ("boson_dev", "pd_dev")]
    parser.add_argument("--data", type=Path, nargs="+", default=splits)
    arguments = parser.parse_args()
    if not SHARED.is_dir():
        print(f"skipped: the real pages are not here ({SHARED} is absent)")
        return 0
    enrich([_article("热身", [])], [])  # jieba's dictionary is loaded once, whatever follows
    missed: list[str] = []
    for path in arguments.data:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
        counts = split_counts(rows)
        print_table(path.stem, counts)
        missed += _missed(path.stem, counts)
        speed = letters_a_second(rows)
        print(f"{speed} letters a second of processor time")
        missed += [f"{path.stem} speed {speed}"] if speed < LEAST_SPEED else []
    page = page_counts()
    print_table("page", page)
    missed += _missed("page", page)
    print(f"missed: {'; '.join(missed)}" if missed else "every mark is met")
    return 1 if missed else 0


def _missed(name: str, counts: Count) -> Iterator[str]:
    for label, least in LEAST_F1.get(name, {}).items():
        f1 = figures(counts, FIELDS if label == "all" else [label])[2]
        if f1 < least:
            yield f"{name} {label} {f1:.1f} of {least}"


def split_counts(rows: Sequence[dict[str, Any]]) -> Count:
    """Right, wrong and missed spans of a split, by kind."""
    counts: Count = Counter()
    for row, passage in zip(rows, passages_of([row["text"] for row in rows]), strict=True):
        truth = {(start, end, kind) for start, end, kind in row["spans"]}
        made = {(mention.start, mention.end, mention.kind) for mention in mentions_of(passage)}
        for sort, spans in (("right", made & truth), ("wrong", made - truth), ("missed", truth - made)):
            counts.update(f"{kind} {sort}" for _, _, kind in spans)
    return counts


def letters_a_second(rows: Sequence[dict[str, Any]]) -> int:
    """How many letters a second become lists of names, forty texts an article."""
    texts = [row["text"] for row in rows]
    articles = [_article(None, texts[start : start + 40]) for start in range(0, len(texts), 40)]
    start = time.process_time()
    enrich(articles, [])
    return int(sum(map(len, texts)) / (time.process_time() - start))


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
    return Article(key_of("2025-06-15/01-01"), title, body, kicker, deck)


def figures(counts: Count, kinds: Iterable[str]) -> tuple[float, float, float]:
    """Precision, recall and F1 of the kinds together, 0 to 100."""
    kinds = list(kinds)
    right, wrong, missed = (
        sum(counts[f"{kind} {sort}"] for kind in kinds) for sort in ("right", "wrong", "missed")
    )
    precision = 100 * right / max(1, right + wrong)
    recall = 100 * right / max(1, right + missed)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def print_table(name: str, counts: Count) -> None:
    """Print one line a kind and one for all."""
    print(f"{name:10} {'right':>6} {'wrong':>6} {'missed':>6} {'P':>6} {'R':>6} {'F1':>6}")
    for label, kinds in [*((kind, [kind]) for kind in FIELDS), ("all", list(FIELDS))]:
        sums = [sum(counts[f"{kind} {sort}"] for kind in kinds) for sort in ("right", "wrong", "missed")]
        print(
            f"{label:10} {sums[0]:6} {sums[1]:6} {sums[2]:6}",
            *(f"{one:6.1f}" for one in figures(counts, kinds)),
        )


if __name__ == "__main__":
    sys.exit(main())
