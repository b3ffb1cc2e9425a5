"""Elements of a page's tree: their text on one line, found by id or class, copied without what is no text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from html import escape

from lxml.html import HtmlElement, tostring

_SCRIPT_TEXT = re.compile(r"(?:document\.write|view)\(\s*[\"'](.*?)[\"']\s*\)", re.DOTALL)
_BREAK = re.compile(r"</?br\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_NO_TEXT = (
    "script",
    "style",
    "noscript",
    "iframe",
    "form",
    "input",
    "button",
    "select",
    "textarea",
    "object",
    "embed",
)
_ENDS_LINE = {"br", "p", "div", "li", "tr", "td", "h1", "h2", "h3", "h4"}
_NAVIGATION = re.compile(
    r"上一[篇版条]|下一[篇版条]|返回(?:目录|首页|顶部)|放大|缩小|字号|分享到|打印|收藏|复制链接|PDF版?下载|关闭窗口"
)
_LONGEST_NAVIGATION = 60


def of_class(tree: HtmlElement, *names: str) -> list[HtmlElement]:
    """The elements that have one of the ids (#name) or classes (.name, tag.name), in the order of the page."""
    tests = " or ".join(_test(name) for name in names)
    return elements(tree, f".//*[{tests}]")


def elements(tree: HtmlElement, path: str) -> list[HtmlElement]:
    """The elements that an XPath finds."""
    found = tree.xpath(path)
    return [one for one in found if isinstance(one, HtmlElement)] if isinstance(found, list) else []


def line_of(element: HtmlElement, most: int | None = None) -> str:
    """The text of an element on one line; lines are parted by a space, scripts and comments are none.

    With `most`, no more is gathered than is needed to see that it is longer than so many characters.
    """
    pieces: list[str] = []
    length = 0
    for piece in _pieces(element):
        pieces.append(piece)
        length += sum(map(len, piece.split())) if most is not None else 0
        if most is not None and length > most:
            break
    return " ".join("".join(pieces).split())


def length_of(element: HtmlElement) -> int:
    """How long the text of an element is, about: fast, with its spaces and its scripts."""
    return len(element.text_content())


def link_text(link: HtmlElement) -> str:
    """What a link says, also where a script writes it: `document.write(view("…"))`."""
    if text := line_of(link):
        return text
    written = _SCRIPT_TEXT.findall("".join(script.text or "" for script in link.iter("script")))
    return " ".join(_TAG.sub("", _BREAK.sub(" ", written[-1])).split()) if written else ""


def inner_html(element: HtmlElement) -> str:
    """The HTML within an element."""
    return (escape(element.text, quote=False) if element.text else "") + "".join(
        str(tostring(child, encoding="unicode")) for child in element
    )


def without_furniture(element: HtmlElement, unwanted: Iterable[HtmlElement] = ()) -> HtmlElement:
    """A copy of an element without scripts, forms, comments, navigation, and what is unwanted in it."""
    gone = list(unwanted)
    places = [place for place, one in enumerate(element.iter()) if any(one is each for each in gone)]
    copied: HtmlElement = deepcopy(element)
    originals = list(copied.iter())
    for place in places:
        drop(originals[place])
    for one in list(copied.iter()):
        if one is not copied and _is_furniture(one):
            drop(one)
    return copied


def drop(element: HtmlElement) -> None:
    """Take an element out of its tree; the text behind it stays."""
    if element.getparent() is not None:
        element.drop_tree()


def classes(element: HtmlElement) -> str:
    """The id and the classes of an element, in small letters."""
    return f"{element.get('id') or ''} {element.get('class') or ''}".lower().strip()


def is_within(element: HtmlElement, others: Sequence[HtmlElement]) -> bool:
    """Whether an element is one of others or lies in one.

    lxml makes the object of an element anew when none is held: only objects that are held can be compared.
    """
    return any(one is other for one in (element, *element.iterancestors()) for other in others)


def common_ancestor(one: HtmlElement, other: HtmlElement) -> HtmlElement | None:
    """The innermost element that holds both; None where they are of two trees."""
    above = [one, *one.iterancestors()]
    return next((held for held in (other, *other.iterancestors()) if any(held is each for each in above)), None)


def _pieces(element: HtmlElement) -> Iterator[str]:
    tag = element.tag
    if not isinstance(tag, str) or tag in _NO_TEXT:
        return
    if tag in _ENDS_LINE:
        yield " "
    yield element.text or ""
    for child in element:
        yield from _pieces(child)
        yield child.tail or ""
    if tag in _ENDS_LINE:
        yield " "


def _is_furniture(element: HtmlElement) -> bool:
    if not isinstance(element.tag, str) or element.tag in _NO_TEXT:
        return True
    if element.tag in {"map", "area", "audio", "video"}:
        return True
    is_hidden = "visibility:hidden" in (element.get("style") or "").replace(" ", "").lower()
    if is_hidden or "art-btn" in classes(element):
        return True
    text = line_of(element, _LONGEST_NAVIGATION)
    return len(text) <= _LONGEST_NAVIGATION and bool(_NAVIGATION.search(text)) and _is_all_links(element, text)


def _is_all_links(element: HtmlElement, text: str) -> bool:
    linked = "".join(line_of(link) for link in element.iter("a"))
    return bool(linked) and len(linked) * 2 >= len(text.replace(" ", ""))


def _test(name: str) -> str:
    if name.startswith("#"):
        return f"@id='{name[1:]}'"
    tag, _, of = name.rpartition(".")
    test = f"contains(concat(' ', normalize-space(@class), ' '), ' {of} ')"
    return f"(self::{tag} and {test})" if tag else test
