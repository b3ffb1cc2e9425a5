"""Crawlers' files of a day or an article are read where their headings are plain, and only there."""

from pathlib import Path

import pytest
from conftest import CASES
from effort import lines_run
from golden import assert_golden
from source_items import items_shown, reading_of, text, texts

from generator.sources import SourceFile
from generator.sources.day_files import read_text_days, takes_markdown_day, takes_text_day

FOLDERS = sorted((CASES / "sources").glob("day-*"))
DAY = "# 砚江日报 2025-09-10\n\n## 第01版：要闻\n\n### 1. 渡口\n\n渡船开了。\n"


def written(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_crawlers_files_are_read_as_accepted(folder: Path, *, accept: bool) -> None:
    assert_golden(items_shown(folder), folder / "items.txt", accept=accept)


@pytest.mark.parametrize(
    "content",
    [
        "渡口重新开渡\n\n本报讯 清晨，渡船开了。\n",
        "# 渡口重新开渡\n\n清晨，渡船开了。\n\n# 粮价回落\n\n早市的新米降了两角。\n",
        "第2版 要闻\n渡口重新开渡\n　　船工说了两件事：\n1. 水浅\n2. 船新\n　　他还说了一件。\n",
        "## 出版说明\n\n第01版已经售罄，请看下一版。\n\n### 1. 勘误\n\n无。\n",
        "---\ntitle: 渡口\n---\n## 第01版：要闻\n\n### 1. 渡口\n\n渡船开了。\n",
        "",
        "\0\0\0",
        "##" * 3000,
    ],
    ids=["text", "headlines", "a list within a text", "a sentence", "front matter", "empty", "nul", "signs"],
)
def test_a_text_without_plain_headings_is_not_taken(tmp_path: Path, content: str) -> None:
    for name in ("01.txt", "文章.md"):
        file = SourceFile(written(tmp_path / name, content), name)
        assert not takes_markdown_day(file)
        assert not takes_text_day(file)


@pytest.mark.parametrize("encoding", ["gb18030", "big5", "utf-16", "utf-8-sig"])
def test_a_day_in_any_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    head = "# 硯江日報 2025-09-10\n\n## 第01版：要聞\n\n### 1. 渡口重新開航\n\n"
    day = f"{head}清晨，渡船又開了，岸上的人都來看。\n"
    (item,) = reading_of(written(tmp_path / "day.md", day, encoding)).items
    assert (text(item, "title"), text(item, "page_name")) == ("渡口重新開航", "要聞")


def test_the_day_stands_in_the_name_of_a_file_where_the_file_says_none(tmp_path: Path) -> None:
    day = DAY.replace("# 砚江日报 2025-09-10\n\n", "")
    (item,) = reading_of(written(tmp_path / "rmrb_20250911.md", day)).items
    assert texts(item, "date") == []
    assert text(item, "file.date") == "2025-09-11"


def test_lines_that_stand_under_no_headline_are_told_with_the_first_of_them(tmp_path: Path) -> None:
    day = DAY.replace("### 1. 渡口", "这一版由夜班编成。\n\n也由夜班校对。\n\n### 1. 渡口")
    reading = reading_of(written(tmp_path / "day.md", day))
    assert len(reading.items) == 1
    (problem,) = reading.problems
    assert (problem.code, problem.value("count"), problem.origin.line) == ("day-lines-outside", 2, 5)


def test_a_list_within_a_numbered_article_stays_in_it(tmp_path: Path) -> None:
    first = "第01版：要闻\n1. 渡口\n　　理由有三：\n1、水浅；\n7. 船新\n2. 粮价\n　　降了。\n"
    day = f"{first}第02版：副刊\n1. 豆角\n　　很长。\n"
    items = reading_of(written(tmp_path / "day.txt", day)).items
    assert [text(item, "title") for item in items] == ["渡口", "粮价", "豆角"]
    assert text(items[0], "body") == "　　理由有三：\n1、水浅；\n7. 船新"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("引题\n标题\n副题\n　　正文。\n", {"kicker": "引题", "title": "标题", "subtitle": "副题"}),
        ("\n标题\n\n　　正文。\n", {"title": "标题"}),
        ("\n标题\n副题\n　　正文。\n", {"title": "标题", "subtitle": "副题"}),
        ("标题\n何一苇\n\n　　正文。\n", {"title": "标题", "author": "何一苇"}),
        ("标题\n本报记者 林晚秋\n　　正文。\n", {"title": "标题", "author": "本报记者 林晚秋"}),
        ("引题\n标题\n副题\n本报记者 林晚秋\n　　正文。\n", {"kicker": "引题", "author": "本报记者 林晚秋"}),
        ("标题\n　　正文。\n", {"title": "标题"}),
        ("标题\n\n\n　　正文。\n", {"title": "标题"}),
    ],
)
def test_the_lines_over_an_article_of_its_own_file_count_by_their_places(
    tmp_path: Path, content: str, expected: dict[str, str]
) -> None:
    (item,) = reading_of(written(tmp_path / "20250910-01-03.txt", content)).items
    for name, value in expected.items():
        assert text(item, name) == value
    assert text(item, "body") == "　　正文。"
    assert (text(item, "page"), text(item, "file.id")) == ("01", "20250910-01-03")


def test_a_figure_at_the_head_of_a_headline_is_no_number_of_it(tmp_path: Path) -> None:
    day = DAY.replace("### 1. 渡口", "### 3.5万亩良田保收") + "\n### 24、25日有雨\n\n请带伞。\n"
    items = reading_of(written(tmp_path / "day.md", day)).items
    assert [text(item, "title") for item in items] == ["3.5万亩良田保收", "24、25日有雨"]


def test_no_character_of_an_article_is_lost(tmp_path: Path) -> None:
    lines = [f"第{number}段，* 号、# 号、> 号、1. 号都留着。" for number in range(50)]
    (item,) = reading_of(written(tmp_path / "day.md", DAY + "\n".join(lines))).items
    assert text(item, "body").split("\n\n") == ["渡船开了。", *lines]


def test_a_file_that_is_gone_and_a_folder_named_like_a_day_are_told(tmp_path: Path) -> None:
    (tmp_path / "20250910-01-03.txt").mkdir()
    names = ["20250910-01-03.txt", "20250910-01-04.txt"]
    reading = read_text_days([SourceFile(tmp_path / name, name) for name in names])
    assert [problem.code for problem in reading.problems] == ["page-no-regular-file", "page-not-opened"]


def test_reading_grows_with_the_length_of_a_file_and_no_faster(tmp_path: Path) -> None:
    one = DAY + "**甲** [乙](丙 1. 丁—— 【标题】" * 40 + "\n"
    short = written(tmp_path / "short.md", DAY + one.split("\n", 4)[4] * 20)
    long = written(tmp_path / "long.md", DAY + one.split("\n", 4)[4] * 80)
    assert lines_run(lambda: reading_of(long)) < 6 * lines_run(lambda: reading_of(short))
