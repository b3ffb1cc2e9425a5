"""Page texts are found by their place, decoded by their bytes, and refused in a sentence."""

import os
from datetime import date
from pathlib import Path

import pytest

from generator.model import Problem, RawPage, Severity
from generator.source import PageFile, outside_page_file, page_files, read_page

TEXT = "河堤路昨日通车\n全长三公里。\n"


def placed(tmp_path: Path, name: str, content: bytes) -> Path:
    path = tmp_path / "content" / "pages" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return tmp_path / "content"


def reading(tmp_path: Path, content: bytes) -> tuple[RawPage | None, list[Problem]]:
    (file,), problems = page_files(placed(tmp_path, "2025-09-10/01.txt", content))
    assert problems == []
    return read_page(file)


def test_date_and_number_come_from_the_path(tmp_path: Path) -> None:
    page, problems = reading(tmp_path, TEXT.encode())
    assert problems == []
    assert page == RawPage(
        date(2025, 9, 10), 1, ("河堤路昨日通车", "全长三公里。", ""), "pages/2025-09-10/01.txt"
    )


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
def test_other_encodings_are_read_with_a_note(tmp_path: Path, encoding: str) -> None:
    page, (note,) = reading(tmp_path, TEXT.encode(encoding))
    assert page is not None
    assert page.lines[0] == "河堤路昨日通车"
    assert note.severity is Severity.NOTE
    assert encoding.upper() in note.message


def test_a_byte_order_mark_and_windows_line_ends_are_no_text(tmp_path: Path) -> None:
    page, problems = reading(tmp_path, b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())
    assert page is not None
    assert page.lines == ("河堤路昨日通车", "全长三公里。", "")
    assert problems == []


def test_line_numbers_count_from_the_top_of_the_file_also_below_a_head(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text("---\ndate: 2025-09-10\npage: 2\n---\n" + TEXT, encoding="utf-8")
    file = outside_page_file(path, None, None)
    assert isinstance(file, PageFile)
    assert (file.date, file.number) == (date(2025, 9, 10), 2)
    page, _ = read_page(file)
    assert page is not None
    assert (page.lines[0], page.first_line) == ("河堤路昨日通车", 5)


def test_a_page_from_elsewhere_without_date_is_asked_for_one(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(TEXT, encoding="utf-8")
    asked = outside_page_file(path, None, 1)
    assert isinstance(asked, Problem)
    assert "--date" in asked.message


@pytest.mark.parametrize(
    ("name", "content", "line", "sentence"),
    [
        ("empty", b"", None, "文件是空的"),
        ("blank lines only", b"\n \n\t\n", None, "文件是空的"),
        ("ten megabytes", b"a" * 10_000_000, None, "文件有 10.0 MB"),
        ("a picture", b"\x89PNG\r\n\x1a\n\0\0\0", None, "不是文字文件"),
        ("one bad byte", (TEXT + "第三").encode() + b"\xff" + "行".encode(), 3, "不能读的字节"),
        ("cut in the middle of a character", TEXT.encode()[:-3], 2, "不能读的字节"),
        ("no known encoding", bytes(range(128, 256)), None, "编码认不出来"),
        ("a program", b"def page():\n    return 1\n", None, "几乎没有汉字"),
    ],
)
def test_what_is_no_page_is_refused(
    tmp_path: Path, name: str, content: bytes, line: int | None, sentence: str
) -> None:
    page, problems = reading(tmp_path, content)
    assert page is None, name
    assert problems[-1].severity is Severity.ERROR
    assert problems[-1].origin.path == "content/pages/2025-09-10/01.txt"
    assert problems[-1].origin.line == line
    assert sentence in problems[-1].message


@pytest.mark.parametrize(
    "name",
    [
        "2025-09-10/1.txt",
        "2025-13-40/01.txt",
        "2025-09-10/00.txt",
        "2025-09-10/001.txt",
        "01.txt",
        "a/2025-09-10/01.txt",
        "2025-09-10/一.txt",
    ],
)
def test_a_wrong_name_is_named_and_the_others_go_on(tmp_path: Path, name: str) -> None:
    placed(tmp_path, name, TEXT.encode())
    files, (problem,) = page_files(placed(tmp_path, "2025-09-11/01.txt", TEXT.encode()))
    assert [file.date for file in files] == [date(2025, 9, 11)]
    assert problem.origin.path == f"content/pages/{name}"
    assert "pages/年-月-日/版号.txt" in problem.message


def test_hidden_files_are_not_pages(tmp_path: Path) -> None:
    placed(tmp_path, "2025-09-10/.DS_Store", b"\0")
    assert page_files(tmp_path / "content") == ([], [])


def test_control_characters_are_left_out_with_a_note(tmp_path: Path) -> None:
    page, (note,) = reading(tmp_path, "河堤路\x07昨日通车，全长三公里\n".encode())
    assert page is not None
    assert page.lines[0] == "河堤路昨日通车，全长三公里"
    assert (note.origin.line, note.severity) == (1, Severity.NOTE)


def test_signs_that_no_reader_sees_are_told_of_once(tmp_path: Path) -> None:
    page, (note,) = reading(tmp_path, "河堤路昨日\ufffe\n通\u200b车，全长\xad三公里\ufeff\n".encode())
    assert page is not None
    assert page.lines == ("河堤路昨日", "通车，全长三公里", "")
    assert (note.origin.line, "2 行" in note.message) == (1, True)


def test_radicals_and_turned_stops_become_the_signs_that_people_type(tmp_path: Path) -> None:
    page, (note,) = reading(tmp_path, "河堤路通⻋\n9⽉3⽇，⻛⼤︑⾬⼩︒\n".encode())
    assert page is not None
    assert page.lines == ("河堤路通车", "9月3日，风大、雨小。", "")
    assert (note.origin.line, note.severity) == (1, Severity.NOTE)
    assert "⽇" in note.message


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_what_is_no_ordinary_file_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    refused = outside_page_file(tmp_path / "pipe.txt", date(2025, 9, 10), 1)
    assert isinstance(refused, Problem)
    assert "不是普通文件" in refused.message
