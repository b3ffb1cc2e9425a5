"""Settings are read with defaults, and what is wrong in them is said with file and line."""

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
    ],
)
def test_what_is_wrong_is_one_sentence(tmp_path: Path, text: str, sentence: str) -> None:
    (tmp_path / "edition.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(EditionError, match=sentence):
        read_settings(tmp_path)


def test_bytes_that_are_no_text_are_one_sentence_too(tmp_path: Path) -> None:
    (tmp_path / "edition.yaml").write_bytes(b"\xff\xfe\xff")
    with pytest.raises(EditionError, match="UTF-8"):
        read_settings(tmp_path)
