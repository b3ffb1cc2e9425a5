"""Each rule of `check` finds its fault, with file and line, and says nothing of a sound site."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from generator.check.rules import check
from generator.edition import arrange
from generator.model import (
    Article,
    Continuation,
    Direction,
    Edition,
    Issue,
    Jump,
    PrintedPage,
    Problem,
    Severity,
    issue_key,
    key_of,
)

SOUND = '<p id="top"><a href="2025-09-10/01.html#a">第1版</a>\n<a href="https://example.org/">外站</a></p>'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A sound site of two pages."""
    write(tmp_path / "site", "index.html", SOUND)
    write(
        tmp_path / "site",
        "2025-09-10/01.html",
        '<h1 id="a">一版</h1><a href="../index.html?q=%E6%B2%B3">首页</a>',
    )
    return tmp_path / "site"


def write(site: Path, path: str, text: str) -> None:
    (site / path).parent.mkdir(parents=True, exist_ok=True)
    (site / path).write_text(text, encoding="utf-8")


def problems(site: Path, edition: Edition | None = None) -> Iterator[Problem]:
    return check(site.parent / "content", site, edition or Edition(()))


def test_a_sound_site_has_no_problems(site: Path) -> None:
    assert list(problems(site)) == []


@pytest.mark.parametrize(
    ("page", "line", "code"),
    [
        ('<p>\n<a href="gone.html">没有</a>', 2, "link-to-no-page"),
        ('<a href="index.html#nowhere">没有</a>', 1, "link-to-no-place"),
        ('<a href="../outside.html">站外文件</a>', 1, "link-to-no-page"),
        ('<a href="/index.html">根</a>', 1, "link-from-the-root"),
        ('<a href="//[">坏</a>', 1, "link-is-no-address"),
        ('<p>\n\n<img src="index.html">', 3, "picture-without-words"),
        ('<img src="index.html" alt=" ">', 1, "picture-without-words"),
        ('<i id="x"></i>\n<b id="x"></b>', 2, "anchor-twice"),
        ('<script src="https://cdn.example/a.js"></script>', 1, "asks-another-site"),
        ('<link rel="stylesheet" href="//cdn.example/a.css">', 1, "asks-another-site"),
        ('<img srcset="index.html 1x, https://cdn.example/b.png 2x" alt="图">', 1, "asks-another-site"),
        ('<form action="http://other.example/find"></form>', 1, "asks-another-site"),
    ],
)
def test_a_fault_in_a_page_is_found_with_its_line(site: Path, page: str, line: int, code: str) -> None:
    write(site, "faulty.html", page)
    (problem,) = problems(site)
    assert (problem.origin.path, problem.origin.line) == ("site/faulty.html", line)
    assert problem.code == code
    assert problem.severity is Severity.ERROR


def test_canonical_addresses_and_links_to_other_sites_are_no_requests(site: Path) -> None:
    write(site, "more.html", '<link rel="canonical" href="https://paper.example/more.html">' + SOUND)
    assert list(problems(site)) == []


@pytest.mark.parametrize(
    "rule", ['@import "https://cdn.example/a.css";', "b { background: url(//cdn.example/b.png) }"]
)
def test_a_style_sheet_that_asks_another_host_is_found(site: Path, rule: str) -> None:
    write(site, "assets/style.css", f"body {{ color: black }}\n{rule}")
    (problem,) = problems(site)
    assert (problem.origin.path, problem.origin.line) == ("site/assets/style.css", 2)


def jumping_edition(*, page_present: bool) -> Edition:
    day, jump = date(2025, 9, 10), Jump(Direction.TO, "02", "（下转二版）")
    article = Article(key_of("2025-09-10/01-01"), "河堤路通车", "正文。", jumps=(jump,))
    pages = [PrintedPage(key_of("2025-09-10/01"), articles=(article,))]
    if page_present:
        pages.append(PrintedPage(key_of("2025-09-10/02")))
    return Edition((Issue(issue_key(day), tuple(pages)),))


@pytest.mark.parametrize(
    ("page_present", "why"), [(False, "page-not-in-edition"), (True, "no-article-on-that-page")]
)
def test_a_jump_without_its_other_half_is_a_warning_at_its_line(
    site: Path, *, page_present: bool, why: str
) -> None:
    text = "---\ntitle: 河堤路通车\njump:\n- to: 2\n  text: （下转二版）\n---\n\n正文。\n"
    write(site.parent / "content", "articles/2025-09-10/01-01.md", text)
    (problem,) = problems(site, jumping_edition(page_present=page_present))
    assert str(problem.origin) == "content/articles/2025-09-10/01-01.md:5"
    assert problem.severity is Severity.WARNING
    assert (problem.code, problem.value("why")) == ("jump-leads-nowhere", why)


def test_a_jump_within_an_article_needs_no_other_half(site: Path) -> None:
    jumps = (Jump(Direction.TO, "02", "（下转二版）"), Jump(Direction.FROM, "01", "（上接第一版）"))
    whole = Article(
        key_of("2025-09-10/01-01"), "河堤路通车", "正文。", jumps=jumps, continued=(Continuation("02"),)
    )
    pages = [PrintedPage(key_of("2025-09-10/01"), articles=(whole,)), PrintedPage(key_of("2025-09-10/02"))]
    assert list(problems(site, arrange(pages))) == []


def edition_with(site: Path, body: str) -> Edition:
    """An edition of one article with this text, its file with three lines of head before it."""
    day = date(2025, 9, 10)
    write(site.parent / "content", "articles/2025-09-10/01-01.md", f"---\ntitle: 河\n---\n\n{body}\n")
    article = Article(key_of("2025-09-10/01-01"), "河", body)
    return Edition((Issue(issue_key(day), (PrintedPage(key_of("2025-09-10/01"), articles=(article,)),)),))


@pytest.mark.parametrize(
    ("body", "line", "severity", "code"),
    [
        ("甲。\n\n见[那篇](02-09.md)。", 7, Severity.WARNING, "link-to-no-article"),
        ("甲。\n\n乙[^1]。", 7, Severity.WARNING, "half-a-footnote"),
        ("甲。\n\n[^1]: 乙", 7, Severity.WARNING, "half-a-footnote"),
        ("甲。\n乙。\n\n丙\n丁\n戊", 9, Severity.NOTE, "lines-joined"),
    ],
)
def test_what_of_a_text_is_not_shown_as_it_may_be_meant_is_told_at_its_line(
    site: Path, body: str, line: int, severity: Severity, code: str
) -> None:
    (problem,) = problems(site, edition_with(site, body))
    assert (str(problem.origin), problem.severity) == (f"content/articles/2025-09-10/01-01.md:{line}", severity)
    assert problem.code == code


@pytest.mark.parametrize(
    "body", ["甲[^1]。\n\n[^1]: 乙", "见[这篇](01-01.md)。", "甲。\n乙。", "- 甲\n- 乙", "甲，\\\n乙"]
)
def test_of_a_text_that_is_shown_as_it_is_meant_nothing_is_told(site: Path, body: str) -> None:
    assert list(problems(site, edition_with(site, body))) == []


def test_a_picture_that_did_not_get_into_the_site_is_a_warning(site: Path) -> None:
    images = site.parent / "content" / "images"
    images.mkdir(parents=True)
    (images / "bridge.jpg").write_bytes(b"jpg")
    (images / "secret.jpg").symlink_to("/etc/hostname")
    write(site, "images/bridge.jpg", "jpg")
    (problem,) = problems(site)
    assert (str(problem.origin), problem.severity) == ("content/images/secret.jpg", Severity.WARNING)
