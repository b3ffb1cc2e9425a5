"""Documents of word processors: articles and whole issues, by the styles of their headings or their look."""

import zipfile
from pathlib import Path

import pytest
from conftest import CASES
from documents_written import PICTURE, lines_of, write_docx, write_odt
from golden import assert_golden
from source_readings import files_in, items_shown, only_reading

from generator.model import Problem
from generator.parse import is_byline
from generator.sources import picture_bytes, read_source
from generator.sources.documents.lines import page_in

STORIES = sorted(path for path in (CASES / "sources").iterdir() if path.name.startswith("document-"))


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_the_items_of_a_document(story: Path, tmp_path: Path, *, accept: bool) -> None:
    (written,) = (path for path in story.glob("*.txt") if path.name != "items.txt")
    lines = lines_of(written.read_text(encoding="utf-8"))
    write_docx(lines, tmp_path / f"{written.stem}.docx")
    assert_golden(items_shown(only_reading(tmp_path)), story / "items.txt", accept=accept)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_an_opendocument_text_gives_what_a_word_file_gives(story: Path, tmp_path: Path) -> None:
    (written,) = (path for path in story.glob("*.txt") if path.name != "items.txt")
    write_odt(lines_of(written.read_text(encoding="utf-8")), tmp_path / f"{written.stem}.odt")
    accepted = (story / "items.txt").read_text(encoding="utf-8")
    for new, old in (("docx#word/media", "odt#Pictures"), (".docx", ".odt"), ("docx, html", "odt, html")):
        accepted = accepted.replace(new, old)
    assert items_shown(only_reading(tmp_path)) == accepted


def test_the_picture_of_a_document_is_had_by_the_name_that_its_item_gives(tmp_path: Path) -> None:
    lines = lines_of("标题 | 渡口\n- | 船来了。\npicture | 1#.png")
    write_docx(lines, tmp_path / "a.docx")
    write_odt(lines, tmp_path / "b.odt")
    for file in files_in(tmp_path):
        (reading,), _ = read_source([file])
        (name,) = [field.text for field in reading.items[0].fields if field.name == "image"]
        assert picture_bytes(file, name) == PICTURE


@pytest.mark.parametrize("name", ["a.docx#word/document.xml", "a.docx#word/media/none.png", "../b.png", ""])
def test_nothing_but_a_picture_is_had_by_such_a_name(tmp_path: Path, name: str) -> None:
    write_docx(lines_of("- | 船来了。"), tmp_path / "a.docx")
    assert isinstance(picture_bytes(files_in(tmp_path)[0], name), Problem)


# --- hostile and broken files ----------------------------------------------------------------------------


def codes(folder: Path) -> list[str]:
    return [problem.code for problem in only_reading(folder).problems]


def write_with(path: Path, name: str, content: bytes) -> None:
    """A document in which one part is this."""
    lines = lines_of("标题 | 渡口\n- | 船来了。")
    (write_docx if path.suffix == ".docx" else write_odt)(lines, path)
    with zipfile.ZipFile(path) as archive:
        parts = {each: archive.read(each) for each in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for each, written in {**parts, name: content}.items():
            archive.writestr(each, written)


PARTS = [
    *(("a.docx", part) for part in ("word/document.xml", "word/styles.xml")),
    *(("a.odt", part) for part in ("content.xml", "styles.xml")),
]


@pytest.mark.parametrize(("name", "part"), PARTS)
def test_entities_in_a_document_are_told_and_nothing_is_opened(tmp_path: Path, name: str, part: str) -> None:
    (tmp_path / "secret.txt").write_text("口令", encoding="utf-8")
    secret = (tmp_path / "secret.txt").as_uri()
    write_with(tmp_path / name, part, f'<!DOCTYPE a [<!ENTITY s SYSTEM "{secret}">]><a>&s;</a>'.encode())
    (tmp_path / "secret.txt").unlink()
    assert codes(tmp_path) == ["source-xml-entities"]


@pytest.mark.parametrize(("name", "part"), PARTS)
@pytest.mark.parametrize("content", [b"", b"<a", b"<a>" * 3000 + b"</a>" * 3000, b"<a>\x00</a>", b"\xff\xfe<"])
def test_a_document_with_a_broken_part_is_told(tmp_path: Path, name: str, part: str, content: bytes) -> None:
    write_with(tmp_path / name, part, content)
    assert codes(tmp_path) == ["source-broken-archive"]


@pytest.mark.parametrize("name", ["a.docx", "a.odt"])
def test_a_document_that_unpacks_to_gigabytes_is_told_and_not_unpacked(tmp_path: Path, name: str) -> None:
    part = "word/document.xml" if name == "a.docx" else "content.xml"
    write_with(tmp_path / name, part, b"<a>" + b" " * 70_000_000 + b"</a>")
    assert codes(tmp_path) == ["source-too-large"]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"text", b"\xd0\xcf\x11\xe0" + b"\0" * 600])
@pytest.mark.parametrize("name", ["a.docx", "a.odt"])
def test_what_is_no_document_is_told_by_its_name(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    locked = content.startswith(b"\xd0\xcf")
    assert codes(tmp_path) == ["source-old-document" if locked else "source-broken-archive"]


@pytest.mark.parametrize("name", ["a.doc", "a.wps", "a.rtf"])
def test_an_old_document_is_told_how_to_be_saved(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"{\\rtf1}")
    assert codes(tmp_path) == ["source-old-document"]


@pytest.mark.parametrize("name", ["a.docx", "a.odt"])
def test_bytes_damaged_on_the_way_are_told_and_stop_no_other_document(tmp_path: Path, name: str) -> None:
    write_with(tmp_path / name, "x", b"")
    whole = (tmp_path / name).read_bytes()
    write_docx(lines_of("标题 | 渡口\n- | 船来了。"), tmp_path / "z.docx")
    for place in range(30, len(whole), 61):
        (tmp_path / name).write_bytes(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
        reading = only_reading(tmp_path)
        assert [field.text for field in reading.items[-1].fields if field.name == "title"] == ["渡口"]


def test_the_file_that_word_lays_beside_an_open_document_is_no_document(tmp_path: Path) -> None:
    (tmp_path / "~$渡口.docx").write_bytes(b"\x05lin")
    write_docx(lines_of("标题 | 渡口"), tmp_path / "渡口.docx")
    assert (len(only_reading(tmp_path).items), codes(tmp_path)) == (1, [])


def test_a_picture_that_lies_elsewhere_is_told(tmp_path: Path) -> None:
    write_docx(lines_of("标题 | 渡口\n- | 船来了。\npicture | 1.png"), tmp_path / "b.docx")
    with zipfile.ZipFile(tmp_path / "b.docx") as archive:
        parts = {each: archive.read(each) for each in archive.namelist() if not each.endswith(".png")}
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        for each, written in parts.items():
            archive.writestr(each, written)
    (tmp_path / "b.docx").unlink()
    assert codes(tmp_path) == ["source-pictures-elsewhere"]


# --- what one line is, what is a headline ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "page"),
    [
        ("第01版：要闻", ("第01版", "要闻")),
        ("第十二版 要闻", ("第12版", "要闻")),
        ("A02版", ("A02版", "")),
        ("A01 要闻", ("A01", "要闻")),
        ("03：副刊", ("03", "副刊")),
        ("12 岁的船工", None),
        ("G72 高速通车", None),
        ("第一版图书今日上市，读者排队", None),
    ],
)
def test_a_heading_is_a_pages_label_only_in_the_forms_of_one(
    heading: str, page: tuple[str, str] | None
) -> None:
    assert page_in(heading, is_heading=True) == page


@pytest.mark.parametrize(
    "line",
    [
        "本报记者 林晚秋",
        "□新华社记者　陈小青",
        "文/何一苇",
        "通讯员林晚秋",
        "记者林晚秋、陈小青",
        "作者：何一苇",
    ],
)
def test_a_line_of_who_wrote_is_a_byline(line: str) -> None:
    assert is_byline(line)


@pytest.mark.parametrize("line", ["记者探访青石渡口", "有记者问起船票。", "渡口的钟", "作者已经离船"])
def test_a_line_that_says_more_is_no_byline(line: str) -> None:
    assert not is_byline(line)


@pytest.mark.parametrize(
    ("written", "titles"),
    [
        ("Title | 渡口\nHeading 1 | 桥要大修\n- | 船来了。\nHeading 1 | 船又回来\n- | 好。", ["渡口"]),
        ("Title | 渡口日报\nHeading 1 | 渡口\n- | 船来了。\nHeading 1 | 粮价\n- | 跌了。", ["渡口", "粮价"]),
        ("Heading 1 | 渡口\n- | 船来了。\nHeading 1 | 粮价\n- | 跌了。", ["渡口", "粮价"]),
        (
            "Heading 1 | 要闻\nHeading 2 | 渡口\n- | 船来了。\nHeading 1 | 副刊\nHeading 2 | 豆角\n- | 爬。",
            ["渡口", "豆角"],
        ),
        (
            "Heading 1 | 2025年9月10日\nHeading 2 | A01\nHeading 3 | 渡口\n- | 船来。\nHeading 3 | 粮价",
            ["渡口", "粮价"],
        ),
        ("- | 渡口\n- | 九月九日清晨，第一班船离岸，船上坐着三十六人。", ["渡口"]),
        ("- | 九月九日清晨，第一班船离岸，船上坐着三十六人。\n- | 船又来了。", []),
    ],
)
def test_which_headings_of_a_document_are_headlines(tmp_path: Path, written: str, titles: list[str]) -> None:
    write_docx(lines_of(written), tmp_path / "a.docx")
    fields = [field for item in only_reading(tmp_path).items for field in item.fields]
    assert [field.text for field in fields if field.name == "title"] == titles


def test_text_before_the_first_headline_is_an_article_without_one(tmp_path: Path) -> None:
    write_docx(lines_of("- | 编者的话。\n标题 | 渡口\n- | 船来了。"), tmp_path / "a.docx")
    first, second = only_reading(tmp_path).items
    assert [field.text for field in first.fields if field.name == "body"] == ["<p>编者的话。</p>"]
    assert [field.text for field in second.fields if field.name == "title"] == ["渡口"]
