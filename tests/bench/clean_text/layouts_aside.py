"""Forms of clean text kept aside: written before the reader, from descriptions of real formats; never tuned on.

Eight are formats that public tools write: day files of a crawler of a people's daily (Markdown, pages, numbered
titles), another crawler's plain text (three heads on lines, empty where there is none, <p> a line), a layout
model's Markdown (every heading of one level, pictures), a word processor's plain text (centred heads, four
spaces), mail and editors that wrap at 76 columns, blocks of a PDF library with its stray spaces, corrected
recognition of scans without any empty line inside, a messenger's articles. The rest are drawn: each habit of
typing by lot.
"""

import random
from collections.abc import Callable, Sequence

from clean_text.sheets import Sheet, Truth
from clean_text.stories import Part, Story

Layout = Callable[[random.Random, Sequence[Story]], Sheet]
_DATE = "2025年9月10日"
_NO_LINE_START = "，。、；：？！”’）》】%"
_SECTIONS = ("要闻", "综合新闻", "社会民生", "文化副刊")


def _truth(story: Story, **changed: object) -> Truth:
    parts = changed.pop("parts", story.paragraphs)
    assert isinstance(parts, Sequence)
    fields: dict[str, object] = {
        "title": story.headline,
        "paragraphs": tuple((part.text.strip(), part.subhead) for part in parts),
        "kicker": story.kicker or None,
        "deck": story.deck or None,
        "byline": story.byline or None,
        "captions": story.captions,
    }
    return Truth(**{**fields, **changed})  # type: ignore[arg-type]  # the fields by name


def _house_byline(story: Story) -> str:
    """The byline as crawlers and typists put it on a line of its own."""
    if story.byline.startswith("□"):
        return story.byline[1:]
    role, name = story.byline[:2], story.byline[2:]
    return f"本报记者 {name}" if role == "记者" else story.byline


def _pieces(text: str, width: int) -> list[str]:
    """The text wrapped at a width in columns of a terminal, no line beginning with a stop."""
    lines, line, used = [], "", 0
    for sign in text:
        size = 1 if sign.isascii() else 2
        if used + size > width and sign not in _NO_LINE_START:
            lines.append(line)
            line, used = "", 0
        line += sign
        used += size
    return [*lines, line]


def day_file(rng: random.Random, stories: Sequence[Story]) -> Sheet:
    """A crawler's Markdown of a day: the paper, the page, numbered titles, the deck in italics."""
    out = [f"# 砚江日报 {_DATE}（星期三）", "", "> 来源：砚江日报数字报（paper.example.invalid）", ">"]
    out += [f"> 共 **1** 个版面，收录文章 **{len(stories)}** 篇", "", "---", ""]
    out += [f"## 第0{rng.randint(1, 4)}版：{rng.choice(_SECTIONS)}", ""]
    told = []
    for number, story in enumerate(stories, 1):
        out += [f"### {number}. {story.headline}", ""]
        if story.deck:
            out += [f"*{story.deck}*", ""]
        parts = _with_own_line(story)
        out += [part.text.strip() for part in parts]
        out.append("")
        told.append(_truth(story, kicker=None, captions=(), parts=parts))
    return Sheet("day-file", "\n".join(out), tuple(told))


def _with_own_line(story: Story) -> tuple[Part, ...]:
    """The paragraphs where a writer signs in the running text, in brackets at its end."""
    if not story.signed:
        return story.paragraphs
    *others, last = story.paragraphs
    return (*others, Part(f"{last.text}（{story.byline.lstrip('□')}）"))


def crawler_text(rng: random.Random, stories: Sequence[Story]) -> Sheet:
    """A crawler's text: kicker, headline, deck, author a line each, empty where there is none; <p> a line."""
    out, told = [], []
    for story in stories:
        out += [story.kicker, story.headline, story.deck]
        out += [_house_byline(story)] if story.signed else []
        out += ["　　" + part.text.strip() for part in story.paragraphs]
        if story.jump and "转" in story.jump:
            out[-1] += story.jump
        out += [""] * rng.choice((1, 2))
        told.append(_truth(story, captions=(), byline=_own(story)))
    return Sheet("crawler-text", "\n".join(out), tuple(told))


def _own(story: Story) -> str | None:
    return (_house_byline(story) if story.signed else story.byline) or None


def layout_model(rng: random.Random, stories: Sequence[Story]) -> Sheet:
    """A layout model's Markdown: each heading of the first level, whatever it heads; pictures with captions."""
    out, told = [], []
    for story in stories:
        if story.kicker:
            out += [story.kicker, ""]
        out += [f"# {story.headline}", ""]
        if story.deck:
            out += [story.deck, ""]
        if story.signed:
            out += [_house_byline(story), ""]
        for caption in story.captions:
            out += [f"![](images/{rng.getrandbits(64):016x}.jpg)  ", caption, ""]
        for part in story.paragraphs:
            out += [f"# {part.text}" if part.subhead else part.text.strip(), ""]
        told.append(_truth(story, byline=_own(story)))
    return Sheet("layout-model", "\n".join(out), tuple(told))


def word_processor(_rng: random.Random, stories: Sequence[Story]) -> Sheet:
    """A word processor's document as text: heads centred by spaces, paragraphs with an indent of four."""
    out, told = [f"砚江日报　{_DATE}　第2版", ""], []
    for story in stories:
        for head in (story.kicker, story.headline):
            out += [_centred(head)] if head else []
        out += [_centred("——" + story.deck)] if story.deck else []
        out += [_centred(_house_byline(story))] if story.signed else []
        out.append("")
        out += ["    " + part.text.strip() for part in story.paragraphs]
        out += [f"    {caption}" for caption in story.captions]
        out += ["", ""]
        told.append(_truth(story, byline=_own(story), deck=f"——{story.deck}" if story.deck else None))
    out.append("责任编辑：汤敬之　校对：龙井然")
    return Sheet("word-processor", "\n".join(out), tuple(told))


def _centred(text: str) -> str:
    return "　" * max(3, (40 - len(text)) // 2) + text


def mail(_rng: random.Random, stories: Sequence[Story]) -> Sheet:
    """A mail's text: wrapped at 76 columns, an empty line between paragraphs, two between articles."""
    out, told = [], []
    for story in stories:
        out += [head for head in (story.kicker, story.headline, story.deck) if head]
        out += ["", _house_byline(story)] if story.signed else []
        for part in story.paragraphs:
            out += ["", *_pieces(part.text.strip(), 76)]
        out += ["", ""]
        told.append(_truth(story, captions=(), byline=_own(story)))
    return Sheet("mail", "\n".join(out), tuple(told))


def pdf_blocks(rng: random.Random, stories: Sequence[Story]) -> Sheet:
    """The blocks of a PDF library, a line each: stray spaces within words, what the page says of itself."""
    out, told = ["第2版", f"{_DATE} 星期三", "综合新闻"], []
    for story in stories:
        out += [head for head in (story.kicker, story.headline, story.deck) if head]
        out += [story.byline] if story.signed else []
        out += [_with_stray_spaces(rng, part) for part in story.paragraphs]
        out += story.captions
        told.append(_truth(story))
    out.append("责任编辑：纪云帆 版式：何苇 校对：龙井然")
    return Sheet("pdf-blocks", "\n".join(out), tuple(told))


def _with_stray_spaces(rng: random.Random, part: Part) -> str:
    text = part.text.strip()
    if part.subhead:
        return text
    head, bracket, tail = text.partition("）")
    if not bracket:
        head, tail = "", text
    signs = [sign + (" " if rng.random() < 0.07 and "一" <= sign <= "龥" else "") for sign in tail]
    return f"{head}{bracket}{''.join(signs)}".strip()


def corrected_scan(rng: random.Random, stories: Sequence[Story]) -> Sheet:
    """The corrected recognition of a scan: a paragraph a line, no indents, a rule between articles."""
    rule = rng.choice(("——————————", "* * *", "----------"))
    out, told = [f"砚江日报 {_DATE} 星期三 第4版", rule], []
    for story in stories:
        out += [head for head in (story.kicker, story.headline, story.deck) if head]
        out += [_house_byline(story)] if story.signed else []
        out += [part.text.strip() for part in story.paragraphs]
        out += story.captions
        out.append(rule)
        told.append(_truth(story, byline=_own(story)))
    return Sheet("corrected-scan", "\n".join(out), tuple(told))


def messenger(rng: random.Random, stories: Sequence[Story]) -> Sheet:
    """A messenger's articles copied: an empty line between all lines, bold subheads, the credits under each."""
    out, told = [], []
    for story in stories:
        lines = [story.headline]
        lines += [_house_byline(story)] if story.byline else []
        opening = story.source + (" " if story.source else "") + story.body[0].text
        parts = [Part(opening), *story.body[1:], *([Part(story.close)] if story.close else [])]
        lines += [f"**{part.text}**" if part.subhead else part.text for part in parts]
        lines += story.captions
        lines.append(f"编辑：{rng.choice(('汤敬之', '纪云帆', '白荻'))} 校对：龙井然")
        out += [row for line in lines for row in (line, "")]
        out += ["", ""]
        byline = _house_byline(story) or None
        told.append(_truth(story, kicker=None, deck=None, byline=byline, parts=parts))
    return Sheet("messenger", "\n".join(out), tuple(told))


def drawn(rng: random.Random, stories: Sequence[Story]) -> Sheet:
    """Every habit of typing by lot: indents, empty lines, marks of heads, places of bylines, wrapping."""
    indent = rng.choice(("", "　　", "    ", "\t"))
    between = rng.choice((0, 0, 1)) if indent else 1
    apart = rng.choice((1, 2, 3)) if not between else rng.choice((2, 3))
    under_head = rng.choice((0, 1))
    width = rng.choice((0, 0, 0, 48, 64, 80)) if indent or between else 0
    mark = rng.choice(("", "", "# ", "【】"))
    dash = rng.choice(("", "——"))
    place = rng.choice(("line", "lead", "tail"))
    out: list[str] = []
    told = []
    for story in stories:
        lines, parts, byline = _placed_byline(story, place)
        title = f"【{story.headline}】" if mark == "【】" else f"{mark}{story.headline}"
        heads = [story.kicker, title, dash + story.deck if story.deck else ""]
        out += [head for head in heads if head] + [""] * under_head + lines
        for number, part in enumerate(parts):
            out += [""] * between if number or lines else []
            out += [part.text] if part.subhead else _set(part.text.strip(), indent, width)
        out += [""] * apart
        deck = dash + story.deck if story.deck else None
        told.append(_truth(story, captions=(), byline=byline, deck=deck, parts=parts))
    return Sheet("drawn", "\n".join(out), tuple(told))


def _set(text: str, indent: str, width: int) -> list[str]:
    return _pieces(indent + text, width) if width else [indent + text]


def _placed_byline(story: Story, place: str) -> tuple[list[str], list[Part], str | None]:
    """The lines between head and text, the paragraphs, and the byline, as its place has them."""
    bare = _house_byline(story)
    plain = [*story.body, *([Part(story.close)] if story.close else [])]
    if place == "lead" and not story.signed:
        return [], list(story.paragraphs), story.byline or None
    if not story.byline:
        return [], list(story.paragraphs), None
    if place == "tail" and not story.signed:
        *others, last = plain
        return [], [*others, Part(f"{last.text}（{story.byline}）")], story.byline
    return [bare], plain, bare


FORMATS: tuple[Layout, ...] = (
    *(day_file, crawler_text, layout_model, word_processor, mail, pdf_blocks, corrected_scan, messenger),
    *(drawn,) * 6,
)
