"""Spaces, widths and numbers as a newspaper sets them: what is print's doing, and what the writer meant."""

import re
import unicodedata

from generator.language.characters import HAN

_LATIN = r"[A-Za-z]"
_GAP = re.compile(r"\s+")
_MEANT_GAP = re.compile(
    rf"(?<=[电讯息])\s+(?=[^\s（(，。])|(?<={_LATIN})\s+(?={_LATIN})|(?<=[{HAN}])\s+(?=[{HAN}])"
)
_PHRASE_GAP = re.compile(rf"[{HAN}]{{2}}\s+[{HAN}]{{2}}")
_PADDED_NAME = re.compile(rf"(?<![{HAN}/／])([{HAN}])\s+([{HAN}])(?=摄|[文图][/／]|\s|[、，/／）)]|$)")
_LETTER_SPACED_SHARE = 0.6
_LETTER_SPACED_LEAST = 4  # gaps; a headline of three phrases has two
_HALF_EM_BELOW = 0x2000  # Latin, Greek, Cyrillic and their characters are set half an em wide
_FIGURES = "[0-9０-９〇○零一二三四五六七八九十百千万]"
_ISSUE_NUMBER = re.compile(rf"第\s*{_FIGURES}{{1,9}}\s*[期号]")
_COUNT_OF_PAGES = re.compile(rf"(?:今日|本期|[今共])\s*{_FIGURES}{{1,3}}\s*版")
_ERA = "公元|(?:中华)?民国|清?(?:道光|咸丰|同治|光绪|宣统)"
_TIME = re.compile(
    rf"(?:{_ERA})?\s*{_FIGURES}{{1,4}}(?:\s*年(?:\s*{_FIGURES}{{1,2}}\s*月(?:\s*{_FIGURES}{{1,3}}\s*日)?)?)?"
    r"|[0-9]{4}-[0-9]{1,2}(?:-[0-9]{1,2})?"
)

# PDF tools give these where a font says only how a character looks: ⼈ (a radical) for 人, ︒ for 。 turned.
_RADICALS = "⺟⺠⺩⺬⻁⻄⻅⻆⻉⻋⻐⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳⼾⾭"
_MEANT_BY_RADICALS = "母民王示虎西见角贝车金长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟户青"
_TURNED_FORMS = "︐︑︒︓︔︕︖︗︘︙︱︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄﹇﹈"  # as they stand in vertical lines
_UPRIGHT_FORMS = "，、。：；！？〖〗…—（）｛｝〔〕【】《》〈〉「」『』［］"
_COMPATIBLE = [*range(0x2F00, 0x2FD6), *range(0xF900, 0xFADA)]  # Kangxi radicals, compatibility ideographs
_USUAL_FORMS = (
    {code: unicodedata.normalize("NFKC", chr(code)) for code in _COMPATIBLE}
    | str.maketrans(_RADICALS, _MEANT_BY_RADICALS)
    | str.maketrans(_TURNED_FORMS, _UPRIGHT_FORMS)
)

# Control characters, and what has no shape or width: soft hyphens, joiners, marks of direction, of ruby and of
# shorthand, fillers, tags, codes of no character (PDFium's U+FFFE at a hyphen).
UNSEEN = (
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f"
    r"\u202a-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff\ufff0-\ufffb\ufffe\uffff"
    r"\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff]"
)
_UNSEEN = re.compile(UNSEEN)
# Fillers that are seen as spaces, in Hangul and Braille.
FILLERS = str.maketrans({"\u3164": "\u3000", "\uffa0": " ", "\u2800": " "})
# They choose between the shapes of the character before them (\u845b\ufe00) and leave what it is.
SELECTOR = r"[\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]"
_SELECTORS = re.compile(SELECTOR)


def has_unseen(text: str) -> bool:
    """Whether the text has characters that no reader sees."""
    return without_unseen(text) != text


def without_unseen(text: str) -> str:
    """The text without the characters that no reader sees; fillers that look like spaces are spaces."""
    return _UNSEEN.sub("", text).translate(FILLERS)


def without_selectors(text: str) -> str:
    """The text without what only chooses a shape for the character before it."""
    return _SELECTORS.sub("", text)


def plain_name(text: str) -> str:
    """A name by its characters alone: without unseen ones, each as people type it, in no special shape."""
    return usual_forms(without_selectors(without_unseen(text))).strip()


def usual_forms(text: str) -> str:
    """The text, each character as people type it, one for one: 日 for the radical ⽇, 。 for the form ︒."""
    return text.translate(_USUAL_FORMS)


def width_in_em(text: str) -> float:
    """The width of a line's characters in em, spaces not counted: they are what justification stretches."""
    return sum(_character_width(character) for character in text if not character.isspace())


def is_letter_spaced(text: str) -> bool:
    """Whether justification put spaces between (nearly) all characters of a line."""
    words = text.split()
    single = sum(len(word) == 1 for word in words)
    return len(words) > _LETTER_SPACED_LEAST and single >= _LETTER_SPACED_SHARE * len(words)


def has_phrase_gap(text: str) -> bool:
    """Whether a line that is not letter-spaced has a gap between two Han words, as headlines and bylines do."""
    return bool(_PHRASE_GAP.search(text)) and not is_letter_spaced(text)


def without_spaces(text: str) -> str:
    """The text with no white space at all, for comparing."""
    return _GAP.sub("", text)


def running_text(text: str) -> str:
    """A line of a body without the spaces of justification.

    Kept as one space: gaps inside Latin words, gaps between Han characters that stand alone (they part names),
    and the gap after a dateline. A letter-spaced line loses all.
    """
    text = text.strip()
    if is_letter_spaced(text):
        return without_spaces(text)
    return " ".join(without_spaces(part) for part in _MEANT_GAP.split(text))


def head_text(text: str) -> str:
    """A line of a headline: a phrase gap is one space; digits and Latin words stand close."""
    text = text.strip()
    if is_letter_spaced(text):
        return without_spaces(text)
    phrases = (_without_number_gaps(phrase) for phrase in _GAP.split(text))
    return _without_number_gaps(" ".join(phrases))


def names_text(text: str) -> str:
    """A byline as printed, its gaps one space each; a name of two characters set apart (李 俊) is closed up."""
    text = _GAP.sub(" ", text).strip()
    if is_letter_spaced(text):
        return without_spaces(text)
    return _PADDED_NAME.sub(r"\1\2", text)


def joined(before: str, after: str) -> str:
    """Two lines of one paragraph as one text, with a space only between two Latin words."""
    both_latin = re.search(r"[A-Za-z]$", before) and re.match(r"[A-Za-z]", after)
    return f"{before} {after}" if both_latin else before + after


def has_issue_number(text: str) -> bool:
    """Whether a printed line gives the number of the issue: 总第9127期, 第12345号."""
    return _ISSUE_NUMBER.search(text) is not None


def has_count_of_pages(text: str) -> bool:
    """Whether a printed line says how many pages the issue has: 今日4版, 共八版; not 第4版."""
    return _COUNT_OF_PAGES.search(text) is not None


def is_time(text: str) -> bool:
    """Whether a text is a year, a month or a day and no more: 1949年9月1日, 民国三十八年, 1949, 1949-09-01."""
    return _TIME.fullmatch(text) is not None


def _character_width(character: str) -> float:
    if unicodedata.combining(character):
        return 0.0
    return 0.5 if ord(character) < _HALF_EM_BELOW else 1.0


def _without_number_gaps(text: str) -> str:
    return re.sub(r"(?<=[0-9.]) (?=[%％年月日元万亿个名人家届])|(?<=[0-9]) (?=[0-9.])", "", text)
