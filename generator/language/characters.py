"""The classes of characters that print and patterns know, each once.

Strings are what stands between the brackets of a pattern: rf"[{HAN}]+".
"""

# Han characters (Script=Han in Unicode): the zero of dates, the unified ideographs with Extension A, those for
# compatibility, and Extension B with all later ones, for which Unicode keeps two planes.
HAN_RANGES = ((0x3007, 0x3007), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFD))
HAN = "".join(f"{chr(first)}-{chr(last)}" for first, last in HAN_RANGES)
# Those that two bytes number, without the ones for compatibility: a search index takes them as they are, and in
# addresses no other stands.
TWO_BYTE_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
# Han with its radicals, and the characters that are read as one: 々, 〆, the numerals of Suzhou.
HAN_AND_SIGNS = rf"\u2e80-\u2fdf\u3005\u3006\u3021-\u3029{HAN}"
# What stands in East Asian text: radicals, 、。「」, kana, Han.
EAST_ASIAN = rf"\u2e80-\u9fff{HAN}"
# What is as wide as it is high (East_Asian_Width=Wide or Fullwidth).
WIDE = (
    r"\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\ua4cf\uf900-\ufaff\ufe30-\ufe4f"
    r"\uff00-\uff60\uffe0-\uffe6\U00020000-\U0003fffd"
)

DIGITS = "0-9０-９"
NUMERALS = "〇零一二三四五六七八九十百千万亿两"  # numbers in words

STOPS = "。！？!?"  # they end a sentence
CLOSING_QUOTES = "”’」』"
CLOSING_BRACKETS = "）)》〉】"
