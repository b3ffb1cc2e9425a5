"""The pictures of an article with their captions; what of the page is a caption and no text of the article."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from generator.language import HAN
from generator.sources.web.elements import classes, elements, line_of

# Icons, counters and buttons of the page, by their names in the sites seen.
_FURNITURE = re.compile(
    r"tplimg|/ico\d*[./_]|icon|logo|button|btn|arrow|jiao\d*\.|checkbox|pdf\.gif|spacer|blank|qrcode|share|counter|1x1",
    re.IGNORECASE,
)
_LEAST_SIDE = 60  # pixels
_CAPTION = re.compile(r"caption|pictext|pic_?text|tushuo|tuzhu|pic_?desc|img_?desc|explain|imgtitle|pic_?title")
_PICTURE_BOX = re.compile(r"\b(?:pic|picture|photo|img|image|newsconimg|attachment|newspic)\b")
_CENTRED = re.compile(r"text-align:center|align:center")
_LONGEST_CAPTION = 300
_HAN = re.compile(f"[{HAN}]")
_BLOCKS = {"figure", "table", "div", "p", "td", "center"}


@dataclass(frozen=True, slots=True)
class WebPicture:
    """A picture of an article: its source as the page has it, its caption; the elements that show both."""

    source: str
    caption: str
    shown_by: tuple[HtmlElement, ...]


def pictures(region: HtmlElement, body: HtmlElement, title: str = "") -> list[WebPicture]:
    """The pictures in the region of an article, none twice; `title` is its headline, which is no caption."""
    found: dict[str, WebPicture] = {}
    for image in elements(region, ".//img"):
        source = (image.get("data-src") or image.get("data-original") or image.get("src") or "").strip()
        if source and source not in found and not _is_furniture(image, source):
            found[source] = _picture(image, source, body, title)
    return list(found.values())


def _is_furniture(image: HtmlElement, source: str) -> bool:
    if image.get("usemap") or source.startswith("data:") or _FURNITURE.search(source.rsplit("/", 2)[-1]):
        return True
    if "tplimg/" in source:
        return True
    sides = [re.match(r"\d+", image.get(side) or "") for side in ("width", "height")]
    return any(side is not None and 0 < int(side[0]) < _LEAST_SIDE for side in sides)


def _picture(image: HtmlElement, source: str, body: HtmlElement, title: str) -> WebPicture:
    for caption, shown_by in _captions(image, body):
        if caption and caption != title and len(caption) <= _LONGEST_CAPTION:
            return WebPicture(source, caption, shown_by)
    said = next((text for name in ("title", "alt") if (text := (image.get(name) or "").strip())), "")
    is_caption = bool(_HAN.search(said)) and said != title
    return WebPicture(source, said if is_caption else "", (image,))


def _captions(image: HtmlElement, body: HtmlElement) -> Iterator[tuple[str, tuple[HtmlElement, ...]]]:
    """Where captions stand, the surest first: in a figure, in a table with the picture, beside it, under it."""
    for box in image.iterancestors("figure"):
        yield line_of(box, _LONGEST_CAPTION), (box,)
    yield from _captions_of_table(image, body)
    holder = _holder(image, body)
    if holder is None:
        return
    if _is_centred(holder) or _CAPTION.search(classes(holder)) or _PICTURE_BOX.search(classes(holder)):
        yield line_of(holder, _LONGEST_CAPTION), (holder,)
    below = holder.getnext()
    if below is None or not isinstance(below.tag, str) or _has_images(below) or line_of(holder, 1):
        return
    if _CAPTION.search(classes(below)) or _is_centred(below):
        yield line_of(below, _LONGEST_CAPTION), (holder, below)


def _captions_of_table(image: HtmlElement, body: HtmlElement) -> Iterator[tuple[str, tuple[HtmlElement, ...]]]:
    """In a table that is the picture's alone, in its row, in the row under it."""
    table = next((box for box in image.iterancestors("table") if not _holds(box, body)), None)
    row = next(image.iterancestors("tr"), None)
    if table is None or row is None:
        return
    if len(list(table.iter("img"))) == 1:
        yield line_of(table, _LONGEST_CAPTION), (table,)
    yield line_of(row, _LONGEST_CAPTION), (row,)
    below = row.getnext()
    if below is not None and not _has_images(below):
        yield line_of(below, _LONGEST_CAPTION), (row, below)


def _holder(image: HtmlElement, body: HtmlElement) -> HtmlElement | None:
    """The block around a picture, as large as it has no text beside the picture; never the body."""
    block = next((one for one in image.iterancestors() if one.tag in _BLOCKS), None)
    if block is None or _holds(block, body):
        return None
    above = block.getparent()
    while above is not None and above.tag in _BLOCKS and len(above) == 1 and not _holds(above, body):
        block, above = above, above.getparent()
    return block


def _holds(element: HtmlElement, body: HtmlElement) -> bool:
    """Whether an element is the body, or the body lies in it."""
    return any(one is element for one in (body, *body.iterancestors()))


def _is_centred(element: HtmlElement) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    aligned = (element.get("align") or "").lower()
    return element.tag == "center" or aligned == "center" or bool(_CENTRED.search(style))


def _has_images(element: HtmlElement) -> bool:
    return any(True for _ in element.iter("img"))
