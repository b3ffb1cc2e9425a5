"""The importer's memory: texts and records come back, and keys stay with their articles."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.content.files import key_of_file
from generator.content.memory import (
    PageRecord,
    keys_of_files,
    page_record,
    remember_text,
    remembered_text,
    write_record,
)
from generator.key_assignment import assign_keys
from generator.model import Key, article_key, key_of

# A busy machine is no failure.
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
FEWER = settings(UNHURRIED, max_examples=50)
PAGE = key_of("2025-06-15/01")
BRIDGE = "青石渡大桥的最后一段钢梁清早落位，守桥人在桥头站了一夜。"
SCHOOL = "南岗小学的孩子们把旧课桌改成了花架，摆在操场的东墙下。"
FERRY = "末班渡船今晚停航，摆渡人把缆绳系在老槐树上，回家吃饭。"
STORIES = (BRIDGE, SCHOOL, FERRY)


def key(number: int) -> Key:
    return article_key(PAGE, number)


@UNHURRIED
@given(st.permutations(range(3)))
def test_articles_keep_their_keys_in_whatever_order_they_are_read(order: list[int]) -> None:
    remembered = {key(number): text for number, text in enumerate(STORIES, 1)}
    keys = assign_keys(PAGE, [STORIES[index] for index in order], remembered, remembered)
    assert keys == [key(index + 1) for index in order]


@UNHURRIED
@given(st.permutations(range(3)), st.sampled_from(STORIES), st.integers(0, 10))
def test_an_article_keeps_its_key_when_its_text_changes(order: list[int], changed: str, cut: int) -> None:
    remembered = {key(number): text for number, text in enumerate(STORIES, 1)}
    texts = [STORIES[index] for index in order]
    texts = [text[cut:] + "这里又读出了几个字" if text == changed else text for text in texts]
    assert assign_keys(PAGE, texts, remembered, remembered) == [key(index + 1) for index in order]


@FEWER
@given(
    st.lists(st.text(max_size=8), max_size=6),
    st.lists(st.text(max_size=8), max_size=6),
    st.sets(st.integers(1, 99)),
)
def test_a_new_key_is_above_every_one_ever_given(texts: list[str], old: list[str], given: set[int]) -> None:
    remembered = {key(number): text for number, text in enumerate(old, 1)}
    keys = assign_keys(PAGE, texts, remembered, {PAGE, *map(key, given)})
    highest = max([*given, len(old)], default=0)
    new = [each for each in keys if each not in remembered]
    assert len(set(keys)) == len(texts)
    assert new == [key(highest + 1 + number) for number in range(len(new))]


@UNHURRIED
@given(st.lists(st.text(min_size=2, max_size=20), max_size=6))
def test_the_same_texts_get_the_same_keys_again(texts: list[str]) -> None:
    first = assign_keys(PAGE, texts, {}, ())
    assert first == [key(number) for number in range(1, len(texts) + 1)]
    assert assign_keys(PAGE, texts, dict(zip(first, texts, strict=True)), first) == first


def test_an_article_unlike_any_other_takes_nobody_s_key() -> None:
    assert assign_keys(PAGE, [SCHOOL], {key(1): BRIDGE}, {key(1)}) == [key(2)]


@pytest.mark.parametrize(("count", "number"), [(0, 2), (10, 2), (11, 1), (len(BRIDGE), 1)])
def test_a_text_has_the_key_of_the_article_that_a_third_of_it_is(count: int, number: int) -> None:
    """Its first characters are the remembered article's, the others another's."""
    text = BRIDGE[:count] + SCHOOL[count:]
    assert assign_keys(PAGE, [text], {key(1): BRIDGE}, {key(1)}) == [key(number)]


def test_numbers_of_the_page_itself_and_beyond_ninety_nine_count_too() -> None:
    assert assign_keys(PAGE, [SCHOOL], {}, {PAGE, key(99)}) == [key(100)]


@UNHURRIED
@given(text=st.text())
def test_a_text_is_remembered_to_the_byte(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    content = tmp_path_factory.mktemp("content")
    remember_text(content, key(3), text)
    assert remembered_text(content, key(3)) == text
    assert (content / ".imported/articles/2025-06-15/01-03.md").read_bytes() == text.encode()


def test_what_was_never_written_is_not_remembered(tmp_path: Path) -> None:
    assert remembered_text(tmp_path, key(1)) is None
    assert page_record(tmp_path, PAGE) == PageRecord()


def test_a_memory_that_is_no_text_counts_as_none(tmp_path: Path) -> None:
    (tmp_path / ".imported/articles/2025-06-15").mkdir(parents=True)
    (tmp_path / ".imported/articles/2025-06-15/01-01.md").write_bytes(b"\xff\xfe\x00")
    assert remembered_text(tmp_path, key(1)) is None


@pytest.mark.parametrize("record", [PageRecord("a" * 64, frozenset({PAGE, key(1), key(12)})), PageRecord()])
def test_a_record_comes_back_from_its_file(tmp_path: Path, record: PageRecord) -> None:
    write_record(tmp_path, PAGE, record)
    assert page_record(tmp_path, PAGE) == record


def test_a_record_has_one_fact_a_line_so_that_git_can_merge_it(tmp_path: Path) -> None:
    write_record(tmp_path, PAGE, PageRecord("abc", frozenset({key(2), PAGE, key(1)})))
    text = (tmp_path / ".imported/pages/2025-06-15/01.yaml").read_text(encoding="utf-8")
    assert text == "sha256: abc\nkeys:\n- 2025-06-15/01\n- 2025-06-15/01-01\n- 2025-06-15/01-02\n"


@pytest.mark.parametrize(
    "damage", [b"<<<<<<< HEAD\nsha256: a\n", b"\xff\xfe", b"- 1\n", b"sha256: [1]\n", b"x: &a [*a]"]
)
def test_a_damaged_record_gives_every_remembered_key_for_filed(tmp_path: Path, damage: bytes) -> None:
    remember_text(tmp_path, key(1), "甲")
    write_record(tmp_path, PAGE, PageRecord("abc"))
    (tmp_path / ".imported/pages/2025-06-15/01.yaml").write_bytes(damage)
    assert page_record(tmp_path, PAGE) == PageRecord(None, frozenset({PAGE, key(1)}))


def test_the_files_of_one_page_are_told_from_those_of_others(tmp_path: Path) -> None:
    folder = tmp_path / "2025-06-15"
    folder.mkdir()
    for name in ("01.md", "01-01.md", "01-10.md", "02-01.md", "10-01.md", "01-1.md", "01-02.md~", ".writing-x"):
        (folder / name).touch()
    assert keys_of_files(tmp_path, PAGE) == {key(1), key(10)}
    assert keys_of_files(tmp_path, key_of("2025-06-16/01")) == frozenset()


@pytest.mark.parametrize(
    "name",
    [
        *("1.md", "000.md", "001.md", "a01.md", "05_04.md", "01-00.md", "01-001.md", "01-03.txt", "a.md"),
        *("01-03.md ", "०१.md"),
    ],
)
def test_a_name_of_another_form_is_nobody_s_key(name: str) -> None:
    assert key_of_file(Path("2025-06-15") / name) is None


@pytest.mark.parametrize("name", ["01.md", "100.md", "01-03.md", "12-100.md"])
def test_a_key_is_the_day_and_the_name_without_its_ending(name: str) -> None:
    assert str(key_of_file(Path("2025-06-15") / name)) == f"2025-06-15/{name.removesuffix('.md')}"


@UNHURRIED
@given(st.permutations(range(3)), st.integers(1, 8))
def test_articles_that_have_all_changed_keep_each_its_own_key(order: list[int], cut: int) -> None:
    remembered = {key(number): text for number, text in enumerate(STORIES, 1)}
    texts = [STORIES[index][cut:] + "这里又读出了几个字" for index in order]
    assert assign_keys(PAGE, texts, remembered, remembered) == [key(index + 1) for index in order]


def test_what_is_no_key_in_a_record_counts_for_nothing(tmp_path: Path) -> None:
    path = tmp_path / ".imported/pages/2025-06-15/01.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("sha256: abc\nkeys:\n- 2025-06-15/01\n- 2025-06-15/01-1\n- 甲\n", encoding="utf-8")
    assert page_record(tmp_path, PAGE) == PageRecord("abc", frozenset({PAGE}))
