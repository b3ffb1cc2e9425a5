"""Which field of a source is which fact: everything lands or is told, and what is held back stays so."""

from datetime import date

import pytest

from generator.mapping import FactRule, SourceFolder, SourceMapping, finished_articles
from generator.mapping.days import day_in
from generator.model import Field, FinishedArticle, Holding, Item, Origin, Problem, SourceReading

FOLDER = SourceFolder("稿库.csv", "content/inbox", ())
ROW = {"date": "2025-09-11", "title": "渡口开船", "body": "清早渡口开船。"}
NOTHING = SourceMapping()


def read(
    *rows: dict[str, str], mapping: SourceMapping = NOTHING
) -> tuple[list[FinishedArticle], list[Problem]]:
    """The articles of a table of such rows, and what is told of it."""
    items = tuple(
        Item(Origin("content/inbox/稿库.csv", line), tuple(Field(name, text) for name, text in row.items()))
        for line, row in enumerate(rows, 2)
    )
    return finished_articles(SourceReading("csv", items), mapping, FOLDER)


def only(**facts: str) -> FinishedArticle:
    """The article of one row."""
    (article,), _ = read(ROW | facts)
    return article


def told(**facts: str) -> list[str]:
    """The codes of what is told of one row."""
    return [problem.code for problem in read(ROW | facts)[1]]


def key(**facts: str) -> str:
    """The key of the article of one row."""
    return str(only(**facts).article.key)


@pytest.mark.parametrize(
    ("facts", "expected", "name"),
    [
        ({}, "2025-09-11/00-01", None),
        ({"page": "第01版：要闻"}, "2025-09-11/01-01", "要闻"),
        ({"page": "要闻", "page_name": "第01版"}, "2025-09-11/01-01", "要闻"),
        ({"page": "A01", "page_name": "要闻"}, "2025-09-11/A01-01", "要闻"),
        ({"page_name": "要闻"}, "2025-09-11/00-01", "要闻"),
        ({"版次": "3"}, "2025-09-11/03-01", None),
        ({"版次": "A02"}, "2025-09-11/A02-01", None),
        ({"page": "2", "版次": "晚报"}, "2025-09-11晚报/02-01", None),
        ({"date": "2025-09-11号外"}, "2025-09-11号外/00-01", None),
    ],
)
def test_a_page_is_found_in_whatever_field_it_stands(
    facts: dict[str, str], expected: str, name: str | None
) -> None:
    article = only(**facts)
    assert (str(article.article.key), article.page_name) == (expected, name)


def test_by_their_order_articles_get_a_page_each_so_many() -> None:
    mapping = SourceMapping({"page": FactRule(per_page=2)})
    articles, _ = read(ROW, ROW, ROW, mapping=mapping)
    assert [str(each.article.key.of_page) for each in articles] == [
        "2025-09-11/01",
        "2025-09-11/01",
        "2025-09-11/02",
    ]


def test_what_is_fixed_counts_where_no_field_has_a_text() -> None:
    mapping = SourceMapping({"page": FactRule(fixed="04"), "date": FactRule(("日",), form="%d.%m.%Y")})
    row = {"日": "11.09.2025", "title": "渡口开船", "body": "开船。"}
    (article,), problems = read(row, mapping=mapping)
    assert (str(article.article.key), problems) == ("2025-09-11/04-01", [])


@pytest.mark.parametrize(
    "facts",
    [
        {"page": "3", "版次": "第二版"},
        {"author": "何一苇", "byline": "记者沈若楠"},
        {"jump": "见别处"},
        {"status": "七"},
        {"id": "1", "slug": "ferry"},
        {"published": "2025-09-12"},
        {"副题二": "又一行"},
    ],
)
def test_a_field_of_which_nothing_can_be_made_is_told_as_unused(facts: dict[str, str]) -> None:
    _, problems = read(ROW | facts)
    assert [problem.code for problem in problems] == ["source-fields-unused"]
    assert problems[0].value("fields") == (list(facts)[-1] if "author" not in facts else "author",)


@pytest.mark.parametrize(
    "facts",
    [
        *({"draft": word} for word in ("true", "1", "是", "maybe")),
        *({"private": word} for word in ("true", "yes")),
        *({"published": word} for word in ("false", "0", "否")),
        *({"status": word} for word in ("private", "hidden", "退稿", "Trash")),
        {"withdrawn": "2025-09-12"},
        {"embargo": "2030-01-01"},
        {"embargo": "看情况"},
    ],
)
def test_what_another_system_holds_back_is_held_back_here(facts: dict[str, str]) -> None:
    holding = only(**facts).article.holding
    assert holding.words or holding.embargo
    assert told(**facts) == []


@pytest.mark.parametrize(
    "facts",
    [{}, {"draft": "false"}, {"private": "0"}, {"published": "true"}, {"status": "reviewed"}, {"deleted": "0"}],
)
def test_what_it_shows_is_shown(facts: dict[str, str]) -> None:
    assert only(**facts).article.holding == Holding()
    assert told(**facts) == []


@pytest.mark.parametrize(
    "written",
    [
        *("20250911", "2025/9/11 08:00", "2025年9月11日", "2025-09-11T08:00:00+08:00", "民國114年9月11日"),
        *("1757548800", "1757548800000", "Thu, 11 Sep 2025 08:00:00 +0800"),
    ],
)
def test_a_day_is_read_however_it_is_written(written: str) -> None:
    assert day_in(written) == date(2025, 9, 11)


@pytest.mark.parametrize(
    "written", ["2025-13-11", "2025-02-30", "昨天", "9" * 17, "Thu, 31 Feb 2025 08:00:00 +0800"]
)
def test_a_row_whose_day_cannot_be_read_is_told_with_its_line_and_the_others_go_on(written: str) -> None:
    articles, problems = read(ROW | {"date": written}, ROW | {"title": "粮价"})
    assert [each.article.title for each in articles] == ["粮价"]
    assert [(problem.code, problem.origin.line) for problem in problems] == [("source-date-not-read", 2)]


def test_half_a_character_becomes_the_sign_for_one_that_is_not_known() -> None:
    article = only(title="渡\ud800口", body="开\udfff船。", id="\ud800").article
    assert (article.title, article.body, article.external_id) == ("渡\ufffd口", "开\ufffd船。", "\ufffd")


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "..\\..\\boot.ini", "a/../../b.jpg"])
def test_a_picture_outside_the_source_is_not_taken_and_told(name: str) -> None:
    article = only(image=name, caption="渡口")
    assert article.pictures == ()
    assert [caption.text for caption in article.article.captions] == ["渡口"]
    assert told(image=name, caption="渡口") == ["source-picture-elsewhere"]


def test_an_address_that_is_none_of_the_web_is_not_taken_and_told() -> None:
    assert only(url="javascript:alert(1)").article.url is None
    assert told(url="javascript:alert(1)") == ["source-url-not-read"]
    assert only(url="https://example.org/1").article.url == "https://example.org/1"
