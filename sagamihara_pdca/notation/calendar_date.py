"""Calendar dates in Japanese: 令和7年5月30日（金）."""

from __future__ import annotations

from datetime import date

#: Source: 元号を改める政令; the first day of 令和 and of 平成.
_REIWA, _HEISEI = date(2019, 5, 1), date(1989, 1, 8)
_WEEKDAYS = "月火水木金土日"


def write_date(day: date, *, weekday: bool = True) -> str:
    """The date in the Japanese calendar, with its weekday."""
    if day >= _REIWA:
        era, year = "令和", day.year - 2018
    elif day >= _HEISEI:
        era, year = "平成", day.year - 1988
    else:
        era, year = "", day.year
    in_era = "元" if era and year == 1 else str(year)
    tail = f"（{_WEEKDAYS[day.weekday()]}）" if weekday else ""
    return f"{era}{in_era}年{day.month}月{day.day}日{tail}"
