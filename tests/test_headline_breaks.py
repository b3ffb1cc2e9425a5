"""Where a line of a headline may end: never within a word or a name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.language.headline_breaks import phrases


def worded(title: str, *names: str) -> str:
    """The parts of a headline apart by ` // `, their phrases by ` / `, and the pieces of these by `|`."""
    parts = phrases(title, names)
    return " // ".join(" / ".join("|".join(phrase) for phrase in part) for part in parts)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("就是山里最后撤出的那位老人", "就是|山里|最后|撤出的|那位|老人"),
        ("青石桥 修了三个月", "青石桥 // 修了三个月"),  # short enough for any line
        ("把最好的教室留给最远的孩子", "把最好的|教室|留给|最远的|孩子"),
        ("抢修队徒步架起三公里临时线路", "抢修队|徒步|架起|三公里|临时|线路"),
        ("全县187公里公路本月全部修好", "全县|187公里|公路|本月|全部|修好"),
        ("供电抢修今起推出“一张图”", "供电|抢修今起|推出“一张图”"),
        ("先修路 先开学 先收茶 让受灾群众住得稳", "先修路 / 先开学 / 先收茶 // 让受灾群众住得稳"),
        ("187人连夜转移 无人员伤亡 松陂山区突降暴雨", "187人连夜转移 / 无人员伤亡 // 松陂山区突降暴雨"),
        ("国家主席出席Ｇ２０峰会并发表讲话", "国家|主席|出席Ｇ２０峰会并|发表|讲话"),
        ("本市访客品尝Müllerstraße的早点", "本市|访客|品尝Müllerstraße的|早点"),
        ("", ""),
    ],
)
def test_a_line_ends_between_words(title: str, expected: str) -> None:
    assert worded(title) == expected


def test_a_name_of_the_article_is_never_broken() -> None:
    title = "雾桥水上救生协会成立两周年"
    assert worded(title) != worded(title, "雾桥水上救生协会") == "雾桥水上救生协会|成立|两周年"
    assert worded(title, "雾桥水", "水上救生协会") == "雾桥水上救生协会|成立|两周年".replace("桥水", "桥|水")
    assert worded(title, "雾桥", "雾桥水上救生协会") == "雾桥水上救生协会|成立|两周年"  # the longest of them


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 9)), max_size=4))
def test_nothing_of_a_headline_is_lost(title: str, places: list[tuple[int, int]]) -> None:
    names = [title[start : start + length] for start, length in places]
    made = phrases(title, tuple(names))
    assert ["".join(phrase) for part in made for phrase in part] == title.split()
    assert all(piece for part in made for phrase in part for piece in phrase)
