"""Places by grammar: provinces, cities and countries, and new names by their suffix (市县区镇村路江…)."""

import re
from collections.abc import Iterator
from functools import lru_cache

from generator.enrich.evidence import Evidence, Trust
from generator.enrich.lexicon import Passage
from generator.gazetteer import is_common_word, places_called
from generator.language import HAN, characters_of, dictionary_tag, one_of, plain_words, words

COUNTRIES = frozenset((*words("countries"), "中国"))
_KNOWN = frozenset((*words("countries"), *words("known_places")))
_NOT_PLACES = frozenset(words("not_places"))
_ADMINISTRATIVE = words("administrative")
_SUFFIX = one_of("administrative", "landscape")
_SHORT_SUFFIXES = ("市", "省")
_LONG_FORM = re.compile(rf"[{HAN}]{{2,}}(?:省|市|自治区|自治州|自治县|县)")
_HAN_ONLY = re.compile(f"[{HAN}]+")
_CUE = re.compile(
    r"(?:^|[，。、：；！？（）“”‘’《》—…·\n \u3000]|[在到从于往至赴经沿由向过是和与及离抵的]"
    r"|位于|前往|来到|走进|途经|家住|地处|横跨|毗邻)$"
)
_GENERIC = one_of("generic_stems")
_COUNTED = re.compile("[一二三四五六七八九十百千万]+[个大条座多余家级]")
_NEVER_FIRST = characters_of("never_first_in_places")
_NEVER_INSIDE = characters_of("never_in_places")
_NEVER_BEFORE_DISTRICT = characters_of("never_before_district")
_NEVER_AFTER = one_of("never_after_places")
_NO_PLACE_ENDS = ("知县", "上市", "回乡", "下乡", "副乡", "头巷")
_SHORTEST = 3  # characters; two are a common word (大山, 小河)
_SHORTEST_STEM, _LONGEST_STEM, _LONGEST_SURE_STEM = 2, 4, 3  # characters before the suffix
_SHORTEST_KNOWN = 2  # characters: 京, 沪 stand for more than the places
_FAIRLY_SURE, _SURE, _VERY_SURE = 0.7, 0.9, 0.95  # of the tagger's confidence
_ENDS_AS_PLACE = re.compile(f"(?:{one_of('administrative', 'landscape', 'sites').pattern})$")
_DIRECTIONS = ("东部", "西部", "南部", "北部", "中部", "境内", "地区", "沿海", "全境", "上空", "附近", "一带")
_KNOWN_WORDS = 1 << 14  # remembered


def places_of(passage: Passage) -> frozenset[str]:
    """The names of places in a passage, as printed; a chain (甲县乙镇丙村) gives each of its links."""
    found = set(_known(passage))
    while fresh := set(_suffixed(passage, found)) - found:
        found |= fresh
    return frozenset(found)


def trust_in_place(name: str, evidence: Evidence) -> Trust:
    """Whether a name is listed: in the gazetteer, proved by the grammar, or the tagger is sure of its form."""
    if len(name) < _SHORTEST_KNOWN or name in _NOT_PLACES or name.endswith(_DIRECTIONS):
        return Trust.NONE
    if evidence.proved and not is_common_word(name):
        return Trust.SURE
    if places_called(name) or name in COUNTRIES:
        least = _VERY_SURE if is_common_word(name) else _FAIRLY_SURE
        return Trust.SURE if evidence.confidence >= least else Trust.DOUBTFUL
    if not _ENDS_AS_PLACE.search(name) or _is_description(name):
        return Trust.DOUBTFUL if evidence.confidence >= _VERY_SURE and evidence.times > 1 else Trust.NONE
    return Trust.SURE if evidence.confidence >= _SURE else Trust.DOUBTFUL


def _is_description(name: str) -> bool:
    """Whether a name only says what kind of place it is: 开发区, 老旧小区, 附近村庄."""
    suffix = _ENDS_AS_PLACE.search(name)
    stem = name[: suffix.start()] if suffix else name
    return len(stem) < _SHORTEST_STEM or _is_generic(stem) or dictionary_tag(name) not in {"", "ns", "nz"}


def short_form(place: str) -> str | None:
    """砚江 for 砚江市: the name without the suffix of a city or province, None where there is no such form."""
    shorter = place[:-1]
    return shorter if place.endswith(_SHORT_SUFFIXES) and len(shorter) > 1 else None


def _known(passage: Passage) -> Iterator[str]:
    """The words that are provinces, cities, counties or countries."""
    return (word.text for word in passage.words if word.confidence >= _FAIRLY_SURE and _is_known(word.text))


@lru_cache(maxsize=_KNOWN_WORDS)
def _is_known(word: str) -> bool:
    if word in _KNOWN:
        return True
    if word in _NOT_PLACES or len(word) == 1 or dictionary_tag(word) != "ns":
        return False
    if _LONG_FORM.fullmatch(word):
        return not _is_generic(word)
    return any(dictionary_tag(word + suffix) == "ns" for suffix in _SHORT_SUFFIXES)


def _suffixed(passage: Passage, known: set[str]) -> Iterator[str]:
    """在青石镇：new names between a boundary, a word of place or another place, and the suffix of a place."""
    for suffix in _SUFFIX.finditer(passage.text):
        starts = range(suffix.start() - 1, max(-1, suffix.start() - _LONGEST_STEM - 1), -1)
        start = next((start for start in starts if _opens(passage.text, start, known)), None)
        if start is None or _goes_on(passage.text, suffix):
            continue
        stem = passage.text[start : suffix.start()]
        chained = _follows_place(passage.text, start, known)
        if chained and len(stem) == _LONGEST_STEM and not suffix.group().startswith("自治"):
            stem = stem.removeprefix(plain_words(stem)[0])  # a town without suffix stands between: 无为红庙镇
        believed = chained or _is_sure(passage, stem, suffix.group())
        if believed and _is_new_place(stem, suffix.group()):
            yield stem + suffix.group()


def _goes_on(text: str, suffix: re.Match[str]) -> bool:
    """Whether the suffix only begins a longer word: 乡村, 镇江, 区间."""
    begun = plain_words(text[suffix.start() : suffix.end() + 2])[0]
    return len(begun) > len(suffix.group()) or bool(_NEVER_AFTER.match(text, suffix.end()))


def _is_new_place(stem: str, suffix: str) -> bool:
    """Whether stem and suffix can be a name, not a common word or a description (美丽乡村, 北京市市)."""
    name = stem + suffix
    if len(name) < _SHORTEST or not _HAN_ONLY.fullmatch(stem) or dictionary_tag(name) not in {"", "ns"}:
        return False
    if _NEVER_INSIDE & set(stem) or name.endswith(_NO_PLACE_ENDS) or stem.endswith(_ADMINISTRATIVE):
        return False
    if suffix == "区" and stem[-1] in _NEVER_BEFORE_DISTRICT:
        return False
    last_word = plain_words(name)[-1]
    ends_well = last_word in {suffix, name} or (
        dictionary_tag(last_word) == "ns" and last_word not in _NOT_PLACES
    )
    return ends_well and not _is_generic(stem) and not any(_is_known(name[start:]) for start in (1, 2))


def _is_generic(stem: str) -> bool:
    described = _GENERIC.match(stem) or _COUNTED.match(stem)
    return stem[0] in _NEVER_FIRST or (described is not None and len(stem) - described.end() < _SHORTEST_STEM)


def _is_sure(passage: Passage, stem: str, suffix: str) -> bool:
    """Whether an unchained name is believed: no common word in its stem; a road, a river: printed twice."""
    if not _SHORTEST_STEM <= len(stem) <= _LONGEST_SURE_STEM:
        return False
    if any(len(word) > 1 and dictionary_tag(word) not in {"ns", "nr", "nz"} for word in plain_words(stem)):
        return False
    return suffix in _ADMINISTRATIVE or passage.text.count(stem + suffix) > 1


def _opens(text: str, start: int, known: set[str]) -> bool:
    return (
        start == 0 or bool(_CUE.search(text[max(0, start - 2) : start])) or _follows_place(text, start, known)
    )


def _follows_place(text: str, start: int, known: set[str]) -> bool:
    return any(text[max(0, start - length) : start] in known for length in range(2, 9))
