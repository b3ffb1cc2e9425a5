"""Text as different PDF tools give it: out of reading order, vertical, with lines broken or joined."""

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import CASES, ROOT
from hypothesis import given, settings
from hypothesis import strategies as st
from test_parse import assert_lawful, raw_page

from generator.model import Severity
from generator.parse import parse_page
from generator.parse.clean import clean_page
from generator.parse.forms.bylines import is_byline
from generator.parse.forms.credits import byline_of
from generator.parse.layout.broken_lines import as_printed
from generator.parse.layout.lines import Line, page_lines
from generator.parse.layout.reading_order import (
    first_out_of_order,
    is_mostly_vertical,
    is_out_of_order,
    vertical_runs,
)
from generator.prose import paragraphs_of

SAMPLE = sorted((ROOT / "content" / "pages").rglob("*.txt"))
MIXED_CASES = {"columns-fused", "columns-fused-on-some-lines"}
VERTICAL_CASES = {"vertical-headline", "vertical-poem"}
# Of clean text nobody asks in which order its lines stand: it is read before.
PAGES = [
    path
    for path in (*SAMPLE, *sorted((CASES / "parse").glob("*/page.txt")))
    if clean_page(raw_page(path.read_text(encoding="utf-8"))) is None
]


_ROW = 10  # points


def lines_of(text: str) -> tuple[Line, ...]:
    return page_lines(raw_page(text))


def printed_rows(*paths: Path) -> list[str]:
    """The rows of some of the sample's pages, one page after the other, without the empty ones."""
    rows = (row for path in paths for row in path.read_text(encoding="utf-8").split("\n"))
    return [row for row in rows if row.strip()]


# --- reading order ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", PAGES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_only_pages_that_are_out_of_order_are_said_to_be(path: Path) -> None:
    lines = lines_of(path.read_text(encoding="utf-8"))
    case = path.parent.name
    assert is_out_of_order(lines) == (case == "columns-fused")
    assert (first_out_of_order(lines) is not None) == (case in MIXED_CASES)
    assert bool(vertical_runs(lines)) == (case in VERTICAL_CASES)


@pytest.mark.parametrize("tool", ["", "mupdf", "pdfium"])
def test_no_real_page_is_said_to_be_out_of_order(shared: Path, tool: str) -> None:
    texts = _real_texts(shared, tool)
    assert len(texts) > 30
    for name, text in texts.items():
        lines = lines_of(text)
        assert not is_out_of_order(lines), name
        assert first_out_of_order(lines) is None, name
        assert not vertical_runs(lines), name


def test_every_real_page_set_line_by_line_across_its_columns_is_refused(shared: Path) -> None:
    truths = [
        json.loads(path.read_text(encoding="utf-8")) for path in (shared / "bench/parse/dev").glob("*.json")
    ]
    pages = [truth["lines"] for truth in truths if truth["lines"]]
    assert len(pages) > 30
    assert [page[0]["text"] for page in pages if not is_out_of_order(lines_of(_by_position(page)))] == []


def _by_position(printed: list[dict[str, Any]]) -> str:
    """Printed lines as pdftotext -layout sets them: each at its height and place, whatever its column."""
    rows: dict[int, str] = {}
    for line in sorted(printed, key=lambda line: (-line["y"], line["x"])):
        height = round(line["y"] / _ROW)
        before = rows.get(height, "")
        rows[height] = f"{before}{' ' * max(3, round(line['x'] / _ROW - len(before)))}{line['text']}"
    return "\n".join(rows.values())


def _real_texts(shared: Path, tool: str) -> dict[str, str]:
    """The text of each of the shared pages by a tool; without one, the text that lies beside its PDF."""
    if not tool:
        paths = [shared / "page" / "page.txt", *(shared / "bench" / "parse" / "dev").glob("*.txt")]
        return {path.stem: path.read_text(encoding="utf-8") for path in paths}
    tool_texts = pytest.importorskip("bench.tool_texts")
    pages = sorted((shared / "bench" / "parse" / "dev").glob("*.pdf"))
    return {page.stem: tool_texts.texts_of(page)[tool] for page in pages}


@pytest.mark.parametrize("gap", ["    ", "\u3000\u3000\u3000"])
def test_columns_side_by_side_are_refused_in_one_sentence(gap: str) -> None:
    rows = printed_rows(*SAMPLE[:4])
    third = len(rows) // 3
    text = "\n".join(gap.join(rows[place::third][:3]) for place in range(third))
    reading = parse_page(raw_page(text))
    (problem,) = reading.problems
    assert (problem.severity, problem.origin.line) == (Severity.ERROR, None)
    assert problem.code == "page-out-of-order"
    assert reading.page.articles == ()
    assert_lawful(text)


def test_columns_whose_lines_alternate_are_refused() -> None:
    rows = printed_rows(*SAMPLE[:6])
    half = len(rows) // 2
    text = "\n".join(row for place in range(half) for row in rows[place::half][:2])
    (problem,) = parse_page(raw_page(text)).problems
    assert (problem.severity, problem.origin.line) == (Severity.ERROR, None)
    assert_lawful(text)


def test_a_page_in_order_that_is_long_is_read() -> None:
    assert parse_page(raw_page("\n".join(printed_rows(*SAMPLE[:6])))).page.articles


ROSTER = """
砚江日报读者节获奖名单
沈砚秋    贝小舟    尹白露    葛长水    丁原野    林晚秋
匡铁生    闻笛      崔海平    冷松涛    向远航    卓力
{rows}
"""


@pytest.mark.parametrize(
    "row",
    [
        "砚江市第一中学  河堤路12号  电话2810001",
        "砚江市中医院药草科      城北砖瓦厂路三号      周一至周五上午",
        "8:00  砚江新闻      9:30  连续剧：渡口人家      12:00  午间天气",
        "伍满仓、沈砚秋、贝小舟    葛长水、丁原野、尹白露    冷松涛、向远航、卓力",
    ],
)
def test_tables_and_rosters_are_not_taken_for_columns(row: str) -> None:
    lines = lines_of(ROSTER.format(rows="\n".join([row] * 30)))
    assert not is_out_of_order(lines)
    assert first_out_of_order(lines) is None


# --- vertical text ---------------------------------------------------------------------------------------


def test_a_vertical_line_is_kept_in_one_paragraph_and_the_editor_is_told_where_it_begins() -> None:
    text = (CASES / "parse" / "vertical-headline" / "page.txt").read_text(encoding="utf-8")
    reading = parse_page(raw_page(text))
    warnings = [problem for problem in reading.problems if problem.severity is Severity.WARNING]
    assert [warning.origin.line for warning in warnings] == [1, 23]
    assert [part.text for part in paragraphs_of(reading.page.unplaced)] == ["老砖厂里药草香", "轮渡靠岸"]
    assert_lawful(text)


def test_a_page_of_vertical_text_is_refused_and_its_lines_kept_whole() -> None:
    text = "第四版\n\n" + "\n".join("一船灯火半船霜，摇过东渡是故乡。") + "\n\n林晚秋\n"
    reading = parse_page(raw_page(text))
    (problem,) = reading.problems
    assert problem.severity is Severity.ERROR
    assert problem.code == "page-set-vertically"
    paragraphs = [part.text for part in paragraphs_of(reading.page.unplaced)]
    assert paragraphs == ["第四版", "一船灯火半船霜，摇过东渡是故乡。", "林晚秋"]
    assert_lawful(text)


@pytest.mark.parametrize(
    "rows",
    [
        ["金", "银", "铜", "总"],
        ["一", "二", "三", "四", "五", "六", "日"],
        ["男", "女", "男", "女", "男"],
        ["豆腐", "萝卜", "白菜", "面条", "河虾"],
        ["1", "2", "3", "4", "5", "6"],
        ["A", "B", "C", "D", "E"],
        ["砚", "江", "报"],
        ["好", "好", "好", "好", "好"],
    ],
)
def test_a_column_of_a_table_is_no_vertical_text(rows: list[str]) -> None:
    assert vertical_runs(lines_of("\n".join(rows))) == []


@pytest.mark.parametrize("text", ["青瓦桥通车", "9月3日桥上人", "十二张长椅，等人来坐。"])
def test_signs_one_below_the_other_are_vertical_text(text: str) -> None:
    ((first, *_),) = vertical_runs(lines_of("\n\n".join(text)))
    assert first.text == text[0]


# --- lines as printed ------------------------------------------------------------------------------------

COLUMN = """六十七年里，这条航线把东岸的菜和
{}
在甲板上卖了三十年的茶叶蛋，锅还
搁在炉子上，水早就凉了。渡船靠岸
"""


def dense_lines(text: str) -> list[str]:
    return [line.dense for line in as_printed(lines_of(text))]


def test_pieces_of_a_broken_line_are_joined() -> None:
    assert dense_lines(COLUMN.format("西岸的布，\n一船一船地，\n送过江去")) == [
        "六十七年里，这条航线把东岸的菜和",
        "西岸的布，一船一船地，送过江去",
        "在甲板上卖了三十年的茶叶蛋，锅还",
        "搁在炉子上，水早就凉了。渡船靠岸",
    ]


def test_a_broken_line_tells_the_numbers_of_its_pieces() -> None:
    lines = as_printed(lines_of(COLUMN.format("西岸的布，\n一船一船地，\n送过江去")))
    assert [(line.number, line.pieces) for line in lines] == [(1, ()), (2, (3, 4)), (5, ()), (6, ())]


@pytest.mark.parametrize(
    "between",
    [
        "西岸的布送过江去。\n他说：\n",  # a paragraph's end and the next one's beginning
        "西岸的布，\n\n一船一船地送过江去\n",  # an empty line parts them
        "西岸的布，一船一船地送过江去，\n锅",  # the first fills its column
    ],
)
def test_whole_lines_are_not_joined(between: str) -> None:
    text = COLUMN.format(between)
    assert len(dense_lines(text)) == sum(bool(row.strip()) for row in text.split("\n"))


def test_a_headline_is_parted_from_the_text_beside_it() -> None:
    assert dense_lines("轮渡靠岸 航线谢幕 本报讯（记者沈砚秋）9月3日清") == [
        "轮渡靠岸航线谢幕",
        "本报讯（记者沈砚秋）9月3日清",
    ]


@pytest.mark.parametrize("line", ["明年春天开放。 据华东通讯社9月4日电", "本报讯 （记者沈砚秋） 昨晚"])
def test_a_source_at_the_end_or_at_the_start_stays_with_its_line(line: str) -> None:
    assert len(dense_lines(line)) == 1


def test_spaces_that_stand_for_the_papers_name_open_its_line() -> None:
    first, second = lines_of("晨，轮渡靠了岸。\n \n日报消息（记者沈砚秋）9月")
    assert (first.number, second.number, second.raw[0], second.blank) == (1, 3, " ", False)


def test_a_line_of_spaces_is_an_empty_line_where_other_lines_are_empty() -> None:
    *_, last = lines_of("晨，轮渡靠了岸。\n\n桥上有人。\n \n日报消息（记者沈砚秋）9月")
    assert last.blank
    assert last.raw[0] != " "


@pytest.mark.parametrize(
    ("row", "names"),
    [
        ("本报记者沈砚秋贝小舟尹白露", ["沈砚秋", "贝小舟", "尹白露"]),
        ("通讯员尹白露葛亮实习生白荻", ["尹白露", "葛亮", "白荻"]),
        ("本报驻榆浦记者林晚秋本报记者沈砚秋", ["林晚秋", "沈砚秋"]),
    ],
)
def test_a_byline_whose_gaps_were_left_out_is_one(row: str, names: list[str]) -> None:
    assert is_byline(row)
    assert [credit.name for credit in byline_of(row).credits] == names


@pytest.mark.parametrize("row", ["记者金秋看丰收", "记者江边守候渔汛", "统筹发展和安全", "通讯员培训班开班"])
def test_a_headline_that_begins_like_a_byline_is_none(row: str) -> None:
    assert not is_byline(row)


# --- laws ------------------------------------------------------------------------------------------------

ROWS = st.sampled_from(
    [
        *"砚江新桥通车，。12Ａ",
        *(
            "",
            " ",
            "\u3000",
            "桥上",
            "要闻",
            "（下转二版）",
            "桥（下转二版）桥",
            "本报讯",
            "轮渡靠岸 本报讯 近日",
        ),
        *("西岸的布，", "一船一船地，", "送过江去", "六十七年里，这条航线把东岸的菜和"),
        *(
            "晨，开往东渡的最后一班轮渡靠了岸    白露）城北废弃的砖瓦厂里，今年长",
            "一年，他说江水认得船，船也认得江 出了一片药草园。昨日，第一批薄荷",
        ),
    ]
)


@given(st.lists(ROWS, max_size=80))
@settings(max_examples=150)
def test_any_rows_are_read_without_loss(rows: list[str]) -> None:
    assert_lawful("\n".join(rows))


def test_of_two_equal_parts_of_a_line_one_may_be_vertical_text() -> None:
    assert_lawful("桥（下转二版）桥\n砚\n水\n江\n一年，他说江水认得船，船也认得江")


@given(st.lists(ROWS | st.text(max_size=40), max_size=60).map("\n".join))
def test_what_is_told_of_the_order_of_any_text_is_about_its_lines(text: str) -> None:
    lines = lines_of(text)
    runs = vertical_runs(lines)
    first = first_out_of_order(lines)
    assert first is None or first in lines
    assert [line for run in runs for line in run] == [
        line for line in lines if any(line is each for run in runs for each in run)
    ]
    assert is_mostly_vertical(lines) <= bool(runs)
    assert "".join(line.dense for line in as_printed(lines)) == "".join(line.dense for line in lines)


def odd_megabytes() -> dict[str, str]:
    return {
        "a sign a line": "\n".join("砚江新桥通车" * 41_000),
        "a sign a line on the longest page": "\n".join("砚江新桥通车，" * 420),
        "three signs a line": "桥上人\n" * 76_000,
        "three hundred thousand lines of three": "abc\n" * 250_000,
        "gaps of fifty thousand spaces": ("桥" + " " * 50_000 + "江\n") * 19,
        "one gap after a jump's words": "下转" + " " * 99_000 + "桥",
        "a gap after every word": "桥上江水 " * 75_000,
        "gaps within the longest page": ("桥上江水船民过桥 " * 100 + "\n") * 110,
        "datelines within the longest page": "桥上 本报讯 桥 " * 9_000,
        "broken lines within the longest page": "桥，\n江上，\n船来了，\n" * 990,
    }


@pytest.mark.parametrize("name", odd_megabytes())
@pytest.mark.end_to_end
def test_a_megabyte_of_oddities_is_answered(name: str) -> None:
    """In how many seconds: tests/bench/seconds.py."""
    text = odd_megabytes()[name]
    assert len(text.encode()) <= 1_000_000
    assert_lawful(text)
