"""The comments in which Founder's systems (翔宇, 方正数字报) keep the facts of an article, and its text.

`<!--enpproperty <articleid>…</articleid><date>…</date>… /enpproperty-->` stands beside the text, which
`<!--enpcontent-->` and `<!--/enpcontent-->` enclose; e-papers write the names with a prefix, <founder-title>,
and older ones mark each fact by a comment of its own, `<!--<npm:article-title>-->`. The names are those that
Founder's publisher writes: articleid, date, author, title, keyword, subtitle, introtitle, siteid, nodeid,
nodename, nodesearchname, picurl; so linfangzhi/rmrb-policy-radar reads them too (`_prop_from_comments`).
"""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass

_COMMENT = re.compile(r"<!--\s{0,9}enpproperty\b", re.IGNORECASE)
_FACT = re.compile(r"<(?P<tag>(?:founder-)?(?P<name>[a-z][a-z_]*))>", re.IGNORECASE)
_LONGEST_COMMENT = 100_000  # characters of facts
_CONTENT_MARK = re.compile(r"<!--\s{0,9}(?P<end>/?)enpcontent\s{0,9}-->", re.IGNORECASE)
_NPM = re.compile(r"<!--<npm:article-(?P<name>title|subtitle|introtitle|author|source)>-->", re.IGNORECASE)
_BREAK = re.compile(r"</?(?:br|p)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_NOTHING = {"null", "none", "undefined"}
_PAGE_LIST = "2"  # <founder-type> of a page's list; 1 is an article


@dataclass(frozen=True, slots=True)
class FactComment:
    """The facts of one comment, each under its name in small letters without the prefix; where it begins."""

    facts: Mapping[str, str]
    start: int

    @property
    def is_page_list(self) -> bool:
        """Whether the comment speaks of a page and not of an article."""
        return self.facts.get("type") == _PAGE_LIST


@dataclass(frozen=True, slots=True)
class Content:
    """A text between its two marks, as HTML; where it begins."""

    html: str
    start: int


def fact_comments(text: str) -> list[FactComment]:
    """The comments with facts, in their order; none twice."""
    found: list[FactComment] = []
    place = 0
    while match := _COMMENT.search(text, place):
        place = text.find("-->", match.end())
        if place < 0:
            break
        facts = _facts(text[match.end() : min(place, match.end() + _LONGEST_COMMENT)])
        if facts and all(facts != other.facts for other in found):
            found.append(FactComment(facts, match.start()))
    return found


def contents(text: str) -> list[Content]:
    """What stands between the marks of a text; marks within marks are one."""
    found: list[Content] = []
    opened: list[re.Match[str]] = []
    for mark in _CONTENT_MARK.finditer(text):
        if not mark["end"]:
            opened.append(mark)
        elif opened:
            found.append(Content(_without_marks(text[opened[0].end() : mark.start()]), opened[0].start()))
            opened = []
    return found


def npm_facts(text: str) -> dict[str, str]:
    """What the comments of the older form enclose, by name: title, author …; still as HTML."""
    found: dict[str, str] = {}
    for match in _NPM.finditer(text):
        name = match["name"].lower()
        end = text.find(f"<!--</npm:article-{name}>-->", match.end()) if name not in found else -1
        if end >= 0:
            found[name] = text[match.end() : end]
    return found


def plain(text: str) -> str:
    """The text of a piece of HTML on one line; lines of a headline are parted by a space."""
    return " ".join(html.unescape(_TAG.sub("", _BREAK.sub(" ", html.unescape(text)))).split())


def _facts(text: str) -> dict[str, str]:
    """The facts of a comment; of two with one name the first, and of one within another none."""
    found: dict[str, str] = {}
    place = 0
    while match := _FACT.search(text, place):
        end = text.find(f"</{match['tag']}>", match.end())
        place = max(end, match.end())
        fact = plain(text[match.end() : end]) if end >= 0 else ""
        if fact and fact.lower() not in _NOTHING:
            found.setdefault(match["name"].lower(), fact)
    return found


def _without_marks(text: str) -> str:
    return _CONTENT_MARK.sub("", text)
