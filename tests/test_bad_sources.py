"""What is wrong in a source of finished articles costs only itself; an editor is told the row and why."""

import json
import os
import zipfile
from pathlib import Path

import pytest
from program import Ended, forked
from told import times_told

pytestmark = pytest.mark.end_to_end
HEAD = "日期,版号,标题,正文\n"
GOOD = "2025-09-10,1,渡口,渡船开了。\n"
TEI = """\
<?xml version="1.0"?>
<!DOCTYPE TEI [{declared}]>
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><sourceDesc><bibl><date when="2025-09-10"/></bibl>
</sourceDesc></fileDesc></teiHeader><text><body><div type="article"><head>渡口</head>
<p>&mark;渡船开了。</p></div>
</body></text></TEI>
"""


def imported(folder: Path, *sources: Path) -> Ended:
    """What `build.py import` says of the sources, in an edition of its own."""
    content = folder / "edition" / "content"
    content.mkdir(parents=True, exist_ok=True)
    (content / "edition.yaml").write_text("name: 砚江日报\n", encoding="utf-8")
    return forked(folder / "edition", "import", *map(str, sources))


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def titles(folder: Path) -> list[str]:
    """The headlines of the articles that were filed."""
    files = sorted((folder / "edition" / "content" / "articles").rglob("*-*/*-*.md"))
    lines = (line for file in files for line in file.read_text(encoding="utf-8").splitlines())
    return [line.removeprefix("title: ") for line in lines if line.startswith("title: ")]


def told_at(ended: Ended, place: str, code: str) -> bool:
    """Whether a problem is told of a place: the file in the inbox and its row."""
    lines = [line for line in ended.stderr.splitlines() if line.startswith(f"content/inbox/{place}:")]
    return any(times_told(code, line) for line in lines)


def is_calm(ended: Ended) -> bool:
    """Whether the run ended as one that could not read something, and no more."""
    return ended.returncode == 1 and "Traceback" not in ended.stderr


def test_a_row_with_another_delimiter_is_told_and_the_next_one_comes(tmp_path: Path) -> None:
    source = written(tmp_path / "rows.csv", f"{HEAD}2025-09-10;1;粮价;米价降了。\n{GOOD}")
    ended = imported(tmp_path, source)
    assert is_calm(ended)
    assert told_at(ended, "rows.csv:2", "table-ragged-row")
    assert told_at(ended, "rows.csv:2", "source-date-not-read")
    assert titles(tmp_path) == ["渡口"]


def test_of_half_a_json_all_whole_articles_come(tmp_path: Path) -> None:
    rows = [
        {"date": "2025-09-10", "page": "1", "title": f"渡口{place}", "content": f"第{place}班渡船开了。"}
        for place in (1, 2, 3)
    ]
    source = written(tmp_path / "half.json", json.dumps(rows, ensure_ascii=False, indent=1)[:-30])
    ended = imported(tmp_path, source)
    assert is_calm(ended)
    assert ended.stderr.startswith("content/inbox/half.json:")
    assert titles(tmp_path) == ["渡口1", "渡口2"]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (",1,粮价,米价降了。", "source-without-date"),
        ("2025-13-45,1,粮价,米价降了。", "source-date-not-read"),
        ("2025-09-10,天字,粮价,米价降了。", "source-page-not-read"),
        ("2025-09-10,1,,", "source-without-text"),
    ],
)
def test_a_row_that_cannot_be_placed_is_told_with_its_number(tmp_path: Path, row: str, code: str) -> None:
    ended = imported(tmp_path, written(tmp_path / "rows.csv", f"{HEAD}{row}\n{GOOD}"))
    assert is_calm(ended)
    assert told_at(ended, "rows.csv:2", code)
    assert titles(tmp_path) == ["渡口"]


def test_a_row_told_once_is_told_again_until_it_is_mended_and_then_comes(tmp_path: Path) -> None:
    source = written(tmp_path / "rows.csv", f"{HEAD},1,粮价,米价降了。\n{GOOD}")
    imported(tmp_path, source)
    assert told_at(imported(tmp_path), "rows.csv:2", "source-without-date")
    kept = tmp_path / "edition" / "content" / "inbox" / "rows.csv"
    written(kept, f"{HEAD}2025-09-10,1,粮价,米价降了。\n{GOOD}")
    assert imported(tmp_path).returncode == 0
    assert sorted(titles(tmp_path)) == ["渡口", "粮价"]


def test_a_gigabyte_of_csv_is_refused_unread_and_the_other_source_comes(tmp_path: Path) -> None:
    giant = written(tmp_path / "giant.csv", HEAD + GOOD)
    os.truncate(giant, 1_000_000_000)
    ended = imported(tmp_path, giant, written(tmp_path / "rows.csv", HEAD + GOOD))
    assert is_calm(ended)
    assert times_told("source-too-large", ended.stderr, megabytes="1000")
    assert titles(tmp_path) == ["渡口"]


def test_a_document_that_unpacks_to_hundreds_of_megabytes_is_refused(tmp_path: Path) -> None:
    bomb = tmp_path / "2025-09-10 01版.docx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"<w:document>" + b" " * 320_000_000)
    ended = imported(tmp_path, bomb, written(tmp_path / "rows.csv", HEAD + GOOD))
    assert is_calm(ended)
    assert times_told("source-too-large", ended.stderr, megabytes="320")
    assert titles(tmp_path) == ["渡口"]


@pytest.mark.parametrize(
    "declared", ['<!ENTITY mark SYSTEM "{secret}">', '<!ENTITY a "哈哈哈哈"><!ENTITY mark "&a;&a;&a;">']
)
def test_nothing_outside_an_xml_is_read_and_no_entity_unfolded(tmp_path: Path, declared: str) -> None:
    secret = written(tmp_path / "secret.txt", "保险柜的号码")
    text = TEI.format(declared=declared.format(secret=secret.as_uri()))
    ended = imported(
        tmp_path, written(tmp_path / "issue.xml", text), written(tmp_path / "rows.csv", HEAD + GOOD)
    )
    assert is_calm(ended)
    assert times_told("source-xml-entities", ended.stderr)
    assert titles(tmp_path) == ["渡口"]
    kept = (tmp_path / "edition" / "content" / "articles").rglob("*")
    assert not any("保险柜" in file.read_text(encoding="utf-8") for file in kept if file.is_file())


def test_a_source_whose_import_was_killed_is_the_same_source_when_it_is_imported_again(tmp_path: Path) -> None:
    source = written(tmp_path / "rows.csv", HEAD + GOOD)
    inbox = tmp_path / "edition" / "content" / "inbox"
    inbox.mkdir(parents=True)
    written(inbox / "rows.csv", HEAD + GOOD)  # copied, and killed before anything was filed
    assert imported(tmp_path, source).returncode == 0
    assert [file.name for file in inbox.iterdir()] == ["rows.csv"]
    assert titles(tmp_path) == ["渡口"]
