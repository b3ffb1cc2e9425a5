"""Pages made by tests/bench/typeset_pages.py: made again alike, nothing lost, lines set as Chinese is set."""

import random
import re
import sys
from collections import Counter

import pytest
from conftest import ROOT
from sample.truth import Story, edition_truth

sys.path.insert(0, str(ROOT / "tests" / "bench"))

from typeset.articles import Article, without_spaces
from typeset.fonts import Font
from typeset.lines import next_line, plain_tokens, set_line, wrapped
from typeset.page import Page, typeset
from typeset.reader import Glyph, read
from typeset.stream import MODES

SPACE = 0.26
STORIES = [story for printed in edition_truth() for story in printed.stories]
CASES = [(difficulty, mode) for difficulty, modes in MODES.items() for mode in sorted(set(modes))]


def article(story: Story) -> Article:
    """A story of the sample edition as the page maker takes it."""
    opening, *others = (block.text for block in story.body)
    return Article(
        headline=" ".join(story.headline) or "无题",
        paragraphs=(f"{story.lead}{opening}", *others),
        kicker=" ".join(story.kicker) or None,
        deck=" ".join(story.deck) or None,
        byline=story.byline,
        source=story.source,
        subheads=frozenset(place for place, block in enumerate(story.body) if block.subhead),
        captions=story.captions,
    )


def page(difficulty: str, mode: str, seed: int) -> Page:
    """A page of stories of the sample edition."""
    rng = random.Random(seed)  # noqa: S311 - a page is no secret
    return typeset(rng, [article(story) for story in rng.sample(STORIES, 7)], "mix", difficulty, mode)


def signs(made: Page) -> Counter[str]:
    """Every sign that the gold says is printed, once."""
    texts = list(made.gold["furniture"])
    for entry in made.gold["articles"]:
        texts += [entry["kicker"], entry["headline"], entry["deck"], *entry["paragraphs"], *entry["captions"]]
        texts += [] if entry["inlead"] else [entry["byline"]]
        texts += [entry["jump"]["text"]] if entry["jump"] else []
    return Counter("".join(map(without_spaces, texts)))


@pytest.mark.parametrize(("difficulty", "mode"), CASES)
def test_the_text_layer_has_every_sign_of_the_gold_and_no_other(difficulty: str, mode: str) -> None:
    for seed in range(3):
        made = page(difficulty, mode, seed)
        assert Counter(without_spaces(made.text)) == signs(made)


@pytest.mark.parametrize(("difficulty", "mode"), CASES)
def test_every_line_with_signs_has_a_role(difficulty: str, mode: str) -> None:
    made = page(difficulty, mode, 5)
    printed = {str(number) for number, line in enumerate(made.text.split("\n"), 1) if line.strip()}
    assert set(made.gold["line_roles"]) == printed


def test_the_same_seed_makes_the_same_page() -> None:
    assert page("chaos", "m4", 1) == page("chaos", "m4", 1)
    assert page("chaos", "m4", 1) != page("chaos", "m4", 2)


def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one() -> None:
    text = "他说：“大桥（一期）今天通车。”《晚报》报道，2025年以来，有1.2万人次来看过它、画过它。" * 3
    for measure in range(7, 30):
        lines = wrapped(text, Font.SONG, measure + 0.25)
        assert "".join(lines) == text
        assert not [line for line in lines if re.match("[，。：”）》、]", line) or re.search("[“（《]$", line)]


def test_a_justified_line_ends_at_its_measure() -> None:
    pieces = plain_tokens("大桥全长1236米，去年3月开工", Font.SONG)
    line = next_line(pieces, 0, 12.25)
    last = set_line(line, (40.0, 100.0), 10.0, 12.25)[-1]
    assert last.x + last.width == pytest.approx(40 + 122.5)


def row(text: str, x: float, y: float, step: float = 10.0) -> list[tuple[Glyph, tuple[str, str]]]:
    """The glyphs of a line, step by step."""
    return [
        (Glyph(sign, x + step * place, y, 10.0, 10.0, Font.SONG), ("A1", "body"))
        for place, sign in enumerate(text)
    ]


def test_an_indented_line_opens_a_block_and_wide_gaps_are_spaces() -> None:
    glyphs = [
        *row("大桥今天", 20, 100),
        *row("通车。", 0, 113),
        *row("两岸", 20, 126),
        *row("居民", 0, 139, 13),
    ]
    text, tags = read(glyphs, SPACE)
    assert text == "\n大桥今天\n通车。\n\n两岸\n居 民\n\n\n"
    assert tags[1] == [("A1", "body")]
    assert tags[3] == []


def test_a_second_line_that_is_indented_hangs_and_opens_no_block() -> None:
    glyphs = [*row("大桥", 0, 100), *row("今天", 20, 113), *row("通车", 0, 126)]
    assert read(glyphs, SPACE)[0] == "\n大桥\n今天\n\n通车\n\n\n"
