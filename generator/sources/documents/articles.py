"""The outline of a document -> its articles as items: one, or those of a whole issue on their pages."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from generator.model import Field, Item, Origin
from generator.parse import is_byline
from generator.sources.documents.block import WordDocument
from generator.sources.documents.lines import (
    day_in_line,
    facts_in,
    is_caption,
    is_names_alone,
    is_short,
    page_in,
)
from generator.sources.documents.looks import Role
from generator.sources.documents.outline import Entry, headline_level, outline_of

_NOTE = re.compile(r'<a href="#((?:foot|end)note-\d+)"[^<>]*>\[\d+\]</a>')
_STRESS = re.compile(r"</?(?:strong|em)>")
_PAPER = re.compile(r".*(?:日报|晚报|早报|时报|晨报|快报|周报|日報|晚報|时讯|周刊|校报|简报|报)$")
_DASHES = ("——", "──", "--", "—")
_OVER_TEXT = {
    Role.SUBTITLE: "subtitle",
    Role.BYLINE: "byline",
    Role.DATELINE: "dateline",
    Role.KICKER: "kicker",
}


@dataclass(slots=True)
class _ArticleDraft:
    """An article as it is being read: its lines over the text, its body in HTML, its pictures and captions."""

    around: tuple[Field, ...]
    heads: dict[str, list[str]] = field(default_factory=dict)
    facts: list[Field] = field(default_factory=list)
    body: list[str] = field(default_factory=list)
    pictures: list[list[str]] = field(default_factory=list)

    def add(self, name: str, text: str) -> None:
        """Take a line over the text."""
        self.heads.setdefault(name, []).append(text)


@dataclass(slots=True)
class _DocumentReading:
    """A document as it is being read: where in it we are, the articles so far, a kicker before its headline."""

    level: int
    common: list[Field] = field(default_factory=list)
    page: tuple[Field, ...] = ()
    section: tuple[Field, ...] = ()
    drafts: list[_ArticleDraft] = field(default_factory=list)
    kicker: list[str] = field(default_factory=list)
    is_open: bool = False

    def begin(self) -> _ArticleDraft:
        """A new article at this place of the document."""
        self.drafts.append(_ArticleDraft((*self.page, *self.section)))
        self.is_open = True
        return self.drafts[-1]

    def current(self) -> _ArticleDraft:
        """The article that is being read; where text stands before any headline, one without."""
        return self.drafts[-1] if self.is_open else self.begin()


def items_of(document: WordDocument, origin: Origin, beside: Sequence[Field], archive: str) -> list[Item]:
    """The articles of a document in its order; `beside` are the fields of its name, `archive` that name."""
    entries = outline_of(document.blocks)
    reading = _DocumentReading(headline_level(entries))
    for place, entry in enumerate(entries):
        _take(entry, entries[place - 1] if place else None, entries[place + 1 :], reading)
    if len(reading.drafts) > 1:
        beside = [each for each in beside if each.name != "file.title"]
    alone = document.properties if len(reading.drafts) == 1 else ()
    return [
        Item(origin, (*_fields(draft, reading.common, document, archive), *beside, *alone))
        for draft in reading.drafts
    ]


def _take(entry: Entry, before: Entry | None, after: Sequence[Entry], reading: _DocumentReading) -> None:
    """Take an entry: what stands between articles sets the place, the rest goes to the article it is of."""
    if entry.role is Role.PAGE:
        label, name = page_in(entry.text, is_heading=True) or (entry.text, "")
        reading.page = (Field("page", label), *([Field("page_name", name)] if name else []))
        reading.section, reading.is_open = (), False
    elif entry.role is Role.SECTION or (entry.is_heading and entry.level < reading.level):
        _take_container(entry, reading)
    elif entry.is_heading and entry.level == reading.level:
        _take_headline(entry, before, reading)
    elif _is_kicker(entry, after, reading):
        reading.kicker.append(_line(entry))
        reading.is_open = False
    elif not reading.is_open and _takes_day(entry, reading):
        return
    else:
        _take_text(entry, reading)


def _take_container(entry: Entry, reading: _DocumentReading) -> None:
    """A heading over articles: the issue's with its day or the paper's name, else a section's."""
    reading.is_open = False
    day = day_in_line(entry.text)
    if day or (not reading.drafts and not reading.section and _PAPER.fullmatch(entry.text.strip())):
        reading.common += [Field("issue.title", _line(entry)), *([Field("date", day)] if day else [])]
    else:
        reading.section = (Field("section", _line(entry)),)


def _take_headline(entry: Entry, before: Entry | None, reading: _DocumentReading) -> None:
    """A headline opens an article; one right behind another on its level is its second line."""
    is_next_line = before is not None and before.is_heading and before.level == entry.level
    draft = reading.drafts[-1] if is_next_line and reading.is_open else reading.begin()
    for text in reading.kicker:
        draft.add("kicker", text)
    reading.kicker.clear()
    draft.add("title", _line(entry))
    _take_pictures(entry, draft)


def _is_kicker(entry: Entry, after: Sequence[Entry], reading: _DocumentReading) -> bool:
    """Whether a line stands over a headline: by its style, or short and centred or bold right before one."""
    if not entry.text or entry.block.pictures or entry.block.is_whole:
        return False
    following = next((each for each in after if each.role is not Role.KICKER), None)
    is_before = following is not None and following.is_heading and following.level == reading.level
    if entry.role is Role.KICKER:
        return is_before
    look = entry.block.look
    return (
        is_before
        and entry.role is Role.TEXT
        and is_short(entry.text)
        and (look.centred or look.bold)
        and not (is_byline(entry.text) or is_names_alone(entry.text) or day_in_line(entry.text))
    )


def _takes_day(entry: Entry, reading: _DocumentReading) -> bool:
    """Take a line before the first headline that is a day or a paper's name: it is the whole document's."""
    if reading.drafts or entry.block.pictures or entry.role is not Role.TEXT:
        return False
    facts = [Field(*fact) for fact in facts_in(entry.text)]
    if facts:
        reading.common += facts
    elif day := day_in_line(entry.text):
        reading.common += [Field("date", day), Field("issue.title", _line(entry))]
    elif _PAPER.fullmatch(entry.text.strip()) and is_short(entry.text):
        reading.common.append(Field("issue.title", _line(entry)))
    else:
        return False
    return True


def _take_text(entry: Entry, reading: _DocumentReading) -> None:
    """Take what stands in an article: lines over its text while it has none, then its text and pictures."""
    if reading.kicker:  # over no headline after all
        draft = reading.current()
        draft.body += [f"<p>{text}</p>" for text in reading.kicker]
        reading.kicker.clear()
    draft = reading.current()
    had_pictures = bool(draft.pictures)
    _take_pictures(entry, draft)
    if not entry.block.html:
        return
    is_beside = (
        entry.role is Role.CAPTION or entry.block.pictures or (had_pictures and _is_under_picture(draft))
    )
    if not (is_beside and _took_caption(entry, draft)) and not _took_head(entry, draft):
        draft.body.append(_html(entry, reading.level))


def _take_pictures(entry: Entry, draft: _ArticleDraft) -> None:
    draft.pictures += [[name, "", str(len(draft.body))] for name in entry.block.pictures]


def _is_under_picture(draft: _ArticleDraft) -> bool:
    """Whether nothing but captions stands between the last picture and here."""
    return draft.pictures[-1][2] == str(len(draft.body))


def _took_caption(entry: Entry, draft: _ArticleDraft) -> bool:
    """Whether a line is a picture's caption: by its style, in one paragraph with it, or by its words."""
    is_one = entry.role is Role.CAPTION or is_caption(entry.text)
    is_one = is_one or (bool(entry.block.pictures) and entry.block.look.centred)
    bare = next((picture for picture in draft.pictures if not picture[1]), None)
    if not is_one or (bare is None and entry.role is not Role.CAPTION):
        return False
    if bare is None:
        draft.pictures.append(["", _line(entry), "-1"])
    else:
        bare[1] = _line(entry)
    return True


def _took_head(entry: Entry, draft: _ArticleDraft) -> bool:
    """Whether a line belongs over the text: by its style, or by its words or look right under the headline."""
    if entry.role in _OVER_TEXT and not (draft.body and entry.role is Role.SUBTITLE):
        draft.add(_OVER_TEXT[entry.role], _line(entry))
        return True
    if draft.body or entry.role is not Role.TEXT or entry.block.is_whole:
        return False
    if facts := facts_in(entry.text):
        draft.facts += [Field(*fact) for fact in facts]
    elif "title" in draft.heads and _is_names(entry.text):
        draft.add("byline", _line(entry))
    elif "title" in draft.heads and _is_deck(entry, draft):
        draft.add("subtitle", _line(entry))
    else:
        return False
    return True


def _is_names(text: str) -> bool:
    return is_byline(text) or is_names_alone(text)


def _is_deck(entry: Entry, draft: _ArticleDraft) -> bool:
    """Whether a line right under a headline is its deck: after dashes, or short and centred or bold."""
    look = entry.block.look
    starts = entry.text.startswith(_DASHES)
    return is_short(entry.text) and "byline" not in draft.heads and (starts or look.centred or look.bold)


def _html(entry: Entry, level: int) -> str:
    block = entry.block
    if block.is_whole:
        return block.html
    if entry.is_heading:
        tag = f"h{min(2 + max(entry.level - level, 1), 5)}"
        return f"<{tag}>{_STRESS.sub('', block.html)}</{tag}>"
    return f"<h3>{_STRESS.sub('', block.html)}</h3>" if entry.role is Role.SUBHEAD else f"<p>{block.html}</p>"


def _fields(
    draft: _ArticleDraft, common: Iterable[Field], document: WordDocument, archive: str
) -> Iterable[Field]:
    facts = {each.name for each in draft.facts}
    yield from (each for each in common if each.name not in facts)
    yield from draft.around
    yield from (Field(name, " ".join(texts)) for name, texts in draft.heads.items())
    yield from draft.facts
    if draft.body:
        yield Field("body", _with_notes("\n".join(draft.body), document.notes))
    for name, caption, _ in draft.pictures:
        yield Field("image", f"{archive}#{name}" if name else "")
        yield Field("caption", caption)


def _with_notes(body: str, notes: Mapping[str, str]) -> str:
    """A body with the notes that it has marks of, numbered from 1, as a list at its end."""
    met = dict.fromkeys(note for note in _NOTE.findall(body) if note in notes)
    numbers = {note: number for number, note in enumerate(met, 1)}
    if not numbers:
        return body
    marked = _NOTE.sub(lambda found: _mark(numbers.get(found[1])), body)
    listed = "".join(f'<li id="footnote-{number}">{notes[note]}</li>' for note, number in numbers.items())
    return f"{marked}\n<ol>{listed}</ol>"


def _mark(number: int | None) -> str:
    return "" if number is None else f'<a href="#footnote-{number}">[{number}]</a>'


def _line(entry: Entry) -> str:
    """The text of an entry as one line."""
    return " ".join(entry.text.split("\n")).strip()
