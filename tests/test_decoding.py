"""Bytes become the text that was written, whatever the encoding; what is no Chinese text never looks so."""

import encoded_pages as pages
import pytest
from encoded_pages import KINDS, Kind
from hypothesis import given
from hypothesis import strategies as st

from generator.readers.decoding import Flaw, Language, decoded, opening, similarity

KIND_IDS = [f"{kind.name} in {kind.codec}" for kind in KINDS]


def read_as(content: bytes) -> tuple[str | None, str | None]:
    read = decoded(content)
    return read.text, read.encoding.name if read.encoding else None


@pytest.mark.parametrize("size", [100, 400])
@pytest.mark.parametrize("kind", KINDS, ids=KIND_IDS)
def test_each_encoding_is_told_from_the_others(kind: Kind, size: int, *, slow: bool) -> None:
    for text, content in pages.samples(kind, size, 500 if slow else 25):
        read = decoded(content)
        assert read.encoding is not None, text
        assert read.encoding.name == kind.right, text
        chinese = read.encoding.language is Language.CHINESE
        assert (read.text, read.flaw) == ((text, None) if chinese else (None, Flaw.FOREIGN))


@given(st.integers(0, 10_000), st.integers(60, 300), st.sampled_from(["gb18030", "utf-8", "utf-16", "utf-32"]))
def test_what_is_read_is_what_was_written(start: int, size: int, codec: str) -> None:
    text = pages.sample_text()[start : start + size]
    assert decoded(text.encode(codec)).text == text


def test_a_page_of_taiwan_is_read_with_its_stops_and_rare_signs() -> None:
    text = (
        "　　〔記者林晚秋柳河報導〕渡口昨（卅）日開航，「船不大，人倒不少」；票價３元～５元。\n撐船人陶行知‧碁"
        * 3
    )
    assert read_as(text.encode("cp950")) == (text, "Big5")


def test_a_page_of_hong_kong_is_read_with_signs_of_its_own() -> None:
    text = "渡輪昨日復航，乘客話：「嗰隻船仲係咁穩陣，冇得彈。」船家喺埗頭派糖水，街坊企晒出嚟睇。" * 2
    assert read_as(text.encode("big5hkscs")) == (text, "Big5")


def test_rare_names_and_traditional_signs_stay_right_in_gb18030() -> None:
    text = "参加会议的有：陶喆、王玥、张垚、游錫堃、周燊、孙犇、吴骉、𠮷田、㛃华。会议讨论了渡口的事。" * 2
    assert read_as(text.encode("gb18030")) == (text, "GB18030")


@pytest.mark.parametrize("codec", ["cp1251", "koi8_r", "cp866", "iso8859_5", "utf-16-le"])
def test_an_encoding_that_is_not_known_here_is_no_chinese(codec: str) -> None:
    read = decoded((pages.RUSSIAN * 3).encode(codec))
    # Cyrillic letters may be read as themselves; they are refused later, as a page without Chinese.
    assert read.text is None or similarity(read.text, Language.CHINESE) <= 0


def test_signs_that_happen_to_be_good_utf_8_are_read_as_what_they_are() -> None:
    table = "水位 12 13 15\n水位 14 16 17\n"
    assert table.encode("gb18030").decode("utf-8")
    assert read_as(table.encode("gb18030")) == (table, "GB18030")
    assert read_as("Вчера на реке.".encode()) == ("Вчера на реке.", "UTF-8")


def test_too_few_signs_to_tell_two_encodings_apart_are_not_guessed() -> None:
    table = "男子 9898 5674 7361\n票價 8412 6795 4904 8438\n票價 7207 7293 4297 5657\n"
    assert decoded(table.encode("big5")).flaw is Flaw.UNKNOWN


def test_bytes_without_any_sense_are_refused() -> None:
    assert decoded(bytes(range(128, 256)) * 4).flaw is Flaw.UNKNOWN
    assert decoded(b"\x89PNG\r\n\x1a\n\0\0\0\xff\xfe").flaw is Flaw.BINARY


@pytest.mark.parametrize(
    ("codec", "harm", "name"),
    [
        ("utf-8", b"\xff", "UTF-8"),
        ("gb18030", b"\xff", "GB18030"),
        ("big5hkscs", b"\xff", "Big5"),
        ("big5hkscs", b"\xfa\x40\x81\x40", "Big5"),
    ],
    ids=["UTF-8", "GB18030", "Big5", "a sign of somebody's own in Big5"],
)
def test_one_bad_byte_is_told_with_its_line_and_the_likely_encoding(codec: str, harm: bytes, name: str) -> None:
    good = pages.traditional("昨日，渡口的钟修好了。\n守钟人敲了三下，江上的人都听见了。\n").encode(codec)
    read = decoded(good + good[:6] + harm + good[6:])
    assert read.encoding is not None
    assert (read.text, read.flaw, read.encoding.name, read.line) == (None, Flaw.DAMAGED, name, 3)


@pytest.mark.parametrize("other", ["utf-8", "big5hkscs"])
def test_two_files_in_one_are_not_read_as_if_they_were_of_one_encoding(other: str) -> None:
    page = pages.sample_text()[:900].encode("gb18030")
    line = pages.traditional("渡口的钟昨日修好了，守钟人敲了三下").encode(other)
    read = decoded(page + b"\n" + line + b"\n" + page)
    # Some bytes of a line in UTF-8 happen to be signs of GB18030, others are none.
    assert read.flaw in {Flaw.MIXED, Flaw.DAMAGED}
    assert (read.text, read.line) == (None, page.count(b"\n") + 2)


def test_half_a_page_in_another_encoding_is_not_read_either() -> None:
    half = pages.sample_text()[:800]
    assert decoded(half.encode() + b"\n" + half.encode("gb18030")).text is None


@given(st.binary(max_size=400))
def test_any_bytes_give_their_text_or_a_flaw(content: bytes) -> None:
    read = decoded(content)
    assert (read.text is None) == (read.flaw is not None)
    opening(content)
