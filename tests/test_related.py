"""Which articles are said to be like an article, and which never are."""

import random
from datetime import date, timedelta

from test_entries import article, edition

from generator.index_pages import headings_with_pages, related_articles
from generator.index_pages.related import MOST
from generator.model import Article, Key

DAY = date(2025, 6, 15)
BRIDGE = "石匠把老桥的条石一块一块敲打试装，桥墩上新装水尺，修缮工程完工放行。"
RICE = "早稻比往年早熟六天，农技站数稻穗，每亩比去年多收四十斤。"
SCHOOL = "家长提出校门口的红绿灯太短，交警重新调了时长，孩子们过街从容多了。"
FILLING = [
    "渡口夜班船下月恢复，末班十点半，票价不变。",
    "县剧团排新戏，老演员带着徒弟练水袖，锣鼓敲到半夜。",
    "茶厂收秋茶，青叶装满竹匾，炒锅一夜没有熄火。",
    "医院添了救护车，心电图在路上就传到急诊室。",
    "图书馆延长夜间开放，窗边坐满了备考的年轻人。",
    "消防队操练云梯，围观的人退到黄线以外鼓掌。",
]


def related(*articles: Article) -> dict[Key, list[Key]]:
    found = related_articles(articles, headings_with_pages(edition(*articles)))
    return {key: [one.key for one in others] for key, others in found.items()}


def filling(*first: Article) -> list[Article]:
    """The articles among others that have nothing to do with them."""
    return [*first, *(article(50 + number, text) for number, text in enumerate(FILLING))]


def test_articles_of_one_story_are_related_both_ways_and_others_are_not() -> None:
    one, other = article(1, BRIDGE), article(2, f"镇上通报，{BRIDGE}")
    found = related(*filling(one, other, article(3, RICE), article(4, SCHOOL)))
    assert found[one.key] == [other.key]
    assert found[other.key] == [one.key]
    assert found[article(3, RICE).key] == []


def test_a_rare_name_in_common_relates_articles_of_other_words() -> None:
    one = article(1, "市长沈砚秋看水尺。", people=("沈砚秋",), organisations=("雾桥水文站",))
    other = article(2, "沈砚秋在雾桥水文站过夜。", people=("沈砚秋",), organisations=("雾桥水文站",))
    assert related(*filling(one, other))[one.key] == [other.key]


def test_an_article_is_never_related_to_itself_and_to_five_others_at_most() -> None:
    many = [article(number, BRIDGE) for number in range(1, 10)]
    found = related(*filling(*many))
    for key, others in found.items():
        assert key not in others
        assert len(others) == len(set(others)) <= MOST
    assert len(found[many[0].key]) == MOST


def test_of_equals_the_newer_comes_first_whatever_the_order_they_are_given_in() -> None:
    many = [article(1, BRIDGE, DAY + timedelta(days)) for days in range(8)]
    asked = many[0]
    expected = [one.key for one in reversed(many[-MOST:])]
    for seed in range(3):
        shuffled = filling(*many)
        random.Random(seed).shuffle(shuffled)  # noqa: S311 - an order, no secret
        assert related(*shuffled)[asked.key] == expected


def test_empty_articles_and_an_empty_edition_are_related_to_nothing() -> None:
    assert related_articles((), {}) == {}
    assert related(article(1, ""), article(2, ""), article(3, "甲")) == {
        article(number, "").key: [] for number in (1, 2, 3)
    }
