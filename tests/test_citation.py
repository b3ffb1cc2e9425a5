"""How an article is cited: GB/T 7714 and BibTeX, with what is in the paper and nothing else."""

from dataclasses import replace

import pytest
import tiny_edition as tiny

from generator.exports import Citation, citation
from generator.model import Article, Byline, Continuation, Credit
from generator.render.context import RenderContext
from generator.render.parts import headline_link
from generator.settings import Settings

CONTEXT = RenderContext(tiny.SETTINGS, {"missing_title": "〔标题不在文字层〕"})
ADDRESS = "https://example.org/wuqiao/"


def cited(article: Article, settings: Settings = tiny.SETTINGS) -> Citation:
    """The article as its page cites it."""
    return citation(article, headline_link(article, CONTEXT, str).text, settings)


def credited(*people: tuple[str, str]) -> Byline:
    return Byline("", tuple(Credit(role, name) for role, name in people))


@pytest.mark.parametrize(
    ("byline", "written"),
    [
        (tiny.BRIDGE.byline, "林见川. "),  # who took the pictures did not write it
        (credited(("记者", "沈一"), ("通讯员", "沈二"), ("记者", "沈三")), "沈一, 沈二, 沈三. "),
        (credited(("记者", "沈一"), ("", "沈二"), ("", "沈三"), ("", "沈四")), "沈一, 沈二, 沈三, 等. "),
        (credited(("文", "沈一"), ("评论员", "沈一")), "沈一. "),
        (Byline("本报综合"), ""),
        (None, ""),
    ],
)
def test_writers_come_first_and_no_more_than_three(byline: Byline | None, written: str) -> None:
    made = cited(replace(tiny.BRIDGE, byline=byline))
    assert made.standard == f"{written}修旧如旧 老桥回到镇上人的日常[N]. 雾桥日报, 2025-06-15(1)."


def test_every_printed_page_of_a_story_is_cited() -> None:
    story = replace(tiny.BRIDGE, continued=(Continuation("04"),))
    assert cited(story).standard.endswith("雾桥日报, 2025-06-15(1, 4).")


def test_a_published_edition_is_cited_with_its_address() -> None:
    made = cited(tiny.REVIEWED, Settings(name="雾桥日报", address=ADDRESS))
    assert made.standard == (
        "林见川. 渡口夜班船下月恢复[N/OL]. 雾桥日报, 2025-06-14(1). "
        "https://example.org/wuqiao/2025-06-14/01-02.html"
    )
    assert "  url = {https://example.org/wuqiao/2025-06-14/01-02.html}," in made.bibtex


def test_a_missing_headline_is_not_made_up() -> None:
    made = cited(tiny.UNTITLED)
    assert made.standard.startswith("〔标题不在文字层〕今年的早稻比往年")


def test_signs_that_mean_something_to_bibtex_are_written_so_that_they_do_not() -> None:
    made = cited(replace(tiny.REVIEWED, title="{半价} 5% & #1_$"))
    assert r"title = {{\{半价\} 5\% \& \#1\_\$}}," in made.bibtex
    assert made.bibtex.startswith("@article{2025-06-14-01-02,\n")
    assert made.bibtex.endswith("\n}")


def test_a_sign_that_turns_the_writing_round_stays_out_of_a_citation() -> None:
    made = cited(replace(tiny.REVIEWED, title="渡口\u202e夜班船"))
    assert "渡口夜班船" in made.standard
    assert "渡口夜班船" in made.bibtex
