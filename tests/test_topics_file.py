"""Files of topics: what an edition's content/topics.yaml changes, and what a mistake in it is answered with."""

import re
from pathlib import Path

import pytest
import yaml
from conftest import ROOT
from hypothesis import example, given
from hypothesis import strategies as st

from generator.messages import DEFAULT_LANGUAGE, catalogue
from generator.model import Problem, Topic
from generator.topics import read_topics

SHIPPED = {topic.name: topic for topic in read_topics(Path("no such folder"))[0]}
KEYS = ("name", "words", "iptc", "crosswalk", "description", "topics")


def read(text: str, folder: Path) -> dict[str, Topic]:
    """The topics by name, in their order, of an edition with this content/topics.yaml."""
    topics, problems = told(text, folder)
    assert problems == []
    return topics


def told(text: str, folder: Path) -> tuple[dict[str, Topic], list[Problem]]:
    """The same, and what is wrong in the file."""
    (folder / "topics.yaml").write_text(text, encoding="utf-8")
    topics, problems = read_topics(folder)
    return {topic.name: topic for topic in topics}, problems


def children(parent: str, topics: dict[str, Topic]) -> list[str]:
    return [topic.name for topic in topics.values() if topic.parent == parent]


@pytest.mark.parametrize("text", ["", "# 还没有写\n", "[]\n", "---\n"])
def test_an_empty_file_changes_nothing(tmp_path: Path, text: str) -> None:
    assert read(text, tmp_path) == SHIPPED


def test_a_new_topic_stands_at_the_end_with_all_it_says(tmp_path: Path) -> None:
    text = """
- name: 陶瓷
  description: 窑、釉与坯
  iptc: medtop:20000001
  crosswalk:
    gbt20093: "99"
    另一种:
  words: [窑, 5G, 120, 窑]
  topics:
  - name: 老窑
    words: [开窑]
  - name: 窑工
"""
    *_, parent, first, second = read(text, tmp_path).values()
    assert parent == Topic(
        "陶瓷", ("窑", "5G", "120"), None, "medtop:20000001", {"gbt20093": "99"}, "窑、釉与坯"
    )
    assert first == Topic("老窑", ("开窑",), "陶瓷")
    assert second == Topic("窑工", (), "陶瓷")


def test_what_an_entry_says_replaces_and_what_it_leaves_out_stays(tmp_path: Path) -> None:
    topics = read("- name: 教育\n  words: [私塾]\n- name: 体育\n  description: 本市的\n", tmp_path)
    assert topics["教育"] == Topic("教育", ("私塾",), None, "medtop:05000000")
    assert topics["体育"].words == SHIPPED["体育"].words
    assert topics["体育"].description == "本市的"
    assert children("教育", topics) == children("教育", SHIPPED)
    assert list(topics) == list(SHIPPED)


def test_a_bare_name_takes_a_topic_away_with_its_children(tmp_path: Path) -> None:
    topics = read("- name: 体育\n- name: 天气\n  words: []\n", tmp_path)
    assert SHIPPED.keys() - topics.keys() == {"体育", "天气", *children("体育", SHIPPED)}


def test_a_bare_name_below_its_parent_takes_the_child_away(tmp_path: Path) -> None:
    assert SHIPPED.keys() - read("- name: 体育\n  topics:\n  - name: 球类\n", tmp_path).keys() == {"球类"}


def test_a_bare_name_below_another_topic_moves_it_there_with_its_words(tmp_path: Path) -> None:
    topics = read("- name: 社会民生\n  topics:\n  - name: 全民健身\n", tmp_path)
    assert topics["全民健身"] == Topic("全民健身", SHIPPED["全民健身"].words, "社会民生")


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_child_moved_away_outlives_its_parent(tmp_path: Path, order: tuple[int, int]) -> None:
    entries = ["- name: 体育\n", "- name: 社会民生\n  topics:\n  - name: 全民健身\n"]
    topics = read("".join(entries[number] for number in order), tmp_path)
    assert topics["全民健身"].parent == "社会民生"
    assert "球类" not in topics


def test_a_child_with_children_of_its_own_stands_at_the_top(tmp_path: Path) -> None:
    topics = read("- name: 旅游\n  topics:\n  - name: 古镇\n    words: [古镇]\n", tmp_path)
    assert (topics["旅游"].parent, topics["古镇"].parent) == (None, "旅游")
    assert topics["旅游"].words == SHIPPED["旅游"].words


def test_parents_stand_before_their_children(tmp_path: Path) -> None:
    seen: set[str] = set()
    for topic in read("- name: 经济\n  topics:\n  - name: 旅游\n", tmp_path).values():
        assert topic.parent is None or topic.parent in seen
        seen.add(topic.name)


def test_windows_line_ends_and_a_byte_order_mark_do_no_harm(tmp_path: Path) -> None:
    (tmp_path / "topics.yaml").write_bytes("\ufeff- name: 陶瓷\r\n  words:\r\n  - 窑\r\n".encode())
    assert read_topics(tmp_path)[0][-1] == Topic("陶瓷", ("窑",))


def test_a_single_word_is_a_list_of_one(tmp_path: Path) -> None:
    assert read("- name: 陶瓷\n  words: 窑\n", tmp_path)["陶瓷"].words == ("窑",)


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ("- name: 教育\n  words:\n  - 甲\n- 体育\n", 4, "no-known-keys"),
        ("教育:\n  - 甲\n", 1, "line-left-out"),
        ("教育\n", 1, "line-left-out"),
        ("- words: [甲]\n", 1, "topic-without-name"),
        ("- name:\n  words: [甲]\n", 1, "topic-without-name"),
        ("- name: 教育\n  wrods: [甲]\n", 2, "unknown-key-meant"),
        ("- name: 教育\n  words：\n  - 甲\n", 2, "line-without-colon"),
        ("- name: 教育\n  words:\n  - 甲: 乙: 丙\n", 3, "line-with-signs"),
        ("- name: 教育\n  [甲]: 乙\n", 2, "unknown-key-of-few"),
        ("- name: 教育\n  words:\n  - - 甲\n    - 乙\n", 3, "no-single-text"),
        ("- name: 教育\n  words: [甲]\n  words: [乙]\n", 3, "key-twice"),
        ("- name: 教育\n  words: [甲]\n- name: 教育\n  words: [乙]\n", 3, "topic-twice"),
        ("- name: 教育\n  topics:\n  - name: 教育\n    words: [甲]\n", 3, "topic-twice"),
        ("- name: 教育\n  topics: 幼儿园\n", 2, "no-known-keys"),
        ("- name: 教育\n  topics:\n  - name: 甲\n    topics:\n    - name: 乙\n", 5, "topic-of-third-level"),
        ("- name: 经济\n  topics:\n  - name: 教育\n", 3, "topic-with-topics-moved"),
        ("- name: 没有的\n", 1, "topic-without-words"),
        ("- name: 教育\n  iptc: '05000000'\n", 2, "no-iptc-code"),
        ("- name: 教育\n  iptc: " + "9" * 5_000, 2, "no-iptc-code"),
        ("- name: 教育\n  crosswalk: 甲\n", 2, "no-keys"),
        ("- name: 教育\n  crosswalk:\n    甲:\n    - 乙\n    - 丙\n", 4, "no-single-text"),
        ("- name: 教育\n  words:\n  - !hot 甲\n", 3, "line-with-signs"),
        ('- name: 教育\n  words:\n  - "\\ud800"\n', 3, "line-with-signs"),
        ("- name: 教育\n  words: " + "[" * 100_000, 2, "line-left-out"),
        ("- name: 教育\n  words:\n  - 甲\x00\n", 3, "unseen-characters"),
        ("- name: 教育\n---\n- name: 体育\n  words: [甲]\n", 2, "line-left-out"),
        ("# \u2028\n- name: 教育\n  iptc: 甲\n", 3, "no-iptc-code"),
    ],
)
def test_a_mistake_costs_its_line_and_is_told_with_it(tmp_path: Path, text: str, line: int, code: str) -> None:
    topics, problems = told(f"{text}\n- name: 陶瓷\n  words: [窑]\n", tmp_path)
    assert [(problem.origin.line, problem.code) for problem in problems] == [(line, code)]
    assert topics["陶瓷"].words == ("窑",) or "教育:" in text
    assert topics.keys() >= SHIPPED.keys() - {"教育", "体育", *children("教育", SHIPPED)}


@pytest.mark.parametrize("content", ["- name: 教育".encode("gb18030"), b"\xff\xfe-\x00"])
def test_a_file_that_is_no_text_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "topics.yaml").write_bytes(content)
    topics, (problem,) = read_topics(tmp_path)
    assert problem.code == "not-utf-8"
    assert len(topics) == len(SHIPPED)


DOCUMENT = (ROOT / "docs" / "topics.md").read_text(encoding="utf-8")


def test_the_keys_of_a_topic_are_all_described_and_no_other() -> None:
    assert sorted(re.findall(r"^\| `(\w+)` \|", DOCUMENT, re.MULTILINE)) == sorted(KEYS)


def test_the_example_of_the_document_does_what_it_says(tmp_path: Path) -> None:
    (example,) = re.findall(r"^```yaml\n(.*?)^```", DOCUMENT, re.MULTILINE | re.DOTALL)
    topics = read(example, tmp_path)
    assert SHIPPED.keys() - topics.keys() == {"旅游", "国际", *children("国际", SHIPPED)}
    assert topics.keys() - SHIPPED.keys() == {"江与渡口", "砚与墨"}
    assert topics["全民健身"].parent == "社会民生"
    assert topics["天气"].words == ("台风", "暴雨", "气温", "寒潮")


def test_the_document_counts_the_shipped_topics() -> None:
    parents = [topic for topic in SHIPPED.values() if topic.parent is None]
    assert f"{len(SHIPPED) - len(parents)} topics of a city daily below {len(parents)} at" in DOCUMENT


SCALARS = (
    st.none() | st.booleans() | st.integers() | st.sampled_from(["教育", "球类", "甲", "", "medtop:05000000"])
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*KEYS, "甲"]), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(st.lists(st.dictionaries(st.sampled_from(KEYS), VALUES, min_size=1, max_size=4), max_size=4) | VALUES)
def test_whatever_is_in_the_file_gives_topics_or_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, value: object
) -> None:
    gives_topics_or_a_sentence(yaml.safe_dump(value, allow_unicode=True), tmp_path_factory.mktemp("content"))


@given(st.text(alphabet="- :[]{}\n\t'\"#&*!|>%@`教育nameworstpic？：\ufeff\u2028\x85", max_size=60))
@example("? - name")
@example("- name: 甲\n  words: [乙]\n  ? {a: b}\n  : c")
@example("- <<: {name: 甲}\n")
@example("%YAML 9.9\n---\n")
@example("- name: 甲\n--- \n- name: 乙\n")
def test_whatever_is_typed_gives_topics_or_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    gives_topics_or_a_sentence(text, tmp_path_factory.mktemp("content"))


def gives_topics_or_a_sentence(text: str, folder: Path) -> None:
    topics, problems = told(text, folder)
    assert {problem.code for problem in problems} <= catalogue(DEFAULT_LANGUAGE).keys()
    tops = {topic.name for topic in topics.values() if topic.parent is None}
    assert all(topic.parent in {None, *tops} for topic in topics.values())
