"""Days as people type them."""

from __future__ import annotations

from datetime import date

import pytest

from sagamihara_pdca.notation.typed_date import has_other_weekday, read_date_near, read_typed_date


@pytest.mark.parametrize("typed", ["2025/3/31", "2025-3-31", "2025年3月31日", "令和7年3月31日", "R7.3.31", "２０２５年３月３１日（月）"])
def test_a_day_is_read_in_either_calendar(typed: str) -> None:
    assert read_typed_date(typed) == date(2025, 3, 31)


@pytest.mark.parametrize("typed", ["3月31日", "2025/2/30", "2025年3月", "20250331", "R0.4.1", "年明け"])
def test_what_names_no_single_day_is_no_date(typed: str) -> None:
    assert read_typed_date(typed) is None


NEAR = [
    ("5月30日", date(2025, 4, 10), date(2025, 5, 30)),
    ("５月３０日（金）", date(2025, 4, 10), date(2025, 5, 30)),
    ("5/30", date(2025, 6, 2), date(2025, 5, 30)),
    ("1月10日", date(2025, 12, 20), date(2026, 1, 10)),
    ("12月20日", date(2026, 1, 10), date(2025, 12, 20)),
    ("2月29日", date(2025, 3, 1), date(2024, 2, 29)),
    ("2月30日", date(2025, 3, 1), None),
    ("13月1日", date(2025, 3, 1), None),
    ("5月", date(2025, 3, 1), None),
    ("5月末", date(2025, 3, 1), None),
    ("32年5月30日", date(2025, 3, 1), None),
    ("R7.5.30", date(2025, 3, 1), None),
]


@pytest.mark.parametrize(("text", "today", "day"), NEAR)
def test_a_day_without_a_year_is_the_nearest_one(text: str, today: date, day: date | None) -> None:
    assert read_date_near(text, today) == day


@pytest.mark.parametrize(("text", "is_other"), [
    ("5月30日（金）", False), ("令和7年5月30日（金曜日）", False), ("5月30日（水）", True), ("2025-05-30", False), ("5月30日 (木曜)", True),
])
def test_a_weekday_that_is_not_the_days_is_seen(text: str, is_other: bool) -> None:
    assert has_other_weekday(text, date(2025, 5, 30)) is is_other
