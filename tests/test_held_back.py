"""What is held back stays back: its words are in no file of the site and of the zip."""

import re
import shutil
from pathlib import Path

import pytest
from leaks import files_that_hold
from made_once import made_once
from marked_edition import (
    DAY,
    MARKER,
    TODAY,
    WAYS,
    built,
    leaks,
    marked_edition,
    marked_files,
    of_articles,
    of_issue,
    say,
)
from told import times_told, told

import build

pytestmark = pytest.mark.end_to_end


@pytest.fixture(scope="session")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The marked edition, as the program read it."""
    return made_once(tmp_path_factory, "imported", marked_edition)


@pytest.fixture
def edition(imported: Path, tmp_path: Path) -> Path:
    """A copy of the imported edition that a test may change."""
    return Path(shutil.copytree(imported, tmp_path / "edition"))


def test_what_is_not_held_back_is_found_in_every_kind_of_file(edition: Path) -> None:
    built(edition)
    found = {re.sub(r"[^/]*$", "", path.removeprefix("site.zip/")) for path in leaks(edition)}
    assert {"pagefind/words/", f"{DAY}/", "people/", "reporters/", "images/"} <= {
        re.sub("(?<=pagefind/words/).*|^砚江日报/", "", folder) for folder in found
    }
    assert f"{DAY}/01-printed.html" in leaks(edition)
    assert f"{DAY}/02-printed.html" in leaks(edition)


@pytest.mark.parametrize("way", WAYS)
def test_what_is_held_back_is_in_no_file(edition: Path, way: str) -> None:
    hold, code = WAYS[way]
    hold(edition)
    built(edition, code)
    assert leaks(edition) == []


def test_taking_the_word_out_gives_back_every_file_as_it_was(edition: Path) -> None:
    built(edition)
    before = {path: path.read_bytes() for path in (edition / "site").rglob("*") if path.is_file()}
    saved = {path: path.read_bytes() for path in marked_files(edition)}
    of_articles("private: true")(edition)
    built(edition)
    assert leaks(edition) == []
    for path, content in saved.items():
        path.write_bytes(content)
    built(edition)
    assert {path: path.read_bytes() for path in (edition / "site").rglob("*") if path.is_file()} == before


def test_the_lines_of_a_page_s_text_keep_their_numbers_and_say_that_they_are_not_public(edition: Path) -> None:
    built(edition)
    page = edition / "site" / DAY / "02-printed.html"
    before = re.findall('<li id="L([0-9]+)">', page.read_text(encoding="utf-8"))
    of_articles("private: true")(edition)
    built(edition)
    text = page.read_text(encoding="utf-8")
    assert re.findall('<li id="L([0-9]+)">', text) == before
    assert text.count("未公开") > 20
    assert "记者从市人" in text  # a line of another article


def test_a_build_says_how_many_are_held_back_and_until_when(
    edition: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    of_articles("embargo: 2030-01-01")(edition)
    words = ["build", "--edition", str(edition), "--today"]
    assert build.main([*words, "2029-12-31"]) == 0
    count = len(marked_files(edition))
    held = told("held-articles", articles=count, within="", until="held-until", day="2030-01-01")
    assert told("held-back", parts=(held,)) in capsys.readouterr().out
    assert leaks_of_site(edition) == []
    assert build.main([*words, "2030-01-01"]) == 0
    assert not times_told("held-articles", capsys.readouterr().out)
    assert leaks_of_site(edition) != []


def leaks_of_site(edition: Path) -> list[str]:
    return files_that_hold(MARKER, edition / "site")


def test_what_is_withdrawn_keeps_its_address_and_says_why(edition: Path) -> None:
    for path in marked_files(edition):
        say(path, "withdrawn: 应<b>当事人</b>要求")
    built(edition)
    pages = [edition / "site" / DAY / f"{path.stem}.html" for path in marked_files(edition)]
    shown = files_that_hold(MARKER, edition / "site")
    assert set(shown) <= {f"{DAY}/{page.name}" for page in pages}  # with their headlines, which were left in
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert "撤稿" in text
        assert "应&lt;b&gt;当事人&lt;/b&gt;要求" in text
        assert '<meta name="robots" content="noindex">' in text
    assert (edition / "site" / DAY / "01.html").read_text(encoding="utf-8").count("〔撤稿〕") >= len(pages)
    assert "〔撤稿〕" not in (edition / "site" / "index.html").read_text(encoding="utf-8")
    assert build.main(["check", "--edition", str(edition), "--today", TODAY, "--quiet"]) == 0


def test_where_all_is_held_back_the_site_is_empty_and_whole(edition: Path) -> None:
    of_issue("private: true")(edition)
    built(edition)
    assert not list((edition / "site").glob("2025-*"))
    assert (edition / "site" / "index.html").is_file()
    assert build.main(["check", "--edition", str(edition), "--today", TODAY, "--quiet"]) == 0


@pytest.mark.parametrize("name", ["Issue.md", "issue.yaml", "issue.txt"])
def test_the_file_of_an_issue_under_a_wrong_name_holds_it_back_and_is_told(
    edition: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    say(edition / "content" / "articles" / DAY / name, "private: true")
    built(edition, code=1)
    assert f"{DAY}/{name}: {told('error')}" in capsys.readouterr().err
    assert leaks(edition) == []


def test_reading_the_pages_again_leaves_the_words_that_hold_back(edition: Path) -> None:
    of_articles("draft: true")(edition)
    of_issue("embargo: 2030-01-01")(edition)
    issue = edition / "content" / "articles" / DAY / "issue.md"
    before = issue.read_bytes()
    assert build.main(["import", str(edition / "content" / "pages"), "--edition", str(edition), "--quiet"]) == 0
    assert issue.read_bytes() == before
    assert all("draft: true" in path.read_text(encoding="utf-8") for path in marked_files(edition))
