"""A key is a value: it has the order of print, and its text is known by one room."""

import random
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import (
    NO_PAGE,
    IssueName,
    Key,
    article_key,
    issue_at,
    issue_key,
    issue_of,
    key_at,
    key_of,
    page_key,
)
from generator.routes import portable_name

DAY = date(2025, 6, 15)
NUMBERED = st.builds(
    lambda day, page, number: article_key(page_key(day, page), number),
    st.dates(),
    st.integers(1, 999),
    st.integers(0, 9999),
)
SECTIONS = st.sampled_from(["", "A", "B", "T", "AA", "特刊", "副刊", "文化周刊", "A叠", "财经B"])
LABELS = st.one_of(
    st.builds(lambda section, first: f"{section}{first:02}", SECTIONS, st.integers(1, 999)),
    st.builds(
        lambda section, first, more: f"{section}{first:02}-{first + more:02}",
        SECTIONS,
        st.integers(1, 996),
        st.integers(1, 3),
    ),
    st.sampled_from(["特刊", "号外", NO_PAGE]),
)
NAMES = st.builds(
    lambda day, more, name, number: IssueName(day, day + timedelta(days=more), name, number),
    st.dates(max_value=date(9999, 11, 30)),
    st.integers(0, 30),
    st.sampled_from(["", "号外", "晚报", "早报", "特刊", "城市晚报"]),
    st.integers(1, 9),
)
KEYS = st.builds(
    lambda name, label, number: Key(name.day, name.edition, label, number), NAMES, LABELS, st.integers(0, 9999)
)


@given(KEYS)
def test_a_key_is_the_same_again_from_its_text(key: Key) -> None:
    assert key_of(str(key)) == key
    assert key_at(key.folder, key.name) == key
    assert str(key) == f"{key.folder}/{key.name}"


@given(NAMES)
def test_an_issue_is_the_same_again_from_its_folder(name: IssueName) -> None:
    issue = issue_key(name.day, name.edition)
    assert issue.issue_name == name
    assert issue_at(issue.folder) == issue == issue_of(issue.folder)
    assert str(issue) == issue.folder


@given(KEYS)
def test_a_key_names_a_file_and_an_address_on_any_system(key: Key) -> None:
    for name in (key.folder, key.name):
        assert portable_name(name) == name
        assert not set(name) & set("+ %#?&")


@given(st.lists(NUMBERED, unique=True), st.randoms(use_true_random=False))
def test_keys_have_the_order_of_print_and_of_no_text(keys: list[Key], chance: random.Random) -> None:
    in_print = sorted(keys, key=lambda key: (key.date, int(key.page), key.number))
    assert sorted(chance.sample(keys, len(keys))) == in_print


def test_editions_of_a_day_come_one_after_the_other_and_labels_by_their_numbers() -> None:
    in_print = [
        Key(DAY, "早报", "01"),
        Key(DAY, "", "02"),
        Key(DAY, "", "04", 5),
        Key(DAY, "", "04-05"),
        Key(DAY, "", "04-05", 1),
        Key(DAY, "", "05"),
        Key(DAY, "", "10"),
        Key(DAY, "", "A01"),
        Key(DAY, "", "A02", 11),
        Key(DAY, "", "A02", 100),
        Key(DAY, "", "A10"),
        Key(DAY, "", "B01"),
        Key(DAY, "", "特刊01"),
        Key(DAY, "", NO_PAGE, 1),
        Key(DAY, "_2", "01"),
        Key(DAY, "-16", "01"),
        Key(DAY, "晚报", "01"),
        Key(DAY, "号外", "01"),
        Key(DAY, "特刊", "01"),
        Key(date(2025, 6, 16), "", "01"),
    ]
    backwards = in_print[::-1]
    assert sorted(backwards) == in_print
    assert len(set(in_print)) == len(in_print)


def test_a_page_comes_before_its_articles_and_belongs_to_its_own_key() -> None:
    page, article = key_of("2025-06-15/01"), key_of("2025-06-15/01-01")
    assert page < article < key_of("2025-06-15/02")
    assert article.of_page == page == page.of_page
    assert article.page_of_issue("12") == key_of("2025-06-15/12")


@pytest.mark.parametrize(
    "text",
    [
        *("", "2025-06-15", "2025-02-30/01", "x/2025-06-15/01", "2025-06-15/01/02"),
        *("2025-06-15/1", "2025-06-15/000", "2025-06-15/001", "2025-06-15/0१"),
        *("2025-06-15/01-00", "2025-06-15/01-001", "2025-06-15/01-03.md"),
        *("2025-06-15/a01", "2025-06-15/A1", "2025-06-15/05_04", "2025-06-15/04_05_06", "2025-06-15/附件01"),
        *("2025-6-15/01", "20250615/01", "2025-06-15_1/01", "2025-06-15-15/01", "2025-06-15备份/01"),
    ],
)
def test_a_text_of_another_form_is_no_key(text: str) -> None:
    with pytest.raises(ValueError, match="no key"):
        key_of(text)


def test_the_hyphen_of_a_spread_is_never_that_of_an_article() -> None:
    article, spread = key_of("2025-06-15/04-05"), key_of("2025-06-15/04_05")
    assert (article.page, article.number) == ("04", 5)
    assert (spread.page, spread.number) == ("04-05", 0)
    assert article_key(spread, 3).name == "04_05-03"


def test_the_key_of_an_article_says_whether_its_page_is_known() -> None:
    assert key_of("2025-06-15/01-03").has_page
    assert not key_of("2025-06-15/00-03").has_page
