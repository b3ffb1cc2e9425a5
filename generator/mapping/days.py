"""A date as other systems write it -> the day: 20250911, 2025/9/11 08:00, 2025年9月11日, 民國114年9月11日."""

import re
from datetime import date, datetime, timedelta, timezone
from email.utils import parsedate

from generator.model import printed_date

_TIME = re.compile(r"(?:[T\s]+|(?<=\d)\s*)\d{1,2}:\d{2}.*\Z", re.DOTALL)
_REPUBLIC = re.compile(r"(?:民[国國]|中[华華]民[国國])\s*(\d{1,3})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})")
_YEARS_BEFORE_REPUBLIC = 1911
_SECONDS = re.compile(r"\d{10}(?:\d{3})?")
_CHINA = timezone(timedelta(hours=8))


def day_in(text: str, form: str = "") -> date | None:
    """The day that a text names, whatever time stands behind it; None where it names none of the calendar's.

    `form` is how it is written, as for `strptime` ("%d.%m.%Y"); without one the usual ways are tried.
    """
    if form:
        return _in_form(text.strip(), form)
    written = text.strip()
    day = printed_date(_TIME.sub("", written))
    return day or _of_republic(written) or _of_seconds(written) or _of_mail(written)


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


def _of_republic(text: str) -> date | None:
    """A day of the Republic's calendar: 民國114年9月11日."""
    match = _REPUBLIC.match(text)
    return printed_date(f"{int(match[1]) + _YEARS_BEFORE_REPUBLIC}-{match[2]}-{match[3]}") if match else None


def _of_seconds(text: str) -> date | None:
    """A day as programs count it, in seconds or thousandths of them since 1970, where China's clocks stood."""
    if not _SECONDS.fullmatch(text):
        return None
    return datetime.fromtimestamp(int(text[:10]), _CHINA).date()


def _of_mail(text: str) -> date | None:
    """A day as mails and feeds have it: Thu, 11 Sep 2025 08:00:00 +0800."""
    parts = parsedate(text)
    return printed_date("-".join(map(str, parts[:3]))) if parts else None
