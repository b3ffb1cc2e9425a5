"""What an editor should look at, most doubtful first: as items, in words, and as a page for a browser."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import groupby
from pathlib import Path
from urllib.parse import quote

import jinja2
from markupsafe import Markup

from generator.authority import KINDS, doubted_names, sentences_showing
from generator.duplicates import SameText
from generator.language import clipped
from generator.messages import note_sentence
from generator.model import Article, Doubtful, IndexKind, Origin, Page, SourceLines, Status
from generator.prose import paragraphs_of
from generator.render import OPENING_LENGTH, confidence_key
from generator.sheets import DASHES

MARK = '<meta name="generator" content="newspaper-edition review">'  # by this a list of ours is known again
UNTITLED = "〔无标题〕"
_TEMPLATE = Path(__file__).with_suffix(".html")
_LONGEST_TITLE = 60  # characters: a paragraph taken for a headline must not fill the list
_LONGEST_QUOTE = 80
# Leftovers of this many characters, three lines of a column, are half a doubt: a word may be page furniture,
# a paragraph is surely missing from an article.
_HALF_A_DOUBT = 60
_UNKNOWN = 0.5  # stands in for the confidence of a machine's draft whose file no longer says it
_MOVE_IT = "请移到它所属的文章；不属于任何文章的，写进文首的 furniture（kind: other），再从这里删去。"
_DOUBT_OF_NAMES = 0.2  # of an article's doubtful names: the text is sure, an index misses something
_DOUBT_OF_TWICE = 0.5
_KEEP_ONE = "多余的一篇删去文件即可；两篇都要的，把两篇的 status 都改成 reviewed。"
NOT_PRINTED = "（文中没有照这个写法印出）"
_DECIDE_IT = (
    "请在文首把对的移到 people:、places: 或 organisations: 下，错的删去；"
    "在许多文章里出现的，用 python build.py names 一次定下来。"
)
KIND_WORDS = {IndexKind.PEOPLE: "人物", IndexKind.PLACES: "地名", IndexKind.ORGANISATIONS: "单位"}


class Urgency(Enum):
    """When to look at an item, in words; the order of the list."""

    FIRST = "先看这些"
    NEXT = "其次"
    LATER = "有空再看"


# The bounds are those of the site, so that editor and reader are told the same of an article.
_URGENCIES = {
    "confidence_doubtful": Urgency.FIRST,
    "confidence_fair": Urgency.NEXT,
    "confidence_sure": Urgency.LATER,
}
_CERTAINTIES = {Urgency.FIRST: "把握不大", Urgency.NEXT: "把握一般", Urgency.LATER: "较有把握"}


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """A draft, its doubtful names, a text that is there twice, or what is left over on a page.

    It says how doubtful that is (0 to 1), where, and why. `key` is the article's or the page's, `origin` its
    Markdown file; `doubted` says the doubt in words and number; `sources` are the lines of the page's text it
    comes from; `starts` is how the line of an article's file begins where an editor starts; `same_as` is the
    key of the article with the same text. No text in it has control characters.
    """

    doubt: float
    urgency: Urgency
    key: str
    origin: Origin
    place: str
    title: str
    doubted: str
    reasons: tuple[str, ...]
    sources: tuple[SourceLines, ...]
    starts: str = "title:"
    same_as: str = ""

    @property
    def is_article(self) -> bool:
        """Whether it is an article, and not the leftovers of a page."""
        return "-" in self.key.partition("/")[2]


def review_list(pages: Iterable[Page], same: Iterable[SameText] = ()) -> tuple[ReviewItem, ...]:
    """Every machine's draft and every page with text left over, the most doubtful first, equal ones by key."""
    undecided = (pair for pair in same if Status.DRAFT in (pair.one.status, pair.other.status))
    items = [*(item for page in pages for item in _items(page)), *map(_same_text, undecided)]
    return tuple(sorted(items, key=lambda item: (-item.doubt, item.key)))


def pointed(item: ReviewItem, text: str) -> ReviewItem:
    """The item with the line of its file where an editor starts: a fact, or the text that was left over."""
    lines = text.removeprefix("\ufeff").split("\n")
    if item.is_article:
        starts = (number for number, line in enumerate(lines, 1) if line.startswith(item.starts))
    else:
        ends = [number for number, line in enumerate(lines, 1) if line.rstrip() == DASHES][1:2]
        starts = (number for number, line in enumerate(lines, 1) if ends and number > ends[0] and line.strip())
    return replace(item, origin=Origin(item.origin.path, next(starts, 1)))


def told(item: ReviewItem) -> str:
    """The item in a few lines for a terminal, the first in the form that editors' tools jump to."""
    sources = [f"原文：{Origin(path, lines[0].first)}（{_ranges(lines)}）" for path, lines in _by_file(item)]
    reasons = [f"· {reason}" for reason in item.reasons]
    return "\n    ".join([f"{item.origin}: {item.doubted}", item.title, *sources, *reasons])


def summary(items: Sequence[ReviewItem]) -> str:
    """How many articles and pages want a look, as the beginning of a sentence; empty where none does.

    Drafts that the importer is sure of are not counted: they can wait.
    """
    repeated = sum(bool(item.same_as) for item in items)
    pressing = sum(item.is_article and item.urgency is not Urgency.LATER for item in items)
    articles = pressing - repeated
    pages = sum(not item.is_article for item in items)
    counts = [
        *([f"{articles} 篇文章机器把握不足"] if articles else []),
        *([f"{repeated} 篇文章的文字与另一篇相同"] if repeated else []),
        *([f"{pages} 版有文字没有归入文章"] if pages else []),
    ]
    return f"请过目：{'，'.join(counts)}" if counts else ""


def review_page(items: Sequence[ReviewItem], paper: str, style: str) -> bytes:
    """The list as one HTML file for the folder that content/ lies in, complete with the theme's style sheet."""
    environment = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    template = environment.from_string(_TEMPLATE.read_text(encoding="utf-8"))
    page = template.render(
        mark=Markup(MARK),  # noqa: S704 - our own words
        # Within a style element only its end could be taken for HTML, and CSS reads <\/ as </.
        style=Markup(style.replace("</", "<\\/")),  # noqa: S704 - for the reason above
        paper=paper,
        summary=summary(items),
        parts=[_part(urgency, items) for urgency in Urgency if _of(urgency, items)],
    )
    return page.encode("utf-8")


def plain(text: str) -> str:
    """The text on one line, without signs that could steer a terminal or turn the order of writing."""
    return "".join(character for character in " ".join(text.split()) if character.isprintable())


def _items(page: Page) -> Iterator[ReviewItem]:
    place = _place(page)
    if page.unplaced.strip():
        yield _leftovers(page, place)
    for article in page.articles:
        if article.is_machine_draft:
            yield _draft(article, place)
        if article.status is Status.DRAFT and article.doubtful != Doubtful():
            yield _doubtful_names(article, place)


def _draft(article: Article, place: str) -> ReviewItem:
    confidence = _UNKNOWN if article.confidence is None else article.confidence
    urgency = _URGENCIES[confidence_key(confidence)]
    certainty = f"{_CERTAINTIES[urgency]}（{confidence:.0%}）"
    return ReviewItem(
        doubt=1 - confidence,
        urgency=urgency,
        key=article.key,
        origin=Origin(f"content/articles/{article.key}.md"),
        place=place,
        title=_title(article),
        doubted="文首没有写明把握" if article.confidence is None else certainty,
        reasons=tuple(plain(note_sentence(note)) for note in article.notes),
        sources=_within_content(article.source),
    )


def _doubtful_names(article: Article, place: str) -> ReviewItem:
    names = [(kind, name) for kind in KINDS for name in doubted_names(article, kind)]
    sentences = sentences_showing(article, (name for _, name in names))
    reasons = (f"{KIND_WORDS[kind]}“{name}”：{sentences[name] or NOT_PRINTED}" for kind, name in names)
    return ReviewItem(
        doubt=_DOUBT_OF_NAMES,
        urgency=Urgency.LATER,
        key=article.key,
        origin=Origin(f"content/articles/{article.key}.md"),
        place=place,
        title=_title(article),
        doubted=f"有 {len(names)} 个名字没有把握",
        reasons=(*(plain(reason) for reason in reasons), _DECIDE_IT),
        sources=_within_content(article.source),
        starts="doubtful:",
    )


def _same_text(pair: SameText) -> ReviewItem:
    other = pair.other
    reasons = (
        f"另一篇是 content/articles/{pair.one.key}.md：《{_title(pair.one)}》",
        f"较短的一篇 {pair.length} 字里有 {pair.signs} 字相同；{_KEEP_ONE}",
    )
    return ReviewItem(
        doubt=_DOUBT_OF_TWICE,
        urgency=Urgency.NEXT,
        key=other.key,
        origin=Origin(f"content/articles/{other.key}.md"),
        place=_place(other),
        title=_title(other),
        doubted=f"与另一篇的文字有 {pair.share:.0%} 相同",
        reasons=reasons,
        sources=_within_content(other.source),
        same_as=pair.one.key,
    )


def _place(printed: Page | Article) -> str:
    number = printed.number if isinstance(printed, Page) else printed.page
    return f"{printed.date.year}年{printed.date.month}月{printed.date.day}日 第{number}版"


def _leftovers(page: Page, place: str) -> ReviewItem:
    text = plain(" ".join(paragraph.text for paragraph in paragraphs_of(page.unplaced)))
    length = len(text.replace(" ", ""))
    certainty = _HALF_A_DOUBT / (_HALF_A_DOUBT + length)
    return ReviewItem(
        doubt=1 - certainty,
        urgency=_URGENCIES[confidence_key(certainty)],
        key=page.key,
        origin=Origin(f"content/articles/{page.key}.md"),
        place=place,
        title=plain(f"第{page.number}版 {page.name or ''}"),
        doubted=f"有 {length} 字没有归入文章",
        reasons=(f"“{clipped(text, _LONGEST_QUOTE)}”", _MOVE_IT),
        sources=_within_content(page.source),
    )


def _title(article: Article) -> str:
    if article.title:
        return clipped(plain(article.title), _LONGEST_TITLE)
    running = "".join(paragraph.text for paragraph in paragraphs_of(article.body) if not paragraph.subhead)
    return UNTITLED + clipped(plain(running), OPENING_LENGTH)


def _within_content(sources: Iterable[SourceLines]) -> tuple[SourceLines, ...]:
    return tuple(replace(lines, path=f"content/{plain(lines.path)}") for lines in sources)


def _by_file(item: ReviewItem) -> list[tuple[str, list[SourceLines]]]:
    return [(path, list(lines)) for path, lines in groupby(item.sources, key=lambda lines: lines.path)]


def _ranges(sources: Iterable[SourceLines]) -> str:
    ranges = (str(each.first) if each.first == each.last else f"{each.first}—{each.last}" for each in sources)
    return f"第{'、'.join(ranges)}行"


def _of(urgency: Urgency, items: Iterable[ReviewItem]) -> list[ReviewItem]:
    return [item for item in items if item.urgency is urgency]


def _part(urgency: Urgency, items: Iterable[ReviewItem]) -> dict[str, object]:
    entries = [
        {"item": item, "file": _link(item.origin.path), "sources": _source_links(item)}
        for item in _of(urgency, items)
    ]
    return {"anchor": urgency.name.lower(), "title": urgency.value, "count": len(entries), "entries": entries}


def _source_links(item: ReviewItem) -> list[dict[str, str]]:
    return [{**_link(path), "lines": _ranges(lines)} for path, lines in _by_file(item)]


def _link(path: str) -> dict[str, str]:
    return {"href": quote(path), "path": path}


def count_told(count: int, limit: int) -> str:
    """How many items there are beyond those shown, and what to do with one that was looked at."""
    if not count:
        return "没有要看的了：机器整理的每一篇都已校对，每一版的文字都归入了文章。"
    shown = f"以上共 {count} 处" if count <= limit else f"以上是最该先看的 {limit} 处，共 {count} 处"
    return f"{shown}；看完一篇，把文件里的 status: draft 改成 status: reviewed，它就不再列出。"
