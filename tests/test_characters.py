"""language/characters: what a Han character is, is said once, and holds for all that Unicode has."""

import re

import pytest
from conftest import ROOT

from generator.index_pages.mentions.forms import short_forms
from generator.language.characters import EAST_ASIAN, HAN, HAN_AND_SIGNS, HAN_RANGES, TWO_BYTE_HAN
from generator.language.headline_breaks import phrases
from generator.language.typography import head_text, names_text
from generator.model import IndexKind
from generator.parse.forms.names import is_name

# The zero, Extension A, the first and last of the common ones, one for compatibility, Extensions B, C, G.
EACH_BLOCK = "〇㐀一龥鿿﨑𠮷𠀀𪜀𰀀"
NONE = "，。あアㄅ가A9Ａ々·"


def test_every_block_of_han_characters_is_han() -> None:
    assert re.fullmatch(f"[{HAN}]+", EACH_BLOCK)
    assert not re.search(f"[{HAN}]", NONE)
    assert all(any(first <= ord(one) <= last for first, last in HAN_RANGES) for one in EACH_BLOCK)


def test_wider_classes_hold_han_and_what_their_names_say() -> None:
    assert re.fullmatch(f"[{HAN_AND_SIGNS}]+", EACH_BLOCK + "々〆⺟")
    assert re.fullmatch(f"[{EAST_ASIAN}]+", EACH_BLOCK + "々、あ")
    assert re.findall(f"[{TWO_BYTE_HAN}]", EACH_BLOCK) == list("㐀一龥鿿")


@pytest.mark.parametrize("name", ["王𠮷", "王𠮷明", "王﨑", "欧阳𠮷"])
def test_a_name_with_a_rare_character_is_a_name(name: str) -> None:
    assert is_name(name)
    assert names_text(f"{name[0]} {name[1]} 摄") == f"{name[0]}{name[1]} 摄"


def test_a_town_with_a_rare_character_goes_without_saying() -> None:
    assert short_forms(IndexKind.ORGANISATIONS, "𠮷江市教育局") == ("市教育局",)


def test_the_gap_between_phrases_and_the_breaks_of_a_headline_know_rare_characters() -> None:
    assert head_text("𠮷江两岸  通车") == "𠮷江两岸 通车"
    assert phrases("我市在𠮷﨑一带新建三座大桥")[0][0] != ("我市在𠮷﨑一带新建三座大桥",)


def test_no_other_module_says_what_a_han_character_is() -> None:
    # decoding counts which blocks a text in a wrong encoding has.
    others = [
        path for path in (ROOT / "generator").rglob("*.py") if path.name not in {"characters.py", "decoding.py"}
    ]
    said = re.compile(r"\\u(?:3400|4e00|9fff|9fa5)|\\U0002|一-[龥鿿]|0x(?:3400|4E00|9FFF)", re.IGNORECASE)
    assert [path.name for path in others if said.search(path.read_text(encoding="utf-8"))] == []
