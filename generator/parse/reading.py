"""A page's text read: articles, furniture, what is left over, and the role of every line."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from generator.language import head_text
from generator.messages import quoted
from generator.model import (
    Article,
    Furniture,
    LineRole,
    Note,
    NoteCode,
    Origin,
    ParsedPage,
    PrintedPage,
    Problem,
    RawPage,
    Severity,
    SourceLines,
    values_of,
)
from generator.parse.clean import CleanPage, clean_page, is_chapter, losses_in
from generator.parse.forms import furniture_kind, is_section
from generator.parse.layout import (
    MOST_CHARACTERS,
    MOST_LINES,
    Line,
    as_printed,
    first_out_of_order,
    is_mostly_vertical,
    is_out_of_order,
    page_blocks,
    page_lines,
    rejoined_blocks,
    vertical_runs,
)
from generator.parse.stories import (
    Lines,
    PageDrafts,
    Parts,
    article_of,
    divided,
    is_scattered,
    line_roles,
    page_drafts,
    parts_of,
    source_lines,
    text_of,
)
from generator.prose import Paragraph, markdown_body

_LONGEST_QUOTED = 20  # characters


def parse_page(page: RawPage) -> ParsedPage:
    """What the parser makes of one page, every line in exactly one article and role or in the leftovers.

    Total: any text gives a ParsedPage. Text far longer than a newspaper's page, not in reading order, or with
    nothing that looks like an article is left unplaced as it stands, with a problem that says so.
    """
    if len(page.lines) > MOST_LINES or sum(map(len, page.lines)) > MOST_CHARACTERS:
        return _unread(page, "page-longer-than-a-page")
    clean = clean_page(page)
    if clean:
        return _read_clean(page, clean)
    lines = page_lines(page)
    if is_out_of_order(lines):
        return _unread(page, "page-out-of-order")
    vertical = tuple(vertical_runs(lines))
    if is_mostly_vertical(lines):
        return _unread(page, "page-set-vertically", _with_whole_runs(lines, vertical))
    reading = _read(page, as_printed(_without(lines, vertical)), vertical)
    return replace(reading, problems=(*reading.problems, *_order_problems(page, lines, vertical)))


def _read(page: RawPage, lines: Sequence[Line], vertical: Sequence[Lines]) -> ParsedPage:
    """The reading of the page's lines; the vertical runs, which are not among them, stay unplaced."""
    blocks = rejoined_blocks(page_blocks(lines))
    if is_scattered(blocks):
        return _unread(page, "page-of-scattered-lines")
    drafts = page_drafts(blocks, divided(blocks))
    parts = [parts_of(draft) for draft in drafts.drafts]
    articles = _articles(page, parts)
    if not any(_looks_like_article(article) for article in articles):
        return _unread(page, "page-without-articles")
    problems = _problems(page, drafts, articles)
    drafts = replace(drafts, strays=tuple(sorted((*drafts.strays, *vertical), key=_first_number)))
    roles = _of_all_pieces(_roles(parts, drafts), lines)
    return ParsedPage(_page(page, drafts, _with_all_sources(page, articles, roles)), roles, problems)


def _read_clean(page: RawPage, clean: CleanPage) -> ParsedPage:
    """The reading of a page of clean text; of a book's chapter nothing is an article."""
    drafts = clean.drafts
    parts = [parts_of(draft) for draft in drafts.drafts]
    articles = tuple(
        _with_losses(article, each, clean) for article, each in zip(_articles(page, parts), parts, strict=True)
    )
    if all(article.title is not None and is_chapter(article.title) for article in articles):
        return _unread(page, "page-without-articles")
    roles = tuple(sorted(dict.fromkeys(_roles(parts, drafts)), key=lambda role: role.line))
    read = _page(page, drafts, _with_all_sources(page, articles, roles))
    return ParsedPage(read, roles, _problems(page, drafts, articles))


def _with_losses(article: Article, parts: Parts, clean: CleanPage) -> Article:
    """The article, and a note where characters of its text could not be read."""
    losses = sum(losses_in(line.text, clean.spaces) for lines, _ in parts.body for line in lines)
    note = Note(NoteCode.LOST_CHARACTERS, values_of(count=losses))
    return replace(article, notes=(*article.notes, note)) if losses else article


def _articles(page: RawPage, parts: Sequence[Parts]) -> tuple[Article, ...]:
    return tuple(article_of(page, number, each) for number, each in enumerate(parts, 1))


def _roles(parts: Sequence[Parts], drafts: PageDrafts) -> list[LineRole]:
    told = [role for index, each in enumerate(parts) for role in line_roles(each, index)]
    told += [LineRole(line.number, None, "furniture") for line in drafts.furniture]
    told += [LineRole(line.number, None, "unplaced") for stray in drafts.strays for line in stray]
    return told


def _looks_like_article(article: Article) -> bool:
    return any((article.title, article.dateline, article.byline, article.jumps, article.captions))


def _page(page: RawPage, drafts: PageDrafts, articles: tuple[Article, ...]) -> PrintedPage:
    return PrintedPage(
        page.key,
        name=_name(drafts.furniture),
        furniture=tuple(_furniture(drafts.furniture)),
        unplaced=markdown_body(Paragraph(text_of(lines)) for lines in drafts.strays),
        source=_whole(page),
        articles=articles,
    )


def _shown(page: RawPage) -> str:
    return f"content/{page.path}"


def _furniture(lines: Lines) -> Iterator[Furniture]:
    """The lines with their kinds; what stands right under the word 广告 is the advertisement's."""
    advertised = -1  # the number of the last line of an advertisement
    for line in lines:
        kind = furniture_kind(line.raw, at_edge=True) or "other"
        if kind == "advertisement" or line.number == advertised + 1:
            kind, advertised = "advertisement", line.number
        yield Furniture(kind, head_text(line.raw))


def _name(furniture: Lines) -> str | None:
    """The page's name (版名), on a line of its own or beside the date."""
    for line in furniture:
        for word in line.raw.split():
            if is_section(word):
                return word
    return None


def _whole(page: RawPage) -> tuple[SourceLines, ...]:
    return (SourceLines(page.path, page.first_line, page.first_line + max(0, len(page.lines) - 1)),)


def _problems(page: RawPage, drafts: PageDrafts, articles: Sequence[Article]) -> tuple[Problem, ...]:
    problems = [
        Problem(
            Origin(_shown(page), article.source[0].first),
            "article-without-headline",
            Severity.NOTE,
            values_of(article=str(article.key)),
        )
        for article in articles
        if article.title is None
    ]
    problems += [
        Problem(Origin(_shown(page), lines[0].number), "line-of-no-article", Severity.NOTE)
        for lines in drafts.strays
    ]
    return tuple(problems)


def _order_problems(page: RawPage, lines: Sequence[Line], vertical: Iterable[Lines]) -> tuple[Problem, ...]:
    """What the editor is told of text that is not in reading order, in a page that mostly is."""
    mixed = first_out_of_order(lines)
    place = _shown(page)
    problems = [Problem(Origin(place, mixed.number), "lines-out-of-order", Severity.WARNING)] if mixed else []
    problems += [
        Problem(
            Origin(place, run[0].number),
            "lines-set-vertically",
            Severity.WARNING,
            values_of(count=len(run), text=_beginning(run)),
        )
        for run in vertical
    ]
    return tuple(problems)


def _beginning(run: Lines) -> str:
    return quoted("".join(line.dense for line in run), _LONGEST_QUOTED)


def _first_number(lines: Lines) -> int:
    return lines[0].number


def _without(lines: Sequence[Line], vertical: Sequence[Lines]) -> list[Line]:
    taken = {id(line) for run in vertical for line in run}  # two parts of one line may be equal
    return [line for line in lines if id(line) not in taken]


def _with_whole_runs(lines: Sequence[Line], vertical: Sequence[Lines]) -> list[str]:
    """The texts of a page that is not read: a line each, but each vertical run in one."""
    whole = [*vertical, *((line,) for line in _without(lines, vertical))]
    return [text_of(run) for run in sorted(whole, key=_first_number)]


def _of_all_pieces(roles: Iterable[LineRole], lines: Sequence[Line]) -> tuple[LineRole, ...]:
    """The roles in the order of the lines; each piece of a line that a tool broke has the role of the whole."""
    pieces = {line.number: line.pieces for line in lines if line.pieces}
    whole = [replace(role, line=number) for role in roles for number in (role.line, *pieces.get(role.line, ()))]
    return tuple(sorted(dict.fromkeys(whole), key=lambda role: role.line))


def _with_all_sources(
    page: RawPage, articles: Sequence[Article], roles: Sequence[LineRole]
) -> tuple[Article, ...]:
    """The articles, each with all the lines of the file that have a role in it."""
    numbers: list[list[int]] = [[] for _ in articles]
    for role in roles:
        if role.article is not None:
            numbers[role.article].append(role.line)
    return tuple(
        replace(article, source=source_lines(page.path, own))
        for article, own in zip(articles, numbers, strict=True)
    )


def _unread(page: RawPage, code: str, texts: Iterable[str] | None = None) -> ParsedPage:
    """A page whose texts (its lines, where none are given) are all left unplaced, with what is wrong."""
    numbered = [(number, line) for number, line in enumerate(page.lines, page.first_line) if line.strip()]
    unplaced = markdown_body(map(Paragraph, [line for _, line in numbered] if texts is None else texts))
    roles = tuple(LineRole(number, None, "unplaced") for number, _ in numbered)
    problems = (Problem(Origin(_shown(page)), code),) if numbered else ()
    read = PrintedPage(page.key, unplaced=unplaced, source=_whole(page))
    return ParsedPage(read, roles, problems)
