"""Where the beginning of a text ends: with a sentence, at a pause, never within a figure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.language.sentences import ELLIPSIS, clipped, excerpt, near, rest_after, sentence_bounds

SIGNS = st.text(alphabet="桥水头0123.％，：。“”？A\n", max_size=80)


@pytest.mark.parametrize(
    ("text", "length", "expected"),
    [
        ("桥修好了。", 10, "桥修好了。"),
        ("桥修好了。\n水也退了。", 10, "桥修好了。水也退了。"),
        ("桥修了三个月才通。人们从早上等到中午。", 10, "桥修了三个月才通。"),
        ("桥修了三个月才通车。”人们从早上等到中午。", 9, "桥修了三个月才通车。”"),  # a little longer
        ("桥通了。他说：“等了三个月。这一天到了。”大家都笑了。", 15, "桥通了。他说：“等了三个月。"),
        ("桥等了三个月通了。他说：“好。这一天到了。”", 14, "桥等了三个月通了。"),  # no quotation left open
        ("桥修了三个月，人们从早上等到中午还没有走", 12, "桥修了三个月……"),
        ("从早上等到中午还没有走的有163人", 15, "从早上等到中午还没有走的有……"),
        ("从早上等到中午还没有走的有三百六十人", 15, "从早上等到中午还没有走的有……"),
        ("13800000000000000000", 6, "138000……"),  # nothing but a figure
        ("主队在上半场终于以3：2战胜了远道而来的客队", 11, "主队在上半场终于以……"),
        ("晚上的渡船定在9：30从东岸码头开出去", 9, "晚上的渡船定在……"),
        ("全市今年一共收了1，200，000元的摆渡钱", 11, "全市今年一共收了……"),
        ("这一期报纸的日子是2025-06-15而不是别的", 14, "这一期报纸的日子是……"),
    ],
)
def test_an_excerpt_ends_where_one_may_pause(text: str, length: int, expected: str) -> None:
    assert excerpt(text, length) == expected


@pytest.mark.parametrize(
    ("text", "length", "opening", "rest"),
    [
        ("桥头的早市，从五点到九点。", 7, "桥头的早市……", "从五点到九点。"),
        ("桥头的早市从五点到九点。", 7, "桥头的早市从五……", "点到九点。"),
        ("桥头，早市从五点到九点。", 8, "桥头，早市从五点……", "到九点。"),  # too early a pause
        ("桥头有163个摊位。", 4, "桥头有……", "163个摊位。"),
        ("桥头\n早市，九点收。", 6, "桥头早市……", "九点收。"),
        ("桥头……", 4, "桥头……", ""),
    ],
)
def test_what_stands_in_for_a_headline_is_cut_at_a_pause(
    text: str, length: int, opening: str, rest: str
) -> None:
    assert clipped(text, length) == opening
    assert rest_after(text, opening) == rest


@given(SIGNS, st.integers(1, 40))
def test_an_excerpt_is_the_beginning_of_the_text(text: str, length: int) -> None:
    shown = excerpt(text, length)
    assert text.replace("\n", "").startswith(shown.removesuffix(ELLIPSIS))
    assert len(shown) <= length * 1.25 + len(ELLIPSIS)
    assert shown or not text.strip()


@given(SIGNS, st.integers(1, 40))
def test_no_figure_is_cut(text: str, length: int) -> None:
    line = text.replace("\n", "")
    shown = excerpt(text, length).removesuffix(ELLIPSIS)
    is_cut = shown[-1:].isdigit() and line[len(shown) : len(shown) + 1].isdigit()
    assert not is_cut or not shown.strip("0123.％，：A")  # nothing but a figure


def sentence(text: str, part: str) -> str:
    start = text.index(part)
    first, last = sentence_bounds(text, start, start + len(part))
    return text[first:last]


@pytest.mark.parametrize(
    ("text", "part", "expected"),
    [
        ("桥通了。船停了！水退了。", "船", "船停了！"),
        ("他问：“船真的停了？！”没人答。", "船", "他问：“船真的停了？！”"),
        ("“桥通了。”他说船停了。", "船", "他说船停了。"),
        ("他写了《船停了！》。桥通了。", "船", "他写了《船停了！》。"),
        ("桥通了\n船停了\n水退了", "船", "船停了"),
        ("船", "船", "船"),
    ],
)
def test_a_sentence_ends_after_all_its_stops_and_what_closes_them(text: str, part: str, expected: str) -> None:
    assert sentence(text, part) == expected


@given(SIGNS, st.integers(0, 80), st.integers(1, 5))
def test_a_part_lies_in_its_sentence_and_in_what_is_shown_of_it(text: str, start: int, length: int) -> None:
    part = (min(start, len(text)), min(start + length, len(text)))
    whole = sentence_bounds(text, *part)
    first, last = near(text, whole, part, 12)
    assert 0 <= whole[0] <= first <= part[0]
    assert part[1] <= last <= whole[1] <= len(text)
    assert last - first <= 12 + length


def test_of_a_long_sentence_what_stands_round_the_part_is_shown_from_pause_to_pause() -> None:
    text = "桥修了三个月，人们从早上等到中午，船还没有来，天已经黑了下来，水也退了。"
    place = text.index("船")
    first, last = near(text, (0, len(text)), (place, place + 1), 20)
    assert text[first:last].startswith("船还没有来")
