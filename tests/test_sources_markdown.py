"""Markdown of other systems becomes an article a file, with all that its head says."""

from pathlib import Path

import pytest
from conftest import CASES
from golden import assert_golden
from source_items import codes_of, fields_of, items_shown, reading_of

FOLDERS = sorted((CASES / "sources").glob("markdown-*"))
BODY = "停了两个月的青石渡口，今天早上重新开渡。"


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_each_form_of_markdown_gives_its_article_with_all_it_says(folder: Path, *, accept: bool) -> None:
    assert_golden(items_shown(folder), folder / "items.txt", accept=accept)


def saved(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8", newline="")
    return path


@pytest.mark.parametrize(
    "head",
    [
        "---\ntitle: 渡口\ndate: 2025-09-10\ntags: [甲, 乙]\n---\n",
        '+++\ntitle = "渡口"\ndate = 2025-09-10\ntags = ["甲", "乙"]\n+++\n',
        '{"title": "渡口", "date": "2025-09-10", "tags": ["甲", "乙"]}\n',
        '"title": "渡口",\n"date": "2025-09-10",\n"tags": ["甲", "乙"]\n;;;\n',
        "title: 渡口\ndate: 2025-09-10\ntags:\n- 甲\n- 乙\n---\n",
    ],
    ids=["yaml", "toml", "json", "hexo json", "hexo yaml"],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "with a mark"])
def test_a_head_says_the_same_in_every_form(tmp_path: Path, head: str, line_end: str, mark: str) -> None:
    path = saved(tmp_path / "a.md", mark + (head + BODY).replace("\n", line_end))
    (item,) = reading_of(path).items
    fields = fields_of(item)
    said = {name: fields[name] for name in ("title", "date", "tags", "body")}
    assert said == {"title": ["渡口"], "date": ["2025-09-10"], "tags": ["甲", "乙"], "body": [BODY]}


@pytest.mark.parametrize(
    "head",
    [
        "---\n" + "".join(f"k{n}: [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 40)) + "---\n",
        "---\na: " + "[" * 5000 + "]" * 5000 + "\n---\n",
        "+++\na = " + "[" * 5000 + "]" * 5000 + "\n+++\n",
        '{"a": ' + "[" * 5000 + "]" * 5000 + "}\n",
        ";;;\n" + "{" * 5000 + "\n;;;\n",
        "---\n" + "a: 甲\n" * 3000 + "---\n",
        "---\n\0\ud800: ~\n---\n".encode(errors="surrogatepass").decode(errors="replace"),
    ],
    ids=["references", "deep yaml", "deep toml", "deep json", "deep hexo", "no end of keys", "unseen"],
)
def test_whatever_a_head_holds_the_text_below_is_kept(tmp_path: Path, head: str) -> None:
    (item,) = reading_of(saved(tmp_path / "a.md", head + BODY)).items
    assert fields_of(item)["body"][0].endswith(BODY)


def test_a_head_that_cannot_be_read_is_told_with_its_line_and_kept_as_it_stands(tmp_path: Path) -> None:
    reading = reading_of(saved(tmp_path / "a.md", "\n+++\ntitle = 渡口\n+++\n" + BODY))
    assert codes_of(reading) == [("markdown-head-not-read", 3)]
    assert fields_of(reading.items[0])["front_matter"] == ["title = 渡口"]


def test_a_line_of_yaml_that_cannot_be_read_costs_only_itself(tmp_path: Path) -> None:
    head = "---\ntitle: 渡口\n这一行不是\ndate: 2025-09-10\n---\n"
    reading = reading_of(saved(tmp_path / "a.md", head + BODY))
    assert [line for _, line in codes_of(reading)] == [3]
    assert {"title", "date", "body"} <= fields_of(reading.items[0]).keys()


def test_a_text_that_is_no_head_is_all_body(tmp_path: Path) -> None:
    text = "第一段说：渡口开了。\n\n---\n\n第二段。"
    (item,) = reading_of(saved(tmp_path / "a.md", text)).items
    assert fields_of(item)["body"] == [text]


def test_an_empty_file_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    reading = reading_of(saved(tmp_path / "a.md", "\n"), saved(tmp_path / "b.md", BODY))
    assert len(reading.items) == 1
    assert codes_of(reading) == [("source-empty", None)]
