"""The sample edition: its pages say what its stories say, and in the form of a real page's text layer."""

import importlib.util
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest
from conftest import ROOT
from sample.phenomena import PHENOMENA, Phenomenon
from sample.truth import PageTruth, Story, edition_truth
from sample.typeset import PAGES, gold, page_text

from generator.settings import read_settings

PAGE_TRUTHS = edition_truth()
IDS = [f"{page.date}/{page.number:02d}" for page in PAGE_TRUTHS]
LONGEST_SHARED_RUN = 13  # Chinese characters that our text may have in common with somebody else's
RECURRING = [
    "沈若楠", "顾长河", "贺知远", "莫秋白", "匡铁生", "傅北辰", "卫兰舟", "阮清如", "祝青禾", "苗正安",
    "蓝四妹", "简素梅", "欧阳石", "顾绣春", "古月娥", "林晚秋", "邵一川", "宋知夏", "陶小满", "丁原野",
    "砚江大学", "恒砚", "市第一人民医院", "临砚区人民法院", "市教育局", "市公交集团",
    "松陂县", "芦湾县", "竹坞镇", "青瓦巷", "墨池湖",
]  # fmt: skip


def solid(text: str) -> str:
    """The text without white space."""
    return re.sub(r"\s+", "", text)


def body_text(story: Story) -> str:
    """A story's body as printed, white space apart: mark, lead, paragraphs and subheads, mark."""
    mark = story.jump.text if story.jump else ""
    text = story.lead + "".join(block.text for block in story.body)
    return solid(mark + text if story.jump and story.jump.leads_back else text + mark)


def part_text(page: PageTruth, entry: str) -> str:
    """What the truth says of one part of a page's stream, white space apart."""
    kind, _, place = entry.removeprefix("+").partition(" ")
    if not place:
        return solid(page.furniture[kind])
    story = page.stories[int(place) - 1]
    return body_text(story) if kind == "body" else solid("".join(story.loose[kind]))


def parts(page: PageTruth) -> Iterator[str]:
    """Every part that the truth of a page has, as its stream should name it."""
    yield from page.furniture
    for place, story in enumerate(page.stories, start=1):
        yield f"body {place}"
        yield from (f"{kind} {place}" for kind, texts in story.loose.items() if texts)


def story_text(story: Story) -> str:
    """All that is printed of a story, white space apart."""
    return body_text(story) + solid("".join("".join(texts) for texts in story.loose.values()))


def bigrams(text: str) -> set[str]:
    return {text[place : place + 2] for place in range(len(text) - 1)}


def similarity(continuation: Story, front: Story) -> float:
    """The share of the continuation's headline that the front page's part of the story has too."""
    headline = bigrams(solid("".join(continuation.headline)))
    return len(headline & bigrams(story_text(front))) / len(headline)


def runs(text: str, length: int) -> set[str]:
    """Every run of `length` Chinese characters in a text, punctuation and white space left out."""
    chinese = "".join(re.findall(r"[一-龥]", text))
    return {chinese[place : place + length] for place in range(len(chinese) - length + 1)}


def test_the_pages_in_content_are_those_the_typesetter_makes_now() -> None:
    made = {f"{page.date}/{page.number:02d}.txt": page_text(page).encode() for page in PAGE_TRUTHS}
    stored = {path.relative_to(PAGES).as_posix(): path.read_bytes() for path in PAGES.glob("*/*")}
    assert stored == made, "run: python tests/sample/typeset.py"


@pytest.mark.parametrize("page", PAGE_TRUTHS, ids=IDS)
def test_every_part_of_the_truth_is_in_the_stream_once(page: PageTruth) -> None:
    assert Counter(entry.removeprefix("+") for entry in page.stream) == Counter(parts(page))


@pytest.mark.parametrize("page", PAGE_TRUTHS, ids=IDS)
def test_every_character_of_the_truth_is_on_the_page_once_and_in_the_order_of_the_stream(
    page: PageTruth,
) -> None:
    assert solid(page_text(page)) == "".join(part_text(page, entry) for entry in page.stream)


@pytest.mark.parametrize("page", PAGE_TRUTHS, ids=IDS)
def test_a_page_begins_with_an_empty_line_and_ends_with_two(page: PageTruth) -> None:
    assert re.fullmatch(r"\n\S.*\S\n\n\n|\n \S.*\S\n\n\n", page_text(page), re.DOTALL)


def test_the_edition_has_three_issues_of_four_pages_of_four_to_seven_stories() -> None:
    assert Counter(page.date for page in PAGE_TRUTHS) == {date(2025, 9, day): 4 for day in (10, 11, 12)}
    assert {page.number for page in PAGE_TRUTHS} == {1, 2, 3, 4}
    assert all(4 <= len(page.stories) <= 7 for page in PAGE_TRUTHS)


def test_the_edition_has_at_least_12000_chinese_characters() -> None:
    assert len(re.findall(r"[一-龥]", "".join(page_text(page) for page in PAGE_TRUTHS))) >= 12_000


def test_at_least_one_story_of_every_issue_has_no_headline() -> None:
    headless = {page.date for page in PAGE_TRUTHS for story in page.stories if not story.headline}
    assert headless == {page.date for page in PAGE_TRUTHS}


@pytest.mark.parametrize("page", [page for page in PAGE_TRUTHS if page.number == 1], ids=str)
def test_every_jump_of_a_front_page_meets_its_own_continuation(page: PageTruth) -> None:
    leaving = [story for story in page.stories if story.jump]
    arriving = [
        (other.number, story)
        for other in PAGE_TRUTHS
        for story in other.stories
        if other.date == page.date and story.jump and story.jump.leads_back and story.jump.page == page.number
    ]
    met = {number_and_story[1].identifier + str(number_and_story[0]) for number_and_story in arriving}
    for front in leaving:
        assert front.jump is not None
        here = [story for number, story in arriving if number == front.jump.page]
        best = max(here, key=lambda story: similarity(story, front))
        assert similarity(best, front) >= 0.8
        met.discard(best.identifier + str(front.jump.page))
    assert not met
    assert len(leaving) == len(arriving)


def test_no_jump_stands_on_an_inner_page_but_from_the_front_page() -> None:
    marks = [story.jump for page in PAGE_TRUTHS if page.number > 1 for story in page.stories if story.jump]
    assert marks
    assert all(mark.leads_back and mark.page == 1 for mark in marks)


@pytest.mark.parametrize("name", RECURRING)
def test_people_and_bodies_come_back_in_another_issue(name: str) -> None:
    issues = {page.date for page in PAGE_TRUTHS for story in page.stories if name in story_text(story)}
    assert len(issues) >= 2


def test_every_phenomenon_of_the_real_page_is_on_a_page() -> None:
    assert {phenomenon.number for phenomenon in PHENOMENA} == set(range(1, 33))
    assert not [phenomenon for phenomenon in PHENOMENA if not any(map(phenomenon.is_on, PAGE_TRUTHS))]


def test_the_readme_says_which_page_shows_what() -> None:
    readme = (ROOT / "tests" / "sample" / "README.md").read_text(encoding="utf-8")
    said = [line for line in readme.split("\n") if re.match(r"\| \d", line)]
    assert said == [table_row(phenomenon) for phenomenon in PHENOMENA]


def table_row(phenomenon: Phenomenon) -> str:
    """The row of README.md for a phenomenon: its number, what it is, the pages as day/page."""
    pages = [f"{page.date.day}/{page.number}" for page in PAGE_TRUTHS if phenomenon.is_on(page)]
    where = "all" if len(pages) == len(PAGE_TRUTHS) else " ".join(pages)
    return f"| {phenomenon.number} | {phenomenon.title} | {where} |"


@pytest.mark.parametrize("page", PAGE_TRUTHS, ids=IDS)
def test_the_gold_gives_every_line_that_is_not_empty_to_what_it_holds(page: PageTruth) -> None:
    truth = gold(page)
    lines = page_text(page).split("\n")
    assert set(truth["line_roles"]) == {str(number) for number, line in enumerate(lines, start=1) if line}
    for story in page.stories:
        numbers = [
            int(line) for line, (article, _) in truth["line_roles"].items() if article == story.identifier
        ]
        assert Counter(solid("".join(lines[number - 1] for number in numbers))) == Counter(story_text(story))


@pytest.mark.parametrize("page", PAGE_TRUTHS, ids=IDS)
def test_the_gold_read_as_a_parser_s_answer_gets_full_marks(page: PageTruth, shared: Path) -> None:
    marks = scoring(shared).score(gold(page), gold(page), page_text(page))
    assert (marks["score"], marks["lost"], marks["extra"], marks["perfect"]) == (1.0, 0.0, 0.0, 1.0)


def scoring(shared: Path) -> ModuleType:
    """The benchmark's own score.py as a module."""
    specification = importlib.util.spec_from_file_location("score", shared / "bench" / "parse" / "score.py")
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def test_no_sentence_is_somebody_else_s(shared: Path) -> None:
    length = LONGEST_SHARED_RUN + 1
    ours = {run for page in PAGE_TRUTHS for story in page.stories for run in runs(story_text(story), length)}
    theirs = [shared / "page" / "page.txt", *sorted((shared / "bench" / "parse" / "dev").glob("*.txt"))]
    assert len(theirs) > 1
    assert not {run for path in theirs for run in runs(path.read_text(encoding="utf-8"), length)} & ours


def test_the_sample_s_settings_are_read() -> None:
    settings, problems = read_settings(ROOT / "content")
    assert problems == []
    assert (settings.name, settings.place, settings.issn) == ("砚江日报", "砚江市", "")
