"""What is suggested while a reader types: who and what, in which order, by which letters."""

from datetime import date
from typing import Any

from generator.edition import arrange
from generator.model import Article, Entity, IndexKind, PrintedPage, key_of
from generator.search.suggestions import MOST_HEADLINES, MOST_NAMES, suggestions


def suggested(*articles: dict[str, Any], entities: tuple[Entity, ...] = ()) -> list[tuple[str, str, str]]:
    """Kind, name and initials of each suggestion for a page of such articles."""
    day = date(2025, 9, 10)
    printed = tuple(
        Article(key_of(f"{day}/01-{number:02}"), **{"title": None, "body": "渡口。", **given})
        for number, given in enumerate(articles, 1)
    )
    table: Any = suggestions(arrange([PrintedPage(key_of(f"{day}/01"), articles=printed)], entities))
    kinds = [table["kinds"][int(place)] for place in table["of"]]
    return list(zip(kinds, table["names"], table["initials"], strict=True))


def test_the_most_printed_names_come_first_and_headlines_last() -> None:
    assert suggested(
        {"title": "桥头早市", "places": ("青石桥", "柳河镇")},
        {"title": "5G 基站修好了", "places": ("柳河镇",), "topics": ("早市",)},
    ) == [
        ("places", "柳河镇", "lhz"),
        ("topics", "早市", "zs"),
        ("places", "青石桥", "qsq"),
        ("headlines", "桥头早市", "qtzs"),
        ("headlines", "5G 基站修好了", "5gjzxhl"),
    ]


def test_a_surname_is_read_as_one_and_traditional_as_simplified() -> None:
    twice: dict[str, Any] = {"people": ("单小河", "葉知秋")}
    assert suggested(twice, twice) == [("people", "单小河", "sxh"), ("people", "葉知秋", "yzq")]


def test_a_person_named_once_is_suggested_only_where_the_editor_knows_them() -> None:
    once: dict[str, Any] = {"people": ("何穗", "沈秋")}
    known = Entity(IndexKind.PEOPLE, "沈秋", "沈秋")
    assert suggested(once, entities=(known,)) == [("people", "沈秋", "sq")]


def test_the_table_stays_small_however_long_the_paper_is_printed() -> None:
    found = suggested(
        *({"title": f"告示第{number}号", "places": (f"{number}号桥",)} for number in range(1, MOST_NAMES + 10))
    )
    kinds = [kind for kind, _, _ in found]
    assert kinds == ["places"] * MOST_NAMES + ["headlines"] * MOST_HEADLINES


def test_a_headline_printed_twice_is_suggested_once() -> None:
    assert suggested({"title": "天气"}, {"title": "天气"}) == [("headlines", "天气", "tq")]
