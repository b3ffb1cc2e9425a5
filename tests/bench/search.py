"""How exact, how light and how quick the search of a built site is, in real browsers; 1 where a mark is missed.

python tests/bench/search.py [--corpus FILE.jsonl.xz] [--queries FILE.json] [--articles N] [--site FOLDER]

The corpus (search_site.py) gives its N newest lines by date. A query has q, cls, truth (the ids of all
articles that hold it) and known (the id of the article it is the headline of, or null). With --site the
site is built in that folder, or taken from there where it stands; without, in a folder that is removed
again.
"""

import argparse
import gzip
import json
import resource
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from mark import Mark
from playwright.sync_api import BrowserContext, sync_playwright
from playwright.sync_api import Page as Tab
from search_site import ROOT, addresses, build, corpus_lines, edition, ids_by_number

# isort: split
from browser.firefox import FIREFOX, firefox

from generator.settings import LARGEST_VOLUME, Settings

BENCH = ROOT.parent / "shared" / "bench"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
MANY = 500  # different queries in one open page
AT_ONCE = 20  # results that a page shows at first
# What the page would call anything else than exact, and says so, is not counted as found.
FIND = """async (query) => {
  const found = await editionSearch.find(query);
  return found.match === "exact" ? found.articles.map((article) => article.id) : [];
}"""
TIMED = f"""async (query) => {{
  const start = performance.now();
  const {{ articles }} = await editionSearch.find(query);
  const found = performance.now();
  await Promise.all(articles.slice(0, {AT_ONCE}).map((article) => article.load()));
  return [found - start, performance.now() - start];
}}"""
# Pagefind's program has a memory of its own, which is not counted among the page's.
WATCHED = """const made = WebAssembly.instantiate;
WebAssembly.instantiate = async (...given) => {
  const done = await made(...given);
  window.programMemory = done.instance.exports.memory;
  return done;
};"""


@dataclass(frozen=True, slots=True)
class Answer:
    """What one query found, best first, and the bytes of words that a first visit loaded for it."""

    query: dict[str, Any]
    found: tuple[str, ...]
    loaded: int = 0
    packed: int = 0


def file_of(address: str, site: Path) -> Path:
    """The file of the site that a request was for."""
    path = unquote(urlsplit(address).path)
    return site / path[path.index("/pagefind/") + 1 :] if "/pagefind/" in path else site / path.lstrip("/")


def packed_size(paths: Sequence[Path]) -> int:
    """Bytes of the files over the wire, from a server that compresses."""
    return sum(len(gzip.compress(path.read_bytes())) for path in paths)


def cold_answer(
    context: BrowserContext, address: str, query: dict[str, Any], ids: list[str], site: Path
) -> Answer:
    """What the query finds on a page just opened."""
    tab = context.new_page()
    wanted: list[str] = []
    tab.on("request", lambda request: wanted.append(request.url))
    tab.goto(address)
    found = tab.evaluate(FIND, query["q"])
    words = [file_of(one, site) for one in wanted if "/pagefind/words/" in one]
    tab.close()
    size = sum(path.stat().st_size for path in words)
    return Answer(query, tuple(ids[one] for one in found), size, packed_size(words))


def warm_answers(tab: Tab, queries: Sequence[dict[str, Any]], ids: list[str]) -> list[Answer]:
    """What the queries find one after another on one page."""
    return [Answer(query, tuple(ids[one] for one in tab.evaluate(FIND, query["q"]))) for query in queries]


def firefox_answers(
    address: str, queries: Sequence[dict[str, Any]], ids: list[str], folder: Path
) -> list[Answer]:
    """What the queries find in Firefox, where every file is a stranger to every other."""
    with firefox(folder) as browser:
        browser.goto(address)
        found = [browser.evaluate(FIND, query["q"]) for query in queries]
    return [
        Answer(query, tuple(ids[one] for one in those)) for query, those in zip(queries, found, strict=True)
    ]


def warm_times(tab: Tab, queries: Sequence[dict[str, Any]]) -> list[tuple[float, float]]:
    """Milliseconds to the answer, and to its first results with their texts, of queries asked once before."""
    for query in queries:
        tab.evaluate(TIMED, query["q"])
    return [tuple(tab.evaluate(TIMED, query["q"])) for query in queries]


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


def print_table(answers: Sequence[Answer], times: Sequence[tuple[float, float]]) -> None:
    """One line for each class of queries, then the whole."""
    classes = defaultdict(list)
    for answer, spent in zip(answers, times, strict=True):
        classes[answer.query["cls"]].append((answer, spent))
    print("median/p90/max: kB of words as stored, kB compressed, ms to the answer, ms to the results shown")
    for name, rows in [*sorted(classes.items()), ("all", list(zip(answers, times, strict=True)))]:
        those = [answer for answer, _ in rows]
        stored = spread([answer.loaded / 1000 for answer in those])
        packed = spread([answer.packed / 1000 for answer in those])
        answered, shown = (spread([spent[which] for _, spent in rows]) for which in (0, 1))
        exactness = f"{100 * recall(those):7.2f} % {100 * precision(those):7.2f} %"
        print(f"{name:10}{len(rows):4}{exactness}{stored:>18}{packed:>18}{answered:>16}{shown:>18}")


def ninetieth(values: Sequence[float]) -> float:
    """The 90th percentile."""
    return sorted(values)[int(len(values) * 0.9)]


def spread(values: Sequence[float]) -> str:
    """Median, 90th percentile and greatest of the values."""
    return f"{statistics.median(values):.1f}/{ninetieth(values):.1f}/{max(values):.1f}"


def print_misses(answers: Sequence[Answer]) -> None:
    """Every query with a wrong answer: how many articles it missed and how many it should not have found."""
    for answer in answers:
        missed = set(answer.query["truth"]) - set(answer.found)
        extra = set(answer.found) - set(answer.query["truth"])
        if missed or extra:
            print(f"  {answer.query['q']}: {len(missed)} missed, {len(extra)} too many")


def fixed_size(context: BrowserContext, address: str, site: Path) -> int:
    """Bytes that every first visit loads to search, whatever it asks, compressed; page and style apart."""
    tab = context.new_page()
    wanted: list[str] = []
    tab.on("request", lambda request: wanted.append(request.url))
    tab.goto(address)
    tab.evaluate("editionSearch.index.volumes()")
    tab.close()
    files = [file_of(one, site) for one in wanted if urlsplit(one).path.endswith(".js")]
    return packed_size(files)


def growth(context: BrowserContext, address: str, queries: Sequence[str]) -> float:
    """Megabytes by which a page grows while it answers the queries, the first aside."""
    tab = context.new_page()
    tab.add_init_script(WATCHED)
    tab.goto(address)
    tab.evaluate(TIMED, queries[0])
    before = _memory(tab)
    for query in queries:
        tab.evaluate(TIMED, query)
    after = _memory(tab)
    tab.close()
    return (after - before) / 1e6


def _memory(tab: Tab) -> int:
    session = tab.context.new_cdp_session(tab)
    session.send("HeapProfiler.collectGarbage")
    used = session.send("Runtime.getHeapUsage")
    session.detach()
    return int(used["usedSize"] + used["backingStorageSize"] + tab.evaluate("programMemory.buffer.byteLength"))


def many_queries(queries: Sequence[dict[str, Any]], lines: Sequence[dict[str, Any]]) -> list[str]:
    """MANY different queries: those given, then the beginnings of articles."""
    openings = (line["body"][0][:6].strip() for line in lines if line["body"])
    return list(dict.fromkeys([*(query["q"] for query in queries), *openings]))[:MANY]


def measured(site: Path, ids: list[str], queries: Sequence[dict[str, Any]], many: Sequence[str]) -> list[Mark]:
    """Every figure that has a mark, after printing the tables they come from."""
    marks: list[Mark] = []
    with (
        tempfile.TemporaryDirectory() as folder,
        addresses(site) as places,
        sync_playwright() as play,
    ):
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        context = browser.new_context()
        root = places["http root"]
        fixed = fixed_size(context, root, site) / 1000
        cold = [cold_answer(context, root, query, ids, site) for query in queries]
        tab = context.new_page()
        tab.goto(root)
        times = warm_times(tab, queries)
        print_table(cold, times)
        print_misses(cold)
        for name, address in places.items():
            tab.goto(address)
            marks += exactness_marks(name, warm_answers(tab, queries, ids) if address != root else cold)
        tab.close()
        if FIREFOX.is_file():
            own = firefox_answers(places["file://"], queries, ids, Path(folder) / "profile")
            marks += exactness_marks("file://, Firefox", own)
        stored = [answer.loaded / 1000 for answer in cold]
        marks += [
            Mark("kB of index a cold query, as stored, median", statistics.median(stored), most=15),
            Mark("kB of index a cold query, as stored, p90", ninetieth(stored), most=80),
            Mark("kB of a first visit whatever is asked, gzipped", fixed, most=100),
            Mark(
                "ms to the results shown, warm, median",
                statistics.median(shown for _, shown in times),
                most=60,
            ),
            Mark(f"MB grown by {len(many)} different queries", growth(context, root, many), most=100),
        ]
        browser.close()
    return marks


def exactness_marks(place: str, answers: Sequence[Answer]) -> list[Mark]:
    """How right the answers are at one address."""
    return [
        Mark(f"recall %, {place}", 100 * recall(answers), least=100),
        Mark(f"precision %, {place}", 100 * precision(answers), least=99.9),
        Mark(f"headline finds its article first %, {place}", 100 * first_share(answers), least=99),
    ]


def main() -> int:
    """Print the figures; 1 where a mark is missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--corpus", type=Path, default=BENCH / "corpus" / "news.jsonl.xz")
    parser.add_argument("--queries", type=Path, default=BENCH / "search" / "queries.json")
    parser.add_argument("--articles", type=int, default=5000, help="how many of the newest lines")
    parser.add_argument("--site", type=Path, help="where the site is built, or stands already")
    parser.add_argument(
        "--volume", type=int, default=LARGEST_VOLUME, help="characters of the largest volume of the index"
    )
    options = parser.parse_args()
    lines = corpus_lines(options.corpus, options.articles)
    present = {line["id"] for line in lines}
    queries = json.loads(options.queries.read_text(encoding="utf-8"))
    for query in queries:
        query["truth"] = [one for one in query["truth"] if one in present]
        query["known"] = query["known"] if query["known"] in present else None
    of = edition(lines)
    with tempfile.TemporaryDirectory() as own:
        folder = options.site or Path(own)
        if not (folder / "site").is_dir():
            start = time.perf_counter()
            build(of, Settings(volume=options.volume), folder)
            peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
            seconds = time.perf_counter() - start
            print(f"{len(lines)} articles built in {seconds:.0f} s; Pagefind took {peak:.0f} MB")
        marks = measured(folder / "site", ids_by_number(of), queries, many_queries(queries, lines))
    print(*marks, sep="\n")
    return int(not all(mark.reached for mark in marks))


if __name__ == "__main__":
    sys.exit(main())
