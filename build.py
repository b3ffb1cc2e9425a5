"""The command line, and the order of the work: import fills content/, build reads it and lays the site.

Exit codes: 0 all went well (there may be warnings), 1 something could not be read or built, 2 the command
itself was wrong, 130 stopped by Ctrl+C.
"""

import argparse
import codecs
import hashlib
import io
import json
import locale
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from pathlib import Path

from generator.accident import write_report
from generator.aliases import with_aliases
from generator.authority import KINDS, candidates, read_authorities, with_authority
from generator.bundle import bundle
from generator.check import check
from generator.command_line import WHOLE_WAY, arguments_of
from generator.content import read_content
from generator.continuation import continued
from generator.decisions import candidate_told, decide
from generator.desk import PROGRAM, Desk
from generator.duplicates import same_texts
from generator.edition import arrange
from generator.enrich import enrich
from generator.filing import Outcome, file_reading, is_filed
from generator.model import Article, Edition, IndexKind, Page, Problem, RawPage, Reading, values_of
from generator.offline import with_offline
from generator.parse import parse_page, reading_json
from generator.publish import publish
from generator.refusals import refusal
from generator.remains import read_remains
from generator.render import render
from generator.render.theme import links_leading_out, read_style, read_words
from generator.review import (
    MARK,
    ReviewItem,
    count_told,
    not_ours,
    pointed,
    review_list,
    review_page,
    summary,
    told,
)
from generator.search import search_index
from generator.settings import EditionError, Settings, day_now, read_settings
from generator.source import PageFile, chosen_files, keep_page_text, page_files, read_page, whole_issues
from generator.storage import remove_unfinished, write_if_changed
from generator.topics import read_topics
from generator.visibility import Tally, held_told, shown

ANY_DAY = date(1900, 1, 1)  # `parse` needs no date, but every page has one
NAMES = "python build.py names"


# The two pipelines, in the order the text travels.


def import_pages(desk: Desk, files: Sequence[PageFile]) -> int:
    """Pages' texts -> content/articles/: the exit code, after saying per file what was done."""
    if not files:
        return 0
    code = count = 0
    topics, faults = read_topics(desk.content)
    code |= desk.report(faults)
    with desk.alone():
        remove_unfinished(desk.content)
        for issue in desk.watched(whole_issues(files, desk.content), "reading-issues"):
            texts, problems = _page_texts(desk, issue)
            readings = continued([parse_page(text.page) for text in texts])
            drafts = [article for reading in readings for article in reading.page.articles]
            enriched, doubts = enrich(drafts, topics)
            code |= desk.report([*problems, *chain(*(reading.problems for reading in readings)), *doubts])
            articles = iter(enriched)
            named = [_named(reading, articles) for reading in readings]
            # Where articles go on is filed after where they begin: by then the whole stands in its file.
            for reading, text in sorted(zip(named, texts, strict=True), key=lambda pair: bool(pair[0].moved)):
                code |= _file(desk, reading, text.digest)
            count += len(texts)
    desk.say("pages-read", values_of(count=count))
    return code


def build_site(desk: Desk, day: date | None) -> int:
    """content/ -> site/ with its index, and the editor's list: the exit code, after saying where they are.

    `day` stands for today where it is given.
    """
    settings, faults = _settings(desk)
    edition, pages, tally, problems = _edition(desk, settings, day)
    code = desk.report([*faults, *problems, *links_leading_out(desk.themes)])
    outputs = chain(
        render(edition, settings, desk.themes, desk.content),
        search_index(edition, settings.volume, desk.edition / ".cache" / "search"),
    )
    with desk.alone():
        published = publish(with_offline(outputs), desk.site)
    counts = values_of(
        issues=len(edition.issues),
        articles=len(edition.articles),
        written=len(published.written),
        removed=len(published.removed),
        same=published.same,
    )
    desk.say("site-built", counts)
    if held := held_told(tally):
        desk.say("held-back", held)
    desk.say("site-is-at", values_of(index=str(desk.site / "index.html")))
    items = review_list(pages, same_texts(_articles(pages)))
    laid = _lay_review(desk, items, settings)
    if laid and (wanted := summary(items)):
        desk.say("review-wanted-and-laid", (*wanted, *values_of(list=str(desk.review))))
    return code


@dataclass(frozen=True, slots=True)
class _PageText:
    """A page's text, and the sha256 of the bytes it was read from."""

    page: RawPage
    digest: str


def _page_texts(desk: Desk, files: Sequence[PageFile]) -> tuple[list[_PageText], list[Problem]]:
    texts: dict[int, _PageText] = {}
    problems: list[Problem] = []
    for file in files:
        digest = _digest(file.path)  # before it is read: what is saved meanwhile is read the next time
        page, found = read_page(file)
        problems += found
        fault = keep_page_text(file, desk.content) if page else None
        if fault:
            problems.append(fault)
        elif page:
            texts[page.number] = _PageText(page, digest)
    return list(texts.values()), problems


def _named(reading: Reading, articles: Iterator[Article]) -> Reading:
    """The reading with its articles as the next ones of all the issue's."""
    own = tuple(next(articles) for _ in reading.page.articles)
    return replace(reading, page=replace(reading.page, articles=own))


def _file(desk: Desk, reading: Reading, digest: str) -> int:
    filed = file_reading(reading, digest, desk.content)
    for file in filed:
        if file.outcome is not Outcome.UNCHANGED:
            desk.say("filed", values_of(file=file.path, outcome=file.outcome))
    return desk.report(chain(*(file.problems for file in filed)))


def _is_filed(file: PageFile, desk: Desk) -> bool:
    return is_filed(_digest(file.path), file.date, file.number, desk.content)


def _digest(path: Path) -> str:
    """The sha256 of a page's text as it lies there; empty where it cannot be read (reading it will say why)."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def _lay_review(desk: Desk, items: Sequence[ReviewItem], settings: Settings) -> bool:
    """Whether the editor's list is in its place; a file of that name that is not ours is left alone."""
    with desk.alone():
        if desk.review.exists() and MARK.encode() not in desk.review.read_bytes():
            desk.report([not_ours(desk.review.name)])
            return False
        style = read_style(desk.themes).decode("utf-8", errors="replace")
        write_if_changed(desk.review, review_page(items, settings.name, style))
    return True


def _settings(desk: Desk) -> tuple[Settings, list[Problem]]:
    """What the edition says of itself, and what is wrong in that or in the words of its own theme."""
    settings, problems = read_settings(desk.content)
    return settings, [*problems, *read_words(desk.themes, settings.language).problems]


def _edition(
    desk: Desk, settings: Settings, day: date | None
) -> tuple[Edition, list[Page], Tally, list[Problem]]:
    """The edition as readers see it on a day, all pages for the editor, what is held back, what is wrong."""
    pages, problems = _pages(desk)
    authorities, faults = read_authorities(desk.content)
    named, unclear = with_authority(pages, authorities)
    # From here on nothing knows of what is held back.
    public = shown(named, read_remains(desk.content, pages), day or day_now(settings.timezone))
    united, entities = with_aliases(public.pages, authorities.entities, settings.place, authorities.rejected)
    topics, mistaken = read_topics(desk.content)
    edition = replace(arrange(united, entities, topics), withheld=public.withheld)
    return edition, named, public.tally, [*problems, *faults, *unclear, *mistaken, *public.problems]


def _articles(pages: Sequence[Page]) -> list[Article]:
    return [article for page in pages for article in page.articles]


def _pages(desk: Desk) -> tuple[list[Page], list[Problem]]:
    pages, problems = read_content(desk.content)
    if not pages:
        desk.report(problems)
        raise EditionError("no-articles-yet", folder=str(desk.content))
    return pages, problems


# One function a command.


def whole_way_command(desk: Desk, arguments: argparse.Namespace) -> int:
    """Import what is new or changed, then build."""
    return import_command(desk, arguments) | build_site(desk, arguments.today)


def import_command(desk: Desk, arguments: argparse.Namespace) -> int:
    """Read the named pages again, or where none is named those that are new or changed."""
    if arguments.paths:
        files, problems = chosen_files(arguments.paths, desk.content, arguments.date, arguments.page)
    else:
        found, problems = page_files(desk.content)
        files = [file for file in found if not _is_filed(file, desk)]
    code = desk.report(problems) | import_pages(desk, files)
    if not files and not code and arguments.command == "import":
        desk.say("nothing-to-read")
    return code


def build_command(desk: Desk, arguments: argparse.Namespace) -> int:
    """Build the site from content/."""
    return build_site(desk, arguments.today)


def check_command(desk: Desk, arguments: argparse.Namespace) -> int:
    """Look for what is wrong in content/ and site/."""
    settings, faults = _settings(desk)
    edition, _, _, found = _edition(desk, settings, arguments.today)
    _, misplaced = page_files(desk.content)
    problems = [*faults, *found, *misplaced, *check(desk.content, desk.site, edition)]
    code = desk.report(problems)
    desk.say("checked-with-problems" if problems else "checked", values_of(count=len(problems)))
    return code


def review_command(desk: Desk, arguments: argparse.Namespace) -> int:
    """Print what an editor should look at, most doubtful first, and write the whole list as a page."""
    settings, faults = _settings(desk)
    _, pages, _, problems = _edition(desk, settings, arguments.today)
    code = desk.report([*faults, *problems])
    chosen = [page for page in pages if arguments.issue in (None, page.date)]
    if not chosen:
        raise EditionError("no-such-issue", day=str(arguments.issue))
    same = same_texts(_articles(pages))
    days = {page.date for page in chosen}
    items = review_list(chosen, [pair for pair in same if days & {pair.one.date, pair.other.date}])
    for item in items[: arguments.limit]:
        text = (desk.edition / item.origin.path).read_text(encoding="utf-8", errors="replace")
        desk.show(told(pointed(item, text)))
    desk.say(*(count_told(len(items), arguments.limit) if items or not code else ("review-but-unreadable", ())))
    if _lay_review(desk, review_list(pages, same), settings) and items:
        desk.say("review-is-at", values_of(list=str(desk.review)))
    return code


def names_command(desk: Desk, arguments: argparse.Namespace) -> int:
    """Ask about the names that no authority file knows, the most frequent first, or only list them."""
    pages, problems = _pages(desk)
    authorities, faults = read_authorities(desk.content)
    code = desk.report([*problems, *faults])
    kinds = (IndexKind(arguments.kind),) if arguments.kind else KINDS
    found = candidates(pages, authorities, kinds)
    chosen = found[: arguments.limit]
    if not chosen:
        desk.say("names-all-decided")
        return code
    if arguments.list or not sys.stdin.isatty():
        for candidate in chosen:
            desk.show(candidate_told(candidate))
        desk.say("names-undecided", values_of(shown=len(chosen), count=len(found), command=NAMES))
        return code
    decide(chosen, desk)
    desk.say("names-decided", values_of(folder=str(desk.content / "authority")))
    return code


def serve_command(desk: Desk, arguments: argparse.Namespace) -> int:
    """Build, then serve the site on this machine until Ctrl+C, building again on every change."""
    # Here, since the web server's libraries take a while to load, and no other command needs them.
    from generator.serve import HOST, changes, served, site_app  # noqa: PLC0415 (see above)

    with served(site_app(desk.site), arguments.port) as port:
        seen = changes((desk.content, *desk.themes))
        whole_way_command(desk, arguments)
        desk.say("preview-is-at", values_of(host=HOST, port=port))
        for _ in seen:  # a mistake in what was just edited must not end the preview
            carried_out(whole_way_command, desk, arguments)
    return 0


def bundle_command(desk: Desk, arguments: argparse.Namespace) -> int:
    """Build, then put the site into one zip."""
    code = build_site(desk, arguments.today)
    target = arguments.target or desk.edition / "site.zip"
    with desk.alone():
        size = bundle(desk.site, target, read_settings(desk.content)[0].name, desk.edition / ".cache")
    desk.say("bundled", values_of(file=str(target), megabytes=f"{size / 1e6:.1f}"))
    return code


def parse_command(desk: Desk, arguments: argparse.Namespace) -> int:
    """Print the reading of one page as JSON."""
    files, problems = chosen_files(
        [arguments.file], desk.content, arguments.date or ANY_DAY, arguments.page or 1
    )
    code = desk.report(problems)
    for file in files:
        page, found = read_page(file)
        code |= desk.report(found)
        if page:
            desk.show(json.dumps(reading_json(parse_page(page), page), ensure_ascii=False, indent=1))
    return code


COMMANDS: Mapping[str, Callable[[Desk, argparse.Namespace], int]] = {
    WHOLE_WAY: whole_way_command,
    "import": import_command,
    "build": build_command,
    "check": check_command,
    "review": review_command,
    "names": names_command,
    "serve": serve_command,
    "bundle": bundle_command,
    "parse": parse_command,
}


def carried_out(
    command: Callable[[Desk, argparse.Namespace], int], desk: Desk, arguments: argparse.Namespace
) -> int:
    """The exit code of a command; whatever ends it before its time is told in one sentence."""
    try:
        return command(desk, arguments)
    except BrokenPipeError:
        # Whoever read along has gone; without this Python would complain once more when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except EditionError as error:
        desk.complain(error.code, error.values)
    except OSError as error:
        desk.complain(*refusal(error))
    except Exception as error:  # noqa: BLE001 - the only one: an editor can do nothing with a traceback
        path = write_report(error, arguments.words, desk.edition / ".cache")
        code = "accident" if path else "accident-without-report"
        desk.complain(code, values_of(error=type(error).__name__, report=str(path or "")))
    return 1


def main(words: Sequence[str] | None = None) -> int:
    """Carry out one command; the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal that knows no Chinese
    arguments = arguments_of(words)
    desk = Desk((arguments.edition or PROGRAM).resolve(), arguments.quiet)
    try:
        return carried_out(COMMANDS[arguments.command], desk, arguments)
    except KeyboardInterrupt:
        desk.say("stopped")
        return 130


def _speak_utf_8() -> None:
    """Begin anew where names of files would not be UTF-8: they are Chinese, whatever a terminal speaks."""
    if sys.getfilesystemencoding() != "utf-8":
        spoken = codecs.lookup(locale.getencoding()).name
        if spoken != "ascii":  # a terminal that speaks ASCII only by its settings is served better with UTF-8
            os.environ.setdefault("PYTHONIOENCODING", spoken)
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])  # noqa: S606 - our own words


if __name__ == "__main__":
    _speak_utf_8()
    sys.exit(main())
