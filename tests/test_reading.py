"""The ways through an edition: three axes, a whole issue on one page, a page's text as it was found."""

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import tiny_edition as tiny
from conftest import ROOT

from generator import routes
from generator.edition import arrange
from generator.model import Article, Edition, Furniture, PrintedPage, SourceLines, issue_key, key_of, page_key
from generator.render import render

WAY = re.compile(r'<a href="([^"]+)" aria-keyshortcuts="([^"]+)"><span class="word">([^<]+)</span>')
RUN = re.compile(r'<section class="run">.*?</section>', re.DOTALL)
PRINTED = "pages/2025-06-15/01.txt"


def site(edition: Edition, content: Path) -> dict[str, str]:
    outputs = render(edition, tiny.SETTINGS, (ROOT / "theme",), content)
    return {output.path: output.content.decode() for output in outputs}


def ways(page: str) -> set[tuple[str, str, str]]:
    """Where each key leads, and the word beside it, of the quiet line at the foot."""
    return {
        (key, href, word) for href, key, word in WAY.findall(page.replace("&lt;", "<").replace("&gt;", ">"))
    }


def test_an_article_leads_along_all_three_axes(tmp_path: Path) -> None:
    made = site(tiny.EDITION, tmp_path)
    bridge = made[routes.article_path(tiny.BRIDGE)]
    assert ways(bridge) == {("]", "02.html", "下一版"), ("<", "../2025-06-14/index.html", "上一期")}
    assert 'rel="next" href="01-02.html" aria-keyshortcuts="ArrowRight"' in bridge


def test_a_printed_page_leads_into_its_first_article_and_to_other_issues(tmp_path: Path) -> None:
    made = site(tiny.EDITION, tmp_path)
    assert ways(made["2025-06-14/01.html"]) == {
        ("ArrowRight", "01-01.html", "第一篇"),
        (">", "../2025-06-15/index.html", "下一期"),
    }
    assert 'rel="next" href="02.html" aria-keyshortcuts="]"' in made["2025-06-15/01.html"]


def test_an_issue_and_the_front_page_lead_into_the_issue(tmp_path: Path) -> None:
    made = site(tiny.EDITION, tmp_path)
    inside = {("]", "01.html", "头版"), ("ArrowRight", "01-01.html", "第一篇")}
    assert ways(made["2025-06-15/index.html"]) == inside
    assert ("<", "2025-06-14/index.html", "上一期") in ways(made["index.html"])
    assert ways(site(arrange([]), tmp_path)["index.html"]) == set()


def test_a_whole_issue_is_read_on_one_page(tmp_path: Path) -> None:
    made = site(tiny.EDITION, tmp_path)
    whole = made[routes.whole_issue_path(issue_key(tiny.LATEST))]
    for article in (tiny.BRIDGE, tiny.UNTITLED, tiny.CONTINUED):
        assert f'<a href="{article.key.name}.html">' in whole
    assert "班船" not in whole  # the day before
    levels = [int(level) for level in re.findall(r"<h([1-6])", whole)]
    assert levels[:2] == [1, 2]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert f'href="../2025-06-14/{Path(routes.whole_issue_path(issue_key(tiny.EARLIER))).name}"' in whole


def test_corrections_stand_above_the_text_and_are_escaped(tmp_path: Path) -> None:
    mended = replace(tiny.BRIDGE, corrections=("6月16日更正：石匠带的是<七>个徒弟。",))
    made = site(_edition(mended), tmp_path)
    for path in (routes.article_path(mended), routes.whole_issue_path(issue_key(tiny.LATEST))):
        page = made[path].partition("<main")[2]
        assert page.index("石匠带的是&lt;七&gt;个徒弟。") < page.index("清早六点")


def _edition(*articles: Article, source: str = PRINTED) -> Edition:
    page = PrintedPage(key_of("2025-06-15/01"), "要闻", source=(SourceLines(source, 1, 9),), articles=articles)
    return arrange([page])


def printed(content: Path, text: str) -> Edition:
    """An edition of one page, whose text lies in the folder."""
    file = content / PRINTED
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    lines = (SourceLines(PRINTED, 4, 5), SourceLines(PRINTED, 8, 8))
    return _edition(replace(tiny.REVIEWED, key=key_of("2025-06-15/01-02"), source=lines))


def test_the_text_of_a_page_says_which_article_each_line_went_into(tmp_path: Path) -> None:
    edition = printed(tmp_path, "\n雾桥日报\n\n渡口夜班船\n下月恢复\n\n天气晴\n<b>停了</b>一个冬天的夜班船\n")
    made = site(edition, tmp_path)
    runs = RUN.findall(made["2025-06-15/01-printed.html"])
    assert [("01-02.html" in run, re.findall(r'id="L(\d+)"', run)) for run in runs] == [
        (False, ["1", "2", "3"]),
        (True, ["4", "5", "6"]),
        (False, ["7"]),
        (True, ["8"]),
    ]
    assert "&lt;b&gt;停了&lt;/b&gt;一个冬天的夜班船" in runs[3]
    assert 'href="01-printed.html#L4"' in made["2025-06-15/01-02.html"]
    assert 'href="01-printed.html"' in made["2025-06-15/01.html"]


def test_what_a_page_prints_about_itself_is_no_lost_line(tmp_path: Path) -> None:
    edition = printed(tmp_path, "雾桥日报\n责任编辑 何穗\n桥下的水\n")
    (page,) = edition.issues[0].pages
    page = replace(page, furniture=(Furniture("credits", "责任编辑 何穗 版式 白陶"),), articles=())
    made = site(arrange([page]), tmp_path)["2025-06-15/01-printed.html"]
    labels = re.findall(r'<h2 class="line">([^<]*)</h2>', made)
    assert labels == ["未归入文章", "版面信息", "未归入文章"]


def test_empty_lines_at_the_head_of_a_page_belong_to_what_follows(tmp_path: Path) -> None:
    edition = printed(tmp_path, "\n\n\n渡口夜班船\n下月恢复\n")
    (run,) = RUN.findall(site(edition, tmp_path)["2025-06-15/01-printed.html"])
    assert "01-02.html" in run
    assert re.findall(r'id="L(\d+)"', run) == ["1", "2", "3", "4", "5"]


def test_texts_of_neighbouring_pages_lead_to_each_other(tmp_path: Path) -> None:
    pages = []
    for number in (1, 2, 4):
        path = f"pages/2025-06-15/{number:02}.txt"
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(f"雾桥日报 第{number}版\n", encoding="utf-8")
        pages.append(PrintedPage(page_key(tiny.LATEST, number), source=(SourceLines(path, 1, 1),)))
    made = site(arrange(pages), tmp_path)["2025-06-15/02-printed.html"]
    assert 'rel="prev" href="01-printed.html" aria-keyshortcuts="["' in made
    assert 'rel="next" href="04-printed.html" aria-keyshortcuts="]"' in made


def test_without_the_file_nothing_leads_to_it(tmp_path: Path) -> None:
    edition = printed(tmp_path, "雾桥日报\n渡口夜班船\n下月恢复\n")
    (tmp_path / PRINTED).unlink()
    made = site(edition, tmp_path)
    assert "2025-06-15/01-printed.html" not in made
    assert "printed.html" not in made["2025-06-15/01-02.html"] + made["2025-06-15/01.html"]


def test_no_source_leads_out_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("江上的秘密，谁也不该看见。\n", encoding="utf-8")
    content = tmp_path / "content"
    content.mkdir()
    made = site(_edition(tiny.BRIDGE, source="../secret.txt"), content)
    assert not any("江上的秘密" in text for text in made.values())


def test_a_text_that_can_no_longer_be_read_is_said_to_be_so(tmp_path: Path) -> None:
    edition = printed(tmp_path, "雾桥日报\n渡口夜班船\n下月恢复\n")
    (tmp_path / PRINTED).write_bytes(b"\x00\xff\xfe" * 40)
    assert "现在读不出来" in site(edition, tmp_path)["2025-06-15/01-printed.html"]


def test_a_sign_that_turns_the_direction_of_writing_stays_out_of_excerpts(tmp_path: Path) -> None:
    body = "\u202e倒着写的一行。\n\n桥头的茶馆照常开门。"
    made = site(_edition(replace(tiny.REVIEWED, key=key_of("2025-06-15/01-01"), body=body)), tmp_path)
    assert "<p>倒着写的一行。" in made["index.html"]
    assert "\u202e" in made["2025-06-15/01-01.html"].partition("<main")[2]
