"""Clean text by its laws: nothing lost in any form, no caption without a picture, no gap filled."""

import sys

import pytest
from conftest import ROOT
from test_parse import SAMPLE, assert_lawful, raw_page

from generator.model import Article, Note, NoteCode
from generator.parse import parse_page
from generator.parse.clean import clean_page
from generator.parse.forms import has_photo_credit, opens_caption
from generator.prose import paragraphs_of

sys.path.insert(0, str(ROOT / "tests" / "bench"))

import clean
from clean_text import layouts, layouts_aside
from clean_text.sheets import Sheet

SHEETS = [*clean.sheets(layouts.FORMS, "1/own"), *clean.sheets(layouts_aside.FORMATS, "1/aside")]
FERRY = "青石渡口昨日清晨重新开渡，两岸居民排队上船，渡工说这一天等了三年，码头新铺了石阶。"
PRICES = "本市粮价连续三日回落，昨日每斤比上周低一角，粮商说新谷上市，来源充足，不必抢购。"


def articles_of(text: str) -> tuple[Article, ...]:
    return parse_page(raw_page(text)).page.articles


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.form)
def test_no_form_loses_a_sign(sheet: Sheet) -> None:
    assert_lawful(sheet.text)


def test_no_body_is_a_caption_where_nothing_speaks_of_a_picture() -> None:
    captions = [caption.text for sheet in SHEETS for one in articles_of(sheet.text) for caption in one.captions]
    shown = {caption for sheet in SHEETS for one in sheet.articles for caption in one.captions}
    assert captions
    for caption in captions:
        assert caption in shown or has_photo_credit(caption) or opens_caption(caption)


def test_a_page_of_columns_is_not_taken_for_clean_text() -> None:
    assert [path.name for path in SAMPLE if clean_page(raw_page(path.read_text(encoding="utf-8")))] == []


def test_gaps_stay_where_characters_are_lost_and_are_told() -> None:
    lost = FERRY.replace("石", " ").replace("船", " ").replace("等", " ")
    (article,) = articles_of(f"青石渡口重新开渡\n{lost}\n")
    assert [part.text for part in paragraphs_of(article.body)] == [lost]
    assert Note(NoteCode.LOST_CHARACTERS, (("count", 4),)) in article.notes


def test_spaces_round_figures_are_a_typists_where_all_figures_have_them() -> None:
    figures = "渡口有 2 条船，每天开 40 班。"
    lost = FERRY.replace("石阶", " 阶").replace("船，", " ，")
    (article,) = articles_of(f"青石渡口重新开渡\n{lost}{figures}\n")
    assert article.body == f"{lost}渡口有2条船，每天开40班。"


def test_a_box_for_a_lost_character_is_told_as_well() -> None:
    (article,) = articles_of(f"渡口重新开渡\n{FERRY.replace('石阶', '□阶')}\n")
    assert "新铺了□阶" in article.body
    assert Note(NoteCode.LOST_CHARACTERS, (("count", 1),)) in article.notes


def test_stray_spaces_are_known_in_traditional_characters_too() -> None:
    text = "縣府昨日發佈公告，渡輪下月起加開夜班，票價不變，乘客無須預訂，碼頭增設電燈。"
    strewn = (
        text.replace("公告", "公 告").replace("渡輪", "渡 輪").replace("乘客", "乘 客").replace("電燈", "電 燈")
    )
    (article,) = articles_of(f"渡輪加開夜班\n{strewn}\n")
    assert article.body == text


def test_stray_spaces_within_words_go_and_are_no_loss() -> None:
    strewn = FERRY.replace("清晨", "清 晨").replace("居民", "居 民").replace("重新", "重 新")
    (article,) = articles_of(f"青石渡口重新开渡\n{strewn}\n")
    assert article.body == FERRY
    assert article.notes == ()


@pytest.mark.parametrize(
    "above", ["2025-09-10 08:12 来源：砚江日报 作者：林晚秋", "作者：林晚秋", "本报记者 林晚秋"]
)
def test_a_byline_above_the_text_is_the_articles_and_a_source_no_person(above: str) -> None:
    (article,) = articles_of(f"青石渡口重新开渡\n{above}\n\n{FERRY}\n\n{PRICES}\n")
    assert article.byline is not None
    assert [credit.name for credit in article.byline.credits] == ["林晚秋"]
    assert len(paragraphs_of(article.body)) == 2


def test_a_byline_in_front_of_the_first_paragraph_is_no_part_of_it() -> None:
    (article,) = articles_of(f"渡口重新开渡\n　　本报记者 林晚秋　{FERRY}\n　　{PRICES}\n")
    assert article.byline is not None
    assert article.byline.text == "本报记者 林晚秋"
    assert [part.text for part in paragraphs_of(article.body)] == [FERRY, PRICES]


def test_a_text_on_one_endless_line_is_an_article_whatever_its_stops() -> None:
    (article,) = articles_of((FERRY + PRICES).replace("。", "，") * 4)
    assert article.title is None


@pytest.mark.parametrize("mark", ["# ", "## ", "### "])
def test_what_markdown_marks_is_a_headline_without_the_mark(mark: str) -> None:
    ferry, prices = articles_of(f"{mark}渡口开渡\n\n{FERRY}\n\n{mark}粮价\n\n{PRICES}\n")
    assert (ferry.title, prices.title) == ("渡口开渡", "粮价")
