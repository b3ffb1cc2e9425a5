"""The real page: seven articles with the right headlines and three jumps, measured by its own scorer."""

import importlib.util
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT

sys.path.insert(0, str(ROOT / "tests" / "bench"))

from parse import DISTURBANCES, judgement, marked_page, shared_scorer

from generator.exports import reading_json
from generator.model import Direction, Note, NoteCode, ParsedPage, RawPage, page_key
from generator.parse import parse_page


@pytest.fixture
def page(shared: Path) -> RawPage:
    lines = (shared / "page" / "page.txt").read_text(encoding="utf-8").split("\n")
    return RawPage(page_key(date(2025, 6, 15), 1), tuple(lines), "pages/2025-06-15/01.txt")


@pytest.fixture
def reading(page: RawPage) -> ParsedPage:
    return parse_page(page)


@pytest.fixture
def figures(shared: Path, page: RawPage, reading: ParsedPage) -> dict[str, Any]:
    """What score.py beside the page says of the reading."""
    specification = importlib.util.spec_from_file_location("score", shared / "bench" / "parse" / "score.py")
    assert specification is not None
    assert specification.loader is not None
    scorer = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(scorer)
    gold = json.loads((shared / "page" / "gold.json").read_text(encoding="utf-8"))
    scored: dict[str, Any] = scorer.score(reading_json(reading, page), gold, "\n".join(page.lines))
    return scored


def test_every_article_is_found_whole_with_its_headline(figures: dict[str, Any]) -> None:
    assert figures["pred_articles"] == 7
    assert figures["headline"] == 1.0
    assert figures["bcubed_f"] == 1.0
    assert figures["fields_f"] == 1.0
    assert figures["perfect"] == 1.0


def test_no_sign_of_the_page_is_lost_or_invented(figures: dict[str, Any]) -> None:
    assert (figures["lost"], figures["extra"]) == (0.0, 0.0)


def test_the_headline_that_is_not_in_the_text_is_not_invented(reading: ParsedPage) -> None:
    without = [article for article in reading.page.articles if article.title is None]
    assert [article.source[0].first for article in without] == [2]
    assert Note(NoteCode.NO_HEADLINE) in without[0].notes


def test_three_articles_go_on_on_page_two(reading: ParsedPage) -> None:
    jumps = [jump for article in reading.page.articles for jump in article.jumps]
    assert [(jump.direction, jump.page) for jump in jumps] == [(Direction.TO, "02")] * 3


@pytest.mark.parametrize("name", DISTURBANCES)
def test_every_article_is_found_whole_however_the_page_is_disturbed(shared: Path, name: str) -> None:
    sheet = marked_page(shared / "page" / "page.txt", shared / "page" / "gold.json")
    judged = judgement(DISTURBANCES[name](sheet), shared_scorer())
    assert judged.row["perfect"] == 1.0
    assert (judged.row["lost"], judged.row["extra"]) == (0.0, 0.0)
