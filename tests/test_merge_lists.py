"""The merge of three lists of names: the laws of the merge hold, name by name."""

from hypothesis import given
from hypothesis import strategies as st

from generator.merge import merged_list

NAMES = st.lists(st.sampled_from("甲乙丙丁戊己"), unique=True, max_size=6).map(tuple)


def test_what_the_editor_struck_out_stays_out_and_what_she_added_stays_in() -> None:
    assert merged_list(("甲", "乙", "丙"), ("甲", "丙", "丁"), ("乙", "甲", "丙")) == ("甲", "丙", "丁")


def test_names_that_are_much_alike_are_two_names() -> None:
    assert merged_list((), ("北岸小学",), ("南岸小学",)) == ("北岸小学", "南岸小学")


@given(NAMES, NAMES, NAMES)
def test_a_name_that_both_have_stands(
    base: tuple[str, ...], mine: tuple[str, ...], theirs: tuple[str, ...]
) -> None:
    assert set(mine) & set(theirs) <= set(merged_list(base, mine, theirs))


@given(NAMES, NAMES, NAMES)
def test_a_name_that_was_struck_out_stays_out_and_one_that_was_typed_stays_in(
    base: tuple[str, ...], mine: tuple[str, ...], theirs: tuple[str, ...]
) -> None:
    result = set(merged_list(base, mine, theirs))
    assert not (set(base) - set(mine)) & result
    assert set(mine) - set(base) <= result


@given(NAMES, NAMES, NAMES)
def test_no_name_is_invented_or_doubled_and_what_only_the_machine_had_goes_with_it(
    base: tuple[str, ...], mine: tuple[str, ...], theirs: tuple[str, ...]
) -> None:
    result = merged_list(base, mine, theirs)
    assert len(set(result)) == len(result)
    assert set(result) <= set(mine) | set(theirs)
    assert not (set(base) & set(mine) - set(theirs)) & set(result)


@given(NAMES, NAMES, NAMES)
def test_the_editor_s_order_stands_and_what_is_new_stands_below(
    base: tuple[str, ...], mine: tuple[str, ...], theirs: tuple[str, ...]
) -> None:
    result = merged_list(base, mine, theirs)
    kept = [name for name in mine if name in result]
    assert list(result[: len(kept)]) == kept
    assert list(result[len(kept) :]) == [name for name in theirs if name in result and name not in mine]


@given(NAMES, NAMES, NAMES)
def test_merging_the_same_once_more_changes_nothing_with_the_old_base_or_the_new(
    base: tuple[str, ...], mine: tuple[str, ...], theirs: tuple[str, ...]
) -> None:
    result = merged_list(base, mine, theirs)
    assert merged_list(base, result, theirs) == result
    assert merged_list(theirs, result, theirs) == result
