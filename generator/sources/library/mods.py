"""MODS, how a library describes an article or an issue -> its title, names, day and subjects as fields.

By the MODS schema (https://www.loc.gov/standards/mods/); what stands in a relatedItem is of another thing.
"""

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from generator.language import EAST_ASIAN
from generator.model import Field
from generator.sources.xml_tree import name_of, named

_WIDE = re.compile(rf"[{EAST_ASIAN}]")
_DAY_FIRST = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_AUTHORS = frozenset({"", "aut", "author", "cre", "creator", "作者"})


def described(records: Iterable[etree._Element]) -> list[Field]:
    """What records say of one article, each fact under MODS's own name: mods.title, mods.name, mods.topic."""
    parts = [part for record in records for part in _own(record)]
    titles = [part for part in parts if name_of(part) == "titleInfo" and not part.get("type")]
    found = [
        ("mods.title", together(_texts(titles, "nonSort", "title"))),
        ("mods.subTitle", together(_texts(titles, "subTitle"))),
        *(("mods.name", _person(part)) for part in parts if name_of(part) == "name" and _is_author(part)),
        *(("mods.topic", text) for text in _texts(_of(parts, "subject"), "topic")),
        *(("mods.genre", text) for text in _own_texts(_of(parts, "genre"))),
        *(("mods.abstract", text) for text in _own_texts(_of(parts, "abstract"))),
    ]
    return [Field(name, text) for name, text in found if text]


def day_issued(records: Iterable[etree._Element]) -> str:
    """The day of an issue as its record has it; days written 01.08.1821, which only Europe does, year first."""
    origins = [part for record in records for part in _own(record) if name_of(part) in {"originInfo", "part"}]
    written = next(_texts(origins, "dateIssued", "date"), "")
    found = _DAY_FIRST.fullmatch(written)
    return f"{found[3]}-{found[2]:>02}-{found[1]:>02}" if found else written


def together(texts: Iterable[str]) -> str:
    """Texts as one line, with a space between them except between Han."""
    line = ""
    for text in texts:
        between = "" if not line or (_WIDE.match(line[-1]) and _WIDE.match(text)) else " "
        line += between + text
    return line


def plain_text(element: etree._Element) -> str:
    """All text of an element, its white space as single spaces."""
    return " ".join("".join(element.itertext(with_tail=False)).split())


def _own(record: etree._Element) -> Iterator[etree._Element]:
    """The parts of the record itself: of its MODS, where it is a section that holds one."""
    holder = next(named(record, "mods"), record)
    return (part for part in holder if name_of(part))


def _of(parts: Iterable[etree._Element], name: str) -> list[etree._Element]:
    return [part for part in parts if name_of(part) == name]


def _texts(parts: Iterable[etree._Element], *names: str) -> Iterator[str]:
    texts = (plain_text(each) for part in parts for each in part if name_of(each) in names)
    return (text for text in texts if text)


def _own_texts(parts: Iterable[etree._Element]) -> Iterator[str]:
    return (text for text in map(plain_text, parts) if text)


def _is_author(name: etree._Element) -> bool:
    roles = [plain_text(each).casefold() for each in named(name, "roleTerm")]
    return not roles or any(role in _AUTHORS for role in roles)


def _person(name: etree._Element) -> str:
    """A name as it is read: 林晚秋, but Robert Seidel."""
    parts = {part.get("type", ""): plain_text(part) for part in name if name_of(part) == "namePart"}
    family, given, whole = parts.get("family", ""), parts.get("given", ""), parts.get("", "")
    if whole or not (family and given):
        return whole or family or given
    return family + given if _WIDE.match(family) else f"{given} {family}"
