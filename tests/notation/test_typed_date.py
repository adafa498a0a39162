"""Days as people type them."""

from __future__ import annotations

from datetime import date

import pytest

from sagamihara_pdca.notation.typed_date import read_typed_date


@pytest.mark.parametrize("typed", ["2025/3/31", "2025-3-31", "2025年3月31日", "令和7年3月31日", "R7.3.31", "２０２５年３月３１日（月）"])
def test_a_day_is_read_in_either_calendar(typed: str) -> None:
    assert read_typed_date(typed) == date(2025, 3, 31)


@pytest.mark.parametrize("typed", ["3月31日", "2025/2/30", "2025年3月", "20250331", "R0.4.1", "年明け"])
def test_what_names_no_single_day_is_no_date(typed: str) -> None:
    assert read_typed_date(typed) is None
