"""How exact and how light the search is: an index over a corpus, real Chromium, the site's own search.js.

python tests/bench/search.py [--corpus FILE.jsonl.xz] [--queries FILE.json] [--articles N]

The corpus has one article a line (id, date, title, body as a list of paragraphs); its N newest lines by date
are indexed. A query has q, cls, truth (the ids of all articles that hold it) and known (the id of the article
it is the headline of, or null). Exits with 1 where recall is below 100 % or precision below 99.9 %.
"""

import argparse
import functools
import gzip
import http.server
import json
import lzma
import statistics
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

from playwright.sync_api import Page as Tab
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from generator.model import Article, Edition, Issue, Page  # noqa: E402 - the project is no installed package
from generator.prose import Paragraph, markdown_body  # noqa: E402
from generator.search import search_index  # noqa: E402

BENCH = ROOT.parent / "shared" / "bench"
LEAST_RECALL = 1.0
LEAST_PRECISION = 0.999
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
PAGE = """<!doctype html><html lang="zh-Hans"><title>搜索</title>
<script src="search.js" data-index="pagefind/" defer></script>"""
# What the page would call anything else than exact, and says so, is not counted as found.
FIND = """async (query) => {
  const found = await editionSearch.find(query);
  return found.match === "exact" ? found.articles.map((article) => article.id) : [];
}"""
TIMED = """async (query) => {
  const start = performance.now();
  await editionSearch.find(query);
  return performance.now() - start;
}"""


@dataclass(frozen=True, slots=True)
class Answer:
    """What one query found, best first, and the bytes of index files that a first visit loaded for it."""

    query: dict[str, Any]
    found: tuple[str, ...]
    loaded: int


def corpus_lines(path: Path, count: int) -> list[dict[str, Any]]:
    """The newest lines of the corpus, oldest first."""
    with lzma.open(path, "rt", encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    return sorted(lines, key=lambda line: line["date"])[-count:]


def article(line: dict[str, Any]) -> Article:
    """The line as an article; its id stands as the number in the key."""
    body = markdown_body(Paragraph(text) for text in line["body"])
    return Article(f"{line['date']}/{line['id']}", date.fromisoformat(line["date"]), 1, line["title"], body)


def edition(lines: Sequence[dict[str, Any]]) -> Edition:
    """The lines as an edition with one page a day."""
    days = groupby(lines, key=lambda line: line["date"])
    issues = [
        Issue(
            day := date.fromisoformat(name), (Page(f"{name}/01", day, 1, articles=tuple(map(article, group))),)
        )
        for name, group in days
    ]
    return Edition(tuple(reversed(issues)))


def write_site(of: Edition, folder: Path) -> dict[str, str]:
    """Write the index and a bare search page; the ids of the articles by the names of their fragments."""
    ids = {}
    for output in search_index(of, folder / "cache"):
        path = folder / "site" / output.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(output.content)
        if path.suffix == ".pf_fragment":
            fragment = json.loads(gzip.decompress(output.content)[12:])
            ids[path.stem] = Path(fragment["url"]).stem
    (folder / "site" / "search.html").write_text(PAGE, encoding="utf-8")
    (folder / "site" / "search.js").write_bytes((ROOT / "theme" / "js" / "search.js").read_bytes())
    return ids


class QuietServer(http.server.SimpleHTTPRequestHandler):
    """Serves a folder and says nothing."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the parent's name
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of the folder on this machine while the block runs."""
    quiet = functools.partial(QuietServer, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), quiet) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/search.html"
        server.shutdown()


def cold_answer(tab: Tab, address: str, query: dict[str, Any], ids: dict[str, str], site: Path) -> Answer:
    """What the query finds on a page just opened."""
    wanted: list[str] = []
    tab.on("request", lambda request: wanted.append(request.url.partition("/pagefind/")[2]))
    tab.goto(address)
    found = tab.evaluate(FIND, query["q"])
    loaded = [name for name in wanted if name.startswith("index/")]
    size = sum((site / "pagefind" / name).stat().st_size for name in loaded)
    return Answer(query, tuple(ids[one] for one in found), size)


def warm_times(tab: Tab, address: str, queries: Sequence[dict[str, Any]]) -> list[float]:
    """Milliseconds of each query on a page that has answered it once before."""
    tab.goto(address)
    for query in queries:
        tab.evaluate(TIMED, query["q"])
    return [tab.evaluate(TIMED, query["q"]) for query in queries]


def recall(answers: Sequence[Answer]) -> float:
    """The part of what should be found that was found."""
    wanted = sum(len(answer.query["truth"]) for answer in answers)
    return hits(answers) / wanted if wanted else 1.0


def precision(answers: Sequence[Answer]) -> float:
    """The part of what was found that should be."""
    found = sum(len(answer.found) for answer in answers)
    return hits(answers) / found if found else 1.0


def hits(answers: Sequence[Answer]) -> int:
    """How many right articles were found, over all queries."""
    return sum(len(set(answer.found) & set(answer.query["truth"])) for answer in answers)


def first_share(answers: Sequence[Answer]) -> float:
    """The part of the headline queries whose own article stands first."""
    known = [answer for answer in answers if answer.query["known"] and answer.query["cls"] == "headline"]
    return sum(answer.found[:1] == (answer.query["known"],) for answer in known) / max(len(known), 1)


def print_table(answers: Sequence[Answer], times: Sequence[float]) -> None:
    """One line for each class of queries, then the whole."""
    classes = defaultdict(list)
    for answer, milliseconds in zip(answers, times, strict=True):
        classes[answer.query["cls"]].append((answer, milliseconds))
    print("class      queries  recall %  precision %  index KB median/p90/max  warm ms median/p90/max")
    for name, rows in [*sorted(classes.items()), ("all", list(zip(answers, times, strict=True)))]:
        those = [answer for answer, _ in rows]
        loaded = spread([answer.loaded / 1000 for answer in those])
        spent = spread([milliseconds for _, milliseconds in rows])
        exactness = f"{100 * recall(those):8.2f}  {100 * precision(those):11.2f}"
        print(f"{name:10} {len(rows):7}  {exactness}  {loaded:>23}  {spent:>22}")
    print(f"headline queries whose article stands first: {100 * first_share(answers):.1f} %")


def spread(values: Sequence[float]) -> str:
    """Median, 90th percentile and greatest of the values."""
    ranked = sorted(values)
    return f"{statistics.median(ranked):.1f}/{ranked[int(len(ranked) * 0.9)]:.1f}/{ranked[-1]:.1f}"


def print_misses(answers: Sequence[Answer]) -> None:
    """Every query with a wrong answer: how many articles it missed and how many it should not have found."""
    for answer in answers:
        missed = set(answer.query["truth"]) - set(answer.found)
        extra = set(answer.found) - set(answer.query["truth"])
        if missed or extra:
            print(f"  {answer.query['q']}: {len(missed)} missed, {len(extra)} too many")


def fixed_size(site: Path) -> str:
    """What every first visit loads whatever the query, as it goes over the wire where the server compresses."""
    folder = site / "pagefind"
    paths = [
        site / "search.js",
        *(path for path in folder.iterdir() if path.is_file()),
    ]
    packed = sum(min(path.stat().st_size, len(gzip.compress(path.read_bytes()))) for path in paths)
    return f"{packed / 1000:.1f} kB gzipped ({sum(path.stat().st_size for path in paths) / 1000:.1f} raw)"


def measured(folder: Path, lines: Sequence[dict[str, Any]], queries: Sequence[dict[str, Any]]) -> list[Answer]:
    """Build, serve, ask every query on a fresh page and again on a used one, and print what came of it."""
    start = time.perf_counter()
    ids = write_site(edition(lines), folder)
    seconds = time.perf_counter() - start
    print(
        f"{len(lines)} articles indexed in {seconds:.1f} s; a first visit loads {fixed_size(folder / 'site')}"
    )
    with served(folder / "site") as address, sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        context = browser.new_context()
        answers = []
        for query in queries:
            tab = context.new_page()
            answers.append(cold_answer(tab, address, query, ids, folder / "site"))
            tab.close()
        times = warm_times(context.new_page(), address, queries)
        browser.close()
    print_table(answers, times)
    return answers


def main() -> int:
    """Print the figures; 1 where a mark is missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--corpus", type=Path, default=BENCH / "corpus" / "news.jsonl.xz")
    parser.add_argument("--queries", type=Path, default=BENCH / "search" / "queries.json")
    parser.add_argument("--articles", type=int, default=5000, help="how many of the newest lines")
    options = parser.parse_args()
    lines = corpus_lines(options.corpus, options.articles)
    present = {line["id"] for line in lines}
    queries = json.loads(options.queries.read_text(encoding="utf-8"))
    for query in queries:
        query["truth"] = [one for one in query["truth"] if one in present]
        query["known"] = query["known"] if query["known"] in present else None
    with tempfile.TemporaryDirectory() as folder:
        answers = measured(Path(folder), lines, queries)
    print_misses(answers)
    return int(recall(answers) < LEAST_RECALL or precision(answers) < LEAST_PRECISION)


if __name__ == "__main__":
    sys.exit(main())
