"""What print does to text is undone, and nothing else: spaces, letter-spacing, numerals, page numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.language import typography


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("3 月成立。截至目前，已申请 21 项", "3月成立。截至目前，已申请21项"),
        ("如 今 ， 这 家 老 厂 上 半 年 产 值", "如今，这家老厂上半年产值"),
        ("经办银行根据 《办法》 判断", "经办银行根据《办法》判断"),
        ("用 Open Source 做的 AGV 小车", "用Open Source做的AGV小车"),
        ("本报讯 今日上午", "本报讯 今日上午"),
        ("新华社北京5月9日电 5月9日，", "新华社北京5月9日电 5月9日，"),
        ("　　首行空两格", "首行空两格"),
    ],
)
def test_a_body_line_loses_the_spaces_of_justification_only(printed: str, meant: str) -> None:
    assert typography.running_text(printed) == meant


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("墨池湖水清了 白鹭回来了", "墨池湖水清了 白鹭回来了"),
        ("墨池湖水清了　白鹭回来了", "墨池湖水清了 白鹭回来了"),
        ("石 头 会 出 汗", "石头会出汗"),
        ("庆祝改革开放 40 年", "庆祝改革开放 40年"),
    ],
)
def test_a_headline_keeps_its_phrase_gaps(printed: str, meant: str) -> None:
    assert typography.head_text(printed) == meant


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("本报记者 沈砚秋 贝小舟", "本报记者 沈砚秋 贝小舟"),
        ("本报记者 李 俊", "本报记者 李俊"),
        ("通讯员  尹白露\t葛亮", "通讯员 尹白露 葛亮"),
        ("记 者 林 晚 秋", "记者林晚秋"),
        ("沈砚秋/文 葛 亮/图", "沈砚秋/文 葛亮/图"),
    ],
)
def test_a_byline_keeps_the_gaps_between_names(printed: str, meant: str) -> None:
    assert typography.names_text(printed) == meant


@pytest.mark.parametrize(
    ("text", "width"), [("砚江日报", 4.0), ("AGV小车", 3.5), ("砚 江", 2.0), ("85％", 2.0), ("", 0.0)]
)
def test_latin_signs_are_half_an_em_wide_and_spaces_nothing(text: str, width: float) -> None:
    assert typography.width_in_em(text) == width


def test_lines_of_one_paragraph_join_without_a_space_unless_two_latin_words_meet() -> None:
    assert typography.joined("产业工", "人") == "产业工人"
    assert typography.joined("the", "paper") == "the paper"


@given(st.text())
def test_no_function_of_spaces_loses_or_invents_a_sign(text: str) -> None:
    dense = typography.without_spaces(text)
    for meant in (typography.running_text(text), typography.head_text(text), typography.names_text(text)):
        assert typography.without_spaces(meant) == dense


def test_every_unusual_form_is_one_sign_and_becomes_one_usual_sign() -> None:
    radicals = "".join(map(chr, range(0x2F00, 0x2FD6)))
    usual = typography.usual_forms(radicals)
    assert len(usual) == len(radicals)
    assert all("\u4e00" <= sign <= "\u9fff" for sign in usual)
    assert typography.usual_forms(usual) == usual


@given(st.text())
def test_usual_forms_change_signs_one_for_one_and_only_once(text: str) -> None:
    usual = typography.usual_forms(text)
    assert len(usual) == len(text)
    assert typography.usual_forms(usual) == usual


@pytest.mark.parametrize(
    ("printed", "is_number", "counts_pages"),
    [
        ("总第9127期 今日4版", True, True),
        ("第12345号", True, False),
        ("第一二三四五期 共八版", True, True),
        ("总第 20137 期 第4版", True, False),
        ("星期三 今日8版", False, True),
        ("学期新闻", False, False),
        ("本期要闻", False, False),
        ("出版日期", False, False),
        ("", False, False),
    ],
)
def test_the_number_of_an_issue_is_told_from_other_words_of_a_masthead(
    printed: str, *, is_number: bool, counts_pages: bool
) -> None:
    assert typography.has_issue_number(printed) is is_number
    assert typography.has_count_of_pages(printed) is counts_pages


@pytest.mark.parametrize(
    "text",
    ["1949年9月1日", "1949年9月", "1949", "１９５８年", "一九四九年九月一日", "民国三十八年", "1949-09-01"],
)
def test_a_year_or_a_day_is_a_time(text: str) -> None:
    assert typography.is_time(text)


@pytest.mark.parametrize("text", ["", "1956年创刊", "创刊于1949年", "九月", "三十八年前", "1949年春"])
def test_what_says_more_or_less_is_no_time(text: str) -> None:
    assert not typography.is_time(text)
