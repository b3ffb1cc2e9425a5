"""The element of a page that holds the text of its article.

E-papers name it: `<founder-content>`, the marks enpcontent and npm:article-content, `#ozoom`,
`#articleContent` (Kings-en/rmrb-pdf-fetcher), `.newsdetatext` (the spiders of many provincial papers). On any
other page it is the block with most text in paragraphs that are no links, after C. Kohlschütter et al.,
Boilerplate Detection using Shallow Text Features (WSDM 2010): link density and the length of text tell text
from the furniture around it.
"""

from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement

from generator.sources.web.elements import elements, length_of, line_of, of_class

_EPAPER_BODIES = (
    ".//founder-content",
    "enpcontent",
    "<npm:article-content>",
    ".//*[@id='ozoom']",
    ".//*[@id='articleContent' or @id='ArticleContent' or @id='articleText' or @id='contenttext']",
    ".//cms-content",
)
_EPAPER_CLASSES = (".newsdetatext", ".article-content", ".min_content", ".detail-art")
_WEB_BODIES = ("#js_content", "#rwb_zw", ".rm_txt_con", "#detailContent", ".TRS_Editor", "#zoom", ".main-text")
_LINKED_SHARE = 0.5  # of the text of a block: more, and it is a list of links
_LEAST_TEXT = 40  # characters of an article found by its length alone
_NEARLY_ALL = 0.5  # of the most text: a block within the one that has it, without what stands around it
_LEAST_UNDER_HEADLINE = 10  # where the page has a first heading


def epaper_body(tree: HtmlElement) -> HtmlElement | None:
    """The element with the text of an e-paper's article; None where the page has no such element."""
    for path in _EPAPER_BODIES:
        found = elements(tree, path) if path.startswith(".") else _marked(tree, path)
        if (best := _longest(found)) is not None:
            return best
    return _longest(of_class(tree, *_EPAPER_CLASSES))


def web_body(tree: HtmlElement) -> HtmlElement | None:
    """The element with the text of any page's article; None where no block is long enough for one."""
    known = [
        *elements(tree, ".//*[contains(concat(' ', @itemprop, ' '), ' articleBody ')]"),
        *of_class(tree, *_WEB_BODIES),
    ]
    for one in known:
        if is_prose(one) and line_of(one):
            return one
    scored = [(one, score) for one in tree.iter() if (score := _score(one))]
    most = max((score for _, score in scored), default=0)
    least = _LEAST_UNDER_HEADLINE if any(line_of(one) for one in tree.iter("h1")) else _LEAST_TEXT
    near = [one for one, score in scored if score >= max(least, _NEARLY_ALL * most)]
    return min(near, key=length_of, default=None)


def is_prose(element: HtmlElement) -> bool:
    """Whether the text of an element is mostly no links; a block of pictures alone may be an article too."""
    if not line_of(element, 1):
        return any(True for _ in element.iter("img"))
    return _linked(element) <= _LINKED_SHARE * length_of(element)


def _longest(found: list[HtmlElement]) -> HtmlElement | None:
    prose = [one for one in found if is_prose(one)]
    return max(prose, key=length_of, default=None)


def _marked(tree: HtmlElement, name: str) -> list[HtmlElement]:
    """What stands between two comments, `name` and the same with a slash, put into an element of its own."""
    end_name = name.replace("<", "</") if name.startswith("<") else f"/{name}"
    comments = list(tree.iter(etree.Comment))
    starts = [one for one in comments if (one.text or "").strip().lower() == name]
    ends = [one for one in comments if (one.text or "").strip().lower() == end_name]
    if not starts or not ends:
        return []
    first, last = _lines_of_descent(starts[0], ends[-1])
    if first is None or last is None:
        return []
    return [_wrapped(first, last)]


def _lines_of_descent(start: HtmlElement, end: HtmlElement) -> tuple[HtmlElement | None, HtmlElement | None]:
    """The children of the nearest element that holds both: the one with the start, the one with the end."""
    above_start = [start, *start.iterancestors()]
    above_end = [end, *end.iterancestors()]
    for place, one in enumerate(above_end[1:], 1):
        held = next((child for child in above_start if child.getparent() is one), None)
        if held is not None:
            return held, above_end[place - 1]
    return None, None


def _wrapped(first: HtmlElement, last: HtmlElement) -> HtmlElement:
    parent = first.getparent()
    box: HtmlElement = first.makeelement("div")
    if parent is None:
        return box
    siblings = list(parent)
    own = siblings[siblings.index(first) : siblings.index(last)]
    if isinstance(last.tag, str):
        own.append(last)
    parent.insert(siblings.index(first), box)
    for one in own:
        box.append(one)
    return box


def _score(element: HtmlElement) -> int:
    """How much text a block has in its own paragraphs, or between its own breaks; 0 for lists of links."""
    if element.tag not in {"div", "article", "section", "td", "main", "body"}:
        return 0
    own = sum(len(text) for text in _own_texts(element))
    return own if own and _linked(element) <= _LINKED_SHARE * length_of(element) else 0


def _own_texts(element: HtmlElement) -> Iterator[str]:
    yield (element.text or "").strip()
    for child in element:
        yield (child.tail or "").strip()
        is_paragraph = child.tag in {"p", "blockquote", "span", "h2", "h3"} or _is_leaf(child)
        if is_paragraph and is_prose(child):
            yield line_of(child)


def _is_leaf(element: HtmlElement) -> bool:
    """Whether a block has no blocks in it: some pages write their paragraphs as such."""
    blocks = ("div", "section", "p", "table", "ul", "ol", "article", "h1", "h2", "h3")
    return element.tag in {"div", "section"} and next(element.iterdescendants(*blocks), None) is None


def _linked(element: HtmlElement) -> int:
    return sum(length_of(link) for link in element.iter("a"))
