"""Tables as editors save them become articles, a row each, and a bad row costs only itself."""

import csv
import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from conftest import CASES
from effort import lines_run
from golden import assert_golden
from source_items import codes_of, fields_of, items_shown, reading_of
from workbooks import old_workbook, row_of, workbook

from generator.sources import SourceFile, read_source

FOLDERS = sorted([*(CASES / "sources").glob("csv-*"), *(CASES / "sources").glob("tsv-*")])
HEAD = ("标题", "正文", "版")
ROWS = [
    (f"渡口开渡之{number}", f'停了两个月, 今天开渡。\n第{number}班"船"; 坐满了人。', str(number))
    for number in range(20)
]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_each_form_of_a_table_gives_its_articles_with_all_they_say(folder: Path, *, accept: bool) -> None:
    assert_golden(items_shown(folder), folder / "items.txt", accept=accept)


def as_text(rows: Sequence[Sequence[str]], delimiter: str = ",") -> str:
    made = io.StringIO()
    csv.writer(made, delimiter=delimiter).writerows(rows)
    return made.getvalue()


def saved(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_every_delimiter_is_found_in_every_encoding(tmp_path: Path, delimiter: str, encoding: str) -> None:
    reading = reading_of(saved(tmp_path / "out.csv", as_text([HEAD, *ROWS], delimiter), encoding))
    read = [tuple(fields_of(item)[name][0] for name in HEAD) for item in reading.items]
    assert read == ROWS


def test_items_stand_at_the_line_where_their_row_begins(tmp_path: Path) -> None:
    text = as_text([HEAD, *ROWS])
    reading = reading_of(saved(tmp_path / "out.csv", text))
    for item in reading.items:
        line = text.replace("\r\n", "\n").split("\n")[(item.origin.line or 0) - 1]
        assert line.startswith(fields_of(item)["标题"][0] + ",")


def test_one_quote_too_many_anywhere_costs_no_other_row(tmp_path: Path) -> None:
    rows = [(f"渡口开渡之{number}", f"停了两个月，今天开渡{number}。", str(number)) for number in range(6)]
    text = as_text([HEAD, *rows])
    for place in range(text.index("\n") + 1, len(text) - 1):
        reading = reading_of(saved(tmp_path / "out.csv", text[:place] + '"' + text[place:]))
        row = text.count("\n", 0, place) - 1
        read = [fields_of(item).get("正文", [""])[0] for item in reading.items]
        assert all(body in read for number, (_, body, _) in enumerate(rows) if number != row), place


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "source-empty"),
        ("停了两个月的渡口\n今天开渡\n", "table-without-columns"),
        ("标题^^正文\n", "table-without-rows"),
        ("标题,正文\n", "table-without-rows"),
        (",,,\n,,,\n", "source-empty-table"),
    ],
)
def test_a_file_without_a_table_is_told(tmp_path: Path, text: str, code: str) -> None:
    reading = reading_of(saved(tmp_path / "out.csv", text))
    assert reading.items == ()
    expected = "table-without-columns" if code == "source-empty-table" else code
    assert [told for told, _ in codes_of(reading)] == [expected]


def test_a_body_of_a_megabyte_is_read_whole(tmp_path: Path) -> None:
    body = "停了两个月的渡口。" * 120_000
    reading = reading_of(saved(tmp_path / "out.csv", as_text([HEAD, ("渡口", body, "1"), *ROWS])))
    assert fields_of(reading.items[0])["正文"] == [body]


def test_a_line_of_nothing_but_delimiters_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    text = as_text([HEAD, *ROWS]) + "," * 2_000_000 + "\r\n" + as_text(ROWS[:1])
    reading = reading_of(saved(tmp_path / "out.csv", text))
    assert len(reading.items) == 21
    assert [code for code, _ in codes_of(reading)] == ["table-row-too-wide"]


def test_a_file_of_a_gigabyte_is_told_at_once(tmp_path: Path) -> None:
    path = saved(tmp_path / "out.csv", as_text([HEAD, *ROWS]))
    with path.open("r+b") as file:
        file.truncate(1_000_000_000)  # a hole: it takes no room on the disk
    assert codes_of(reading_of(path)) == [("source-too-large", None)]


def test_quotes_that_never_meet_take_no_more_than_the_number_of_rows(tmp_path: Path) -> None:
    def effort(count: int) -> int:
        path = saved(tmp_path / f"{count}.csv", "a,b,c\n" + '1,渡"口,"停了\n' * count)
        return lines_run(lambda: reading_of(path))

    assert effort(1600) < 2.5 * effort(800)


def test_bad_bytes_and_nuls_cost_only_themselves(tmp_path: Path) -> None:
    content = as_text([HEAD, *ROWS]).encode()
    path = tmp_path / "out.csv"
    path.write_bytes(content.replace("之7".encode(), b"\xff7").replace("之9".encode(), b"\0009"))
    reading = reading_of(path)
    assert len(reading.items) == 20
    assert fields_of(reading.items[7])["标题"] == ["渡口开渡\ufffd7"]
    assert fields_of(reading.items[9])["标题"] == ["渡口开渡9"]


def test_a_workbook_gives_the_rows_of_each_sheet_as_its_cells_show_them(tmp_path: Path) -> None:
    day, moment = '<c s="1"><v>45910</v></c>', '<c s="2"><v>45910.354166666664</v></c>'
    sheets = {
        "九月十日": [
            row_of(1, "九月稿件一览"),
            row_of(3, "日期", "版", "标题", "正文", "篇幅"),
            row_of(4, day, 1, "青石渡口重新开渡", "停了两个月。\n今天开渡。", 1200.0),
            row_of(5, "", "", "粮价连日回落", "回落了两次。", 1.5),
        ],
        "空表": [],
        "说明": [row_of(1, "只有一列")],
        "九月十一日": [row_of(1, "标题", "时间", "删"), row_of(2, "棋摊", moment, '<c t="b"><v>1</v></c>')],
    }
    merged = '<mergeCells count="2"><mergeCell ref="A4:A5"/><mergeCell ref="B4:B5"/></mergeCells>'
    reading = reading_of(workbook(tmp_path / "稿件.xlsx", sheets, merged))
    first, second, third = map(fields_of, reading.items)
    assert first == {
        "日期": ["2025-09-10"],
        "版": ["1"],
        "标题": ["青石渡口重新开渡"],
        "正文": ["停了两个月。\n今天开渡。"],
        "篇幅": ["1200"],
        "sheet": ["九月十日"],
    }
    assert (second["日期"], second["版"], second["篇幅"]) == (["2025-09-10"], ["1"], ["1.5"])
    assert third == {"标题": ["棋摊"], "时间": ["2025-09-10 08:30:00"], "删": ["true"], "sheet": ["九月十一日"]}
    assert [item.origin.line for item in reading.items] == [4, 5, 2]
    assert codes_of(reading) == [("table-line-above", 1), ("workbook-sheet-without-table", None)]


def test_a_sheet_that_is_called_after_a_day_or_a_page_says_so_of_its_rows(tmp_path: Path) -> None:
    rows = [row_of(1, "标题", "正文"), row_of(2, "渡口", "停了两个月。")]
    names = ("2025-09-10", "第2版", "A04", "0911", "Sheet1", "2025-09-12 03")
    reading = reading_of(workbook(tmp_path / "out.xlsx", dict.fromkeys(names, rows)))
    said = [
        {field.name: field.text for field in item.fields if "sheet." in field.name} for item in reading.items
    ]
    assert said == [
        {"sheet.date": "2025-09-10"},
        {"sheet.page": "2"},
        {"sheet.page": "A04"},
        {},
        {},
        {"sheet.date": "2025-09-12", "sheet.page": "03"},
    ]


def test_cells_at_both_ends_of_a_sheet_are_told_before_they_take_all_memory(tmp_path: Path) -> None:
    far = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>远</t></is></c></row>'
    reading = reading_of(workbook(tmp_path / "far.xlsx", {"一": [row_of(1, "标题", "正文"), far]}))
    assert codes_of(reading) == [("workbook-too-spread", None)]


def test_a_cell_that_is_only_styled_far_away_does_not_matter(tmp_path: Path) -> None:
    far = '<row r="1048576"><c r="XFD1048576" s="1"/></row>'
    rows = [row_of(1, "标题", "正文"), row_of(2, "渡口", "停了两个月。"), far]
    assert len(reading_of(workbook(tmp_path / "far.xlsx", {"一": rows})).items) == 1


def test_an_opendocument_table_that_repeats_a_cell_without_end_is_told(tmp_path: Path) -> None:
    cell = (
        '<t:table-cell o:value-type="string" t:number-columns-repeated="16384"><x:p>渡口</x:p></t:table-cell>'
    )
    namespaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for short, name in (("t", "table"), ("o", "office"), ("x", "text"))
    )
    content = (
        f"<o:document-content {namespaces}><o:body><o:spreadsheet><t:table t:name='一'>"
        f'<t:table-row t:number-rows-repeated="1048576">{cell}</t:table-row>'
        "</t:table></o:spreadsheet></o:body></o:document-content>"
    )
    path = tmp_path / "out.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    assert codes_of(reading_of(path)) == [("workbook-too-spread", None)]


def test_a_zip_bomb_is_told_before_it_is_opened(tmp_path: Path) -> None:
    path = workbook(tmp_path / "bomb.xlsx", {"一": [row_of(1, "标题", "正文")]})
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/a.xml", "w") as part:
        for _ in range(400):
            part.write(bytes(1_000_000))
    assert codes_of(reading_of(path)) == [("source-too-large", None)]


def test_a_workbook_cut_anywhere_is_told(tmp_path: Path) -> None:
    whole = workbook(tmp_path / "whole.xlsx", {"一": [row_of(1, *HEAD), row_of(2, *ROWS[0])]}).read_bytes()
    for cut in range(4, len(whole) - 1, 97):
        path = tmp_path / "cut.xlsx"
        path.write_bytes(whole[:cut])
        assert [code for code, _ in codes_of(reading_of(path))] == ["source-broken-archive"], cut


def test_an_old_workbook_that_is_damaged_does_not_end_the_run(tmp_path: Path) -> None:
    whole = reading_of(old_workbook(tmp_path / "whole.xls", 0))
    assert codes_of(whole) == [("table-without-rows", None)]
    damaged = reading_of(old_workbook(tmp_path / "damaged.xls", 0xFFFFFFF0))
    assert [code for code, _ in codes_of(damaged)] == ["source-broken-archive"]


def test_a_workbook_with_an_external_entity_reads_no_other_file(tmp_path: Path) -> None:
    secret = saved(tmp_path / "secret.txt", "机密")
    entity = f'<!DOCTYPE worksheet [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    path = workbook(tmp_path / "out.xlsx", {"一": [row_of(1, "标题", "正文"), row_of(2, "&x;", "停了。")]})
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"].decode().replace("&amp;x;", "&x;")
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in {**parts, "xl/worksheets/sheet1.xml": (entity + sheet).encode()}.items():
            archive.writestr(name, part)
    assert "机密" not in str(reading_of(path))


def test_a_table_is_known_by_what_it_holds_where_its_name_says_something_else(tmp_path: Path) -> None:
    book = workbook(tmp_path / "out.csv", {"一": [row_of(1, *HEAD), row_of(2, *ROWS[0])]})
    assert reading_of(book).format == "workbook"
    assert reading_of(saved(tmp_path / "out.xls", as_text([HEAD, *ROWS], "\t"), "utf-16")).format == "csv"
    page = saved(tmp_path / "01.txt", "青石渡口\t粮价\n停了两个月\n")
    assert read_source([SourceFile(page, "01.txt")])[0] == []
