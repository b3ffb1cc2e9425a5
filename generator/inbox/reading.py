"""A source -> its finished articles by page, and the digests by which it is known whether anything changed."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.content import SourceRecord, source_record
from generator.finished import first_of_each
from generator.inbox.listing import Source
from generator.mapping import finished_articles, mapping_of, mappings_written
from generator.model import FinishedArticle, Key, Problem, SourceReading
from generator.sources import read_source


@dataclass(frozen=True, slots=True)
class SourceArticles:
    """The finished articles of a source by page, in its order, what it was read as, and what is wrong.

    `digests` are those of the pages' articles, made once: each page of an edition asks for them.
    """

    by_page: Mapping[Key, tuple[FinishedArticle, ...]]
    digests: Mapping[Key, str]
    readings: tuple[SourceReading, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class SourceState:
    """A source with its digest and what was last taken over of it; `read` where it has to be read (again)."""

    source: Source
    digest: str
    record: SourceRecord
    read: SourceArticles | None = None

    @property
    def pages(self) -> Mapping[Key, str]:
        """The digest of what the source has of each page."""
        return self.read.digests if self.read else self.record.pages

    @property
    def left(self) -> frozenset[Key]:
        """The pages of which the source had articles and has none any more."""
        return frozenset(self.record.pages.keys() - self.pages.keys())


def state_of(source: Source, content: Path, *, anew: bool = False) -> SourceState:
    """The state of a source, read where it is another than was taken over last, or `anew` is asked for."""
    record, digest = source_record(content, source.name), digest_of(source, content)
    if record.sha256 == digest and not anew:
        return SourceState(source, digest, record)
    return SourceState(source, digest, record, articles_of(source, content))


def read_again(state: SourceState, content: Path) -> SourceState:
    """The same state with the articles of its source, which nobody needed while nothing had changed."""
    return state if state.read else replace(state, read=articles_of(state.source, content))


def digest_of(source: Source, content: Path) -> str:
    """The sha256 of all that decides what is read: files by name, their bytes, the editor's mappings."""
    sha256 = hashlib.sha256(mappings_written(content).encode())
    for path in source.files:
        sha256.update(f"\0{path.relative_to(source.folder).as_posix()}\0".encode(errors="surrogateescape"))
    for file in source.to_read:
        try:
            with file.path.open("rb") as opened:
                sha256.update(hashlib.file_digest(opened, "sha256").digest())
        except OSError:
            sha256.update(b"unread")  # reading it will say why
    return sha256.hexdigest()


def articles_of(source: Source, content: Path) -> SourceArticles:
    """The finished articles of a source, each file in its format, by the editor's mapping or by known names."""
    mapping, problems = mapping_of(source.name, content)
    readings, faults = read_source(source.to_read)
    problems += faults
    articles: list[FinishedArticle] = []
    for reading in readings:
        found, told = finished_articles(reading, mapping, source.contents)
        articles += found
        problems += [*reading.problems, *told]
    by_page, twice = _by_page(articles)
    digests = {page: digest_of_page(its) for page, its in by_page.items()}
    return SourceArticles(by_page, digests, tuple(readings), (*problems, *twice))


def _by_page(
    articles: Sequence[FinishedArticle],
) -> tuple[dict[Key, tuple[FinishedArticle, ...]], list[Problem]]:
    """The articles by page; of those that say the same on one page the first: a site links one twice."""
    once, twice = first_of_each(articles, _place_and_words)
    by_page: dict[Key, list[FinishedArticle]] = {}
    for each in once:
        by_page.setdefault(each.article.key.of_page, []).append(each)
    return {page: tuple(by_page[page]) for page in sorted(by_page)}, twice


def _place_and_words(each: FinishedArticle) -> tuple[Key, str | None, str]:
    return each.article.key.of_page, each.article.title, each.article.body


def digest_of_page(articles: Sequence[FinishedArticle]) -> str:
    """The sha256 of the articles of a page, wherever in the source they stand."""
    said = [(each.article, each.pictures, each.page_name, each.page_image, each.page_pdf) for each in articles]
    return hashlib.sha256(repr(said).encode(errors="surrogatepass")).hexdigest()


def page_digest(text: str, articles: Sequence[str]) -> str:
    """The digest of all that a page is made of: of its text alone where no source has articles of it."""
    if not articles:
        return text
    return hashlib.sha256("\n".join([text, *sorted(articles)]).encode()).hexdigest()
