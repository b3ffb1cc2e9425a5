"""A date as other systems write it -> the day: 20250911, 2025/9/11 08:00, 2025年9月11日, 民國114年9月11日."""

import re
from datetime import date, datetime
from email.utils import parsedate

_DIGITS = {character: str(number) for number, character in enumerate("〇一二三四五六七八九")} | {
    "零": "0",
    "○": "0",
}
_NUMERIC = re.compile(r"(\d{4})\s*(?:[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})|(\d{2})(\d{2}))(?!\d)")
_CHINESE = re.compile(
    "([〇零○一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})[日号號]?"
)
_REPUBLIC = re.compile(r"(?:民[国國]|中[华華]民[国國])\s*(\d{1,3})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})")
_FIRST_YEAR_OF_REPUBLIC = 1912


def day_in(text: str, form: str = "") -> date | None:
    """The day that a text names, whatever time stands behind it; None where it names none of the calendar's.

    `form` is how it is written, as for `strptime` ("%d.%m.%Y"); without one the usual ways are tried.
    """
    if form:
        return _in_form(text.strip(), form)
    numbers = _numbers(text.strip())
    if numbers is None:
        named = parsedate(text)
        numbers = named[:3] if named else None
    try:
        return date(*numbers) if numbers else None
    except ValueError:
        return None


def is_form(form: str) -> bool:
    """Whether a text is a way to write a day, as for `strptime`: it has a year, a month and a day."""
    sample = datetime(2025, 11, 23)  # noqa: DTZ001 - a day of the calendar, at no place
    try:
        return datetime.strptime(sample.strftime(form), form).date() == sample.date()  # noqa: DTZ007 - the same
    except ValueError:
        return False


def _in_form(text: str, form: str) -> date | None:
    try:
        return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day of the calendar, at no place
    except ValueError:
        return None


def _numbers(text: str) -> tuple[int, int, int] | None:
    """Year, month and day where the text begins with a date, in figures or in Chinese numerals."""
    if match := _NUMERIC.match(text):
        year, *rest = (part for part in match.groups() if part)
        return int(year), int(rest[0]), int(rest[1])
    if match := _REPUBLIC.match(text):
        return int(match[1]) + _FIRST_YEAR_OF_REPUBLIC - 1, int(match[2]), int(match[3])
    if match := _CHINESE.match(text):
        year = int("".join(_DIGITS[character] for character in match[1]))
        return year, _number(match[2]), _number(match[3])
    return None


def _number(text: str) -> int:
    """The number below a hundred that Chinese numerals write: 十一, 二十, 二一."""
    tens, ten, ones = text.partition("十")
    if not ten:
        return int("".join(_DIGITS[character] for character in text))
    return int(_DIGITS.get(tens, "1")) * 10 + int(_DIGITS.get(ones, "0"))
