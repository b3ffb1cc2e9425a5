"""What Lighthouse says of the sample edition over http, and what a first visit loads; 1 where a mark is missed.

python tests/bench/lighthouse.py [--lighthouse FOLDER] [--report FOLDER]

Lighthouse is not among the project's dependencies: npm lays it into .cache/lighthouse, or into FOLDER, the
first time. Its full reports are written to the folder of --report. Its figures for speed are of a simulated
slow phone on a slow network, by what it watched here: a busy machine spoils them.
"""

import argparse
import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from mark import Mark
from search_site import ROOT

# isort: split
from browser.sample_site import kinds
from sample_edition import built_sample

from generator import routes

VERSION = "12.2.3"  # the last whose own lock npm accepts and that runs on Node 20
PROGRAM = Path("node_modules/lighthouse/cli/index.js")
NODE, NPM = (shutil.which(name) or "" for name in ("node", "npm"))
CHROMIUM = "/usr/bin/chromium"
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run"
CATEGORIES = {"performance": 99, "accessibility": 100, "best-practices": 100, "seo": 100}
PAGES = ("home", "issue", "article", "index people index", "search", "search found")
# Opened with a query, the page also loads the search itself and its results: told, without a mark on its speed.
UNMARKED = ("search found", "performance")
ARTICLE_SIZE = 25  # kB, gzipped, with all that it loads
PACKED = (".html", ".css", ".js", ".json", ".svg", ".xml", ".txt")


class _PackingServer(SimpleHTTPRequestHandler):
    """Serves a folder as servers on the web do: texts gzipped."""

    def send_head(self) -> BytesIO | BinaryIO | None:
        """The body to send, after the head is sent."""
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path /= "index.html"
        if path.suffix not in PACKED or not path.is_file():
            return super().send_head()
        packed = gzip.compress(path.read_bytes(), mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", f"{self.guess_type(path)}; charset=utf-8")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(packed)))
        self.end_headers()
        return BytesIO(packed)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the parent's name
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address at which the folder is served while the block runs, with a slash at its end."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_PackingServer, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def laid_lighthouse(folder: Path) -> Path:
    """Lighthouse's program in the folder, after npm laid it there if it was absent."""
    if not (folder / PROGRAM).is_file():
        folder.mkdir(parents=True, exist_ok=True)
        wanted = [NPM, "install", "--prefix", str(folder), "--save-exact", "--no-fund", "--no-audit"]
        subprocess.run([*wanted, f"lighthouse@{VERSION}"], check=True, stdout=sys.stderr)
    return folder / PROGRAM


def report_of(address: str, program: Path, path: Path) -> dict[str, Any]:
    """Lighthouse's whole report of a page, kept at `path`."""
    wanted = [f"--only-categories={','.join(CATEGORIES)}", "--output=json", f"--output-path={path}", "--quiet"]
    subprocess.run(
        [NODE, str(program), address, *wanted, f"--chrome-flags={FLAGS}"],
        check=True,
        env={**os.environ, "CHROME_PATH": CHROMIUM},
    )
    report: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return report


def loaded(report: Mapping[str, Any]) -> dict[str, float]:
    """Kind of file -> kB of it that a first visit of the page brought over the wire."""
    sizes: dict[str, float] = {}
    for request in report["audits"]["network-requests"]["details"]["items"]:
        kind = request.get("resourceType") or "Other"
        sizes[kind] = sizes.get(kind, 0) + request["transferSize"] / 1000
    return sizes


def blocking_scripts(report: Mapping[str, Any]) -> int:
    """How many scripts keep the page from being drawn."""
    details = report["audits"]["render-blocking-resources"].get("details", {})
    return sum(item["url"].partition("?")[0].endswith(".js") for item in details.get("items", ()))


def marks_of(page: str, report: Mapping[str, Any]) -> list[Mark]:
    """The figures of one page that have a mark."""
    marks = [
        Mark(f"{page}: {category}", 100 * (report["categories"][category]["score"] or 0), least=least)
        for category, least in CATEGORIES.items()
        if (page, category) != UNMARKED
    ]
    shift = report["audits"]["cumulative-layout-shift"]["numericValue"]
    marks.append(Mark(f"{page}: layout shift", shift, most=0))
    marks.append(Mark(f"{page}: scripts that block drawing", blocking_scripts(report), most=0))
    if page == "article":
        total = sum(loaded(report).values())
        marks.append(Mark("article: kB over the wire, all in all", total, most=ARTICLE_SIZE))
    return marks


def faults(report: Mapping[str, Any]) -> Iterator[str]:
    """What Lighthouse marks down on a page, outside its estimates of speed."""
    for category in CATEGORIES:
        for reference in report["categories"][category]["auditRefs"]:
            audit = report["audits"][reference["id"]]
            if (
                reference["weight"]
                and (audit["score"] or 0) < 1
                and audit["scoreDisplayMode"] != "notApplicable"
            ):
                yield f"{category}: {audit['title']} ({audit.get('displayValue') or audit['score']})"


def measured(site: Path, root: str, program: Path, reports: Path) -> list[Mark]:
    """Every mark of every page, after printing what was loaded and what was marked down."""
    marks: list[Mark] = []
    reports.mkdir(parents=True, exist_ok=True)
    addresses = kinds(site) | {"home": "", "search": routes.SEARCH}  # the first as its canonical link has it
    for page in PAGES:
        report = report_of(root + addresses[page], program, reports / f"{page.replace(' ', '-')}.json")
        sizes = sorted(loaded(report).items(), key=lambda pair: -pair[1])
        speed = 100 * (report["categories"]["performance"]["score"] or 0)
        print(f"{page}: performance {speed:.0f}; {', '.join(f'{kind} {size:.1f}' for kind, size in sizes)} kB")
        for fault in faults(report):
            print(f"  {fault}")
        marks += marks_of(page, report)
    return marks


def main(words: Sequence[str] | None = None) -> int:
    """Print the figures; 1 where a mark is missed, 2 where Lighthouse cannot be had."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--lighthouse", type=Path, default=ROOT / ".cache" / "lighthouse")
    parser.add_argument("--report", type=Path, default=ROOT / ".cache" / "lighthouse-reports")
    options = parser.parse_args(words)
    if not (NODE and NPM):
        print("Lighthouse needs Node and npm: sudo apt-get install nodejs npm", file=sys.stderr)
        return 2
    try:
        program = laid_lighthouse(options.lighthouse)
    except subprocess.CalledProcessError:
        print(
            f"npm could not lay lighthouse@{VERSION}; give a folder that has it: --lighthouse", file=sys.stderr
        )
        return 2
    with tempfile.TemporaryDirectory() as folder:
        edition = Path(folder) / "edition"
        # The address is known first, since every page states its own.
        with served(edition / "site") as root:
            site = built_sample(edition, {"address": root})
            marks = measured(site, root, program, options.report)
    print(*marks, sep="\n")
    return int(not all(mark.reached for mark in marks))


if __name__ == "__main__":
    sys.exit(main())
