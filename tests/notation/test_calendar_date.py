"""Days as letters and workbooks write them."""

from __future__ import annotations

from datetime import date

import pytest

from sagamihara_pdca.notation.calendar_date import write_date

DAYS = [
    (date(2025, 5, 30), "令和7年5月30日（金）"),
    (date(2019, 5, 1), "令和元年5月1日（水）"),
    (date(2019, 4, 30), "平成31年4月30日（火）"),
    (date(1989, 1, 8), "平成元年1月8日（日）"),
    (date(1989, 1, 7), "1989年1月7日（土）"),
    (date(2028, 2, 29), "令和10年2月29日（火）"),
]


@pytest.mark.parametrize(("day", "expected"), DAYS)
def test_a_day_is_written_with_its_era_and_weekday(day: date, expected: str) -> None:
    assert write_date(day) == expected
