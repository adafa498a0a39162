"""Days as letters name them: 令和7年5月30日（金）."""

from __future__ import annotations

from datetime import date

#: The first day of each era, newest first. Source: 元号を改める政令.
_ERAS = ((date(2019, 5, 1), "令和"), (date(1989, 1, 8), "平成"))
_WEEKDAYS = "月火水木金土日"


def write_day(day: date) -> str:
    """The day in 和暦 with its weekday.

    Raises:
        ValueError: the day is before 平成.
    """
    for first_day, era in _ERAS:
        if day >= first_day:
            number = day.year - first_day.year + 1
            return f"{era}{'元' if number == 1 else number}年{day.month}月{day.day}日（{_WEEKDAYS[day.weekday()]}）"
    raise ValueError(f"no era for {day}")
