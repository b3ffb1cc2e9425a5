"""Front matter: what is written is read back the same, and whatever an editor types is answered by line."""

from dataclasses import replace
from datetime import date
from operator import attrgetter

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from generator.content.front_matter import FURNITURE_KINDS, dump_article, dump_page, load_article, load_page
from generator.messages import DEFAULT_LANGUAGE, catalogue
from generator.model import (
    FOUND_KEYS,
    NO_PAGE,
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
    NoteCode,
    Phrase,
    PhraseCode,
    PrintedPage,
    Problem,
    SourceLines,
    Status,
    key_of,
    numbered_page,
)
from generator.prose import Paragraph, markdown_body

# A busy machine is no failure.
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
FEWER = settings(UNHURRIED, max_examples=50)
KEY = key_of("2025-06-15/01-03")
PAGE_KEY = key_of("2025-06-15/01")
PATH = "content/articles/2025-06-15/01-03.md"
DAY = date(2025, 6, 15)

ODD = "\"'#:-?!&*|>%@`[]{},\\ \t\n\r\x00\x07\x7f\x85\u2028\u2029\ufeff\u3000：云津日报😀0.1~=<"
TEXTS = st.one_of(
    st.text(max_size=12),
    st.text(alphabet=ODD, max_size=12),
    st.sampled_from(
        ["", "null", "~", "yes", "No", "2025-06-15", "1e3", "0x1f", "12:30", "---", "title：甲", "<<"]
    ),
)
MAYBE = st.none() | TEXTS
# An editor's list holds names; white space round one, or alone, means nothing.
NAMES = TEXTS.map(str.strip).filter(bool)
LISTS = st.lists(NAMES, max_size=3).map(tuple)
VALUES = st.dictionaries(
    st.sampled_from(["mark", "page", "title", "status", "others", "text"]),
    st.one_of(
        TEXTS,
        st.integers(-(10**9), 10**9),
        st.lists(TEXTS, max_size=3).map(tuple),
        st.lists(st.builds(Phrase, NAMES, st.tuples(st.tuples(st.just("page"), TEXTS))), max_size=2).map(tuple),
    ),
    max_size=3,
).map(lambda values: tuple(values.items()))
NOTES = st.one_of(
    st.builds(Note, text=NAMES),
    st.builds(Note, st.just("of-another-version"), VALUES, TEXTS.filter(bool)),
    st.just(Note(NoteCode.NO_HEADLINE)),
    st.builds(
        lambda mark, title: Note(
            NoteCode.GOES_ON_PERHAPS,
            (
                ("mark", mark),
                ("others", (Phrase(PhraseCode.PART_WITH_HEADLINE, (("page", 2), ("title", title))),)),
            ),
        ),
        TEXTS,
        TEXTS,
    ),
)
BODIES = st.lists(st.builds(Paragraph, TEXTS, st.booleans()), max_size=4).map(markdown_body)
NUMBERS = st.integers(1, 999)
LABELS = NUMBERS.map(numbered_page) | st.sampled_from(
    ["A01", "B104", "特刊01", "04-05", "E08", "A04-05", "特刊"]
)
KEYS = st.builds(
    lambda edition, page: Key(DAY, edition, page, 1),
    st.sampled_from(["", "-16", "号外", "晚报", "_2"]),
    LABELS | st.just(NO_PAGE),
)
CREDITS = st.lists(st.builds(Credit, TEXTS, TEXTS), max_size=2).map(tuple)
SOURCES = st.lists(
    st.builds(SourceLines, st.just("pages/2025-06-15/01.txt"), NUMBERS, NUMBERS), max_size=3
).map(tuple)
HOLDINGS = st.builds(
    Holding,
    st.lists(st.sampled_from(["draft", "private", "published"]), unique=True).map(
        lambda words: tuple(sorted(words))
    ),
    embargo=st.none() | st.dates(),
    withdrawn=st.none()
    | st.sampled_from(["应当事人要求", "失实：“八成”应为三成 # 见更正", "- 甲", "2025-06-15"]),
)
ARTICLES = st.builds(
    Article,
    KEYS,
    MAYBE,
    BODIES,
    kicker=MAYBE,
    subtitle=MAYBE,
    byline=st.none() | st.builds(Byline, TEXTS, CREDITS),
    dateline=st.none() | st.builds(Dateline, TEXTS, MAYBE, MAYBE, MAYBE),
    section=MAYBE,
    captions=st.lists(
        st.builds(Caption, TEXTS, MAYBE, st.none() | st.sampled_from(["桥.jpg", "2025/渡口 1.png"])), max_size=2
    ).map(tuple),
    jumps=st.lists(st.builds(Jump, st.sampled_from(Direction), LABELS, TEXTS), max_size=2).map(tuple),
    continued=st.lists(st.builds(Continuation, LABELS, MAYBE, MAYBE), max_size=2).map(tuple),
    topics=LISTS,
    people=LISTS,
    places=LISTS,
    organisations=LISTS,
    doubtful=st.builds(Doubtful, LISTS, LISTS, LISTS),
    source=SOURCES,
    confidence=st.none() | st.floats(0, 1),
    notes=st.lists(NOTES, max_size=3).map(tuple),
    status=st.sampled_from(Status),
    holding=HOLDINGS,
    unasked=st.frozensets(st.sampled_from(FOUND_KEYS)),
).map(
    lambda article: replace(article, unasked=frozenset(k for k in article.unasked if not getattr(article, k)))
)
PAGES = st.builds(
    PrintedPage,
    KEYS.map(attrgetter("of_page")),
    MAYBE,
    furniture=st.lists(st.builds(Furniture, st.sampled_from(FURNITURE_KINDS), TEXTS), max_size=3).map(tuple),
    unplaced=BODIES,
    source=SOURCES,
    holding=HOLDINGS,
)

PLAIN = Article(
    KEY,
    "青石桥今日合龙",
    "主桥最后一段今晨落位。\n\n### 夜里的江面\n\n工人在灯下等潮水。",
    byline=Byline("本报记者 沈砚秋", (Credit("记者", "沈砚秋"),)),
    jumps=(Jump(Direction.TO, "02", "下转第2版"),),
    topics=("城建",),
    source=(SourceLines("pages/2025-06-15/01.txt", 3, 20), SourceLines("pages/2025-06-15/01.txt", 31, 31)),
    confidence=0.9,
)
PLAIN_TEXT = """\
---
title: 青石桥今日合龙
kicker:
subtitle:
byline:
  text: 本报记者 沈砚秋
  credits:
  - role: 记者
    name: 沈砚秋
dateline:
date: 2025-06-15
page: 1
section:
jump:
- to: 2
  text: 下转第2版
topics:
- 城建
people:
places:
organisations:
source:
- pages/2025-06-15/01.txt 3-20
- pages/2025-06-15/01.txt 31-31
confidence: 0.9
status: draft
---

主桥最后一段今晨落位。

### 夜里的江面

工人在灯下等潮水。
"""


@FEWER
@given(ARTICLES)
@example(PLAIN)
def test_an_article_comes_back_from_its_file_the_same(article: Article) -> None:
    text = dump_article(article)
    assert load_article(text, article.key, PATH) == (article, [])
    assert dump_article(article) == text


@FEWER
@given(PAGES)
def test_a_page_comes_back_from_its_file_the_same(page: PrintedPage) -> None:
    assert load_page(dump_page(page), page.key, PATH) == (page, [])


def lines_for(value: object) -> int:
    """How many lines a value takes where every fact has one of its own."""
    if isinstance(value, dict):
        return sum(1 + (lines_for(part) if isinstance(part, dict | list) else 0) for part in value.values())
    return sum(lines_for(part) for part in value) if isinstance(value, list) else 1


@FEWER
@given(ARTICLES)
def test_every_fact_stands_on_a_line_of_its_own_for_any_yaml_reader(article: Article) -> None:
    text = dump_article(article)
    front = text[4 : text.index("\n---\n") + 1]
    assert front.count("\n") == len(front.splitlines()) == lines_for(yaml.safe_load(front))
    assert yaml.safe_load(front)["title"] == article.title


def test_the_written_form_is_the_one_the_documentation_shows() -> None:
    assert dump_article(PLAIN) == PLAIN_TEXT


@pytest.mark.parametrize("said", ["", "\nconfidence:", "\nconfidence: 很高"])
def test_where_a_file_says_no_confidence_none_is_made_up(said: str) -> None:
    article, _ = loaded(f"title: 甲{said}")
    assert article is not None
    assert article.confidence is None
    assert not article.is_machine_draft


@pytest.mark.parametrize("said", ["confidence: 1", "confidence: 0", "source: pages/2025-06-15/01.txt 1-2"])
def test_an_article_is_a_machine_s_where_its_file_says_what_only_the_importer_writes(said: str) -> None:
    article, _ = loaded(f"title: 甲\n{said}")
    assert article is not None
    assert article.is_machine_draft
    assert not replace(article, status=Status.REVIEWED).is_machine_draft


def test_articles_are_written_without_their_page_and_pages_without_their_articles() -> None:
    page = PrintedPage(PAGE_KEY, "要闻", unplaced="散落的一行", articles=(PLAIN,))
    assert "青石桥" not in dump_page(page)
    assert dump_page(page).startswith(
        "---\ndate: 2025-06-15\npage: 1\nname: 要闻\nsource:\n---\n\n散落的一行\n"
    )


@UNHURRIED
@given(st.text() | st.text(alphabet=ODD).map(lambda text: f"---\n{text}\n---\n"))
@example('---\ntitle: "\\U00110000"\n---\n')
@example('---\ntitle: "\ud800"\n---\n')
@example("---\n? [a]\n: b\n---\n")
@example("---\n...\n%YAML 9\n---\n")
def test_no_text_whatever_raises(text: str) -> None:
    for load in (load_article, load_page):
        loaded, problems = load(text, KEY, PATH)
        assert loaded is not None or problems
        assert {problem.code for problem in problems} <= catalogue(DEFAULT_LANGUAGE).keys()


def loaded(front: str) -> tuple[Article | None, list[Problem]]:
    return load_article(f"---\n{front}\n---\n\n正文一段。\n", KEY, PATH)


@pytest.mark.parametrize(
    ("front", "line", "code"),
    [
        ("title: 甲\n标题: 乙", 3, "unknown-key-meant"),
        ("title: 甲\ntitle: 乙", 3, "key-twice"),
        ("title:\n- 甲\n- 乙", 3, "no-single-text"),
        ("topics:\n- - 甲", 3, "no-single-text"),
        ("title: 甲\n: : 乙", 3, "line-left-out"),
        ("title: 甲\n一行闲话\nkicker: 乙", 3, "line-left-out"),
        ("title: 甲\n---x\n", 3, "line-left-out"),
        ("title: 甲\n...\nkicker: 乙", 3, "line-left-out"),
        ("%YAML 1.1\ntitle: 甲", 2, "line-left-out"),
        ("title: 甲\n<<: {kicker: 乙}", 3, "unknown-key"),
        ("title: 甲\ndate: 2025-06-16", 3, "day-of-another-folder"),
        ("title: 甲\npage: 2", 3, "page-of-another-file"),
        ("status: done", 2, "not-one-of"),
        ("confidence: 1.5", 2, "no-confidence"),
        ("confidence: .nan", 2, "no-confidence"),
        ("confidence: 很高", 2, "no-confidence"),
        ("jump:\n- text: 下转第2版", 3, "jump-without-direction"),
        ("jump:\n- to: 2\n  from: 1\n  text: 下转", 5, "jump-without-direction"),
        ("jump:\n- to: 别处\n  text: 下转", 3, "jump-without-number"),
        ("continued:\n- page: 别处", 3, "continuation-without-number"),
        ("continued:\n- head: 青石桥", 3, "continuation-without-number"),
        ("continued: 2", 2, "no-known-keys"),
        ("captions:\n- text: 江面\n  image: ../edition.yaml", 4, "image-misnamed"),
        ("captions:\n- text: 江面\n  image: /etc/passwd", 4, "image-misnamed"),
        ("captions:\n- image: 桥.jpg", 3, "key-missing"),
        ("byline:\n  text: 甲\n  credits:\n  - 沈砚秋", 5, "no-known-keys"),
        ("byline:\n  text: 甲\n  credits:\n  - role: 记者", 5, "key-missing"),
        ("source:\n- pages/1.txt 1-2\n- ../../x.txt 1-2", 4, "source-misspelt"),
        ("source: 第一版", 2, "source-misspelt"),
        ("byline:\n- 甲\n- 乙", 3, "only-one"),
        ("title: 甲\nkicker: \x07乙", 3, "unseen-characters"),
        ("- 甲\n- 乙", 2, "line-left-out"),
        ("topics: " + "[" * 100_000, 2, "line-left-out"),
        ("- " * 100_000, 2, "line-left-out"),
        ("title: 甲\u2028\u2028\nstatus: done", 3, "not-one-of"),
    ],
)
def test_what_is_wrong_is_said_once_with_its_line(front: str, line: int, code: str) -> None:
    _, problems = loaded(front)
    assert [(str(problem.origin), problem.code) for problem in problems] == [(f"{PATH}:{line}", code)]


@pytest.mark.parametrize("text", ["", "正文\n", "\ufefftitle: 甲\n", "---\ntitle: 甲\n正文\n"])
def test_a_file_without_its_two_dashed_lines_is_no_article(text: str) -> None:
    article, problems = load_article(text, KEY, PATH)
    assert article is None
    assert [str(problem.origin) for problem in problems] == [f"{PATH}:1"]


def test_a_wrong_fact_leaves_the_others_readable() -> None:
    article, problems = loaded("title: 甲\nstatus: done\ntopics:\n- 城建")
    unasked = frozenset({"people", "places", "organisations"})
    assert article == Article(KEY, "甲", "正文一段。", topics=("城建",), unasked=unasked)
    assert len(problems) == 1


@pytest.mark.parametrize(
    ("key", "fact"),
    [
        ("2025-06-15/01-03", "page: 1"),
        ("2025-06-15/12-03", "page: 12"),
        ("2025-06-15/A01-03", "page: A01"),
        ("2025-06-15/04_05-03", "page: 04-05"),
        ("2025-06-15号外/特刊01-03", "page: 特刊01"),
        ("2025-06-15/00-03", "page:"),
    ],
)
def test_the_label_stands_in_the_file_as_printed(key: str, fact: str) -> None:
    article = Article(key_of(key), "甲", "正文一段。", jumps=(Jump(Direction.TO, "A04", "下转A4版"),))
    lines = dump_article(article).split("\n")
    assert fact in lines
    assert "date: 2025-06-15" in lines
    assert "- to: A04" in lines


@pytest.mark.parametrize("written", ["date: 20250615\npage: 001", "date: 2025年6月15日\npage: 第1版"])
def test_date_and_page_may_be_written_in_any_way(written: str) -> None:
    assert loaded(written) == (Article(KEY, None, "正文一段。", unasked=frozenset(FOUND_KEYS)), [])


def test_the_file_name_decides_date_and_page() -> None:
    article, _ = loaded("date: 2024-01-01\npage: 7")
    assert article is not None
    assert (article.date, article.page) == (DAY, "01")


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("", Article(KEY, None, "正文一段。")),
        ("# 只有一句批注", Article(KEY, None, "正文一段。")),
        ("title: 2025\npage: 01\ndate: '2025-06-15'", Article(KEY, "2025", "正文一段。")),
        ("title: yes\nkicker: 2025-06-15", Article(KEY, "yes", "正文一段。", kicker="2025-06-15")),
        ("topics: 城建", Article(KEY, None, "正文一段。", topics=("城建",))),
        ("topics: [城建, 教育]", Article(KEY, None, "正文一段。", topics=("城建", "教育"))),
        ("topics:\n    - 城建\n    -\n", Article(KEY, None, "正文一段。", topics=("城建",))),
        ("topics: ['', ' ', \"\\u3000\"]", Article(KEY, None, "正文一段。")),
        ("topics: [' 城建\u3000']", Article(KEY, None, "正文一段。", topics=("城建",))),
        ("byline: 本报记者 甲", Article(KEY, None, "正文一段。", byline=Byline("本报记者 甲"))),
        ("byline:\n  text:\n  credits:", Article(KEY, None, "正文一段。")),
        ("captions: 江面", Article(KEY, None, "正文一段。", captions=(Caption("江面"),))),
        (
            "continued:\n  page: 02",
            Article(KEY, None, "正文一段。", continued=(Continuation("02"),)),
        ),
        ("title: '***紧急：停水#3'", Article(KEY, "***紧急：停水#3", "正文一段。")),
        ("title: 甲 # 待核", Article(KEY, "甲", "正文一段。")),
    ],
)
def test_what_an_editor_means_is_understood_where_it_is_plain(front: str, expected: Article) -> None:
    unasked = frozenset(key for key in FOUND_KEYS if f"{key}:" not in front)
    assert loaded(front) == (replace(expected, unasked=unasked), [])


@pytest.mark.parametrize("nothing", ["", " []", " ~", " ''", "\n-", " # 没有"])
def test_a_key_without_a_name_says_that_there_is_none_and_no_key_that_nobody_asked(nothing: str) -> None:
    article, _ = loaded(f"title: 甲\npeople:{nothing}")
    assert article is not None
    assert article.people == ()
    assert article.unasked == {"topics", "places", "organisations"}


@pytest.mark.parametrize(
    ("front", "meant"),
    [
        ("people：沈砚秋", "people"),
        ("人物: 沈砚秋", "people"),
        ("tags: [城建]", "topics"),
        ("title: 甲\nplaces 雾桥", "places"),
        ("title: 甲\n  organisations: 水文站", "organisations"),
    ],
)
def test_a_key_that_was_meant_is_asked_for_even_where_it_is_ill_written(front: str, meant: str) -> None:
    article, problems = loaded(front)
    assert article is not None
    assert article.unasked == frozenset(FOUND_KEYS) - {meant}
    assert problems


def test_a_line_moved_from_the_doubtful_names_counts_however_it_is_indented() -> None:
    front = "people:\n- 顾长河\n  - 沈秋\n  - 何一苇\nplaces:\n- 雾桥 - 东岸\ndoubtful:\n  people:\n"
    article, problems = load_article(f"---\n{front}---\n", KEY, PATH)
    assert problems == []
    assert article is not None
    assert article.people == ("顾长河", "沈秋", "何一苇")
    assert article.places == ("雾桥 - 东岸",)
    assert article.doubtful == Doubtful()


def test_windows_line_ends_and_a_byte_order_mark_change_nothing() -> None:
    assert load_article("\ufeff" + PLAIN_TEXT.replace("\n", "\r\n"), KEY, PATH) == (PLAIN, [])


def test_dashes_in_the_body_are_body() -> None:
    article, _ = load_article("---\ntitle: 甲\n---\n上文\n\n---\n\n下文\n", KEY, PATH)
    assert article is not None
    assert article.body == "上文\n\n---\n\n下文"


def test_a_page_says_which_kind_of_furniture_it_does_not_know() -> None:
    page, problems = load_page(
        "---\nfurniture:\n- kind: masthead\n  text: 云津日报\n- kind: 广告\n  text: 出租\n---\n", PAGE_KEY, PATH
    )
    assert page is not None
    assert page.furniture == (Furniture("masthead", "云津日报"), Furniture("other", "出租"))
    assert [str(problem.origin) for problem in problems] == [f"{PATH}:5"]
