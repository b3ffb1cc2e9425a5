"""The comments in which Founder's systems (翔宇, 方正数字报) keep the facts of an article, and its text.

`<!--enpproperty <articleid>…</articleid><date>…</date>… /enpproperty-->` stands beside the text, which
`<!--enpcontent-->` and `<!--/enpcontent-->` enclose; e-papers write the names with a prefix, <founder-title>,
and older ones mark each fact by a comment of its own, `<!--<npm:article-title>-->`. The names are those that
Founder's publisher writes: articleid, date, author, title, keyword, subtitle, introtitle, siteid, nodeid,
nodename, nodesearchname, picurl; so linfangzhi/rmrb-policy-radar reads them too (`_prop_from_comments`).
"""

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_BLOCK = re.compile(r"<!--\s*enpproperty\b(?P<facts>.*?)-->", re.DOTALL | re.IGNORECASE)
_FACT = re.compile(
    r"<(?P<tag>(?:founder-)?(?P<name>[a-z][a-z_]*))>(?P<text>.*?)</(?P=tag)\s*>", re.DOTALL | re.IGNORECASE
)
_CONTENT_MARK = re.compile(r"<!--\s*(?P<end>/?)enpcontent\s*-->", re.IGNORECASE)
_NPM = re.compile(
    r"<!--\s*<npm:article-(?P<name>\w+)>\s*-->(?P<text>.*?)<!--\s*</npm:article-(?P=name)>\s*-->",
    re.DOTALL | re.IGNORECASE,
)
_BREAK = re.compile(r"<\s*(?:br|/p|p)\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
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
    for match in _BLOCK.finditer(text):
        facts = dict(_facts(match["facts"]))
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
    """What the comments of the older form enclose, by name: title, author, content …; still as HTML."""
    return {match["name"].lower(): match["text"] for match in reversed(list(_NPM.finditer(text)))}


def plain(text: str) -> str:
    """The text of a piece of HTML on one line; lines of a headline are parted by a space."""
    return " ".join(html.unescape(_TAG.sub("", _BREAK.sub(" ", html.unescape(text)))).split())


def _facts(text: str) -> Iterator[tuple[str, str]]:
    for match in reversed(list(_FACT.finditer(text))):  # of two with one name the first stays
        fact = plain(match["text"])
        if fact and fact.lower() not in _NOTHING:
            yield match["name"].lower(), fact


def _without_marks(text: str) -> str:
    return _CONTENT_MARK.sub("", text)
