"""Crawlers' files -> Items: a day in one file with its pages and articles under headings, or an article a file.

The forms of public crawlers of the 人民日报: `## 第01版：要闻` and `### 1. 题` (rmrb-fetch), `### 题` with a
list of labels and `#### 正文` (full.md of linfangzhi/rmrb-policy-radar), and a file an article,
20250910-01-03.txt, whose first lines are kicker, headline and deck (caspiankexin/people-daily-crawler-date,
`getContent`).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from generator.model import Field, Item, Markup, Origin, Problem, Severity, SourceReading, values_of
from generator.parse import is_byline
from generator.readers import decoded_text
from generator.sources.bylines import is_names
from generator.sources.day_files.lines import (
    Heading,
    HeadingKind,
    PageLine,
    day_line,
    heading,
    is_rule,
    label_of,
    page_line,
    url_of,
)
from generator.sources.file_place import place_fields
from generator.sources.source_file import SourceFile
from generator.sources.source_text import field_of, text_of

FORMAT = "day"
_SUFFIXES = {".md": True, ".markdown": True, ".txt": False, ".text": False}
_ONE_ARTICLE = re.compile(r"(?P<id>\d{8}[-_](?P<page>[A-Za-z]?\d{2,3})[-_]\d{1,3})(?:[-_ ].*)?")
_DECK = re.compile(r"(?:——|—|--|>\s*|\*(?!\*))\s*(?P<text>[^*>\s].*?)\*?")
_SECTION = re.compile(r"(?:#{1,6}\s*)?【?(?P<name>正文|内容|全文|图片链接|图片|配图)】?[:：]?")
_PICTURE = re.compile(
    r"[-*+•\s]*(?:!\[(?P<caption>[^\]]*)\]\()?(?P<url>[^()\s]+\.(?:jpe?g|png|gif|webp)\S*?)\)?"
)
_TEXT_BEHIND = re.compile(r"\s*(?:【正文】[:：]?|正文[:：])\s*(?P<text>\S.*)")  # 正文：　　清晨……
_PICTURES = {"图片链接", "图片", "配图"}
_INDENT = re.compile(r"[\u3000 \t]{2,}|\t")
_LONGEST_BYLINE, _LONGEST_HEAD_LINE = 50, 120
_POSITIONS = ("kicker", "title", "subtitle")


@dataclass(slots=True)
class _Article:
    """An article while its lines are gathered."""

    line: int
    heading: Heading
    date: str
    page: PageLine | None
    lines: list[str] = field(default_factory=list)


def takes_markdown_day(file: SourceFile) -> bool:
    """Whether a file is a day in Markdown under plain headings, or an article with a crawler's labels."""
    if not _SUFFIXES.get(file.path.suffix.lower(), False):
        return False
    lines = _first_lines(file)
    return _has_headings(lines) or _is_article(lines)


def takes_text_day(file: SourceFile) -> bool:
    """Whether a file is a day as text with plain headings, or an article named for its day, page and place."""
    if _SUFFIXES.get(file.path.suffix.lower(), True):
        return False
    lines = _first_lines(file)
    is_article = _ONE_ARTICLE.fullmatch(file.path.stem) is not None and sum(map(bool, lines)) > 1
    return is_article or _has_headings(lines)


def read_markdown_days(files: Sequence[SourceFile]) -> SourceReading:
    """The articles of days in Markdown."""
    return _reading(files, Markup.MARKDOWN)


def read_text_days(files: Sequence[SourceFile]) -> SourceReading:
    """The articles of days as text, and of files with an article each."""
    return _reading(files, Markup.TEXT)


def _reading(files: Sequence[SourceFile], markup: Markup) -> SourceReading:
    items: list[Item] = []
    problems: list[Problem] = []
    for file in files:
        text, told = text_of(file)
        problems += told
        lines = [] if text is None else _with_plain_pages(text.splitlines())
        if _has_headings(lines):
            found, outside = _articles(lines)
            items += [_item(file, article, markup) for article in found]
            problems += _told_outside(file, outside)
        elif _is_article(lines):
            items += [_item(file, article, markup) for article in _labelled_article(lines)]
        elif any(line.strip() for line in lines):
            items.append(_item_by_position(file, lines))
    return SourceReading(FORMAT, tuple(items), tuple(problems), markup)


def _first_lines(file: SourceFile) -> list[str]:
    """The whole lines among a file's first bytes; none of a file with front matter, which others read."""
    start = file.start().rpartition(b"\n")[0] or file.start()
    text, _ = decoded_text(start, file.shown) if start.strip(b"\0 \r\n\t") else (None, [])
    lines = (text or "").removeprefix("\ufeff").splitlines()
    return [] if lines and lines[0].strip() in {"---", "+++"} else _with_plain_pages(lines)


def _with_plain_pages(lines: Sequence[str]) -> list[str]:
    """The lines with 版面：第01版 as a heading where the headline stands under it behind a label."""
    plain = list(lines)
    for place, line in enumerate(lines):
        labelled = label_of(line) if "版" in line else None
        if labelled and labelled[0] in {"版面", "版次"}:
            under = [heading(next_line) for next_line in lines[place + 1 : place + 4]]
            if any(head and head.kind == HeadingKind.LABEL for head in under):
                plain[place] = f"第{labelled[1].removeprefix('第')}"
    return plain


def _has_headings(lines: Sequence[str]) -> bool:
    return _kind(lines) is not None


def _is_article(lines: Sequence[str]) -> bool:
    """Whether lines are one article with labels under its headline, and a heading 正文 over its text."""
    said = [line for line in lines if line.strip()]
    head = heading(said[0]) if said else None
    labels = {found[0] for line in said[1:16] if (found := label_of(line))}
    has_text = any(_section(line) == "正文" for line in said[1:20])
    return head is not None and head.kind == f"{HeadingKind.HASHES}1" and len(labels) > 1 and has_text


def _labelled_article(lines: Sequence[str]) -> Iterator[_Article]:
    first = next(place for place, line in enumerate(lines) if line.strip())
    if head := heading(lines[first]):
        yield _Article(first + 1, head, "", None, list(lines[first + 1 :]))


def _kind(lines: Sequence[str]) -> str | None:
    """How the headings of articles are written: as the first heading under a page is; None without both.

    Hashes before stress before numbers: what is less plain may stand in a text too.
    """
    pages = [(place, begun) for place, line in enumerate(lines) if (begun := page_line(line))]
    if not pages:
        return _kind_over_labels(lines)
    first, page = pages[0]
    heads = [found for line in lines[first + 1 :] if not page_line(line) and (found := heading(line))]
    hashes = [
        one.kind for one in heads if one.kind.startswith(HeadingKind.HASHES) and not _is_section(one.text)
    ]
    deeper = [kind for kind in hashes if int(kind[1:]) > page.level]
    if deeper or hashes:
        return [*deeper, *hashes][0]
    kinds = {one.kind for one in heads}
    numbered = (HeadingKind.NUMBER,) if _are_numbered(lines, [place for place, _ in pages]) else ()
    return next(
        (kind for kind in (HeadingKind.BOLD, HeadingKind.LABEL, *numbered, HeadingKind.LINK) if kind in kinds),
        None,
    )


def _kind_over_labels(lines: Sequence[str]) -> str | None:
    """The kind of the headings that have labels under them, the page among these, and 正文 over each text."""
    heads = (
        one
        for place, line in enumerate(lines)
        if (one := heading(line)) and one.kind.startswith(HeadingKind.HASHES)
        if {"版面", "版次"} & _labels_under(lines[place + 1 : place + 12])
    )
    has_text = any(_section(line) == "正文" for line in lines)
    first = next(heads, None) if has_text else None
    return None if first is None or first.kind == f"{HeadingKind.HASHES}1" else first.kind


def _labels_under(lines: Sequence[str]) -> set[str]:
    """The labels right under a heading, up to the first line that is none."""
    said = takewhile(lambda line: is_rule(line) or label_of(line) or _DECK.fullmatch(line.strip()), lines)
    return {found[0] for line in said if (found := label_of(line))}


def _are_numbered(lines: Sequence[str], pages: Sequence[int]) -> bool:
    """Whether right under each page stands a heading with the number 1: else it is a list within a text."""
    under = [next((line for line in lines[place + 1 :] if line.strip()), "") for place in pages]
    heads = [heading(line) for line in under if line]
    return bool(heads) and all(one and one.kind == HeadingKind.NUMBER and one.number == 1 for one in heads)


def _articles(lines: Sequence[str]) -> tuple[list[_Article], list[int]]:
    """The articles of a file, and the numbers of the lines that are in none and say something."""
    kind = _kind(lines)
    linked = _bold_above_links(lines) if kind == HeadingKind.BOLD else None
    found: list[_Article] = []
    outside: list[int] = []
    page: PageLine | None = None
    date, last, is_open = "", 0, False
    for number, line in enumerate(lines, 1):
        head, begun = heading(line), page_line(line)
        if begun:
            page, last, is_open = begun, 0, False
        elif head and head.kind == kind and _is_next(head, last) and (linked is None or number in linked):
            found.append(_Article(number, head, date, page))
            last, is_open = head.number or last, True
        elif (day := day_line(line)) and (page is None or _is_above(head, kind)):
            date = day if page or not date else date
            page, is_open = None, False
        elif is_open:
            found[-1].lines.append(line)
        elif not _is_furniture(line, page):
            outside.append(number)
    return found, outside


def _is_above(head: Heading | None, kind: str | None) -> bool:
    """Whether a heading stands above those of articles: that of another day in the same file."""
    return (
        head is not None and kind is not None and head.kind.startswith(HeadingKind.HASHES) and head.kind < kind
    )


def _is_next(head: Heading, last: int) -> bool:
    """Whether a numbered heading goes on with the count: else it is a subhead, or of a list in a text."""
    if head.kind == HeadingKind.NUMBER:
        return head.number in {1, last + 1}
    return not last or head.number == 1 or head.number > last


def _bold_above_links(lines: Sequence[str]) -> set[int] | None:
    """The numbers of the bold lines with a link or labels under them, if any: only they are headlines."""
    bold = [
        number
        for number, line in enumerate(lines, 1)
        if (one := heading(line)) and one.kind == HeadingKind.BOLD
    ]
    under = {number: next((line for line in lines[number:] if line.strip()), "") for number in bold}
    linked = {number for number, line in under.items() if url_of(line) or label_of(line)}
    return linked or None


def _is_furniture(line: str, page: PageLine | None) -> bool:
    """Whether a line outside of articles says nothing of its own: rules, the paper, counts, contents, links."""
    text = line.strip()
    if is_rule(line) or label_of(line) or url_of(line) or text.startswith((">", "|")):
        return True
    head = heading(line)
    return page is None and (head is not None or bool(day_line(line)))


def _told_outside(file: SourceFile, outside: Sequence[int]) -> list[Problem]:
    if not outside:
        return []
    values = values_of(count=len(outside))
    return [Problem(Origin(file.shown, outside[0]), "day-lines-outside", Severity.WARNING, values)]


def _item(file: SourceFile, article: _Article, markup: Markup) -> Item:
    head, body, pictures = _parts(article)
    page = article.page or PageLine("", "")
    fields = [
        Field("date", article.date),
        *place_fields(file),
        Field("page", page.label),
        Field("page_name", page.name),
        Field("title", article.heading.text),
        *head,
        Field("url", article.heading.url),
        Field("body", ("\n\n" if markup is Markup.MARKDOWN else "\n").join(body)),
        *pictures,
    ]
    told = tuple(field_of(one.name, one.text) for one in fields if one.text or one.name == "caption")
    return Item(Origin(file.shown, article.line), told)


def _parts(article: _Article) -> tuple[list[Field], list[str], list[Field]]:
    """What stands under a headline: deck, author and labels, the paragraphs, the pictures listed at the end."""
    head: list[Field] = []
    body: list[str] = []
    pictures: list[Field] = []
    section = ""
    for line in article.lines:
        if is_rule(line):
            continue
        if match := _TEXT_BEHIND.fullmatch(line):
            section = "正文"
            body.append(match["text"])
            continue
        if found := _section(line):
            section = found
        elif section in _PICTURES and (match := _PICTURE.fullmatch(line.strip())):
            pictures += [Field("image", match["url"]), Field("caption", match["caption"] or "")]
        elif section in _PICTURES and line.strip(" -*") == "无":
            continue
        elif facts := _facts(line, article, head, has_body=bool(body) or section == "正文"):
            head += facts
        else:
            body.append(line.rstrip())
    return head, body, pictures


def _facts(line: str, article: _Article, head: Sequence[Field], *, has_body: bool) -> list[Field]:
    """What a line says of the article where it is none of its text."""
    if url := url_of(line):
        return [Field("url", url)]
    if has_body:
        return []
    if labelled := label_of(line):
        return _labelled(*labelled, article)
    text = line.strip()
    if (match := _DECK.fullmatch(text)) and len(text) <= _LONGEST_HEAD_LINE:
        return [Field("subtitle", f"——{match['text']}" if text.startswith("—") else match["text"])]
    is_author = is_byline(text) or (is_names(text) and not _INDENT.match(line))
    has_author = any(one.name in {"author", "作者"} for one in head)
    return [Field("author", text)] if is_author and not has_author and len(text) <= _LONGEST_BYLINE else []


def _labelled(label: str, text: str, article: _Article) -> list[Field]:
    """A label with its text; of a page its label and name, unless they stand over the article already."""
    named = page_line(f"第{text.removeprefix('第')}") if label in {"版面", "版次"} else None
    if not named:
        return [Field(label, text)]
    # An empty field: the line is understood, and says nothing new.
    return [Field(label, "")] if article.page else [Field("page", named.label), Field("page_name", named.name)]


def _section(line: str) -> str:
    match = _SECTION.fullmatch(line.strip())
    return match["name"] if match and (line.lstrip().startswith(("#", "【")) or match["name"] == "正文") else ""


def _is_section(text: str) -> bool:
    return _SECTION.fullmatch(text) is not None


def _item_by_position(file: SourceFile, lines: Sequence[str]) -> Item:
    """An article whose first three lines are kicker, headline and deck, empty where it has none."""
    first = next((place for place, line in enumerate(lines) if line.strip()), 0)
    texts = (place for place, line in enumerate(lines[:3]) if _is_text(line, is_first=place == first))
    length = next(texts, min(3, len(lines)))
    head, rest = [line.strip() for line in lines[:length]], list(lines[length:])
    said = next((place for place, line in enumerate(rest) if line.strip()), None)
    if said is not None and not _is_text(rest[said]) and _is_author(rest[said].strip()):
        head.append(rest.pop(said).strip())
    match = _ONE_ARTICLE.fullmatch(file.path.stem)
    fields = [
        Field("file.id", match["id"] if match else ""),
        *place_fields(file),
        Field("page", match["page"] if match else ""),
        *_headings_by_position(head),
        Field("body", "\n".join(line for line in rest if line.strip())),
    ]
    return Item(Origin(file.shown), tuple(field_of(one.name, one.text) for one in fields if one.text))


def _headings_by_position(head: Sequence[str]) -> Iterator[Field]:
    """Kicker, headline and deck of three lines; else headline and deck; who wrote it, where a line says so."""
    three = len(head) >= len(_POSITIONS) and bool(head[1])
    title = next((place for place, line in enumerate(head) if line), 0)
    # 何一苇 under a headline alone is who wrote it; a short third line of three is a deck.
    written = is_byline if three and (head[2] or not head[0]) else _is_author
    author = next((line for line in reversed(head[title + 1 :]) if written(line)), None)
    lines = [line if line != author else "" for line in head]
    names: Sequence[str] = _POSITIONS
    if not (three and lines[1]):
        lines, names = [line for line in lines if line], ("title", "subtitle", "subtitle")
    yield from (Field(name, line) for name, line in zip((*names, *names[-1:]), lines, strict=False))
    yield Field("author", author or "")


def _is_author(text: str) -> bool:
    return len(text) <= _LONGEST_BYLINE and (is_byline(text) or is_names(text))


def _is_text(line: str, *, is_first: bool = False) -> bool:
    """Whether a line is of the text and not over it: indented, long, or a sentence."""
    text = line.rstrip()
    return bool(text) and (
        _INDENT.match(line) is not None
        or text.endswith("。" if is_first else ("。", "！", "？", "。”", "！”", "？”"))
        or len(text) > _LONGEST_HEAD_LINE
    )
