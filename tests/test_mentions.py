"""language/mentions: one finder of names for all who look for them in a text."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from generator.language.mentions import Mention, mentions, pattern_of

SIGNS = st.text(alphabet="砚江市.*", max_size=12)


def test_of_names_that_begin_in_one_place_the_longest_is_mentioned() -> None:
    found = list(mentions("砚江市的砚江", ["砚江", "砚江市", "江市"]))
    assert found == [Mention(0, 3, "砚江市"), Mention(4, 6, "砚江")]


def test_no_name_is_found_inside_another_and_none_in_no_names() -> None:
    assert [mention.name for mention in mentions("砚江市教育局", ["教育局", "砚江市教育局"])] == [
        "砚江市教育局"
    ]
    assert list(mentions("砚江", [])) == list(mentions("砚江", [""])) == []


@given(SIGNS, st.lists(SIGNS, max_size=4))
def test_a_mention_is_its_name_and_mentions_never_overlap(text: str, names: list[str]) -> None:
    found = list(mentions(text, names))
    assert all(text[one.start : one.end] == one.name in names for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    first = min((text.find(name) for name in names if name and name in text), default=None)
    assert first == (found[0].start if found else None)


@given(SIGNS)
def test_signs_of_patterns_stand_for_themselves_in_a_name(name: str) -> None:
    assert bool(pattern_of([name]).fullmatch(name)) == bool(name)
