"""The three-way merge: its laws on any text, and its stories in tests/cases/merge/."""

import random
import re
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from conftest import CASES
from effort import lines_run
from golden import assert_golden
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from merge_cases import Triple, all_orders, broken_laws, triple_of, triples

from generator.merge import Merge, Refusal, merged
from generator.merge.lines import Node
from generator.merge.matching import alike, matched

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
    return "".join(
        f"{refusal.line}: {' / '.join(refusal.lines) or '(gone)'}{' (moved)' * refusal.moved}\n"
        for refusal in merge.refusals
    )


def test_there_are_stories() -> None:
    assert len(STORIES) >= 28


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


# The laws, as the docstring of generator.merge has them


@pytest.mark.end_to_end
def test_the_laws_hold_however_both_sides_order_and_leave_out_four_lines() -> None:
    cases = list(all_orders())
    assert len(cases) == 4225
    assert breaches(("orders", case) for case in cases) == []


@pytest.mark.end_to_end
def test_the_laws_hold_of_random_edits_and_random_re_readings(*, slow: bool) -> None:
    assert breaches(triples(20_000 if slow else 2_000)) == []


@UNHURRIED
@given(ANY_TEXT, ANY_TEXT, ANY_TEXT)
def test_the_laws_hold_of_any_three_texts(base: str, mine: str, theirs: str) -> None:
    triple = Triple(base, mine, theirs)
    assert broken_laws(triple, merged(base, mine, theirs)) == set()


def breaches(cases: Iterable[tuple[str, Triple]]) -> list[tuple[str, set[str], Triple]]:
    """The cases of which a law is broken, the shortest first."""
    merges = (
        (kind, broken_laws(case, merged(case.base, case.mine, case.theirs)), case) for kind, case in cases
    )
    return sorted((each for each in merges if each[1]), key=lambda each: len(each[2].base + each[2].mine))


@pytest.mark.parametrize(
    ("law", "result"),
    [
        ("a", "甲\n丁\n"),
        ("b", "甲\n丙\n丁\n戊\n乙\n"),
        ("c", "甲\n丙\n丙\n丁\n戊\n"),
        ("e", "甲\n丙\n丁\n"),
        ("f", "丁\n丙\n甲\n"),
        ("typed", "甲\n丙\n"),
    ],
)
def test_a_merge_that_breaks_a_law_is_seen(law: str, result: str) -> None:
    """Base 甲乙丙, mine 甲丙丁 (乙 struck out, 丁 typed), theirs 丙甲乙戊 (甲 moved, 戊 added)."""
    triple = Triple("甲\n乙\n丙\n", "甲\n丙\n丁\n", "丙\n甲\n乙\n戊\n")
    assert law in broken_laws(triple, Merge(result))


def test_a_correction_beside_the_line_it_replaced_is_seen() -> None:
    triple = Triple("甲\n乙\n", "改\n乙\n", "乙\n甲\n", corrected={"甲": "改"})
    assert "d" in broken_laws(triple, Merge("改\n乙\n甲\n"))


def test_what_is_told_of_another_list_counts_for_nothing() -> None:
    files = (f"---\ntitle: 甲\npeople:\n{names}status: draft\n---\n" for names in ("", "- 乙\n", "- 丙\n"))
    triple = replace(triple_of(files), is_file=True)
    assert "e" in broken_laws(triple, Merge(triple.mine, (Refusal(2, ("- 丙",)),)))
    assert "e" not in broken_laws(triple, Merge(triple.mine, (Refusal(4, ("- 丙",)),)))


# The work of a merge, counted: each line compared with each other one would be millions.


@pytest.mark.parametrize("letters", ["甲", "甲乙", "甲乙丙丁戊己庚辛"])
def test_two_thousand_lines_that_repeat_are_not_compared_with_each_other(letters: str) -> None:
    chance = random.Random(1)  # noqa: S311 - the same lines at every run
    texts = ["\n".join(chance.choices(letters, k=2000 - 7 * side)) for side in range(3)]
    assert broken_laws(triple_of(texts), merged(*texts)) == set()
    assert lines_run(lambda: merged(*texts)) < 500 * 2000


@pytest.mark.parametrize("kind", ["rewritten", "items", "facts"])
def test_twice_as_many_lines_are_about_twice_the_work(kind: str) -> None:
    half, whole = (lines_run(partial(merged, *texts_of(kind, count))) for count in (1000, 2000))
    assert whole < 3 * half  # each with each other would be four times


def texts_of(kind: str, count: int) -> list[str]:
    """Three texts of so many lines of numbers, most of which are in all three."""
    chance = random.Random(1)  # noqa: S311 - the same lines at every run
    form = {"rewritten": "第{}行，共有这许多字", "items": "- {}", "facts": "k{}: 1"}[kind]
    sides = [[form.format(chance.randrange(count)) for _ in range(count)] for _ in range(3)]
    head = "" if kind == "rewritten" else "---\ntitle: 甲\npeople:\n"
    return [head + "\n".join(side) + "\n" + "---\n" * bool(head) for side in sides]


def test_new_lines_of_both_that_have_nothing_in_common_are_not_compared_with_each_other() -> None:
    texts = ["\n\n".join(f"{side}{number}行新写的文字" for number in range(1500)) for side in "甲乙丙"]
    assert merged(*texts).text == texts[1]
    assert lines_run(lambda: merged(*texts)) < 500 * 3000


# --- thresholds ------------------------------------------------------------------------------------------

BRIDGE = "青石渡大桥的最后一段钢梁清早落位。"
PRICES = "粮价连日回落，镇上的米铺重新排起了队。"
BESIDE = ("南岗小学的课桌改成了花架。", "末班渡船今晚停航。")


def nodes(*lines: str) -> list[Node]:
    return [Node(line, line) for line in lines]


@pytest.mark.parametrize(("count", "is_one"), [(0, False), (8, False), (9, True)])
def test_two_lines_in_one_place_are_wordings_of_one_where_half_of_them_is_the_same(
    count: int, *, is_one: bool
) -> None:
    one, other = nodes(BRIDGE, BRIDGE[:count] + PRICES[count:])
    assert alike(one, other) is is_one


@pytest.mark.parametrize(("line", "is_one"), [("青石渡大", False), ("青石渡大桥", True)])
def test_lines_of_four_characters_are_not_known_by_their_similarity(line: str, *, is_one: bool) -> None:
    one, other = nodes(line, f"> {line}")
    assert alike(one, other) is is_one


@pytest.mark.parametrize(("count", "is_found"), [(0, False), (11, False), (12, True)])
def test_a_line_that_went_elsewhere_is_found_again_where_more_of_it_is_the_same(
    count: int, *, is_found: bool
) -> None:
    base = nodes(BRIDGE, *BESIDE)
    mine, _, _ = matched(base, nodes(*BESIDE, BRIDGE[:count] + PRICES[count:]), base)
    assert (0 in mine.hunks) is is_found
