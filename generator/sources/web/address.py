"""Where a saved page was on the web: its date, its page, its article; and which saved page a link means."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit

# A page says itself where it was: as browsers, HTTrack and SingleFile write it, or in its head.
_SAVED_FROM = re.compile(
    r"<!--\s*saved from url=\(\d+\)(\S+?)\s*-->"
    r"|<!--\s*Mirrored from (\S+) by HTTrack"
    r"|<!--\s*Page saved with SingleFile\s+url:\s*(\S+)",
    re.IGNORECASE,
)
# wget keeps a query in the name of the file: content_1.htm?div=-1, on Windows content_1.htm@div=-1.
_PAGE_NAME = re.compile(r"(?P<name>.*\.(?:s?html?|xhtml|mhtml?))(?:[?@].*)?", re.IGNORECASE)
_NEAR = 6  # folders above a file that may tell its date

_DATE_FORMS = (
    re.compile(r"(?:^|/)((?:19|20)\d\d)[-_.]?(\d\d)/(\d\d)(?=/)"),  # 2025-06/15/, 202511/22/
    re.compile(r"(?:^|/)((?:19|20)\d\d)/(\d\d)/?(\d\d)(?=/)"),  # 2025/06/15/, 2025/0615/
    re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.]?(\d\d)[-_.]?(\d\d)(?!\d)"),  # 20250615, 2025-06-15
)
_LABEL_FORMS = (
    re.compile(r"/nw\.[^/]*_\d{8}_\d+-([A-Za-z]*\d+)\.\w+$"),
    re.compile(r"/nbs\.[^/]*_([A-Za-z]*\d+)\.\w+$"),
    re.compile(r"/node_([A-Za-z]+\d+|0+\d+)\.\w+$"),
    re.compile(r"/\d{6}/\d\d/node_(\d+)\.\w+$"),  # a number of the old form is one of the database, no page
    re.compile(r"/\d{4}-?\d\d/\d\d/([A-Za-z]?\d{2,3})/[^/]+$"),
)
_LIST_NAME = re.compile(r"(?:node|nbs[._]|layout|paperindex)", re.IGNORECASE)
_ARTICLE_NAME = re.compile(r"(?:content|nw\.|con[-_]|art_)\S*\d", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PageAddress:
    """A place on the web or on a disk: the URL where it is known, and the folders and name of its path."""

    url: str
    parts: tuple[str, ...]

    @property
    def name(self) -> str:
        """The name of the file, without a query."""
        return self.parts[-1] if self.parts else ""

    @property
    def date(self) -> str:
        """The day in the path, as 2025-06-15; the last where several are; empty for none."""
        path = "/" + "/".join(self.parts[-_NEAR:])
        for form in _DATE_FORMS:
            days = [day for match in form.finditer(path) if (day := _day(*match.groups()))]
            if days:
                return days[-1]
        return ""

    @property
    def label(self) -> str:
        """The label of the page as the path has it: 01, A01; empty where it has none."""
        path = "/" + "/".join(self.parts)
        return next((match[1] for form in _LABEL_FORMS if (match := form.search(path))), "")

    @property
    def article_id(self) -> str:
        """What the paper tells the article by: day and name; empty where the name is none of an e-paper's."""
        stem = self.name.rsplit(".", 1)[0]
        if not self.is_article:
            return ""
        return f"{self.date}/{stem}" if self.date and not stem.startswith("nw.") else stem

    @property
    def is_list(self) -> bool:
        """Whether the name is that of a page's list of articles."""
        return _LIST_NAME.match(self.name) is not None

    @property
    def is_article(self) -> bool:
        """Whether the name is that of an article."""
        return _ARTICLE_NAME.match(self.name) is not None


def is_page_name(name: str) -> bool:
    """Whether a file of that name is a web page."""
    return _PAGE_NAME.fullmatch(name) is not None


def saved_address(text: str, path: Path, url: str = "") -> PageAddress:
    """Where a saved page was: at `url`, as the page says itself, else as the folders it lies in have it."""
    match = _SAVED_FROM.search(text[:4000])
    own = next(part for part in match.groups() if part) if match else ""
    told = url or own
    if told and "://" not in told:
        told = f"http://{told}"  # HTTrack leaves it out
    return of_url(told) if told else of_path(path)


def of_url(url: str) -> PageAddress:
    """The address that a URL is; without parts where it is none."""
    try:
        path = urlsplit(url).path
    except ValueError:
        return PageAddress("", ())
    return PageAddress(url, _parts(path))


def of_path(path: Path) -> PageAddress:
    """The address that the place of a file on this disk stands for."""
    return PageAddress("", (*path.parts[1:-1], _page_name(path.name)))


def linked(base: PageAddress, href: str) -> PageAddress:
    """The address that a link of the page at `base` leads to; without parts where it leads to none."""
    from_url = base.url or "file:///" + quote("/".join(base.parts))
    try:
        return of_url(urljoin(from_url, href.strip()))
    except ValueError:
        return PageAddress("", ())


@dataclass(slots=True)
class Places:
    """Which of the saved pages lies at an address: by the name of the file, then by the folders they share."""

    _by_name: dict[str, list[tuple[PageAddress, int]]] = field(default_factory=dict)

    def add(self, address: PageAddress, index: int) -> None:
        """Remember that the page of that index is at an address."""
        self._by_name.setdefault(address.name.lower(), []).append((address, index))

    def at(self, address: PageAddress) -> int | None:
        """The index of the page at an address, None for none. Another day is another page."""
        named = self._by_name.get(address.name.lower(), []) if address.name else []
        meant = [(other, index) for other, index in named if _may_be_one(address, other)]
        return max(meant, key=lambda one: _shared_tail(address, one[0]))[1] if meant else None


def indexed(addresses: Mapping[int, Sequence[PageAddress]]) -> Places:
    """The places of pages, each at one address or several."""
    places = Places()
    for index, ones in addresses.items():
        for address in ones:
            places.add(address, index)
    return places


def _may_be_one(one: PageAddress, other: PageAddress) -> bool:
    return not (one.date and other.date and one.date != other.date)


def _shared_tail(one: PageAddress, other: PageAddress) -> int:
    pairs = zip(reversed(one.parts), reversed(other.parts), strict=False)
    return next((count for count, (left, right) in enumerate(pairs) if left != right), len(one.parts))


def _parts(path: str) -> tuple[str, ...]:
    parts = [unquote(part) for part in path.split("/") if part]
    return (*parts[:-1], _page_name(parts[-1])) if parts else ()


def _page_name(name: str) -> str:
    match = _PAGE_NAME.fullmatch(name)
    inner = _PAGE_NAME.fullmatch(match["name"].rsplit(".", 1)[0]) if match else None
    return inner["name"] if inner else match["name"] if match else name


def _day(year: str, month: str, day: str) -> str:
    try:
        return dt.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""
