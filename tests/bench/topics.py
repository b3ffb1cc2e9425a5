"""How much real news gets topics, which, and by which words: to tune generator/topics on, and to read.

python tests/bench/topics.py prints, for the items of ../shared/bench/corpus/news.jsonl.xz, how many have topics
by section, the topics by number of items, and the time it took. `--read 100 --seed 1` prints as many published
topics, chosen by chance, each with headline and words: whether they are right only a reader can say, as the
sections of the items (国内, 要闻, 国际 …) say too little. `--bare` prints items without topics instead.
"""

import argparse
import json
import lzma
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
SHARED = ROOT.parent / "shared"
NEWS = SHARED / "bench" / "corpus" / "news.jsonl.xz"
sys.path.insert(0, str(ROOT))

from generator.model import Article, Topic, key_of  # noqa: E402 (the path above makes it findable)
from generator.topics import leading_words, read_topics, with_topics  # noqa: E402 (the same)


def main() -> int:
    """0, always: these are figures to judge by, not marks to reach."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--read", type=int, default=0, metavar="COUNT")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--bare", action="store_true")
    arguments = parser.parse_args()
    if not NEWS.is_file():
        print(f"skipped: the news is not here ({NEWS} is absent)")
        return 0
    topics = read_topics(Path("no such folder"))[0]
    with lzma.open(NEWS, "rt", encoding="utf-8") as lines:
        sections, articles = zip(*(_item(json.loads(line)) for line in lines), strict=True)
    start = time.process_time()
    found = with_topics(articles, topics)
    seconds = time.process_time() - start
    if arguments.read:
        shown = _bare(found) if arguments.bare else _assignments(found, topics)
        print(*sorted(random.Random(arguments.seed).sample(list(shown), arguments.read)), sep="\n")  # noqa: S311 (no secret)
        return 0
    _print_figures(sections, found)
    print(f"{1000 * seconds / len(found):.2f} ms an item")
    return 0


def _item(row: Mapping[str, Any]) -> tuple[str, Article]:
    key = key_of(f"{row['date']}/01-01")
    body = "\n\n".join(row["body"])
    return row["section"], Article(key, row["title"], body)


def _assignments(found: Sequence[Article], topics: Sequence[Topic]) -> Iterator[str]:
    for article in found:
        for name in article.topics:
            words = "、".join(leading_words(article, name, topics))
            yield f"{name} | {article.title} | {article.body[:50]} | {words[:80]}"


def _bare(found: Sequence[Article]) -> Iterator[str]:
    return (
        f"{len(article.body)} {article.title} | {article.body[:50]}" for article in found if not article.topics
    )


def _print_figures(sections: Sequence[str], found: Sequence[Article]) -> None:
    items = Counter(sections)
    with_any = Counter(section for section, article in zip(sections, found, strict=True) if article.topics)
    for section, number in items.most_common():
        print(f"{section}: {100 * with_any[section] / number:.1f} % of {number} have topics")
    print(f"all: {100 * with_any.total() / len(found):.1f} % of {len(found)}")
    print(*(f"{name} {number}" for name, number in Counter(n for a in found for n in a.topics).most_common()))


if __name__ == "__main__":
    sys.exit(main())
