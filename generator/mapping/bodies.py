"""The text of a body in whatever markup -> our Markdown, one paragraph a line, and the pictures in it."""

import re
from collections.abc import Iterator, Mapping, Sequence

from generator.language import STOPS, without_unseen
from generator.mapping.html_body import SourcePicture, html_body
from generator.model import Markup
from generator.prose import Paragraph, markdown_body
from generator.wrapping import joint

_TAG = re.compile(
    r"<(?:p|br|div|span|strong|b|em|i|img|a|h[1-6]|ul|ol|table|font|section|figure)\b[^<>]*/?>", re.IGNORECASE
)
_LINE_END = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_INDENT = re.compile(r"^(?:[\u3000\u2003]|\xa0{2}| {2,}|\t)+")
_SPACE = " \t\u3000\u2003\xa0"
_ENDS = re.compile(rf"[{STOPS}….！？!?：:；;”’」』）)》〉]\s*\Z")
_MOST_LINES = 0.6  # of a text whose lines are paragraphs end as sentences do
_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$")
_LEAST_LEVEL = 3  # of a subhead; what stands above it are the headlines of a site
_PICTURE = re.compile(r"!\[(?P<caption>[^\[\]\n]*)\]\((?P<name>[^()\s]+)(?:\s+[\"'][^\"'\n]*[\"'])?\)")
_EMBEDDED = re.compile(r"!\[\[(?P<name>[^\[\]|\n]+)(?:\|(?P<caption>[^\[\]\n]*))?\]\]")
_FENCE = re.compile(r"^ {0,3}(?:```|~~~)")


def body_of(texts: Sequence[str], markup: Markup) -> tuple[str, tuple[SourcePicture, ...]]:
    """The Markdown of the texts that a source has as an article's body, and the pictures in them.

    Several texts are paragraphs, each for itself. Markdown stays as it is but for the levels of subheads; its
    pictures stay in it (see `with_pictures`).
    """
    if markup is Markup.UNKNOWN:
        markup = Markup.HTML if any(_TAG.search(text) for text in texts) else Markup.TEXT
    if markup is Markup.HTML:
        return html_body("\n".join(texts if len(texts) == 1 else [f"<p>{text}</p>" for text in texts]))
    if markup is Markup.MARKDOWN:
        return _markdown("\n\n".join(texts))
    paragraphs = [Paragraph(part) for text in texts for part in _paragraphs(without_unseen(text))]
    return markdown_body(paragraphs), ()


def _paragraphs(text: str) -> Iterator[str]:
    """The paragraphs of a plain text: its lines, or where those are wrapped what they make together."""
    lines = _LINE_END.split(text)
    said = [line for line in lines if line.strip(_SPACE)]
    whole = sum(bool(_ENDS.search(line)) for line in said)
    if whole >= _MOST_LINES * len(said) or len(said) == 1:
        yield from (line.strip(_SPACE) for line in said)
        return
    yield from _unwrapped(lines)


def _unwrapped(lines: Sequence[str]) -> Iterator[str]:
    """Lines joined where one ends inside a sentence; an indent or an empty line begins a paragraph."""
    paragraph = ""
    for line in lines:
        part = line.strip(_SPACE)
        if paragraph and (not part or _INDENT.match(line) or _ENDS.search(paragraph)):
            yield paragraph
            paragraph = ""
        paragraph += joint(paragraph[-1:], part[:1]) + part
    if paragraph:
        yield paragraph


def with_pictures(body: str, names: Mapping[str, str]) -> str:
    """A body with its pictures under their names here; of one without such a name only the words are left."""

    def placed(match: re.Match[str]) -> str:
        """The picture under its name here, or its words."""
        name = names.get(match["name"])
        caption = (match["caption"] or "").strip()
        return f"![{caption}]({name})" if name else caption

    return _EMBEDDED.sub(placed, _PICTURE.sub(placed, body))


def _markdown(text: str) -> tuple[str, tuple[SourcePicture, ...]]:
    """The same text with its subheads on our levels, and the pictures that stay in it."""
    found = sorted((*_PICTURE.finditer(text), *_EMBEDDED.finditer(text)), key=lambda match: match.start())
    pictures = (SourcePicture(match["name"], (match["caption"] or "").strip(), within=True) for match in found)
    lines: list[str] = []
    fenced = False
    for line in _LINE_END.split(text):
        fenced ^= bool(_FENCE.match(line))
        if fenced or line or lines[-1:] != [""]:
            lines.append(line if fenced else _HEADING.sub(_subhead, line))
    return "\n".join(lines).strip("\n"), tuple(pictures)


def _subhead(match: re.Match[str]) -> str:
    return "#" * max(_LEAST_LEVEL, min(5, len(match[1]) + 1)) + f" {match[2]}"
