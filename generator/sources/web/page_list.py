"""The list of a page's articles: its label and name, its picture, which articles are on it, and where.

Founder's e-papers lay a map over the picture of the page, `<map name=PagePicMap><area coords href>`, with the
titles in a list beside it. So read them the spiders of etmorefish/pyyyy (newspapers/seed:
`//img[@usemap="#PagePicMap"]`, `//a[@id="pageLink"]`, `//div[@id="titleList"]`) and
caspiankexin/people-daily-crawler-date (`.swiper-slide`, `ul.news-list`); the page of an article often has the
same map beside the text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from urllib.parse import unquote

from lxml.html import HtmlElement

from generator.sources.page_words import with_digits
from generator.sources.web.address import PageAddress, is_page_name, linked
from generator.sources.web.elements import elements, line_of, link_text, of_class
from generator.sources.web.picture_size import picture_size
from generator.sources.web.saved_page import SavedPage

# "第01版：要闻", "01版:要闻", "A01： 头版", "第1版　要闻".
_LABELLED = re.compile(
    r"第?\s*(?P<label>(?:特刊|特|副刊)?[A-Za-z]{0,2}\s?\d{1,3}(?:\s?[-—–/]\s?[A-Za-z]?\d{1,3})?)"
    r"\s*(?:版(?!权|面|图|式)\s*[:：]?|(?<=[A-Z]\d\d)\s*[:：])\s*(?P<name>[^。！？；]*)"
)
_LABEL = re.compile(r"[A-Za-z]{1,2}\d{1,3}|0\d{1,2}")
_LONGEST_LABEL = 50
_TITLE_LISTS = ("#titleList", ".titleList", ".news-list", ".newslist", ".newsList", ".title-list", "#artPList1")
_LABEL_TAGS = "self::div or self::td or self::p or self::span or self::li or self::em or self::h2 or self::h3"
_NO_PICTURE = re.compile(r"tplimg|/ico\d*[./]|logo|button|\.gif$", re.IGNORECASE)
_SAVED_BESIDE = re.compile(r"[_.]files/", re.IGNORECASE)  # the folder that a browser saves beside a page
_CIRCLE, _RECTANGLE, _LEAST_CORNERS = 3, 4, 3  # numbers of a circle, of a rectangle; corners of an area
_COORDINATE = re.compile(r"-?\d+(?:\.\d+)?")


_Place = tuple[str, ...]  # what tells the articles of one page apart: the last folder and the name


class Claim(IntEnum):
    """How surely a page has an article: a link of it, one in its list of titles, an area of its picture."""

    LINK = 1
    TITLE = 2
    AREA = 3


@dataclass(frozen=True, slots=True)
class ListedArticle:
    """An article that a page claims: its address, its title as listed, its areas on the picture."""

    address: PageAddress
    title: str
    claim: Claim
    zones: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PageList:
    """What a web page says of the printed page it shows; empty texts for what it does not say."""

    label: str = ""
    name: str = ""
    picture: str = ""
    pdf: str = ""
    date: str = ""
    articles: tuple[ListedArticle, ...] = ()


def page_list(page: SavedPage) -> PageList:
    """The list of a page's articles that a web page shows, beside an article or alone."""
    label, name = _label_and_name(page)
    picture = _picture(page.tree)
    articles = tuple(_articles(page, picture))
    dated = next((one.address.date for one in articles if one.address.date), "")
    return PageList(
        label,
        name,
        local(page.file.path, picture.get("src") or "") if picture is not None else "",
        local(page.file.path, _pdf(page.tree, label, picture)),
        page.address.date or dated,
        articles,
    )


def split_label(text: str) -> tuple[str, str]:
    """The label and the name of a page as print joins them: 第01版：要闻 → 01, 要闻; else no label."""
    text = with_digits(" ".join(text.split()))
    match = _LABELLED.fullmatch(text)
    if _LABEL.fullmatch(text):
        return text, ""
    if not match:
        return "", text
    return re.sub(r"\s", "", match["label"]), match["name"].strip(" ：:")


def local(path: Path, source: str) -> str:
    """The name of a file as the page at `path` links it; as this disk has it where the file is there."""
    plain = unquote(source.split("?", maxsplit=1)[0].split("#", maxsplit=1)[0]).strip()
    return plain if is_on_this_disk(path, plain) else source.strip()


def is_on_this_disk(path: Path, source: str) -> bool:
    """Whether a name in the page at `path` is that of a file here, or of one that a browser puts here."""
    if not source or "://" in source or "\\" in source or source.startswith("/"):
        return False
    try:
        return _SAVED_BESIDE.search(source) is not None or (path.parent / source).is_file()
    except (OSError, ValueError):
        return False


def _label_and_name(page: SavedPage) -> tuple[str, str]:
    """By the first short text outside of links that is a label; else by the link that leads to this page."""
    for element in elements(
        page.tree, f".//*[{_LABEL_TAGS}][not(ancestor-or-self::a)][not(.//a)][not(.//img)]"
    ):
        text = line_of(element, _LONGEST_LABEL)
        if len(text) <= _LONGEST_LABEL and (found := split_label(text))[0]:
            return found
    for link in elements(page.tree, ".//a[@href]"):
        meant = linked(page.address, link.get("href") or "")
        if meant.is_list and meant.parts[-2:] == page.address.parts[-2:]:
            label, name = split_label(link_text(link))
            if label:
                return label, name
    return page.address.label if page.address.is_list else "", ""


def _picture(tree: HtmlElement) -> HtmlElement | None:
    found = [
        *elements(tree, ".//img[@usemap]"),
        *elements(tree, ".//*[@id='Bantu' and self::img]"),
        *(image for box in of_class(tree, ".newspaper-pic", ".ban") for image in box.iter("img")),
    ]
    return next((image for image in found if not _NO_PICTURE.search(image.get("src") or "")), None)


def _pdf(tree: HtmlElement, label: str, picture: HtmlElement | None) -> str:
    """The PDF of the page: the one in the folder of its picture, the one with its label, the only one."""
    links = [link.get("href") or "" for link in elements(tree, ".//a[@href]")]
    pdfs = list(dict.fromkeys(link for link in links if link.split("?")[0].lower().endswith(".pdf")))
    folder = (picture.get("src") or "").rpartition("/")[0] if picture is not None else ""
    beside = [pdf for pdf in pdfs if folder and pdf.rpartition("/")[0] == folder]
    labelled = [pdf for pdf in pdfs if label and re.search(rf"{re.escape(label)}(?:_\w+)?\.pdf", pdf)]
    for found in (beside, labelled, pdfs):
        if len(found) == 1:
            return found[0]
    return ""


def _articles(page: SavedPage, picture: HtmlElement | None) -> Iterator[ListedArticle]:
    """In the order of the list of titles, then of the areas.

    Without either, all links of a list to articles; beside a map they may be those of the whole issue.
    """
    links = list(_links(page, page.tree, Claim.LINK))
    titled = [one for box in of_class(page.tree, *_TITLE_LISTS) for one in _links(page, box, Claim.TITLE)]
    zones: dict[_Place, list[str]] = {}
    for address, zone in _areas(page, picture):
        zones.setdefault(_place(address), []).append(zone)
        titled.append(ListedArticle(address, "", Claim.AREA))
    titles = {_place(one.address): one.title for one in reversed(links)}
    listed = titled or (_of_this_page(page, links) if page.address.is_list else [])
    firsts: dict[_Place, ListedArticle] = {}
    for one in listed:
        firsts.setdefault(_place(one.address), one)
    for place, one in firsts.items():
        own = tuple(zone for zone in zones.get(place, ()) if zone)
        claim = Claim.AREA if place in zones else one.claim
        yield ListedArticle(one.address, one.title or titles.get(place, ""), claim, own)


def _of_this_page(page: SavedPage, links: list[ListedArticle]) -> list[ListedArticle]:
    """Of the links to articles those under the link to this page, where a list has those of a whole issue."""
    groups: dict[str, list[ListedArticle]] = {}
    articles = iter(links)
    under = ""
    for link in elements(page.tree, ".//a[@href]"):
        address = linked(page.address, link.get("href") or "")
        if address.is_list:
            under = address.name
        elif address.is_article and link_text(link):
            groups.setdefault(under, []).append(next(articles))
    pages = [name for name, its in groups.items() if name and its]
    return groups.get(page.address.name, []) if len(pages) > 1 else links


def _place(address: PageAddress) -> _Place:
    return address.parts[-2:]


def _links(page: SavedPage, box: HtmlElement, claim: Claim) -> Iterator[ListedArticle]:
    for link in elements(box, ".//a[@href]"):
        address = linked(page.address, link.get("href") or "")
        is_article = address.is_article or (claim is Claim.TITLE and is_page_name(address.name))
        if is_article and not address.is_list and (title := link_text(link)):
            yield ListedArticle(address, title, claim)


def _areas(page: SavedPage, picture: HtmlElement | None) -> Iterator[tuple[PageAddress, str]]:
    size = _shown_size(page, picture) if picture is not None else None
    for area in elements(page.tree, ".//map//area[@href]"):
        address = linked(page.address, area.get("href") or "")
        if address.parts and not address.is_list and "javascript:" not in (area.get("href") or "").lower():
            yield address, _zone(area, size)


def _shown_size(page: SavedPage, picture: HtmlElement) -> tuple[float, float] | None:
    """The size in which the map's coordinates count: as the page shows its picture, else the picture's own."""
    width, height = (_number(picture.get(side) or "") for side in ("width", "height"))
    if width and height:
        return width, height
    source = local(page.file.path, picture.get("src") or "")
    return None if "://" in source else picture_size(page.file.path.parent / source)


def _zone(area: HtmlElement, size: tuple[float, float] | None) -> str:
    """An area as a polygon, in parts of 100 of the picture's width and height; in its own numbers and px."""
    written = area.get("coords") or ""
    numbers = [float(number) for number in _COORDINATE.findall(written)]
    shape = (area.get("shape") or "").lower()
    if shape.startswith("circ") and len(numbers) == _CIRCLE:
        x, y, radius = numbers
        numbers = [x - radius, y - radius, x + radius, y + radius]
    if len(numbers) == _RECTANGLE:
        left, top, right, bottom = numbers
        numbers = [left, top, right, top, right, bottom, left, bottom]
    points = list(zip(numbers[::2], numbers[1::2], strict=False))
    if len(points) < _LEAST_CORNERS:
        return ""
    if "%" in written:
        size = (100, 100)
    if size is None:
        return " ".join(f"{_short(x)},{_short(y)}" for x, y in points) + " px"
    return " ".join(f"{_part(x, size[0])},{_part(y, size[1])}" for x, y in points)


def _part(value: float, whole: float) -> str:
    return _short(min(100.0, max(0.0, 100 * value / whole)))


def _short(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _number(text: str) -> float:
    match = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*(?:px)?\s*", text)
    return float(match[1]) if match else 0.0
