"""Traditional characters: read as well as simplified ones, and shown as printed."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from conftest import CASES, ROOT
from hypothesis import given
from hypothesis import strategies as st
from traditional import HONG_KONG, TAIWAN, traditional

import build
from generator.continuation import continued
from generator.enrich import enrich
from generator.gazetteer import place_of
from generator.language import folded, in_simplified_print, is_traditional, phrases
from generator.model import Article, IndexKind, ParsedPage, RawPage, key_of, listed_names, page_key
from generator.parse import parse_page
from generator.topics import leading_words, read_topics

PAGES = sorted((ROOT / "content" / "pages").rglob("*.txt"))
ISSUES = sorted((ROOT / "content" / "pages").iterdir())
TOPICS = read_topics(ROOT / "content")[0]
LEAST_SAME = 0.95  # of the names that the same words in simplified characters have


def reading(path: Path, text: str) -> ParsedPage:
    day = date.fromisoformat(path.parent.name)
    return parse_page(RawPage(page_key(day, int(path.stem)), tuple(text.split("\n")), f"pages/{path.name}"))


def enriched_issue(texts: Sequence[tuple[Path, str]]) -> list[Article]:
    joined = continued([reading(path, text) for path, text in texts])
    return enrich([article for page in joined for article in page.page.articles], TOPICS)[0]


def article_of(text: str, *, title: str | None = None) -> Article:
    lines = [title, "", *text.split("\n")] if title else text.split("\n")
    return enrich([Article(key_of("2025-09-05/01-01"), title, "\n\n".join(lines))], TOPICS)[0][0]


# --- the text ----------------------------------------------------------------------------------------------


@given(st.text())
def test_what_stands_at_a_place_of_a_text_stands_there_in_simplified_print(text: str) -> None:
    assert len(in_simplified_print(text)) == len(text)


@pytest.mark.parametrize("page", PAGES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_simplified_page_is_in_simplified_print_already(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert in_simplified_print(text) == text


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("於柳州跟著記者瞭解乾淨的「著名」米價", "于柳州跟着记者了解干净的“著名”米价"),
        ("乾隆年間沈從文沈沒", "乾隆年间沈从文沉没"),
        ("衞生署敍述裏應外合", "卫生署叙述里应外合"),
        ("『市長』說﹕歐巴馬‧先生", "‘市长’说：欧巴马·先生"),
    ],
)
def test_a_character_that_both_prints_have_is_read_by_the_words_round_it(printed: str, read: str) -> None:
    assert in_simplified_print(printed) == read


def test_a_simplified_text_keeps_what_it_has_in_common_with_traditional_print() -> None:
    text = "著名作家沈从文写乾隆与瞭望塔，覆盖面甚广，祇园在此"
    assert in_simplified_print(text) == text
    assert not is_traditional(text)


def test_the_search_finds_the_forms_of_hong_kong_and_taiwan_too() -> None:
    assert folded("衞生署敍述屋簷") == "卫生署叙述屋檐"


# --- the parser --------------------------------------------------------------------------------------------


def fields(page: ParsedPage) -> list[object]:
    """What the parser made of a page, in simplified print."""
    told: list[object] = []
    for article in page.page.articles:
        heads = (article.kicker, article.title, article.subtitle)
        credits_ = article.byline.credits if article.byline else ()
        line = article.dateline
        told += [in_simplified_print(head or "") for head in heads]
        told += [(in_simplified_print(one.role), in_simplified_print(one.name)) for one in credits_]
        told += (
            [in_simplified_print(part or "") for part in (line.source, line.place, line.date)] if line else []
        )
        told += [in_simplified_print(caption.credit or "") for caption in article.captions]
        told += [(jump.direction, jump.page) for jump in article.jumps]
    return [*told, *((item.kind, in_simplified_print(item.text)) for item in page.page.furniture)]


@pytest.mark.parametrize("place", [TAIWAN, HONG_KONG])
@pytest.mark.parametrize("page", PAGES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_page_is_read_the_same_in_traditional_characters(page: Path, place: str) -> None:
    text = page.read_text(encoding="utf-8")
    simplified, other = reading(page, text), reading(page, traditional(text, place))
    assert other.roles == simplified.roles
    assert fields(other) == fields(simplified)


# --- names and topics --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("issue", "place"), [*zip(ISSUES, (TAIWAN, HONG_KONG, TAIWAN), strict=True)], ids=lambda one: Path(one).name
)
def test_the_same_names_are_found_and_shown_as_printed(issue: Path, place: str) -> None:
    texts = [(path, path.read_text(encoding="utf-8")) for path in sorted(issue.glob("*.txt"))]
    printed = [(path, traditional(text, place)) for path, text in texts]
    everything = "".join("".join(text.split()) for _, text in printed)  # names run over the ends of lines
    found = {kind: (set[object](), set[object]()) for kind in IndexKind}
    for simplified, other in zip(enriched_issue(texts), enriched_issue(printed), strict=True):
        for kind, names in listed_names(simplified).items():
            found[kind][0].update((simplified.key, name) for name in names)
        for kind, names in listed_names(other).items():
            found[kind][1].update((other.key, in_simplified_print(name)) for name in names)
            assert kind is IndexKind.TOPICS or all(name in everything for name in names)
    for kind, (here, there) in found.items():
        assert len(here & there) >= LEAST_SAME * len(here | there), (kind, here ^ there)


def test_the_price_of_rice_is_no_person() -> None:
    found = article_of("本市米價連日回跌，昨日每市擔較上週減三成。米價回跌後，市長陳懷遠說，市民無須搶購。")
    assert found.people == ("陳懷遠",)
    assert "米價" not in found.doubtful.people


def test_places_of_taiwan_and_hong_kong_are_found_as_printed() -> None:
    found = article_of("台東縣政府昨日宣布，台東縣與高雄市之間加開列車。香港及澳門旅客亦可搭乘。")
    assert set(found.places) >= {"台東縣", "高雄市", "香港", "澳門"}
    assert place_of("台東縣") == place_of("臺東縣") == place_of("台东县") is not None


def test_the_grounds_of_a_topic_are_the_words_that_were_printed() -> None:
    found = article_of("銀行下調貸款利率，存款保險與證券基金同受影響，財政部表示稅收平穩，國債續發。")
    (topic,) = found.topics
    assert set(leading_words(found, topic, TOPICS)) >= {"銀行", "貸款", "利率"}


def test_no_line_of_a_traditional_headline_ends_within_a_word() -> None:
    headline = "縣圖書館明年擴建閱覽室開放至深夜"
    simplified = phrases(in_simplified_print(headline))
    assert [len(piece) for piece in phrases(headline)[0][0]] == [len(piece) for piece in simplified[0][0]]


def test_the_shipped_topics_are_named_in_the_characters_of_the_paper(tmp_path: Path) -> None:
    page = tmp_path / "content" / "pages" / "2025-09-05" / "01.txt"
    page.parent.mkdir(parents=True)
    page.write_text(
        (CASES / "parse" / "bank-rates-in-hong-kong" / "page.txt").read_text("utf-8"), encoding="utf-8"
    )
    (tmp_path / "content" / "edition.yaml").write_text("paper_language: zh-Hant-HK\n", encoding="utf-8")
    assert build.main(["import", "--edition", str(tmp_path), "--quiet"]) == 0
    (article,) = (tmp_path / "content" / "articles").rglob("01-01.md")
    assert "- 財政與金融" in article.read_text(encoding="utf-8")
