"""Articles and pages as Markdown with YAML front matter, and back: one fact a line, one paragraph a line."""

import math
import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from itertools import chain
from pathlib import Path

import yaml

from generator.content.holding import HIDDEN, HOLDING_KEYS, holding_of, is_held_word, is_unclear_status
from generator.content.notes import NOTE_KEYS, notes_fact, plain_notes, words_beside
from generator.model import (
    FOUND_KEYS,
    Article,
    Byline,
    Caption,
    Continuation,
    Credit,
    Dateline,
    Direction,
    Doubtful,
    Furniture,
    Holding,
    Jump,
    Key,
    Note,
    PrintedPage,
    Problem,
    SourceLines,
    Status,
    as_printed,
    issue_of,
    page_label,
    printed_date,
)
from generator.storage import inside
from generator.web_address import is_on_the_web
from generator.yaml_source import (
    DASHES,
    Facts,
    begins_like_key,
    facts_at_head,
    nested_fact,
    nested_facts,
    report_at,
    single_facts,
    text_fact,
    texts_fact,
    yaml_source,
)

ARTICLE_KEYS = (
    *("title", "kicker", "subtitle", "byline", "dateline", "date", "page", "section", "jump", "continued"),
    *("captions", "corrections", "topics", "people", "places", "organisations", "doubtful"),
    *("source", "confidence", "notes", "provider", "url", "external_id", "zones", "status"),
)
PAGE_KEYS = ("date", "page", "name", "image", "pdf", "furniture", "source")
ISSUE_KEYS = ("date",)
NESTED_KEYS: Mapping[str, tuple[str, ...]] = {
    "byline": ("text", "credits"),
    "credits": ("role", "name"),
    "dateline": ("text", "source", "place", "date"),
    "jump": ("to", "from", "text"),
    "continued": ("page", "head", "opening"),
    "captions": ("text", "credit", "image"),
    "doubtful": ("people", "places", "organisations"),
    "notes": NOTE_KEYS,
    "furniture": ("kind", "text"),
}
FURNITURE_KINDS = ("masthead", "date", "name", "number", "credits", "weather", "advertisement", "other")
_ALL_KEYS = frozenset(chain(ARTICLE_KEYS, PAGE_KEYS, HOLDING_KEYS, *NESTED_KEYS.values()))
# The other keys stand as places to fill.
_LEFT_OUT_WHEN_EMPTY = (
    *("jump", "continued", "captions", "corrections", "doubtful", "notes", "furniture", "image", "pdf"),
    *("provider", "url", "external_id", "zones"),
)
_LINE_BREAK = re.compile("[\n\r\x85\u2028\u2029]")
_SOURCE = re.compile(r"(.+) ([0-9]{1,9})-([0-9]{1,9})", re.DOTALL)
_CONTENT = Path("/content")  # names are judged as text here, whatever lies on this disk
_IMAGES = _CONTENT / "images"


class _Dumper(yaml.SafeDumper):
    """PyYAML's writer, which takes its rules from a class, kept to one fact a line."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - PyYAML asks it of every value
        """True: no value is ever written as a reference to another."""
        return True


def _text_node(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    # Only the double-quoted style writes a line break, of any kind, as characters within the line. Without
    # an item of a list that begins like a key would be taken for one that is ill written.
    style = '"' if _LINE_BREAK.search(text) else "'" if begins_like_key(text, _ALL_KEYS) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _empty_node(dumper: yaml.SafeDumper, _: None) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:null", "")


_Dumper.add_representer(str, _text_node)
_Dumper.add_representer(type(None), _empty_node)


def dump_article(article: Article, beside: Mapping[Note, str] | None = None) -> str:
    """The file of an article: every fact on a line of its own, then the body.

    Notes that an older file of the article says in words (`beside`) keep those words.
    """
    facts = {key: _plain(getattr(article, key)) for key in ARTICLE_KEYS if key not in {"jump", "notes"}}
    jumps = [{str(jump.direction): as_printed(jump.page), "text": jump.text} for jump in article.jumps]
    facts |= {"page": _page(article.key), "jump": jumps, "notes": plain_notes(article.notes, beside)}
    facts = {key: facts[key] for key in ARTICLE_KEYS if facts[key] or key not in article.unasked}
    return _dumped(facts | _held(article.holding), article.body)


def dump_lists(lists: Mapping[str, object]) -> str:
    """Some facts of an article as they stand at the head of its file."""
    return _dumped(lists, "").removeprefix(f"{DASHES}\n").removesuffix(f"{DASHES}\n")


def dump_page(page: PrintedPage) -> str:
    """The file of a page's own facts, with what was left unplaced as its body; its articles are not in it."""
    facts = {
        "date": page.date,
        "page": _page(page.key),
        "name": page.name,
        "image": page.image,
        "pdf": page.pdf,
        "furniture": _plain(page.furniture),
        "source": _plain(page.source),
    }
    return _dumped(facts | _held(page.holding), page.unplaced)


def _page(key: Key) -> int | str | None:
    """The label of a page as a fact; None where nobody knows it."""
    return as_printed(key.page) if key.has_page else None


def _held(holding: Holding) -> dict[str, object]:
    """The keys that hold a text back; none for what the importer makes."""
    said: dict[str, object] = {
        "status": HIDDEN if "status" in holding.words else None,
        "draft": True if "draft" in holding.words else None,
        "private": True if "private" in holding.words else None,
        "published": False if "published" in holding.words else None,
        "embargo": holding.embargo,
        "withdrawn": holding.withdrawn,
    }
    return {key: fact for key, fact in said.items() if fact is not None}


def _plain(value: object) -> object:
    """The value in YAML's own kinds; what is absent within a nested fact is left out."""
    if isinstance(value, SourceLines):
        return f"{value.path} {value.first}-{value.last}"
    if isinstance(value, Status):
        return str(value)
    if isinstance(value, Continuation):
        value = {"page": as_printed(value.page), "head": value.head, "opening": value.opening}
        return {name: fact for name, fact in value.items() if fact is not None}
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if not is_dataclass(value):
        return value
    facts = {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    return {name: fact for name, fact in facts.items() if fact is not None and fact != []}


def _dumped(facts: Mapping[str, object], body: str) -> str:
    shown = {
        key: None if fact in ([], {}) else fact
        for key, fact in facts.items()
        if fact not in (None, [], {}) or key not in _LEFT_OUT_WHEN_EMPTY
    }
    front = yaml.dump(shown, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=math.inf)
    return f"{DASHES}\n{front}{DASHES}\n" + (f"\n{body}\n" if body else "")


def load_article(text: str, key: Key, path: str) -> tuple[Article | None, list[Problem]]:
    """The article in the text of a file, and what is wrong with it, by line of `path`.

    `key` decides date and page, whatever is written. None where no front matter can be
    read; a single fact that cannot be read is left at its default. Raises nothing, whatever the text.
    """
    source = yaml_source(text, path, _ALL_KEYS)
    facts = facts_at_head(source, (*ARTICLE_KEYS, *HOLDING_KEYS), is_held_word)
    if facts is None:
        return None, source.problems
    unasked = frozenset(FOUND_KEYS) - facts.nodes.keys() - _meant_keys(facts)
    _tell_other_place(facts, key)
    article = Article(
        key,
        text_fact(facts, "title"),
        source.body,
        kicker=text_fact(facts, "kicker"),
        subtitle=text_fact(facts, "subtitle"),
        byline=_byline(nested_fact(facts, "byline", NESTED_KEYS["byline"])),
        dateline=_dateline(nested_fact(facts, "dateline", NESTED_KEYS["dateline"])),
        section=text_fact(facts, "section"),
        captions=_captions(facts),
        corrections=texts_fact(facts, "corrections"),
        jumps=_jumps(facts),
        continued=_continued(facts),
        topics=texts_fact(facts, "topics"),
        people=texts_fact(facts, "people"),
        places=texts_fact(facts, "places"),
        organisations=texts_fact(facts, "organisations"),
        doubtful=_doubtful(nested_fact(facts, "doubtful", NESTED_KEYS["doubtful"])),
        source=_source(facts),
        confidence=_confidence(facts),
        notes=notes_fact(facts, "notes"),
        status=_status(facts),
        holding=holding_of(facts, source.body),
        external_id=text_fact(facts, "external_id"),
        provider=text_fact(facts, "provider"),
        url=_url(facts),
        zones=texts_fact(facts, "zones"),
        unasked=unasked,
    )
    return article, source.problems


def note_words(text: str) -> Mapping[Note, str]:
    """The words by which the file of an article says each of its notes; see `dump_article`."""
    facts = facts_at_head(yaml_source(text, "", _ALL_KEYS), ARTICLE_KEYS)
    return words_beside(facts, "notes") if facts else {}


def load_page(text: str, key: Key, path: str) -> tuple[PrintedPage | None, list[Problem]]:
    """The page in the text of its file, without its articles, and what is wrong with it; see load_article."""
    source = yaml_source(text, path, _ALL_KEYS)
    facts = facts_at_head(source, (*PAGE_KEYS, *HOLDING_KEYS, "status"), is_held_word)
    if facts is None:
        return None, source.problems
    _tell_other_place(facts, key)
    page = PrintedPage(
        key,
        text_fact(facts, "name"),
        furniture=_all_furniture(facts),
        unplaced=source.body,
        source=_source(facts),
        holding=holding_of(facts, source.body),
        image=_image(facts),
        pdf=text_fact(facts, "pdf"),
    )
    return page, source.problems


def load_issue(text: str, path: str) -> tuple[Holding, list[Problem]]:
    """What the file of an issue says of all its pages, and what is wrong; unreadable it holds back."""
    source = yaml_source(text, path, _ALL_KEYS)
    facts = facts_at_head(source, (*ISSUE_KEYS, *HOLDING_KEYS, "status"), is_held_word)
    return holding_of(facts, source.body) if facts else Holding(unclear=True), source.problems


def _meant_keys(facts: Facts) -> set[str]:
    """The keys that somebody meant to type at the head: under another name, or in a line that was not read."""
    named = {meant for each in facts.source.problems for name, meant in each.values if name == "meant"}
    return {key for key in FOUND_KEYS if key in named or any(key in line for line in facts.source.lost)}


def _tell_other_place(facts: Facts, key: Key) -> None:
    """Report a date and a page that are not those of the file's name and folder."""
    written_day, written_page = text_fact(facts, "date"), text_fact(facts, "page")
    if (
        written_day is not None
        and key.of_issue != issue_of(written_day)
        and key.date != printed_date(written_day)
    ):
        report_at(facts, "date", "day-of-another-folder", written=written_day, folder=key.folder)
    if written_page is not None and page_label(written_page) != key.page:
        code = "page-of-another-file" if key.has_page else "page-of-file-without-page"
        report_at(facts, "page", code, written=written_page, page=as_printed(key.page))


def _required(facts: Facts, name: str) -> str:
    text = text_fact(facts, name)
    if text is None:
        report_at(facts, name, "key-missing", key=name)
    return text or ""


def _byline(facts: Facts | None) -> Byline | None:
    if facts is None:
        return None
    people = nested_facts(facts, "credits", NESTED_KEYS["credits"])
    credited = tuple(Credit(text_fact(person, "role") or "", _required(person, "name")) for person in people)
    return Byline(_required(facts, "text"), credited)


def _dateline(facts: Facts | None) -> Dateline | None:
    if facts is None:
        return None
    place, source = text_fact(facts, "place"), text_fact(facts, "source")
    return Dateline(_required(facts, "text"), source, place, text_fact(facts, "date"))


def _captions(facts: Facts) -> tuple[Caption, ...]:
    return tuple(
        Caption(_required(caption, "text"), text_fact(caption, "credit"), _image(caption))
        for caption in nested_facts(facts, "captions", NESTED_KEYS["captions"])
    )


def _image(caption: Facts) -> str | None:
    name = text_fact(caption, "image")
    if name is None or inside(_IMAGES, name):
        return name
    report_at(caption, "image", "image-misnamed", name=name)
    return None


def _url(facts: Facts) -> str | None:
    """An address on the web; another one is told, since a reader's browser would do what it says."""
    url = text_fact(facts, "url")
    if url is None or is_on_the_web(url):
        return url
    report_at(facts, "url", "url-not-on-the-web", written=url)
    return None


def _jumps(facts: Facts) -> tuple[Jump, ...]:
    jumps = (_jump(each) for each in nested_facts(facts, "jump", NESTED_KEYS["jump"]))
    return tuple(jump for jump in jumps if jump)


def _jump(facts: Facts) -> Jump | None:
    directions = [direction for direction in Direction if text_fact(facts, direction)]
    if len(directions) != 1:
        report_at(facts, "text", "jump-without-direction")
        return None
    page = page_label(text_fact(facts, directions[0]) or "")
    if page is None:
        report_at(facts, directions[0], "jump-without-number")
        return None
    return Jump(directions[0], page, _required(facts, "text"))


def _continued(facts: Facts) -> tuple[Continuation, ...]:
    continuations = (_continuation(each) for each in nested_facts(facts, "continued", NESTED_KEYS["continued"]))
    return tuple(continuation for continuation in continuations if continuation)


def _continuation(facts: Facts) -> Continuation | None:
    page = page_label(text_fact(facts, "page") or "")
    if page is None:
        report_at(facts, "page", "continuation-without-number")
        return None
    return Continuation(page, text_fact(facts, "head"), text_fact(facts, "opening"))


def _doubtful(facts: Facts | None) -> Doubtful:
    if facts is None:
        return Doubtful()
    return Doubtful(*(texts_fact(facts, kind) for kind in NESTED_KEYS["doubtful"]))


def _all_furniture(facts: Facts) -> tuple[Furniture, ...]:
    return tuple(
        Furniture(_one_of(each, "kind", FURNITURE_KINDS) or "other", _required(each, "text"))
        for each in nested_facts(facts, "furniture", NESTED_KEYS["furniture"])
    )


def _one_of(facts: Facts, name: str, allowed: tuple[str, ...]) -> str | None:
    text = text_fact(facts, name)
    if text is None or text in allowed:
        return text
    report_at(facts, name, "not-one-of", key=name, allowed=tuple(allowed), written=text)
    return None


def _status(facts: Facts) -> Status:
    text = text_fact(facts, "status")
    if text == HIDDEN or is_unclear_status(text or ""):  # told with what holds the article back
        return Status.DRAFT
    return Status(_one_of(facts, "status", (*Status, HIDDEN)) or Status.DRAFT)


def _source(facts: Facts) -> tuple[SourceLines, ...]:
    lines = (_source_lines(single) for single in single_facts(facts, "source"))
    return tuple(each for each in lines if each)


def _source_lines(single: Facts) -> SourceLines | None:
    match = _SOURCE.fullmatch(text_fact(single, "source") or "")
    if match and inside(_CONTENT, match[1]):
        return SourceLines(match[1], int(match[2]), int(match[3]))
    report_at(single, "source", "source-misspelt")
    return None


def _confidence(facts: Facts) -> float | None:
    text = text_fact(facts, "confidence")
    if text is None:
        return None
    try:
        share = float(text)
    except ValueError:
        share = math.nan
    if 0 <= share <= 1:
        return share
    report_at(facts, "confidence", "no-confidence", written=text)
    return None
