"""Where a line of a headline may end: never within a word or a name."""

import subprocess
import sys
from itertools import chain
from pathlib import Path

import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

import build
from generator.language import phrases
from generator.language.dictionary import dictionary_version
from generator.render.headline_words import KEPT


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


def test_a_headline_may_list_thousands_of_names() -> None:
    names = [f"甲{chr(0x4E00 + number)}" for number in range(2000)]
    assert "".join(chain(*chain(*phrases("".join(names), tuple(names))))) == "".join(names)


TITLE = "抢修队徒步架起三公里临时线路"


def asked(cache: Path, title: str = TITLE) -> tuple[bool, str]:
    """Whether a new run loads the dictionary for a headline, and what it makes of it."""
    program = (
        "import sys; from pathlib import Path\n"
        "from generator.language import phrases\nfrom generator.render import words_kept_in\n"
        f"with words_kept_in(Path({str(cache)!r})): print(phrases({title!r}))\n"
        "print('jieba' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    made, loaded = ran.stdout.splitlines()
    return loaded == "True", made


def test_the_dictionary_is_loaded_for_new_headlines_only(tmp_path: Path) -> None:
    loaded, made = asked(tmp_path)
    assert loaded
    assert asked(tmp_path) == (False, made)
    assert asked(tmp_path, f"{TITLE} 今天通电")[0] is False  # the new phrase is short enough for any line
    assert asked(tmp_path, TITLE.replace("临时", "新的"))[0]


def test_a_build_keeps_the_words_of_its_headlines(tmp_path: Path) -> None:
    article = tmp_path / "content" / "articles" / "2025-06-15" / "01-01.md"
    article.parent.mkdir(parents=True)
    article.write_text(f"---\ntitle: {TITLE}\n---\n\n山里又亮了。\n", encoding="utf-8")
    assert build.main(["build", "--quiet", "--edition", str(tmp_path)]) == 0
    assert asked(tmp_path / ".cache")[0] is False


@pytest.mark.parametrize(
    "harm",
    [
        b"",
        b"[]",
        b"\xff",
        f'{{"dictionary": "0.1", "words": {{"{TITLE}": ["{TITLE}"]}}}}'.encode(),
        f'{{"dictionary": "{dictionary_version()}", "words": {{"{TITLE}": ["抢修"]}}}}'.encode(),
        f'{{"dictionary": "{dictionary_version()}", "words": {{"{TITLE}": 7}}}}'.encode(),
    ],
)
def test_a_broken_file_of_kept_words_is_only_work_done_again(tmp_path: Path, harm: bytes) -> None:
    whole = asked(tmp_path)
    content = (tmp_path / KEPT).read_bytes()
    (tmp_path / KEPT).write_bytes(harm)
    assert asked(tmp_path) == whole
    assert (tmp_path / KEPT).read_bytes() == content


def test_where_the_words_cannot_be_kept_they_are_asked_again(tmp_path: Path) -> None:
    (tmp_path / KEPT / "in the way").mkdir(parents=True)
    assert asked(tmp_path) == asked(tmp_path)
