"""A key that nobody knows: which one is meant, and that one sentence tells of all the files that have it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import build
from generator.desk import gathered
from generator.front_matter import ARTICLE_KEYS, NESTED_KEYS, PAGE_KEYS
from generator.keys import meant_key, unknown_key
from generator.model import Origin, Problem, Severity
from generator.storage import write_whole

PROBLEMS = st.lists(
    st.builds(
        Problem,
        st.builds(Origin, st.sampled_from("甲乙丙"), st.integers(1, 3)),
        st.sampled_from(["一句。", "两句。"]),
        st.sampled_from(Severity),
        st.sampled_from(["", "unknown_key"]),
        st.sampled_from(["", "tags topics"]),
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
    sentence = unknown_key(name, ARTICLE_KEYS)
    assert f"“{name}”" in sentence
    assert (f"“{meant}”" in sentence) is (meant is not None)
    assert len(sentence) < 50 + len(name)


def test_no_key_is_proposed_that_would_mean_nothing_there_either() -> None:
    for known in (ARTICLE_KEYS, PAGE_KEYS, *NESTED_KEYS.values()):
        for name in ("tags", "author", "title", "photographer", "src", "heading", "版名"):
            assert meant_key(name, known) in {None, *known}
    assert meant_key("tags", PAGE_KEYS) is None
    assert "可用的有：role、name。" in unknown_key("tags", NESTED_KEYS["credits"])


def kind(problem: Problem) -> tuple[str, ...] | None:
    return (problem.severity, problem.code, problem.value) if problem.code else None


@given(PROBLEMS)
def test_what_is_gathered_is_the_first_of_each_kind_and_all_that_has_no_kind(problems: list[Problem]) -> None:
    kinds = [kind(problem) for problem in problems]
    first = [one for place, one in enumerate(problems) if not kinds[place] or kinds[place] not in kinds[:place]]
    told = gathered(problems)
    assert [one.origin for one in told] == [one.origin for one in first]
    for one, alone in zip(told, first, strict=True):
        count = kinds.count(kind(alone)) if alone.code else 1
        assert one.message.startswith(alone.message)
        assert (f"共 {count} 处" in one.message) is (count > 1)


def test_a_key_of_another_system_in_every_file_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(1, 31):
        text = f"---\ntitle: 第{number}件事\ntags: [桥]\nslug: a{number}\n---\n\n第{number}天，渡口照常开船。\n"
        write_whole(tmp_path / f"content/articles/2025-06-15/01-{number:02}.md", text.encode())
    assert build.main(["--edition", str(tmp_path), "check"]) == 1
    said = [line for line in capsys.readouterr().err.split("\n") if "没有“" in line]
    tags = "没有“tags”这一项，没有采用；请改成“topics”，或者删去。"
    slug = "没有“slug”这一项，没有采用，请改正或删去。"
    assert said == [
        f"content/articles/2025-06-15/01-01.md:3: 错误：{tags}这样的共 30 处，这是第一处。",
        f"content/articles/2025-06-15/01-01.md:4: 错误：{slug}这样的共 30 处，这是第一处。",
    ]
