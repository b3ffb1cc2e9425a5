"""A key that nobody knows: which one is meant, and that one sentence tells of all the files that have it."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import build
from generator.console import gathered
from generator.content.front_matter import ARTICLE_KEYS, NESTED_KEYS, PAGE_KEYS
from generator.messages import sentence
from generator.model import Origin, Problem, Severity, values_of
from generator.storage.files import write_whole
from generator.yaml_source.unknown_keys import meant_key, unknown_key

PROBLEMS = st.lists(
    st.builds(
        Problem,
        st.builds(Origin, st.sampled_from("甲乙丙"), st.integers(1, 3)),
        st.sampled_from(["unknown-key", "key-twice"]),
        st.sampled_from(Severity),
        st.sampled_from([(), values_of(key="tags")]),
        st.booleans(),
    ),
    max_size=8,
)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("tags", "topics"),
        ("Keywords", "topics"),
        ("author", "byline"),
        ("headline", "title"),
        ("Title", "title"),
        ("sub-title", "subtitle"),
        ("标题", "title"),
        ("organizations", "organisations"),
        ("corections", "corrections"),
        ("layout", None),
        ("permalink", None),
        ("?", None),
        ("", None),
    ],
)
def test_the_key_that_is_meant_is_named(name: str, meant: str | None) -> None:
    assert meant_key(name, ARTICLE_KEYS) == meant
    named = values_of(key=name, meant=meant) if meant else values_of(key=name)
    assert unknown_key(name, ARTICLE_KEYS) == ("unknown-key-meant" if meant else "unknown-key", named)


def test_no_key_is_proposed_that_would_mean_nothing_there_either() -> None:
    for known in (ARTICLE_KEYS, PAGE_KEYS, *NESTED_KEYS.values()):
        for name in ("tags", "author", "title", "photographer", "src", "heading", "版名"):
            assert meant_key(name, known) in {None, *known}
    assert meant_key("tags", PAGE_KEYS) is None
    few = values_of(key="tags", known=("role", "name"))
    assert unknown_key("tags", NESTED_KEYS["credits"]) == ("unknown-key-of-few", few)


def fault(problem: Problem) -> tuple[object, ...] | None:
    return (problem.severity, problem.code, problem.values) if problem.told_once else None


SAME = Problem(Origin("甲", 1), "unknown-key", Severity.ERROR, values_of(key="tags"))


@given(PROBLEMS)
@example([SAME, replace(SAME, told_once=True), replace(SAME, told_once=True)])
def test_what_is_gathered_is_the_first_of_each_fault_and_all_that_are_told_each(
    problems: list[Problem],
) -> None:
    faults = [fault(problem) for problem in problems]
    first = [
        one for place, one in enumerate(problems) if not faults[place] or faults[place] not in faults[:place]
    ]
    assert gathered(problems) == [(one, faults.count(fault(one)) if one.told_once else 1) for one in first]


def test_a_key_of_another_system_in_every_file_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(1, 31):
        text = f"---\ntitle: 第{number}件事\ntags: [桥]\nslug: a{number}\n---\n\n第{number}天，渡口照常开船。\n"
        write_whole(tmp_path / f"content/articles/2025-06-15/01-{number:02}.md", text.encode())
    assert build.main(["--edition", str(tmp_path), "check"]) == 1
    tags = sentence("unknown-key-meant", values_of(key="tags", meant="topics"))
    slug = sentence("unknown-key", values_of(key="slug"))
    said = [line for line in capsys.readouterr().err.split("\n") if tags in line or slug in line]
    often = sentence("first-of-many", values_of(count=30))
    assert said == [
        f"content/articles/2025-06-15/01-01.md:3: {sentence('error')}{tags}{often}",
        f"content/articles/2025-06-15/01-01.md:4: {sentence('error')}{slug}{often}",
    ]
