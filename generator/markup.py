"""Markdown to HTML that is safe to show: only the tags listed here, only links and pictures that were checked.

The tree that Python-Markdown builds is written out by this module itself, so nothing reaches a page that is
not in SHOWN_TAGS or has not gone through html.escape.
"""

import html
import posixpath
import re
import string
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import markdown
from markdown.inlinepatterns import InlineProcessor
from markupsafe import Markup

from generator import routes

SHOWN_TAGS = frozenset({"p", "em", "strong", "ul", "ol", "li", "blockquote", "br", "hr"})
LINK_SCHEMES = frozenset({"", "http", "https", "mailto"})
_VOID_TAGS = frozenset({"br", "hr"})
_HEADING = re.compile(r"h([1-6])")
_SUBHEAD_LEVEL = 3  # prose.SUBHEAD_MARK: what the importer writes, and so the page's first level of subheads
_LOWEST_LEVEL = 6
# Raw HTML and what else would show a text other than the one in the file.
_BLOCKS_OFF = ("code", "setextheader")
_INLINE_OFF = ("autolink", "automail", "html", "entity")
_ENTITY = r"&#?\w+;"
# Python-Markdown marks its own places with control characters, and HTML cannot show them.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
# One paragraph a line, as prose.paragraphs_of reads it, also where an editor left out the empty line.
_NEXT_PARAGRAPH = re.compile(r"\n(?![ \t\n>]|[*+-] |\d+\. )")
_BLOCK_TAGS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "br"})


@dataclass(frozen=True, slots=True)
class NamedPage:
    """A name that a text may print, and the link to its page; `link` is None where it has none.

    Names with the same link are of the same: only the first of them is linked.
    """

    name: str
    link: str | None


class _FirstMentions:
    """The names of a text that are still to be linked where they are met first."""

    def __init__(self, names: Iterable[NamedPage]) -> None:
        self.links = {named.name: named.link for named in names if named.name}
        # A name without a page is looked for too, so that no shorter one is linked in the middle of it.
        forms = sorted(self.links, key=lambda form: (-len(form), form))
        self.pattern = re.compile("|".join(map(re.escape, forms))) if forms else None
        self.met: set[str] = set()

    def shown(self, text: str) -> Iterator[str]:
        """The text as HTML, with a link round each name that is met for the first time."""
        position = 0
        for match in self.pattern.finditer(text) if self.pattern else ():
            link = self.links[match.group()]
            if link is None or link in self.met:
                continue
            self.met.add(link)
            yield html.escape(text[position : match.start()], quote=False)
            yield f'<a href="{html.escape(link)}">{html.escape(match.group(), quote=False)}</a>'
            position = match.end()
        yield html.escape(text[position:], quote=False)


_NO_NAMES = _FirstMentions(())


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a text is shown: the page's address, the level of its first subheads, the names to link."""

    page: str
    level: int
    names: _FirstMentions


def html_of(body: str, page: str = routes.HOME, level: int = 2, names: Iterable[NamedPage] = ()) -> Markup:
    """The Markdown as HTML for the page at address `page`, subheads (`### `) as headings of `level`.

    The first mention of each of `names` in a paragraph or list is linked, never inside a link or a subhead; the
    words stay the same. Raw HTML shows as the text it is; a link with another scheme than http, https or mailto
    and a picture outside images/ show as their words. Control characters are left out.
    """
    converter = _converter()
    place = _Place(page, level, _FirstMentions(names))
    converter.serializer = lambda root: f"<div>{''.join(_inner(root, place))}</div>"
    source = _NEXT_PARAGRAPH.sub("\n\n", _CONTROLS.sub("", body))
    try:
        shown = converter.convert(source)
    except RecursionError:  # thousands of lists inside lists: the text as it stands, a paragraph a line
        shown = "".join(
            f"<p>{html.escape(line, quote=False)}</p>" for line in source.split("\n") if line.strip()
        )
    return Markup(shown)  # noqa: S704 - every character went through html.escape or is of a tag listed above


def plain_text(body: str) -> str:
    """The text a reader sees of the Markdown, a paragraph or heading a line."""
    reader = _TextReader()
    reader.feed(html_of(body))
    reader.close()
    lines = (line.strip() for line in "".join(reader.parts).split("\n"))
    return "\n".join(line for line in lines if line)


def image_name(name: str) -> str | None:
    """The name below images/ that a picture is given by ("bridge.jpg", "images/bridge.jpg").

    None where it leads out of that folder, to another host, or nowhere.
    """
    if not name or "\\" in name or ":" in name or name.startswith("/"):
        return None
    path = posixpath.normpath(name.removeprefix(routes.IMAGES))
    return None if path == "." or path.split("/")[0] == ".." else path


class _Entity(InlineProcessor):
    """The character an entity names, so that it is escaped once, like any other."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 - Python-Markdown's own name
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002 - Python-Markdown hands the whole text on
    ) -> tuple[str, int, int]:
        """The character, and where the entity stood."""
        return html.unescape(m.group()), m.start(), m.end()


class _TextReader(HTMLParser):
    """Gathers the text of our own HTML, a new line round each block."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the parser's signature
        """Begin a new line before a block."""
        if tag in _BLOCK_TAGS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """Begin a new line after a block."""
        if tag in _BLOCK_TAGS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        """Gather the text itself."""
        self.parts.append(data.replace("\n", " "))


def _converter() -> markdown.Markdown:
    converter = markdown.Markdown()
    converter.ESCAPED_CHARS = list(string.punctuation)  # as CommonMark has it; Python-Markdown knows only some
    converter.preprocessors.deregister("html_block")
    for name in _BLOCKS_OFF:
        converter.parser.blockprocessors.deregister(name)
    for name in _INLINE_OFF:
        converter.inlinePatterns.deregister(name)
    converter.inlinePatterns.register(_Entity(_ENTITY, converter), "entity", 80)
    converter.treeprocessors.deregister("prettify")
    return converter


def _inner(element: Element, place: _Place) -> Iterator[str]:
    yield from place.names.shown(element.text or "")
    for child in element:
        yield from _shown(child, place)
        yield from place.names.shown(child.tail or "")


def _shown(element: Element, place: _Place) -> Iterator[str]:
    heading = _HEADING.fullmatch(element.tag)
    if heading:
        level = min(place.level + max(int(heading[1]) - _SUBHEAD_LEVEL, 0), _LOWEST_LEVEL)
        yield from _tagged(f"h{level}", "", element, replace(place, names=_NO_NAMES))
    elif element.tag == "a":
        yield from _link(element, place)
    elif element.tag == "img":
        yield _image(element, place)
    elif element.tag == "code":
        # Python-Markdown has escaped code once already.
        yield f"<code>{html.escape(html.unescape(element.text or ''), quote=False)}</code>"
    elif element.tag in _VOID_TAGS:
        yield f"<{element.tag}>"
    elif element.tag in SHOWN_TAGS:
        yield from _tagged(element.tag, "", element, place)
    else:
        yield from _inner(element, place)


def _tagged(tag: str, attributes: str, element: Element, place: _Place) -> Iterator[str]:
    yield f"<{tag}{attributes}>"
    yield from _inner(element, place)
    yield f"</{tag}>"


def _link(element: Element, place: _Place) -> Iterator[str]:
    target = html.unescape(element.get("href", ""))
    if _may_be_linked(target):
        outside = replace(place, names=_NO_NAMES)
        yield from _tagged("a", f' href="{html.escape(target)}"', element, outside)
    else:
        yield from _inner(element, place)


def _may_be_linked(target: str) -> bool:
    # Browsers drop white space inside an address and read \ as /, so neither may hide a scheme or a host.
    if not target or re.search(r"[\s\\]", target) or target.startswith("//"):
        return False
    try:
        return urlsplit(target).scheme in LINK_SCHEMES
    except ValueError:  # not an address: [http://[](http://[)
        return False


def _image(element: Element, place: _Place) -> str:
    words = html.escape(html.unescape(element.get("alt", "")))
    name = image_name(html.unescape(element.get("src", "")))
    if name is None:
        return words
    address = html.escape(routes.relative(routes.image_path(name), place.page))
    return f'<img src="{address}" alt="{words}" loading="lazy">'
