"""A page's text read: articles, furniture, what is left over, and the role of every line."""

from collections.abc import Sequence

from generator.model import (
    Article,
    Furniture,
    LineRole,
    Origin,
    Page,
    Problem,
    RawPage,
    Reading,
    Severity,
    SourceLines,
)
from generator.parse.articles import article_of, line_roles, parts_of, text_of
from generator.parse.blocks import page_blocks
from generator.parse.drafts import Drafts, Lines, page_drafts
from generator.parse.lines import MOST_LINES, MOST_SIGNS, page_lines
from generator.parse.signs import furniture_kind, is_section
from generator.parse.stories import divided, is_scattered
from generator.prose import Paragraph, markdown_body
from generator.typography import head_text


def parse_page(page: RawPage) -> Reading:
    """What the parser makes of one page, every line in exactly one article and role or in the leftovers.

    Total: any text gives a Reading. Text far longer than a newspaper's page, or with nothing that looks like an
    article, is left unplaced as it stands, with a problem that says so.
    """
    if len(page.lines) > MOST_LINES or sum(map(len, page.lines)) > MOST_SIGNS:
        return _unread(page, "文字比报纸的一版长得多，没有分篇；请把文件拆成一版一个再导入。")
    blocks = page_blocks(page_lines(page))
    if is_scattered(blocks):
        return _unread(page, "这些文字不像报纸的一版（零散的行太多），没有分篇；请检查文件。")
    drafts = page_drafts(blocks, divided(blocks))
    parts = [parts_of(draft) for draft in drafts.drafts]
    articles = tuple(article_of(page, number, each) for number, each in enumerate(parts, 1))
    if not any(_looks_like_article(article) for article in articles):
        return _unread(
            page, "没有认出任何文章（标题、电头、署名、转版标记都没有）；请检查这是不是报纸版面的文字。"
        )
    roles = [role for index, each in enumerate(parts) for role in line_roles(each, index)]
    roles += [LineRole(line.number, None, "furniture") for line in drafts.furniture]
    roles += [LineRole(line.number, None, "unplaced") for lines in drafts.strays for line in lines]
    roles.sort(key=lambda role: role.line)
    return Reading(_page(page, drafts, articles), tuple(roles), _problems(page, drafts, articles))


def _looks_like_article(article: Article) -> bool:
    return any((article.title, article.dateline, article.byline, article.jumps, article.captions))


def _page(page: RawPage, drafts: Drafts, articles: tuple[Article, ...]) -> Page:
    return Page(
        key=_key(page),
        date=page.date,
        number=page.number,
        name=_name(drafts.furniture),
        furniture=tuple(_furniture(line.raw) for line in drafts.furniture),
        unplaced=markdown_body(Paragraph(text_of(lines)) for lines in drafts.strays),
        source=_whole(page),
        articles=articles,
    )


def _key(page: RawPage) -> str:
    return f"{page.date.isoformat()}/{page.number:02}"


def _shown(page: RawPage) -> str:
    return f"content/{page.path}"


def _furniture(raw: str) -> Furniture:
    return Furniture(furniture_kind(raw, at_edge=True) or "other", head_text(raw))


def _name(furniture: Lines) -> str | None:
    """The page's name (版名), on a line of its own or beside the date."""
    for line in furniture:
        for word in line.raw.split():
            if is_section(word):
                return word
    return None


def _whole(page: RawPage) -> tuple[SourceLines, ...]:
    return (SourceLines(page.path, page.first_line, page.first_line + max(0, len(page.lines) - 1)),)


def _problems(page: RawPage, drafts: Drafts, articles: Sequence[Article]) -> tuple[Problem, ...]:
    problems = [
        Problem(
            Origin(_shown(page), article.source[0].first),
            f"从这一行起的文章（{article.key}）在文字层里没有标题；请对照报纸原版，在文章的 title 里补上。",
            Severity.NOTE,
        )
        for article in articles
        if article.title is None
    ]
    problems += [
        Problem(
            Origin(_shown(page), lines[0].number),
            "这一行没有归入任何文章，留在版面的“未归入文章的文字”里；请看看它属于哪一篇。",
            Severity.NOTE,
        )
        for lines in drafts.strays
    ]
    return tuple(problems)


def _unread(page: RawPage, message: str) -> Reading:
    numbered = [(number, line) for number, line in enumerate(page.lines, page.first_line) if line.strip()]
    unplaced = markdown_body(Paragraph(line) for _, line in numbered)
    roles = tuple(LineRole(number, None, "unplaced") for number, _ in numbered)
    problems = (Problem(Origin(_shown(page)), message),) if numbered else ()
    read = Page(_key(page), page.date, page.number, unplaced=unplaced, source=_whole(page))
    return Reading(read, roles, problems)
