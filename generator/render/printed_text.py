"""The text of a printed page as it was found: line by line, each run of lines with the article it went into."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from posixpath import normpath

from generator import routes
from generator.model import Article, Edition, Issue, Page
from generator.render.views import Link, Linked, Press, date_label, headline_link, page_link
from generator.render.web_page import WebPage, issue_trail, linked, with_neighbours
from generator.source import PageFile, read_page
from generator.storage import inside


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the page's file under its number, 1 being the first; a withheld one has no text."""

    number: int
    text: str
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class LineRun:
    """Lines that follow one another and went the same way; `first` numbers the first.

    `label` says where: into an article, to what the page prints about itself, or nowhere.
    """

    label: Link
    first: int
    lines: tuple[Line, ...]


# What withheld lines went into.
_NOWHERE = Page("", date.min, 0)


def printed_pages(edition: Edition, content: Path) -> Mapping[str, Page]:
    """The pages whose text still lies in the folder of the edition and may be seen, by the path of its file."""
    pages = [page for issue in edition.issues for page in issue.pages]
    withheld = {_file(path, content) for path in edition.withheld.texts} - {None}
    return {
        lines.path: page
        for page in reversed(pages)
        for lines in page.source[:1]
        if (file := _file(lines.path, content)) and file not in withheld
    }


def printed_text_pages(press: Press, content: Path) -> Iterator[WebPage]:
    """A web page for the text of each printed page that can be shown, read when its turn comes."""
    paths = {page.key: path for path, page in press.printed.items()}
    for issue in press.edition.issues:
        pages = [page for page in issue.pages if page.key in paths]
        for before, page, after in with_neighbours(pages):
            made = _page(page, issue, paths[page.key], press, content)
            yield replace(made, previous=_beside(before, page, press), next=_beside(after, page, press))


def _file(path: str, content: Path) -> Path | None:
    """The file at a path below the folder that came from front matter; None where there is no such file."""
    file = inside(content, path)
    return file if file and file.is_file() else None


def _page(page: Page, issue: Issue, path: str, press: Press, content: Path) -> WebPage:
    address, strings = routes.printed_text_path(page), press.strings
    link = linked(address)
    label = page_link(page, press, link)
    day = date_label(page.date, strings)
    title = strings["printed_text"]
    return WebPage(
        address,
        "printed.html",
        f"{label.text} {title} {day}",
        strings["printed_text_description"].format(name=press.settings.name, date=day, page=label.text),
        "issues",
        issue_trail(press, link, issue, label, Link(title)),
        values={
            "page": label,
            "note": strings["printed_text_note"].format(path=path),
            "runs": tuple(_runs(path, _blanked(path, _lines(page, path, content), press), page, press)),
        },
    )


def _beside(other: Page | None, page: Page, press: Press) -> Link | None:
    if other is None:
        return None
    link = linked(routes.printed_text_path(page))
    return Link(page_link(other, press, link).text, link(routes.printed_text_path(other)))


def _lines(page: Page, path: str, content: Path) -> Sequence[Line]:
    file = _file(path, content)
    raw = read_page(PageFile(file, path, page.date, page.number))[0] if file else None
    if raw is None:
        return []
    lines = [Line(number, text) for number, text in enumerate(raw.lines, raw.first_line)]
    return lines[:-1] if lines and not lines[-1].text else lines  # after the last line break there is no line


def _blanked(path: str, lines: Sequence[Line], press: Press) -> list[Line]:
    """The lines, those that may not be seen without their text."""
    withheld = press.edition.withheld.lines
    return [
        Line(line.number, "", withheld=True)
        if line.text and (normpath(path), line.number) in withheld
        else line
        for line in lines
    ]


def _runs(path: str, lines: Sequence[Line], page: Page, press: Press) -> Iterator[LineRun]:
    link = linked(routes.printed_text_path(page))
    for owner, group in groupby(_owned(path, lines, page, press), key=itemgetter(0)):
        run = tuple(line for _, line in group)
        yield LineRun(_label(owner, press, link), run[0].number, run)


def _label(owner: Article | Page | None, press: Press, link: Linked) -> Link:
    if isinstance(owner, Article):
        return headline_link(owner, press, link)
    if owner is _NOWHERE:
        return Link(press.strings["withheld"])
    return Link(press.strings["furniture" if owner else "no_article"])


def _owned(
    path: str, lines: Sequence[Line], page: Page, press: Press
) -> Iterator[tuple[Article | Page | None, Line]]:
    """Each line with what it went into; an empty one belongs to what stands before it, else to what follows.

    A withheld one went nowhere that may be named.
    """
    articles = _owners(path, lines, page, press)
    furniture = ["".join(one.text.split()) for one in page.furniture]

    def went_into(words: str, number: int) -> Article | Page | None:
        """The article of a line, the page for what it prints about itself, None for a line left over."""
        about_itself = any(words in text for text in furniture)
        return articles.get(number) or (page if about_itself else None)

    written = {
        line.number: went_into(words, line.number) for line in lines if (words := "".join(line.text.split()))
    }
    written |= {line.number: _NOWHERE for line in lines if line.withheld}
    owner = next(iter(written.values()), None)
    for line in lines:
        owner = written.get(line.number, owner)
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
