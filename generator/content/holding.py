"""The words at the head of a file that keep it from readers, and what looks like such words.

Whatever looks as if somebody wanted to hold a text back, and is not understood, holds it back and is told: what
was published once cannot be called back.
"""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from difflib import get_close_matches

from generator.model import Holding
from generator.yaml_source import Facts, TypedFact, report_at, typed_facts

HIDDEN = "hidden"  # as a status
HOLDING_KEYS = ("draft", "private", "published", "embargo", "withdrawn")
_TRUE, _FALSE = frozenset({"true", "True", "TRUE"}), frozenset({"false", "False", "FALSE"})
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NEGATIVE_WORDS = "false no off none null never not n f 0 否 不 不是 不可 未 没 没有 无 勿 禁 别"
_POSITIVE_WORDS = """
true yes on y t 1 public open all everyone everybody visible shown published done final ready ok complete
reviewed proofread 是 可 可以 公开 发布 已发布 已校对 校对 已审 审定 定稿 完成 已完成
"""
_NEGATIVE, _POSITIVE = frozenset(_NEGATIVE_WORDS.split()), frozenset(_POSITIVE_WORDS.split())
# Parts of words that say so by themselves, whatever stands round them.
_STEMS = re.compile(
    "draft|privat|embarg|withdr|withh|hidden|hide|unpubl|nopubl|notpubl|dontpubl|unlist|unvisib|invisib|secret|"
    "confidential|restrict|retract|suppress|noindex|notforpub|heldback|holdback|onhold|takendown|takedown|censor|"
    "publishafter|publishon|publishat|notbefore|releaseon|releasedate|"
    "草稿|隐藏|隐去|隐私|不发|不公|未发布|未公|暂不|暂缓|保密|机密|涉密|私密|私有|内部|内参|禁发|禁登|禁止|解禁|缓发|停发|"
    "待发|撤稿|撤下|撤回|撤销|下架|屏蔽|封存|不显|不登|不上|勿发|勿登|不予|不得"
)
_HOLDING_WORDS = """
draft private embargo embargoed withdrawn withdraw hidden hide unpublished unpublish unlisted secret
confidential restricted retracted withheld suppressed internal removed deleted blocked privacy
"""
_WORDS = tuple(_HOLDING_WORDS.split())
_ALIKE = 0.8  # of a word that was mistyped: privte, hiden, embrago
_OUTRIGHT_WORDS = "草稿 隐藏 不发布 不公开 暂不发布 暂不公开 保密 撤稿"
_SAID_OUTRIGHT = frozenset(_OUTRIGHT_WORDS.split())
# Keys whose value decides.
_SWITCH_WORDS = """
publish public publication visible visibility show shown display access open release online live listed
发布 公开 显示 可见 上网 上线 见报 可发 发表
"""
_SWITCHES = frozenset(_SWITCH_WORDS.split())
_STATUSES = ("status", "state", "状态")
_LONGEST_WORD = 24  # characters: more is a sentence, not a word about publication
_MOST_KEYS = 2_000  # of a file that cannot be read: no editor typed more
_LONGEST_LINE = 60  # characters of a line that could not be read: its first words say what it is
_KEY_LINE = re.compile(r"\s*(?:- +)*[\"'“‘]?([^\s:：\"'”’]{1,24})[\"'”’]?\s*[:：]\s*(.*)")


def holding_of(facts: Facts, body: str = "", status: str = "status") -> Holding:
    """What keeps a text from readers by the facts at its head; what is not understood is told and holds too.

    `status` is the name under which a status is known here.
    """
    # A key that was typed twice counts twice: what holds back anywhere holds back.
    found = [_of_one(typed, facts, status) for typed in typed_facts(facts)]
    if any(map(_may_hold, facts.source.lost)):  # that the line was not read has been told
        found.append(Holding(unclear=True))
    if line := _misplaced(body):
        report_at(facts, "", "held-below-the-head", line=line)
        found.append(Holding(unclear=True))
    return _combined(found)


def is_held_word(name: str) -> bool:
    """Whether a key at the head of a file is one that `holding_of` tells of, so that nobody else needs to."""
    return name in HOLDING_KEYS or looks_held(name)


def looks_held(word: str) -> bool:
    """Whether a word looks as if somebody wanted to hold something back by it."""
    plain = _plain(word)
    if not plain or len(plain) > _LONGEST_WORD:
        return False
    return bool(_STEMS.search(plain)) or bool(get_close_matches(plain, _WORDS, 1, _ALIKE))


def is_unclear_status(value: str | None) -> bool:
    """Whether a status is not known, and not plainly that of a public text: it may be meant to hold back."""
    if value is None:
        return True
    plain = _plain(value)
    near = bool(get_close_matches(plain, ("draft", "reviewed"), 1, _ALIKE)) and not plain.startswith("un")
    return bool(value.strip()) and value != HIDDEN and not near and plain not in _POSITIVE


def mentions_holding(text: str) -> bool:
    """Whether a file that cannot be read may be meant to hold its text back; so too with endless keys."""
    matches = (_KEY_LINE.match(line) for line in text.replace("\0", "").split("\n"))
    typed = {(match[1], match[2]) for match in matches if match}
    return len(typed) > _MOST_KEYS or any(is_held_word(key) or _holds(key, value) for key, value in typed)


def _may_hold(line: str) -> bool:
    """Whether a line that could not be read may be meant to hold the text back: `draft`, `private = true`."""
    words = re.findall(r"\w+", line[:_LONGEST_LINE])
    return mentions_holding(line) or any(map(looks_held, words))


def both(one: Holding, other: Holding) -> Holding:
    """What two say together, as of a page and of its issue."""
    return _combined([one, other])


def _combined(holdings: Sequence[Holding]) -> Holding:
    words = dict.fromkeys(word for one in holdings for word in one.words)
    days = [one.embargo for one in holdings if one.embargo]
    reasons = dict.fromkeys(one.withdrawn for one in holdings if one.withdrawn)
    return Holding(
        tuple(words),
        any(one.unclear for one in holdings),
        max(days, default=None),
        "；".join(reasons) or None,
    )


def _of_one(typed: TypedFact, facts: Facts, status: str) -> Holding:
    readers = {
        "draft": _switched,
        "private": _switched,
        "published": _published,
        "embargo": _embargo,
        "withdrawn": _withdrawn,
        status: _status,
    }
    if typed.depth == 0 and typed.name in readers:
        return readers[typed.name](typed)
    if typed.depth == 0 and typed.name in facts.nodes:  # a key of another kind
        return Holding()
    looks_so = looks_held(typed.name)
    if looks_so if typed.depth else _holds(typed.name, typed.value):
        return _unknown(typed)
    if looks_so:  # hidden: false
        report_at(typed.facts, typed.name, "unknown-key-not-holding", key=typed.name)
    return Holding()


def _switched(typed: TypedFact) -> Holding:
    if typed.plain and typed.value in _TRUE:
        return Holding((typed.name,))
    if typed.plain and typed.value in _FALSE:
        return Holding()
    return _unclear(typed, "held-by-unclear-switch")


def _published(typed: TypedFact) -> Holding:
    if typed.plain and typed.value in _FALSE:
        return Holding((typed.name,))
    if typed.plain and typed.value in _TRUE:
        return Holding()
    if typed.value is not None and not _is_negative(typed.value):
        report_at(typed.facts, typed.name, "published-not-holding")
        return Holding()
    return _unclear(typed, "held-by-unclear-published")


def _embargo(typed: TypedFact) -> Holding:
    day = _day(typed.value or "")
    if day:
        return Holding(embargo=day)
    return _unclear(typed, "held-by-unclear-embargo")


def _withdrawn(typed: TypedFact) -> Holding:
    reason = " ".join((typed.value or "").split())
    if typed.plain and reason in _FALSE:
        return Holding()
    if reason and _plain(reason) not in _POSITIVE | _NEGATIVE:
        return Holding(withdrawn=reason)
    return _unclear(typed, "held-by-withdrawal-without-reason")


def _status(typed: TypedFact) -> Holding:
    """What a status says: `hidden`, or anything that is neither one of the others nor plainly public."""
    if typed.value == HIDDEN:
        return Holding((typed.name,))
    if not is_unclear_status(typed.value):
        return Holding()
    return _unclear(typed, "held-by-unclear-status")


def _unclear(typed: TypedFact, code: str) -> Holding:
    report_at(typed.facts, typed.name, code, key=typed.name)
    return Holding(unclear=True)


def _unknown(typed: TypedFact) -> Holding:
    return _unclear(typed, "held-by-unknown-key")


def _holds(name: str, value: str | None) -> bool:
    """Whether an unknown key looks as if it held the text back, by itself or by its value."""
    key = _plain(name)
    if key == "published":
        return value is None or _is_negative(value)
    if key in _STATUSES:
        return value is None or (value == HIDDEN or is_unclear_status(value))
    if key in _SWITCHES:
        return not _is_public(value)
    if looks_held(name):
        return value is None or _plain(value) not in _NEGATIVE or not value.strip()
    return value is not None and bool(_plain(value)) and _is_word_of_holding(value)


def _is_word_of_holding(value: str) -> bool:
    plain = _plain(value)
    return len(plain) <= _LONGEST_WORD // 2 and (plain in _WORDS or bool(_STEMS.match(plain)))


def _is_negative(value: str) -> bool:
    return _plain(value) in _NEGATIVE or _is_word_of_holding(value)


def _is_public(value: str | None) -> bool:
    if value is None:
        return False
    return _plain(value) in _POSITIVE or bool(re.match(r"\s*[12][0-9]{3}", value))


def _misplaced(body: str) -> str:
    """A line of the first paragraph that is a key of holding back, written below the head by mistake."""
    for line in body.split("\n\n", 1)[0].split("\n"):
        match = _KEY_LINE.fullmatch(line)
        # In Chinese a text may well begin like this: 禁毒宣传：六月起.
        if match and (match[1].isascii() or _plain(match[1]) in _SAID_OUTRIGHT) and _holds(match[1], match[2]):
            return line.strip()
    return ""


def _day(text: str) -> date | None:
    if not _DAY.fullmatch(text.strip()):
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def _plain(word: str) -> str:
    """The word without case, width, spaces and punctuation."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", word)).casefold()
