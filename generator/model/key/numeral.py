"""Numerals as print writes them, in digits or in words."""

NUMERAL = "[0-9]{1,3}|[〇零一二三四五六七八九十]{1,3}"
_DIGITS = {character: value for value, character in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_MOST_DIGITS = 9  # of a number that means anything here; Python itself refuses some thousands


def number_of(numeral: str) -> int | None:
    """The value of a numeral, in digits (12, １２) or in words (十二, 二〇), else None."""
    if len(numeral) > _MOST_DIGITS:
        return None
    if numeral.isdecimal():
        return int(numeral)
    tens, mark, ones = numeral.rpartition("十")
    if any(character not in _DIGITS for character in tens + ones) or len(tens) > 1 or not numeral:
        return None
    if mark:
        return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)
    return int("".join(str(_DIGITS[character]) for character in ones))
