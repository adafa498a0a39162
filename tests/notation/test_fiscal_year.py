"""The names of fiscal years."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.notation.fiscal_year import is_past_era, read_fiscal_year, write_code, write_fiscal_year

READ = [
    ("R6", 2024), ("r6", 2024), ("Ｒ６", 2024), ("令和6年度", 2024), ("令和６年", 2024), ("令和 6 年度", 2024), ("2024", 2024),
    ("2024年度", 2024), ("２０２４年度", 2024), ("H30", 2018), ("平成31年度", 2019), ("令和元年度", 2019), ("令和1年度", 2019),
    ("平成32年度", 2020), ("H36", 2024), ("平成４２年", 2030), ("昭和64年度", 1989),
    ("R元", 2019), ("R1", 2019), ("H31", 2019), ("平成元年度", 1989), ("昭和60年度", 1985), ("S60", 1985), ("R12", 2030),
]
REFUSED = [
    "", "6", "6年度", "32年", "R0", "H0", "H63", "S65", "平成63年度", "昭和65年度", "R", "R6.1", "R6年4月", "令和6年度末", "PR6", "R100", "20245",
    "1850", "R６件", "〇年度",
]


@pytest.mark.parametrize(("text", "start"), READ)
def test_a_year_is_read(text: str, start: int) -> None:
    assert read_fiscal_year(text) == FiscalYear(start)


@pytest.mark.parametrize("text", REFUSED)
def test_a_number_without_an_era_or_outside_one_names_no_year(text: str) -> None:
    assert read_fiscal_year(text) is None


def test_fiscal_2019_is_printed_in_the_new_era() -> None:
    assert write_fiscal_year(FiscalYear(2019)) == "令和元年度"
    assert write_code(FiscalYear(2019)) == "R1"
    assert write_code(FiscalYear(2018)) == "H30"


@pytest.mark.parametrize(("text", "is_past"), [
    ("平成31年度", False), ("平成32年度", True), ("Ｈ３６", True), ("昭和64年度", False), ("令和6年度", False), ("2024", False),
    ("平成63年度", False), ("32年度", False),
])
def test_a_year_beyond_its_era_is_known_as_such(text: str, is_past: bool) -> None:
    assert is_past_era(text) is is_past


@given(st.integers(min_value=1930, max_value=2099))
def test_a_written_year_reads_back_the_same(start: int) -> None:
    year = FiscalYear(start)

    assert read_fiscal_year(write_fiscal_year(year)) == year
    assert read_fiscal_year(write_code(year)) == year


@given(st.text())
def test_no_text_raises(text: str) -> None:
    read_fiscal_year(text)
