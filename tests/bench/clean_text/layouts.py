"""The forms of clean text that the reader was made with."""

import random
from collections.abc import Callable, Sequence
from dataclasses import replace

from clean_text.sheets import Sheet, Truth
from clean_text.stories import Part, Story

Layout = Callable[[random.Random, Sequence[Story]], Sheet]
_INDENT = "\u3000\u3000"
_NO_LINE_START = "，。、；：？！”’）》】…"
_NO_LINE_END = "“‘（《【"


def truth(story: Story, **changed: object) -> Truth:
    """The truth of a story set whole, its fields changed as the form has them."""
    parts = changed.pop("parts", story.paragraphs)
    assert isinstance(parts, Sequence)
    whole = Truth(
        title=story.headline,
        paragraphs=tuple((part.text.strip(), part.subhead) for part in parts),
        kicker=story.kicker or None,
        deck=story.deck or None,
        byline=story.byline or None,
        captions=story.captions,
    )
    return replace(whole, **changed)  # type: ignore[arg-type]  # the fields by name


def signed(story: Story) -> str:
    """The byline as it stands on a line of its own."""
    if story.byline.startswith("记者"):
        return f"本报记者 {story.byline[2:]}"
    return story.byline


def own_byline(story: Story) -> str | None:
    """The byline of a form that prints those of essays on their own line, others in the lead."""
    return (signed(story) if story.signed else story.byline) or None


def heads(story: Story) -> list[str]:
    """Kicker, headline and deck, a line each."""
    return [head for head in (story.kicker, story.headline, story.deck) if head]


def indented(rng: random.Random, stories: Sequence[Story]) -> Sheet:
    """Indents of two ideographic spaces, an empty line between articles."""
    out, told = [], []
    for story in stories:
        out += [*heads(story), *([signed(story)] if story.signed else [])]
        out += [_INDENT + part.text.strip() for part in story.paragraphs]
        out += [_INDENT + caption for caption in story.captions]
        out += [""] * rng.choice((0, 1))
        told.append(truth(story, byline=own_byline(story)))
    return Sheet("indented", "\n".join(out), tuple(told))


def plain(_rng: random.Random, stories: Sequence[Story]) -> Sheet:
    """No indents, an empty line between articles only."""
    out, told = [], []
    for story in stories:
        out += [*heads(story), *([signed(story)] if story.signed else [])]
        out += [part.text.strip() for part in story.paragraphs]
        out += [*story.captions, ""]
        told.append(truth(story, byline=own_byline(story)))
    return Sheet("plain", "\n".join(out), tuple(told))


def parted(rng: random.Random, stories: Sequence[Story]) -> Sheet:
    """One empty line after every line, bylines on their own."""
    out, told = [], []
    indent = rng.choice(("", _INDENT))
    for story in stories:
        plain_parts = (*story.body, *([Part(story.close)] if story.close else []))
        lines = heads(replace(story, deck=""))
        lines += [f"——{story.deck}"] if story.deck else []
        lines += [signed(story)] if story.byline else []
        lines += [part.text if part.subhead else indent + part.text.strip() for part in plain_parts]
        out += [row for line in lines for row in (line, "")]
        deck = f"——{story.deck}" if story.deck else None
        told.append(truth(story, byline=signed(story) or None, parts=plain_parts, captions=(), deck=deck))
    return Sheet("parted", "\n".join(out), tuple(told))


def markdown(rng: random.Random, stories: Sequence[Story]) -> Sheet:
    """Headings of Markdown, subheads one level lower, the deck with a dash."""
    level = rng.choice((1, 2))
    out: list[str] = ["# 砚江日报 2025年9月10日", ""] if level == 2 else []
    told = []
    for story in stories:
        out += [story.kicker, ""] if story.kicker else []
        out += [f"{'#' * level} {story.headline}", ""]
        out += [f"——{story.deck}", ""] if story.deck else []
        out += [f"**{signed(story)}**", ""] if story.signed else []
        for part in story.paragraphs:
            out += [f"{'#' * (level + 1)} {part.text}" if part.subhead else part.text.strip(), ""]
        for caption in story.captions:
            out += [f"![](pictures/{rng.randint(1, 99)}.jpg)", caption, ""]
        deck = f"——{story.deck}" if story.deck else None
        told.append(truth(story, byline=own_byline(story), deck=deck))
    return Sheet("markdown", "\n".join(out), tuple(told))


def wrapped_indented(rng: random.Random, stories: Sequence[Story]) -> Sheet:
    """Columns typed off: one measure, an indent before each paragraph, no empty lines."""
    measure = rng.choice((16, 17, 20, 25))
    out, told = [], []
    for story in stories:
        out += [*heads(story), *([signed(story)] if story.signed else [])]
        for part in story.paragraphs:
            out += [part.text] if part.subhead else wrapped(_INDENT + part.text.strip(), measure)
        told.append(truth(story, byline=own_byline(story), captions=()))
    return Sheet("wrapped, indented", "\n".join(out), tuple(told))


def essays(_rng: random.Random, stories: Sequence[Story]) -> Sheet:
    """Wrapped with indents, who wrote it below the text, an empty line round each."""
    out, told = [], []
    for story in stories:
        plain_parts = (*story.body, *([Part(story.close)] if story.close else []))
        out += heads(replace(story, kicker="", deck=""))
        for part in story.body:
            out += [part.text] if part.subhead else wrapped(_INDENT + part.text.strip(), 18)
        names = f"□ {story.byline[1:]}" if story.byline.startswith("□") else signed(story)
        out += ["", story.close] if story.close else [names] if names else []
        out.append("")
        told.append(truth(story, byline=names or None, parts=plain_parts, captions=(), kicker=None, deck=None))
    return Sheet("essays", "\n".join(out), tuple(told))


def wrapped_parted(rng: random.Random, stories: Sequence[Story]) -> Sheet:
    """Wrapped at 40 to 80 columns, an empty line between paragraphs, one or two between articles."""
    measure = rng.choice((20, 30, 36, 40))
    apart = rng.choice((1, 2))
    out, told = [], []
    for story in stories:
        out += [*heads(story), *([signed(story)] if story.signed else []), ""]
        for part in story.paragraphs:
            out += [*wrapped(part.text.strip(), measure), ""]
        out += [""] * (apart - 1)
        told.append(truth(story, byline=own_byline(story), captions=()))
    return Sheet("wrapped, parted", "\n".join(out), tuple(told))


def wrapped(text: str, measure: int) -> list[str]:
    """The text in lines of so many characters, no stop at a line's start and no opening bracket at its end."""
    lines = []
    while len(text) > measure:
        end = measure
        if text[end] in _NO_LINE_START:
            end += 1 if text[end + 1 : end + 2] not in _NO_LINE_START else -1
        if text[end - 1] in _NO_LINE_END:
            end -= 1
        lines.append(text[:end])
        text = text[end:]
    return [*lines, text] if text else lines


def tight(_rng: random.Random, stories: Sequence[Story]) -> Sheet:
    """Nothing between anything: no indents, no empty lines, bylines on their own."""
    out, told = [], []
    for story in stories:
        plain_parts = (*story.body, *([Part(story.close)] if story.close else []))
        out += [*heads(story), *([signed(story)] if story.byline else [])]
        out += [part.text.strip() for part in plain_parts]
        told.append(truth(story, byline=signed(story) or None, parts=plain_parts, captions=()))
    return Sheet("tight", "\n".join(out), tuple(told))


def doubly_parted(rng: random.Random, stories: Sequence[Story]) -> Sheet:
    """One empty line between paragraphs, two between articles; subheads bold or not; captions below."""
    bold = rng.choice(("", "**"))
    out, told = ["第3版：社会民生", "2025年9月11日 星期四", ""], []
    for story in stories:
        lines = [*heads(story), *([signed(story)] if story.signed else [])]
        lines += [
            f"{bold}{part.text}{bold}" if part.subhead else part.text.strip() for part in story.paragraphs
        ]
        lines += [f"图为{caption}" for caption in story.captions]
        out += [row for line in lines for row in (line, "")] + [""]
        captions = tuple(f"图为{caption}" for caption in story.captions)
        told.append(truth(story, byline=own_byline(story), captions=captions))
    out.append("责任编辑：白荻 版式：施小茉")
    return Sheet("doubly parted", "\n".join(out), tuple(told))


def signed_below(_rng: random.Random, stories: Sequence[Story]) -> Sheet:
    """The reporter in brackets at the end of the last paragraph; rules between articles."""
    out, told = [], []
    for story in stories:
        byline = signed(story).removeprefix("本报").lstrip("□")
        *others, last = story.body
        parts = (*others, Part(f"{last.text}（{byline}）")) if byline else story.body
        parts = (*parts, *([Part(story.close)] if story.close else []))
        out += [*heads(story), *(_INDENT + part.text.strip() for part in parts), "---"]
        told.append(truth(story, byline=byline or None, parts=parts, captions=()))
    return Sheet("signed below", "\n".join(out), tuple(told))


def with_strays(rng: random.Random, stories: Sequence[Story]) -> Sheet:
    """A PDF library's stray spaces within words, in text with indents."""
    sheet = indented(rng, [replace(story, captions=()) for story in stories])
    lines = [_strewn(rng, line) if line.startswith(_INDENT) else line for line in sheet.text.split("\n")]
    return replace(sheet, form="stray spaces", text="\n".join(lines))


def _strewn(rng: random.Random, line: str) -> str:
    lead, bracket, rest = line.partition("）")
    if not bracket or len(lead) > 40:
        lead, bracket, rest = "", "", line
    signs = [sign + " " * (rng.random() < 0.1 and sign > "一") for sign in rest]
    return lead + bracket + "".join(signs).rstrip()


def with_losses(rng: random.Random, stories: Sequence[Story]) -> Sheet:
    """A space for each character that nobody could read."""
    every = rng.choice((9, 14, 23))
    lost = [replace(story, body=tuple(_holed(part, every) for part in story.body)) for story in stories]
    return replace(indented(rng, [replace(story, captions=()) for story in lost]), form="lost characters")


def _holed(part: Part, every: int) -> Part:
    if part.subhead:
        return part
    signs = [
        " " if place % every == every - 1 and sign > "一" and 0 < place < len(part.text) - 2 else sign
        for place, sign in enumerate(part.text)
    ]
    return Part("".join(signs))


def numbered(rng: random.Random, stories: Sequence[Story]) -> Sheet:
    """A list of articles with numbers before their headlines."""
    after = rng.choice((". ", "、", "．"))
    out, told = [], []
    for number, story in enumerate(stories, 1):
        out += [f"{number}{after}{story.headline}", *([signed(story)] if story.signed else [])]
        out += [part.text.strip() for part in story.paragraphs]
        out.append("")
        told.append(truth(story, byline=own_byline(story), captions=(), kicker=None, deck=None))
    return Sheet("numbered", "\n".join(out), tuple(told))


FORMS: tuple[Layout, ...] = (
    *(indented, plain, parted, markdown, wrapped_indented, essays, wrapped_parted, tight),
    *(doubly_parted, signed_below, with_strays, with_losses, numbered),
) * 2
