"""Articles joined across pages, by stories (tests/cases/continuation) and by laws: nothing lost or doubled."""

import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from conftest import CASES, ROOT
from golden import assert_golden, coded
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.content.front_matter import dump_article, load_article
from generator.continuation import continued
from generator.continuation.joined import joined
from generator.exports import reading_json
from generator.language.typography import without_spaces
from generator.model import (
    Article,
    Byline,
    Caption,
    Credit,
    Dateline,
    Direction,
    Jump,
    LineRole,
    Note,
    NoteCode,
    Origin,
    ParsedPage,
    Problem,
    RawPage,
    Severity,
    SourceLines,
    article_key,
    as_printed,
    issue_key,
    key_of,
    page_key,
    values_of,
)
from generator.parse import parse_page
from generator.prose import paragraphs_of

DAY = date(2025, 9, 15)
STORIES = sorted((CASES / "continuation").iterdir())
SAMPLE = sorted((ROOT / "content" / "pages").iterdir())


def raw_pages(folder: Path) -> list[RawPage]:
    """The pages of a folder as one issue."""
    return [
        RawPage(
            issue_key(DAY).page_of_issue(path.stem),
            tuple(path.read_text(encoding="utf-8").split("\n")),
            f"pages/{DAY}/{path.name}",
        )
        for path in sorted(folder.glob("*.txt"))
        if path.name != "reading.txt"
    ]


def readings_of(folder: Path) -> list[ParsedPage]:
    return [parse_page(page) for page in raw_pages(folder)]


# --- stories ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_the_reading_of_a_small_issue(story: Path, *, accept: bool) -> None:
    made = "".join(shown(reading) for reading in continued(readings_of(story)))
    assert_golden(made, story / "reading.txt", accept=accept)


def shown(reading: ParsedPage) -> str:
    """A reading as a text that a person can check against the page: articles, what moved, problems."""
    label = as_printed(reading.page.label)
    lines = [f"== 第{label}版" if isinstance(label, int) else f"== {label}版"]
    lines += [line for article in reading.page.articles for line in _article_lines(article)]
    lines += [f"[moved] {article.title or '〔无题〕'}: {article.body[:12]}" for article in reading.moved]
    lines += [f"[unplaced] {paragraph.text}" for paragraph in paragraphs_of(reading.page.unplaced)]
    lines += [f"! {problem.origin.line}: {coded(problem)}" for problem in reading.problems]
    return "\n".join(lines) + "\n\n"


def _article_lines(article: Article) -> Iterator[str]:
    yield f"# {article.title or '〔标题不在文字层〕'}"
    yield from (f"{name}: {value}" for name, value in _fields(article) if value)
    yield from (f"jump: {jump.direction} {as_printed(jump.page)} {jump.text}" for jump in article.jumps)
    for part in article.continued:
        yield f"continued: {as_printed(part.page)} [{part.head}] {part.opening}"
    yield from (f"{'##' if part.subhead else '|'} {part.text}" for part in paragraphs_of(article.body))
    yield from (f"note: {coded(note)}" for note in article.notes)


def _fields(article: Article) -> Iterator[tuple[str, str | None]]:
    yield "kicker", article.kicker
    yield "subtitle", article.subtitle
    yield "byline", article.byline.text if article.byline else None
    yield "captions", " / ".join(caption.text for caption in article.captions)
    yield "lines", ", ".join(f"{part.path[-6:-4]} {part.first}-{part.last}" for part in article.source)


# --- laws ------------------------------------------------------------------------------------------------


def signs(readings: Sequence[ParsedPage]) -> Counter[str]:
    """All signs but white space that the readings hold, each counted where it is printed."""
    texts = [piece.text for reading in readings for piece in reading.page.furniture]
    texts += [part.text for reading in readings for part in paragraphs_of(reading.page.unplaced)]
    texts += [text for reading in readings for article in reading.page.articles for text in _printed(article)]
    return Counter(without_spaces("".join(texts)))


def _printed(article: Article) -> list[str]:
    body = [part.text for part in paragraphs_of(article.body)]
    captions = [caption.text for caption in article.captions]
    heads = [article.section, article.title, article.kicker, article.subtitle]
    heads += [part.head for part in article.continued]
    texts = [*(head for head in heads if head), *body, *captions, *(jump.text for jump in article.jumps)]
    byline = without_spaces(article.byline.text) if article.byline else ""
    if byline not in without_spaces("".join(body)) and byline not in without_spaces("".join(captions)):
        texts.append(byline)
    return texts


def lines(reading: ParsedPage) -> set[int]:
    return {role.line for role in reading.roles}


def assert_lawful(readings: Sequence[ParsedPage]) -> None:
    after = continued(readings)
    assert [reading.page.key for reading in after] == [reading.page.key for reading in readings]
    assert signs(after) == signs(readings), "a sign was lost, invented or doubled"
    assert [lines(reading) for reading in after] == [lines(reading) for reading in readings]
    assert continued(after) == after
    assert continued(after[::-1]) == after[::-1]
    articles = [article for reading in after for article in reading.page.articles]
    moved = [article for reading in after for article in reading.moved]
    before = [article for reading in readings for article in reading.page.articles]
    assert sorted(article.key for article in [*articles, *moved]) == sorted(one.key for one in before)
    assert sum(len(article.continued) for article in articles) == len(moved)
    for article in articles:
        assert load_article(dump_article(article), article.key, "x") == (article, [])
        assert len(set(article.pages)) == len(article.pages)


_READ: dict[Path, ParsedPage] = {}


def read(path: Path) -> ParsedPage:
    """The reading of a page's text as the page of one issue that its file's name says; each is read once."""
    if path not in _READ:
        text = tuple(path.read_text(encoding="utf-8").split("\n"))
        key = issue_key(DAY).page_of_issue(path.stem)
        _READ[path] = parse_page(RawPage(key, text, f"pages/{key}.txt"))
    return _READ[path]


@pytest.mark.parametrize("folder", [*SAMPLE, *STORIES], ids=lambda folder: folder.name)
def test_nothing_of_an_issue_is_lost_or_doubled(folder: Path) -> None:
    assert_lawful([read(path) for path in sorted(folder.glob("*.txt")) if path.name != "reading.txt"])


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_nothing_of_pages_thrown_together_is_lost_or_doubled(data: st.DataObject) -> None:
    texts = sorted(path for folder in (*SAMPLE, *STORIES) for path in folder.glob("[0-9]*.txt"))
    numbers = data.draw(st.lists(st.integers(1, 4), min_size=1, max_size=4, unique=True))
    # A page keeps its own number, so that what its marks name may be there.
    issue = [
        read(data.draw(st.sampled_from([path for path in texts if path.stem == f"{n:02}"]))) for n in numbers
    ]
    assert_lawful(issue)


@pytest.mark.parametrize("folder", SAMPLE, ids=lambda folder: folder.name)
def test_the_order_of_the_pages_does_not_matter(folder: Path) -> None:
    readings = [read(path) for path in sorted(folder.glob("*.txt"))]
    shuffled = random.Random(1).sample(readings, len(readings))  # noqa: S311 - any order will do
    made = continued(readings)
    assert sorted(continued(shuffled), key=lambda reading: reading.page.key) == list(made)


def test_no_page_and_a_page_alone_stay_as_they_are() -> None:
    alone = read(SAMPLE[0] / "01.txt")
    assert continued([]) == ()
    assert continued([alone]) == (alone,)


def test_the_sample_edition_is_put_together() -> None:
    whole = Counter(
        folder.name
        for folder in SAMPLE
        for reading in continued([read(path) for path in sorted(folder.glob("*.txt"))])
        for article in reading.page.articles
        if article.continued
    )
    # Two of the first issue's three stay apart and are told: their inner pages' heads are misread.
    assert whole == {"2025-09-10": 1, "2025-09-11": 2, "2025-09-12": 5}


def test_lines_of_an_article_that_began_elsewhere_are_a_continuation_s() -> None:
    folder = CASES / "continuation" / "headline-repeated"
    pages = raw_pages(folder)
    after = continued([parse_page(page) for page in pages])
    bus, tea = after[1], after[2]
    assert {role.role for role in bus.roles if role.article is None} == set()
    assert {role.role for role in tea.roles if role.article is None} == {"continuation"}
    json_of_inner = reading_json(tea, pages[2])
    assert json_of_inner["line_roles"]["12"] == [[None, "continuation"]]  # type: ignore[index]
    assert json.dumps(json_of_inner, ensure_ascii=False).count("四十斤鲜叶") == 0
    assert json.dumps(reading_json(after[0], pages[0]), ensure_ascii=False).count("四十斤鲜叶") == 1


def test_a_doubt_stands_at_both_marks_and_in_both_articles() -> None:
    after = continued(readings_of(CASES / "continuation" / "another-story-under-the-mark"))
    problems = [problem for reading in after for problem in reading.problems]
    assert [str(problem.origin) for problem in problems] == [
        "content/pages/2025-09-15/01.txt:11",
        "content/pages/2025-09-15/02.txt:14",
    ]
    assert all(problem.severity is Severity.WARNING for problem in problems)
    noted = [
        article.title
        for reading in after
        for article in reading.page.articles
        if {note.code for note in article.notes} & {NoteCode.GOES_ON_PERHAPS, NoteCode.COMES_FROM_PERHAPS}
    ]
    assert noted == ["砚江新桥昨日通车 三千市民步行过江", "炭焙秋茶中秋上市"]


def test_that_a_headline_is_missing_is_told_no_more_of_what_became_a_part_but_of_all_else() -> None:
    first, second = readings_of(CASES / "continuation" / "sentence-cut-in-the-middle")
    (gone,) = continued([first, second])[1].moved
    renamed = [replace(one, key=key_of(f"{DAY}/02-10")) if one == gone else one for one in second.page.articles]
    problems = tuple(
        Problem(Origin("x"), "article-without-headline", Severity.NOTE, values_of(article=f"{DAY}/02-{number}"))
        for number in (10, 100)
    )
    page = replace(second.page, articles=tuple(renamed))
    after = continued([first, replace(second, page=page, problems=problems)])[1]
    assert [str(article.key) for article in after.moved] == [f"{DAY}/02-10"]
    assert after.problems == problems[1:]


# --- two parts as one --------------------------------------------------------------------------------------


def part(page: int, body: str, **fields: object) -> Article:
    """An article of a page with the given fields."""
    key = article_key(page_key(DAY, page), 1)
    plain = Article(key, "新桥通车", body, source=(SourceLines(f"pages/{DAY}/{page:02}.txt", 1, 9),))
    return Article(**({name: getattr(plain, name) for name in plain.__slots__} | fields))


FIRST = part(1, "新桥昨日通车。\n\n顾秀兰从前过江要绕", jumps=(Jump(Direction.TO, "02", "（下转二版）"),))
SECOND = part(
    2, "到上游的石桥。\n\n### 旧柚木\n\n桥栏是旧柚木。", jumps=(Jump(Direction.FROM, "01", "（上接第一版）"),)
)


def test_a_sentence_cut_by_the_jump_is_one_again() -> None:
    whole = joined(FIRST, SECOND)
    assert whole.body == "新桥昨日通车。\n\n顾秀兰从前过江要绕到上游的石桥。\n\n### 旧柚木\n\n桥栏是旧柚木。"
    assert [jump.text for jump in whole.jumps] == ["（下转二版）", "（上接第一版）"]
    assert whole.source == FIRST.source + SECOND.source
    assert (whole.key, whole.page, whole.pages) == (FIRST.key, "01", ("01", "02"))
    seam = (("page", 2), ("before", "秀兰从前过江要绕"), ("after", "到上游的石桥。"))
    assert whole.notes == (Note(NoteCode.CONTINUATION_JOINED, seam),)


@pytest.mark.parametrize(
    ("before", "after", "body"),
    [
        ("桥修好了。", "顾秀兰说好。", "桥修好了。\n\n顾秀兰说好。"),
        ("桥上有长椅，", "桥下有船。", "桥上有长椅，桥下有船。"),
        ("### 长椅", "桥上有长椅。", "### 长椅\n\n桥上有长椅。"),
        ("桥上有", "### 长椅", "桥上有\n\n### 长椅"),
        ("", "桥上有长椅。", "桥上有长椅。"),
        ("他用 Open", "Type 排版。", "他用 Open Type 排版。"),
    ],
)
def test_paragraphs_are_one_only_where_a_sentence_is_cut(before: str, after: str, body: str) -> None:
    assert joined(part(1, before), part(2, after)).body == body


def byline(text: str, *names: str) -> Byline:
    return Byline(text, tuple(Credit("记者", name) for name in names))


@pytest.mark.parametrize(
    ("first", "second", "text"),
    [
        (None, None, None),
        (byline("记者 沈砚秋", "沈砚秋"), None, "记者 沈砚秋"),
        (None, byline("记者 贝小舟", "贝小舟"), "记者 贝小舟"),
        (byline("记者 沈砚秋", "沈砚秋"), byline("记者 贝小舟", "贝小舟"), "记者 沈砚秋 记者 贝小舟"),
        (byline("记者 林晚秋", "林晚秋"), byline("记者 贝小舟", "贝小舟"), "记者 贝小舟"),
    ],
)
def test_every_byline_is_kept_and_none_is_said_twice(
    first: Byline | None, second: Byline | None, text: str | None
) -> None:
    one = part(1, "本报讯（记者 林晚秋）新桥通车。", byline=first)
    whole = joined(one, part(2, "桥上有长椅。", byline=second))
    assert (whole.byline.text if whole.byline else None) == text
    credited = [credit.name for each in (first, second) if each for credit in each.credits]
    assert [credit.name for credit in whole.byline.credits] == credited if whole.byline else not credited


def test_what_stands_over_the_continuation_is_kept_beside_its_page() -> None:
    second = replace(SECOND, section="江城纪事", kicker="江上二十年", title="新桥", subtitle="三千人过江")
    whole = joined(FIRST, second)
    assert [(one.page, one.head, one.opening) for one in whole.continued] == [
        ("02", "江城纪事 江上二十年 新桥 三千人过江", "到上游的石桥。")
    ]
    assert (whole.title, whole.kicker) == ("新桥通车", None)


def test_a_headline_missing_on_the_first_page_is_the_one_printed_over_the_continuation() -> None:
    missing = Note(NoteCode.NO_HEADLINE)
    whole = joined(replace(FIRST, title=None, notes=(missing,)), replace(SECOND, kicker="江上二十年"))
    assert (whole.title, whole.kicker, whole.continued[0].head) == ("新桥通车", "江上二十年", None)
    assert whole.notes[0] == Note(NoteCode.HEADLINE_OF_CONTINUATION, (("page", 2), ("first_page", 1)))
    assert missing not in whole.notes


def test_captions_and_the_dateline_at_the_end_come_along() -> None:
    dateline = Dateline("据新华社", "新华社")
    second = replace(SECOND, captions=(Caption("桥上的人。"),), dateline=dateline)
    whole = joined(replace(FIRST, captions=(Caption("桥上的灯。"),)), second)
    assert [caption.text for caption in whole.captions] == ["桥上的灯。", "桥上的人。"]
    assert whole.dateline == dateline


def test_the_opening_is_long_enough_to_be_found_once() -> None:
    again = "新桥上的长椅一共有十二张，"
    whole = joined(part(1, f"{again}都朝着江。"), part(2, f"{again}椅背刻着渔歌。"))
    assert whole.continued[0].opening == f"{again}椅"


def test_doubts_of_the_continuation_are_the_article_s_but_not_that_it_has_no_headline() -> None:
    missing, border = Note(NoteCode.NO_HEADLINE), Note(NoteCode.UNCLEAR_BORDERS, (("percent", 70),))
    second = replace(SECOND, title=None, notes=(missing, border), confidence=0.5)
    whole = joined(replace(FIRST, confidence=0.9), second)
    assert border in whole.notes
    assert missing not in whole.notes
    assert whole.confidence == 0.5


@pytest.mark.parametrize("code", NoteCode)
def test_only_doubts_of_the_text_of_a_continuation_make_the_whole_less_sure(code: NoteCode) -> None:
    of_no_matter = {
        NoteCode.NO_HEADLINE,
        NoteCode.UNRELATED_HEADLINE,
        NoteCode.RIVAL_HEADLINE,
        NoteCode.GUESSED_HEADS,
        NoteCode.HEADLINE_OF_CONTINUATION,
        NoteCode.SHORT_BODY,
    }
    second = replace(SECOND, notes=(Note(code),), confidence=0.5)
    assert joined(replace(FIRST, confidence=0.9), second).confidence == (0.9 if code in of_no_matter else 0.5)


def test_roles_without_articles_are_left_alone() -> None:
    reading = read(SAMPLE[0] / "01.txt")
    furniture = {role for role in reading.roles if role.article is None}
    after, *_ = continued([reading, read(SAMPLE[0] / "02.txt")])
    assert furniture <= set(after.roles)
    assert all(isinstance(role, LineRole) for role in after.roles)


def test_the_whole_head_comes_from_the_continuation_where_the_first_page_has_none() -> None:
    second = replace(SECOND, kicker="江上二十年", title="新桥", subtitle="三千人过江")
    whole = joined(replace(FIRST, title=None), second)
    assert (whole.kicker, whole.title, whole.subtitle) == ("江上二十年", "新桥", "三千人过江")


GUESSED, SHORT, SOFT = (
    Note(NoteCode.GUESSED_HEADS),
    Note(NoteCode.SHORT_BODY),
    Note(NoteCode.UNCLEAR_BORDERS, (("percent", 40),)),
)


def test_what_is_doubtful_in_the_first_part_stays_so_but_that_it_is_short() -> None:
    whole = joined(replace(FIRST, notes=(SHORT, GUESSED)), replace(SECOND, notes=(SHORT, SOFT)))
    assert [note.code for note in whole.notes] == [
        NoteCode.GUESSED_HEADS,
        NoteCode.CONTINUATION_JOINED,
        NoteCode.UNCLEAR_BORDERS,
    ]


@pytest.mark.parametrize(
    ("first", "second", "notes", "whole"),
    [
        (0.9, 0.3, (SOFT,), 0.3),
        (0.2, 0.3, (SOFT,), 0.2),
        (0.9, 0.3, (SHORT,), 0.9),
        (0.9, None, (SOFT,), 0.9),
        (None, 0.3, (SOFT,), None),
    ],
)
def test_a_joined_article_is_as_sure_as_its_parts(
    first: float | None, second: float | None, notes: tuple[Note, ...], whole: float | None
) -> None:
    one, other = replace(FIRST, confidence=first), replace(SECOND, confidence=second, notes=notes)
    assert joined(one, other).confidence == whole
