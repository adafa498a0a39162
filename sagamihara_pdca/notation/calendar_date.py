"""Calendar dates in Japanese, rendered: 令和7年5月30日（金）."""

from __future__ import annotations

from datetime import date

from sagamihara_pdca.notation.fiscal_year import ERAS

_WEEKDAYS = "月火水木金土日"
_OLDEST = ERAS[1]  # 平成; a day before it is rendered with its western year


def write_date(day: date, *, weekday: bool = True) -> str:
    """Render a date in the Japanese calendar, with its weekday unless `weekday` is False."""
    era = next((e for e in ERAS if day >= e.first_day), None) if day >= _OLDEST.first_day else None
    year = f"{era.name}{era.year(day.year)}" if era else str(day.year)
    tail = f"（{_WEEKDAYS[day.weekday()]}）" if weekday else ""
    return f"{year}年{day.month}月{day.day}日{tail}"
