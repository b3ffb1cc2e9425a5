"""What a page is made of: all of it can be seen before it is made, and nothing that another issue changes."""

import pickle
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import tiny_edition as tiny
from conftest import ROOT

from generator.edition import arrange
from generator.index_pages import headings_with_pages, related_articles
from generator.model import Article, Edition, PrintedPage, key_of
from generator.render import render
from generator.render.context import RenderContext, render_context
from generator.render.issue_context import IssueContext, issue_contexts
from generator.render.theme import read_theme
from generator.render.web_pages import context_of_issue, issue_pages

THEME = ROOT / "theme"
STRINGS = read_theme([THEME], "zh-Hans").strings
DAY = tiny.LATEST

Inputs = tuple[IssueContext, RenderContext]


def inputs(edition: Edition, content: Path) -> Iterator[Inputs]:
    """What the pages of each issue are made of, newest issue first."""
    headings = headings_with_pages(edition)
    context = render_context(edition, headings, tiny.SETTINGS, STRINGS)
    for issue in issue_contexts(edition, related_articles(edition.articles, headings), content):
        yield issue, context_of_issue(issue, context)


def story(day: date, body: str, *people: str, number: int = 1) -> Article:
    return Article(key_of(f"{day}/01-{number:02}"), f"{day}的事", body, people=people)


def page(*articles: Article) -> PrintedPage:
    return PrintedPage(key_of(f"{articles[0].date}/01"), "要闻", articles=articles)


def pages_of_three_days(*later: PrintedPage) -> list[PrintedPage]:
    """Three issues, the middle one with people, a link to the first, and a jump; and what comes later."""
    first, middle, last = date(2025, 6, 2), date(2025, 6, 9), date(2025, 6, 16)
    linking = f"市长沈砚秋看[渡口](../{first}/01-01.md)，也看[没有的](../2020-01-01/01-01.md)。"
    return [
        page(story(first, "渡口夜班船下月恢复。", "沈砚秋")),
        page(story(middle, linking, "沈砚秋", "何小满"), story(middle, "桥墩装水尺。", number=2)),
        page(story(last, "早稻比往年早熟六天。")),
        *later,
    ]


def test_the_inputs_of_an_issue_stay_the_same_when_another_one_comes(tmp_path: Path) -> None:
    later = page(story(date(2025, 7, 1), "县剧团排新戏，团长顾长根带着徒弟练水袖。", "顾长根"))
    before = list(inputs(arrange(pages_of_three_days()), tmp_path))
    after = list(inputs(arrange(pages_of_three_days(later)), tmp_path))
    assert len(after) == len(before) + 1
    # The newest of before has another issue after it now, and its pages say so.
    assert after[2:] == before[1:]
    assert after[1] != before[0]
    assert replace(after[1][0], newer=None) == before[0][0]


def test_the_inputs_of_an_issue_change_with_the_page_of_a_name_in_it(tmp_path: Path) -> None:
    later = page(story(date(2025, 7, 1), "何小满又来了。", "何小满"))
    before = list(inputs(arrange(pages_of_three_days()), tmp_path))
    after = list(inputs(arrange(pages_of_three_days(later)), tmp_path))
    assert after[2][0] == before[1][0]
    assert [name for _, name in before[1][1].addresses] == ["沈砚秋"]
    assert [name for _, name in after[2][1].addresses] == ["何小满", "沈砚秋"]


def test_an_issue_knows_of_the_articles_that_it_links_to_only_whether_they_are_there(tmp_path: Path) -> None:
    _, (issue, _), _ = inputs(arrange(pages_of_three_days()), tmp_path)
    assert issue.published == {key_of("2025-06-02/01-01")}


def test_pages_ask_no_more_of_the_context_than_their_inputs_hold(tmp_path: Path) -> None:
    headings = headings_with_pages(tiny.EDITION)
    whole = render_context(tiny.EDITION, headings, tiny.SETTINGS, STRINGS)
    for issue, limited in inputs(tiny.EDITION, tmp_path):
        assert list(issue_pages(issue, limited)) == list(issue_pages(issue, whole))


def test_the_inputs_can_be_sent_to_another_process(tmp_path: Path) -> None:
    for issue, context in inputs(tiny.EDITION, tmp_path):
        sent = pickle.loads(pickle.dumps((issue, context)))  # noqa: S301 - our own
        assert sent == (issue, context)
        assert list(issue_pages(*sent)) == list(issue_pages(issue, context))


def test_the_text_of_a_page_is_an_input_with_what_is_held_back_blank(tmp_path: Path) -> None:
    (source,) = tiny.BRIDGE.source
    text = tmp_path / source.path
    text.parent.mkdir(parents=True)
    text.write_text("雾桥日报\n不该看见的一行\n", encoding="utf-8")
    latest, *others = tiny.EDITION.issues
    first, *rest = latest.pages
    latest = replace(latest, pages=(replace(first, source=(source,)), *rest))
    withheld = replace(tiny.EDITION.withheld, lines=frozenset({(source.path, 2)}))
    edition = replace(tiny.EDITION, issues=(latest, *others), withheld=withheld)
    (issue, _), _ = inputs(edition, tmp_path)
    assert [line.text for line in issue.texts[first.key].lines] == ["雾桥日报", ""]
    assert issue.printed == {source.path: f"{first.key}-printed.html"}


def test_the_first_pages_are_there_before_a_text_of_an_issue_is_read(tmp_path: Path) -> None:
    (source,) = tiny.BRIDGE.source
    latest, *others = tiny.EDITION.issues
    first, *rest = latest.pages
    latest = replace(latest, pages=(replace(first, source=(source,)), *rest))
    outputs = render(replace(tiny.EDITION, issues=(latest, *others)), tiny.SETTINGS, [THEME], tmp_path)
    assert next(outputs).path == "index.html"
    (tmp_path / source.path).parent.mkdir(parents=True)
    (tmp_path / source.path).write_text("雾桥日报\n", encoding="utf-8")
    assert f"{first.key}-printed.html" in {output.path for output in outputs}
