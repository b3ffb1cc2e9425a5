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
from generator.duplicates import same_texts
from generator.edition import met_jumps
from generator.model import Article, Direction, Edition, MetJump, Origin, Problem, Severity
from generator.pictures import Fault, picture_problem, pictures, published_picture
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
                yield Problem(Origin(f"site/{page.path}", address.line), fault)


def missing_alt(pages: list[SitePage]) -> Iterator[Problem]:
    """Pictures without a text for those who do not see them."""
    for page in pages:
        for line in page.images_without_alt:
            message = "这里的图片没有替代文字；请在正文里写成 ![图片说明](文件名)。"
            yield Problem(Origin(f"site/{page.path}", line), message)


def duplicate_ids(pages: list[SitePage]) -> Iterator[Problem]:
    """Ids that a page gives twice: links to the second never arrive."""
    for page in pages:
        counts = Counter(name for name, _ in page.ids)
        repeated = {name: line for name, line in page.ids if counts[name] > 1}
        for name, line in repeated.items():
            message = f"同一页里 id“{name}”用了不止一次；请检查主题模板。"
            yield Problem(Origin(f"site/{page.path}", line), message)


def foreign_requests(pages: list[SitePage]) -> Iterator[Problem]:
    """What a page fetches from another host: it would fail offline and tell others who reads."""
    for page in pages:
        for address in page.addresses:
            if address.fetched and _is_foreign(address.text):
                yield Problem(Origin(f"site/{page.path}", address.line), _foreign_message(address.text))


def foreign_requests_of_styles(site: Path) -> Iterator[Problem]:
    """The same in style sheets."""
    for path in sorted(path for path in files_below(site) if path.suffix == ".css" and path.is_file()):
        for number, line in enumerate(_text(path).split("\n"), 1):
            for target in _STYLE_ADDRESS.findall(line):
                if _is_foreign(target):
                    place = f"site/{path.relative_to(site).as_posix()}"
                    yield Problem(Origin(place, number), _foreign_message(target))


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
        message = (
            f"这篇与 content/articles/{pair.one.key}.md 的文字有 {pair.share:.0%} 相同"
            f"（较短的一篇 {pair.length} 字里有 {pair.signs} 字）；若是重复，请删去多余一篇的文件。"
        )
        yield Problem(Origin(f"content/articles/{pair.other.key}.md"), message, Severity.WARNING)


def unpublished_pictures(content: Path, site: Path, edition: Edition) -> Iterator[Problem]:
    """Files of content/images/ that are not in the site, and pictures no Windows folder could both hold.

    Not those of articles that are held back.
    """
    published: dict[str, str] = {}
    for name in pictures(content):
        if name in edition.withheld.pictures:
            continue
        origin = Origin(f"content/images/{name}")
        fault = published_picture(name, content)
        if isinstance(fault, Fault):
            yield replace(picture_problem(name, fault, origin), severity=Severity.WARNING)
            continue
        address = image_path(name)
        if not (site / address).is_file():
            message = "这张图片没有进入网站；请运行 python build.py 重新生成。"
            yield Problem(origin, message, Severity.WARNING)
        if other := published.get(address.casefold()):
            message = f"与图片“{other}”只差大小写，在 Windows 和苹果电脑上会互相覆盖；请改名。"
            yield Problem(origin, message, Severity.WARNING)
        published[address.casefold()] = name


def absent_articles(edition: Edition, content: Path) -> Iterator[Problem]:
    """Links of a text to the file of an article that is not in the edition; readers see their words only."""
    keys = {article.key for article in edition.articles}
    for article in edition.articles:
        for target, key in markup.linked_articles(article.body, article_path(article)):
            if key not in keys:
                message = f"链接“{target}”指向的文章不在本电子版中，网页上只显示文字；请改正文件名或去掉链接。"
                yield Problem(_origin(article, content, _line_with(article, target)), message, Severity.WARNING)


def unmet_notes(edition: Edition, content: Path) -> Iterator[Problem]:
    """References without a note and notes without a reference; both are shown as they were typed."""
    for article in edition.articles:
        for mark in markup.unmet_notes(article.body):
            message = f"脚注“{mark}”只有一半，网页上照原样显示；正文里写 {mark}，文末另起一行写“{mark}: 注文”。"
            yield Problem(_origin(article, content, _line_with(article, mark)), message, Severity.WARNING)


def joined_lines(edition: Edition, content: Path) -> Iterator[Problem]:
    """Lines read as one paragraph with the line before, where an editor may have meant two."""
    for article in edition.articles:
        joined = wrapping.joined_lines(article.body)
        if joined:
            message = (
                f"这一行和上一行之间没有空行，上一行话又没有完，所以排成一段（本文这样的共 {len(joined)} 处）；"
                "若应另起一段，请在中间加一个空行。"
            )
            yield Problem(_origin(article, content, joined[0]), message, Severity.NOTE)


def _origin(article: Article, content: Path, line: int | None) -> Origin:
    """The place in an article's file where a line of its text stands, 1 being the text's first."""
    path = content / "articles" / f"{article.key}.md"
    text = _text(path).replace("\r\n", "\n") if path.is_file() else ""
    start = text.find(article.body)
    number = text.count("\n", 0, start) + line if line and start >= 0 else None
    return Origin(f"content/articles/{article.key}.md", number)


def _line_with(article: Article, words: str) -> int | None:
    lines = enumerate(article.body.split("\n"), 1)
    return next((number for number, line in lines if words in line), None)


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def _unpaired(article: Article, met: MetJump, content: Path) -> Problem:
    path = content / "articles" / f"{article.key}.md"
    lines = _text(path).split("\n") if path.is_file() else []
    places = [number for number, line in enumerate(lines, 1) if met.jump.text in line]
    where = "该版不在本电子版中" if not met.page_present else "该版上没有找到对应的文章"
    what = "下文" if met.jump.direction is Direction.TO else "上文"
    message = f"“{met.jump.text}”的{what}应在第{met.jump.page}版，但{where}；如有遗漏请补入该版文字。"
    origin = Origin(f"content/articles/{article.key}.md", places[0] if places else None)
    return Problem(origin, message, Severity.WARNING)


def _fault(text: str, page: SitePage, ids: dict[str, set[str]], site: Path) -> str | None:
    try:
        parts = urlsplit(text)
    except ValueError:
        return f"链接“{text}”不成地址；请检查正文里的链接。"
    if parts.scheme or parts.netloc:
        return None
    if parts.path.startswith("/"):
        return _fault_of_rooted(text, page)
    folder = posixpath.dirname(page.path)
    target = posixpath.normpath(posixpath.join(folder, unquote(parts.path))) if parts.path else page.path
    if target.startswith("..") or not (site / target).is_file():
        return f"链接“{unquote(text)}”指向的网页不存在；请检查正文里的链接或重新生成网站。"
    if parts.fragment and target in ids and unquote(parts.fragment) not in ids[target]:
        return f"链接“{unquote(text)}”指向的位置不存在；请检查正文里的链接或主题模板。"
    return None


def _fault_of_rooted(text: str, page: SitePage) -> str | None:
    if page.path == NOT_FOUND:
        return None  # a host shows this page at any depth, so its links start from the site's own root
    return f"链接“{text}”以 / 开头，换个网址或从文件夹打开就会断；请改用相对链接。"


def _is_foreign(text: str) -> bool:
    return re.match(r"\s*(?:https?:|wss?:|ftp:)?//", text, re.IGNORECASE) is not None


def _foreign_message(target: str) -> str:
    return f"这里会向别的网站取“{target}”，离线时打不开，也泄露读者行踪；请把文件放进本站。"


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
