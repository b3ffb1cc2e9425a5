"""A web page -> the articles on it, each fact under a name; what the list of its page says is added later."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from lxml.html import HtmlElement

from generator.html_tree import html_tree
from generator.model import Field
from generator.sources.web.address import PageAddress, linked
from generator.sources.web.body import epaper_body, is_prose, web_body
from generator.sources.web.elements import common_ancestor, elements, inner_html, line_of, without_furniture
from generator.sources.web.enpproperty import Content, FactComment, contents, fact_comments
from generator.sources.web.headings import Headings, headings, opening_of
from generator.sources.web.page_list import PageList, is_on_this_disk, local, split_label
from generator.sources.web.pictures import pictures
from generator.sources.web.saved_page import SavedPage

_DAY = re.compile(r"((?:19|20)\d\d)\s*[年\-/.]\s*(\d{1,2})\s*[月\-/.]\s*(\d{1,2})")
_LABEL = re.compile(r"(?:[A-Za-z]{1,2}\d{1,3}|0\d{1,2})")
_NO_FACT = {"type", "content", "pagenum", "nodeid", "nodename", "title", "date", "articleid", "picurl"}
_SITE = re.compile(
    r"\s*(?:-{1,2}|[|_—–])\s*[^-|_—–]{2,20}$"
)  # "标题-砚江日报": what follows a headline in <title>
_META = {
    "date": (
        "article:published_time",
        "og:article:published_time",
        "publishdate",
        "pubdate",
        "datepublished",
        "date",
    ),
    "author": ("article:author", "author"),
    "section": ("article:section",),
    "keywords": ("article:tag", "keywords", "news_keywords"),
    "source": ("source", "mediaid"),
    "picurl": ("og:image",),
}
_WRITERS = {"作者", "记者"}
_NEWS = re.compile(r"Article|Posting|Report")


@dataclass(frozen=True, slots=True)
class WebArticle:
    """An article as its web page has it: the page and day it says that it was on, and its fields.

    `guessed_title` is that of the window where the page has no headline; a list of titles knows better.
    """

    address: PageAddress
    title: str
    label: str
    page_name: str
    date: str
    fields: tuple[Field, ...]
    line: int | None = None
    guessed_title: str = ""

    @property
    def text(self) -> str:
        """Its body without markup and spaces: the same in two copies of one article."""
        body = next((field.text for field in self.fields if field.name == "body"), "")
        return re.sub(r"<[^>]*>|\s|&nbsp;|　", "", body)


def web_articles(page: SavedPage, listed: PageList) -> list[WebArticle]:
    """The articles of a page: one, several where each has a comment of facts and marks of its own, or none."""
    own = fact_comments(page.text)
    of_articles = [block for block in own if not block.is_page_list]
    texts = contents(page.text)
    if texts and len({block.facts.get("articleid") or block.facts.get("title") for block in of_articles}) > 1:
        return list(_several(page, of_articles, texts))
    if (page.address.is_list and not of_articles) or len(of_articles) < len(own):
        return []
    facts = of_articles[0].facts if of_articles else {}
    body = epaper_body(page.tree)
    if body is None and not facts and not page.address.is_article and listed.picture:
        return []
    if body is None or (not facts and not page.address.is_article and not is_prose(body)):
        return _of_the_web(page, facts)
    article = _article(page, facts, body, listed)
    return [article] if (article.title or article.guessed_title) and (article.text or _shows(article)) else []


def day_of(date: str) -> str:
    """The day of a date in any of the forms that pages have, as 2025-06-15; empty for none."""
    match = _DAY.search(date)
    return "-".join(f"{int(number):02d}" for number in match.groups()) if match else ""


def _several(page: SavedPage, own: list[FactComment], texts: list[Content]) -> Iterator[WebArticle]:
    """An article for each comment of facts, with the texts behind it, or before it where texts come first."""
    starts = [block.start for block in own]
    bounds = [-1, *starts] if texts[0].start < starts[0] else [*starts, len(page.text)]
    for block, begin, end in zip(own, bounds, bounds[1:], strict=False):
        text = "\n".join(one.html for one in texts if begin < one.start < end)
        tree = html_tree(f"<html><body><div>{text}</div></body></html>")
        box = tree.find(".//div") if tree is not None else None
        if isinstance(box, HtmlElement):
            alone = SavedPage(page.file, f"<div>{text}</div>", box, page.address)
            yield _article(alone, block.facts, box, PageList(), page.text.count("\n", 0, block.start) + 1)


def _article(
    page: SavedPage, facts: Mapping[str, str], body: HtmlElement, listed: PageList, line: int | None = None
) -> WebArticle:
    guessed = _document_title(page.tree) if line is None else ""
    over = headings(page, body, facts.get("title") or guessed)
    title = facts.get("title") or over.title
    label, page_name = _page(facts, over, page.address)
    date = over.date or page.address.date or facts.get("date") or dict(over.told).get("日期") or listed.date
    told = [
        *_identity(page.address, facts, line),
        *(
            [Field("enpproperty.date", facts["date"])]
            if facts.get("date") and day_of(date) != day_of(facts["date"])
            else []
        ),
        *([] if facts.get("introtitle") else [Field("kicker", over.kicker)]),
        Field("title", title),
        *([] if facts.get("subtitle") else [Field("subtitle", over.subtitle)]),
        *([] if facts.get("author") else [Field("author", over.author)]),
        *(Field(name, text) for name, text in facts.items() if name not in _NO_FACT),
        *([] if facts.get("papername") else [Field("papername", over.paper)]),
        *(Field(name, text) for name, text in over.told if not (facts.get("author") and name in _WRITERS)),
        *_node(facts, label, page.address),
    ]
    shown = list(_body_and_pictures(page, body, over.main, title, facts.get("picurl", "")))
    fields = (*(field for field in told if field.text), *shown)
    return WebArticle(page.address, title, label, page_name, date, fields, line, "" if title else guessed)


def _identity(address: PageAddress, facts: Mapping[str, str], line: int | None) -> Iterator[Field]:
    if number := facts.get("articleid", "").strip("0") and facts.get("articleid", ""):
        yield Field("articleid", number)
    elif address.article_id and line is None:
        yield Field("address.id", address.article_id)
    if address.url and not facts.get("url"):
        yield Field("url", address.url)


def _page(facts: Mapping[str, str], over: Headings, address: PageAddress) -> tuple[str, str]:
    """The label and the name of the page, as the article's own page says them."""
    node = facts.get("nodename", "")
    label, name = ("", "") if not node else (node, "") if _LABEL.fullmatch(node) else split_label(node)
    number = facts.get("nodeid", "") if _LABEL.fullmatch(facts.get("nodeid", "")) else ""
    return facts.get("pagenum") or label or address.label or over.page or number, over.page_name or name


def _node(facts: Mapping[str, str], label: str, address: PageAddress) -> Iterator[Field]:
    """The number of the page in the database: on an e-paper without labels it may be that of the page."""
    number = facts.get("nodeid", "")
    if not number or number == label:
        return
    is_page = not label and re.fullmatch(r"[1-9][0-9]?", number) is not None
    yield Field("nodeid" if is_page and address.is_article else "node.id", number)


def _body_and_pictures(
    page: SavedPage, body: HtmlElement, main: HtmlElement | None, title: str, icon: str
) -> Iterator[Field]:
    shown = pictures(_region(body, main), body, title)
    hidden = [one for picture in shown for one in picture.shown_by]
    copied = without_furniture(body, [*hidden, *opening_of(body, title)])
    text = inner_html(copied).strip()
    if line_of(copied):
        yield Field("body", text)
    for picture in shown:
        yield Field("image", _source(page, picture.source))
        yield Field("caption", picture.caption)
    name = icon.rsplit("/", 1)[-1]
    if icon and all(name not in picture.source for picture in shown):
        yield Field("picurl", icon)


def _region(body: HtmlElement, main: HtmlElement | None) -> HtmlElement:
    """Where the pictures of an article stand: what holds headline and body, without the picture of the page."""
    common = common_ancestor(main, body) if main is not None else None
    region = body
    while common is not None and region is not common and (above := region.getparent()) is not None:
        if above.tag in {"body", "html"} or elements(above, ".//img[@usemap]"):
            break
        region = above
    return region


def _source(page: SavedPage, source: str) -> str:
    """A picture by its name on this disk, else by its place on the web where that is known, else as written."""
    found = local(page.file.path, source)
    if not page.address.url or is_on_this_disk(page.file.path, found):
        return found
    return linked(page.address, found).url or found


def _shows(article: WebArticle) -> bool:
    return any(field.name in {"image", "picurl"} for field in article.fields)


def _of_the_web(page: SavedPage, facts: Mapping[str, str]) -> list[WebArticle]:
    """The article of any page: by its metadata, its first heading, and the block with most text."""
    body = web_body(page.tree)
    if body is None:
        return []
    said = {**_metadata(page.tree), **facts}
    date = said.pop("date", "")
    article = _article(page, said, body, PageList())
    if not (article.title or article.guessed_title):
        return []
    return [replace(article, date=date or article.date or _first_day(page.tree))]


def _metadata(tree: HtmlElement) -> dict[str, str]:
    """The facts in the head of a page: JSON-LD (schema.org NewsArticle), Open Graph, meta names."""
    named: dict[str, str] = {}
    for meta in elements(tree, ".//meta[@content]"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        named.setdefault(name, (meta.get("content") or "").strip())
    facts = _json_ld(tree)
    for fact, names in _META.items():
        text = next((named[name] for name in names if named.get(name)), "")
        if text and not facts.get(fact):
            facts[fact] = text
    return facts


def _json_ld(tree: HtmlElement) -> dict[str, str]:
    for script in elements(tree, ".//script[contains(@type, 'ld+json')]"):
        try:
            held = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        graph = held.get("@graph", [held]) if isinstance(held, dict) else held
        for one in graph if isinstance(graph, list) else []:
            if isinstance(one, dict) and _NEWS.search(str(one.get("@type", ""))):
                return {name: text for name, text in _news(one) if text}
    return {}


def _news(news: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    yield "title", _said(news.get("headline"))
    yield "date", _said(news.get("datePublished"))
    yield "author", _said(news.get("author"))
    yield "section", _said(news.get("articleSection"))
    yield "keywords", _said(news.get("keywords"))


def _said(value: object) -> str:
    if isinstance(value, dict):
        return _said(value.get("name"))
    if isinstance(value, list):
        return "、".join(text for one in value if (text := _said(one)))
    return " ".join(value.split()) if isinstance(value, str) else ""


def _document_title(tree: HtmlElement) -> str:
    title = tree.find(".//title")
    return _SITE.sub("", line_of(title)) if title is not None and isinstance(title, HtmlElement) else ""


def _first_day(tree: HtmlElement) -> str:
    for time in elements(tree, ".//time[@datetime]"):
        return time.get("datetime") or ""
    match = _DAY.search(line_of(tree)[:3000])
    return match[0] if match else ""
