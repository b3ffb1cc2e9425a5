"""How print writes the number of a page in words: 第十二版 is 第12版."""

import re

_DIGITS = {sign: number for number, sign in enumerate("一二三四五六七八九", 1)}
_IN_WORDS = re.compile(r"第\s*([一二三四五六七八九十]{1,3})\s*版")


def with_digits(text: str) -> str:
    """A text with the numbers of pages in figures; what is none stays as it is."""
    return _IN_WORDS.sub(lambda match: f"第{number}版" if (number := _number(match[1])) else match[0], text)


def _number(words: str) -> int:
    tens, ten, ones = words.partition("十")
    if not ten:
        return _DIGITS.get(words, 0)
    if (tens and tens not in _DIGITS) or (ones and ones not in _DIGITS):
        return 0
    return _DIGITS.get(tens, 1) * 10 + _DIGITS.get(ones, 0)
