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
from generator.model import Article, Direction, Jump, ParsedPage, PrintedPage, key_of

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


TO_TWO, FROM_ONE = Jump(Direction.TO, 2, "（下转二版）"), Jump(Direction.FROM, 1, "（上接一版）")


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
