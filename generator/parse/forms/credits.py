"""Bylines and datelines of a story taken apart: who wrote it, for whom, where and when."""

from collections.abc import Sequence

from generator.language import in_simplified_print, names_text, without_selectors
from generator.model import Byline, Credit, Dateline
from generator.parse.forms.bylines import byline_at_end, byline_in_lead, byline_pieces
from generator.parse.forms.datelines import (
    byline_in_dateline,
    dateline_at_end,
    dateline_at_start,
    dateline_in_byline,
)
from generator.parse.forms.names import names_in
from generator.parse.forms.photo_credits import photo_credit

_MARKS = "□■◆●○◎▲★☆—-·（）()〔〕【】[] "
_ROLE_END = " :：/／"
_LATER_DEEDS = frozenset({"报道", "报导", "摄影报道", "摄影报导", "综合报道", "综合报导"})
_SHORT_DEEDS = frozenset("文图")


def byline_of(text: str) -> Byline:
    """A byline as printed with the people whom it credits, each with the role printed beside the name."""
    printed = names_text(text)
    return Byline(printed, tuple(_credits(printed.strip(_MARKS))))


def byline_in(paragraphs: Sequence[str]) -> Byline | None:
    """The byline that stands in the running text: in the lead's brackets or dateline, or at the very end."""
    if not paragraphs:
        return None
    lead = paragraphs[0]
    text = byline_in_lead(lead) or byline_in_dateline(lead) or byline_at_end(paragraphs[-1])
    return byline_of(text) if text else None


def dateline_in(paragraphs: Sequence[str], signed: str = "") -> Dateline | None:
    """The dateline that opens the first paragraph or closes the last, with its parts; else that of the byline.

    `signed` is the byline that stands on a line of its own.
    """
    if not paragraphs:
        return None
    parts = dateline_at_start(paragraphs[0]) or dateline_at_end(paragraphs[-1]) or dateline_in_byline(signed)
    return Dateline(parts.text, parts.source, parts.place, parts.date) if parts else None


def photo_credit_in(caption: str) -> str | None:
    """Who took the picture, as the end of its caption says, or None."""
    credit = photo_credit(caption)
    return names_text(credit) if credit else None


def _credits(text: str) -> list[Credit]:
    """The people of a byline: a role goes for all names up to the next, a deed also for the names before it."""
    people: list[Credit] = []
    role = ""
    for piece in byline_pieces(text):
        part = text[piece.start : piece.end].strip(_ROLE_END)
        if piece.kind in {"name", "word"}:
            people += [Credit(role, name) for name in names_in(without_selectors(part))]
        elif piece.kind == "done" or (
            piece.kind == "deed" and people and _is_of_names_before(part, people[-1].role)
        ):
            people = [Credit(credit.role or _deed(part), credit.name) for credit in people]
        elif piece.kind in {"role", "deed", "desk", "reader"}:
            role = part
    return people


def _is_of_names_before(deed: str, role: str) -> bool:
    """Whether what was done goes for the names before it, that have a role or none (甲 文 乙 图)."""
    return not role or (deed in _SHORT_DEEDS and role not in _SHORT_DEEDS)


def _deed(done: str) -> str:
    """What the names before it are credited with; that they report (报道) says no more than any byline."""
    return "" if in_simplified_print(done) in _LATER_DEEDS else done
