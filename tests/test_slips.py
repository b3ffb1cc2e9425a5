"""What people type who do not know YAML is read as it is meant and told; what says nothing is left out."""

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from generator.authority.records import read_records
from generator.content.front_matter import load_article
from generator.messages import problem_sentence
from generator.model import Article, Byline, Caption, Credit, Problem, Severity, key_of
from generator.yaml_source.facts import facts_at_head, text_fact, texts_fact
from generator.yaml_source.nodes import NodeError, node_of
from generator.yaml_source.reading import whole_source
from generator.yaml_source.slips import MOST_CHANGES, mended

KEY = key_of("2025-06-15/01-03")
PATH = "content/articles/2025-06-15/01-03.md"
KNOWN = frozenset({"title", "kicker", "byline", "text", "credits", "name", "role", "people"})
BASE = yaml.CBaseLoader if hasattr(yaml, "CBaseLoader") else yaml.BaseLoader


def loaded(front: str) -> tuple[Article, list[Problem]]:
    article, problems = load_article(f"---\n{front}\n---\n\n正文一段。\n", KEY, PATH)
    assert article is not None
    return article, problems


def lines_told(problems: list[Problem]) -> list[int | None]:
    return [problem.origin.line for problem in problems]


TITLES = [
    "快讯: 停航",
    "快讯: 停航: 复航",
    "甲:",
    "[快讯] 停航",
    "[快讯",
    "[快讯]",
    "{甲}",
    "{甲",
    "*星",
    "&甲 乙",
    "!注意",
    "!ab 注意",
    "%甲",
    "@甲",
    "`甲",
    '"甲"后文',
    '"甲',
    "'甲",
    "'甲'乙'",
    "- 甲: 乙",
    "? 甲: 乙",
    "| 甲",
    "> 甲",
    ": 甲",
    '"\\ud800"',
    "甲\t: 乙: 丙",
]


@pytest.mark.parametrize("title", TITLES)
def test_a_title_with_signs_of_yaml_is_read_as_typed_and_told(title: str) -> None:
    article, problems = loaded(f"kicker: 引\ntitle: {title}\nbyline: 沈砚秋\ntopics:\n- 城建")
    assert article.title == title
    assert (article.kicker, article.byline, article.topics) == ("引", Byline("沈砚秋"), ("城建",))
    assert article.body == "正文一段。"
    assert lines_told(problems) == [3]
    assert problems[0].severity is Severity.WARNING


@pytest.mark.parametrize("title", TITLES)
def test_what_is_advised_is_read_without_a_word(title: str) -> None:
    _, (problem,) = loaded(f"title: {title}")
    advised = str(problem.value("written"))
    line = advised if advised.startswith("title: ") else f"title: {advised}"
    article, problems = loaded(line)
    assert (article.title, problems) == (title, [])


@pytest.mark.parametrize(
    ("front", "lines"),
    [
        ("title：甲\nkicker：乙", [2, 3]),
        ("title:甲\nkicker :乙", [2, 3]),
        ("title:\u3000甲\n\u3000kicker: 乙", [2, 3]),
        ("title: 甲\n kicker: 乙", [3]),
        (" title: 甲\nkicker: 乙", [3]),
        ("\ttitle: 甲\n\tkicker: 乙", [2, 3]),
        ("title: 甲\n  kicker：乙", [3]),
        ("title: '甲'\n一行闲话\nkicker: 乙", [3]),
        ("title: 甲\x00\nkicker: 乙", [2]),
        ("title: 甲\n---x\nkicker: 乙", [3]),
        ('title: 甲\nkicker: 乙\nsubtitle: "丙\nsection: 丁"', [4]),
        ("title: 甲\nkicker: 乙\nsubtitle: [丙\nsection: 丁]", [4]),
        ("? title\n: 甲\nkicker: 乙", []),
    ],
)
def test_two_facts_are_read_whatever_stands_between_them(front: str, lines: list[int]) -> None:
    article, problems = load_article(f"---\n{front}\n\n---\n", KEY, PATH)
    assert article is not None
    assert (article.title, article.kicker) == ("甲", "乙")
    assert lines_told(problems) == lines


@pytest.mark.parametrize(
    "byline",
    [
        "byline:\n  text: 甲\n   credits:\n   - role: 记者\n     name: 甲",
        "byline:\n  text: 甲\n credits:\n  - role: 记者\n    name: 甲",
        "byline:\n  text: 甲\n  credits:\n  - role: 记者\n   name: 甲",
        "byline:\n  text: 甲\n  credits:\n  -role: 记者\n    name: 甲",
        "byline:\n  text：甲\n  credits：\n  - role：记者\n    name：甲",
        "byline:\n  text:甲\n  credits:\n  - role:记者\n    name:甲",
        "byline:\n\ttext: 甲\n\tcredits:\n\t- role: 记者\n\t  name: 甲",
        "byline:\n  text: 甲\n  credits:\n  - role: 记者\n    name: 甲".replace("  ", "\u3000"),
    ],
)
def test_what_is_nested_may_be_out_of_line(byline: str) -> None:
    article, problems = loaded(f"title: 甲\n{byline}\npeople:\n- 乙")
    assert article.byline == Byline("甲", (Credit("记者", "甲"),))
    assert article.people == ("乙",)
    assert problems
    assert {problem.severity for problem in problems} == {Severity.WARNING}


@pytest.mark.parametrize(
    ("front", "corrections"),
    [
        ("corrections:\n- 更正: 右幅", ("更正: 右幅",)),
        ("corrections:\n- 更正: 右幅: 左幅\n- 又记", ("更正: 右幅: 左幅", "又记")),
        ("corrections: 更正: 右幅", ("更正: 右幅",)),
        ("corrections:\n-更正\n- [附] 又记", ("更正", "[附] 又记")),
        ("corrections:\n  - 甲\n - 乙\n- 丙", ("甲", "乙", "丙")),
        ("corrections:\n- 更正: 右幅\n  不是左幅", ("更正: 右幅 不是左幅",)),
    ],
)
def test_items_of_a_list_may_hold_colons_and_brackets(front: str, corrections: tuple[str, ...]) -> None:
    article, problems = loaded(front)
    assert article.corrections == corrections
    assert problems


def test_a_caption_with_a_colon_is_a_caption() -> None:
    article, problems = loaded("captions:\n- 图说: 江面\n- text: 桥: 远景\n  credit：顾长河")
    assert article.captions == (Caption("图说: 江面"), Caption("桥: 远景", "顾长河"))
    assert set(lines_told(problems)) == {3, 4, 5}


def test_what_is_taken_for_a_remark_by_mistake_is_noted() -> None:
    for front in ("title: 喜迎 #3 航站楼", "title: #3 航站楼"):
        _, problems = loaded(front)
        assert [problem.severity for problem in problems] == [Severity.NOTE]
    assert loaded("title: 甲 # 待核")[1] == []


def test_a_remark_on_a_line_that_had_to_be_mended_stays_unpublished() -> None:
    article, _ = loaded("title: 快讯: 停航 # 先别登")
    assert article.title == "快讯: 停航"


def test_a_file_with_endless_slips_is_told_some_and_the_sound_lines_are_read() -> None:
    article, problems = loaded("闲话\n" * 500 + "title: 甲")
    assert article.title == "甲"
    assert len(problems) == MOST_CHANGES + 1


def test_brackets_deeper_than_any_text_begins_are_no_text() -> None:
    article, problems = loaded(f"title: {'[' * 50_000}\nkicker: 乙")
    assert (article.title, article.kicker) == (None, "乙")
    assert [problem.value("fault") for problem in problems] == ["yaml-too-deep"]


@pytest.mark.parametrize("front", ["闲话", "- 甲\n- 乙", "title" * 400 + ": 甲", "[" * 1000])
def test_a_head_of_which_nothing_can_be_read_is_no_article(front: str) -> None:
    article, problems = load_article(f"---\n{front}\n---\n", KEY, PATH)
    assert article is None
    assert problems


SIGNS = "\"'#:-?!&*|>%@`[]{},\\ \t云津日报：，。0.1~=<\x00\u3000\xa0abc"
WHOLE_LINE = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\n\r\x85\u2028\u2029"), max_size=20
) | st.text(SIGNS, max_size=16)


@given(WHOLE_LINE)
@example('"\nkicker: ')
@example("|")
@example("'甲")
@example("- - 甲")
@example("\t- 甲: \t乙")
@example("甲: '乙")
@example("#甲")
@example("{")
def test_whatever_the_title_it_loads_as_typed_or_is_told_and_all_else_loads(title: str) -> None:
    title = title.replace("\n", " ")
    article, problems = loaded(f"kicker: 引\ntitle: {title}\nsection: 江城\ntopics:\n- 城建\npeople: [甲, 乙]")
    assert (article.kicker, article.section, article.body) == ("引", "江城", "正文一段。")
    assert (article.topics, article.people) == (("城建",), ("甲", "乙"))
    if not problems:
        read = yaml.load(f"title: {title}\n", Loader=BASE)["title"]  # noqa: S506 - the base loader builds only texts
        assert article.title in (read, None if read in {"", "null", "Null", "NULL", "~"} else read)


@given(st.lists(WHOLE_LINE.filter(str.strip), max_size=4))
def test_whatever_is_corrected_is_kept_or_told(items: list[str]) -> None:
    listed = "".join(f"- {item}\n" for item in items)
    article, problems = loaded(f"title: 甲\ncorrections:\n{listed}section: 江城")
    assert (article.title, article.section, article.body) == ("甲", "江城", "正文一段。")
    if not problems:
        assert len(article.corrections) <= len(items)


@given(text=st.text("ab- :\n\t'\"[]{}#|>&*!%?：\u3000甲乙text", max_size=60), is_list=st.booleans())
@example(text="\u3000# 注\n\xa0\ntitle：甲", is_list=False)
@example(text="title: \n -a\n  - b: c: d\n", is_list=False)
def test_what_is_mended_can_be_read_and_has_the_same_lines(text: str, is_list: bool) -> None:  # noqa: FBT001 - hypothesis draws it
    def is_sound(part: str, is_list: bool) -> bool:  # noqa: FBT001 - as the reader asks it
        try:
            node = node_of(part, KNOWN)
        except NodeError:
            return False
        return node is None or node.is_empty or hasattr(node, "items" if is_list else "pairs")

    front, changes = mended(text, is_list=is_list, known=KNOWN, is_sound=is_sound)
    assert is_sound(front, is_list)
    assert front.count("\n") == text.count("\n")
    assert all(change.line <= text.count("\n") for change in changes)


def test_an_authority_file_loses_one_line_to_a_stray_one() -> None:
    text = "- name: 沈砚秋\n  aliases:\n  - 老沈\n闲话\n"
    text += "- name：顾长河\n  description: 摆渡: 三十年\nname: 何一苇\n"
    file = read_records(text, "people.yaml")
    assert [(entry.name, entry.aliases) for entry in file.entries] == [
        ("沈砚秋", ("老沈",)),
        ("顾长河", ()),
    ]
    assert file.entries[1].description == "摆渡: 三十年"
    assert {problem.origin.line for problem in file.problems} == {4, 5, 6, 7}
    assert [problem.origin.line for problem in file.problems if problem.severity is Severity.ERROR] == [4, 7]


def test_line_ends_of_any_kind_are_line_ends() -> None:
    for end in ("\n", "\r\n", "\r"):
        article, problems = load_article(f"\ufeff---{end}title: 甲{end}---{end}正文{end}", KEY, PATH)
        assert article is not None
        assert (article.title, article.body, problems) == ("甲", "正文", [])


def test_a_sheet_of_any_keys_has_all_of_them() -> None:
    sheet = whole_source("甲: 1\n乙: [2, 3]\n", "x.yaml")
    facts = facts_at_head(sheet, None)
    assert facts is not None
    assert (text_fact(facts, "甲"), texts_fact(facts, "乙")) == ("1", ("2", "3"))


def test_a_message_is_one_line_and_steers_no_terminal() -> None:
    _, problems = loaded('status: "\\e[31m\\n错误\\u202e"\n? |\n  甲\n  乙\n: x')
    assert len(problems) == 2
    assert all(problem_sentence(problem).isprintable() for problem in problems)
