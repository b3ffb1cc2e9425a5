"""Every address on the site, as a path relative to its root; made here and nowhere else."""

import hashlib
import posixpath
import re
from datetime import date
from urllib.parse import quote

from generator.language import TWO_BYTE_HAN
from generator.model import Article, IndexKind, Key, PrintedPage

HOME = "index.html"
ISSUES = "issues/index.html"
SEARCH = "search.html"
ABOUT = "about.html"
NOT_FOUND = "404.html"
STYLE = "assets/style.css"
ENTITIES = "entities.json"
TOPICS = "topics.json"
BEACON = "beacon.txt"
SEARCH_INDEX = "pagefind/"
SEARCH_ENTRY = f"{SEARCH_INDEX}entry.js"
ASSETS = "assets/"
OFFLINE = "offline.html"
OFFLINE_LISTS = "offline/"
OFFLINE_STORE = "edition files"  # what browsers keep of the edition, in their own storage under this name
SERVICE_WORKER = "service-worker.js"  # at the root: it answers only for what lies beside and below it
MANIFEST = "manifest.json"
OPEN_SEARCH = "opensearch.xml"
IMAGES = "images/"
_UNSAFE = re.compile(f"[^0-9a-z{TWO_BYTE_HAN}·-]+")
_LONGEST_NAME = 60  # characters; a Chinese one takes three of the 255 bytes a file name may have
# What Windows keeps for itself, whatever stands after a dot; the superscripts are digits to it.
_PORTS = {f"{port}{number}" for port in ("com", "lpt") for number in "123456789¹²³"}
_DEVICES = frozenset({"con", "prn", "aux", "nul", "conin$", "conout$"} | _PORTS)
_RESERVED = frozenset({"index", "by-count", "by-type"}) | _DEVICES
# What Windows refuses, and what nobody sees: control characters, marks of direction, halves of a character.
_UNPORTABLE = re.compile(
    r"""[\\/:*?"<>|\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"""
    r"\ufff0-\uffff\ud800-\udfff\U000e0000-\U000e007f]+"
)
_LONGEST_FILE_NAME = 150  # bytes of UTF-8, of the 255 that file systems take
_LONGEST_SUFFIX = 10  # bytes: .jpeg and the like


def issue_path(issue: Key) -> str:
    """The address of an issue by its key, or that of anything in it: 2025-06-15/index.html."""
    return f"{issue.folder}/index.html"


def whole_issue_path(issue: Key) -> str:
    """The address of an issue's articles in full on one page: 2025-06-15/whole.html."""
    return f"{issue.folder}/whole.html"


def year_path(year: int) -> str:
    """The address of a year's calendar: issues/2025.html."""
    return f"issues/{year:04}.html"


def month_path(day: date) -> str:
    """The address of the calendar of a day's month: issues/2025-06.html."""
    return f"issues/{day.year:04}-{day.month:02}.html"


def page_path(page: PrintedPage) -> str:
    """The address of a printed page: 2025-06-15/01.html."""
    return f"{page.key}.html"


def printed_text_path(page: PrintedPage) -> str:
    """The address of a printed page's text as it was found, line by line: 2025-06-15/01-printed.html."""
    return f"{page.key}-printed.html"


def article_path(article: Article) -> str:
    """The address of an article: 2025-06-15/01-03.html. It lasts as long as the article's key."""
    return f"{article.key}.html"


def index_path(kind: IndexKind, order: str = "index") -> str:
    """The address of an index: people/index.html; in another order, people/by-count.html."""
    return f"{kind}/{order}.html"


def index_part_path(kind: IndexKind, order: str, part: str) -> str:
    """The address of a part of a large index: people/index/letter-s.html."""
    return f"{kind}/{order}/{part.lower().replace('#', '0')}.html"


def entry_path(kind: IndexKind, identifier: str, number: int = 1) -> str:
    """The address of one heading of an index by its id: people/沈砚秋.html; two ids never share one.

    What does not fit on its first page is on further ones: people/沈砚秋/2.html.
    """
    name = _file_name(identifier)
    return f"{kind}/{name}.html" if number == 1 else f"{kind}/{name}/{number}.html"


def script_path(name: str) -> str:
    """The address of one of the theme's scripts: assets/search.js."""
    return ASSETS + name


def offline_list_path(name: str) -> str:
    """The address of a list of the site's files, or of the directory of those lists."""
    return f"{OFFLINE_LISTS}{name}.json"


def image_path(name: str) -> str:
    """The address of a picture of content/images/: its name there, made one that every system can have.

    Two names never share an address, as long as no file is named after another's digest.
    """
    return IMAGES + "/".join(_portable_segment(segment) for segment in name.split("/"))


def portable_name(name: str, longest: int = _LONGEST_FILE_NAME) -> str:
    """The name as a file or folder may have it on any system, at most `longest` bytes; it may be empty."""
    safe = _UNPORTABLE.sub("-", name).strip().rstrip(". ")
    stem, dot, suffix = safe.partition(".")
    if stem.strip().lower() in _DEVICES:
        safe = f"{stem.strip()}-{dot}{suffix}"
    return safe.encode()[:longest].decode(errors="ignore").rstrip(". ")


def relative(target: str, page: str) -> str:
    """The link from one address to another, relative and percent-encoded: ../people/%E6%B2%88.html."""
    path, mark, fragment = target.partition("#")
    link = posixpath.relpath(path, posixpath.dirname(page) or ".")
    if path.endswith("/"):
        link += "/"
    return quote(link) + mark + quote(fragment)


def on_the_web(path: str, site: str) -> str:
    """The full address of a page of a site that is published at `site`; the home page's is that of the site."""
    return f"{site.rstrip('/')}/{'' if path == HOME else relative(path, HOME)}"


def _portable_segment(segment: str) -> str:
    safe = portable_name(segment)
    if safe == segment:
        return segment
    # The digest keeps names apart that differ only in what not every system can show.
    digest = hashlib.sha256(segment.encode(errors="surrogatepass")).hexdigest()[:8]
    suffix = portable_name(posixpath.splitext(segment)[1], _LONGEST_SUFFIX)
    stem = portable_name(
        posixpath.splitext(segment)[0], _LONGEST_FILE_NAME - len(f"-{digest}{suffix}".encode())
    )
    return f"{stem.strip('- ')}-{digest}{suffix}".lstrip("-")


def _file_name(name: str) -> str:
    safe = _UNSAFE.sub("-", name.lower())[:_LONGEST_NAME]
    if safe == name and safe not in _RESERVED:
        return safe
    # The digest keeps names apart that differ only in what a file name cannot show.
    return f"{safe.strip('-')}-{hashlib.sha256(name.encode()).hexdigest()[:8]}".lstrip("-")
