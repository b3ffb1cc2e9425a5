"""The text of a printed page as it was found: line by line, each run of lines with the article it went into."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from generator import routes
from generator.model import Article, Edition, Issue, Page
from generator.render.leaf import Leaf, issue_trail, linked, with_neighbours
from generator.render.views import Link, Press, date_label, headline_link, page_link
from generator.source import PageFile, read_page
from generator.storage import inside


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the page's file under its number, 1 being the first."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class LineRun:
    """Lines that follow one another and went into one article, or into none; `first` numbers the first."""

    article: Link | None
    first: int
    lines: tuple[Line, ...]


def printed_pages(edition: Edition, content: Path) -> Mapping[str, Page]:
    """The pages whose text still lies in the folder of the edition, by the path of its file."""
    pages = [page for issue in edition.issues for page in issue.pages]
    return {
        lines.path: page for page in reversed(pages) for lines in page.source[:1] if _file(lines.path, content)
    }


def printed_leaves(press: Press, content: Path) -> Iterator[Leaf]:
    """A leaf for the text of each printed page that can be shown, read when its turn comes."""
    paths = {page.key: path for path, page in press.printed.items()}
    for issue in press.edition.issues:
        shown = [page for page in issue.pages if page.key in paths]
        for before, page, after in with_neighbours(shown):
            leaf = _leaf(page, issue, paths[page.key], press, content)
            beside = [_beside(other, leaf, press) for other in (before, after)]
            yield replace(leaf, previous=beside[0], next=beside[1])


def _file(path: str, content: Path) -> Path | None:
    """The file at a path below the folder that came from front matter; None where there is no such file."""
    file = inside(content, path)
    return file if file and file.is_file() else None


def _leaf(page: Page, issue: Issue, path: str, press: Press, content: Path) -> Leaf:
    address, strings = routes.printed_text_path(page), press.strings
    link = linked(address)
    label = page_link(page, press, link)
    day = date_label(page.date, strings)
    title = strings["printed_text"]
    return Leaf(
        address,
        "printed.html",
        f"{label.text} {title} {day}",
        strings["printed_text_description"].format(name=press.settings.name, date=day, page=label.text),
        "issues",
        issue_trail(press, link, issue, label, Link(title)),
        values={
            "page": label,
            "note": strings["printed_text_note"].format(path=path),
            "runs": tuple(_runs(path, _lines(page, path, content), page, press)),
        },
    )


def _beside(page: Page | None, leaf: Leaf, press: Press) -> Link | None:
    link = linked(leaf.path)
    return Link(page_link(page, press, link).text, link(routes.printed_text_path(page))) if page else None


def _lines(page: Page, path: str, content: Path) -> Sequence[Line]:
    file = _file(path, content)
    raw = read_page(PageFile(file, path, page.date, page.number))[0] if file else None
    return [Line(number, text) for number, text in enumerate(raw.lines, raw.first_line)] if raw else []


def _runs(path: str, lines: Sequence[Line], page: Page, press: Press) -> Iterator[LineRun]:
    link = linked(routes.printed_text_path(page))
    for article, group in groupby(_owned(path, lines, page, press), key=itemgetter(0)):
        run = tuple(line for _, line in group)
        yield LineRun(headline_link(article, press, link) if article else None, run[0].number, run)


def _owned(path: str, lines: Sequence[Line], page: Page, press: Press) -> Iterator[tuple[Article | None, Line]]:
    """Each line with the article it went into; an empty one belongs to what stands before it."""
    owners = _owners(path, lines, page, press)
    owner = None
    for line in lines:
        owner = owners.get(line.number) if line.text.strip() else owner
        yield owner, line


def _owners(path: str, lines: Sequence[Line], page: Page, press: Press) -> Mapping[int, Article]:
    """The article that each line of the page's file went into, by the line's number."""
    going_on = press.continued.get((page.date, page.number), ())
    return {
        line.number: article
        for article in (*going_on, *page.articles)
        for source in article.source
        if source.path == path
        for line in lines
        if source.first <= line.number <= source.last
    }
