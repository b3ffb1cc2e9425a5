"""A built site over a corpus, and the addresses it is read at; tests/bench/search.py drives a browser over it.

The corpus has one article a line (id, date, title, body as a list of paragraphs).
"""

import json
import lzma
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import quote

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from served import served_folder  # noqa: E402
from starlette.applications import Starlette  # noqa: E402
from starlette.routing import Mount  # noqa: E402

from generator.edition import arrange  # noqa: E402 - the project is no installed package
from generator.model import Article, Edition, PrintedPage, article_key, key_of  # noqa: E402
from generator.prose import Paragraph, markdown_body  # noqa: E402
from generator.publish import publish  # noqa: E402
from generator.render import render  # noqa: E402
from generator.search import search_index  # noqa: E402
from generator.serve import HOST, served, site_app  # noqa: E402
from generator.settings import Settings  # noqa: E402

SUB_PATH = "青石 报纸/电子版"
SEARCH = "search.html"


def corpus_lines(path: Path, count: int) -> list[dict[str, Any]]:
    """The newest lines of the corpus, oldest first."""
    with lzma.open(path, "rt", encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    return sorted(lines, key=lambda line: line["date"])[-count:]


def edition(lines: Sequence[dict[str, Any]]) -> Edition:
    """The lines as an edition with one page a day."""
    days = groupby(lines, key=lambda line: line["date"])
    return arrange(
        [PrintedPage(key_of(f"{name}/01"), articles=tuple(map(_article, group))) for name, group in days]
    )


def _article(line: dict[str, Any]) -> Article:
    # The number in the key is that of the id, so that what is found can be told.
    body = markdown_body(Paragraph(text) for text in line["body"])
    number = int(line["id"].partition("-")[2])
    return Article(article_key(key_of(f"{line['date']}/01"), number), line["title"], body)


def ids_by_number(of: Edition) -> list[str]:
    """The ids of the articles, in the order in which the search numbers them."""
    return [f"{article.date:%Y%m%d}-{article.key.number:02}" for article in reversed(of.articles)]


def build(of: Edition, settings: Settings, folder: Path) -> Path:
    """The whole site of the edition, built below the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    pages = render(of, settings, (ROOT / "theme",), folder)
    index = search_index(of, settings.volume, folder / "cache")
    publish((output for outputs in (pages, index) for output in outputs), folder / "site")
    return folder / "site"


@contextmanager
def addresses(site: Path) -> Iterator[dict[str, str]]:
    """The search page's addresses while the block runs: at a server's root, at a sub-path, as a file."""
    deeper = Starlette(routes=[Mount(f"/{SUB_PATH}", site_app(site))])
    with served_folder(site) as root, served(deeper, 0) as port:
        yield {
            "http root": f"{root}{SEARCH}",
            "sub-path": f"http://{HOST}:{port}/{quote(SUB_PATH)}/{SEARCH}",
            "file://": (site.resolve() / SEARCH).as_uri(),
        }
