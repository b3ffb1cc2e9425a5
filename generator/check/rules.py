"""Rules over content/ and site/, one function each: what a reader or an archive would stumble over."""

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from generator import markup, wrapping
from generator.check.duplicates import same_texts
from generator.content import (
    PictureFault,
    file_of,
    picture_names,
    picture_problem,
    published_picture,
    shown_file,
)
from generator.edition import met_jumps
from generator.model import (
    Article,
    Direction,
    Edition,
    MetJump,
    Origin,
    Problem,
    Severity,
    as_printed,
    values_of,
)
from generator.routes import NOT_FOUND, article_path, image_path
from generator.storage import files_below

# Attributes that make a browser fetch something without being asked; a link to another site is no request.
_REQUESTS = frozenset({("form", "action"), ("object", "data"), ("video", "poster")})
_QUIET_LINKS = frozenset({"canonical", "prev", "next", "up", "license", "alternate", "author"})
_STYLE_ADDRESS = re.compile(r"""(?:url\(\s*["']?|@import\s+["'])([^"')\s]+)""")


@dataclass(frozen=True, slots=True)
class Address:
    """An address in a page: what it says, the line it stands on, whether the browser fetches it by itself."""

    text: str
    line: int
    fetched: bool


@dataclass(frozen=True, slots=True)
class SitePage:
    """What the rules look at in one HTML page: its path in site/, ids and addresses and bare images by line."""

    path: str
    ids: tuple[tuple[str, int], ...]
    addresses: tuple[Address, ...]
    images_without_alt: tuple[int, ...]


def check(content: Path, site: Path, edition: Edition) -> Iterator[Problem]:
    """Every problem of the built site and of the jumps in the edition, in the order of the rules."""
    pages = site_pages(site)
    yield from broken_links(pages, site)
    yield from missing_alt(pages)
    yield from duplicate_ids(pages)
    yield from foreign_requests(pages)
    yield from foreign_requests_of_styles(site)
    yield from unpaired_jumps(edition, content)
    yield from repeated_articles(edition)
    yield from unpublished_pictures(content, site, edition)
    yield from absent_articles(edition, content)
    yield from unmet_notes(edition, content)
    yield from joined_lines(edition, content)


def site_pages(site: Path) -> list[SitePage]:
    """The HTML pages of a built site, read once for all rules."""
    paths = sorted(path for path in files_below(site) if path.suffix == ".html" and path.is_file())
    return [_site_page(path.relative_to(site).as_posix(), _text(path)) for path in paths]


def broken_links(pages: list[SitePage], site: Path) -> Iterator[Problem]:
    """Addresses that lead nowhere on the site, or that begin with / and so hold under one host only."""
    ids = {page.path: {name for name, _ in page.ids} for page in pages}
    for page in pages:
        for address in page.addresses:
            if fault := _fault(address.text, page, ids, site):
                code, link = fault
                yield Problem(Origin(f"site/{page.path}", address.line), code, values=values_of(link=link))


def missing_alt(pages: list[SitePage]) -> Iterator[Problem]:
    """Pictures without a text for those who do not see them."""
    for page in pages:
        for line in page.images_without_alt:
            yield Problem(Origin(f"site/{page.path}", line), "picture-without-words")


def duplicate_ids(pages: list[SitePage]) -> Iterator[Problem]:
    """Ids that a page gives twice: links to the second never arrive."""
    for page in pages:
        counts = Counter(name for name, _ in page.ids)
        repeated = {name: line for name, line in page.ids if counts[name] > 1}
        for name, line in repeated.items():
            yield Problem(Origin(f"site/{page.path}", line), "anchor-twice", values=values_of(id=name))


def foreign_requests(pages: list[SitePage]) -> Iterator[Problem]:
    """What a page fetches from another host: it would fail offline and tell others who reads."""
    for page in pages:
        for address in page.addresses:
            if address.fetched and _is_foreign(address.text):
                yield _foreign_request(Origin(f"site/{page.path}", address.line), address.text)


def foreign_requests_of_styles(site: Path) -> Iterator[Problem]:
    """The same in style sheets."""
    for path in sorted(path for path in files_below(site) if path.suffix == ".css" and path.is_file()):
        for number, line in enumerate(_text(path).split("\n"), 1):
            for target in _STYLE_ADDRESS.findall(line):
                if _is_foreign(target):
                    place = f"site/{path.relative_to(site).as_posix()}"
                    yield _foreign_request(Origin(place, number), target)


def unpaired_jumps(edition: Edition, content: Path) -> Iterator[Problem]:
    """Jumps whose other half is not in the edition; readers are told so, an editor may want to know."""
    for issue in edition.issues:
        jumps = met_jumps(issue)
        for article in (article for page in issue.pages for article in page.to_be_read):
            for met in jumps.get(article.key, ()):
                if met.article is None:
                    yield _unpaired(article, met, content)


def repeated_articles(edition: Edition) -> Iterator[Problem]:
    """Articles with the text of another, all but a little or a long part of it."""
    for pair in same_texts(edition.articles):
        values = values_of(
            article=str(pair.one.key), share=f"{pair.share:.0%}", length=pair.length, same=pair.characters
        )
        origin = Origin(shown_file(pair.other.key))
        yield Problem(origin, "text-of-another", Severity.WARNING, values)


def unpublished_pictures(content: Path, site: Path, edition: Edition) -> Iterator[Problem]:
    """Files of content/images/ that are not in the site, and pictures no Windows folder could both hold.

    Not those of articles that are held back.
    """
    published: dict[str, str] = {}
    for name in picture_names(content):
        if name in edition.withheld.pictures:
            continue
        origin = Origin(f"content/images/{name}")
        fault = published_picture(name, content)
        if isinstance(fault, PictureFault):
            yield replace(picture_problem(name, fault, origin), severity=Severity.WARNING)
            continue
        address = image_path(name)
        if not (site / address).is_file():
            yield Problem(origin, "picture-not-on-site", Severity.WARNING)
        if other := published.get(address.casefold()):
            yield Problem(origin, "picture-differs-in-case", Severity.WARNING, values_of(name=other))
        published[address.casefold()] = name


def absent_articles(edition: Edition, content: Path) -> Iterator[Problem]:
    """Links of a text to the file of an article that is not in the edition; readers see their words only."""
    keys = {article.key for article in edition.articles}
    for article in edition.articles:
        for target, key in markup.linked_articles(article.body, article_path(article)):
            if key not in keys:
                origin = _origin(article, content, _line_with(article, target))
                yield Problem(origin, "link-to-no-article", Severity.WARNING, values_of(link=target))


def unmet_notes(edition: Edition, content: Path) -> Iterator[Problem]:
    """References without a note and notes without a reference; both are shown as they were typed."""
    for article in edition.articles:
        for mark in markup.unmet_notes(article.body):
            origin = _origin(article, content, _line_with(article, mark))
            yield Problem(origin, "half-a-footnote", Severity.WARNING, values_of(mark=mark))


def joined_lines(edition: Edition, content: Path) -> Iterator[Problem]:
    """Lines read as one paragraph with the line before, where an editor may have meant two."""
    for article in edition.articles:
        joined = wrapping.joined_lines(article.body)
        if joined:
            origin = _origin(article, content, joined[0])
            yield Problem(origin, "lines-joined", Severity.NOTE, values_of(count=len(joined)))


def _origin(article: Article, content: Path, line: int | None) -> Origin:
    """The place in an article's file where a line of its text stands, 1 being the text's first."""
    path = file_of(content, article.key)
    text = _text(path).replace("\r\n", "\n") if path.is_file() else ""
    start = text.find(article.body)
    number = text.count("\n", 0, start) + line if line and start >= 0 else None
    return Origin(shown_file(article.key), number)


def _line_with(article: Article, words: str) -> int | None:
    lines = enumerate(article.body.split("\n"), 1)
    return next((number for number, line in lines if words in line), None)


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def _unpaired(article: Article, met: MetJump, content: Path) -> Problem:
    path = file_of(content, article.key)
    lines = _text(path).split("\n") if path.is_file() else []
    places = [number for number, line in enumerate(lines, 1) if met.jump.text in line]
    values = values_of(
        jump=met.jump.text,
        part="part-that-follows" if met.jump.direction is Direction.TO else "part-before",
        page=as_printed(met.page),
        why="no-article-on-that-page" if met.page_present else "page-not-in-edition",
    )
    origin = Origin(shown_file(article.key), places[0] if places else None)
    return Problem(origin, "jump-leads-nowhere", Severity.WARNING, values)


def _fault(text: str, page: SitePage, ids: dict[str, set[str]], site: Path) -> tuple[str, str] | None:
    """What is wrong with an address of a page, as a code, and the address as people read it."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return "link-is-no-address", text
    if parts.scheme or parts.netloc:
        return None
    if parts.path.startswith("/"):
        # A host shows the not-found page at any depth, so its links start from the site's own root.
        return None if page.path == NOT_FOUND else ("link-from-the-root", text)
    folder = posixpath.dirname(page.path)
    target = posixpath.normpath(posixpath.join(folder, unquote(parts.path))) if parts.path else page.path
    if target.startswith("..") or not (site / target).is_file():
        return "link-to-no-page", unquote(text)
    if parts.fragment and target in ids and unquote(parts.fragment) not in ids[target]:
        return "link-to-no-place", unquote(text)
    return None


def _is_foreign(text: str) -> bool:
    return re.match(r"\s*(?:https?:|wss?:|ftp:)?//", text, re.IGNORECASE) is not None


def _foreign_request(origin: Origin, address: str) -> Problem:
    return Problem(origin, "asks-another-site", values=values_of(address=address))


def _site_page(path: str, text: str) -> SitePage:
    collector = _Collector()
    collector.feed(text)
    collector.close()
    return SitePage(path, tuple(collector.ids), tuple(collector.addresses), tuple(collector.images_without_alt))


@dataclass
class _Collector(HTMLParser):
    """Gathers ids, addresses and bare images while the standard library's parser walks a page."""

    ids: list[tuple[str, int]] = field(default_factory=list)
    addresses: list[Address] = field(default_factory=list)
    images_without_alt: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Called by the parser for every element."""
        values = {name: value or "" for name, value in attrs}
        line = self.getpos()[0]
        if "id" in values:
            self.ids.append((values["id"], line))
        if tag == "img" and not values.get("alt", "").strip():
            self.images_without_alt.append(line)
        for text, fetched in _addresses(tag, values):
            self.addresses.append(Address(text, line, fetched))


def _addresses(tag: str, values: dict[str, str]) -> Iterator[tuple[str, bool]]:
    if "href" in values:
        quiet = tag != "link" or bool(_QUIET_LINKS & set(values.get("rel", "").split()))
        yield values["href"], not quiet
    if "src" in values:
        yield values["src"], True
    for candidate in filter(None, values.get("srcset", "").split(",")):
        yield candidate.split()[0], True
    yield from ((values[name], True) for element, name in _REQUESTS if element == tag and name in values)
