"""Days as the numbers that Excel stores for them, in the 1900 date system."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

#: Day 0 of Excel's calendar, for dates from March 1900 on.
_EPOCH = date(1899, 12, 30)
_DAY_AFTER_LAST = 2958466  # 9999-12-31 is the last


def is_day(serial: Decimal) -> bool:
    """Whether the number stands for a day."""
    return 1 <= serial < _DAY_AFTER_LAST


def serial_of(day: date) -> Decimal:
    """The number that Excel stores for a day from March 1900 on."""
    return Decimal((day - _EPOCH).days)


def day_of(serial: Decimal) -> date:
    """The day of a number, whose time of day is left out."""
    return _EPOCH + timedelta(days=int(serial))


def day_text(day: date) -> str:
    """Render a day as 2025/5/1, without leading zeros."""
    return f"{day.year}/{day.month}/{day.day}"
