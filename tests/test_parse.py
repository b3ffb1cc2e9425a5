"""The parser by stories (tests/cases/parse, one phenomenon each) and by its laws: nothing lost or invented."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import CASES, ROOT
from golden import assert_golden, coded
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.exports import reading_json
from generator.language.typography import without_spaces
from generator.model import (
    Article,
    Direction,
    Note,
    NoteCode,
    ParsedPage,
    RawPage,
    Severity,
    as_printed,
    page_key,
)
from generator.parse import parse_page
from generator.parse.forms import bylines, set_phrases
from generator.prose import paragraphs_of

DAY = date(2025, 9, 5)
STORIES = sorted((CASES / "parse").iterdir())
SAMPLE = sorted((ROOT / "content" / "pages").rglob("*.txt"))


def raw_page(text: str) -> RawPage:
    return RawPage(page_key(DAY, 1), tuple(text.split("\n")), "pages/2025-09-05/01.txt")


# --- stories ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_the_reading_of_a_small_page(story: Path, *, accept: bool) -> None:
    page = raw_page((story / "page.txt").read_text(encoding="utf-8"))
    assert_golden(shown(parse_page(page)), story / "reading.txt", accept=accept)


STRANGE_HEADLINE = """
本报讯（记者 沈砚秋）昨日上午，横跨东西两岸的
新桥正式通车。新桥全长二百一十六米，桥栏用旧柚
木做成，桥中间留了十二张长椅，行人可以坐下来看
水。通车首日，有三千多名市民步行过桥。

女子龙舟队备战省运会
"""


def test_a_headline_that_shares_no_word_with_its_story_is_doubted() -> None:
    (doubted,) = parse_page(raw_page(STRANGE_HEADLINE)).page.articles
    (sure,) = parse_page(
        raw_page(STRANGE_HEADLINE.replace("女子龙舟队备战省运会", "新桥昨日正式通车"))
    ).page.articles
    assert (doubted.title, sure.title) == ("女子龙舟队备战省运会", "新桥昨日正式通车")
    assert doubted.confidence is not None
    assert sure.confidence is not None
    assert doubted.confidence < 0.5 < sure.confidence
    assert Note(NoteCode.UNRELATED_HEADLINE) in doubted.notes
    assert Note(NoteCode.UNRELATED_HEADLINE) not in sure.notes


def test_a_text_without_any_article_is_an_error_that_names_the_file() -> None:
    reading = parse_page(raw_page("买菜：白菜、萝卜、豆腐\n打电话\n交电费\n"))
    (problem,) = reading.problems
    assert (problem.severity, str(problem.origin)) == (Severity.ERROR, "content/pages/2025-09-05/01.txt")
    assert reading.page.articles == ()
    assert "交电费" in reading.page.unplaced


def shown(reading: ParsedPage) -> str:
    """A reading as a text that a person can check against the page."""
    lines = [line for article in reading.page.articles for line in _article_lines(article)]
    lines += [f"[{piece.kind}] {piece.text}" for piece in reading.page.furniture]
    lines += [f"版名 {reading.page.name}"] if reading.page.name else []
    lines += [f"[unplaced] {paragraph.text}" for paragraph in paragraphs_of(reading.page.unplaced)]
    lines += [f"! {problem.origin.line}: {coded(problem)}" for problem in reading.problems]
    return "\n".join(lines) + "\n"


def _article_lines(article: Article) -> Iterator[str]:
    yield f"# {article.title or '〔标题不在文字层〕'}"
    yield from (f"{name}: {value}" for name, value in _fields(article) if value)
    yield from (f"caption: {caption.text} [{caption.credit}]" for caption in article.captions)
    yield from (f"jump: {jump.direction} {as_printed(jump.page)} {jump.text}" for jump in article.jumps)
    yield from (f"{'##' if part.subhead else '|'} {part.text}" for part in paragraphs_of(article.body))
    yield ""


def _fields(article: Article) -> Iterator[tuple[str, str | None]]:
    yield "kicker", article.kicker
    yield "subtitle", article.subtitle
    if article.byline:
        credits_ = "，".join(f"{credit.role}/{credit.name}" for credit in article.byline.credits)
        yield "byline", f"{article.byline.text} [{credits_}]"
    if article.dateline:
        dateline = article.dateline
        yield "dateline", f"{dateline.text} [{dateline.source} {dateline.place} {dateline.date}]"
    yield "lines", " ".join(f"{part.first}-{part.last}" for part in article.source)


# --- thresholds ------------------------------------------------------------------------------------------

BRIDGE_STORY = """　　本报讯（记者 沈砚秋）昨日上午，
横跨东西两岸的砚江新桥正式通车。新
桥全长二百一十六米，桥栏用旧柚木做
成，桥面中间留了十二张长椅，行人走
"""


def test_what_follows_a_mark_that_leads_on_is_no_part_of_the_sentence_before() -> None:
    page = f"""砚江新桥昨日通车

{BRIDGE_STORY}累了可以坐下来看水，通车首日，有三
（下转二版）
末班渡船今晚停航。
堤路口和石码头两站。公交公司在两站贴
出了告示，并派人引导乘客换乘六路车，
改道预计持续二十天。
"""
    bridge, ferry = parse_page(raw_page(page)).page.articles
    assert bridge.body.endswith("通车首日，有三")
    assert ferry.body.startswith("末班渡船今晚停航。")


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("老桥连载⑦\n守桥人的一天", "守桥人的一天"),
        ("新桥通车\n砚江新桥通车系列报道", "新桥通车"),
        ("守桥人的一天\n砚江岁月（三）", "守桥人的一天 砚江岁月（三）"),
    ],
)
def test_the_line_of_a_series_is_the_headline_only_where_much_else_speaks_for_it(head: str, title: str) -> None:
    """Fitted (tests/bench/fit_parse.py): what is between the two is left to the editor."""
    page = f"{head}\n\n{BRIDGE_STORY}累了可以坐下来看水。有三千多名市民过桥。\n"
    assert [article.title for article in parse_page(raw_page(page)).page.articles] == [title]


# --- laws ------------------------------------------------------------------------------------------------


def printed_signs(reading: ParsedPage) -> Counter[str]:
    """All signs but white space that a reading holds, each counted where it is printed."""
    texts = [piece.text for piece in reading.page.furniture]
    texts += [part.text for part in paragraphs_of(reading.page.unplaced)]
    for article in reading.page.articles:
        texts += _printed(article)
    return Counter(without_spaces("".join(texts)))


def _printed(article: Article) -> list[str]:
    body = [part.text for part in paragraphs_of(article.body)]
    captions = [caption.text for caption in article.captions]
    texts = [article.title or "", article.kicker or "", article.subtitle or "", *body, *captions]
    texts += [jump.text for jump in article.jumps]
    byline = without_spaces(article.byline.text) if article.byline else ""
    running = without_spaces("".join(body))
    if byline not in running and byline not in without_spaces("".join(captions)):
        texts.append(byline)
    if article.dateline:
        assert without_spaces(article.dateline.text) in running
    return texts


def assert_lawful(text: str) -> None:
    page = raw_page(text)
    reading = parse_page(page)
    whole, printed = Counter(without_spaces(text)), printed_signs(reading)
    assert not printed - whole, "a sign was invented or doubled"
    assert whole - printed <= marks_in(text), "a sign was lost that is no mark of Markdown"
    told = {role.line for role in reading.roles}
    assert told == {number for number, line in enumerate(page.lines, 1) if line.strip()}
    json.dumps(reading_json(reading, page))


MARKS = re.compile(
    r"^\s*(?:>+\s*)?(?:#{1,6}\s+)?(?:\*{1,2}|__)?(?:\d{1,3}\s?[.．、])?|\s+#+\s*$|\*\*|__|\*\s*$", re.MULTILINE
)


def marks_in(text: str) -> Counter[str]:
    """The signs that say what a line is, and are not of it: # of a heading, ** of bold type, 1. of a list."""
    return Counter(without_spaces("".join(mark for line in text.split("\n") for mark in MARKS.findall(line))))


TOKENS = st.sampled_from(
    [
        *(
            "\n",
            "\n\n",
            " ",
            "\u3000",
            "。",
            "，",
            "《",
            "》",
            "（",
            "）",
            "“",
            "”",
            "——",
            "\u2028",
            "\x0b",
            "\x00",
            "\r",
        ),
        *(
            "（下转二版）",
            "（上接第1版）",
            "▶下转A4版",
            "本报讯",
            "华东通讯社北京9月3日电",
            "本报记者 沈砚秋",
            "□贝小舟",
        ),
        *(
            "2025年9月5日 星期五",
            "第2版",
            "责任编辑：白荻",
            "要闻",
            "日前，记者从市水利局获悉",
            "砚江新桥今日通车",
            "# 1. *_[]\\&amp;",
        ),
        *(
            "新桥全长二百一十六米，桥栏用旧柚木做成，桥中间留了十二张长椅。",
            "丁原野 摄",
            "·广告·",
            "图①：桥上有人。",
            "白 荻",
            "2025年9月4日",
            "老城区：应秀珍 葛 亮 范家宝",
            "云脚线 18.5公里 3元",
            "（作者系东渡中学教师）",
            "AGV",
            "9.7%",
            "桥",
            "我 市 举 行 会 议 并 发 布",
        ),
    ]
)


@given(st.lists(TOKENS, max_size=60).map("".join) | st.text(max_size=200))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_without_loss(text: str) -> None:
    assert_lawful(text)


@given(st.data())
@settings(max_examples=25, deadline=None)
def test_a_damaged_page_is_read_without_loss(data: st.DataObject) -> None:
    lines = data.draw(st.sampled_from(SAMPLE)).read_text(encoding="utf-8").split("\n")
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(lines) - 1))
        other = data.draw(st.integers(0, len(lines) - 1))
        harm = data.draw(st.sampled_from(["drop", "double", "swap", "cut", "join"]))
        lines = damaged(lines, harm, at, other)
    assert_lawful("\n".join(lines))


def damaged(lines: list[str], harm: str, at: int, other: int) -> list[str]:
    if harm == "double":
        return [*lines[:at], lines[at], *lines[at:]]
    if harm == "swap":
        swapped = list(lines)
        swapped[at], swapped[other] = swapped[other], swapped[at]
        return swapped
    if harm == "cut":
        middle = len(lines[at]) // 2
        return [*lines[:at], lines[at][:middle], lines[at][middle:], *lines[at + 1 :]]
    if harm == "join":
        return [*lines[:at], "".join(lines[at : at + 2]), *lines[at + 2 :]]
    return [*lines[:at], *lines[at + 1 :]] or [""]


def test_the_same_page_gives_the_same_reading() -> None:
    page = raw_page(SAMPLE[0].read_text(encoding="utf-8"))
    assert parse_page(page) == parse_page(page)


def test_lines_are_counted_in_the_file_where_the_page_begins_later() -> None:
    text = (CASES / "parse" / "headline-after-its-story" / "page.txt").read_text(encoding="utf-8")
    page = RawPage(page_key(DAY, 1), tuple(text.split("\n")), "pages/2025-09-05/01.txt", first_line=5)
    article = parse_page(page).page.articles[0]
    assert article.source[0].first == parse_page(raw_page(text)).page.articles[0].source[0].first + 4


# Each of them in how many seconds: tests/bench/seconds.py.
REPEATED_SIGNS = ("桥", "a", "\n", "（", "记者", "本报讯 ", "9月", "下转")
REPEATED_LINES = ("桥上\n", "桥上有人，桥下有船。\n", "第一章\n\n话说桥上有人，桥下有船，水面上有雾。\n\n")


@pytest.mark.parametrize("sign", REPEATED_SIGNS)
def test_a_megabyte_of_one_sign_is_answered(sign: str) -> None:
    assert_lawful(megabyte_of(sign))


@pytest.mark.parametrize("line", REPEATED_LINES)
def test_the_longest_text_that_is_read_as_a_page_is_read(line: str) -> None:
    assert_lawful(longest_page_of(line))


def megabyte_of(sign: str) -> str:
    return sign * (1_000_000 // len(sign))


def longest_page_of(line: str) -> str:
    return line * (2900 // line.count("\n"))


def test_a_text_longer_than_a_page_stays_whole_and_the_editor_is_told() -> None:
    reading = parse_page(raw_page("桥上有人，桥下有船。\n" * 20_000))
    assert reading.page.articles == ()
    assert len(paragraphs_of(reading.page.unplaced)) == 20_000
    assert reading.problems[0].code == "page-longer-than-a-page"


@pytest.mark.parametrize("text", ["", "\n\n\n", " \u3000\n"])
def test_an_empty_page_has_nothing_and_no_problem(text: str) -> None:
    reading = parse_page(raw_page(text))
    assert (reading.page.articles, reading.page.unplaced, reading.problems) == ((), "", ())


# --- signs -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "direction", "page"),
    [
        ("（下转二版）", Direction.TO, "02"),
        ("（下转第2版）", Direction.TO, "02"),
        ("（下转 6 版）", Direction.TO, "06"),
        ("▶下转第A4版", Direction.TO, "A04"),
        ("（下转第 十二 版）", Direction.TO, "12"),
        ("上接第一版", Direction.FROM, "01"),
        ("（上接一版）", Direction.FROM, "01"),
        ("（紧接第1版）", Direction.FROM, "01"),
        ("（全文见三版）", Direction.TO, "03"),
        ("（下转Ｂ12版）", Direction.TO, "B12"),
        ("（上接特刊1版）", Direction.FROM, "特刊01"),
        ("（下转特刊 T2 版）", Direction.TO, "特刊T02"),
        ("（下转4-5版）", Direction.TO, "04-05"),
        ("（下转A4、A5版）", Direction.TO, "A04-05"),
        ("（下转四、五版）", Direction.TO, "04-05"),
        ("（相关报道见A8版）", Direction.TO, "A08"),
    ],
)
def test_a_jump_is_split_from_the_line_that_it_ends(text: str, direction: Direction, page: str) -> None:
    before, jump_text, after = set_phrases.split_jumps(f"江面上起了雾。 {text}")
    jump = set_phrases.jump_in(jump_text)
    assert (before.strip(), after) == ("江面上起了雾。", "")
    assert jump is not None
    assert (jump.direction, jump.page, jump.text) == (direction, page, text)


def test_the_reading_as_json_has_number_and_label_of_the_page_that_a_jump_names() -> None:
    raw = raw_page((CASES / "parse" / "arrow-that-leads-on" / "page.txt").read_text(encoding="utf-8"))
    articles: Any = reading_json(parse_page(raw), raw)["articles"]
    jumps = [article["jump"] for article in articles if article["jump"]]
    assert jumps == [{"text": "▶下转A4版", "page": 4, "label": "A04"}]


@pytest.mark.parametrize("text", ["公司转为民营", "请见第二章", "上接天光，下临江水", "首版", "（见图）"])
def test_running_text_is_no_jump(text: str) -> None:
    assert set_phrases.split_jumps(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "本报记者 沈砚秋",
        "□贝小舟",
        "通讯员 尹白露 葛亮 实习生 白荻",
        "全媒体记者 林晚秋 文/图",
        "（沈砚秋 贝小舟）",
    ],
)
def test_a_byline_is_known_by_its_form(text: str) -> None:
    assert bylines.is_byline(text)


@pytest.mark.parametrize("text", ["记者走进乡村看变化", "本报举办读者日", "记者节里话记者"])
def test_a_headline_about_reporters_is_no_byline(text: str) -> None:
    assert not bylines.is_byline(text)
