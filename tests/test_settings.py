"""Settings are read with defaults, and what is wrong in them is said with file and line."""

import os
from pathlib import Path

import pytest

from generator.settings import EditionError, Settings, read_settings


def test_an_edition_without_settings_has_the_defaults(tmp_path: Path) -> None:
    assert read_settings(tmp_path) == Settings()


def test_what_is_set_is_read_and_the_rest_stays(tmp_path: Path) -> None:
    (tmp_path / "edition.yaml").write_text("name: 澜溪日报\nfounded: 1958\nmotto:\n", encoding="utf-8")
    assert read_settings(tmp_path) == Settings(name="澜溪日报", founded="1958")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("name: 澜溪\nnme: 日报\n", "没有“nme”这个设置"),
        ("name: [澜溪, 日报]\n", "应是一行文字"),
        ("name: 澜溪\n  - bad: [\n", "edition.yaml:2"),
        ("只有一行字\n", "键: 值"),
        ('name: "\\ud800"\n', "“name”有半个字符"),
        ('"\\ud800": 日报\n', "有半个字符"),
        ('name: "\\U00110000"\n', "无法读取"),
        ('name: "\\Uffffffff"\n', "无法读取"),
        ("name: " + "[" * 100_000, "无法读取"),
    ],
)
def test_what_is_wrong_is_one_sentence(tmp_path: Path, text: str, sentence: str) -> None:
    (tmp_path / "edition.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(EditionError, match=sentence):
        read_settings(tmp_path)


@pytest.mark.parametrize("text", ["2025-13-45", "2020-01-01", "0123", "1e3", "12:30", "yes", "1_000"])
def test_what_yaml_would_take_for_a_date_or_a_number_stays_as_typed(tmp_path: Path, text: str) -> None:
    (tmp_path / "edition.yaml").write_text(f"issn: {text}\nfounded: {text}\n", encoding="utf-8")
    assert read_settings(tmp_path) == Settings(issn=text, founded=text)


@pytest.mark.parametrize("address", ["https://example.org", "http://example.org:8080/paper/"])
def test_an_address_on_the_web_is_taken(tmp_path: Path, address: str) -> None:
    (tmp_path / "edition.yaml").write_text(f"address: {address}\n", encoding="utf-8")
    assert read_settings(tmp_path).address == address


@pytest.mark.parametrize("volume", ["many", "-1", "0", "1.5", "１０"])
def test_a_volume_that_is_no_whole_number_is_refused(tmp_path: Path, volume: str) -> None:
    (tmp_path / "edition.yaml").write_text(f"volume: {volume}\n", encoding="utf-8")
    with pytest.raises(EditionError, match="“volume”应是一个整数"):
        read_settings(tmp_path)


def test_the_size_of_a_volume_is_a_number(tmp_path: Path) -> None:
    (tmp_path / "edition.yaml").write_text("volume: 5000000\n", encoding="utf-8")
    assert read_settings(tmp_path).volume == 5_000_000


@pytest.mark.parametrize(
    "address",
    ["example.org", "/paper/", "https://", "https:///paper", "ftp://example.org", "'http://['", "http://a:b/"],
)
def test_an_address_that_is_not_on_the_web_is_refused(tmp_path: Path, address: str) -> None:
    (tmp_path / "edition.yaml").write_text(f"address: {address}\n", encoding="utf-8")
    with pytest.raises(EditionError, match="“address”"):
        read_settings(tmp_path)


def test_settings_that_cannot_be_opened_are_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "edition.yaml").mkdir()
    with pytest.raises(EditionError, match=r"edition\.yaml: .*无法打开"):
        read_settings(tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read every file")
def test_settings_one_may_not_read_are_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "edition.yaml").touch(mode=0o000)
    with pytest.raises(EditionError, match=r"edition\.yaml: .*无法打开"):
        read_settings(tmp_path)


def test_bytes_that_are_no_text_are_one_sentence_too(tmp_path: Path) -> None:
    (tmp_path / "edition.yaml").write_bytes(b"\xff\xfe\xff")
    with pytest.raises(EditionError, match="UTF-8"):
        read_settings(tmp_path)
