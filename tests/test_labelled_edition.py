"""A paper that names its pages and issues as papers do, read and built by the whole program."""

import re
import shutil
from pathlib import Path
from urllib.parse import unquote

import pytest
from labelled_edition import LAKE, built_labelled
from made_once import made_once

import build
from generator.content import read_content
from generator.messages import sentence
from generator.model import values_of

pytestmark = pytest.mark.end_to_end


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The edition's folder with its site; it is only read."""
    return made_once(tmp_path_factory, "labelled", built_labelled)


def page(edition: Path, path: str) -> str:
    return (edition / "site" / path).read_text(encoding="utf-8")


def words(text: str) -> str:
    main = text.partition("<main")[2].partition("</main>")[0]
    return " ".join(re.sub("<[^>]+>", " ", main).split())


def beside(text: str) -> dict[str, str]:
    found = re.findall(r'<link rel="(prev|next)" href="([^"]*)">', text)
    return {rel: unquote(href) for rel, href in found}


def test_every_page_is_read_and_nothing_is_wrong(edition: Path) -> None:
    pages, problems = read_content(edition / "content")
    assert problems == []
    assert [str(one.key) for one in pages] == [
        *("2025-09-13/01", "2025-09-13/04_05"),
        *("2025-09-14/A01", "2025-09-14/A04", "2025-09-14/B02", "2025-09-14/特刊01", "2025-09-14/00"),
        *("2025-09-14晚报/01", "2025-09-14号外/01", "2025-09-15-16/01", "2025-09-17/00"),
    ]


def test_a_jump_to_a_plain_number_on_a_page_of_a_section_is_joined_with_that_section_s_page(
    edition: Path,
) -> None:
    text = words(page(edition, "2025-09-14/A01-01.html"))
    assert "A01版 下转 A04版" in text
    assert "开窑以后，头一批青釉粗碗" in text
    assert "2025-09-14(A01, A04)." in text


def test_a_jump_to_a_page_of_a_spread_finds_the_spread(edition: Path) -> None:
    text = words(page(edition, "2025-09-13/01-01.html"))
    assert "第1版 下转 04-05版" in text
    assert "茶园秋天能采四十斤鲜叶" in text
    assert "2025-09-13(1, 04-05)." in text


def test_issues_follow_one_another_as_they_came_out(edition: Path) -> None:
    folders = ["2025-09-13", "2025-09-14", "2025-09-14晚报", "2025-09-14号外", "2025-09-15-16", "2025-09-17"]
    for place, folder in enumerate(folders):
        around = {
            "prev": folders[place - 1] if place else None,
            "next": dict(enumerate(folders)).get(place + 1),
        }
        expected = {rel: f"../{other}/index.html" for rel, other in around.items() if other}
        assert beside(page(edition, f"{folder}/index.html")) == expected


def test_an_issue_is_shown_by_its_days_and_its_name(edition: Path) -> None:
    titles = {
        folder: re.findall(r"<h1>([^<]*)</h1>", page(edition, f"{folder}/index.html"))[0]
        for folder in ("2025-09-14", "2025-09-14号外", "2025-09-14晚报", "2025-09-15-16")
    }
    assert titles == {
        "2025-09-14": "2025年9月14日",
        "2025-09-14号外": "2025年9月14日 号外",
        "2025-09-14晚报": "2025年9月14日 晚报",
        "2025-09-15-16": "2025年9月15日—16日合刊",
    }
    assert "2025-09-14(号外, 1)." in words(page(edition, "2025-09-14号外/01-01.html"))
    assert "2025-09-15/2025-09-16(1)." in words(page(edition, "2025-09-15-16/01-01.html"))


def test_the_calendar_has_every_issue_of_a_day_and_a_double_issue_on_both(edition: Path) -> None:
    for path in ("issues/2025-09.html", "issues/2025.html"):
        links = {
            unquote(href)
            for href in re.findall(r'href="\.\./(2025-09-[^"]*/index\.html)"', page(edition, path))
        }
        assert links == {
            f"{folder}/index.html"
            for folder in (
                "2025-09-13",
                "2025-09-14",
                "2025-09-14晚报",
                "2025-09-14号外",
                "2025-09-15-16",
                "2025-09-17",
            )
        }
        assert page(edition, path).count('href="../2025-09-15-16/index.html"') == 2
    assert "共6期" in page(edition, "issues/2025-09.html")


def test_an_article_of_which_nobody_knows_the_page_is_shown_without_one(edition: Path) -> None:
    for path in (edition / "site").rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert "第0版" not in text, path
        assert "第00版" not in text, path
        assert not re.search(r'href="[^"]*/?00(?:-printed)?\.html"', text), path
    article = words(page(edition, "2025-09-17/00-01.html"))
    assert "砚江日报, 2025-09-17." in article
    assert "本期其他文章" in article
    assert not (edition / "site/2025-09-17/00.html").exists()
    assert "共0版" not in page(edition, "2025-09-17/index.html")


def test_such_articles_are_listed_after_the_pages_or_are_the_whole_issue(edition: Path) -> None:
    after = words(page(edition, "2025-09-14/index.html"))
    assert after.index("特刊01版") < after.index("本期其他文章") < after.index("渡口的钟")
    alone = words(page(edition, "2025-09-17/index.html"))
    assert alone.index("本期文章") < alone.index("旧报抄存") < alone.index("再抄一则")


def test_reading_again_changes_nothing_and_the_site_passes_its_check(
    edition: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    again = shutil.copytree(edition, tmp_path / "again")
    before = {path: path.read_bytes() for path in (again / "content").rglob("*") if path.is_file()}
    assert build.main(["import", "--edition", str(again)]) == 0
    assert sentence("nothing-to-read") in capsys.readouterr().out
    assert build.main(["import", "--edition", str(again), str(again / "content/pages"), "--quiet"]) == 0
    assert {path: path.read_bytes() for path in (again / "content").rglob("*") if path.is_file()} == before
    build.main(["check", "--edition", str(again)])
    assert "错误" not in capsys.readouterr().err


def test_a_renamed_file_is_read_again_and_the_editor_s_words_stay(edition: Path, tmp_path: Path) -> None:
    again = shutil.copytree(edition, tmp_path / "again")
    pages, article = again / "content/pages/20250914", again / "content/articles/2025-09-14/A01-02.md"
    article.write_text(
        article.read_text("utf-8").replace("title: 市图书馆", "title: 镇图书馆"), encoding="utf-8"
    )
    (pages / "A1.txt").rename(pages / "A01.txt")
    assert build.main(["import", "--edition", str(again), "--quiet"]) == 0
    text = article.read_text("utf-8")
    assert "- pages/20250914/A01.txt " in text
    assert "title: 镇图书馆" in text
    assert "A1.txt" not in text


def test_a_page_from_elsewhere_is_kept_in_the_folder_that_its_issue_has(edition: Path, tmp_path: Path) -> None:
    again = shutil.copytree(edition, tmp_path / "again")
    text = tmp_path / "来稿.txt"
    text.write_text(LAKE.replace("墨池湖", "东湖"), encoding="utf-8")
    words = [
        "import",
        "--edition",
        str(again),
        str(text),
        "--date",
        "2025-9-14晚报",
        "--page",
        "特刊2",
        "--quiet",
    ]
    assert build.main(words) == 0
    assert (again / "content/pages/2025-09-14-晚报/特刊02.txt").read_bytes() == text.read_bytes()
    article = (again / "content/articles/2025-09-14晚报/特刊02-01.md").read_text("utf-8")
    assert "- pages/2025-09-14-晚报/特刊02.txt " in article


def test_a_second_file_of_a_page_and_a_folder_of_no_issue_are_told_and_the_rest_goes_on(
    edition: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    again = shutil.copytree(edition, tmp_path / "again")
    text = (again / "content/pages/20250914/B02.txt").read_bytes()
    for name in ("20250914/B2.txt", "2025-09-14旧稿/01.txt", "20250914/B03.txt"):
        (again / "content/pages" / name).parent.mkdir(exist_ok=True)
        (again / "content/pages" / name).write_bytes(text)
    assert build.main(["import", "--edition", str(again)]) == 1
    said = capsys.readouterr().err
    assert sentence("page-twice", values_of(place="content/pages/20250914/B02.txt")) in said
    assert sentence("page-in-folder-of-no-issue", values_of(folder="2025-09-14旧稿")) in said
    assert (again / "content/articles/2025-09-14/B03-01.md").is_file()
    assert (again / "content/pages/20250914/B2.txt").read_bytes() == text
