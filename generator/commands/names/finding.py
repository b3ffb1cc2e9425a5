"""Names and topics found for the articles of content/ that have none, however they came."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.console import Console
from generator.content import ARTICLES, both, read_issue, shown_file
from generator.enrich import enrich
from generator.model import Article, Holding, Key, Problem, Topic, values_of
from generator.name_filing import (
    ArticleFile,
    article_files,
    can_be_named,
    file_names,
    finish_killed,
    is_unfinished,
    not_written,
    unnamed,
)
from generator.settings import EditionError, read_settings
from generator.storage import remove_unfinished
from generator.topics import read_topics

FIND_ALL = "python build.py names --find --all"


def find_names(console: Console) -> int:
    """Find names and topics where nobody has asked for them yet: the exit code.

    Where all articles have theirs, only their files are looked at, and no tagger is loaded.
    """
    if not unnamed(console.content) and not is_unfinished(console.content):
        return 0
    return console.report(_find(console, again=False)[1])


def run(console: Console, *, again: bool) -> int:
    """`names --find`: the same, and it is said what was done; with `again` names are found anew for all."""
    read = [article_files(console.content, folder) for folder in _issues(console.content)]
    count = sum(len(files) for files, _ in read)
    code = console.report(problem for _, problems in read for problem in problems)
    if not count:
        raise EditionError("no-articles-yet", folder=str(console.content))
    written, problems = _find(console, again=again)
    if written:
        console.say("names-found", values_of(count=written))
    elif again:
        console.say("names-found-the-same", values_of(count=count))
    else:
        console.say("names-found-before", values_of(count=count, command=FIND_ALL))
    return code | console.report(problems)


def _issues(content: Path) -> list[str]:
    return sorted(path.name for path in (content / ARTICLES).glob("*") if path.is_dir())


def _find(console: Console, *, again: bool) -> tuple[int, list[Problem]]:
    """How many files were changed, and what is to be told."""
    settings, _ = read_settings(console.content)  # what is wrong in them, the build tells
    topics, problems = read_topics(console.content, settings.paper_language)
    written = 0
    with console.exclusive_lock():
        remove_unfinished(console.content)
        finish_killed(console.content)
        wanted = sorted({key.folder for key in unnamed(console.content)})
        issues = _issues(console.content) if again else wanted
        for folder in console.watched(issues, "finding-names"):
            files, faults = _chosen(console.content, folder, again=again)
            found, doubts = _found(console.content, folder, files, topics)
            problems += [*faults, *doubts]
            for file in files:
                outcome = file_names(console.content, file, found[file.key], again=again)
                if isinstance(outcome, Problem):
                    problems.append(outcome)
                elif outcome:
                    written += 1
                    console.say("names-written", values_of(file=shown_file(file.key)))
    return written, list(dict.fromkeys(problems))


def _chosen(content: Path, folder: str, *, again: bool) -> tuple[list[ArticleFile], list[Problem]]:
    """The articles of an issue for which something is to be found, and those of them that cannot be written."""
    files = [file for file in article_files(content, folder)[0] if file.wanted or again]
    fit = [file for file in files if can_be_named(file)]
    return fit, [not_written(file) for file in files if file not in fit]


def _found(
    content: Path, folder: str, chosen: Sequence[ArticleFile], topics: Sequence[Topic]
) -> tuple[Mapping[Key, Article], list[Problem]]:
    """What is found for the articles of an issue, which are known by all that the issue says.

    What is held back from readers proves nothing for what they may see.
    """
    if not chosen:
        return {}, []
    files, _ = article_files(content, folder)
    held = _held(content, folder)
    open_files = [file for file in files if file.key not in held]
    found, problems = list[Article](), list[Problem]()
    if any(file.key in held for file in chosen):
        found, problems = enrich([file.bare for file in files], topics)
    if any(file.key not in held for file in chosen):
        shown, doubts = enrich([file.bare for file in open_files], topics)
        found, problems = [*found, *shown], [*problems, *doubts]
    return {article.key: article for article in found}, problems


def _held(content: Path, folder: str) -> frozenset[Key]:
    """The articles of an issue that are held back, by what they, their page or their issue say, on any day."""
    return frozenset(
        article.key
        for page in read_issue(content, folder)
        for article in page.articles
        if both(page.holding, article.holding) != Holding()
    )
