"""Organisations by grammar: a place or a name of its own, words of a title, and a suffix (局, 公司, 大学…)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.enrich.evidence import Evidence, Trust
from generator.enrich.lexicon import Passage
from generator.enrich.places import COUNTRIES
from generator.language import HAN, dictionary_tag, one_of, plain_words, words

_LEVELS = frozenset(words("levels"))
_OFFICES = frozenset(words("offices"))
_SUFFIX = one_of("offices", "companies", "institutions")
_BRACKETS_END = "）)"  # 柳泉（砚江）瓷业有限公司 would lose its head
_STATE = frozenset({"国家", "中央"})
_BRANCHES = frozenset({"分行", "支行"})
_WELL_KNOWN = frozenset(words("well_known"))
_ALONE_AFTER_PLACES = frozenset(words("alone_after_places"))
_ALONE_AFTER_NAMES = frozenset(words("alone_after_names"))
_TOWN_HOUSES = frozenset(words("town_houses"))
_LOOSE_SUFFIXES = frozenset(words("loose_suffixes"))
_UNITS = frozenset(words("units"))
_WORDS_OF_TITLES = frozenset(words("words_of_titles"))
_TAGS_OF_TITLES = ("n", "vn", "j", "b", "s", "l", "i", "g", "h", "an", "eng")
_NAMES_OF_THEIR_OWN = frozenset({"ORG", "n", "nr", "nz", "nt", "nw"})
_TAGS_OF_UNITS = frozenset({"n", "nz", "nt", "ns", "j", "b", "vn"})
_GENERIC = re.compile(rf"{one_of('generic_words').pattern}|全[市省县区国体部校厂]|第.[大信]")
_NO_ORGANISATION = re.compile(
    rf"(?:{one_of('status_centres').pattern})中心$|政府$"
    "|[市县区省州乡镇党常政]委$|(?:音乐|展|餐|客|大|舞|歌|营业|机|映)厅$|^中央常务委员会$|山海关$|[格大结布全定开僵残]局$|(?:新闻|记者)中心$"
)
_PERIODICAL = re.compile(r"《[^《》\n]{1,12}》(?:杂志|周刊|月刊)")
_NUMBERED = re.compile(r"第[一二三四五六七八九十]|职业|人民|中心|中医|妇幼")
_LEGAL_FORM = re.compile("(?:股份)?有限(?:责任)?公司")
_LEGAL_ENDS = ("有限公司", "有限责任公司", "集团")
_HAN_OR_LATIN = re.compile(f"[{HAN}A-Za-z]*")
_SHORTEST_LEGAL = 4  # characters before the legal form
_SHORTEST_MIDDLE, _LONGEST_MIDDLE = 2, 16  # characters between the place and the suffix
_LONGEST_SUFFIX = 8  # characters
_LONGEST_UNIT = 14  # characters that name a body within a body
_SURE, _DOUBTFUL = 0.85, 0.6  # of the tagger's confidence
_SHORTEST_NAME, _SHORTEST_BODY, _SHORTEST_REST = 2, 4, 3  # characters; of what follows a level in 市财政局
_ENDS_AS_BODY = re.compile(f"(?:{one_of('offices', 'companies', 'institutions', 'bodies').pattern})$")
_GENERIC_BODIES = frozenset(words("generic_bodies"))
_LEAST_SHARE = 0.3  # of all times that the characters of a brand are printed
_COMMON_ENDS = frozenset(words("common_ends"))
_PROPER_TAGS = frozenset({"ns", "nz", "nt", "nr", "nrt", "nrfg", "eng", "x"})
_SENTENCE = re.compile(
    "^[致由在对向与据]|召开|举行|发布|举办|会见|会谈|出席|访问|党政军|——|、|等|参加|获悉|表示|一[^一]"
)
_JOINED = re.compile(f"(?:{one_of('offices', 'companies', 'institutions', 'bodies').pattern}|总台)[和与及]")
_TAGS_OF_BRANDS = frozenset({"", "nt", "nz", "nrt", "nr"})
_BOUNDARY = frozenset("，。、：；！？（）“”‘’《》—…·\n \u3000在到从于往至赴经由向与和及是对被把的了着据")


@dataclass(frozen=True, slots=True)
class _Title:
    """The parts of a name: 砚江市 + 水利 + 局. The anchor is a place, a level or a word of its own."""

    anchor: str
    own_words: str
    suffix: str

    def __str__(self) -> str:
        return self.anchor + self.own_words + self.suffix


def organisations_of(passage: Passage, places: frozenset[str]) -> frozenset[str]:
    """The names of organisations in a passage, as printed; generic ones (医院, 公司, 市委) are left out."""
    found = {*_well_known(passage), *_periodicals(passage), *_legal(passage), *_named(passage)}
    found.update(_anchored(passage, places))
    return frozenset(_lengthened(name, passage.text) for name in found)


def trust_in_organisation(name: str, evidence: Evidence) -> Trust:
    """Whether a name is listed: proved by the grammar, or the tagger is sure and it reads as a body's name.

    A brand (京东) that is a word of the dictionary too, or is printed once, is left to the editor.
    """
    if evidence.proved or name in _WELL_KNOWN:
        return Trust.SURE
    if len(name) < _SHORTEST_NAME or _is_generic_body(name):
        return Trust.NONE
    body = len(name) >= _SHORTEST_BODY and bool(_ENDS_AS_BODY.search(name)) and _has_proper_part(name)
    brand = evidence.times > 1 and dictionary_tag(name) in _TAGS_OF_BRANDS and evidence.share >= _LEAST_SHARE
    if (
        evidence.confidence >= _SURE
        and (body or brand)
        and not _SENTENCE.search(name)
        and not _JOINED.search(name)
    ):
        return Trust.SURE
    return Trust.DOUBTFUL if evidence.confidence >= _DOUBTFUL else Trust.NONE


def _has_proper_part(name: str) -> bool:
    """Whether a word of a name is of its own (a place, a brand), or its suffix needs none: 智能工厂 has not."""
    suffix = _ENDS_AS_BODY.search(name)
    if suffix is None or suffix.group() not in _LOOSE_SUFFIXES | _COMMON_ENDS:
        return True
    parts = plain_words(name)
    return any(not dictionary_tag(word) or dictionary_tag(word) in _PROPER_TAGS for word in parts)


def _is_generic_body(name: str) -> bool:
    """Whether a name is no single body's: 县医院, 有关部门, 市政府."""
    level = next((level for level in _LEVELS if name.startswith(level)), "")
    rest = name.removeprefix(level)
    described = bool(_GENERIC.search(name)) or bool(_NO_ORGANISATION.search(name))
    return described or not rest or rest in _GENERIC_BODIES or (bool(level) and len(rest) < _SHORTEST_REST)


def _well_known(passage: Passage) -> Iterator[str]:
    """新华社：bodies known by these very names."""
    return (word.text for word in passage.words if word.text in _WELL_KNOWN)


def _periodicals(passage: Passage) -> Iterator[str]:
    """《砚边》杂志：a title and the word for a periodical."""
    return (match.group() for match in _PERIODICAL.finditer(passage.text))


def _legal(passage: Passage) -> Iterator[str]:
    """恒砚轴承股份有限公司：all from a boundary to a legal form, where it reads as a title."""
    for form in _LEGAL_FORM.finditer(passage.text):
        start = form.start()
        while start > 0 and passage.text[start - 1] not in _BOUNDARY:
            start -= 1
        own_words = passage.text[start : form.start()]
        whole = start == 0 or passage.text[start - 1] not in _BRACKETS_END
        fits = (
            whole
            and _SHORTEST_LEGAL <= len(own_words) <= _LONGEST_MIDDLE
            and _HAN_OR_LATIN.fullmatch(own_words)
        )
        if fits and not _GENERIC.search(own_words) and not _SUFFIX.search(own_words):
            yield own_words + form.group()


def _named(passage: Passage) -> Iterator[str]:
    """柳泉集团：a word that no dictionary has, words of a title, a suffix; a legal form, or printed twice."""
    for word in passage.words:
        unknown = len(word.text) > 1 and word.tag in _NAMES_OF_THEIR_OWN and not dictionary_tag(word.text)
        if not unknown or (word.start and passage.text[word.start - 1] not in _BOUNDARY):
            continue
        name = _name_from(passage.text, word.start, word.end)
        if name and (name.endswith(_LEGAL_ENDS) or passage.text.count(name) > 1):
            yield name


def _anchored(passage: Passage, places: frozenset[str]) -> Iterator[str]:
    """砚江市财政局, 市财政局：a place or a level of administration, words of a title, a suffix."""
    anchors = sorted({*places, *_LEVELS, "中国"}, key=lambda anchor: (-len(anchor), anchor))
    position = 0
    for match in re.finditer("|".join(map(re.escape, anchors)), passage.text):
        if match.start() < position or not _starts_name(passage, match, places):
            continue
        name = _name_from(passage.text, *match.span())
        if name:
            position = match.start() + len(name)
            yield name


def _starts_name(passage: Passage, anchor: re.Match[str], places: frozenset[str]) -> bool:
    """Whether a name can start there: not within a word (城市), and a level not after an unknown one (威县)."""
    if not anchor.start():
        return True
    before = passage.word_at(anchor.start() - 1)
    if anchor.start() < before.end and dictionary_tag(before.text):
        return False
    known = len(before.text) > 1 and dictionary_tag(before.text)[:2] not in {"", "nr", "ns", "nz"}
    return anchor.group() in places or before.text[-1] in _BOUNDARY or known


def _name_from(text: str, start: int, middle: int) -> str | None:
    """The name from `start`, its own words from `middle` to the first suffix that ends well, or None."""
    for suffix in _SUFFIX.finditer(text, middle, middle + _LONGEST_MIDDLE + _LONGEST_SUFFIX):
        title = _Title(text[start:middle], text[middle : suffix.start()], suffix.group())
        if not _reads_as_title(title):
            return None
        if _ends(text, suffix.end(), title.suffix):
            return str(title) if _is_proper(title, repeated=text.count(str(title)) > 1) else None
    return None


def _reads_as_title(title: _Title) -> bool:
    """Whether each word between the anchor and the suffix can stand in the name of an organisation."""
    if _GENERIC.search(title.own_words) or not _HAN_OR_LATIN.fullmatch(title.own_words):
        return False
    parts = re.split("[和与]", title.own_words) if title.suffix in _OFFICES else [title.own_words]
    return all(_is_title_word(word) for part in parts if part for word in plain_words(part))


def _is_title_word(word: str) -> bool:
    tag = dictionary_tag(word)
    known = word in _WORDS_OF_TITLES or tag.startswith(_TAGS_OF_TITLES)
    return known or not tag or (len(word) > 1 and tag == "v")


def _is_proper(title: _Title, *, repeated: bool) -> bool:
    """Whether the parts make the name of one body, not of any there might be (美国公司, 市医院, 经济中心)."""
    if _NO_ORGANISATION.search(str(title)) or (title.suffix in _BRANCHES and "银行" not in title.own_words):
        return False
    if title.anchor in COUNTRIES:
        return _is_countrys(title)
    if title.anchor in _LEVELS:
        return _is_of_level(title, repeated=repeated)
    if len(title.own_words) < _SHORTEST_MIDDLE:
        unknown = not dictionary_tag(title.anchor) and title.suffix in _ALONE_AFTER_NAMES
        return title.suffix in _ALONE_AFTER_PLACES or (unknown and not title.own_words)
    numbered = _NUMBERED.match(title.own_words)
    return title.suffix not in _LOOSE_SUFFIXES or repeated or bool(numbered) or _has_own_word(title)


def _is_countrys(title: _Title) -> bool:
    """中国印刷博物馆, and not 中国企业集团 or 法国军队和法院."""
    return (
        len(title.own_words) >= _SHORTEST_MIDDLE
        and "和" not in title.own_words
        and title.suffix not in _LOOSE_SUFFIXES
    )


def _is_of_level(title: _Title, *, repeated: bool) -> bool:
    """市财政局, 市第一人民医院, 市博物馆, 国家融资担保基金, and not 市体检中心."""
    if len(title.own_words) < _SHORTEST_MIDDLE and title.suffix not in _TOWN_HOUSES:
        return False
    if title.anchor in _STATE and title.suffix in _LOOSE_SUFFIXES:
        return title.suffix == "基金" or repeated
    return (
        title.suffix in _OFFICES | _TOWN_HOUSES
        or title.anchor in _STATE
        or bool(_NUMBERED.match(title.own_words))
    )


def _has_own_word(title: _Title) -> bool:
    """Whether a character stands in the title that no dictionary takes for a word: mostly a brand."""
    return any(len(word) == 1 and not dictionary_tag(word) for word in plain_words(title.own_words))


def _ends(text: str, end: int, suffix: str) -> bool:
    """Whether the suffix is a word of its own there, not the head of a longer one (大学生, 银行业)."""
    first, last = plain_words(text[end - len(suffix) : end + 3])[0], plain_words(text[end - 1 : end + 2])[0]
    return len(first) <= len(suffix) and len(last) == 1


def _lengthened(name: str, text: str) -> str:
    """砚江市公安局交警支队 for 砚江市公安局, where the text goes on to a body within a body, however deep."""
    end = last = text.find(name) + len(name)
    while further := _end_of_unit(text, last):
        last = further
    return name + text[end:last]


def _end_of_unit(text: str, start: int) -> int | None:
    """Where the name ends of a body within the body that ends at `start`; None where none follows."""
    for suffix in _SUFFIX.finditer(text, start, start + _LONGEST_UNIT):
        own_words = text[start : suffix.start()]
        if not _HAN_OR_LATIN.fullmatch(own_words) or not all(map(_is_unit_word, plain_words(own_words))):
            return None
        if _ends(text, suffix.end(), suffix.group()) and (own_words or suffix.group() in _UNITS):
            return suffix.end()
    return None


def _is_unit_word(word: str) -> bool:
    return word in _WORDS_OF_TITLES or (len(word) > 1 and dictionary_tag(word) in _TAGS_OF_UNITS)
