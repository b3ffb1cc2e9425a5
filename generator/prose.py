"""Paragraphs and subheads to Markdown and back, one paragraph a line; an article as plain text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from generator.model import Article
from generator.wrapping import LineKind, blocks_of, ends_in_break, joint

SUBHEAD_MARK = "### "
_SUBHEAD = re.compile(r"#{1,6} +")  # what editors write before subheads of all levels
_INLINE_SIGNS = re.compile(r"[\\`*_\[\]]|\{(?=[^{}|]+\|)")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_BLOCK_START = re.compile(r"^(#|>|[-+=](?=[-+= ]|$)|:(?= ))|^(\d+)([.)])(?=\s|$)")
_ESCAPED_SIGN = re.compile(r"\\([\\`*_\[\]{#>+=:.)-])")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a body as plain text, or a subhead (小标题) between paragraphs."""

    text: str
    subhead: bool = False


def markdown_body(paragraphs: Iterable[Paragraph]) -> str:
    """The paragraphs as Markdown that shows exactly their text: one a line, an empty line between them."""
    lines = [_markdown_line(paragraph) for paragraph in paragraphs if paragraph.text.strip()]
    return "\n\n".join(lines)


def paragraphs_of(body: str) -> tuple[Paragraph, ...]:
    """The paragraphs that a body in this project's Markdown holds, as plain text, subheads marked.

    The inverse of markdown_body. What an editor added by hand beyond paragraphs and subheads (a link, a list)
    stays as typed.
    """
    blocks = (_unwrapped(text) if kind is LineKind.TEXT else text.split("\n") for kind, text in blocks_of(body))
    lines = (line.strip() for block in blocks for line in block)
    return tuple(_paragraph(line) for line in lines if line)


def printed_text(article: Article) -> str:
    """All that a reader reads of an article as plain text, the headline first, a line for each paragraph."""
    heads = (article.title, article.kicker, article.subtitle)
    captions = (caption.text for caption in article.captions)
    paragraphs = (paragraph.text for paragraph in paragraphs_of(article.body))
    return "\n".join(chain((head for head in heads if head), paragraphs, captions))


def _markdown_line(paragraph: Paragraph) -> str:
    text = _SPACES.sub(" ", paragraph.text).strip()
    text = _ENTITY.sub("&amp;", _INLINE_SIGNS.sub(r"\\\g<0>", text))
    if paragraph.subhead:
        return SUBHEAD_MARK + _without_closing_hashes(text)
    return _BLOCK_START.sub(_escaped_start, text)


def _unwrapped(text: str) -> Iterator[str]:
    """The lines of a paragraph with those joined that were wrapped by hand."""
    joined: list[str] = []
    for line in text.split("\n"):
        if joined and ends_in_break(joined[-1]):
            yield "".join(joined)
            joined = []
        part = line.strip()
        if joined:
            joined[-1] = joined[-1].rstrip()
            part = joint(joined[-1][-1:], part[:1]) + part
        joined.append(part if not ends_in_break(line) else f"{part}  ")
    yield "".join(joined)


def _without_closing_hashes(text: str) -> str:
    # Markdown drops hashes at the end of a heading, so the last one is written as a character.
    return text[:-1] + "\\#" if text.endswith("#") else text


def _escaped_start(match: re.Match[str]) -> str:
    character, number, point = match.groups()
    return f"\\{character}" if character else f"{number}\\{point}"


def _paragraph(line: str) -> Paragraph:
    mark = _SUBHEAD.match(line)
    text = line[mark.end() :] if mark else line
    return Paragraph(_ESCAPED_SIGN.sub(r"\1", text).replace("&amp;", "&"), subhead=bool(mark))
