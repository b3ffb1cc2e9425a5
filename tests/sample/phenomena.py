"""What a page's text layer does to its reader: the phenomena of the real page, and how to see each on ours.

The numbers are those of the list made from the real page; README.md says which of our pages show which.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from sample.columns import SetLine, set_body
from sample.truth import PageTruth, Story
from sample.typeset import page_lines, page_text

_SENTENCE_ENDS = ("。", "？", "！", "”", "……", "）")


@dataclass(frozen=True, slots=True)
class Phenomenon:
    """One trick of the text layer, and whether a page plays it."""

    number: int
    title: str
    is_on: Callable[[PageTruth], bool]


def _text(number: int, title: str, pattern: str) -> Phenomenon:
    return Phenomenon(number, title, lambda page: re.search(pattern, page_text(page), re.DOTALL) is not None)


def _story(number: int, title: str, shows: Callable[[Story], bool]) -> Phenomenon:
    return Phenomenon(number, title, lambda page: any(shows(story) for story in page.stories))


def _stream(number: int, title: str, shows: Callable[[PageTruth], bool]) -> Phenomenon:
    return Phenomenon(number, title, shows)


def _inner_breaks(page: PageTruth) -> Iterator[SetLine]:
    """The body lines with an empty line before them although the sentence runs on."""
    for upper, lower in pairwise(page_lines(page)):
        one_body = upper.roles[-1] == lower.roles[0] and lower.roles[0][1] == "body"
        if one_body and lower.blank_before and not upper.text.endswith(_SENTENCE_ENDS):
            yield lower


def _breaks_in_mid_sentence(page: PageTruth, *, at_hanging_sign: bool) -> bool:
    return any((line.text[0] in "“《") == at_hanging_sign for line in _inner_breaks(page))


def _order(page: PageTruth) -> list[str]:
    return [entry.removeprefix("+") for entry in page.stream]


def _heads_after_bodies(page: PageTruth) -> bool:
    order = _order(page)
    heads = [entry for entry in order if entry.startswith("headline ")]
    return all(order.index(head.replace("headline", "body")) < order.index(head) for head in heads)


def _far_headline(page: PageTruth) -> bool:
    order = _order(page)
    bodies = [entry for entry in order if entry.startswith("body ")]
    heads = [entry.replace("headline", "body") for entry in order if entry.startswith("headline ")]
    return heads != [body for body in bodies if body in heads]


def _kicker(page: PageTruth, *, after: bool) -> bool:
    order = _order(page)
    kickers = [entry for entry in order if entry.startswith("kicker ")]
    return any(
        (order.index(each) > order.index(each.replace("kicker", "headline"))) == after for each in kickers
    )


def _stories_meet(page: PageTruth) -> bool:
    """Whether a body without a jump is followed at once by one that opens without source and mark."""
    return any(
        _body_story(page, upper) is not None
        and not _ends_with_jump(page, upper)
        and _opens_bare(_body_story(page, lower))
        for upper, lower in pairwise(_order(page))
    )


def _body_story(page: PageTruth, entry: str) -> Story | None:
    kind, _, place = entry.partition(" ")
    return page.stories[int(place) - 1] if kind == "body" else None


def _ends_with_jump(page: PageTruth, entry: str) -> bool:
    story = _body_story(page, entry)
    return story is not None and story.jump is not None and not story.jump.leads_back


def _opens_bare(story: Story | None) -> bool:
    return (
        story is not None and not story.source and not story.lost and not (story.jump and story.jump.leads_back)
    )


def _changes_measure(story: Story) -> bool:
    first = story.columns[0].measure
    other = [place for place, column in enumerate(story.columns) if column.measure != first]
    before = sum(column.depth for column in story.columns[: other[0]]) if other else 0
    return bool(other) and len(set_body(story, half_brackets=True)) > before


PHENOMENA = (
    _text(1, "the first line empty, empty lines at the end", r"\A\n.*\n\n\n\Z"),
    _text(2, "words, names and figures cut by the line's end", r"[一-龥]\n[一-龥]"),
    _stream(
        3,
        "three measures or more on one page",
        lambda page: len({column.measure for story in page.stories for column in story.columns}) > 2,
    ),
    _story(4, "a measure that changes inside a story", _changes_measure),
    _text(5, "a justified line with spaces between all signs", r"\n(?:[^ \n] ){11,}[^ \n]\n"),
    _text(5, "a line spaced from a byline's bracket on", r"\n[^\n]*） (?:[一-龥，] ){5,}"),
    _text(6, "spaces round figures and Latin only", r"[一-龥] \d+ [一-龥]{2}"),
    _text(7, "spaces outside 《》（）", r"[一-龥] [《（][^》）\n]*[》）] [一-龥]"),
    _text(8, "an empty line where a paragraph begins", r"。\n\n[一-龥]{9}"),
    _stream(
        9,
        "an empty line in mid-sentence: a column ends",
        lambda page: _breaks_in_mid_sentence(page, at_hanging_sign=False),
    ),
    _stream(
        10,
        "an empty line before a line that opens with “ or 《",
        lambda page: _breaks_in_mid_sentence(page, at_hanging_sign=True),
    ),
    _text(
        11,
        "a paragraph with no empty line before it but one after its first line",
        r"。\n[一-龥，？ ]{10,}\n\n[一-龥]",
    ),
    _text(12, "a full line that ends in 。 and ends no paragraph", r"\n(?:[^ \n] ){10,}。\n[^\n]"),
    _text(13, "a short last line", r"\n[^\n ]{1,6}。\n\n"),
    _story(14, "subheads between paragraphs", lambda story: any(block.subhead for block in story.body)),
    _text(15, "a sentence's tail that looks like a subhead", r"——\n[^\n]{2,10}。\n\n"),
    _text(16, "a byline in the lead, cut by the line's end", r"（(?:记者|通讯员)[^）\n]*\n"),
    _text(17, "the paper's name lost, a space left", r"\n 日报[^ \n]*讯 （"),
    _story(18, "the whole dateline lost", lambda story: bool(story.lost) and not story.source),
    _story(19, "no headline", lambda story: not story.headline),
    _stream(20, "all headlines after their bodies", _heads_after_bodies),
    _stream(21, "headlines far from their bodies, in another order", _far_headline),
    _stream(22, "a kicker after its headline", lambda page: _kicker(page, after=True)),
    _stream(22, "a kicker before its headline", lambda page: _kicker(page, after=False)),
    _story(23, "a headline of two lines", lambda story: len(story.headline) > 1),
    _story(23, "a deck right under its headline", lambda story: bool(story.headline and story.deck)),
    _story(24, "a phrase gap in a headline", lambda story: any(" " in line for line in story.headline)),
    _story(25, "a caption loose among bodies and heads", lambda story: bool(story.captions)),
    _text(26, "a jump on a line of its own", r"\n\n（下转[^）\n]*版）\n"),
    _text(26, "a jump at the end of a body line", r"[^\s] （下转[^）\n]*版）\n"),
    _text(26, "a jump on a line of its own, no empty line before it", r"[^\n]\n（下转[^）\n]*版）\n"),
    _text(26, "a continuation under its 上接", r"\n（上接[^）\n]*版）\n\n"),
    _text(26, "a continuation that runs on behind its 上接", r"\n（上接[^）\n]*版） ?[^\s]"),
    _text(27, "a story right after a jump, no empty line between", r"（下转[^）\n]*版）\n[^\n]"),
    _stream(28, "two stories that meet with an empty line only", _stories_meet),
    _story(29, "a story with neither source nor byline", lambda story: not story.byline and _opens_bare(story)),
    _text(30, "mixed figures: 二十世纪70年代, ∶, ％, ‘’ in “”", r"∶|％|二十世纪\n?70|“[^”]*‘"),
    _text(31, "Latin in the text", r"AGV|Wi-Fi|5G|B超"),
    _text(32, "date, page's name, editors", r"\n2025年9月1\d日 星期.*\n责任编辑：|\n责任编辑：.*2025年9月"),
    _text(32, "masthead, issue number, weather", r"\n砚江日报\n.*总第\d+期.*℃|总第\d+期.*℃.*\n砚江日报\n"),
    _text(32, "page number", r"\n第\d版\n"),
)
