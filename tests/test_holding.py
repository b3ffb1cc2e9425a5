"""Words that keep a text from readers, and what looks like such words: in doubt a text is not published."""

from datetime import date

import pytest

from generator.content.front_matter import load_article, load_issue, load_page
from generator.model import Holding, Problem, key_of

KEY = key_of("2025-06-15/01-03")
PATH = "content/articles/2025-06-15/01-03.md"


def read(head: str, body: str = "桥通了。") -> tuple[Holding, list[Problem]]:
    """What a file with this head says of holding it back, and what is wrong with it."""
    article, problems = load_article(f"---\ntitle: 桥\n{head}\n---\n\n{body}\n", KEY, PATH)
    assert article is not None
    return article.holding, problems


@pytest.mark.parametrize(
    ("head", "holding"),
    [
        ("status: hidden", Holding(("status",))),
        ("draft: true", Holding(("draft",))),
        ("private: True", Holding(("private",))),
        ("published: false", Holding(("published",))),
        ("published: FALSE", Holding(("published",))),
        ("embargo: 2030-01-01", Holding(embargo=date(2030, 1, 1))),
        ('embargo: "2030-01-01"', Holding(embargo=date(2030, 1, 1))),
        ("withdrawn: 应当事人要求", Holding(withdrawn="应当事人要求")),
        ("draft: true\nembargo: 2030-01-01", Holding(("draft",), embargo=date(2030, 1, 1))),
        ("draft: false\nprivate: false\npublished: true\nwithdrawn: false", Holding()),
        ("status: draft", Holding()),
        ("status: reviewed", Holding()),
    ],
)
def test_each_word_is_read_and_nothing_is_wrong_with_it(head: str, holding: Holding) -> None:
    assert read(head) == (holding, [])


LOOKS_HELD = """
hidden: true
hidden:
hide: true
Draft: True
DRAFT: true
draft: 是
draft: yes
draft: "true"
draft:
draft: [true]
private: yes
private: maybe
private: ture
privte: true
Private: true
ｐｒｉｖａｔｅ: true
embargo: 明年元旦
embargo: 2030-02-30
embargo: 2030/1/1
embargo:
embrago: 2030-01-01
embargo_until: 2030-01-01
withdrawn:
withdrawn: true
retracted: 失实
published: no
published: 否
published: "false"
publish: no
publish: later
publish: 不
visibility: private
visibility: none
visible: false
public: no
unpublished: true
unlisted: true
not-published: true
isDraft: true
noindex: true
confidential: yes
隐藏: 是
隐藏:
草稿: 是
不发布: true
暂不公开: 是
撤稿: 失实
公开: 否
发布: 否
status: 草稿
status: private
status: embargoed
status: Hidden
status: hiden
status: unpublished
status: 下架
status: [hidden]
Status: hidden
state: hidden
状态: 隐藏
visibility: {a: b}
notes: {private: true}
"""


@pytest.mark.parametrize("head", [line for line in LOOKS_HELD.split("\n") if line])
def test_what_looks_like_holding_back_holds_back_and_is_told(head: str) -> None:
    holding, problems = read(head)
    assert holding == Holding(unclear=True)
    assert {str(problem.origin) for problem in problems} == {f"{PATH}:3"}
    assert any(problem.code.startswith("held-") for problem in problems)


HARMLESS = """
published: 2025-06-15
published: 昨天
Published: 2025-06-15
publish_date: 2025-06-15
publish: yes
hidden: false
visibility: public
visible: true
status: done
status: Draft
status: reviewd
Status: draft
banner: 桥.jpg
edited: 2025-06-15
author: 何一苇
tags: 禁毒
分类: 撤县设市三十年
子标题: 江上三年
"""


@pytest.mark.parametrize("head", [line for line in HARMLESS.split("\n") if line])
def test_another_unknown_word_is_told_and_holds_nothing_back(head: str) -> None:
    holding, problems = read(head)
    assert holding == Holding()
    assert [str(problem.origin) for problem in problems] == [f"{PATH}:3"]


@pytest.mark.parametrize("title", ["隐藏的角落", "draft", "private: true", "hidden"])
def test_a_headline_may_say_what_it_likes(title: str) -> None:
    article, problems = load_article(f"---\ntitle: '{title}'\n---\n\n桥通了。\n", KEY, PATH)
    assert article is not None
    assert (article.holding, problems) == (Holding(), [])


def test_of_a_key_typed_twice_the_one_that_holds_back_counts() -> None:
    assert read("draft: false\ndraft: true")[0] == Holding(("draft",))
    assert read("status: draft\nstatus: hidden")[0] == Holding(("status",))


@pytest.mark.parametrize(
    "body", ["private: true", "draft: true\n\n桥通了。", "embargo: 2030-01-01", "草稿：是"]
)
def test_a_word_that_slipped_below_the_head_holds_back_and_is_told(body: str) -> None:
    holding, problems = read("status: draft", body)
    assert holding == Holding(unclear=True)
    assert problems[0].code == "held-below-the-head"


@pytest.mark.parametrize("body", ["禁毒宣传：六月起。", "桥通了。\n\nprivate: true", "时间：六月", "note: 桥"])
def test_a_text_may_begin_with_a_word_and_a_colon(body: str) -> None:
    assert read("status: draft", body) == (Holding(), [])


def test_a_page_and_an_issue_say_it_in_the_same_words() -> None:
    text = "---\nstatus: hidden\nembargo: 2030-01-01\n---\n"
    page, problems = load_page(text, key_of("2025-06-15/01"), PATH)
    assert page is not None
    assert (page.holding, problems) == (Holding(("status",), embargo=date(2030, 1, 1)), [])
    assert load_issue(text, PATH) == (page.holding, [])


@pytest.mark.parametrize("text", ["", "private: true\n", "---\nprivate: true\n", "---\n- private\n---\n"])
def test_the_file_of_an_issue_that_cannot_be_read_holds_it_back(text: str) -> None:
    holding, problems = load_issue(text, PATH)
    assert holding == Holding(unclear=True)
    assert problems


SLIPS = [
    *(
        "draft：true",
        "draft：是",
        "draft:true",
        "  draft: true",
        "\tdraft: true",
        "　private：true",
        "- draft: true",
    ),
    *(
        "private true",
        "private = true",
        "draft",
        "隐藏",
        "不公开",
        "暂不发布。",
        "draft: [",
        "draft: [true",
        "private: {",
    ),
    *("embargo：2030-01-01", "embargo 2030-01-01", "embargo: 2030-01-01: 待发", "draft: 'true", 'private: "'),
    *(
        "status：hidden",
        "status hidden",
        "published：false",
        "withdrawn：应当事人要求",
        "draft: !true",
        "draft: *true",
    ),
    *("draft: &a true", "<<: {draft: true}", "draft: true\ndraft: [", "% draft: true"),
]


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_of_the_hand_in_such_a_word_publishes_nothing_and_is_told(slip: str) -> None:
    article, problems = load_article(f"---\ntitle: 桥\n{slip}\nstatus: draft\n---\n\n桥通了。\n", KEY, PATH)
    assert article is None or article.holding != Holding()
    assert problems


@pytest.mark.parametrize(
    "line", ["桥", "桥通了，人人都高兴。", "section 城建", "- 城建", "《", "topics [", "2025-06-15"]
)
def test_another_line_that_cannot_be_read_is_told_and_holds_nothing_back(line: str) -> None:
    article, problems = load_article(f"---\ntitle: 桥\n{line}\nstatus: draft\n---\n\n桥通了。\n", KEY, PATH)
    assert article is not None
    assert article.holding == Holding()
    assert problems
