"""One story's lines as an Article with its fields, its confidence, and the lines' roles."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.language import joined, without_spaces
from generator.model import Article, Byline, Caption, Jump, LineRole, RawPage, SourceLines, article_key
from generator.parse.forms import byline_in, byline_of, dateline_in, jump_in, photo_credit_in
from generator.parse.stories.doubts import doubts_of
from generator.parse.stories.drafts import Draft, Lines
from generator.parse.stories.roles import HeadParts, head_parts, lines_text, told_parts
from generator.prose import Paragraph, markdown_body


@dataclass(frozen=True, slots=True)
class Parts:
    """A draft with its heads told apart; `signed` are the bylines on lines of their own."""

    draft: Draft
    heads: HeadParts
    body: tuple[tuple[Lines, bool], ...]
    signed: tuple[Lines, ...]


def parts_of(draft: Draft) -> Parts:
    """The parts of a draft. A byline whose words the text has anyway stays in the text, as a paragraph."""
    lines = [line for head in draft.story.heads for line in head.lines]
    heads = (
        told_parts(lines, draft.headline)
        if draft.headline
        else head_parts(draft.story.heads, _dense(draft.body))
    )
    bylines = [lines for lines in (*draft.bylines, heads.byline) if lines]
    printed = _dense(draft.body) + _dense_captions(draft)
    repeated = tuple((lines, False) for lines in bylines if "".join(line.dense for line in lines) in printed)
    signed = tuple(lines for lines in bylines if (lines, False) not in repeated)
    return Parts(draft, heads, (*repeated, *draft.body), signed)


def article_of(page: RawPage, number: int, parts: Parts) -> Article:
    """The article that the parts make, with a provisional key; without a printed headline the title is None."""
    paragraphs = [Paragraph(text_of(lines), subhead) for lines, subhead in parts.body]
    running = [paragraph.text for paragraph in paragraphs if not paragraph.subhead]
    dense = _dense(parts.body)
    title = lines_text(parts.heads.headline, dense) or None
    text = dense + _dense_captions(parts.draft)
    doubts = doubts_of(parts.draft.story, parts.heads, title, text, clean=parts.draft.headline is not None)
    return Article(
        key=article_key(page.key, number),
        title=title,
        body=markdown_body(paragraphs),
        kicker=lines_text(parts.heads.kicker, dense) or None,
        subtitle=lines_text(parts.heads.deck, dense) or None,
        byline=_byline(parts, running),
        dateline=dateline_in(running, _signed_text(parts)),
        captions=tuple(_caption(lines) for lines in parts.draft.captions),
        jumps=_jumps(parts.draft.jumps),
        source=source_lines(page.path, (role.line for role in line_roles(parts, 0))),
        confidence=doubts.confidence,
        notes=doubts.notes,
    )


def line_roles(parts: Parts, article: int) -> list[LineRole]:
    """The role of each line of an article (by its index on the page), in the order of the lines."""
    heads = parts.heads
    roles = [("kicker", heads.kicker), ("headline", heads.headline), ("deck", heads.deck)]
    roles += [("byline", lines) for lines in parts.signed]
    roles += [("subhead" if subhead else "body", lines) for lines, subhead in parts.body]
    roles += [("caption", lines) for lines in parts.draft.captions]
    roles.append(("jump", parts.draft.jumps))
    found = {(line.number, role): None for role, lines in roles for line in lines}
    return [LineRole(number, article, role) for number, role in sorted(found)]


def text_of(lines: Lines) -> str:
    """The lines of a paragraph as one text, without the spaces of justification."""
    text = ""
    for line in lines:
        text = joined(text, line.text)
    return text


def source_lines(path: str, numbers: Iterable[int]) -> tuple[SourceLines, ...]:
    """Line numbers as ranges of neighbouring lines of a file."""
    ordered = sorted(set(numbers))
    if not ordered:
        return ()
    breaks = [index for index, (one, other) in enumerate(pairwise(ordered), 1) if other > one + 2]
    ends = pairwise([0, *breaks, len(ordered)])
    return tuple(SourceLines(path, ordered[first], ordered[end - 1]) for first, end in ends)


def _dense(body: Sequence[tuple[Lines, bool]]) -> str:
    return "".join(line.dense for lines, _ in body for line in lines)


def _dense_captions(draft: Draft) -> str:
    return "".join(line.dense for lines in draft.captions for line in lines)


def _byline(parts: Parts, running: Sequence[str]) -> Byline | None:
    if parts.signed:
        return byline_of(_signed_text(parts))
    byline = byline_in(running)
    inside = byline is not None and without_spaces(byline.text) in _dense(parts.body)
    return byline if inside else None


def _signed_text(parts: Parts) -> str:
    return " ".join(line.raw.strip() for lines in parts.signed for line in lines)


def _caption(lines: Lines) -> Caption:
    text = text_of(lines)
    return Caption(text, photo_credit_in(text))


def _jumps(lines: Lines) -> tuple[Jump, ...]:
    jumps = (jump_in(line.raw) for line in lines)
    return tuple(jump for jump in jumps if jump)
