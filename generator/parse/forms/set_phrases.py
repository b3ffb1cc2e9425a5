"""The set phrases by which a line says what it is: a jump, a lead, a kicker, a deck."""

import re

from generator.language import CLOSING_QUOTES, HAN, STOPS, in_simplified_print, without_spaces
from generator.model import Direction, Jump, page_label

_SECTION = rf"(?:[A-Za-zＡ-Ｚ]{{1,2}}|[{HAN}]{{0,3}}刊\s*[A-Za-zＡ-Ｚ]?)"
_NUMBER = r"[0-9０-９]{1,3}|[〇一二三四五六七八九十]{1,3}"
_SPREAD = rf"(?:\s*[-－—–~～、至]\s*(?:[A-Za-zＡ-Ｚ]{{1,2}})?(?:{_NUMBER}))"
_PAGE = rf"第?\s*(?:{_SECTION}\s*)?(?:{_NUMBER}){_SPREAD}?\s*版"
_ON, _BACK = r"(?:下\s*[转接]|文\s*[转接])", r"(?:上|紧)\s*接"
_SEE = r"(?:相关报道|全文)?\s*[详另]?\s*见"
_JUMP = re.compile(
    rf"""[（(〔\[【]\s*(?:{_ON}|{_BACK}|转|接|{_SEE})\s*{_PAGE}[^（()）\s。]{{0,12}}\s*[）)〕\]】]
    |[▶►▷→■◆▲●]\s*(?:{_ON}|{_BACK}|转|{_SEE})\s*{_PAGE}
    |(?<!\S)(?:{_ON}|{_BACK})\s*{_PAGE}(?!\S)""",
    re.VERBOSE,
)
_NAMED_PAGE = re.compile(rf"(?:下转|[上紧]接|[转接见▶►▷→■◆▲●])({_PAGE})")

_NUMERAL = r"[0-9０-９一二三四五六七八九十廿卅]{1,3}"
DAY = rf"(?:元|{_NUMERAL})\s*月\s*{_NUMERAL}\s*日"
# A year of the Republic has one to three figures: 民國卅八年, 中華民國一一四年, 114年.
_REPUBLIC = r"(?:中华)?民国\s*(?:[0-9０-９]{1,3}|[〇○零一二三四五六七八九十廿卅百元]{1,4})|1[0-9]{2}"
YEAR_DATE = rf"(?:[0-9０-９]{{4}}|[〇○零一二三四五六七八九]{{4}}|{_REPUBLIC})\s*年\s*{DAY}"
_OPENING = re.compile(
    r"近日|日前|昨日|昨天|今日|今天|前日|前天|近期|最近|昨晚|今晨|连日来|记者|.{0,12}获悉|"
    rf"[0-9０-９]{{1,2}}\s*月\s*[0-9０-９]{{1,2}}\s*日|{YEAR_DATE}"
)
_KICKER_END = re.compile(
    r"(?:强调|指出|表示|召开|举行|公布|发布|印发|发出|透露|披露|讲述|回答|调研|文章|时要求|介绍|见闻|征求意见|后续|成功|施行)[：:]?$"
    r"|[：:]$|(?:——|──)$"
)
_NOTICE = re.compile(rf"[{HAN}“”《》]{{0,14}}(?:公告|通告|公示|通知|声明|启事|讣告|更正|致歉信?)")
_SERIES = re.compile(
    r"[①-⑳]$|系列(?:报道|评论)|连载|之[一二三四五六七八九十]$|[（(][一二三四五六七八九十]{1,2}[）)]$"
)
_SENTENCE_ENDS = tuple(f"{STOPS}…；：:;）)】～—")
_KICKER_SIGNS = 30  # at the end of a kicker
_OPENING_SIGNS = 60  # at the start of a paragraph
_DASH = ("—", "─", "―")
_OPENERS, _CLOSERS = "《〈“（【‘「『", "》〉”）】’」』"


def split_jumps(raw: str) -> list[str]:
    """The parts of a line: each jump (（下转二版）) by itself, and what stands before and after it."""
    parts: list[str] = []
    end = 0
    for match in _JUMP.finditer(in_simplified_print(raw)):
        if jump_in(match[0]) is None:
            continue
        parts += [raw[end : match.start()], raw[match.start() : match.end()]]
        end = match.end()
    return [*parts, raw[end:]]


def jump_in(text: str) -> Jump | None:
    """The jump that a part of a line consists of, or None."""
    stripped = text.strip()
    plain = in_simplified_print(stripped)
    if not _JUMP.fullmatch(plain):
        return None
    named = _NAMED_PAGE.search(without_spaces(plain))
    page = page_label(named[1]) if named else None
    direction = Direction.FROM if re.search(_BACK, plain) else Direction.TO
    return Jump(direction, page, stripped) if page else None


def opens_lead(text: str) -> bool:
    """Whether a paragraph begins as a report begins: 近日, 6月14日, 记者…获悉."""
    return bool(_OPENING.match(in_simplified_print(text[:_OPENING_SIGNS].lstrip())))


def ends_as_kicker(text: str) -> bool:
    """Whether a head's line ends as kickers do: who said, met or published what the headline then tells."""
    return bool(_KICKER_END.search(in_simplified_print(text[-_KICKER_SIGNS:])))


def names_notice(text: str) -> bool:
    """Whether a head is nothing but the name of a notice (停水通知, 讣告), which opens a story of its own."""
    return bool(_NOTICE.fullmatch(in_simplified_print(without_spaces(text))))


def marks_series(text: str) -> bool:
    """Whether a head's line says which part of a series follows (系列报道①, 连载⑦, 之三)."""
    return bool(_SERIES.search(text.strip()))


def opens_deck(text: str) -> bool:
    """Whether a head's line begins with the dash of a deck (——记某事)."""
    return text.startswith(_DASH)


def has_open_bracket(text: str) -> bool:
    """Whether a bracket or a quotation that a head's line opens is left open at its end."""
    return sum(text.count(character) for character in _OPENERS) > sum(
        text.count(character) for character in _CLOSERS
    )


def ends_sentence(text: str) -> bool:
    """Whether a line's last character may end a paragraph."""
    return text.rstrip().rstrip(CLOSING_QUOTES).endswith(_SENTENCE_ENDS)
