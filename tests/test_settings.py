"""Settings are read with defaults; what is wrong in them costs its line, and is said with file and line."""

import os
from pathlib import Path

import pytest

from generator.messages import problem_sentence
from generator.model import Problem
from generator.settings import LARGEST_VOLUME, Settings, day_now, read_settings


def read(text: str, folder: Path) -> tuple[Settings, list[Problem]]:
    """The settings in a content folder whose edition.yaml has this text, and what is wrong in it."""
    content = folder / "content"
    content.mkdir(exist_ok=True)
    (content / "edition.yaml").write_text(text, encoding="utf-8")
    return read_settings(content)


def test_an_edition_without_settings_has_the_defaults(tmp_path: Path) -> None:
    assert read_settings(tmp_path) == (Settings(), [])


def test_what_is_set_is_read_and_the_rest_stays(tmp_path: Path) -> None:
    assert read("name: 澜溪日报\nfounded: 1958\nmotto:\n", tmp_path) == (
        Settings(name="澜溪日报", founded="1958"),
        [],
    )


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("nme: 日报", "unknown-key-meant"),
        ("motto:\n- 甲\n- 乙", "no-single-text"),
        ("  - bad: [", "line-left-out"),
        ("只有一行字", "line-left-out"),
        ("motto: " + "[" * 100_000, "line-left-out"),
        ("motto: " + "字" * 2_000, "setting-too-long"),
        ("<<: {motto: 甲}", "unknown-key"),
        ("place: 砚江市", "key-twice"),
        ("address: example.org", "setting-no-web-address"),
        ("volume: " + "9" * 5_000, "setting-no-whole-number"),
        ("volume: 1e400", "setting-no-whole-number"),
        ("paper_language: 繁体", "setting-no-chinese-language"),
        ("paper_language: en", "setting-no-chinese-language"),
        ('paper_language: zh-Hant" x', "setting-no-chinese-language"),
        ("...\n---", "line-left-out"),
        ("%YAML 1.1", "line-left-out"),
    ],
)
def test_a_wrong_line_costs_that_line_and_is_one_sentence(tmp_path: Path, line: str, code: str) -> None:
    settings, problems = read(f"name: 澜溪\nplace: 澜溪镇\n{line}\npublisher: 澜溪社\n", tmp_path)
    assert settings == Settings(name="澜溪", place="澜溪镇", publisher="澜溪社")
    assert problems[0].origin.path == "content/edition.yaml"
    assert problems[0].origin.line in {3, 4}
    assert problems[0].code == code
    assert all(len(problem_sentence(problem)) < 700 for problem in problems)


def test_a_bomb_of_references_is_a_few_texts(tmp_path: Path) -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"{key}: &{key} [*a, *a]\n" for key in "bcdefgh") + "name: 澜溪\n"
    settings, problems = read(bomb, tmp_path)
    assert settings == Settings(name="澜溪")
    assert {problem.origin.line for problem in problems} == set(range(1, 9))


@pytest.mark.parametrize("text", ["只有一行字\n", "[甲, 乙]\n", "- name: 甲\n", "\ufeff\n\n", "# 还没有\n"])
def test_without_a_line_that_can_be_read_there_are_the_defaults(tmp_path: Path, text: str) -> None:
    settings, problems = read(text, tmp_path)
    assert settings == Settings()
    assert bool(problems) is bool(text.strip("\ufeff\n# 还没有"))


@pytest.mark.parametrize("text", ["2025-13-45", "2020-01-01", "0123", "1e3", "12:30", "yes", "1_000"])
def test_what_yaml_would_take_for_a_date_or_a_number_stays_as_typed(tmp_path: Path, text: str) -> None:
    assert read(f"issn: {text}\nfounded: {text}\n", tmp_path) == (Settings(issn=text, founded=text), [])


@pytest.mark.parametrize("address", ["https://example.org", "http://example.org:8080/paper/"])
def test_an_address_on_the_web_is_taken(tmp_path: Path, address: str) -> None:
    assert read(f"address: {address}\n", tmp_path) == (Settings(address=address), [])


@pytest.mark.parametrize("name", ["Asia/Hong_Kong", "UTC", "Asia/Shanghai"])
def test_a_time_zone_is_taken_by_its_name(tmp_path: Path, name: str) -> None:
    assert read(f"timezone: {name}\n", tmp_path) == (Settings(timezone=name), [])


@pytest.mark.parametrize("name", ["北京", "Asia", "+8", "../etc/passwd", "/usr", "Asia/Nowhere"])
def test_what_is_no_time_zone_is_told_and_the_default_stands(tmp_path: Path, name: str) -> None:
    settings, (problem,) = read(f'timezone: "{name}"\n', tmp_path)
    assert settings == Settings()
    assert problem.code == "setting-no-timezone"


def test_a_day_begins_earlier_in_the_east() -> None:
    ahead, behind = day_now("Pacific/Kiritimati"), day_now("Pacific/Pago_Pago")
    assert (ahead - behind).days in {1, 2}


@pytest.mark.parametrize("volume", ["many", "-1", "0", "1.5", "１０", "0x10", "1_000", "60:60:60", "9" * 5_000])
def test_a_volume_that_is_no_whole_number_is_refused(tmp_path: Path, volume: str) -> None:
    settings, (problem,) = read(f"volume: {volume}\n", tmp_path)
    assert settings.volume == LARGEST_VOLUME
    assert problem.code == "setting-no-whole-number"


def test_the_size_of_a_volume_is_a_number(tmp_path: Path) -> None:
    assert read("volume: 5000000\n", tmp_path) == (Settings(volume=5_000_000), [])


@pytest.mark.parametrize(
    "address",
    ["example.org", "/paper/", "https://", "https:///paper", "ftp://example.org", "'http://['", "http://a:b/"],
)
def test_an_address_that_is_not_on_the_web_is_refused(tmp_path: Path, address: str) -> None:
    settings, (problem,) = read(f"address: {address}\n", tmp_path)
    assert settings.address == ""
    assert problem.code == "setting-no-web-address"


def only_code(content: Path) -> str:
    settings, (problem,) = read_settings(content)
    assert settings == Settings()
    assert problem.origin.path.endswith("/edition.yaml")
    return problem.code


def test_settings_that_are_no_file_are_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "edition.yaml").mkdir()
    assert only_code(tmp_path) == "no-regular-file"


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "edition.yaml")
    assert only_code(tmp_path) == "no-regular-file"


def test_a_link_that_leads_out_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text("name: 不外传\n", encoding="utf-8")
    content = tmp_path / "content"
    content.mkdir()
    (content / "edition.yaml").symlink_to(tmp_path / "secret.yaml")
    assert only_code(content) == "link-leads-out"


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "edition.yaml").open("wb") as file:
        file.truncate(3_000_000_000)
    assert only_code(tmp_path) == "file-too-large"


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read every file")
def test_settings_one_may_not_read_are_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "edition.yaml").touch(mode=0o000)
    assert only_code(tmp_path) == "file-not-opened"


def test_bytes_that_are_no_text_are_one_sentence_with_their_line(tmp_path: Path) -> None:
    (tmp_path / "edition.yaml").write_bytes("name: 澜溪\nmotto: ".encode() + b"\xff")
    _, (problem,) = read_settings(tmp_path)
    assert problem.origin.line == 2
    assert problem.code == "not-utf-8"


@pytest.mark.parametrize(
    ("text", "language", "paper"),
    [
        ("", "zh-Hans", "zh-Hans"),
        ("language: en", "en", "zh-Hans"),
        ("language: zh-Hant", "zh-Hant", "zh-Hant"),
        ("language: en\npaper_language: zh-Hant-HK", "en", "zh-Hant-HK"),
        ("language: zh-Hant\npaper_language: zh-Hans", "zh-Hant", "zh-Hans"),
        ("paper_language: yue-Hant", "zh-Hans", "yue-Hant"),
    ],
)
def test_what_is_printed_has_a_language_apart_from_the_interface(
    tmp_path: Path, text: str, language: str, paper: str
) -> None:
    settings, problems = read(text, tmp_path)
    assert (settings.language, settings.paper_language, problems) == (language, paper, [])
