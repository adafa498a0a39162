"""Grades that make no sense as they stand: lower bounds as fractions, symbols that look the same."""

from __future__ import annotations

from decimal import Decimal

import pytest

from sagamihara_pdca.plan_tables.build import build_plan
from sagamihara_pdca.plan_tables.grades import grade_rows
from tests.plan_tables.editing import edited
from tests.worlds.plans import sagamihara_tables

#: (lower bounds of ◎, ○ and △; code and cell of what is said)
BOUNDS = [
    (("1", "0.8", "0.6"), [("PLN916", "C2"), ("PLN916", "C3"), ("PLN916", "C4")]),
    (("1.2", "1", "0.8"), [("PLN916", "C2"), ("PLN916", "C3"), ("PLN916", "C4")]),
    (("100", "80", "0.6"), [("PLN916", "C4")]),
    (("100", "80", "1"), [("PLN917", "C4")]),
    (("100", "80", "1%"), []),
    (("100", "0.8%", "0.5％"), []),
    (("100%", "80%", "60%"), []),
    (("110", "100", "50"), []),
]


@pytest.mark.parametrize(("bounds", "expected"), BOUNDS)
def test_a_fraction_for_a_lower_bound_is_not_taken_for_per_cent(
        bounds: tuple[str, ...], expected: list[tuple[str, str]]) -> None:
    tables = edited(sagamihara_tables(), "評価区分", *zip(("C2", "C3", "C4"), bounds, strict=True))

    _, found = build_plan(tables)

    assert [(p.code, p.place.cell) for p in found] == expected


def test_both_readings_are_quoted() -> None:
    found = build_plan(edited(sagamihara_tables(), "評価区分", ("C4", "0.6")))[1]

    assert found[0].message == "下限「0.6」が、60％のことか、0.6％のことか分かりません。"


def test_a_low_bound_is_written_so_that_it_is_read_back() -> None:
    plan, _ = build_plan(edited(sagamihara_tables(), "評価区分", ("C4", "0.6%")))

    assert plan is not None
    assert plan.scheme.grades[2].lower == Decimal("0.6")
    assert grade_rows(plan)[2][2] == "0.6%"


@pytest.mark.parametrize(("symbol", "codes"), [("〇", ["PLN918"]), ("◯", ["PLN918"]), ("●", []), ("▲", []), ("○", ["PLN312"])])
def test_symbols_that_look_the_same_are_an_error(symbol: str, codes: list[str]) -> None:
    found = build_plan(edited(sagamihara_tables(), "評価区分", ("A4", symbol)))[1]

    assert [p.code for p in found] == codes


def test_a_name_of_two_grades_is_asked_about() -> None:
    plan, found = build_plan(edited(sagamihara_tables(), "評価区分", ("B3", "達成")))

    assert plan is not None
    assert [(p.code, p.place.cell) for p in found] == [("PLN919", "B3")]
