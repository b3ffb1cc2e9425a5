"""No doubtful join: how much must speak for two parts before they are one article, story by story.

Each issue here is a ladder. On its lowest rung the text under the mark is another story's; from rung to rung
more characters of it are the rest of the story that jumps. The tests say between which rungs joining begins.
The weights are fitted (tests/bench/continuation.py): who fits them anew finds the rungs anew.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from generator.continuation import continued
from generator.model import (
    Article,
    Caption,
    Direction,
    Jump,
    LineRole,
    ParsedPage,
    PrintedPage,
    SourceLines,
    key_of,
)

DAY = date(2025, 9, 15)
FERRY = (
    "河湾渡口的摆渡船要停航了。摆渡人褚望舟撑船三十一年，船舷上的缆桩磨得发亮。"
    "渡口每天第一班船在清晨五点半离岸，载着挑菜的妇女和上学的孩子。"
    "褚望舟记得每个孩子的名字，也记得谁家的菜篮最沉。"
)
FERRY_ON = (
    "停航以后，摆渡船将搬进镇上的渡口纪念馆，船舷和缆桩都照原样摆着。褚望舟答应每周去讲一次撑船的事。"
    "上学的孩子说，清晨离岸时的汽笛最好听；挑菜的妇女说，摆渡人从不嫌菜篮沉。"
)
KITE = (
    "风筝坊的学徒们在糊纸鸢。师傅鲁青禾削竹篾，薄得能透光，扎成沙燕和蜈蚣的骨架。"
    "今年坊里接到二百只订单，最远的一只要寄到海岛上的灯塔小学。"
    "鲁青禾说，竹篾要在阴处晾足四十天，才不会变形。"
)
KITE_ON = (
    "糊好的沙燕挂满了屋梁，蜈蚣要六个学徒才抬得动。灯塔小学的孩子来信问，风筝坊能不能教他们削竹篾。"
    "鲁青禾把晾足的竹篾捆成一扎，同订单一起寄去，附了一张画着骨架的纸。"
)
CLOCK = (
    "钟楼修缮进入尾声，工匠换下锈蚀的齿轮。守钟人卜怀砚说，老钟每天慢两分钟，全城的人都习惯了。"
    "新铸的铜摆重十八斤，由铁匠铺三代人合力打成。"
)


def article(page: int, number: int, title: str | None, body: str, *jumps: Jump) -> Article:
    """An article of a page."""
    return Article(key_of(f"{DAY}/{page:02}-{number:02}"), title, body, jumps=jumps)


TO_TWO, FROM_ONE = Jump(Direction.TO, "02", "（下转二版）"), Jump(Direction.FROM, "01", "（上接一版）")


def readings(*articles: Article) -> list[ParsedPage]:
    """The readings of the pages that the articles stand on."""
    pages = sorted({one.page for one in articles})
    return [
        ParsedPage(
            PrintedPage(
                key_of(f"{DAY}/{page:02}"), articles=tuple(one for one in articles if one.page == page)
            ),
            (),
            (),
        )
        for page in pages
    ]


def is_joined(*articles: Article) -> bool:
    """Whether the first article was joined with another."""
    return any(
        one.continued for one in continued(readings(*articles))[0].page.articles if one.key == articles[0].key
    )


TIDE = (
    "退潮以后，沙滩露出一排木桩，养蛏人赶着牛车下海。"
    "海关旧楼改成邮票博物馆，展柜里陈列蓝色信封、火漆印章以及航空包裹单据。"
)
STOPPED = article(1, 1, "渡口停航", FERRY, TO_TWO)
CUT = article(1, 1, "渡口停航", f"{FERRY}上学的孩", TO_TWO)
ELSEWHERE = article(3, 1, "钟楼修缮", CLOCK)
HEAD, OTHER_HEAD = "渡口摆渡船停航搬进纪念馆展出", "沙燕风筝坊接到二百只订单糊满"


def own(count: int, other: str, length: int, before: str = "") -> str:
    """A text of so many characters, the first `count` of them the story's own, the rest another's."""
    return before + FERRY_ON[:count] + other[count:length]


def without_another_that_it_could_be(count: int) -> tuple[Article, ...]:
    return STOPPED, article(2, 1, None, own(count, KITE_ON, 80), FROM_ONE), ELSEWHERE


def under_a_sentence_that_goes_on(count: int) -> tuple[Article, ...]:
    return CUT, article(2, 1, None, own(count, TIDE, 60, "子们。"), FROM_ONE), ELSEWHERE


def under_a_sentence_that_goes_on_at_length(count: int) -> tuple[Article, ...]:
    return CUT, article(2, 1, None, own(count, KITE_ON, 80, "子们都来了。"), FROM_ONE), ELSEWHERE


def beside_another_with_a_mark(count: int) -> tuple[Article, ...]:
    end = article(2, 1, None, own(count, KITE_ON, 80), FROM_ONE)
    return STOPPED, end, article(2, 2, None, CLOCK[:80], FROM_ONE), ELSEWHERE


def without_a_mark_beside_one_that_has_it(count: int) -> tuple[Article, ...]:
    end = article(2, 1, "渡口停航", own(count, KITE_ON, 80))
    return STOPPED, end, article(2, 2, None, CLOCK[:70], FROM_ONE), ELSEWHERE


def under_a_headline(count: int) -> tuple[Article, ...]:
    start = article(1, 1, HEAD, FERRY, TO_TWO)
    end = article(2, 1, HEAD[:count] + OTHER_HEAD[count:], FERRY_ON, FROM_ONE)
    return start, end, ELSEWHERE


# On the rungs of these two it is the article beside the continuation that grows like it.


def beside_one_that_is_like_it(count: int) -> tuple[Article, ...]:
    rival = article(2, 2, "渡口旧事", own(count, CLOCK, 70))
    return STOPPED, article(2, 1, None, FERRY_ON, FROM_ONE), rival, ELSEWHERE


def beside_one_that_is_like_it_and_has_a_mark(count: int) -> tuple[Article, ...]:
    rival = article(2, 2, "渡口旧事", own(count, CLOCK, 70), FROM_ONE)
    return STOPPED, article(2, 1, "渡口停航", FERRY_ON, FROM_ONE), rival, ELSEWHERE


Ladder = Callable[[int], tuple[Article, ...]]


@pytest.mark.parametrize(
    ("ladder", "apart", "one"),
    [
        pytest.param(without_another_that_it_could_be, 6, 8, id="least score"),
        pytest.param(under_a_sentence_that_goes_on, 7, 8, id="least similarity"),
        pytest.param(beside_another_with_a_mark, 48, 50, id="lead"),
        pytest.param(without_a_mark_beside_one_that_has_it, 48, 50, id="lead without a mark"),
        pytest.param(under_a_headline, 12, 13, id="share of the headline that is repeated"),
        pytest.param(beside_one_that_is_like_it, 18, 16, id="lead over one that is alike"),
        pytest.param(beside_one_that_is_like_it_and_has_a_mark, 18, 17, id="lead of the wording by itself"),
    ],
)
def test_two_parts_are_one_from_a_rung_on_and_apart_on_the_one_before(
    ladder: Ladder, apart: int, one: int
) -> None:
    assert (is_joined(*ladder(apart)), is_joined(*ladder(one))) == (False, True)


def test_a_sentence_that_the_jump_cut_needs_little_else() -> None:
    assert is_joined(*under_a_sentence_that_goes_on_at_length(0))


def test_the_very_words_of_a_story_are_not_joined_under_another_s_headline() -> None:
    """However well the texts agree: a headline that is not the story's says that another begins here."""
    assert is_joined(*under_a_headline(len(HEAD)))
    assert not is_joined(*under_a_headline(0))


def test_a_headline_that_only_one_part_has_is_no_other_story_s() -> None:
    start, end, elsewhere = under_a_headline(len(HEAD))
    assert is_joined(replace(start, title=None), replace(end, title="渡口停航"), elsewhere)


# What speaks against a pair whatever else speaks for it: each of these is joined but for one thing.

ENDING = article(2, 1, None, FERRY_ON, FROM_ONE)
TO_THREE, FROM_THREE = Jump(Direction.TO, "03", "（下转三版）"), Jump(Direction.FROM, "03", "（上接三版）")
LATE_DATELINE = f"{FERRY_ON}\n\n新华社北京6月15日电 灯塔小学的孩子来信问，竹篾要晾几天。"


def test_two_parts_that_each_name_the_other_s_page_are_one() -> None:
    assert is_joined(STOPPED, ENDING, ELSEWHERE)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        pytest.param(replace(STOPPED, jumps=(TO_TWO, TO_THREE)), ENDING, id="the first leads on to two pages"),
        pytest.param(STOPPED, replace(ENDING, jumps=(FROM_ONE, FROM_THREE)), id="the second comes from two"),
        pytest.param(STOPPED, replace(ENDING, body=LATE_DATELINE), id="a report begins within the second"),
        pytest.param(
            STOPPED, replace(ENDING, body="", captions=(Caption(FERRY_ON),)), id="the second is only a caption"
        ),
        pytest.param(
            replace(STOPPED, body="", captions=(Caption(FERRY),)), ENDING, id="the first is only a caption"
        ),
    ],
)
def test_what_may_be_two_stories_is_joined_with_none(start: Article, end: Article) -> None:
    assert not is_joined(start, end, ELSEWHERE)


def with_roles(reading: ParsedPage, *roles: tuple[int, str]) -> ParsedPage:
    """The reading, the lines of its first article in these roles."""
    return replace(reading, roles=tuple(LineRole(line, 0, role) for line, role in roles))


@pytest.mark.parametrize(
    ("of_first", "of_second", "is_one"),
    [
        (((1, "body"), (2, "jump")), ((1, "jump"), (2, "body")), True),
        (((1, "jump"), (2, "body")), ((1, "jump"), (2, "body")), False),
        (((1, "body"), (2, "jump")), ((1, "body"), (2, "jump")), False),
    ],
    ids=["marks at the cut", "text after the mark onward", "text before the mark back"],
)
def test_a_mark_amid_the_text_says_that_two_stories_were_read_as_one(
    of_first: tuple[tuple[int, str], ...], of_second: tuple[tuple[int, str], ...], *, is_one: bool
) -> None:
    first, second, third = readings(STOPPED, ENDING, ELSEWHERE)
    issue = [with_roles(first, *of_first), with_roles(second, *of_second), third]
    assert bool(continued(issue)[0].page.articles[0].continued) is is_one


def test_stories_that_would_go_on_with_each_other_in_a_circle_are_joined_with_none() -> None:
    first = article(1, 1, None, FERRY, TO_TWO, Jump(Direction.FROM, "02", "（上接二版）"))
    second = article(2, 1, None, FERRY_ON, Jump(Direction.TO, "01", "（下转一版）"), FROM_ONE)
    joined = continued(readings(first, second, ELSEWHERE))
    assert [len(reading.page.articles) for reading in joined] == [1, 1, 1]
    assert not is_joined(first, second, ELSEWHERE)
    assert is_joined(first, replace(second, jumps=(FROM_ONE,)), ELSEWHERE)  # without the way back


@pytest.mark.parametrize(
    ("start", "title", "body", "is_one"),
    [
        (STOPPED, "渡口停航", FERRY_ON, True),
        (STOPPED, None, FERRY_ON, False),
        (STOPPED, "摆渡船的最后一班", FERRY_ON, False),
        (article(1, 1, "渡口停航", f"{FERRY}褚望", TO_TWO), None, f"舟答应了。{FERRY_ON}", True),
        (article(1, 1, "渡口停航", f"{FERRY}褚望", TO_TWO), "摆渡船的最后一班", f"舟答应了。{FERRY_ON}", False),
    ],
    ids=[
        "the headline's very words",
        "nothing over it, no sentence cut",
        "another headline",
        "a cut sentence",
        "a cut sentence under another headline",
    ],
)
def test_without_a_mark_of_its_own_a_part_must_tell_itself(
    start: Article, title: str | None, body: str, *, is_one: bool
) -> None:
    assert is_joined(start, article(2, 1, title, body), ELSEWHERE) is is_one


def test_a_doubt_is_told_at_the_mark_that_leads_there() -> None:
    """Of several marks the last one leads on, and the first one came from there."""
    first, second, third = readings(STOPPED, article(2, 1, None, KITE_ON, FROM_ONE), ELSEWHERE)
    marked = ((3, "jump"), (5, "body"), (9, "jump"))
    told = continued([with_roles(first, *marked), with_roles(second, *marked), third])
    assert [problem.origin.line for reading in told for problem in reading.problems] == [9, 3]


def test_a_doubt_about_a_part_without_a_mark_in_the_text_is_told_where_it_begins() -> None:
    lines = (SourceLines("pages/2025-09-15/01.txt", 4, 8), SourceLines("pages/2025-09-15/01.txt", 20, 22))
    start = replace(STOPPED, source=lines)
    told = continued(readings(start, article(2, 1, None, KITE_ON, FROM_ONE), ELSEWHERE))
    assert str(told[0].problems[0].origin) == "content/pages/2025-09-15/01.txt:4"
