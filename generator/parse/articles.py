"""One story's lines as an Article with its fields, its confidence, and the lines' roles."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.model import Article, Byline, Caption, Jump, LineRole, RawPage, SourceLines
from generator.parse.credits import byline_in, byline_of, dateline_in, photo_credit_in
from generator.parse.drafts import Draft, Lines
from generator.parse.likeness import pairs_of
from generator.parse.roles import HeadParts, head_parts, lines_text
from generator.parse.signs import jump_in
from generator.prose import Paragraph, markdown_body
from generator.typography import joined, without_spaces

_DOUBTFUL = 0.75  # a border below this probability is told to the editor
_WITHOUT_HEADLINE = 0.8  # the confidence an article keeps when its headline is not in the text
_HEADS_APART = 0.9
# Of headlines with a smaller share of their pairs of characters in the body, only a third are right.
_LEAST_SHARED = 0.05
_STRANGE_HEADLINE = 0.4
_SHORTEST_STORY = 30  # signs; less text than this is rarely an article
_NO_HEADLINE = "标题不在文字层：没有找到属于本文的标题行，请对照报纸原版补上，不要臆造。"
_NOTHING_SHARED = "标题里的词正文里几乎没有，可能是别的文章的标题，请核对。"
_DOUBTFUL_BORDER = "本文的起止不很确定：与前后文章之间没有标题、电头或转版标记隔开，请核对首尾。"
_DOUBTFUL_ROLES = "引题、主题、副题是按文字推断的：文字层里没有字号，请核对。"
_SHORT_BODY = "正文很短，可能只是别的文章的一部分，请核对。"


@dataclass(frozen=True, slots=True)
class Parts:
    """A draft with its heads told apart; `signed` are the bylines on lines of their own."""

    draft: Draft
    heads: HeadParts
    body: tuple[tuple[Lines, bool], ...]
    signed: tuple[Lines, ...]


def parts_of(draft: Draft) -> Parts:
    """The parts of a draft. A byline whose words the text has anyway stays in the text, as a paragraph."""
    heads = head_parts(draft.story.heads, _dense(draft.body))
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
    confidence, notes = _confidence(parts, title)
    return Article(
        key=f"{page.date.isoformat()}/{page.number:02}-{number:02}",
        date=page.date,
        page=page.number,
        title=title,
        body=markdown_body(paragraphs),
        kicker=lines_text(parts.heads.kicker, dense) or None,
        subtitle=lines_text(parts.heads.deck, dense) or None,
        byline=_byline(parts, running),
        dateline=dateline_in(running),
        captions=tuple(_caption(lines) for lines in parts.draft.captions),
        jumps=_jumps(parts.draft.jumps),
        source=source_lines(page.path, (role.line for role in line_roles(parts, 0))),
        confidence=confidence,
        notes=notes,
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
        return byline_of(" ".join(line.raw.strip() for lines in parts.signed for line in lines))
    byline = byline_in(running)
    inside = byline is not None and without_spaces(byline.text) in _dense(parts.body)
    return byline if inside else None


def _caption(lines: Lines) -> Caption:
    text = text_of(lines)
    return Caption(text, photo_credit_in(text))


def _jumps(lines: Lines) -> tuple[Jump, ...]:
    jumps = (jump_in(line.raw) for line in lines)
    return tuple(jump for jump in jumps if jump)


def _shared(title: str, parts: Parts) -> float:
    """The share of the headline's pairs of characters that the body and the captions have too."""
    pairs = pairs_of(without_spaces(title))
    text = _dense(parts.body) + _dense_captions(parts.draft)
    return sum(pair in text for pair in pairs) / max(1, len(pairs))


def _confidence(parts: Parts, title: str | None) -> tuple[float, tuple[str, ...]]:
    """The confidence, 0 to 1, and in Chinese what speaks against more."""
    heads = parts.heads
    doubts = [
        (title is None, _WITHOUT_HEADLINE, _NO_HEADLINE),
        (title is not None and _shared(title, parts) < _LEAST_SHARED, _STRANGE_HEADLINE, _NOTHING_SHARED),
        (parts.draft.story.certainty < _DOUBTFUL, parts.draft.story.certainty, _DOUBTFUL_BORDER),
        (len(parts.draft.story.heads) > 1 or bool(heads.kicker or heads.deck), _HEADS_APART, _DOUBTFUL_ROLES),
        (len(_dense(parts.body)) < _SHORTEST_STORY and not parts.draft.captions, 0.5, _SHORT_BODY),
    ]
    confidence = 1.0
    for holds, factor, _ in doubts:
        confidence *= factor if holds else 1.0
    return round(confidence, 2), tuple(note for holds, _, note in doubts if holds)
