"""The files of content/articles/ -> pages with their articles."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from generator.content.files import ARTICLES, key_of_file, keys_in, raw_text_at, shown_file, text_at
from generator.content.front_matter import load_article, load_page
from generator.content.holding import both, mentions_holding
from generator.content.issue_file import is_issue_file, issue_holding
from generator.content.pictures import fault_of, picture_problem
from generator.language import plain_name
from generator.model import (
    Article,
    Caption,
    Credit,
    Doubtful,
    Holding,
    Key,
    Origin,
    PrintedPage,
    Problem,
    issue_at,
)
from generator.storage import shown_path


def read_content(content: Path) -> tuple[list[PrintedPage], list[Problem]]:
    """The pages of an edition with their articles, in the order of print, and every file that cannot be used.

    A page whose own file is missing or unreadable has only its articles. What the file of an issue says of
    holding it back, each of its pages says.
    """
    problems: list[Problem] = []
    return _pages(content, sorted(_keys_in(content, problems)), problems), problems


def read_issue(content: Path, folder: str) -> list[PrintedPage]:
    """The same of one issue; what is wrong in its files is told where all are read."""
    return _pages(content, sorted(keys_in(content / ARTICLES / folder)), [])


def _pages(content: Path, keys: Sequence[Key], problems: list[Problem]) -> list[PrintedPage]:
    pages = [_page(content, list(group), problems) for _, group in groupby(keys, key=attrgetter("of_page"))]
    issues: dict[str, Holding] = {}
    for folder in dict.fromkeys(page.key.folder for page in pages):
        issues[folder], found = issue_holding(content, folder)
        problems += found
    return [replace(page, holding=both(issues[page.key.folder], page.holding)) for page in pages]


def _keys_in(content: Path, problems: list[Problem]) -> Iterator[Key]:
    for folder in _visible(content / ARTICLES):
        if not folder.is_dir() or issue_at(folder.name) is None:
            problems.append(Problem(Origin(shown_path(folder, content)), "articles-no-folder-of-a-day"))
            continue
        for path in _visible(folder):
            key = key_of_file(path)
            if key:
                yield key
            elif not is_issue_file(path.name):
                problems.append(Problem(Origin(shown_path(path, content)), "article-file-misnamed"))


def _visible(folder: Path) -> list[Path]:
    paths = folder.iterdir() if folder.is_dir() else ()
    return sorted(path for path in paths if not path.name.startswith("."))


def _page(content: Path, keys: list[Key], problems: list[Problem]) -> PrintedPage:
    key = keys[0].of_page
    page = PrintedPage(key)
    articles: list[Article] = []
    for each in keys:
        text, shown = text_at(content, each), shown_file(each)
        if isinstance(text, Problem):
            problems.append(text)
            is_unclear = each == key and mentions_holding(raw_text_at(content, each))
            page = replace(page, holding=Holding(unclear=is_unclear)) if is_unclear else page
        elif each == key:
            own, found = load_page(text, key, shown)
            page = own or replace(page, holding=Holding(unclear=mentions_holding(text)))
            problems += found
        else:
            article, found = load_article(text, each, shown)
            problems += found
            articles += [_with_own_images(content, _with_plain_names(article), problems)] if article else []
    return replace(page, articles=tuple(articles))


def _with_plain_names(article: Article) -> Article:
    """The article with its names by their characters alone: unseen ones make no other name of one."""
    byline, doubtful = article.byline, article.doubtful
    credits_ = tuple(Credit(one.role, plain_name(one.name)) for one in byline.credits) if byline else ()
    return replace(
        article,
        byline=replace(byline, credits=credits_) if byline else None,
        topics=_plain(article.topics),
        people=_plain(article.people),
        places=_plain(article.places),
        organisations=_plain(article.organisations),
        doubtful=Doubtful(_plain(doubtful.people), _plain(doubtful.places), _plain(doubtful.organisations)),
    )


def _plain(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(name for name in dict.fromkeys(map(plain_name, names)) if name)


def _with_own_images(content: Path, article: Article, problems: list[Problem]) -> Article:
    """The article without the pictures that are not there, or that may not be published."""
    captions = tuple(_with_own_image(content, article, caption, problems) for caption in article.captions)
    return replace(article, captions=captions)


def _with_own_image(content: Path, article: Article, caption: Caption, problems: list[Problem]) -> Caption:
    if caption.image is None:
        return caption
    fault = fault_of(caption.image, content)
    if fault is None:
        return caption
    origin = Origin(shown_file(article.key))
    problems.append(picture_problem(caption.image, fault, origin))
    return replace(caption, image=None)
