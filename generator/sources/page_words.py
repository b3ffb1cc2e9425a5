"""How print writes the number of a page in words: 第十二版 is 第12版."""

import re

from generator.model import number_of

_IN_WORDS = re.compile(r"第\s*([一二三四五六七八九十]{1,3})\s*版")


def with_digits(text: str) -> str:
    """A text with the numbers of pages in figures; what is none stays as it is."""
    return _IN_WORDS.sub(lambda match: f"第{number}版" if (number := number_of(match[1])) else match[0], text)
