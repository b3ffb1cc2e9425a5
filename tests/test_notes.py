"""What the importer notes of an article: codes in memory and in its file, sentences where they are shown."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from conftest import CASES

from generator.content.front_matter import dump_article, load_article, note_words
from generator.continuation import continued
from generator.continuation.doubts import doubts_of
from generator.continuation.pairs import Match
from generator.continuation.parts import parts_of
from generator.messages import catalogue, names_in, note_sentence
from generator.model import (
    Article,
    Direction,
    Jump,
    Note,
    NoteCode,
    ParsedPage,
    Phrase,
    PhraseCode,
    PrintedPage,
    Problem,
    RawPage,
    Severity,
    key_of,
    page_key,
)
from generator.parse import parse_page

KEY = key_of("2025-06-15/01-03")
PATH = f"content/articles/{KEY}.md"
DAY = date(2025, 6, 15)
# Between them these pages are noted for everything that is noted of a page by itself.
NOTED_PAGES = (
    *("appointments", "authors-among-gathered-headlines", "caption-that-points-to-its-picture"),
    *("headline-not-in-the-text", "results-of-a-match", "rules-between-stories"),
    "characters-nobody-could-read",
)


def article(*notes: Note) -> Article:
    return Article(KEY, "新桥通车", "新桥昨日通车。", notes=notes)


def read(*lines: str) -> tuple[tuple[Note, ...], list[Problem]]:
    """The notes of a file with these lines, the first of which is line 3 of the file."""
    text = "\n".join(["---", "title: 新桥通车", *lines, "---", "", "新桥昨日通车。", ""])
    loaded, problems = load_article(text, KEY, PATH)
    assert loaded is not None
    return loaded.notes, problems


# --- codes and sentences -----------------------------------------------------------------------------------


def page_of(path: Path) -> RawPage:
    lines = tuple(path.read_text(encoding="utf-8").split("\n"))
    return RawPage(
        page_key(DAY, int(path.stem) if path.stem.isdigit() else 1), lines, f"pages/{DAY}/{path.name}"
    )


def made() -> Iterator[Note]:
    """Notes of every code, as the importer makes them."""
    issues = [sorted(folder.glob("[0-9]*.txt")) for folder in sorted((CASES / "continuation").iterdir())]
    issues += [[CASES / "parse" / name / "page.txt"] for name in NOTED_PAGES]
    for paths in issues:
        for reading in continued([parse_page(page_of(path)) for path in paths]):
            yield from (note for one in reading.page.articles for note in one.notes)
    yield from (doubt.note for doubt in doubts_of([match_with_marks(of_first=True)]))
    yield from (doubt.note for doubt in doubts_of([match_with_marks(of_first=False)]))


def match_with_marks(*, of_first: bool) -> Match:
    """Two parts that may be one story, only one of which has a mark."""
    onward, back = Jump(Direction.TO, "02", "（下转二版）"), Jump(Direction.FROM, "01", "（上接第一版）")
    first = Article(key_of("2025-06-15/01-01"), "新桥通车", "桥上有", jumps=(onward,) if of_first else ())
    second = Article(key_of("2025-06-15/02-01"), None, "长椅。", jumps=() if of_first else (back,))
    pages = (PrintedPage(one.key.of_page, articles=(one,)) for one in (first, second))
    start, end = parts_of(ParsedPage(page, ()) for page in pages)
    return Match(start, end, 2.0, sure=False)


def phrases_in(note: Note) -> Iterator[Phrase]:
    for _, value in note.values:
        yield from (part for part in value if isinstance(part, Phrase)) if isinstance(value, tuple) else ()


def test_whatever_is_noted_has_a_sentence_with_places_for_just_its_values() -> None:
    notes = list(made())
    phrases = [phrase for note in notes for phrase in phrases_in(note)]
    assert {note.code for note in notes} == set(NoteCode)
    assert {phrase.code for phrase in phrases} == set(PhraseCode)
    both: list[Note | Phrase] = [*notes, *phrases]
    for said in both:
        assert {name for name, _ in said.values} == set(names_in(catalogue("zh-Hans")[said.code])), said.code
    assert not [note for note in notes if note.text]


def test_several_parts_that_may_go_on_are_named_one_after_another() -> None:
    titled = Phrase(PhraseCode.PART_WITH_HEADLINE, (("page", 2), ("title", "新桥的灯")))
    untitled = Phrase(PhraseCode.PART_WITHOUT_HEADLINE, (("page", 3), ("opening", "桥上有长椅")))
    note = Note(NoteCode.GOES_ON_PERHAPS, (("mark", "（下转二版）"), ("others", (titled, untitled))))
    words = note_sentence(note)
    assert re.search("（下转二版）.*2.*新桥的灯.*3.*桥上有长椅", words)
    assert not set("{}[]") & set(words)


@pytest.mark.parametrize("hostile", ["{rival}", "{0.__class__}", "%s", "“”《》", "\u202e\x1b[31m", ""])
def test_a_value_is_shown_as_it_is_whatever_is_in_it(hostile: str) -> None:
    note = Note(NoteCode.RIVAL_HEADLINE, (("rival", hostile), ("percent", 5)))
    before, after = catalogue("zh-Hans")["rival-headline"].split("{rival}")
    assert note_sentence(note) == before + hostile + after.replace("{percent}", "5")


# --- in a file ---------------------------------------------------------------------------------------------


def test_a_note_stands_in_the_file_as_its_code_its_sentence_and_its_values() -> None:
    note = Note(NoteCode.UNCLEAR_SEAM, (("line", 12), ("percent", 74)))
    lines = dump_article(article(note, Note(text="已对照原版"))).partition("notes:\n")[2].split("\n")[:5]
    assert lines == [
        "- code: unclear-seam",
        f"  says: {note_sentence(note)}",
        "  line: 12",
        "  percent: 74",
        "- 已对照原版",
    ]


def test_the_sentence_beside_a_code_is_not_read_back() -> None:
    assert read("notes:", "- code: short-body", "  says: 另一句话") == ((Note(NoteCode.SHORT_BODY),), [])
    assert read("notes:", "- code: short-body") == ((Note(NoteCode.SHORT_BODY),), [])


def test_words_of_an_editor_and_of_older_files_are_notes_without_a_code() -> None:
    sentence = note_sentence(Note(NoteCode.SHORT_BODY))
    assert read("notes:", f"- {sentence}", "- 已对照原版") == (
        (Note(text=sentence), Note(text="已对照原版")),
        [],
    )
    assert read("notes: 已对照原版")[0] == (Note(text="已对照原版"),)
    assert read("notes:", "- says: 已对照原版") == ((Note(text="已对照原版"),), [])
    assert read("notes:", "- 见: 附注")[0] == (Note(text="见: 附注"),)


def test_a_note_of_another_version_says_what_stands_beside_it() -> None:
    (note,), problems = read(
        "notes:", "- code: of-another-version", "  says: 请核对。", "  pages: [2]", "  n: 3"
    )
    assert (note, problems[1:]) == (
        Note("of-another-version", (("pages", "[2]"), ("n", 3)), "请核对。"),
        [],
    )
    assert note_sentence(note) == "请核对。"
    (bare,), problems = read("notes:", "- code: of-another-version", "  n: 3")
    assert (bare, [str(problem.origin) for problem in problems]) == (
        Note("of-another-version", (("n", 3),)),
        [f"{PATH}:4"],
    )
    assert problems[0].severity is Severity.WARNING
    assert (problems[0].code, problems[0].value("code")) == ("note-without-words", "of-another-version")
    assert "of-another-version" in note_sentence(bare)
    assert load_article(dump_article(article(bare)), KEY, PATH)[0] == article(bare)


def test_a_code_without_one_of_its_values_is_shown_by_the_words_beside_it() -> None:
    (note,), problems = read(
        "notes:", "- code: unclear-seam", "  says: 第 12 行起请核对。", "  line: 12", "  percent:"
    )
    assert (note_sentence(note), problems) == ("第 12 行起请核对。", [])
    (bare,), (problem,) = read("notes:", "- code: unclear-seam", "  line: 12")
    assert "12" in note_sentence(bare)
    assert str(problem.origin) == f"{PATH}:4"


def test_values_without_their_code_are_told() -> None:
    notes, problems = read("notes:", "- says: 请核对。", "  percent: 74")
    assert notes == (Note(text="请核对。"),)
    assert [str(problem.origin) for problem in problems] == [f"{PATH}:5"]


@pytest.mark.parametrize(
    "value",
    ["others: 一篇", "others: 3", "others: [一篇]", "others:", "others: {a: b}", "others: []", "others: &a x"],
)
def test_a_value_of_the_wrong_kind_loses_nothing_else(value: str) -> None:
    lines = ("notes:", "- code: goes-on-perhaps", "  mark: （下转二版）", f"  {value}", "- 已对照原版")
    notes, _ = read(*lines)
    assert [note.code for note in notes] == [NoteCode.GOES_ON_PERHAPS, ""]
    assert all(note_sentence(note) for note in notes)


def test_a_file_keeps_the_words_that_it_has_for_a_note() -> None:
    seam, short = Note(NoteCode.UNCLEAR_SEAM, (("line", 12), ("percent", 74))), Note(NoteCode.SHORT_BODY)
    older = dump_article(article(seam)).replace(note_sentence(seam), "第 12 行起请核对。")
    oldest = older.replace("status:", f"- {note_sentence(short)}\nstatus:")
    assert dump_article(article(seam, short), note_words(oldest)) == oldest
    surer = Note(NoteCode.UNCLEAR_SEAM, (("line", 12), ("percent", 80)))
    assert note_sentence(surer) in dump_article(article(surer), note_words(oldest))
