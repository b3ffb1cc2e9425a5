"""docs/front-matter.md names every key that is ever written, and no other."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import yaml
from conftest import ROOT

from generator.content.front_matter import FURNITURE_KINDS, dump_article, dump_page, load_article, note_words
from generator.content.holding import HIDDEN, HOLDING_KEYS
from generator.filing import Outcome
from generator.messages import catalogue, names_in
from generator.model import (
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
    Note,
    NoteCode,
    PrintedPage,
    SourceLines,
    Status,
    key_of,
)

TEXT = (ROOT / "docs/front-matter.md").read_text(encoding="utf-8")
DAY = date(2025, 6, 15)
SOURCE = (SourceLines("pages/2025-06-15/01.txt", 1, 2),)
FULL_ARTICLE = Article(
    key_of("2025-06-15/01-03"),
    "题",
    "文",
    kicker="引",
    subtitle="副",
    byline=Byline("文", (Credit("记者", "名"),)),
    dateline=Dateline("文", "源", "地", "日"),
    section="栏",
    captions=(Caption("文", "摄", "图.jpg"),),
    corrections=("更正",),
    jumps=(Jump(Direction.TO, "02", "下转第2版"), Jump(Direction.FROM, "02", "上接第2版")),
    continued=(Continuation("02", "题", "文"),),
    topics=("题",),
    people=("人",),
    places=("地",),
    organisations=("社",),
    doubtful=Doubtful(("人",), ("地",), ("社",)),
    source=SOURCE,
    notes=(Note(NoteCode.HEADLINE_OF_CONTINUATION, (("page", 2), ("first_page", 1))),),
    provider="社",
    url="https://news.example/1",
    external_id="1",
    zones=("4,10 61,10 61,48 4,48",),
)
FULL_PAGE = PrintedPage(
    key_of("2025-06-15/01"),
    "要闻",
    (Furniture("masthead", "云津日报"),),
    "余",
    SOURCE,
    image="图.jpg",
    pdf="版.pdf",
)


def keys_of(value: object, above: str = "") -> Iterator[str]:
    if isinstance(value, list):
        for part in value:
            yield from keys_of(part, above)
    if isinstance(value, dict):
        for key, part in value.items():
            yield above + key
            yield from keys_of(part, f"{above}{key}.")


def written_keys(text: str) -> set[str]:
    keys = set(keys_of(yaml.safe_load(text.split("---\n")[1])))
    return keys - {f"notes.{name}" for code in NoteCode for name in names_in(catalogue("zh-Hans")[code])}


def test_every_key_of_an_article_has_its_heading_and_every_heading_its_key() -> None:
    written = written_keys(dump_article(FULL_ARTICLE)) | set(HOLDING_KEYS)
    assert set(re.findall(r"^### `([a-z._]+)`$", TEXT, re.MULTILINE)) == written


def test_every_key_of_a_page_has_its_heading_and_every_heading_its_key() -> None:
    headings = re.findall(r"^### `([a-z.]+)` of a page$", TEXT, re.MULTILINE)
    assert set(headings) == written_keys(dump_page(FULL_PAGE))


def test_the_headings_stand_in_the_order_of_the_file() -> None:
    top = re.findall(r"^### `([a-z_]+)`$", TEXT, re.MULTILINE)
    held = Holding(("draft", "private", "published"), embargo=DAY, withdrawn="因")
    text = dump_article(replace(FULL_ARTICLE, holding=held))
    assert top == list(yaml.safe_load(text.split("---\n")[1]))


def test_the_example_shows_every_key_and_loads_as_it_stands() -> None:
    example = TEXT.split("```markdown\n")[1].split("```\n")[0]
    article, problems = load_article(example, key_of("2025-06-15/01-03"), "docs/front-matter.md")
    assert problems == []
    assert article is not None
    assert dump_article(article, note_words(example)) == example
    assert written_keys(example) == written_keys(dump_article(FULL_ARTICLE))


def test_every_code_of_a_note_is_in_the_table_with_its_values() -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \| ([^|]*)\| \S[^|]+ \|$", TEXT, re.MULTILINE)
    named = {code: re.findall("`([a-z_]+)`", values) for code, values in rows}
    assert named == {str(code): list(dict.fromkeys(names_in(catalogue("zh-Hans")[code]))) for code in NoteCode}


def test_every_allowed_value_is_named() -> None:
    assert all(f"`{value}`" in TEXT for value in (*FURNITURE_KINDS, *Status))


def test_every_word_that_holds_back_is_in_the_table_of_states() -> None:
    rows = (
        (ROOT / "docs/visibility.md").read_text(encoding="utf-8").split("## Every state")[1].split("\n## ")[0]
    )
    assert all(f"`{key}: " in rows for key in HOLDING_KEYS)
    assert f"`status: {HIDDEN}`" in rows


def test_every_outcome_of_an_import_has_its_row() -> None:
    rows = TEXT.split("| what happened since")[1].split("\n\n")[0].split("\n")[2:]
    assert len(rows) == len(Outcome)
