"""docs/articles.md: its examples come out as it says, and it names every fact and every part of a rule."""

import dataclasses
import os
import pty
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT
from program import Ended, forked
from test_names import Terminal
from waiting import LONGEST

from generator.mapping import FACTS, IMPORTS, FactRule
from generator.messages import catalogue

DOCS = ROOT / "docs"
TEXT = (DOCS / "articles.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^(## 例.：[^\n]*)\n(.*?)(?=^## |\Z)", TEXT, re.MULTILINE | re.DOTALL)
# A block of a page, and the line over it, which says what the block is.
BLOCK = re.compile(r"^([^\n]*)\n\n```\w*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"`content/([^`]+\.(?:md|yaml))`")
COMMAND = "python build.py"


def section(title: str) -> str:
    return TEXT.split(f"\n## {title}\n")[1].split("\n## ")[0]


def rows(text: str) -> Iterator[list[str]]:
    """The rows of a table, below its head: what stands in the marks of code in the first cell."""
    for line in re.findall(r"^\| (`[^|]*?) \|", text, re.MULTILINE):
        yield re.findall(r"`([^`]+)`", line)


def put_into_inbox(example: str, edition: Path) -> None:
    """Put there what the page links to: a file, or the whole folder that is named."""
    (name, link), *_ = re.findall(r"\[([^\]]+)\]\((articles/[^)]+)\)", example)
    source, target = DOCS / "articles" / name, edition / "content/inbox" / name
    assert (DOCS / link).is_file()
    target.parent.mkdir(parents=True)
    if source.is_dir():
        shutil.copytree(source, target)
    else:
        shutil.copy(source, target)


def typed(edition: Path, command: str) -> Ended:
    """What is typed in the edition's folder does and says."""
    words = command.removeprefix(COMMAND).split()
    return forked(edition, *words, first=f"import os; os.chdir({str(edition)!r})")


def follow(example: str, edition: Path) -> None:
    """Do what the page says, block by block, and compare what comes out."""
    said = ""
    for lead, block in BLOCK.findall(example):
        file = FILE.search(lead)
        if block.startswith(COMMAND):
            ended = typed(edition, block.strip())
            said = ended.stdout + ended.stderr
        elif file and "末尾加一行" in lead:
            path = edition / "content" / file[1]
            path.write_text(path.read_text(encoding="utf-8") + block, encoding="utf-8")
        elif file:
            assert (edition / "content" / file[1]).read_text(encoding="utf-8") == block
        else:
            assert set(block.splitlines()) <= set(said.splitlines()), said


@pytest.mark.end_to_end
@pytest.mark.parametrize(("title", "example"), EXAMPLES, ids=[title[3:5] for title, _ in EXAMPLES])
def test_an_example_comes_out_as_the_page_says(title: str, example: str, tmp_path: Path) -> None:
    put_into_inbox(example, tmp_path)
    follow(example, tmp_path)
    articles = list((tmp_path / "content/articles").glob("*/*-*.md"))
    assert len(articles) == 3, title
    pictures = re.findall(r"^ *image: (.+)$", example, re.MULTILINE)
    assert all((tmp_path / "content/images" / name).is_file() for name in pictures)
    assert (tmp_path / "site/index.html").is_file()
    assert typed(tmp_path, f"{COMMAND} import").returncode == 0


def test_there_are_three_examples() -> None:
    assert len(EXAMPLES) == 3


@pytest.mark.end_to_end
def test_a_source_that_changes_meets_an_editor_as_the_page_says(tmp_path: Path) -> None:
    """Her headline stands, the corrected text comes in, the row that is gone stays and is told."""
    put_into_inbox(EXAMPLES[0][1], tmp_path)
    commands = re.findall(rf"^{COMMAND}.*--map.*$", EXAMPLES[0][1], re.MULTILINE)
    assert typed(tmp_path, commands[0]).returncode == 0
    assert typed(tmp_path, f"{COMMAND} import").returncode == 0
    source = tmp_path / "content/inbox/旧报目录.csv"
    willows = tmp_path / "content/articles/1936-03-06/00-01.md"
    willows.write_text(
        willows.read_text(encoding="utf-8").replace("县立小学移栽", "县小移栽"), encoding="utf-8"
    )
    lines = source.read_text(encoding="utf-8").replace("六十株", "六十二株").splitlines(keepends=True)
    source.write_text("".join(line for line in lines if "YJ-0413" not in line), encoding="utf-8")
    ended = typed(tmp_path, f"{COMMAND} import")
    assert "title: 县小移栽柳树" in willows.read_text(encoding="utf-8")
    assert "六十二株" in willows.read_text(encoding="utf-8")
    assert "content/articles/1936-03-05/00-02.md: 注意：" in ended.stderr
    assert (tmp_path / "content/articles/1936-03-05/00-02.md").is_file()
    before = willows.read_bytes()
    assert typed(tmp_path, f"{COMMAND} import").returncode == 0
    assert willows.read_bytes() == before


def test_every_fact_is_in_the_table_and_no_other() -> None:
    named = [name for cell in rows(section("字段叫什么")) for name in cell]
    assert named == list(FACTS)


def test_every_part_of_a_rule_is_in_the_table_and_no_other() -> None:
    parts = [cell[0] for cell in rows(section("对应表"))]
    fields = [field.name for field in dataclasses.fields(FactRule)]
    assert parts == ["field", *fields[1:], "files", "ignore"]
    assert f"content/{IMPORTS}/" in section("对应表")


def test_what_the_page_says_that_the_program_says_is_in_the_catalogue() -> None:
    quoted = re.findall(r"^\| ([^|`]+) \|", section("程序说了什么，怎么办"), re.MULTILINE)[1:]
    sentences = catalogue("zh-Hans").values()
    assert quoted
    assert [words for words in quoted if not any(words in sentence for sentence in sentences)] == []


def test_a_field_that_is_not_there_or_a_fact_that_nobody_knows_is_told(tmp_path: Path) -> None:
    put_into_inbox(EXAMPLES[0][1], tmp_path)
    ask = f"{COMMAND} import content/inbox/旧报目录.csv --map"
    for flags, told in (
        ("--set title=题名", "题名"),
        ("--set headline=篇名", "headline"),
        ("--date-form %d", "%d"),
    ):
        ended = typed(tmp_path, f"{ask} {flags}")
        assert ended.returncode == 2
        assert told in ended.stderr
    assert not (tmp_path / "content" / IMPORTS).exists()


def test_flags_name_several_fields_of_a_fact_and_what_holds_without_them(tmp_path: Path) -> None:
    put_into_inbox(EXAMPLES[0][1], tmp_path)
    flags = "--set author=撰稿 --set author=门类 --set page=排架 --fix page=1 --fix date=05.03.1936"
    typed(tmp_path, f"{COMMAND} import content/inbox/旧报目录.csv --map {flags} --date-form %d.%m.%Y")
    assert (tmp_path / "content" / IMPORTS / "旧报目录.yaml").read_text(encoding="utf-8") == (
        "date:\n  fixed: 05.03.1936\n  form: '%d.%m.%Y'\n"
        "page:\n  field: 排架\n  fixed: '1'\nauthor:\n- 撰稿\n- 门类\n"
    )


def read_from_elsewhere(edition: Path, source: Path) -> Ended:
    return forked(edition, "import", str(source))


def in_the_inbox(edition: Path) -> list[str]:
    return sorted(path.name for path in (edition / "content/inbox").iterdir())


def test_a_file_named_before_and_after_its_mapping_is_one_source(tmp_path: Path) -> None:
    source = DOCS / "articles/旧报目录.csv"
    assert read_from_elsewhere(tmp_path, source).returncode == 1
    mapping = tmp_path / "content" / IMPORTS / "旧报目录.yaml"
    mapping.parent.mkdir()
    mapping.write_text(BLOCK.findall(EXAMPLES[0][1])[3][1], encoding="utf-8")
    assert read_from_elsewhere(tmp_path, source).returncode == 0
    assert in_the_inbox(tmp_path) == ["旧报目录.csv"]
    assert len(list((tmp_path / "content/articles").glob("*/*-*.md"))) == 3


def test_a_folder_of_which_a_kill_left_a_part_is_copied_to_its_end(tmp_path: Path) -> None:
    source = DOCS / "articles/云津日报"
    part = tmp_path / "content/inbox/云津日报/html/2025-09/10/node_2.htm"
    part.parent.mkdir(parents=True)
    shutil.copy(source / "html/2025-09/10/node_2.htm", part)
    assert read_from_elsewhere(tmp_path, source).returncode == 0
    assert in_the_inbox(tmp_path) == ["云津日报"]
    assert len(list((tmp_path / "content/articles").glob("*/*-*.md"))) == 3


def test_another_file_of_a_name_that_is_taken_is_known_the_next_time(tmp_path: Path) -> None:
    head = "日期,版号,标题,正文\n"
    for folder, row in (
        ("甲", "2025-09-10,1,老闸渡口开渡,首班渡船坐满。\n"),
        ("乙", "2025-09-11,1,新米上市,粮价平稳。\n"),
    ):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "稿.csv").write_text(head + row, encoding="utf-8")
    for folder in "甲乙乙甲":
        assert read_from_elsewhere(tmp_path, tmp_path / folder / "稿.csv").returncode == 0
    assert in_the_inbox(tmp_path) == ["稿-2.csv", "稿.csv"]
    (tmp_path / "乙/稿.csv").write_text(head + "2025-09-11,1,新米上市,粮价又落。\n", encoding="utf-8")
    assert read_from_elsewhere(tmp_path, tmp_path / "乙/稿.csv").returncode == 0
    assert in_the_inbox(tmp_path) == ["稿-2.csv", "稿.csv"]
    assert "粮价又落" in (tmp_path / "content/articles/2025-09-11/01-01.md").read_text(encoding="utf-8")


@pytest.mark.end_to_end
def test_what_is_answered_with_a_minus_is_of_no_use_from_then_on(tmp_path: Path) -> None:
    source = tmp_path / "content/inbox/稿.csv"
    source.parent.mkdir(parents=True)
    source.write_text(
        "日期,标题,正文,作者\n2025-09-10,老闸渡口开渡,首班渡船坐满。,录入三组\n", encoding="utf-8"
    )
    ours, theirs = pty.openpty()
    words = ("--edition", str(tmp_path), "import", str(source), "--map")
    command = [sys.executable, str(ROOT / "build.py"), *words]
    process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True)
    os.close(theirs)
    terminal = Terminal(process, ours)
    answers = {"page": "=1", "author": "-"}
    for fact in ("date", "page", "title", "body", "author", "kicker", "subtitle", "section"):
        terminal.until(f"{fact}（")
        terminal.press(f"{answers.get(fact, '')}\n")
    assert process.wait(LONGEST) == 0
    os.close(ours)
    assert (tmp_path / "content" / IMPORTS / "稿.yaml").read_text(encoding="utf-8") == (
        "date: 日期\npage:\n  fixed: '1'\ntitle: 标题\nbody: 正文\nignore:\n- 作者\n"
    )
    assert forked(tmp_path, "import").returncode == 0
    assert "录入三组" not in (tmp_path / "content/articles/2025-09-10/01-01.md").read_text(encoding="utf-8")
