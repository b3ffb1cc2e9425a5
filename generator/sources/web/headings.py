"""What stands over an article: kicker, headline, deck, author, the line that says paper, day and page.

Selectors of paper.people.com.cn (caspiankexin/people-daily-crawler-date: `h3` kicker, `h1`, `h2` deck,
`#ozoom`; RSSHub's people/paper: `.article > h1`, `.sec`, `.newstime`; etmorefish/pyyyy: `div.text_c > h1`), of
Founder's newer pages (`div.newsdetatit > h3` with `.intro` and `.sub`) and older ones
(`<!--<npm:article-title>-->`).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml.html import HtmlElement

from generator.parse import is_byline
from generator.sources.bylines import is_names
from generator.sources.web.elements import classes, elements, is_within, line_of, of_class
from generator.sources.web.enpproperty import npm_facts, plain
from generator.sources.web.page_list import split_label
from generator.sources.web.saved_page import SavedPage

_TITLE_PLACES = (
    ("#Title", "#NewsArticleTitle", "#ArticleTitle", ".rm_title"),
    ("td.font01", "td.bt11", "td.title_a", ".title1"),
    (".text_c", ".article", ".newsdetatit", ".main-content", ".content-title", ".article-header"),
)
_KICKER = re.compile(r"pre_?title|intro|lead|yinti|jianti|kicker|eyebrow|shoulder")
_DECK = re.compile(r"sub_?title|sub_?head|\bsub\b|futi|deck|standfirst")
# 《人民日报》（ 2025年09月10日   第 01 版）
_SOURCE_LINE = re.compile(
    r"《(?P<paper>[^》]{2,20})》\s*[（(]\s*(?P<date>\d{4}\s*[年\-/.]\s*\d{1,2}\s*[月\-/.]\s*\d{1,2}\s*日?)\s*"
    r"(?:星期.)?\s*第?\s*(?P<page>[A-Za-z]{0,2}\d{1,3})?\s*版?"
)
_LABELS = "作者|记者|通讯员|摄影|来源|稿源|版次|版面|版名|日期|时间|发布时间|责任编辑|责编|编辑"
_LABELLED = re.compile(rf"(?P<label>{_LABELS})\s*[：:]\s*(?P<text>.*?)(?=\s*(?:{_LABELS})\s*[：:]|\s{{2,}}|$)")
_HEADINGS = {"h1", "h2", "h3", "h4", "h5"}
_NO_LINES = {"a", "script", "style", "br", "img"}
_OPENING_TAGS = {"h1", "h2", "h3", "div", "p", "span", "section", "header", "ul", "time"}
_OPENING = re.compile(r"(?:发布|时间|来源|稿源|日期)|.{0,20}\d{4}\s*[年\-/.]\s*\d{1,2}\s*[月\-/.]\s*\d{1,2}")
_LONGEST_OPENING, _LONGEST_BYLINE = 80, 40
_LONGEST_HEADING, _LONGEST_LINE = 150, 160
_DATED = re.compile(r"\d{4}\s*[年\-/.]\s*\d{1,2}")
_SENTENCE_END = re.compile(r"[。！？；]$")


@dataclass(frozen=True, slots=True)
class Headings:
    """What stands over an article; `told` are the lines with labels, each under its label as printed."""

    main: HtmlElement | None = None
    kicker: str = ""
    title: str = ""
    subtitle: str = ""
    author: str = ""
    paper: str = ""
    date: str = ""
    page: str = ""
    page_name: str = ""
    told: tuple[tuple[str, str], ...] = ()


def headings(page: SavedPage, body: HtmlElement | None, known_title: str = "") -> Headings:
    """What stands over the text `body` of a page; `known_title` is the headline that it says elsewhere."""
    main = _main(page.tree, body, known_title)
    npm = _marked_facts(page)
    over = list(_over(main, body)) if main is not None else []
    above, under = _parted(main, over) if main is not None else ([], [])
    source = _source_line(page.tree, body, over)
    told = dict(_told([line_of(one) for one in over]))
    label, name = split_label(told.pop("版面", "") or told.pop("版次", ""))
    return Headings(
        main,
        npm.get("introtitle") or _first_part(above, over, _KICKER),
        npm.get("title") or (line_of(main) if main is not None else ""),
        npm.get("subtitle") or _first_part(under, over, _DECK),
        npm.get("author") or source.get("author", "") or _byline(over, under),
        source.get("paper", ""),
        source.get("date", ""),
        source.get("page", "") or label,
        name,
        tuple(told.items()),
    )


def _marked_facts(page: SavedPage) -> dict[str, str]:
    """What a page marks as a fact in its text: between comments, or by an element, <founder-title>."""
    named = {name: plain(text) for name, text in npm_facts(page.text).items() if name != "content"}
    for element in elements(page.tree, ".//*[starts-with(local-name(), 'founder-')]"):
        name = str(element.tag).removeprefix("founder-")
        if name != "content" and (text := line_of(element)):
            named[name] = named.get(name) or text
    return named


def opening_of(body: HtmlElement, title: str) -> list[HtmlElement]:
    """What within a body is no text of the article: its headline, and the line of day and source under it."""
    found: list[HtmlElement] = []
    for one in body.iter():
        longest = max(_LONGEST_OPENING, len(title))
        text = line_of(one, longest) if one is not body and one.tag in _OPENING_TAGS else ""
        if not text or is_within(one, found):
            continue
        if _solid(text) == _solid(title) or (_OPENING.match(text) and len(text) <= _LONGEST_OPENING):
            found.append(one)
        elif one.tag == "p" or not any(True for _ in one.iter("p", "h1", "h2")):
            return found if any(_solid(line_of(each)) == _solid(title) for each in found) else []
    return found


def _main(tree: HtmlElement, body: HtmlElement | None, known_title: str) -> HtmlElement | None:
    """The element of the headline: at the places known for it, else the one that has the known words."""
    for names in _TITLE_PLACES:
        for place in of_class(tree, *names):
            ranked = _ranked(place) if names is _TITLE_PLACES[-1] else [place]
            found = next((one for one in ranked if line_of(one) and not is_within(one, _own(body))), None)
            if found is not None:
                return found
    every = [*elements(tree, ".//h1"), *elements(tree, ".//h2"), *elements(tree, ".//h3")]
    if known_title:
        solid = _solid(known_title)
        texts = [
            *every,
            *elements(tree, ".//*[self::td or self::div or self::p or self::strong or self::span]"),
        ]
        same = [one for one in texts if _solid_is(one, solid) and not is_within(one, _own(body))]
        return same[-1] if same and same[0] not in every else same[0] if same else None
    return next((one for one in every if line_of(one) and not is_within(one, _own(body))), None)


def _ranked(place: HtmlElement) -> list[HtmlElement]:
    """The headings of a block, the highest first."""
    found = elements(place, ".//*[self::h1 or self::h2 or self::h3]")
    return sorted(found, key=lambda one: str(one.tag))


def _over(main: HtmlElement, body: HtmlElement | None) -> Iterator[HtmlElement]:
    """The elements beside the headline, and between it and the body: no links, nothing of the body."""
    parent = main.getparent()
    if parent is None:
        return
    row: HtmlElement = parent
    while len(row) == 1 and row.tag != "body" and (above := row.getparent()) is not None:
        row = above  # a headline alone in its box: what stands over it is beside the box
    for one in row.iter():
        if one is body:
            return  # what stands behind it is the foot of the page
        kept = [main, body] if body is not None else [main]
        holds_other = is_within(one, [main]) or any(is_within(each, [one]) for each in kept)
        if isinstance(one.tag, str) and one.tag not in _NO_LINES and not holds_other and _is_line(one):
            yield one


def _is_line(element: HtmlElement) -> bool:
    """Whether an element is a short line without links."""
    return 0 < len(line_of(element, _LONGEST_LINE)) <= _LONGEST_LINE and next(element.iter("a"), None) is None


def _parted(main: HtmlElement, over: list[HtmlElement]) -> tuple[list[HtmlElement], list[HtmlElement]]:
    """The elements before the headline and those behind it, in the order of the page."""
    wanted = {id(one) for one in (main, *over)}  # of objects that are held
    order = [one for one in main.getroottree().iter() if id(one) in wanted]
    place = next(place for place, one in enumerate(order) if one is main)
    return order[:place], order[place + 1 :]


def _first_part(beside: list[HtmlElement], over: list[HtmlElement], own: re.Pattern[str]) -> str:
    """The kicker or the deck: a block named for it, else a heading on its side of the headline."""
    other = _DECK if own is _KICKER else _KICKER
    headed = [one for one in beside if one.tag in _HEADINGS and not other.search(classes(one))]
    found = [*(one for one in over if own.search(classes(one))), *headed, *_cells(beside, own)]
    texts = [text for one in found if (text := line_of(one)) and not is_byline(text)]
    return next((text for text in texts if not _SOURCE_LINE.search(text)), "")


def _cells(beside: list[HtmlElement], own: re.Pattern[str]) -> list[HtmlElement]:
    """The cell of a table right over the headline's, or one under it that begins with a dash."""
    cells = [one for one in beside if one.tag == "td" and not _LABELLED.search(line_of(one))]
    short = [one for one in cells if not _DATED.search(line_of(one)) and not split_label(line_of(one))[0]]
    if own is _KICKER:
        return [one for one in short[-1:] if len(line_of(one)) <= _LONGEST_BYLINE]
    return [one for one in short if line_of(one).startswith(("—", "－"))]


def _byline(over: list[HtmlElement], under: list[HtmlElement]) -> str:
    """Who wrote it: what is a fourth heading or a byline, and no line with a label; else names alone."""
    for one in over:
        text = line_of(one)
        if _LABELLED.match(text) or _SOURCE_LINE.search(text):
            continue
        if is_byline(text) or (
            one.tag == "h4" and len(text) <= _LONGEST_BYLINE and not _SENTENCE_END.search(text)
        ):
            return text
        if re.search(r"\bauthor\b|zuozhe", classes(one)) and len(text) <= _LONGEST_BYLINE:
            return text
    return next((line_of(one) for one in under if _is_names(one)), "")


def _is_names(element: HtmlElement) -> bool:
    """Whether a line under the headline is names and nothing else, and no kicker or deck."""
    named = classes(element)
    is_heading = element.tag in _HEADINGS or _KICKER.search(named) or _DECK.search(named)
    return not is_heading and is_names(line_of(element))


def _source_line(tree: HtmlElement, body: HtmlElement | None, over: list[HtmlElement]) -> Mapping[str, str]:
    """The facts of the line that names paper, day and page, and the author who stands before them."""
    for element in [*of_class(tree, ".sec", ".lai"), *over]:
        text = line_of(element, _LONGEST_LINE)
        match = _SOURCE_LINE.search(text) if len(text) <= _LONGEST_LINE else None
        if match and not is_within(element, _own(body)):
            facts = {name: " ".join(fact.split()) for name, fact in match.groupdict().items() if fact}
            return facts | {"author": text[: match.start()].strip(" 　|｜")}
    return {}


def _told(lines: list[str]) -> Iterator[tuple[str, str]]:
    for line in reversed(lines):
        for match in reversed(list(_LABELLED.finditer(line))):
            if text := match["text"].strip(" 　|｜"):
                yield match["label"], text


def _own(body: HtmlElement | None) -> list[HtmlElement]:
    return [body] if body is not None else []


def _solid(text: str) -> str:
    return re.sub(r"\s", "", text)


def _solid_is(element: HtmlElement, solid: str) -> bool:
    return _solid(line_of(element, len(solid))) == solid
