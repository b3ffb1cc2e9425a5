"""The editor's list opened by double click: it reads, its links open the files, nothing in it runs."""

from dataclasses import replace
from pathlib import Path

import pytest
import tiny_edition as tiny
from conftest import ROOT
from told import times_told, told

from browser.conftest import Reader
from generator.content.front_matter import dump_article, dump_page
from generator.editor.review import review_list, review_page
from generator.render.theme import read_style
from generator.storage.files import write_whole

PAGES = [page for issue in tiny.EDITION.issues for page in issue.pages]
# Its source names the page's file as an editor may have typed it.
ODD_NAME = "pages/2025-06-15/02 副刊#1?.txt"


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny newspaper's files and list, in a folder whose name needs care in addresses."""
    folder = tmp_path_factory.mktemp("review") / "电子版 100%"
    pages = [
        replace(page, source=(replace(tiny.CONTINUED.source[0], path=ODD_NAME),)) if page.unplaced else page
        for page in PAGES
    ]
    for page in pages:
        write_whole(folder / "content/articles" / f"{page.key}.md", dump_page(page).encode())
        for article in page.articles:
            write_whole(folder / "content/articles" / f"{article.key}.md", dump_article(article).encode())
        for lines in [*page.source, *(lines for article in page.articles for lines in article.source)]:
            write_whole(folder / "content" / lines.path, f"原文 {lines.path}".encode())
    style = read_style([ROOT / "theme"]).decode()
    write_whole(folder / "review.html", review_page(review_list(pages), tiny.SETTINGS.name, style))
    return folder


def test_the_list_reads_from_the_most_doubtful_on(edition: Path, reader: Reader) -> None:
    window = reader.window(java_script_enabled=False).new_page()
    window.goto((edition / "review.html").as_uri())
    assert window.get_by_role("heading", level=1).inner_text() == "待看清单"
    parts = window.get_by_role("heading", level=2).all_inner_texts()
    assert [part.split()[0] for part in parts] == [
        told("review-first"),
        told("review-next"),
        told("review-later"),
    ]
    titles = window.get_by_role("heading", level=3).all_inner_texts()
    assert len(titles) == window.get_by_role("listitem").filter(has=window.locator("h3")).count() == 5
    assert times_told("untitled", titles[1])
    assert "今年的早稻" in titles[1]
    assert tiny.REVIEWED.title not in titles


def test_every_link_opens_the_file_it_names(edition: Path, reader: Reader) -> None:
    window = reader.window().new_page()
    address = (edition / "review.html").as_uri()
    window.goto(address)
    count = window.locator("main a").count()
    assert count == 10
    for number in range(count):
        window.goto(address)
        link = window.locator("main a").nth(number)
        path = link.inner_text()
        link.click()
        opening = (edition / path).read_text(encoding="utf-8").split("\n")[:3]
        assert "\n".join(opening) in window.locator("body").inner_text(), path


def test_nothing_in_the_list_runs_or_is_fetched(edition: Path, reader: Reader) -> None:
    window, said = reader.window().new_page(), []
    window.on("dialog", lambda dialog: said.append(dialog.message))
    window.on("console", lambda message: said.append(message.text))
    window.on("pageerror", lambda error: said.append(str(error)))
    window.goto((edition / "review.html").as_uri())
    assert tiny.NASTY in window.locator("main").inner_text()
    assert said == []


def test_the_list_fits_a_phone_and_the_first_key_reaches_it(edition: Path, reader: Reader) -> None:
    window = reader.window(viewport={"width": 320, "height": 640}).new_page()
    window.goto((edition / "review.html").as_uri())
    root = "document.documentElement"
    assert window.evaluate(f"{root}.scrollWidth - {root}.clientWidth") == 0
    window.keyboard.press("Tab")
    window.keyboard.press("Enter")
    assert window.evaluate("document.activeElement.id") == "text"
