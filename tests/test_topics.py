"""Topics: what articles are found to be about, in one folder of cases a phenomenon; and the laws of it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from conftest import CASES, ROOT
from golden import assert_golden
from hypothesis import given
from hypothesis import strategies as st

from generator import routes
from generator.edition import arrange
from generator.model import Article, Caption, Edition, IndexKind, Key, PrintedPage, Topic, key_of
from generator.render import render
from generator.settings import Settings
from generator.topics import leading_words, read_topics, with_topics

FOLDERS = sorted(path.name for path in (CASES / "topics").iterdir())
DAY = date(2025, 6, 15)
SHIPPED = read_topics(Path("no such folder"))[0]
WATER = Topic("水", ("河", "湖", "江"))
FIRE = Topic("火", ("窑", "灯", "灶"))


def article(text: str, number: int = 1, topics: tuple[str, ...] = ()) -> Article:
    """An article whose headline is the first line of a text, and its body the rest."""
    title, _, body = text.strip().partition("\n")
    key = key_of(f"2025-06-15/01-{number:02}")
    return Article(key, title, body.strip(), topics=topics, confidence=0.9)


def topics_of(text: str, *topics: Topic) -> tuple[str, ...]:
    (found,) = with_topics([article(text)], topics)
    return found.topics


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_case_has_the_topics_it_is_known_to_have(folder: str, *, accept: bool) -> None:
    place = CASES / "topics" / folder
    topics = read_topics(place)[0]
    texts = (place / "articles.txt").read_text(encoding="utf-8").split("===\n")
    found = with_topics([article(text, number) for number, text in enumerate(texts, 1)], topics)
    assert_golden("\n".join(listing(each, topics) for each in found), place / "topics.txt", accept=accept)


def listing(found: Article, topics: tuple[Topic, ...]) -> str:
    above = {topic.name: topic.parent for topic in topics}
    lines = [
        " < ".join(filter(None, (name, above[name]))) + "：" + "、".join(leading_words(found, name, topics))
        for name in found.topics
    ]
    return "\n".join([f"# {found.title}", *(lines or ["(none)"]), ""])


# Which topics an article has.


def test_three_different_words_make_a_topic_and_one_word_thrice_does_not() -> None:
    assert topics_of("甲\n窑和灯和灶", FIRE) == ("火",)
    assert topics_of("甲\n窑和灯，窑和灯，窑和灯", FIRE) == ()


def test_the_words_of_headline_deck_and_captions_count_with_those_of_the_body() -> None:
    story = replace(article("窑\n静"), subtitle="灯", captions=(Caption("灶"),))
    assert [each.topics for each in with_topics([story], [FIRE])] == [("火",)]


def test_the_topic_of_the_headline_comes_first() -> None:
    assert topics_of("窑里的灯\n灶边有河、湖、江", WATER, FIRE) == ("火",)
    assert topics_of("窑\n灶、灯，河、湖、江；河、湖、江", WATER, FIRE) == ("火", "水")


def test_a_word_of_several_topics_says_less_for_each() -> None:
    stage = Topic("戏", ("灯", "灶", "幕", "锣"))
    assert topics_of("甲\n灯、灶、窑、幕", FIRE, stage) == ("火", "戏")
    assert topics_of("甲\n灯、灶、窑、幕、锣", FIRE, stage) == ("戏", "火")


def test_an_article_has_three_topics_at_most_as_they_are_listed_where_all_are_as_strong() -> None:
    same = [Topic(name, ("河", "湖", "江")) for name in "甲乙丙丁"]
    assert topics_of("水\n河、湖、江", *same) == ("甲", "乙", "丙")


def test_a_topic_that_is_a_small_part_of_all_is_left_out() -> None:
    loud = Topic("火", tuple("窑灯灶炉焰柴炭"))
    assert topics_of("甲\n窑、灯、灶、炉、焰、柴、炭；河、湖、江", loud, WATER) == ("火",)


def test_the_child_stands_for_its_parent_where_most_words_are_its_own() -> None:
    family = (Topic("水", ("雨", "雪")), Topic("江河", ("河", "江", "渡"), parent="水"))
    assert topics_of("甲\n河、江、渡", *family) == ("江河",)
    assert topics_of("甲\n河、雨、雪", *family) == ("水",)


@pytest.mark.parametrize(("others", "topic"), [("雨雪霜雾", "江河"), ("雨雪霜雾冰", "水")])
def test_the_child_needs_two_fifths_of_what_speaks_for_its_parent(others: str, topic: str) -> None:
    family = (Topic("水", tuple("雨雪霜雾冰")), Topic("江河", ("河", "江", "渡"), parent="水"))
    assert topics_of(f"甲\n河、江、渡；{'、'.join(others)}", *family) == (topic,)


def test_topics_that_somebody_chose_stay_as_they_are_known_or_not() -> None:
    chosen = article("窑\n灯、灶", topics=("本报一百年",))
    assert with_topics([chosen], [FIRE]) == [chosen]


def test_without_topics_or_words_there_are_none() -> None:
    assert topics_of("甲\n窑、灯、灶") == ()
    assert topics_of("甲\n静静的", FIRE, Topic("空", ())) == ()


@given(st.text(alphabet="窑灯灶河湖江雨雪渡静，。\n", max_size=80), st.integers(1, 20))
def test_what_is_published_has_its_words_in_the_text_and_no_parent_beside_its_child(
    text: str, times: int
) -> None:
    topics = (FIRE, Topic("水", ("雨", "雪", "江")), Topic("江河", ("河", "江", "渡"), parent="水"))
    (found,) = with_topics([article(f"题\n{text * times}")], topics)
    assert len(set(found.topics)) == len(found.topics) <= 3
    assert not {"水", "江河"} <= set(found.topics)
    for name in found.topics:
        words = leading_words(found, name, topics)
        assert len(words) >= 3
        assert all(word in found.body for word in words)
    assert with_topics([found], topics) == [found]


# Which words led to one.


def test_the_words_that_led_to_a_topic_stand_by_how_often_they_are_used() -> None:
    assert leading_words(article("甲\n窑、灯灯、灶灶灶"), "火", [FIRE]) == ("灶", "灯", "窑")


def test_the_words_of_children_lead_to_their_parent() -> None:
    family = (Topic("水", ("雨",)), Topic("江河", ("河", "江"), parent="水"))
    assert leading_words(article("甲\n雨、河、江"), "水", family) == ("雨", "河", "江")


def test_no_word_led_to_a_topic_that_an_editor_chose() -> None:
    chosen = article("甲\n窑里没有别的", topics=("火", "本报一百年"))
    assert leading_words(chosen, "火", [FIRE]) == ()
    assert leading_words(chosen, "本报一百年", [FIRE]) == ()


def test_a_word_within_a_longer_one_is_not_counted_again() -> None:
    assert leading_words(article("甲\n人民法院、法官"), "法", [Topic("法", ("法院", "人民法院", "法官"))]) == ()


def test_the_page_of_an_article_says_which_words_led_to_its_topics() -> None:
    story = article("修桥\n窑、灯、灶；<b>", topics=("火", "本报一百年"))
    page = article_page(story, FIRE)
    assert "<li>主题“火”依据：窑、灯、灶</li>" in page
    assert page.count("依据") == 1


def test_of_many_words_the_page_of_an_article_shows_the_most_frequent() -> None:
    ten = Topic("数", tuple("一二三四五六七八九十"))
    assert "<li>主题“数”依据：十、一、二、三、四、五、六、七等</li>" in article_page(
        article("数\n一一二三四五六七八九十十十", topics=("数",)), ten
    )


def article_page(story: Article, *topics: Topic) -> str:
    edition = arranged(story, topics=topics)
    outputs = {output.path: output for output in render(edition, Settings(), (ROOT / "theme",), CASES)}
    return outputs[routes.article_path(story)].content.decode()


# In the index.


def indexed(*articles: Article, topics: tuple[Topic, ...]) -> dict[str, list[Key]]:
    edition = arranged(*articles, topics=topics)
    return {entry.name: [each.key for each in entry.articles] for entry in edition.indexes[IndexKind.TOPICS]}


def arranged(*articles: Article, topics: tuple[Topic, ...]) -> Edition:
    return arrange([PrintedPage(key_of("2025-06-15/01"), articles=articles)], topics=topics)


def test_the_index_lists_an_article_of_a_child_under_the_parent_too() -> None:
    rivers = article("甲\n乙", 1, ("江河",))
    water = article("丙\n丁", 2, ("水",))
    family = (WATER, Topic("江河", ("渡",), parent="水"))
    assert indexed(rivers, water, topics=family) == {"江河": [rivers.key], "水": [rivers.key, water.key]}


def test_an_article_of_parent_and_child_stands_under_each_once() -> None:
    both = article("甲\n乙", 1, ("水", "江河"))
    family = (WATER, Topic("江河", ("渡",), parent="水"))
    assert indexed(both, topics=family) == {"江河": [both.key], "水": [both.key]}


def test_an_unknown_topic_is_a_heading_of_its_own() -> None:
    assert indexed(article("甲\n乙", 1, ("本报一百年",)), topics=(WATER,)) == {
        "本报一百年": [key_of("2025-06-15/01-01")]
    }


def test_the_edition_knows_its_topics() -> None:
    assert arranged(topics=SHIPPED).topics == SHIPPED


# The list that ships.


def test_the_shipped_topics_are_those_of_a_city_daily_in_two_levels() -> None:
    parents = [topic for topic in SHIPPED if topic.parent is None]
    children = [topic for topic in SHIPPED if topic.parent]
    assert 8 <= len(parents) <= 16
    assert 25 <= len(children) <= 45
    assert len({topic.name for topic in SHIPPED}) == len(SHIPPED)
    assert all(25 <= len(topic.words) <= 60 for topic in children)


def test_shipped_words_are_no_single_characters_and_few_serve_several_topics() -> None:
    words = [word for topic in SHIPPED for word in topic.words]
    assert all(len(word) > 1 for word in words)
    assert len(words) - len(set(words)) <= len(words) / 100


def test_shipped_codes_are_top_level_codes_of_the_media_topics() -> None:
    codes = [topic.iptc for topic in SHIPPED if topic.iptc]
    assert len(codes) == len(set(codes))
    assert set(codes) <= {f"medtop:{number:02}000000" for number in range(1, 18)}
