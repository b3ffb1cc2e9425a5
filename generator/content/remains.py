"""What content/ has of articles besides their files: what was deleted, the texts of pages, the pictures.

Only where something is held back or gone does a build need to know of it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from generator.content.files import ARTICLES, keys_in, raw_text_at
from generator.content.front_matter import load_article
from generator.content.memory import REMEMBERED_ARTICLES, page_record, remembered_text
from generator.content.pictures import picture_names
from generator.model import Article, Holding, Key, PrintedPage, SourceLines, page_key
from generator.readers import PageFile, page_at, read_page, text_digest
from generator.storage import inside

_SOURCE = re.compile(r"(pages/[^\n\"']+?) ([0-9]{1,9})-([0-9]{1,9})")


@dataclass(frozen=True, slots=True)
class PageText:
    """The lines of a page's text by number; `changed` since the page was imported, so that no number holds."""

    lines: Mapping[int, str]
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Remains:
    """What a build must know to hold something back.

    `deleted` are articles as the importer wrote them last, whose files an editor took away; `unreadable` those
    whose file cannot be read, with all that can be made out in it as their body. `texts` are by their path in
    content/, `pictures` names in content/images/.
    """

    deleted: tuple[Article, ...] = ()
    unreadable: tuple[Article, ...] = ()
    texts: Mapping[str, PageText] = field(default_factory=dict)
    pictures: tuple[str, ...] = ()


def read_remains(content: Path, pages: Sequence[PrintedPage]) -> Remains:
    """What content/ has besides the articles of the pages, if any of theirs is held back or gone."""
    deleted: list[Article] = []
    unreadable: list[Article] = []
    read = {article.key for page in pages for article in page.articles}
    for folder in sorted({page.key.folder for page in pages}):
        present = _articles_in(content / ARTICLES / folder)
        deleted += [
            _remembered(content, key)
            for key in sorted(_articles_in(content / REMEMBERED_ARTICLES / folder) - present)
            # A file that the importer took away itself, since its text is in another, is not among these.
            if key in page_record(content, key.of_page).keys
        ]
        unreadable += [_unread(content, key) for key in sorted(present - read)]
    if not (deleted or unreadable or any(map(_is_held, pages))):
        return Remains()
    gone = (*deleted, *unreadable)
    paths = sorted(_paths_wanted(pages, gone))
    return Remains(
        tuple(deleted),
        tuple(unreadable),
        {path: text for path in paths if (text := _page_text(content, path))},
        tuple(picture_names(content)),
    )


def _articles_in(folder: Path) -> set[Key]:
    return {key for key in keys_in(folder) if key.number}


def _remembered(content: Path, key: Key) -> Article:
    text = remembered_text(content, key)
    article = load_article(text, key, str(key))[0] if text is not None else None
    return article or Article(key, None, "")


def _unread(content: Path, key: Key) -> Article:
    """An article whose file cannot be read: as it is remembered, with all that stands in the file."""
    text, known = raw_text_at(content, key), _remembered(content, key)
    named = (SourceLines(path, int(first), int(last)) for path, first, last in _SOURCE.findall(text))
    return replace(known, body=f"{known.body}\n\n{text}", source=(*known.source, *named))


def _is_held(page: PrintedPage) -> bool:
    return page.holding != Holding() or any(one.holding != Holding() for one in page.articles)


def _paths_wanted(pages: Iterable[PrintedPage], gone: Sequence[Article]) -> Iterator[str]:
    """The texts of all pages of an issue of which something is held back or gone, and those it came from."""
    issues: dict[date, list[PrintedPage]] = {}
    for page in pages:
        issues.setdefault(page.date, []).append(page)
    days = {article.date for article in gone} | {day for day, own in issues.items() if any(map(_is_held, own))}
    concerned = [page for day in days for page in issues.get(day, ())]
    articles = (*gone, *(article for page in concerned for article in page.articles))
    sources = [*(page.source for page in concerned), *(article.source for article in articles)]
    return iter({lines.path for source in sources for lines in source})


def _page_text(content: Path, path: str) -> PageText | None:
    """The text at a path of content/, None where it cannot be read as a page's."""
    file = inside(content, path)
    if file is None or not file.is_file():
        return None
    # The day and the number of the page are of no matter for its lines.
    raw = read_page(PageFile(file, path, page_key(date.min, 1)))[0]
    if raw is None:
        return None
    return PageText(dict(enumerate(raw.lines, raw.first_line)), _is_changed(content, path, file))


def _is_changed(content: Path, path: str, file: Path) -> bool:
    page = page_at(path)
    if page is None:
        return False
    known = page_record(content, page).sha256
    return known is not None and known != text_digest(file.read_bytes(), page, path)
