"""Page texts are found by their place, decoded by their bytes, and refused in a sentence."""

import os
import tempfile
import unicodedata
from collections import Counter
from datetime import date
from pathlib import Path

import encoded_pages as pages
import pytest
from conftest import CASES
from hypothesis import given
from hypothesis import strategies as st

from generator.language.typography import without_unseen
from generator.model import Problem, RawPage, Severity, issue_key, page_key
from generator.page_files import chosen_files, keep_page_text, outside_page_file, page_files
from generator.parse import parse_page
from generator.readers.page_text import PageFile, read_page

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
        page_key(date(2025, 9, 10), 1), ("河堤路昨日通车", "全长三公里。", ""), "pages/2025-09-10/01.txt"
    )


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-16-le"])
def test_other_encodings_are_read_with_a_note(tmp_path: Path, encoding: str) -> None:
    page, (note,) = reading(tmp_path, TEXT.encode(encoding))
    assert page is not None
    assert page.lines[0] == "河堤路昨日通车"
    assert note.severity is Severity.NOTE
    assert (note.code, note.value("encoding")) == (
        "page-in-other-encoding",
        encoding.upper().removesuffix("-LE"),
    )


def test_a_traditional_page_in_big5_is_read_as_what_it_is(tmp_path: Path) -> None:
    page, (note,) = reading(tmp_path, "渡口的鐘又響了\n本報訊　昨日，守鐘人敲了三下。\n".encode("big5"))
    assert page is not None
    assert page.lines == ("渡口的鐘又響了", "本報訊　昨日，守鐘人敲了三下。", "")
    assert (note.severity, note.value("encoding")) == (Severity.NOTE, "Big5")


@pytest.mark.parametrize("text", [pages.JAPANESE, pages.KOREAN], ids=["Japanese", "Korean"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-16", "own"])
def test_a_page_in_another_language_is_no_page_of_a_chinese_paper(
    tmp_path: Path, text: str, codec: str
) -> None:
    own = "cp949" if text == pages.KOREAN else "cp932"
    page, problems = reading(tmp_path, text.encode(own if codec == "own" else codec))
    assert page is None
    assert problems[-1].code in {"page-in-foreign-language", "page-in-foreign-encoding"}


def test_a_chinese_page_that_quotes_japanese_is_read(tmp_path: Path) -> None:
    page, problems = reading(tmp_path, (TEXT * 3 + "碑上刻着日文“ありがとう、さようなら”。\n").encode())
    assert (page is not None, problems) == (True, [])


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
    assert file.key == page_key(date(2025, 9, 10), 2)
    page, _ = read_page(file)
    assert page is not None
    assert (page.lines[0], page.first_line) == ("河堤路昨日通车", 5)


@pytest.mark.parametrize(
    ("head", "day", "number"),
    [
        ("---\ndate: 2025-09-10\npage: 2\n---\n", date(2025, 9, 10), 2),
        ("\ufeff---  \r\npage：02\r\n\r\n Date : '2025-09-10' \r\n---\r\n", date(2025, 9, 10), 2),
        ('---\rdate: "2025-09-10"\rpage: 2\r---\r', date(2025, 9, 10), 2),
        ("---\ndate: 2025-09-10\npage: 2\n---\n---\n", date(2025, 9, 10), 2),
    ],
    ids=["as documented", "full-width, quoted, from Windows", "from an old Mac", "a rule follows"],
)
def test_a_head_says_which_page_it_is_and_is_no_text(tmp_path: Path, head: str, day: date, number: int) -> None:
    path = tmp_path / "page.txt"
    path.write_text(head + TEXT, encoding="utf-8", newline="")
    file = outside_page_file(path, None, None)
    assert isinstance(file, PageFile)
    assert file.key == page_key(day, number)
    page, _ = read_page(file)
    assert page is not None
    below = ["---"] if head.endswith("---\n---\n") else []
    assert list(page.lines) == [*below, "河堤路昨日通车", "全长三公里。", ""]


def test_a_head_of_a_file_in_utf_16_is_read_too(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text("---\ndate: 2025-09-10\npage: 2\n---\n" + TEXT, encoding="utf-16")
    file = outside_page_file(path, None, None)
    assert isinstance(file, PageFile)
    assert file.key == page_key(date(2025, 9, 10), 2)


NO_HEADS = {
    "a rule over a story": "---\n渡口的钟\n---\n",
    "two rules": "---\n---\n",
    "no rule closes": "---\ndate: 2025-09-10\npage: 2\n",
    "lines that a page may print": "---\n主编：何穗\n电话: 2025\n---\n",
    "another key": "---\ndate: 2025-09-10\nsource: 雾桥日报\n---\n",
    "a value that is no date": "---\ndate: 九月十日\n---\n",
    "no day of the calendar": "---\ndate: 2025-13-40\n---\n",
    "no page's number": "---\npage: 0\n---\n",
    "a key twice": "---\npage: 1\npage: 2\n---\n",
    "empty lines between rules": "---\n\n\n---\n",
    "a rule of print": "———\n渡口的钟\n———\n",
    "stars": "***\ndate: 2025-09-10\n***\n",
    "full-width dashes": "－－－\ndate: 2025-09-10\n－－－\n",
    "a longer rule": "-----\ndate: 2025-09-10\n-----\n",
}


@pytest.mark.parametrize("opening", NO_HEADS.values(), ids=NO_HEADS)
def test_what_is_no_head_is_text_and_stays(tmp_path: Path, opening: str) -> None:
    page, _ = reading(tmp_path, (opening + TEXT).encode())
    assert page is not None
    assert ("\n".join(page.lines), page.first_line) == (opening + TEXT, 1)


@pytest.mark.parametrize(
    ("opening", "line"),
    [
        ("---\ndate: 2025-09-10\nsource: 雾桥日报\n---\n", 3),
        ("---\ndate: 九月十日\npage: 1\n---\n", 2),
        ("---\ndate: 2025-09-10\n", 3),
        ("---\npage: 1\npage: 2\n---\n", 3),
    ],
    ids=["another key", "no date", "not closed", "twice"],
)
def test_what_was_meant_as_a_head_is_told_with_the_line_that_makes_it_none(
    tmp_path: Path, opening: str, line: int
) -> None:
    page, (note,) = reading(tmp_path, (opening + TEXT).encode())
    assert page is not None
    assert (note.origin.line, note.severity) == (line, Severity.WARNING)
    (tmp_path / "page.txt").write_text(opening + TEXT, encoding="utf-8")
    asked = outside_page_file(tmp_path / "page.txt", None, None)
    assert isinstance(asked, Problem)
    assert asked.origin.line == line


OPENINGS = st.sampled_from(
    [
        "---",
        "--- ",
        "date: 2025-09-10",
        "page：3",
        "page: 03",
        "date: 今天",
        "title: 钟",
        "电话：1",
        "",
        "———",
        "渡口",
    ]
)


@given(st.lists(OPENINGS | st.text("-:：date pag123钟\r", max_size=12), max_size=12))
def test_every_sign_below_a_rule_is_text_or_in_a_head_of_known_lines(lines: list[str]) -> None:
    text = "\n".join(["---", *lines, TEXT * 30])
    with tempfile.TemporaryDirectory() as folder:
        page, _ = reading(Path(folder), text.encode())
    assert page is not None
    file_lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    head = file_lines[: page.first_line - 1]
    assert tuple(file_lines[page.first_line - 1 :]) == page.lines
    if head:
        assert (head[0].strip(), head[-1].strip()) == ("---", "---")
        keys = Counter(line.replace("：", ":").partition(":")[0].strip() for line in head[1:-1] if line.strip())
        assert keys in (Counter(["date"]), Counter(["page"]), Counter(["date", "page"]))


def test_a_page_that_begins_with_a_rule_is_read_whole(tmp_path: Path) -> None:
    text = (CASES / "parse" / "rules-between-stories" / "page.txt").read_text(encoding="utf-8")
    page, problems = reading(tmp_path, text.encode())
    assert page is not None
    assert ("\n".join(page.lines), problems) == (text, [])
    assert [article.title for article in parse_page(page).page.articles] == ["渡口的钟又响了", "豆腐脑的咸和甜"]


def test_a_page_from_elsewhere_without_date_is_asked_for_one(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(TEXT, encoding="utf-8")
    asked = outside_page_file(path, None, "01")
    assert isinstance(asked, Problem)
    assert asked.code == "page-of-no-day"


@pytest.mark.parametrize(
    ("name", "content", "line", "code"),
    [
        ("empty", b"", None, "page-is-empty"),
        ("blank lines only", b"\n \n\t\n", None, "page-is-empty"),
        ("ten megabytes", b"a" * 10_000_000, None, "page-too-large"),
        ("a picture", b"\x89PNG\r\n\x1a\n\0\0\0", None, "page-no-text"),
        ("one bad byte", (TEXT + "第三").encode() + b"\xff" + "行".encode(), 3, "page-damaged"),
        ("cut in the middle of a character", TEXT.encode()[:-3], 2, "page-damaged"),
        ("no known encoding", bytes(range(128, 256)), None, "page-in-unknown-encoding"),
        ("a program", b"def page():\n    return 1\n", None, "page-without-han"),
    ],
)
def test_what_is_no_page_is_refused(
    tmp_path: Path, name: str, content: bytes, line: int | None, code: str
) -> None:
    page, problems = reading(tmp_path, content)
    assert page is None, name
    assert problems[-1].severity is Severity.ERROR
    assert problems[-1].origin.path == "content/pages/2025-09-10/01.txt"
    assert problems[-1].origin.line == line
    assert problems[-1].code == code


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("2025-13-40/01.txt", "page-in-folder-of-no-issue"),
        ("2025-09-10备份/01.txt", "page-in-folder-of-no-issue"),
        ("2025-09-10/00.txt", "page-without-label"),
        ("2025-09-10/说明.txt", "page-without-label"),
        ("2025-09-10/01.md", "page-misnamed"),
        ("01.txt", "page-misnamed"),
        ("a/2025-09-10/01.txt", "page-misnamed"),
    ],
)
def test_a_wrong_name_is_named_and_the_others_go_on(tmp_path: Path, name: str, code: str) -> None:
    placed(tmp_path, name, TEXT.encode())
    files, (problem,) = page_files(placed(tmp_path, "2025-09-11/01.txt", TEXT.encode()))
    assert [file.key.date for file in files] == [date(2025, 9, 11)]
    assert problem.origin.path == f"content/pages/{name}"
    assert problem.code == code


@pytest.mark.parametrize(
    ("name", "key"),
    [
        *((f"2025-09-10/{name}.txt", "2025-09-10/01") for name in ("01", "1", "001", "第1版", "一", "头版")),
        ("2025-09-10/02.TXT", "2025-09-10/02"),
        ("2025-09-10/A1.txt", "2025-09-10/A01"),
        ("2025-09-10/特刊01.txt", "2025-09-10/特刊01"),
        ("2025-09-10/04-05.txt", "2025-09-10/04_05"),
        ("20250910/01.txt", "2025-09-10/01"),
        ("2025年9月10日/01.txt", "2025-09-10/01"),
        ("2025-09-10-11合刊/01.txt", "2025-09-10-11/01"),
        ("2025-09-10 号外/01.txt", "2025-09-10号外/01"),
        ("2025-09-10晚报/A01.txt", "2025-09-10晚报/A01"),
        ("2025-09-10_2/01.txt", "2025-09-10_2/01"),
    ],
)
def test_a_page_is_read_however_its_file_and_folder_are_called(tmp_path: Path, name: str, key: str) -> None:
    (file,), problems = page_files(placed(tmp_path, name, TEXT.encode()))
    page, notes = read_page(file)
    assert page is not None
    assert (str(page.key), page.path) == (key, f"pages/{name}")
    assert [*problems, *notes] == []


def test_of_two_files_of_one_page_one_is_read_and_the_other_is_named(tmp_path: Path) -> None:
    placed(tmp_path, "20250910/01.txt", TEXT.encode())
    placed(tmp_path, "2025-09-10/1.txt", TEXT.encode())
    content = placed(tmp_path, "2025-09-10/01.txt", TEXT.encode())
    (file,), problems = page_files(content)
    assert file.place == "pages/2025-09-10/01.txt"
    assert {problem.code for problem in problems} == {"page-twice"}
    assert {problem.origin.path for problem in problems} == {
        "content/pages/2025-09-10/1.txt",
        "content/pages/20250910/01.txt",
    }
    assert {problem.value("place") for problem in problems} == {"content/pages/2025-09-10/01.txt"}
    assert chosen_files([content / "pages/2025-09-10/1.txt"], content, None, None)[0] == []


def test_a_text_from_elsewhere_meets_that_of_its_page_under_whatever_name(tmp_path: Path) -> None:
    content = placed(tmp_path, "2025-09-10/1.txt", TEXT.encode())
    other = tmp_path / "new.txt"
    other.write_text(f"{TEXT}还有一行。", encoding="utf-8")
    (file,), _ = chosen_files([other], content, issue_key(date(2025, 9, 10)), "01")
    problem = keep_page_text(file, content)
    assert problem is not None
    assert (problem.code, problem.value("place")) == ("page-is-taken", "content/pages/2025-09-10/1.txt")
    assert not (content / "pages/2025-09-10/01.txt").exists()


@pytest.mark.parametrize(
    ("head", "key"),
    [
        ("date: 20250911\npage: A1", "2025-09-11/A01"),
        ("date: 2025/09/18\npage: 第2版", "2025-09-18/02"),
        ("date: 2025年9月13日\npage: 4-5", "2025-09-13/04_05"),
        ("date: 2025-9-14号外\npage: 1", "2025-09-14号外/01"),
        ("date: 2025-09-14-15\npage: 特刊1", "2025-09-14-15/特刊01"),
    ],
)
def test_the_head_of_a_file_may_write_issue_and_label_as_people_do(tmp_path: Path, head: str, key: str) -> None:
    path = tmp_path / "text.txt"
    path.write_text(f"---\n{head}\n---\n{TEXT}", encoding="utf-8")
    file = outside_page_file(path, None, None)
    assert isinstance(file, PageFile)
    assert str(file.key) == key


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
    assert (note.origin.line, note.code, note.value("count")) == (1, "page-with-unseen-characters", 2)


# What no reader sees: marks of direction, joiners, fillers, tags, anchors of ruby, control signs.
UNSEEN = (
    "\x00\x1b\x7f\x80\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200d\u200f\u202a\u202e\u2060\u2066\u2069\u206f"
    "\ufeff\ufff9\ufffa\ufffb\ufffe\uffff\ufdd0\U0001d173\U000e0001\U000e0020\U000e007f"
)


@pytest.mark.parametrize("sign", UNSEEN, ids=lambda sign: f"U+{ord(sign):04X}")
def test_each_sign_that_no_reader_sees_is_left_out_and_nothing_else(tmp_path: Path, sign: str) -> None:
    page, (note,) = reading(tmp_path, f"河堤{sign}路昨日通车\n全长三公里。\n".encode())
    assert page is not None
    assert page.lines == ("河堤路昨日通车", "全长三公里。", "")
    assert (note.origin.line, note.severity) == (1, Severity.NOTE)


@pytest.mark.parametrize("sign", ["\u3164", "\uffa0", "\u2800"], ids=lambda sign: f"U+{ord(sign):04X}")
def test_a_filler_that_looks_like_a_space_parts_words_as_one(tmp_path: Path, sign: str) -> None:
    page, _ = reading(tmp_path, f"河堤路{sign}昨日通车\n".encode())
    assert page is not None
    assert page.lines[0].split() == ["河堤路", "昨日通车"]


@pytest.mark.parametrize("sign", ["\x85", "\u2028", "\u2029", "\r", "\r\n"], ids=ascii)
def test_every_line_end_of_unicode_ends_a_line(tmp_path: Path, sign: str) -> None:
    page, problems = reading(tmp_path, f"河堤路昨日通车{sign}全长三公里。{sign}".encode())
    assert page is not None
    assert (page.lines, problems) == (("河堤路昨日通车", "全长三公里。", ""), [])


def test_the_shape_that_a_selector_gives_a_sign_is_kept(tmp_path: Path) -> None:
    text = "葛\U000e0100亮说，渡口☎\ufe0e昨日通了电话"
    page, problems = reading(tmp_path, f"{text}\n".encode())
    assert page is not None
    assert (page.lines[0], problems) == (text, [])


@given(st.text(max_size=60))
def test_no_sign_that_has_a_shape_is_lost(text: str) -> None:
    left = without_unseen(text)
    lost = Counter(text) - Counter(left)
    assert all(unicodedata.category(sign) in {"Cc", "Cf", "Cn", "Lo", "Mn", "So"} for sign in lost)
    assert not any(sign.isprintable() and sign not in UNSEEN_LETTERS for sign in lost)


# Letters by name that are drawn as nothing.
UNSEEN_LETTERS = "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\u2800"


def test_radicals_and_turned_stops_become_the_signs_that_people_type(tmp_path: Path) -> None:
    page, (note,) = reading(tmp_path, "河堤路通⻋\n9⽉3⽇，⻛⼤︑⾬⼩︒\n".encode())
    assert page is not None
    assert page.lines == ("河堤路通车", "9月3日，风大、雨小。", "")
    assert (note.origin.line, note.severity) == (1, Severity.NOTE)
    assert note.code == "page-with-unusual-forms"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_what_is_no_ordinary_file_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    refused = outside_page_file(tmp_path / "pipe.txt", issue_key(date(2025, 9, 10)), "01")
    assert isinstance(refused, Problem)
    assert refused.code == "page-no-regular-file"


def test_circles_of_links_and_hidden_folders_among_the_pages_are_passed_over(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    (pages / "2025-06-15").mkdir(parents=True)
    (pages / "2025-06-15" / "01.txt").write_text("雾桥日报", encoding="utf-8")
    (pages / "2025-06-15" / "circle").symlink_to(pages)
    (pages / "2025-06-15" / "02.txt").symlink_to("02.txt")
    (pages / ".trash").mkdir()
    (pages / ".trash" / "01.txt").write_text("雾桥日报", encoding="utf-8")
    files, problems = page_files(tmp_path)
    assert ([file.shown for file in files], problems) == ([f"{tmp_path.name}/pages/2025-06-15/01.txt"], [])
