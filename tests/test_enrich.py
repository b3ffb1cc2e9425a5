"""Names and topics: one folder of cases a rule, the laws of enrich."""

import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

import pytest
from conftest import CASES, ROOT
from golden import assert_golden
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.enrich import enrich
from generator.enrich.evidence import Evidence, Trust
from generator.enrich.organisations import trust_in_organisation
from generator.model import Article, Byline, Caption, Credit, Dateline, Doubtful, key_of
from generator.prose import Paragraph, markdown_body
from generator.topics import read_topics

FOLDERS = sorted(path.name for path in (CASES / "enrich").iterdir() if path.is_dir())
FIELDS = ("people", "places", "organisations", "topics")
STORY = """市长程望舒来到霁川县雁荡镇

市长程望舒昨天在霁川县雁荡镇调研。市水利局的骆小满介绍，水库的水位、闸门和堤防都已查过。"""


def article(text: str, number: int = 1) -> Article:
    """An article of a case: its first line is the headline, each further one a paragraph."""
    title, *paragraphs = [line for line in text.split("\n") if line]
    body = markdown_body(Paragraph(paragraph) for paragraph in paragraphs)
    return Article(key_of(f"2025-06-15/01-{number:02}"), title, body)


def enriched(articles: Sequence[Article]) -> list[Article]:
    found, problems = enrich(articles, read_topics(Path("no such folder"))[0])
    assert problems == []
    return found


def listing(found: Article) -> str:
    names = [f"{field}: {'、'.join(getattr(found, field))}".rstrip() for field in FIELDS]
    doubted = chain(found.doubtful.people, found.doubtful.places, found.doubtful.organisations)
    names += [f"in doubt: {'、'.join(doubted)}"] if found.doubtful != Doubtful() else []
    return "\n".join([found.title or "", *names, ""])


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_case_gives_the_names_it_is_known_to_give(folder: str, *, accept: bool) -> None:
    texts = (CASES / "enrich" / folder / "articles.txt").read_text(encoding="utf-8").split("===\n")
    found = enriched([article(text, number) for number, text in enumerate(texts, 1)])
    assert_golden("\n".join(map(listing, found)), CASES / "enrich" / folder / "names.txt", accept=accept)


@pytest.mark.parametrize("name", ["云津大学和云津医院", "砚江市水利局与气象局", "云津图书馆及博物馆"])
def test_two_bodies_in_one_name_are_left_to_the_editor(name: str) -> None:
    """However sure the tagger is of each."""
    often = Evidence(confidence=0.95, times=2, printed=2)
    assert trust_in_organisation(name, often) is Trust.DOUBTFUL
    assert trust_in_organisation(re.split("[和与及]", name)[0], often) is Trust.SURE


def test_fields_that_are_filled_stay_as_they_are() -> None:
    filled = replace(article(STORY), people=("甲",), places=("乙",), organisations=("丙",), topics=("丁",))
    assert enriched([filled]) == [filled]


def test_only_the_four_fields_change() -> None:
    before = article(STORY)
    (after,) = enriched([before])
    assert after.people == ("程望舒", "骆小满")
    assert replace(after, people=(), places=(), organisations=(), topics=()) == before


def test_credited_people_are_left_out_wherever_they_stand() -> None:
    byline = Byline("记者骆小满", (Credit("记者", "骆小满"),))
    caption = Caption("程望舒在堤上。", credit="程望舒")
    (found,) = enriched([replace(article(STORY), byline=byline, captions=(caption,))])
    assert found.people == ()


def test_the_place_of_the_dateline_counts_where_the_text_has_it_too() -> None:
    story = replace(article("远方\n\n雾泽今夜有雨。"), dateline=Dateline("本报雾泽电", place="雾泽"))
    assert enriched([story])[0].places == ("雾泽",)


def test_the_place_of_a_dateline_takes_the_form_that_others_print() -> None:
    story = replace(article("山茶\n\n雾泽今夜有雨。"), dateline=Dateline("本报雾泽电", place="雾泽"))
    found = enriched([story, article("茶市\n\n茶农来到雾泽镇。", 2)])
    assert [one.places for one in found] == [("雾泽镇",), ("雾泽镇",)]


def test_nothing_comes_of_no_articles() -> None:
    assert enriched([]) == []


def test_an_article_without_headline_and_body_has_no_names() -> None:
    (found,) = enriched([Article(key_of("2025-06-15/01-01"), None, "")])
    assert (found.people, found.places, found.organisations, found.topics) == ((), (), (), ())


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.text(
            alphabet=st.sampled_from("市长程望舒说在霁川县镇局公司大学、，。·《》（）记者\n1a 的和某"),
            max_size=40,
        ),
        max_size=3,
    )
)
def test_every_name_stands_in_some_article_and_once_in_its_field(texts: list[str]) -> None:
    articles = [article(f"标题\n\n{text}", number) for number, text in enumerate(texts, 1)]
    everything = "\n".join(one.body for one in articles).replace("\\", "")
    for found in enriched(articles):
        for names in (found.people, found.places, found.organisations):
            assert len(set(names)) == len(names)
            assert all(name in everything for name in names)


def test_bodies_within_bodies_may_go_on_thousands_deep() -> None:
    name = "砚江市公安局" + "交警支队" * 2000
    (found,) = enriched([article(f"平安\n\n{name}。")])
    assert found.organisations == (name,)


def test_the_same_articles_give_the_same_names() -> None:
    articles = [article(STORY, 1), article("工棚里\n\n程望舒没有多话。", 2)]
    assert enriched(articles) == enriched(articles)


def test_the_module_is_imported_without_jieba() -> None:
    modules = "generator.enrich, generator.edition, generator.topics"
    code = f"import sys, {modules}; print({{'jieba', 'pypinyin'}} & set(sys.modules))"
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "set()"
