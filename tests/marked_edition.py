"""An edition of which two stories hold a word that is nowhere else, and the ways to hold them back."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

from conftest import ROOT
from leaks import files_that_hold

import build
from generator.continuation import continued
from generator.page_files import page_files
from generator.parse import parse_page
from generator.readers.page_text import read_page

MARKER = "曌焱垚"  # no two of these stand together anywhere else, not even in the tables of the search
DAY = "2025-09-10"
TODAY = "2029-12-31"
STORIES = ("老街不许拆真建假", "砚江三桥主桥合龙")  # one jumps to page 2, the other has a picture
DOT = b'<svg xmlns="http://www.w3.org/2000/svg"/>'


def marked_edition(edition: Path) -> Path:
    """The folder, with two pages of the sample, read: each line of two stories holds the marker."""
    for name in ("01.txt", "02.txt"):
        target = edition / "content" / "pages" / DAY / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "content" / "pages" / DAY / name, target)
    shutil.copy(ROOT / "content" / "edition.yaml", edition / "content" / "edition.yaml")
    _mark_stories(edition / "content")
    assert build.main(["import", "--edition", str(edition), "--quiet"]) == 0
    for path in marked_files(edition):
        _add_typed_facts(path)
    authority = edition / "content" / "authority"
    authority.mkdir()
    known = f"- name: {MARKER}甲\n  description: {MARKER}人\n  wikidata: Q42\n"
    (authority / "people.yaml").write_text(known, encoding="utf-8")
    (edition / "content" / "images").mkdir()
    (edition / "content" / "images" / f"{MARKER}.svg").write_bytes(DOT)
    return edition


def _mark_stories(content: Path) -> None:
    files, _ = page_files(content)
    pages = [page for file in files if (page := read_page(file)[0])]
    readings = continued([parse_page(page) for page in pages])
    articles = [article for reading in readings for article in reading.page.articles]
    chosen = [article for article in articles if any(words in (article.title or "") for words in STORIES)]
    assert len(chosen) == len(STORIES)
    for lines in (lines for article in chosen for lines in article.source):
        path = content / lines.path
        text = path.read_text(encoding="utf-8").split("\n")
        for number in range(lines.first - 1, lines.last):
            text[number] = _marked(text[number])
        path.write_text("\n".join(text), encoding="utf-8")


def _marked(line: str) -> str:
    """The line with three of its Chinese characters in a row as the marker, where it has so many to spare."""
    match = re.search("(?<=[\u4e00-\u9fff]{2})[\u4e00-\u9fff]{3}", line)
    return f"{line[: match.start()]}{MARKER}{line[match.end() :]}" if match else line


def marked_files(edition: Path) -> list[Path]:
    files = sorted((edition / "content" / "articles" / DAY).glob("*-*.md"))
    return [path for path in files if MARKER in path.read_text(encoding="utf-8").partition("notes:")[0]]


def _add_typed_facts(path: Path) -> None:
    """What an editor may add: names that exist only here, a column, a correction, a picture in two places."""
    text = path.read_text(encoding="utf-8")
    text = re.sub("(?m)^section:.*$", f"section: {MARKER}专栏", text)
    text = re.sub("(?m)^people:.*$", f"people:\n- {MARKER}甲", text)
    text = re.sub("(?m)^places:.*$", f"places:\n- {MARKER}镇", text)
    text = re.sub("(?m)^organisations:.*$", f"organisations:\n- {MARKER}厂", text)
    text = re.sub("(?m)^topics:.*$", f"topics:\n- {MARKER}问题", text)
    text = re.sub("(?m)^status:", f"corrections:\n- 应为{MARKER}。\nstatus:", text)
    byline = f"byline:\n  text: 记者{MARKER}乙\n  credits:\n  - role: 记者\n    name: {MARKER}乙\n"
    text = re.sub("(?m)^byline:.*\n(?:  .*\n)*", byline, text)
    path.write_text(f"{text}\n![{MARKER}]({MARKER}.svg)\n", encoding="utf-8")


def built(edition: Path, code: int = 0) -> None:
    """Lay the site and the zip."""
    words = ["bundle", "--edition", str(edition), "--today", TODAY, "--quiet"]
    assert build.main(words) == code


def leaks(edition: Path) -> list[str]:
    return [*files_that_hold(MARKER, edition / "site"), *files_that_hold(MARKER, edition / "site.zip")]


def say(path: Path, words: str) -> None:
    """Add a line to the head of a file, or make a file that has only that."""
    text = path.read_text(encoding="utf-8") if path.exists() else "---\n---\n"
    path.write_text(text.replace("---\n", f"---\n{words}\n", 1), encoding="utf-8")


def of_articles(words: str) -> Callable[[Path], None]:
    def held(edition: Path) -> None:
        for path in marked_files(edition):
            say(path, words)

    return held


def of_pages(words: str) -> Callable[[Path], None]:
    def held(edition: Path) -> None:
        for number in ("01", "02"):
            say(edition / "content" / "articles" / DAY / f"{number}.md", words)

    return held


def of_issue(words: str) -> Callable[[Path], None]:
    return lambda edition: say(edition / "content" / "articles" / DAY / "issue.md", words)


def deleted(edition: Path) -> None:
    for path in marked_files(edition):
        path.unlink()
    (edition / "content" / "images" / f"{MARKER}.svg").unlink()


def without_source(edition: Path) -> None:
    for path in marked_files(edition):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub("(?m)^source:\n(?:- .*\n)*", "", text), encoding="utf-8")
        say(path, "private: true")


def unreadable(edition: Path) -> None:
    for path in marked_files(edition):
        path.write_text("题" + path.read_text(encoding="utf-8"), encoding="utf-8")


def moved_lines(edition: Path) -> None:
    """Hold back, and put two lines before the page's text without importing it again: no number holds now."""
    of_articles("draft: true")(edition)
    for path in (edition / "content" / "pages" / DAY).glob("*.txt"):
        path.write_text("新添的一行\n又一行\n" + path.read_text(encoding="utf-8"), encoding="utf-8")


WAYS: dict[str, tuple[Callable[[Path], None], int]] = {
    "draft": (of_articles("draft: true"), 0),
    "embargo": (of_articles("embargo: 2030-01-01"), 0),
    "withdrawn": (of_articles("withdrawn: 应当事人要求\ntitle:"), 1),  # `title` stands there twice
    "an unknown word": (of_articles("hidden: true"), 1),
    "its pages": (of_pages("private: true"), 0),
    "withdrawn pages": (of_pages("withdrawn: 应当事人要求"), 0),
    "its issue": (of_issue("status: hidden"), 0),
    "deleted": (deleted, 0),
    "no source": (without_source, 0),
    "unreadable": (unreadable, 1),
    "moved lines": (moved_lines, 0),
}
