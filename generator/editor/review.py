"""What an editor should look at, most doubtful first: as items, for a terminal, and as a page for a browser."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby
from pathlib import Path
from urllib.parse import quote

import jinja2
from markupsafe import Markup

from generator.authority import KINDS, doubted_names, sentences_showing
from generator.check import SameText
from generator.content import shown_file
from generator.language import OPENING_LENGTH, clipped
from generator.messages import note_sentence, sentence
from generator.model import (
    Article,
    Certainty,
    Doubtful,
    IndexKind,
    Key,
    Message,
    Note,
    Origin,
    PrintedPage,
    Problem,
    Severity,
    SourceLines,
    Status,
    Values,
    as_printed,
    certainty_of,
    values_of,
)
from generator.prose import paragraphs_of
from generator.yaml_source import DASHES

MARK = '<meta name="generator" content="newspaper-edition review">'  # by this a list of ours is known again
_TEMPLATE = Path(__file__).with_suffix(".html")
_LONGEST_TITLE = 60  # characters: a paragraph taken for a headline must not fill the list
_LONGEST_QUOTE = 80
# Leftovers of this many characters, three lines of a column, are half a doubt: a word may be page furniture,
# a paragraph is surely missing from an article.
_HALF_A_DOUBT = 60
_UNKNOWN = 0.5  # stands in for the confidence of a machine's draft whose file no longer says it
_DOUBT_OF_NAMES = 0.2  # of an article's doubtful names: the text is sure, an index misses something
_DOUBT_OF_TWICE = 0.5
NOT_PRINTED = "not-printed-so"
KIND_WORDS = {
    IndexKind.PEOPLE: "kind-person",
    IndexKind.PLACES: "kind-place",
    IndexKind.ORGANISATIONS: "kind-organisation",
}


class Urgency(StrEnum):
    """When to look at an item; each value is the code of its words, the order that of the list."""

    FIRST = "review-first"
    NEXT = "review-next"
    LATER = "review-later"


# The bounds are those of the site, so that editor and reader are told the same of an article.
_URGENCIES = {
    Certainty.DOUBTFUL: Urgency.FIRST,
    Certainty.FAIR: Urgency.NEXT,
    Certainty.SURE: Urgency.LATER,
}
_CERTAINTIES = {Urgency.FIRST: "hardly-sure", Urgency.NEXT: "fairly-sure", Urgency.LATER: "rather-sure"}


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """A draft, its doubtful names, a text that is there twice, or what is left over on a page.

    It says how doubtful that is (0 to 1), where, and why. `key` is the article's or the page's, `origin` its
    Markdown file; `doubted` says the doubt with its number; `reasons` are codes, or notes of the article;
    `sources` are the lines of the page's text it comes from; `starts` is how the line of an article's file
    begins where an editor starts; `same_as` is the key of the article with the same text. No text in it but a
    note has control characters.
    """

    doubt: float
    urgency: Urgency
    key: Key
    origin: Origin
    place: Message
    title: Message
    doubted: Message
    reasons: tuple[Message | Note, ...]
    sources: tuple[SourceLines, ...]
    starts: str = "title:"
    same_as: Key | None = None

    @property
    def is_article(self) -> bool:
        """Whether it is an article, and not the leftovers of a page."""
        return self.key.number > 0


def review_list(pages: Iterable[PrintedPage], same: Iterable[SameText] = ()) -> tuple[ReviewItem, ...]:
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


def format_item(item: ReviewItem) -> str:
    """The item in a few lines for a terminal, the first in the form that editors' tools jump to."""
    sources = [
        sentence("review-source", values_of(place=str(Origin(path, lines[0].first)), lines=_ranges(lines)))
        for path, lines in _by_file(item)
    ]
    reasons = [f"· {_reason(reason)}" for reason in item.reasons]
    first = f"{item.origin}: {sentence(*item.doubted)}"
    return "\n    ".join([first, sentence(*item.title), *sources, *reasons])


def summary(items: Sequence[ReviewItem]) -> Values:
    """How many articles and pages want a look, as the values of "review-wanted"; none where none does.

    Drafts that the importer is sure of are not counted: they can wait.
    """
    repeated = sum(item.same_as is not None for item in items)
    pressing = sum(item.is_article and item.urgency is not Urgency.LATER for item in items)
    articles = pressing - repeated
    pages = sum(not item.is_article for item in items)
    counts = (("unsure-articles", articles), ("repeated-articles", repeated), ("pages-with-leftovers", pages))
    wanted = tuple(code for code, count in counts if count)
    return values_of(wanted=wanted, articles=articles, repeated=repeated, pages=pages) if wanted else ()


def review_page(items: Sequence[ReviewItem], paper: str, style: str) -> bytes:
    """The list as one HTML file for the folder that content/ lies in, complete with the theme's style sheet."""
    environment = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    template = environment.from_string(_TEMPLATE.read_text(encoding="utf-8"))
    wanted = summary(items)
    page = template.render(
        mark=Markup(MARK),  # noqa: S704 - our own words
        # Within a style element only its end could be taken for HTML, and CSS reads <\/ as </.
        style=Markup(style.replace("</", "<\\/")),  # noqa: S704 - for the reason above
        paper=paper,
        summary=sentence("review-wanted", wanted) if wanted else "",
        parts=[_part(urgency, items) for urgency in Urgency if _of(urgency, items)],
    )
    return page.encode("utf-8")


def not_ours(name: str) -> Problem:
    """The problem of a file where the list should lie that this program did not write."""
    return Problem(Origin(name), "review-is-taken", Severity.WARNING)


def plain(text: str) -> str:
    """The text on one line, without characters that could steer a terminal or turn the order of writing."""
    return "".join(character for character in " ".join(text.split()) if character.isprintable())


def _reason(reason: Message | Note) -> str:
    return plain(note_sentence(reason)) if isinstance(reason, Note) else sentence(*reason)


def _items(page: PrintedPage) -> Iterator[ReviewItem]:
    place = _place(page)
    if page.unplaced.strip():
        yield _leftovers(page, place)
    for article in page.articles:
        if article.is_machine_draft:
            yield _draft(article, place)
        if article.status is Status.DRAFT and article.doubtful != Doubtful():
            yield _doubtful_names(article, place)


def _draft(article: Article, place: Message) -> ReviewItem:
    confidence = _UNKNOWN if article.confidence is None else article.confidence
    urgency = _URGENCIES[certainty_of(confidence)]
    certainty = _CERTAINTIES[urgency], values_of(share=f"{confidence:.0%}")
    return ReviewItem(
        doubt=1 - confidence,
        urgency=urgency,
        key=article.key,
        origin=Origin(shown_file(article.key)),
        place=place,
        title=_title(article),
        doubted=("confidence-unsaid", ()) if article.confidence is None else certainty,
        reasons=article.notes,
        sources=_within_content(article.source),
    )


def _doubtful_names(article: Article, place: Message) -> ReviewItem:
    names = [(kind, name) for kind in KINDS for name in doubted_names(article, kind)]
    sentences = sentences_showing(article, (name for _, name in names))
    reasons = (
        values_of(kind=KIND_WORDS[kind], name=plain(name), shown=plain(sentences[name]) or NOT_PRINTED)
        for kind, name in names
    )
    return ReviewItem(
        doubt=_DOUBT_OF_NAMES,
        urgency=Urgency.LATER,
        key=article.key,
        origin=Origin(shown_file(article.key)),
        place=place,
        title=_title(article),
        doubted=("doubtful-names", values_of(count=len(names))),
        reasons=(*(("doubtful-name", reason) for reason in reasons), ("decide-on-names", ())),
        sources=_within_content(article.source),
        starts="doubtful:",
    )


def _same_text(pair: SameText) -> ReviewItem:
    other = pair.other
    title, words = _title(pair.one)
    reasons = (
        ("the-other-text", (*values_of(article=str(pair.one.key), titled=title), *words)),
        ("same-characters", values_of(length=pair.length, same=pair.characters)),
    )
    return ReviewItem(
        doubt=_DOUBT_OF_TWICE,
        urgency=Urgency.NEXT,
        key=other.key,
        origin=Origin(shown_file(other.key)),
        place=_place(other),
        title=_title(other),
        doubted=("same-text", values_of(share=f"{pair.share:.0%}")),
        reasons=reasons,
        sources=_within_content(other.source),
        same_as=pair.one.key,
    )


def _place(printed: PrintedPage | Article) -> Message:
    day, issue = printed.date, printed.key.issue_name
    last = issue.last_day
    return "page-of-a-day", values_of(
        year=day.year,
        month=day.month,
        day=day.day,
        until="issue-until" if last != day else "",
        last_month=last.month,
        last_day=last.day,
        name=issue.name,
        which="issue-which" if issue.number > 1 else "",
        number=issue.number,
        page=as_printed(printed.key.page),
    )


def _leftovers(page: PrintedPage, place: Message) -> ReviewItem:
    text = plain(" ".join(paragraph.text for paragraph in paragraphs_of(page.unplaced)))
    length = len(text.replace(" ", ""))
    certainty = _HALF_A_DOUBT / (_HALF_A_DOUBT + length)
    name = plain(page.name or "")
    return ReviewItem(
        doubt=1 - certainty,
        urgency=_URGENCIES[certainty_of(certainty)],
        key=page.key,
        origin=Origin(shown_file(page.key)),
        place=place,
        title=(
            "page-with-name" if name else "page-without-name",
            values_of(page=as_printed(page.label), name=name),
        ),
        doubted=("characters-left-over", values_of(count=length)),
        reasons=(("left-over", values_of(text=clipped(text, _LONGEST_QUOTE))), ("move-what-is-left", ())),
        sources=_within_content(page.source),
    )


def _title(article: Article) -> Message:
    if article.title:
        return "titled", values_of(title=clipped(plain(article.title), _LONGEST_TITLE))
    running = "".join(paragraph.text for paragraph in paragraphs_of(article.body) if not paragraph.subhead)
    return "untitled", values_of(opening=clipped(plain(running), OPENING_LENGTH))


def _within_content(sources: Iterable[SourceLines]) -> tuple[SourceLines, ...]:
    return tuple(replace(lines, path=f"content/{plain(lines.path)}") for lines in sources)


def _by_file(item: ReviewItem) -> list[tuple[str, list[SourceLines]]]:
    return [(path, list(lines)) for path, lines in groupby(item.sources, key=lambda lines: lines.path)]


def _ranges(sources: Iterable[SourceLines]) -> tuple[str, ...]:
    return tuple(
        str(each.first) if each.first == each.last else f"{each.first}—{each.last}" for each in sources
    )


def _of(urgency: Urgency, items: Iterable[ReviewItem]) -> list[ReviewItem]:
    return [item for item in items if item.urgency is urgency]


def _part(urgency: Urgency, items: Iterable[ReviewItem]) -> dict[str, object]:
    entries = [
        {
            **{name: sentence(*getattr(item, name)) for name in ("place", "title", "doubted")},
            "reasons": [_reason(reason) for reason in item.reasons],
            "file": _link(item.origin.path),
            "sources": _source_links(item),
        }
        for item in _of(urgency, items)
    ]
    anchor = urgency.name.lower()
    return {"anchor": anchor, "title": sentence(urgency), "count": len(entries), "entries": entries}


def _source_links(item: ReviewItem) -> list[dict[str, str]]:
    return [
        {**_link(path), "lines": sentence("lines", values_of(lines=_ranges(lines)))}
        for path, lines in _by_file(item)
    ]


def _link(path: str) -> dict[str, str]:
    return {"href": quote(path), "path": path}


def count_told(count: int, limit: int) -> Message:
    """How many items there are beyond those shown, and what to do with one that was looked at."""
    if not count:
        return "review-done", ()
    code = "review-all-shown" if count <= limit else "review-first-shown"
    return code, values_of(count=count, limit=limit)
