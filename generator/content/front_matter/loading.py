"""Markdown with YAML front matter, as people type it -> articles and pages, and what is wrong by line."""

import math
import re
from collections.abc import Mapping
from pathlib import Path

from generator.content.front_matter.keys import (
    ALL_KEYS,
    ARTICLE_KEYS,
    FURNITURE_KINDS,
    ISSUE_KEYS,
    NESTED_KEYS,
    PAGE_KEYS,
)
from generator.content.holding import HIDDEN, HOLDING_KEYS, holding_of, is_held_word, is_unclear_status
from generator.content.notes import notes_fact, words_beside
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
    Facts,
    facts_at_head,
    nested_fact,
    nested_facts,
    report_at,
    single_facts,
    text_fact,
    texts_fact,
    yaml_source,
)

_SOURCE = re.compile(r"(.+) ([0-9]{1,9})-([0-9]{1,9})", re.DOTALL)
_CONTENT = Path("/content")  # names are judged as text here, whatever lies on this disk
_IMAGES = _CONTENT / "images"


def load_article(text: str, key: Key, path: str) -> tuple[Article | None, list[Problem]]:
    """The article in the text of a file, and what is wrong with it, by line of `path`.

    `key` decides date and page, whatever is written. None where no front matter can be
    read; a single fact that cannot be read is left at its default. Raises nothing, whatever the text.
    """
    source = yaml_source(text, path, ALL_KEYS)
    facts = facts_at_head(source, (*ARTICLE_KEYS, *HOLDING_KEYS), is_held_word)
    if facts is None:
        return None, source.problems
    unasked = frozenset(FOUND_KEYS).difference(facts.nodes, _meant_keys(facts))
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
    facts = facts_at_head(yaml_source(text, "", ALL_KEYS), ARTICLE_KEYS)
    return words_beside(facts, "notes") if facts else {}


def load_page(text: str, key: Key, path: str) -> tuple[PrintedPage | None, list[Problem]]:
    """The page in the text of its file, without its articles, and what is wrong with it; see load_article."""
    source = yaml_source(text, path, ALL_KEYS)
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
    source = yaml_source(text, path, ALL_KEYS)
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
