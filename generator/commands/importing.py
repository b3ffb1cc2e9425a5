"""The pipeline of the import, in the order the text travels: pages' texts -> content/articles/."""

import argparse
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from generator.console import Console
from generator.continuation import continued
from generator.enrich import enrich
from generator.filing import Outcome, file_reading, is_filed
from generator.model import Article, Key, ParsedPage, Problem, RawPage, values_of
from generator.page_files import chosen_files, keep_page_text, page_files, whole_issues
from generator.parse import parse_page
from generator.readers import PageFile, read_page
from generator.storage import remove_unfinished
from generator.topics import read_topics


def run(console: Console, arguments: argparse.Namespace) -> int:
    """Read the named pages again, or where none is named those that are new or changed."""
    if arguments.paths:
        files, problems = chosen_files(arguments.paths, console.content, arguments.date, arguments.page)
    else:
        found, problems = page_files(console.content)
        files = [file for file in found if not _is_filed(file, console)]
    code = console.report(problems) | import_pages(console, files)
    if not files and not code and arguments.command == "import":
        console.say("nothing-to-read")
    return code


def import_pages(console: Console, files: Sequence[PageFile]) -> int:
    """Pages' texts -> content/articles/: the exit code, after saying per file what was done."""
    if not files:
        return 0
    code = count = 0
    topics, faults = read_topics(console.content)
    code |= console.report(faults)
    with console.exclusive_lock():
        remove_unfinished(console.content)
        for issue in console.watched(whole_issues(files, console.content), "reading-issues"):
            texts, problems = _page_texts(console, issue)
            readings = continued([parse_page(text.page) for text in texts])
            drafts = [article for reading in readings for article in reading.page.articles]
            enriched, doubts = enrich(drafts, topics)
            code |= console.report([*problems, *chain(*(reading.problems for reading in readings)), *doubts])
            articles = iter(enriched)
            named = [_named(reading, articles) for reading in readings]
            # Where articles go on is filed after where they begin: by then the whole stands in its file.
            for reading, text in sorted(zip(named, texts, strict=True), key=lambda pair: bool(pair[0].moved)):
                code |= _file(console, reading, text.digest)
            count += len(texts)
    console.say("pages-read", values_of(count=count))
    return code


@dataclass(frozen=True, slots=True)
class _PageText:
    """A page's text, and the sha256 of the bytes it was read from."""

    page: RawPage
    digest: str


def _page_texts(console: Console, files: Sequence[PageFile]) -> tuple[list[_PageText], list[Problem]]:
    texts: dict[Key, _PageText] = {}
    problems: list[Problem] = []
    for file in files:
        digest = _digest(file.path)  # before it is read: what is saved meanwhile is read the next time
        page, found = read_page(file)
        problems += found
        fault = keep_page_text(file, console.content) if page else None
        if fault:
            problems.append(fault)
        elif page:
            texts[page.key] = _PageText(page, digest)
    return list(texts.values()), problems


def _named(reading: ParsedPage, articles: Iterator[Article]) -> ParsedPage:
    """The reading with its articles as the next ones of all the issue's."""
    own = tuple(next(articles) for _ in reading.page.articles)
    return replace(reading, page=replace(reading.page, articles=own))


def _file(console: Console, reading: ParsedPage, digest: str) -> int:
    filed = file_reading(reading, digest, console.content)
    for file in filed:
        if file.outcome is not Outcome.UNCHANGED:
            console.say("filed", values_of(file=file.path, outcome=file.outcome))
    return console.report(chain(*(file.problems for file in filed)))


def _is_filed(file: PageFile, console: Console) -> bool:
    return is_filed(_digest(file.path), file.key, console.content)


def _digest(path: Path) -> str:
    """The sha256 of a page's text as it lies there; empty where it cannot be read (reading it will say why)."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
