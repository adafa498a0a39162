"""A date as a person types it: 「令和7年3月31日」「R7.3.31」「2025/3/31」, and 「5月30日」 where today is known."""

from __future__ import annotations

import re
from datetime import date

from sagamihara_pdca.notation.characters import narrow, visible
from sagamihara_pdca.notation.fiscal_year import YEAR, year_named

_WEEKDAYS = "月火水木金土日"
_NAMED_WEEKDAY = re.compile(rf"\(([{_WEEKDAYS}])(?:曜日?)?\)$")
_BEHIND = rf"\s*日?(?:\s*\([{_WEEKDAYS}](?:曜日?)?\))?"
_DAY = re.compile(rf"({YEAR})\s*(?:年|[./-])\s*([0-9]{{1,2}})\s*(?:月|[./-])\s*([0-9]{{1,2}}){_BEHIND}")
_WITHOUT_YEAR = re.compile(rf"([0-9]{{1,2}})\s*(?:月|[./])\s*([0-9]{{1,2}}){_BEHIND}")


def read_typed_date(text: str) -> date | None:
    """Parse a text that names one existing date and nothing else; None when it is anything else."""
    found = _DAY.fullmatch(narrow(visible(text)).strip())
    # A calendar year and a fiscal year of an era have the same number.
    year = year_named(found[1]) if found else None
    if found is None or year is None:
        return None
    return _existing(year.start, int(found[2]), int(found[3]))


def read_date_near(text: str, today: date) -> date | None:
    """Parse a day without a year (「5月30日」, 「5/30」) as the one nearest to today; None when it is anything else."""
    found = _WITHOUT_YEAR.fullmatch(narrow(visible(text)).strip())
    if found is None:
        return None
    days = (_existing(year, int(found[1]), int(found[2])) for year in (today.year - 1, today.year, today.year + 1))
    return min((day for day in days if day is not None), key=lambda day: abs(day - today), default=None)


def has_other_weekday(text: str, day: date) -> bool:
    """Whether the text names a weekday that is not the day's: 「5月30日（水）」 for a Friday."""
    found = _NAMED_WEEKDAY.search(narrow(visible(text)).strip())
    return found is not None and found[1] != _WEEKDAYS[day.weekday()]


def _existing(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
