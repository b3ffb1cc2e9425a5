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


# Traditional forms of characters in the set phrases of print (記者, 本報訊, 下轉) and in common surnames, and
# under them the simplified ones: enough to know what a line is, not to convert a text.
_TRADITIONAL = str.maketrans(
    "報訊電記員攝編輯責圖轉見詳關連續導專評論經濟國際會聞綜視體廣號總農曆發獲據聯網臺線執筆劃統籌譯寫實習約華採訪強調開舉"
    "佈頒說稱點題陰雲陣氣溫風級頭條藝術財產業場區縣鄉鎮黨書長務學醫衛環護時間週勞動陳楊趙黃吳孫馬羅鄭謝韓馮蕭許蘇盧蔣"
    "賈葉閻鐘鍾譚鄒陸顧龍萬錢湯賀賴龔龐蘭齊莊邊嚴韋畢聶叢駱費紀靳項鮑單閔闞簡儲陽裏眾傳來兩劉東鳳進羣們於聲飛協應該"
    "張鄧呂溫蘆魯車顏榮婁鄔麥師饒鞏諸談歐寧闕竇喬畫繪郵內價錄載選設計覺訂熱啟訃讀觀資",
    "报讯电记员摄编辑责图转见详关连续导专评论经济国际会闻综视体广号总农历发获据联网台线执笔划统筹译写实习约华采访强调开举"
    "布颁说称点题阴云阵气温风级头条艺术财产业场区县乡镇党书长务学医卫环护时间周劳动陈杨赵黄吴孙马罗郑谢韩冯萧许苏卢蒋"
    "贾叶阎钟钟谭邹陆顾龙万钱汤贺赖龚庞兰齐庄边严韦毕聂丛骆费纪靳项鲍单闵阚简储阳里众传来两刘东凤进群们于声飞协应该"
    "张邓吕温芦鲁车颜荣娄邬麦师饶巩诸谈欧宁阙窦乔画绘邮内价录载选设计觉订热启讣读观资",
)


def in_simplified_characters(text: str) -> str:
    """The text with the traditional characters of print's set phrases simplified, character for character."""
    return text.translate(_TRADITIONAL)


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
