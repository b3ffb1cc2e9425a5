"""The pipeline of the import, in the order the text travels: pages, finished articles -> content/articles/."""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from generator.commands.importing.material import IssueMaterial, changed_issues, digest_of_text, named_issues
from generator.commands.importing.trying import try_sources
from generator.commands.names import find_names
from generator.console import Console
from generator.content import SourceRecord, write_source_record
from generator.continuation import continued
from generator.enrich import enrich
from generator.filing import Outcome, file_reading, remembered_page
from generator.finished import with_finished
from generator.inbox import SourceState, keep_source, links_out, parted, sources_in, state_of, take_pictures
from generator.model import (
    Article,
    FinishedArticle,
    Key,
    ParsedPage,
    Problem,
    RawPage,
    Severity,
    Topic,
    values_of,
)
from generator.page_files import chosen_files, keep_page_text, page_files
from generator.parse import parse_page
from generator.processes import on_all_cores
from generator.readers import read_page
from generator.settings import read_settings
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
    own = [state for state in states if state.source.name in names]
    return code | faults | import_issues(console, issues, own, arguments)


def import_issues(
    console: Console,
    issues: Sequence[IssueMaterial],
    states: Sequence[SourceState],
    arguments: argparse.Namespace,
) -> int:
    """Issues -> content/articles/: the exit code, after saying per file what was done.

    All that is new in the sources of `states` is in the issues: afterwards they count as taken over.
    """
    code = count = 0
    if issues:
        settings, _ = read_settings(console.content)  # what is wrong in them, the build tells
        topics, faults = read_topics(console.content, settings.paper_language)
        code |= console.report(faults)
        with console.exclusive_lock():
            remove_unfinished(console.content)
            made = on_all_cores(_read, _givens(console, issues, topics), len(issues))
            for issue in console.watched(issues, "reading-issues"):
                read = next(made)
                code |= _file_issue(console, issue, read)
                count += len(read.readings)
        console.say("pages-read", values_of(count=count))
    elif not code and arguments.command == "import":
        console.say("nothing-to-read")
    if any(state.read for state in states):
        with console.exclusive_lock():
            _remember(console.content, states)
    return code | find_names(console)


@dataclass(frozen=True, slots=True)
class _Given:
    """What the reading of an issue needs: its pages' texts, its finished articles, the topics.

    `digests` are those of the texts' bytes; `problems` what was wrong with their files.
    """

    texts: tuple[RawPage, ...]
    digests: Mapping[Key, str]
    finished: Mapping[Key, tuple[FinishedArticle, ...]]
    topics: tuple[Topic, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Read:
    """The pages of an issue with their articles and their names, and all that is wrong or doubtful."""

    readings: tuple[ParsedPage, ...]
    digests: Mapping[Key, str]
    problems: tuple[Problem, ...]


def _givens(console: Console, issues: Sequence[IssueMaterial], topics: tuple[Topic, ...]) -> Iterator[_Given]:
    """What each issue is read from, taken from the disk when its turn comes."""
    for issue in issues:
        texts: list[RawPage] = []
        digests: dict[Key, str] = {}
        problems: list[Problem] = []
        for file in issue.files:
            digest = digest_of_text(file)  # before it is read: what is saved meanwhile is read the next time
            page, found = read_page(file)
            fault = keep_page_text(file, console.content) if page else None
            problems += [*found, fault] if fault else found
            if page and not fault:
                texts.append(page)
                digests[page.key] = digest
        yield _Given(tuple(texts), digests, issue.finished, topics, tuple(problems))


def _read(given: _Given) -> _Read:
    readings = with_finished(continued([parse_page(text) for text in given.texts]), given.finished)
    drafts = [article for reading in readings for article in reading.page.articles]
    enriched, doubts = enrich(drafts, given.topics)
    articles = iter(enriched)
    told = chain(given.problems, *(reading.problems for reading in readings), doubts)
    return _Read(tuple(_named(reading, articles) for reading in readings), given.digests, tuple(told))


def _named(reading: ParsedPage, articles: Iterator[Article]) -> ParsedPage:
    """The reading with its articles as the next ones of all the issue's."""
    own = tuple(next(articles) for _ in reading.page.articles)
    return replace(reading, page=replace(reading.page, articles=own))


def _file_issue(console: Console, issue: IssueMaterial, read: _Read) -> int:
    code = console.report(read.problems)
    code |= console.report(take_pictures(issue.states, issue.folder, console.content))
    # Where articles go on is filed after where they begin: by then the whole stands in its file.
    readings = sorted(read.readings, key=lambda reading: bool(reading.moved))
    gone = sorted(issue.left - {reading.page.key for reading in readings})
    given = issue.given
    for reading in (*readings, *(remembered_page(console.content, page) for page in gone)):
        digest = issue.digest(reading.page.key, read.digests.get(reading.page.key, ""))
        filed = file_reading(reading, digest, console.content, given)
        for file in filed:
            if file.outcome is not Outcome.UNCHANGED:
                console.say("filed", values_of(file=file.path, outcome=file.outcome))
        code |= console.report(chain(*(file.problems for file in filed)))
    return code


def _states(console: Console, named: frozenset[str]) -> tuple[list[SourceState], int]:
    """The sources of the edition, those named and those that are new or changed read; the exit code."""
    sources = sources_in(console.content)
    states = [
        state_of(source, console.content, anew=source.name in named)
        for source in console.watched(sources, "reading-sources")
    ]
    code = console.report(links_out(console.content))
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
