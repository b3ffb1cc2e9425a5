"""Codes become sentences only where they are shown, and no code is without one."""

from generator.messages import sentence


def test_a_code_without_a_sentence_is_shown_with_its_values() -> None:
    assert sentence("of-a-later-version", (("line", 12), ("names", ("甲", "乙")))) == (
        "of-a-later-version、line：12、names：甲、乙"
    )
