"""language/similarity: one family of measures, each with the laws of its name."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.language.similarity import (
    bigrams,
    containment,
    dice,
    dot_product,
    overlap,
    rarity,
    share_within,
    vector_length,
    weighted_overlap,
    word_bigrams,
)

BRIDGE = "砚江三桥主桥昨天合龙，两岸居民在江边等到深夜，工程师说明年春天就能通车。"
SCHOOL = "县中孩子有了自己的天文台，老师带着他们第一次看见了土星的光环。"
TEXTS = st.text("桥江水岸，。 a1", max_size=30)


def counted(text: str) -> Counter[str]:
    return Counter(bigrams(text))


@given(TEXTS, TEXTS)
def test_dice_and_overlap_are_shares_and_the_same_both_ways(one: str, other: str) -> None:
    for measure in (dice, overlap):
        found = measure(counted(one), counted(other))
        assert 0 <= found == measure(counted(other), counted(one)) <= 1
        assert measure(counted(one), counted(one)) == (1 if len(one) > 1 else 0)


@given(TEXTS, TEXTS)
def test_no_measure_says_less_of_a_part_than_of_any_other_text(one: str, other: str) -> None:
    part, whole = counted(one), counted(one + other)
    assert containment(part, whole) == overlap(part, whole) == (1 if len(one) > 1 else 0)
    assert dice(part, whole) <= overlap(part, whole)


@given(TEXTS, TEXTS)
def test_the_smaller_text_is_what_an_overlap_is_compared_with(one: str, other: str) -> None:
    smaller, larger = sorted((counted(one), counted(other)), key=Counter.total)
    assert overlap(one=counted(one), other=counted(other)) == containment(smaller, larger)


def test_a_changed_article_is_told_from_another() -> None:
    assert dice(counted(BRIDGE), counted(BRIDGE[8:] + "今天")) > 0.6
    assert dice(counted(BRIDGE), counted(SCHOOL)) < 0.1
    assert share_within(BRIDGE[5:20], BRIDGE) == 1.0


def test_how_often_a_pair_stands_there_counts_or_not_as_the_caller_has_it() -> None:
    assert dice(counted("江江江"), counted("江江")) == pytest.approx(2 / 3)
    assert dice(frozenset(bigrams("江江江")), frozenset(bigrams("江江"))) == 1


def test_punctuation_breaks_the_pairs_of_words() -> None:
    assert list(word_bigrams("大桥，3号 水")) == ["大桥", "3号"]
    assert list(bigrams("桥，水")) == ["桥，", "，水"]


def test_a_rare_pair_weighs_more_than_a_common_one() -> None:
    assert rarity(10, 1) > rarity(10, 5) > rarity(10, 10)
    weights = {"大桥": rarity(10, 10), "合龙": rarity(10, 1)}
    common, rare = frozenset({"大桥", "江边"}), frozenset({"合龙"})
    assert weighted_overlap(common | rare, rare, weights) == 1
    assert weighted_overlap(common, rare, weights) == 0


@given(TEXTS)
def test_a_text_and_itself_have_the_cosine_one(text: str) -> None:
    own = counted(text)
    weights = dict.fromkeys(own, 1.5)
    length = vector_length(own, weights)
    assert dot_product(own, own, weights) / length**2 == pytest.approx(1 if own else 0)
