"""Numbers as cells store them, read as Excel shows them: to fifteen significant digits, exactly, never as a float."""

from __future__ import annotations

import re
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal

#: Excel keeps fifteen digits and numbers below 1.8E308; a stored 0.30000000000000004 is displayed as 0.3.
_AS_SHOWN = Context(prec=15, rounding=ROUND_HALF_UP, Emin=-307, Emax=308, traps=[])
_NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)
_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
_TIME = re.compile(r"(\d\d):(\d\d)(?::(\d\d(?:\.\d{1,9})?))?Z?", re.ASCII)
_DAY_ZERO = date(1899, 12, 30).toordinal()  # of the 1900 system, from 1900-03-01 on
_LEAP_BUG = 60  # the serial of 1900-02-29, a day that only Excel has
#: Days to add to a serial of the 1904 system.
DAYS_TO_1904 = 1462


def stored_number(text: str) -> Decimal | None:
    """Parse a stored number, rounded to 15 digits; None when it is none or exceeds Excel's range."""
    if not _NUMBER.fullmatch(text):
        return None
    number = _AS_SHOWN.create_decimal(text)
    return number + 0 if number.is_finite() else None  # -0 is 0


def stored_date(text: str) -> Decimal | None:
    """Parse an ISO 8601 date, time, or both to a serial in the 1900 system; None when it is none of these."""
    day, has_time, time = text.partition("T")
    if not has_time and ":" in day:
        day, has_time, time = "", "T", day
    days = _days(day) if day or not has_time else 0
    fraction = _fraction(time) if has_time else Decimal(0)
    if days is None or fraction is None:
        return None
    return _AS_SHOWN.plus(days + fraction)


def _days(text: str) -> int | None:
    found = _DATE.fullmatch(text)
    if not found:
        return None
    try:
        days = date(*map(int, found.groups())).toordinal() - _DAY_ZERO
    except ValueError:
        return None
    return days if days > _LEAP_BUG else days - 1


def _fraction(text: str) -> Decimal | None:
    found = _TIME.fullmatch(text)
    if not found:
        return None
    hours, minutes, seconds = int(found[1]), int(found[2]), Decimal(found[3] or 0)
    if hours > 23 or minutes > 59 or seconds >= 60:
        return None
    return _AS_SHOWN.divide(hours * 3600 + minutes * 60 + seconds, Decimal(86400))
