"""A key is a value: it has the order of print, and its text is known by one room."""

import random
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Key, article_key, key_at, key_of, page_key

DAY = date(2025, 6, 15)
KEYS = st.builds(
    lambda day, page, number: article_key(page_key(day, page), number),
    st.dates(),
    st.integers(1, 999),
    st.integers(0, 9999),
)


@given(KEYS)
def test_a_key_is_the_same_again_from_its_text(key: Key) -> None:
    assert key_of(str(key)) == key
    assert key_at(key.folder, key.name) == key
    assert str(key) == f"{key.folder}/{key.name}"


@given(st.lists(KEYS, unique=True), st.randoms(use_true_random=False))
def test_keys_have_the_order_of_print_and_of_no_text(keys: list[Key], chance: random.Random) -> None:
    in_print = sorted(keys, key=lambda key: (key.date, key.page_number, key.number))
    assert sorted(chance.sample(keys, len(keys))) == in_print


def test_editions_of_a_day_come_one_after_the_other_and_labels_by_their_numbers() -> None:
    in_print = [
        Key(DAY, "", "2"),
        Key(DAY, "", "10"),
        Key(DAY, "", "A1"),
        Key(DAY, "", "A2", 11),
        Key(DAY, "", "A2", 100),
        Key(DAY, "", "A10"),
        Key(DAY, "", "B1"),
        Key(DAY, "", "特刊1"),
        Key(DAY, "晚报", "1"),
        Key(date(2025, 6, 16), "", "1"),
    ]
    backwards = in_print[::-1]
    assert sorted(backwards) == in_print
    assert len(set(in_print)) == len(in_print)


def test_a_page_comes_before_its_articles_and_belongs_to_its_own_key() -> None:
    page, article = key_of("2025-06-15/01"), key_of("2025-06-15/01-01")
    assert page < article < key_of("2025-06-15/02")
    assert article.of_page == page == page.of_page
    assert article.page_of_issue(12) == key_of("2025-06-15/12")


@pytest.mark.parametrize(
    "text",
    [
        *("", "2025-06-15", "2025-02-30/01", "x/2025-06-15/01", "2025-06-15/01/02"),
        *("2025-06-15/1", "2025-06-15/00", "2025-06-15/001", "2025-06-15/0१"),
        *("2025-06-15/01-00", "2025-06-15/01-001", "2025-06-15/01-03.md"),
    ],
)
def test_a_text_of_another_form_is_no_key(text: str) -> None:
    with pytest.raises(ValueError, match="no key"):
        key_of(text)
