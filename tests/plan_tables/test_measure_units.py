"""A target in the unit of its measure: by kind, worked out by hand."""

from __future__ import annotations

from decimal import Decimal as D

import pytest

from sagamihara_pdca.model.plan import Measure
from sagamihara_pdca.model.table import TableCell
from sagamihara_pdca.model.target import Direction, Target
from sagamihara_pdca.notation.units import Unit, convert, read_unit
from sagamihara_pdca.plan_tables.year_targets import read_year_target
from sagamihara_pdca.problems import Place, Problem

UP = Direction.UP


def read(wording: str, name: str, unit: str, direction: Direction = UP) -> tuple[Target, list[Problem]]:
    found: list[Problem] = []
    return read_year_target(TableCell(wording, Place("plan.xlsx")), (Measure(1, name, unit, direction),), found), found


#: Unit, its scale and its base.
UNITS = [
    ("千円", 1000, "円"), ("百万円", 10**6, "円"), ("億円", 10**8, "円"), ("万人", 10**4, "人"), ("千人", 1000, "人"), ("万名", 10**4, "人"),
    ("千t-CO2", 1000, "t-CO2"), ("千件/年", 1000, "件/年"), ("十億円", 10**9, "円"),
    ("円", 1, "円"), ("％", 1, "%"), ("千葉", 1, "千葉"), ("", 1, ""),
    ("百貨店", 1, "百貨店"), ("万博", 1, "万博"),
]


@pytest.mark.parametrize(("unit", "scale", "base"), UNITS)
def test_a_unit_is_a_scale_and_a_base(unit: str, scale: int, base: str) -> None:
    assert read_unit(unit) == Unit(D(scale), base)


@pytest.mark.parametrize("one", [unit for unit, _, _ in UNITS])
@pytest.mark.parametrize("other", [unit for unit, _, _ in UNITS])
def test_two_units_convert_both_ways_or_not_at_all(one: str, other: str) -> None:
    there = convert(D(1), read_unit(one), read_unit(other))
    back = convert(D(1), read_unit(other), read_unit(one))

    assert (there is None) is (back is None)
    assert there is None or back is None or there * back == 1


#: Wording, unit of the measure, the limit, the upper limit.
LIMITS: list[tuple[str, str, str, str | None]] = [
    ("10 億円", "円", "1000000000", None), ("1億2,000 万円", "万円", "12000", None), ("１億２０００万円以上", "万円", "12000", None),
    ("23 万人", "人", "230000", None), ("23万人", "万人", "23", None), ("230,000人", "万人", "23", None), ("12,000千円", "千円", "12000", None),
    ("12,000千円", "円", "12000000", None), ("12,000千円", "百万円", "12", None), ("3億円", "億円", "3", None), ("300百万円", "億円", "3", None),
    ("1.2万人", "万人", "1.2", None), ("2,500万", "万円", "2500", None), ("2,500万", "円", "25000000", None), ("2,500", "万円", "2500", None),
    ("2,500万円〜3,000万円", "万円", "2500", "3000"), ("1億円以上2億円以下", "百万円", "100", "200"), ("年2回", "回/年", "2", None),
     ("12千t-CO2", "t-CO2", "12000", None), ("12,000t-CO2", "千t-CO2", "12", None),
    ("100%を維持します", "％", "100", None), ("13% (平成32年)", "％", "13", None),
]


@pytest.mark.parametrize(("wording", "unit", "limit", "upper"), LIMITS)
def test_a_limit_is_in_the_unit_of_its_measure(wording: str, unit: str, limit: str, upper: str | None) -> None:
    target, found = read(wording, "実績", unit)

    (condition,) = target.conditions
    assert (condition.limit, condition.upper) == (D(limit), None if upper is None else D(upper))
    assert "E" not in str(condition.limit)
    assert found == []


def test_a_change_is_in_the_unit_of_its_measure() -> None:
    target, found = read("現状値から1,000万円増", "売上", "百万円")

    (condition,) = target.conditions
    assert condition.change is not None and (condition.change.amount, condition.limit) == (D(10), D(10))
    assert found == []
