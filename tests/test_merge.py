"""The three-way merge: its laws on any text, and its stories in tests/cases/merge/."""

import re
from pathlib import Path

import pytest
from conftest import CASES
from golden import assert_golden
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.merge import Merge, merged

# A busy machine is no failure.
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
STORIES = sorted((CASES / "merge").glob("*.md"))
BLOCK = re.compile(r"```(\w+)\n(.*?)```\n", re.DOTALL)

# Lines that repeat, and empty ones, are where merging goes wrong.
ANY_TEXT = st.lists(st.sampled_from(["", "", "甲", "乙", "丙", "- 丁", "status: draft"]), max_size=9).map(
    "\n".join
)
DISTINCT = st.lists(st.integers(0, 10_000).map(str), min_size=3, max_size=12, unique=True)


@pytest.mark.parametrize("story", STORIES, ids=lambda path: path.stem)
def test_a_story_ends_as_it_should(story: Path, *, accept: bool) -> None:
    text = story.read_text(encoding="utf-8")
    blocks = dict(BLOCK.findall(text))
    merge = merged(blocks["base"], blocks["mine"], blocks["theirs"])
    made = (
        text[: text.index("```result\n")] + f"```result\n{merge.text}```\n\n```refused\n{refused(merge)}```\n"
    )
    assert_golden(made, story, accept=accept)


def refused(merge: Merge) -> str:
    return "".join(f"{refusal.line}: {' / '.join(refusal.lines) or '(gone)'}\n" for refusal in merge.refusals)


def test_there_are_stories() -> None:
    assert len(STORIES) >= 8


@UNHURRIED
@given(ANY_TEXT, ANY_TEXT)
def test_with_nothing_new_from_the_importer_the_editor_s_text_stands(base: str, mine: str) -> None:
    assert merged(base, mine, base) == Merge(mine)


@UNHURRIED
@given(ANY_TEXT, ANY_TEXT)
def test_an_untouched_file_becomes_what_the_importer_writes(base: str, theirs: str) -> None:
    assert merged(base, base, theirs) == Merge(theirs)


@UNHURRIED
@given(ANY_TEXT, ANY_TEXT)
def test_the_same_change_on_both_sides_is_no_quarrel(base: str, both: str) -> None:
    assert merged(base, both, both) == Merge(both)


@UNHURRIED
@given(ANY_TEXT, ANY_TEXT, ANY_TEXT)
def test_every_line_the_editor_typed_is_in_the_result(base: str, mine: str, theirs: str) -> None:
    typed = set(mine.split("\n")) - set(base.split("\n"))
    assert typed <= set(merged(base, mine, theirs).text.split("\n"))


@UNHURRIED
@given(ANY_TEXT, ANY_TEXT, ANY_TEXT)
def test_merging_once_more_changes_nothing(base: str, mine: str, theirs: str) -> None:
    once = merged(base, mine, theirs).text
    assert merged(base, once, theirs).text == once


@UNHURRIED
@given(ANY_TEXT, ANY_TEXT, ANY_TEXT)
def test_what_the_importer_would_add_is_in_the_result_or_reported(base: str, mine: str, theirs: str) -> None:
    merge = merged(base, mine, theirs)
    told = {line for refusal in merge.refusals for line in refusal.lines}
    new = set(theirs.split("\n")) - {*base.split("\n"), ""}
    assert new <= told | set(merge.text.split("\n"))


@UNHURRIED
@given(DISTINCT, st.data())
def test_an_edit_and_a_change_of_different_lines_both_hold(base: list[str], data: st.DataObject) -> None:
    edited, changed = data.draw(st.lists(st.integers(0, len(base) - 1), min_size=2, max_size=2, unique=True))
    edit = data.draw(st.sampled_from([[], ["编辑"], ["编辑", "又一段"]]))
    change = data.draw(st.sampled_from([[], ["解析"], ["解析", "又一行"]]))
    expected = list(base)
    for place, lines in sorted([(edited, edit), (changed, change)], reverse=True):
        expected[place : place + 1] = lines
    mine, theirs = list(base), list(base)
    mine[edited : edited + 1] = edit
    theirs[changed : changed + 1] = change
    assert merged("\n".join(base), "\n".join(mine), "\n".join(theirs)) == Merge("\n".join(expected))


@pytest.mark.parametrize("above", ["", "甲\n", "甲\n\n乙\n\n\n"])
def test_a_refusal_names_the_line_where_the_editor_s_text_stands(above: str) -> None:
    merge = merged(f"{above}丙\n", f"{above}编辑\n", f"{above}解析\n")
    (refusal,) = merge.refusals
    assert merge.text.split("\n")[refusal.line - 1] == "编辑"
    assert refusal.lines == ("解析",)
