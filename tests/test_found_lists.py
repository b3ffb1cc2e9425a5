"""Lists put into the file of an article that a person wrote: every other byte of it stays."""

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from generator.content import file_with_lists, lists_of, load_article, seems_asked, with_lists_as
from generator.model import FOUND_KEYS, Article, key_of

# A busy machine is no failure.
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
KEY = key_of("2025-06-15/01-03")
FOUND = {
    "topics": ("城建",),
    "people": ("沈砚秋", "顾长河"),
    "places": ("雾桥",),
    "organisations": (),
    "doubtful people": ("何桥心",),
    "doubtful places": (),
    "doubtful organisations": ("渡口茶会",),
}
WRITTEN = """\
topics:
- 城建
people:
- 沈砚秋
- 顾长河
places:
- 雾桥
organisations:
doubtful:
  people:
  - 何桥心
  organisations:
  - 渡口茶会
"""
BODY = "\n正文一段。\n"


def read(text: str) -> Article:
    article = load_article(text, KEY, "")[0]
    assert article is not None
    return article


def put(text: str, lists: dict[str, tuple[str, ...]]) -> str:
    edited = file_with_lists(text, read(text), lists)
    assert edited is not None
    assert read(edited) == with_lists_as(read(text), lists)
    return edited


@pytest.mark.parametrize(
    "front",
    [
        "title: 老桥\n",
        "title:   '老桥'  # 头条\n\n# 还没校对\nkicker: 三百年\n# 完\n",
        "title: 快讯: 停航\n",
        "title: “老桥\nbyline: 本报记者 沈砚秋: 文\n",
        "byline:\n    text: 记者 甲\n    credits:\n      - {role: 记者, name: 甲}\n",
        "captions:\n- text: >\n    江面上的\n    船\n",
        "title：老桥\n",
        "",
    ],
)
@pytest.mark.parametrize(("start", "end"), [("", "\n"), ("\ufeff", "\r\n")])
def test_new_keys_stand_below_all_that_the_editor_wrote_at_the_head(front: str, start: str, end: str) -> None:
    def file(head: str) -> str:
        return start + f"---\n{head}---\n{BODY}".replace("\n", end)

    assert put(file(front), FOUND) == file(front + WRITTEN)


def test_keys_are_put_in_line_with_a_head_that_is_indented() -> None:
    assert put("---\n  title: 桥\n---\n", {"people": ("甲",)}) == "---\n  title: 桥\n  people:\n  - 甲\n---\n"


@pytest.mark.parametrize(
    ("head", "after"),
    [
        ("people:\n- 甲\n- 乙\n# 完\n", "people:\n- 乙\n- 丙\n# 完\n"),
        ("people:\n    - 甲  \n    # 老住户\n    - 乙   # 待核\nkicker: 桥\n", None),
        ("people: [甲, 乙]\n", "people: [乙, 丙]\n"),
        ("people: [ '甲' ,乙 ] # 两位\n", "people: [ 乙, 丙 ] # 两位\n"),
    ],
)
def test_a_name_goes_and_another_comes_in_whatever_way_the_list_is_written(
    head: str, after: str | None
) -> None:
    after = after or "people:\n    # 老住户\n    - 乙   # 待核\n    - 丙\nkicker: 桥\n"
    text = f"---\ntitle: 桥\n{head}---\n{BODY}"
    assert put(text, {"people": ("乙", "丙")}) == f"---\ntitle: 桥\n{after}---\n{BODY}"


@pytest.mark.parametrize(
    ("head", "names", "after"),
    [
        ("people: 甲\n", (), "people:\n"),
        ("people: 甲\n", ("甲", "乙"), "people: [甲, 乙]\n"),
        ("people:\n- 甲\n", (), "people:\n"),
        ("people: [甲]\n", (), "people: []\n"),
        ("people:\nkicker: 桥\n", ("甲",), "people:\n- 甲\nkicker: 桥\n"),
        ("people: []\n", ("甲", "乙"), "people: [甲, 乙]\n"),
        ("people: ~\n", ("甲",), "people:\n- 甲\n"),
    ],
)
def test_a_list_is_emptied_and_filled(head: str, names: tuple[str, ...], after: str) -> None:
    assert put(f"---\n{head}---\n{BODY}", {"people": names}) == f"---\n{after}---\n{BODY}"


def test_names_in_doubt_come_beside_those_that_stand_there() -> None:
    text = "---\npeople: 甲\ndoubtful:\n  people:\n  - 乙\nplaces:\n---\n"
    lists = {"doubtful people": ("乙", "丙"), "doubtful places": ("老闸",)}
    assert put(text, lists) == (
        "---\npeople: 甲\ndoubtful:\n  places:\n  - 老闸\n  people:\n  - 乙\n  - 丙\nplaces:\n---\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "---\n{title: 桥}\n---\n正文",
        "---\n- title: 桥\n---\n正文",
        "---\rtitle: 桥\r---\r正文",
        "---\npeople:\n- 甲\n  - 乙\n---\n正文",
    ],
)
def test_what_cannot_be_done_safely_is_not_done(text: str) -> None:
    article = load_article(text, KEY, "")[0] or Article(KEY, None, "")
    assert file_with_lists(text, article, {"people": ("丙",)}) is None


ODD = st.text(alphabet="甲乙 \"'#:-?!&*|>%@`[]{},~：=", min_size=1, max_size=6).map(str.strip).filter(bool)
LISTS = st.dictionaries(
    st.sampled_from(list(FOUND)), st.lists(ODD, max_size=3, unique=True).map(tuple), max_size=len(FOUND)
)
LINES = st.lists(
    st.sampled_from(
        [
            "title: 桥",
            "title: 快讯: 停航",
            "# 批注",
            "",
            "kicker：桥",
            "people: [甲, '乙']",
            "people:",
            "places:\n- 甲 # 待核",
            "doubtful:\n  people:\n  - 甲",
            "organisations: 甲",
            "topics:\n  - 甲\n  - 乙",
            "  section: 桥",
            "一行闲话",
        ]
    ),
    max_size=5,
)


@UNHURRIED
@given(LINES, LISTS, st.sampled_from(["\n", "\r\n"]))
def test_either_the_file_says_just_that_with_its_other_lines_as_they_were_or_it_is_not_touched(
    lines: list[str], lists: dict[str, tuple[str, ...]], end: str
) -> None:
    text = "---\n{}---\n\n正文。\n".format("".join(f"{line}\n" for line in lines)).replace("\n", end)
    article = load_article(text, KEY, "")[0]
    assume(article is not None)
    assert article is not None
    edited = file_with_lists(text, article, lists)
    if edited is None:
        return
    assert read(edited) == with_lists_as(article, lists)
    listing = re.compile(r" *- |.*(people|places|organisations|topics)")
    others = [line for line in text.split(end) if not listing.match(line)]
    left = iter(edited.split(end))
    assert all(line in left for line in others)  # each in its turn


@UNHURRIED
@given(LISTS)
def test_a_plain_file_takes_whatever_names_there_are(lists: dict[str, tuple[str, ...]]) -> None:
    text = f"---\ntitle: 桥\n---\n{BODY}"
    wanted = {key: lists.get(key, ()) for key in FOUND}
    assert lists_of(read(put(text, wanted))) == wanted


def test_a_file_that_has_every_key_is_known_without_reading_it() -> None:
    text = f"---\ntitle: 桥\n---\n{BODY}"
    whole = put(text, FOUND)
    assert seems_asked(whole)
    assert not seems_asked(text)
    for key in FOUND_KEYS:
        assert not seems_asked(whole.replace(f"\n{key}:", f"\n# {key}:"))
    assert not seems_asked(text + "".join(f"{key}:\n" for key in FOUND_KEYS))
    assert replace(read(whole), unasked=frozenset()) == read(whole)


def test_an_article_with_lists_is_a_frozen_value_like_any_other() -> None:
    article = with_lists_as(read("---\ntitle: 渡口\n---\n\n夜班船下月恢复。\n"), {"people": ("程望舒",)})
    assert article.unasked == {"topics", "places", "organisations"}
    assert hash(article) == hash(replace(article))
