"""The pipeline of the import, in the order the text travels: pages, finished articles -> content/articles/."""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from generator.commands.material import IssueMaterial, changed_issues, digest_of_text, named_issues
from generator.commands.trying import try_sources
from generator.console import Console
from generator.content import SourceRecord, write_source_record
from generator.continuation import continued
from generator.enrich import enrich
from generator.filing import Outcome, file_reading, remembered_page
from generator.finished import with_finished
from generator.inbox import SourceState, keep_source, parted, sources_in, state_of, take_pictures
from generator.model import Article, Key, ParsedPage, Problem, RawPage, Severity, Topic, values_of
from generator.page_files import chosen_files, keep_page_text, page_files
from generator.parse import parse_page
from generator.readers import PageFile, read_page
from generator.storage import remove_unfinished
from generator.topics import read_topics


def run(console: Console, arguments: argparse.Namespace) -> int:
    """Read the named pages and sources again, or where none is named those that are new or changed."""
    content = console.content
    if not arguments.paths:
        _, problems = page_files(content)
        code = console.report(problems)
        states, faults = _states(console, frozenset())
        return code | faults | import_issues(console, changed_issues(states, content), states, arguments)
    sources, others = parted(arguments.paths, content, dated=bool(arguments.date and arguments.page))
    if arguments.map or arguments.preview:
        return try_sources(console, sources, arguments)
    names = frozenset(_kept(console, path) for path in sources)
    files, problems = chosen_files(others, content, arguments.date, arguments.page)
    code = console.report(problems)
    states, faults = _states(console, names)
    issues = named_issues(files, names, states, content)
    return code | faults | import_issues(console, issues, states, arguments)


def import_issues(
    console: Console,
    issues: Sequence[IssueMaterial],
    states: Sequence[SourceState],
    arguments: argparse.Namespace,
) -> int:
    """Issues -> content/articles/: the exit code, after saying per file what was done."""
    code = count = 0
    if issues:
        topics, faults = read_topics(console.content)
        code |= console.report(faults)
        with console.exclusive_lock():
            remove_unfinished(console.content)
            for issue in console.watched(issues, "reading-issues"):
                pages, its_code = _import_issue(console, issue, topics)
                code |= its_code
                count += pages
            _remember(console.content, states)
        console.say("pages-read", values_of(count=count))
    elif not code and arguments.command == "import":
        console.say("nothing-to-read")
    return code


def _import_issue(console: Console, issue: IssueMaterial, topics: Sequence[Topic]) -> tuple[int, int]:
    """The number of pages that were filed, and the exit code."""
    texts, problems = _page_texts(console, issue.files)
    readings = with_finished(continued([parse_page(text.page) for text in texts.values()]), issue.finished)
    drafts = [article for reading in readings for article in reading.page.articles]
    enriched, doubts = enrich(drafts, topics)
    for state in issue.states:
        problems += take_pictures(state, issue.folder, console.content)
    code = console.report([*problems, *chain(*(reading.problems for reading in readings)), *doubts])
    articles = iter(enriched)
    named = [_named(reading, articles) for reading in readings]
    # Where articles go on is filed after where they begin: by then the whole stands in its file.
    for reading in sorted(named, key=lambda reading: bool(reading.moved)):
        text = texts.get(reading.page.key)
        code |= _file(console, reading, issue.digest(reading.page.key, text.digest if text else ""))
    for page in sorted(issue.left - {reading.page.key for reading in named}):
        code |= _file(console, remembered_page(console.content, page), issue.digest(page, ""))
    return len(named), code


def _states(console: Console, named: frozenset[str]) -> tuple[list[SourceState], int]:
    """The sources of the edition, those named and those that are new or changed read; the exit code."""
    sources = sources_in(console.content)
    states = [
        state_of(source, console.content, anew=source.name in named)
        for source in console.watched(sources, "reading-sources")
    ]
    code = 0
    for state in states:
        if state.read:
            code |= console.report(state.read.problems)
            count = sum(map(len, state.read.by_page.values()))
            values = values_of(name=state.source.name, count=count, pages=len(state.read.by_page))
            console.say("source-read", values)
    return states, code


def _kept(console: Console, path: Path) -> str:
    """The name in the inbox of a source from elsewhere, which is copied there."""
    with console.exclusive_lock():
        source, message = keep_source(path, console.content)
    if message:
        console.say(*message)
    return source.name


def _remember(content: Path, states: Sequence[SourceState]) -> None:
    """Keep what was taken over of the sources; one with a row that was not read is read and told again."""
    for state in states:
        if state.read:
            is_whole = all(problem.severity is not Severity.ERROR for problem in state.read.problems)
            record = SourceRecord(state.digest if is_whole else None, state.pages)
            write_source_record(content, state.source.name, record)


@dataclass(frozen=True, slots=True)
class _PageText:
    """A page's text, and the sha256 of the bytes it was read from."""

    page: RawPage
    digest: str


def _page_texts(console: Console, files: Sequence[PageFile]) -> tuple[dict[Key, _PageText], list[Problem]]:
    texts: dict[Key, _PageText] = {}
    problems: list[Problem] = []
    for file in files:
        digest = digest_of_text(file.path)  # before it is read: what is saved meanwhile is read the next time
        page, found = read_page(file)
        problems += found
        fault = keep_page_text(file, console.content) if page else None
        if fault:
            problems.append(fault)
        elif page:
            texts[page.key] = _PageText(page, digest)
    return texts, problems


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
