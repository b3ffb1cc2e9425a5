"""What an edition says of itself in content/edition.yaml, and the one error that ends a command."""

import re
from dataclasses import dataclass, fields
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from generator.model import Problem, Value, values_of
from generator.storage import text_in
from generator.web_address import is_on_the_web
from generator.yaml_source import Facts, facts_at_head, report_at, text_fact, whole_source

LARGEST_VOLUME = 15_000_000  # characters
_FILE = "edition.yaml"
_LONGEST = 1_000  # characters of a setting; each page of the site has them
_WHOLE_NUMBER = re.compile("0*[1-9][0-9]{0,11}")


class EditionError(Exception):
    """Why a command cannot go on, as a code with its values. Caught once, in commands/outcome."""

    def __init__(self, code: str, /, **values: Value) -> None:
        super().__init__(code, values_of(**values))
        self.code = code
        self.values = values_of(**values)


@dataclass(frozen=True, slots=True)
class Settings:
    """The paper and its edition, in the words of content/edition.yaml; every key may be left out.

    `address` is where the site is published ("https://example.org/paper/"): what leads to the site from outside
    it needs it, and the not-found page. `language` picks the interface words of theme/strings.yaml, and
    `paper_language` is what the paper is printed in, a tag such as zh-Hant-TW by which browsers choose letters.
    `volume` is the number of characters above which the search index is divided into volumes, by year or by
    month. `timezone` (an IANA name) says when a day begins, for what is held back until then.
    """

    name: str = "未名日报"
    motto: str = ""
    place: str = ""
    publisher: str = ""
    founded: str = ""
    issn: str = ""
    description: str = ""
    address: str = ""
    language: str = "zh-Hans"
    paper_language: str = "zh-Hans"
    volume: int = LARGEST_VOLUME
    timezone: str = "Asia/Shanghai"


_DEFAULTS = Settings()
_OF_THEIR_OWN_KIND = frozenset({"address", "volume", "timezone", "paper_language"})
_CHINESE = "zh"
# A tag by BCP 47 (RFC 5646) of Chinese or one of its languages: zh-Hant, zh-Hant-HK, yue-Hant, lzh.
_CHINESE_TAG = re.compile(r"(?:zh|cdo|cjy|cmn|cpx|gan|hak|hsn|lzh|nan|wuu|yue)(?:-[A-Za-z0-9]{2,8}){0,4}")
_KEYS = tuple(setting.name for setting in fields(Settings))


def day_now(timezone: str) -> date:
    """The day that it is in a time zone. Only the command line asks for it: all else is told what day it is."""
    return datetime.now(ZoneInfo(timezone)).date()


def read_settings(content: Path) -> tuple[Settings, list[Problem]]:
    """The settings of an edition, and what is wrong in edition.yaml by line.

    A key that is absent, empty or wrong has its default.
    """
    shown = f"{content.name}/{_FILE}"
    text = text_in(content, _FILE, shown)
    if not isinstance(text, str):
        return Settings(), [text] if text else []
    source = whole_source(text, shown, _KEYS)
    facts = facts_at_head(source, _KEYS)
    if facts is None:
        return Settings(), source.problems
    words = {
        key: _word(facts, key) or getattr(_DEFAULTS, key) for key in _KEYS if key not in _OF_THEIR_OWN_KIND
    }
    settings = Settings(
        **words,
        paper_language=_paper_language(facts, words["language"]),
        address=_address(facts),
        volume=_volume(facts),
        timezone=_timezone(facts),
    )
    return settings, source.problems


def _word(facts: Facts, key: str) -> str | None:
    text = text_fact(facts, key)
    if text is None or len(text) <= _LONGEST:
        return text
    report_at(facts, key, "setting-too-long", key=key, length=len(text), longest=_LONGEST)
    return None


def _address(facts: Facts) -> str:
    text = _word(facts, "address") or ""
    if not text or is_on_the_web(text):
        return text
    report_at(facts, "address", "setting-no-web-address")
    return ""


def _volume(facts: Facts) -> int:
    text = text_fact(facts, "volume")
    if text is None:
        return LARGEST_VOLUME
    if _WHOLE_NUMBER.fullmatch(text):
        return int(text)
    report_at(facts, "volume", "setting-no-whole-number", usual=LARGEST_VOLUME)
    return LARGEST_VOLUME


def _timezone(facts: Facts) -> str:
    text = _word(facts, "timezone")
    if text is None or _is_timezone(text):
        return text or _DEFAULTS.timezone
    report_at(facts, "timezone", "setting-no-timezone")
    return _DEFAULTS.timezone


def _paper_language(facts: Facts, language: str) -> str:
    """What the paper is printed in; where nothing is said the language of the interface, if that is Chinese."""
    text = _word(facts, "paper_language")
    if text and _CHINESE_TAG.fullmatch(text):
        return text
    if text:
        report_at(facts, "paper_language", "setting-no-chinese-language")
    return language if language.split("-", maxsplit=1)[0] == _CHINESE else _DEFAULTS.paper_language


def _is_timezone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ValueError, OSError, LookupError):  # no such file, a folder of zones, a path out of the list
        return False
    return True
