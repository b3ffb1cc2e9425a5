"""The labels of pages: read however they are written, in the order of print, found by jumps."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import as_printed, label_order, meant_page, page_label
from generator.model.key import number_of

IN_PRINT = [
    "01",
    "02",
    "04",
    "04-05",
    "05",
    "10",
    "100",
    "A01",
    "A02",
    "A10",
    "B01",
    "T01",
    "副刊01",
    "特刊01",
    "00",
]


@pytest.mark.parametrize(
    ("written", "label"),
    [
        *((text, "01") for text in ("1", "01", "001", "１", "第1版", "第一版", "一版", "头版", " 01 ")),
        *((text, "02") for text in ("第2版", "第 2 版", "2版", "二", "第二版")),
        *((text, "12") for text in ("十二", "第 十二 版")),
        *(
            (text, "A01")
            for text in (
                "A1",
                "A01",
                "a1",
                "A001",
                "Ａ０１",
                "A01版",
                "第A1版",
                "A-01",
                "A 1",
                "第A1版：要闻",
                "A01版 要闻",
            )
        ),
        *((text, "T01") for text in ("T1", "t01")),
        *((text, "特刊01") for text in ("特刊01", "特刊1", "特刊1版", "特刊 1", "特刊01版·副刊")),
        *((text, "04-05") for text in ("04-05", "4-5", "04_05", "04+05", "04、05", "4—5版", "四、五版")),
        *((text, "A04-05") for text in ("A04-05", "A4-A5", "A4-5版", "A4、A5版")),
        ("01-04", "01-04"),
        ("特刊1-特刊2", "特刊01-02"),
        ("特刊 A1", "特刊A01"),
        ("100", "100"),
        ("特刊", "特刊"),
    ],
)
def test_a_label_is_one_however_it_is_written(written: str, label: str) -> None:
    assert page_label(written) == label


@pytest.mark.parametrize(
    "written",
    [
        *("", "0", "00", "000", "1000", "1.5", "-1", "版", "第版", "A", "ABC1", "page1", "readme", "说明"),
        *(
            "附件1",
            "图2",
            "照片01",
            "新建文本文档1",
            "5-4",
            "4-4-5",
            "01-09",
            "01-01",
            "A1-01",
            "1、4",
            "A4-B5",
            "01版面",
            "2025-06-15",
            "../01",
        ),
    ],
)
def test_what_is_no_label_is_read_as_none(written: str) -> None:
    assert page_label(written) is None


@given(st.text(max_size=12))
def test_any_text_is_a_label_or_none_and_a_label_stays_what_it_is(text: str) -> None:
    label = page_label(text)
    assert label is None or page_label(label) == label == page_label(f"第{label}版")


def test_plain_numbers_come_first_then_sections_by_letter_then_those_with_a_name() -> None:
    assert sorted(random.Random(5).sample(IN_PRINT, len(IN_PRINT)), key=label_order) == IN_PRINT  # noqa: S311 - a test


def test_plain_numbers_are_printed_without_their_zeros() -> None:
    assert [as_printed(label) for label in ("02", "100", "A02", "04-05")] == [2, 100, "A02", "04-05"]


@pytest.mark.parametrize(
    ("named", "on", "present", "meant"),
    [
        ("04", "01", {"01", "04"}, "04"),
        ("A04", "A01", {"A01", "A04"}, "A04"),
        ("04", "A01", {"A01", "A04", "B04"}, "A04"),  # the same section
        ("04", "B01", {"A01", "A04", "B01"}, "04"),  # which has no such page
        ("04", "A01", {"A01", "04"}, "04"),
        ("05", "01", {"01", "04-05"}, "04-05"),
        ("04", "01", {"01", "04", "04-05"}, "04"),
        ("05", "A01", {"A01", "A04-05"}, "A04-05"),
        ("04-05", "01", {"01", "04-05"}, "04-05"),
        ("04-05", "01", {"01", "04", "05"}, "04"),
        ("A04", "01", {"01", "04"}, "04"),  # files named without the section
        ("B04", "01", {"01", "04"}, "B04"),
        ("A04", "01", {"01", "04", "B01"}, "A04"),
        ("特刊01", "01", {"01", "特刊01"}, "特刊01"),
    ],
)
def test_a_jump_means_the_page_that_is_there(named: str, on: str, present: set[str], meant: str) -> None:
    assert meant_page(named, on, present) == meant


@pytest.mark.parametrize(
    ("numeral", "value"),
    [("十", 10), ("二十三", 23), ("十九", 19), ("二〇", 20), ("９", 9), ("百", None), ("", None)],
)
def test_numerals_below_a_hundred_are_read(numeral: str, value: int | None) -> None:
    assert number_of(numeral) == value


@pytest.mark.parametrize("numeral", ["9" * 5_000, "〇" * 5_000, "一" * 5_000, "十" * 5_000, "９" * 5_000])
def test_a_numeral_without_end_is_no_number(numeral: str) -> None:
    assert number_of(numeral) is None
    assert page_label(numeral) is None


@given(st.text())
def test_reading_numerals_never_fails(text: str) -> None:
    number_of(text)
