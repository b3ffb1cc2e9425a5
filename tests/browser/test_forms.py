"""Notes, tables and readings in a browser: on a phone, in a whole issue, copied, read aloud, marked."""

from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest
import tiny_edition as tiny
from axe_playwright_python.sync_playwright import Axe
from conftest import ROOT

from browser.conftest import Reader
from browser.test_tools import ARTICLE, SELECT, SIDEWAYS
from browser.waiting import wait_until
from generator import routes
from generator.model import Edition, issue_key
from generator.render import render
from generator.storage.files import write_whole

BODY = """早市[^1]从五点开到九点，{砚江|yàn jiāng}边停着一排船，船工在船头煮面。

| 渡口 | 头班 | 末班 | 票价 | 备注 | 船工 |
|---|---|---|---|---|---|
| 青石渡 | 五点半 | 二十一点 | 两元 | 节日加开两班，清早有雾时停开 | 沈砚秋 |

[^1]: 旧称露水市。
"""
SHOWN = "早市从五点开到九点，砚江边停着一排船，船工在船头煮面。"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny newspaper with this text in every article."""
    issues = tuple(
        replace(
            issue,
            pages=tuple(
                replace(page, articles=tuple(replace(one, body=BODY) for one in page.articles))
                for page in issue.pages
            ),
        )
        for issue in tiny.EDITION.issues
    )
    folder = tmp_path_factory.mktemp("forms")
    for output in render(Edition(issues), tiny.SETTINGS, (ROOT / "theme",), folder):
        write_whole(folder / output.path, output.content)
    return folder


def test_a_wide_table_moves_within_its_column_on_a_phone(site: Path, reader: Reader) -> None:
    tab = reader.window(viewport={"width": 360, "height": 740}).new_page()
    tab.goto(f"{site.as_uri()}/{ARTICLE}")
    assert tab.evaluate(SIDEWAYS) == 0
    table = tab.locator(".table")
    assert table.evaluate("table => table.scrollWidth > table.clientWidth")
    table.focus()
    tab.keyboard.press("ArrowRight")
    wait_until(tab, "() => document.querySelector('.table').scrollLeft > 0")
    assert Axe().run(tab).response["violations"] == []


def test_no_id_stands_twice_in_a_whole_issue(site: Path, reader: Reader) -> None:
    tab = reader.window().new_page()
    tab.goto(f"{site.as_uri()}/{routes.whole_issue_path(issue_key(tiny.BRIDGE.date))}")
    ids = tab.evaluate("[...document.querySelectorAll('[id]')].map(({ id }) => id)")
    assert len(ids) == len(set(ids))
    assert len([one for one in ids if one.startswith("note-")]) > len(tiny.EDITION.issues[0].pages)
    assert Axe().run(tab).response["violations"] == []


def test_marks_of_notes_and_readings_are_not_copied_nor_read_aloud(site: Path, reader: Reader) -> None:
    tab = reader.window().new_page()
    tab.goto(f"{site.as_uri()}/{ARTICLE}")
    tab.evaluate(SELECT, [".text > p:not(.dateline)", 0])
    assert tab.evaluate("getSelection().toString().trim()") == SHOWN
    assert SHOWN in tab.evaluate("editionAloud.passages().map(({ text }) => text)")


def test_a_search_marks_words_across_a_note_and_a_reading(site: Path, reader: Reader) -> None:
    tab = reader.window().new_page()
    tab.goto(f"{site.as_uri()}/{ARTICLE}#mark={quote('市从')}&mark={quote('砚江边')}")
    tab.wait_for_selector("mark")
    assert "".join(tab.locator(".text mark").all_text_contents()) == "市从砚江边"
