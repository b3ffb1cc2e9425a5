"""JSON as other systems write it becomes articles, and what is broken costs only itself."""

import json
from pathlib import Path

import pytest
from conftest import CASES
from effort import lines_run
from golden import assert_golden
from source_items import codes_of, fields_of, items_shown, reading_of

from generator.sources import SourceFile, read_source

FOLDERS = sorted((CASES / "sources").glob("json-*"))
FERRY = {"title": "青石渡口重新开渡", "content": "停了两个月的青石渡口，今天早上重新开渡。"}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_each_form_of_json_gives_its_articles_with_all_they_say(folder: Path, *, accept: bool) -> None:
    assert_golden(items_shown(folder), folder / "items.txt", accept=accept)


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8", newline="")
    return path


def listed(count: int, indent: int | None = None) -> str:
    articles = [{**FERRY, "id": number} for number in range(count)]
    return json.dumps(articles, ensure_ascii=False, indent=indent)


@pytest.mark.parametrize("indent", [None, 1], ids=["on one line", "indented"])
def test_wherever_a_file_breaks_off_the_whole_articles_before_are_given(
    tmp_path: Path, indent: int | None
) -> None:
    whole = listed(3, indent)
    ends = [place + 1 for place, sign in enumerate(whole) if sign == "}"]
    for cut in range(1, len(whole) - 1):
        reading = reading_of(written(tmp_path / "half.json", whole[:cut]))
        assert len(reading.items) == sum(end <= cut for end in ends), whole[:cut]
        assert [code for code, _ in codes_of(reading)] == ["json-breaks-off"], whole[:cut]


@pytest.mark.parametrize("indent", [None, 1], ids=["on one line", "indented"])
def test_whichever_sign_of_an_article_is_lost_the_others_are_given(tmp_path: Path, indent: int | None) -> None:
    whole = listed(3, indent)
    first, last = whole.index("{", 5), whole.rindex("{")
    for place in (place for place in range(first, last) if whole[place] in '{}":'):
        reading = reading_of(written(tmp_path / "news.json", whole[:place] + whole[place + 1 :]))
        assert {"0", "2"} <= {fields_of(item).get("id", [""])[0] for item in reading.items}, place
        assert len(reading.items) == 3 or reading.problems, place


def test_a_broken_line_is_told_with_its_number_and_the_others_are_read(tmp_path: Path) -> None:
    lines = [json.dumps({**FERRY, "id": number}, ensure_ascii=False) for number in range(40)]
    lines[7], lines[20] = lines[7][:-5], "二十"
    reading = reading_of(written(tmp_path / "news.jsonl", "\n".join(lines)))
    assert len(reading.items) == 38
    assert codes_of(reading) == [("json-not-read", 8), ("json-not-read", 21)]
    assert reading.items[-1].origin.line == 40


def test_a_bad_byte_costs_a_character_and_is_told_with_its_line(tmp_path: Path) -> None:
    lines = "\n".join(json.dumps({**FERRY, "id": number}, ensure_ascii=False) for number in range(40)).encode()
    place = lines.index("渡".encode(), len(lines) // 2)
    path = tmp_path / "news.jsonl"
    path.write_bytes(lines[:place] + b"\xff" + lines[place + 3 :])
    reading = reading_of(path)
    assert len(reading.items) == 40
    ((code, line),) = codes_of(reading)
    assert (code, line) == ("source-with-bad-bytes", lines[:place].count(b"\n") + 1)
    assert sum("\ufffd" in str(item.fields) for item in reading.items) == 1


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "big5hkscs", "utf-16"])
def test_json_is_read_in_the_encodings_that_editors_save_in(tmp_path: Path, encoding: str) -> None:
    text = json.dumps(
        [{"標題": "渡口重新開放", "正文": "停了一年的渡口，今天早上重新開放，大家都來了。"}] * 3,
        ensure_ascii=False,
    )
    path = tmp_path / "news.json"
    path.write_bytes(text.encode(encoding))
    assert [fields_of(item)["標題"] for item in reading_of(path).items] == [["渡口重新開放"]] * 3


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "source-empty"),
        (" \n\0\n", "source-empty"),
        ("[]", "json-without-articles"),
        ("{}", "json-without-articles"),
        ("停了两个月", "json-breaks-off"),
        ('"停了两个月"', "json-breaks-off"),
        ("[" * 200_000, "json-breaks-off"),
        ('{"a":' * 200_000, "json-breaks-off"),
        ('[{"title": "渡口", "content": ' + "[" * 3000 + "]" * 3000 + "}]", "json-breaks-off"),
    ],
    ids=lambda text: text[:12],
)
def test_what_is_no_json_or_holds_nothing_is_told(tmp_path: Path, text: str, code: str) -> None:
    reading = reading_of(written(tmp_path / "news.json", text))
    assert reading.items == ()
    assert [told for told, _ in codes_of(reading)] == [code]


@pytest.mark.parametrize(
    "dress",
    ["const news = {};\n", "callback({});", "module.exports = {}", "  {}\n\n", "\ufeff{}"],
    ids=["script", "call", "module", "blank", "mark"],
)
def test_a_list_in_the_dress_of_a_script_is_read(tmp_path: Path, dress: str) -> None:
    reading = reading_of(written(tmp_path / "news.json", dress.replace("{}", listed(3, 1))))
    assert (len(reading.items), codes_of(reading)) == (3, [])


def test_json_that_was_written_as_json_twice_is_read(tmp_path: Path) -> None:
    reading = reading_of(written(tmp_path / "news.json", json.dumps(listed(3))))
    assert (len(reading.items), codes_of(reading)) == (3, [])


def test_numbers_are_kept_as_they_are_written(tmp_path: Path) -> None:
    text = f'[{{"title": "渡口", "price": 1.50, "far": 1e400, "long": {"9" * 6000}, "none": NaN}}]'
    (item,) = reading_of(written(tmp_path / "news.json", text)).items
    fields = fields_of(item)
    assert (fields["price"], fields["far"], fields["long"]) == (["1.50"], ["1e400"], ["9" * 6000])
    assert "none" not in fields


def test_a_deeply_nested_member_is_kept_as_one_text(tmp_path: Path) -> None:
    text = f'[{{"title": "渡口", "deep": {"[" * 30}"底"{"]" * 30}}}]'
    (item,) = reading_of(written(tmp_path / "news.json", text)).items
    assert any("底" in field.text for field in item.fields)


def test_a_folder_named_like_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "news.json").mkdir()
    assert codes_of(reading_of(tmp_path / "news.json")) == [("page-no-regular-file", None)]


def test_a_text_file_that_opens_as_json_does_is_read_as_json(tmp_path: Path) -> None:
    assert len(reading_of(written(tmp_path / "news.txt", listed(2))).items) == 2
    readings, problems = read_source([SourceFile(written(tmp_path / "page.txt", "[渡口]\n"), "page.txt")])
    assert (readings, [problem.code for problem in problems]) == ([], ["source-of-unknown-format"])


def test_many_broken_articles_take_no_more_than_their_number(tmp_path: Path) -> None:
    def effort(count: int) -> int:
        broken = listed(count, 1).replace('"title"', '"title')
        path = written(tmp_path / f"{count}.json", broken)
        return lines_run(lambda: reading_of(path))

    assert effort(800) < 2.5 * effort(400)
