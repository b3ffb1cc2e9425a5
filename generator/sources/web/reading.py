"""Saved web pages -> Items: each article with the page it was printed on, as the lists of the pages tell it."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.model import Field, Item, Markup, Origin, Problem, Severity, SourceReading, values_of
from generator.sources.source_file import SourceFile
from generator.sources.source_text import field_of
from generator.sources.web.address import PageAddress, Places, indexed, linked, of_path
from generator.sources.web.article import WebArticle, day_of, web_articles
from generator.sources.web.elements import line_of
from generator.sources.web.page_list import Claim, ListedArticle, PageList, is_on_this_disk, page_list
from generator.sources.web.saved_page import read_saved_page

FORMAT = "html"
_LAST = 10_000  # among the articles of a page
_LEAST_TITLE = 4  # characters of a headline that tells an article from others
_LEAST_TEXT = 20  # characters that may be an article which was not found
_PARTS_FOLDER = ("_files", ".files", "_file")  # what a browser saves beside a page: frames, advertisements


@dataclass(frozen=True, slots=True)
class _ReadPage:
    """What is kept of a web page after it was read: its tree is not."""

    file: SourceFile
    address: PageAddress
    listed: PageList
    articles: tuple[WebArticle, ...]


@dataclass(frozen=True, slots=True)
class _PrintedAt:
    """Where an article stands: on the list of which page, at which place, how surely."""

    page: _ReadPage
    number: int
    entry: ListedArticle


def read_web_pages(files: Sequence[SourceFile]) -> SourceReading:
    """The articles of saved web pages, in the order of the pages they were printed on."""
    pages: list[_ReadPage] = []
    problems: list[Problem] = []
    for file in files:
        if not file.path.parent.name.lower().endswith(_PARTS_FOLDER):
            page, told = _read(file)
            problems += told
            pages += [page] if page else []
    places, absent = _printed(pages)
    articles = [
        (page, article, places.get((number, 0)))
        for number, page in enumerate(pages)
        for article in page.articles
    ]
    kept, twice = _without_copies(sorted(articles, key=_order))
    items = tuple(_item(page, article, place) for page, article, place in kept)
    return SourceReading(FORMAT, items, (*problems, *absent, *twice), Markup.HTML)


def _read(file: SourceFile) -> tuple[_ReadPage | None, list[Problem]]:
    page, problems = read_saved_page(file)
    if page is None:
        return None, problems
    listed = page_list(page)
    articles = tuple(web_articles(page, listed))
    if not articles and not listed.articles and len(line_of(page.tree, _LEAST_TEXT)) < _LEAST_TEXT:
        return None, problems  # a frame, a redirection
    if not articles and not listed.articles:
        return None, [*problems, Problem(Origin(file.shown), "html-without-article", Severity.WARNING)]
    return _ReadPage(file, page.address, listed, articles), problems


def _printed(pages: Sequence[_ReadPage]) -> tuple[dict[tuple[int, int], _PrintedAt], list[Problem]]:
    """The place of each page's article by the surest list that has it; what lists have and no file."""
    places = indexed({number: [page.address, of_path(page.file.path)] for number, page in enumerate(pages)})
    titles = _titles_of_one(pages)
    found: dict[tuple[int, int], _PrintedAt] = {}
    absent: list[Problem] = []
    for page in pages:
        missing: list[str] = []
        for number, entry in enumerate(page.listed.articles):
            meant = _meant(entry, pages, places, titles)
            if meant is None:
                missing.append(entry.title)
            elif (meant, 0) not in found or found[meant, 0].entry.claim < entry.claim:
                found[meant, 0] = _PrintedAt(page, number, entry)
        if missing and not page.articles and _is_sure(page.listed):
            values = values_of(count=len(missing), title=next((title for title in missing if title), "…"))
            absent.append(Problem(Origin(page.file.shown), "html-articles-absent", Severity.WARNING, values))
    return found, absent


def _titles_of_one(pages: Sequence[_ReadPage]) -> dict[str, int]:
    """The titles that one page alone has, and which page it is."""
    titled = [
        (_solid(article.title), number) for number, page in enumerate(pages) for article in page.articles[:1]
    ]
    counts = Counter(title for title, _ in titled)
    return {title: number for title, number in titled if counts[title] == 1}


def _is_sure(listed: PageList) -> bool:
    """Whether a list names the articles of its own page, and not whatever it links to."""
    return any(entry.claim > Claim.LINK for entry in listed.articles)


def _meant(
    entry: ListedArticle, pages: Sequence[_ReadPage], places: Places, titles: dict[str, int]
) -> int | None:
    """The page with the article that a list means: by its address, else by its title."""
    number = places.at(entry.address)
    if number is not None and pages[number].articles:
        return number
    number = titles.get(_solid(entry.title)) if len(entry.title) >= _LEAST_TITLE else None
    if number is None or pages[number].address.is_article:
        return None  # an article with an address of its own would have been found by it
    days = {day for day in (day_of(pages[number].articles[0].date), entry.address.date) if day}
    return number if len(days) <= 1 else None


def _order(one: tuple[_ReadPage, WebArticle, _PrintedAt | None]) -> tuple[str, str, int]:
    _, article, place = one
    label = article.label or (place.page.listed.label if place else "")
    letters = label.rstrip("0123456789")
    printed = f"{letters:4}{label.removeprefix(letters):>4}"  # A2 before A10
    return day_of(article.date), printed, place.number if place else _LAST


def _without_copies(
    articles: Iterable[tuple[_ReadPage, WebArticle, _PrintedAt | None]],
) -> tuple[list[tuple[_ReadPage, WebArticle, _PrintedAt | None]], list[Problem]]:
    """Each article once: a page may be saved twice, under each of its links."""
    kept: dict[tuple[str, str, str], tuple[_ReadPage, WebArticle, _PrintedAt | None]] = {}
    told: list[Problem] = []
    for page, article, place in articles:
        key = (_solid(article.title), article.text, day_of(article.date))
        if key not in kept:
            kept[key] = (page, article, place)
            continue
        first = kept[key]
        kept[key] = (first[0], first[1], first[2] or place)
        values = values_of(other=first[0].file.shown)
        told.append(Problem(Origin(page.file.shown), "html-article-twice", Severity.NOTE, values))
    return list(kept.values()), told


def _item(page: _ReadPage, article: WebArticle, place: _PrintedAt | None) -> Item:
    listed = place.page.listed if place else page.listed
    label = article.label or listed.label
    is_its_page = place is not None and (not listed.label or _same_label(label, listed.label))
    fields = [
        Field("date", article.date or listed.date),
        Field("page", label),
        Field("page_name", article.page_name or (listed.name if _same_label(label, listed.label) else "")),
        *([] if article.title else [Field("title", (place and place.entry.title) or article.guessed_title)]),
        *article.fields,
        *(_shown_on_page(page, place) if place and is_its_page else ()),
    ]
    told = tuple(field_of(field.name, field.text) for field in fields if field.text or field.name == "caption")
    return Item(Origin(page.file.shown, article.line), told)


def _shown_on_page(page: _ReadPage, place: _PrintedAt) -> Iterator[Field]:
    """The picture and PDF of the printed page, as seen from the article's file; where the article stands."""
    yield Field("page_image", _seen_from(page, place.page, place.page.listed.picture))
    yield Field("page_pdf", _seen_from(page, place.page, place.page.listed.pdf))
    yield from (Field("zone", zone) for zone in place.entry.zones)


def _seen_from(page: _ReadPage, other: _ReadPage, source: str) -> str:
    """A file that another page links, as this page would: by its path, or by its URL where it is not here."""
    if not source or "://" in source or source.startswith("/"):
        return source
    if other.address.url and not is_on_this_disk(other.file.path, source):
        return linked(other.address, source).url or source
    there = Path(os.path.normpath(other.file.path.parent / source))
    try:
        return Path(os.path.relpath(there, page.file.path.parent)).as_posix()
    except ValueError:  # on another drive
        return source


def _same_label(one: str, other: str) -> bool:
    """Whether two labels are of one page: 1, 01 and 001 are."""
    return bool(one) and one.lstrip("0").upper() == other.lstrip("0").upper()


def _solid(text: str) -> str:
    return "".join(text.split())
