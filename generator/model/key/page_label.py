"""The label of a printed page (版号): 01, A04, 特刊01, 04-05. Here alone is known how it is read and ordered.

A label is a text in one form: the section as printed (none, A, 特刊), then the number in at least two digits,
of a spread the first and the last. So 1, 01, 001 are all 01, 第2版 is 02, a4 A04, A4-A5 A04-05.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator
from functools import cache

from generator.model.key.numeral import NUMERAL, number_of

NO_PAGE = "00"
"""What stands for a page in the key of an article of which nobody knows the page."""
_MOST_PAGES = 4  # of a spread
# What files are called that are no pages: 附件1, 图2.
_NO_SECTION = "新建|副本|备份|附件|图|圖|照片|文档|文件|说明|稿|备注|[第版页年月日〇零一二三四五六七八九十]"
_HAN = rf"(?:(?!{_NO_SECTION})[^\W\d_A-Za-z])"
_SECTION = rf"(?:[A-Z]{{1,2}}{_HAN}{{0,6}}|{_HAN}{{1,6}}[A-Z]{{0,2}})"
_NUMBER = "0[1-9]|[1-9][0-9]{1,2}"
_LABEL = re.compile(rf"({_SECTION})?({_NUMBER})(?:-({_NUMBER}))?|({_HAN}{{0,5}}刊|号外|號外|中缝|封面|封底)")
_WRITTEN = re.compile(
    rf"(?:(?P<section>{_SECTION})[_-]?)?(?P<first>{NUMERAL})"
    rf"(?:(?P<sign>[-_~—–−至+&,/、])(?P<again>{_SECTION})?(?P<last>{NUMERAL}))?"
)
_TWO_ALONE = frozenset("+&,/、")  # signs that stand between two pages, not between the first and the last
# 第2版, 第A01版, 二版: what print sets around a label; 第01版：要闻 has the page's name behind it.
_AROUND = re.compile(r"第?([^版]+)版(?:[\s:：·_—-]+\S.*)?|第(.+)")
_LONGEST = 40  # characters of what may be a label
_FRONT = {"头版": "01", "頭版": "01"}


def page_label(text: str) -> str | None:
    """The label that a text writes: 1, 003, 第2版, a4, Ａ０１, 特刊1, 4-5, 二版; None where it writes none."""
    written = unicodedata.normalize("NFKC", text[: _LONGEST + 1]).strip().upper()
    if len(text) > _LONGEST or written in _FRONT:
        return _FRONT.get(written)
    around = _AROUND.fullmatch(written)
    written = "".join(((around[1] or around[2]) if around else written).split())
    match = _WRITTEN.fullmatch(written)
    label = _label_in(match) if match else written
    return label if is_page_label(label) else None


def _label_in(written: re.Match[str]) -> str:
    """The label that is written so; what is none where it goes backwards, or from one section to another."""
    section = written["section"] or ""
    first, last = number_of(written["first"]) or 0, number_of(written["last"] or "") or 0
    if not written["last"]:
        return _label(section, first, first)
    goes_on = last == first + 1 if written["sign"] in _TWO_ALONE else last > first
    return _label(section, first, last) if goes_on and (written["again"] or section) == section else ""


def numbered_page(number: int) -> str:
    """The label of the page of that number, in a paper that has no sections: 01."""
    return f"{number:02}"


def is_page_label(text: str) -> bool:
    """Whether a text is a label in its one form: 01, 100, A04, 04-05; not 1."""
    match = _LABEL.fullmatch(text)
    return match is not None and (match[3] is None or 0 < int(match[3]) - int(match[2]) < _MOST_PAGES)


def written_in_names(label: str) -> str:
    """The label as it stands in keys, files and addresses, where a hyphen begins an article's number: 04_05."""
    return label.replace("-", "_")


def label_in_name(written: str) -> str | None:
    """The label that stands so in the name of a file, or NO_PAGE; None where it is none in its one form."""
    label = written.replace("_", "-")
    return label if "-" not in written and (label == NO_PAGE or is_page_label(label)) else None


def as_printed(label: str) -> int | str:
    """The label as sentences and facts have it, plain numbers without zeros: 2 for 02, A04, 04-05."""
    return int(label) if label.isdecimal() else label


def number_within_section(label: str) -> int:
    """The number that a label has within its section, of a spread the first: 4 of A04 and of 04-05."""
    return _parts(label)[1]


@cache
def label_order(label: str) -> tuple[int, str, int, int]:
    """What labels are sorted by: plain numbers, A before B, then 特刊; articles without a page come last."""
    section, first, last = _parts(label)
    rank = 3 if label == NO_PAGE else 0 if not section else 1 if section.isascii() else 2
    return rank, section, first, last


def meant_page(label: str, on: str, present: Collection[str]) -> str:
    """Which of an issue's pages is meant by a jump that names a label on a page; the label itself for none.

    A plain number means the same section first (下转4版 on A01 is A04); a page may be part of a spread (5 is in
    04-05); and where an issue has no section A, its pages are called by their numbers alone (A4 is 04).
    """
    section, first, last = _parts(label)
    own = _parts(on)[0]
    if not first:
        return label
    for wanted in dict.fromkeys([section] if section else [own, ""]):
        for found in (
            _label(wanted, first, last),
            *_holding(wanted, first, present),
            _label(wanted, first, first),
        ):
            if found in present:
                return found
    unsectioned = section == "A" and all(not _parts(other)[0] for other in present)
    return meant_page(_label("", first, last), on, present) if unsectioned else label


def _holding(section: str, number: int, present: Collection[str]) -> Iterator[str]:
    """The spreads of a section that a page of that number is part of."""
    for other in sorted(present, key=label_order):
        own, first, last = _parts(other)
        if own == section and first <= number <= last:
            yield other


def _label(section: str, first: int, last: int) -> str:
    return f"{section}{first:02}" + (f"-{last:02}" if last != first else "")


def _parts(label: str) -> tuple[str, int, int]:
    """The section of a label, its first number and its last; 0 for none."""
    section = re.split("[0-9]", label, maxsplit=1)[0]
    first, _, last = label.removeprefix(section).partition("-")
    return section, int(first or 0), int(last or first or 0)
