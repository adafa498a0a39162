"""A target in the unit of its measure, and whether it makes sense for it: by kind, worked out by hand."""

from __future__ import annotations

from decimal import Decimal as D

import pytest

from sagamihara_pdca.model.plan import Measure
from sagamihara_pdca.model.table import TableCell
from sagamihara_pdca.model.target import Bound, Direction, Target
from sagamihara_pdca.notation.units import Unit, convert, read_unit
from sagamihara_pdca.plan_tables.year_targets import read_year_target
from sagamihara_pdca.problems import Place, Problem

UP, DOWN, KEEP = Direction.UP, Direction.DOWN, Direction.KEEP


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


#: Wording, measure, unit, direction, the codes.
SENSE: list[tuple[str, str, str, Direction, list[str]]] = [
    ("150件以上", "申請件数", "件", UP, []), ("150件未満", "申請件数", "件", UP, ["PLN901"]), ("150件以下", "申請件数", "件", UP, ["PLN901"]),
    ("150件以下", "苦情件数", "件", DOWN, []), ("150件以上", "苦情件数", "件", DOWN, ["PLN901"]), ("150件超", "苦情件数", "件", DOWN, ["PLN901"]),
    ("100〜150件", "申請件数", "件", UP, []), ("150件以上", "水準", "件", KEEP, []), ("R5年度実績から10%減", "申請件数", "件", UP, ["PLN901"]),
    ("R5年度実績から10%減", "苦情件数", "件", DOWN, []), ("前年度以上", "申請件数", "件", UP, []), ("前年度以下", "申請件数", "件", UP, ["PLN901"]),
    ("0件", "事故件数", "件", DOWN, []),
    ("5%増", "満足度", "％", UP, ["PLN903"]), ("5ポイント増", "満足度", "％", UP, []), ("前年度比5%増", "満足度", "%", UP, ["PLN903"]),
    ("5%増", "来場者数", "人", UP, []), ("80%", "満足度", "％", UP, []),
    ("26%以上", "温室効果ガス削減率", "％", UP, []), ("26%削減", "温室効果ガス削減率", "％", UP, []),
    ("100時間削減", "作業削減時間", "時間", UP, ["PLN601"]),
    ("前年度比5%増", "食品ロス削減量", "t", UP, ["PLN904"]), ("26%減", "エネルギー削減率", "％", DOWN, ["PLN903", "PLN904"]),
    ("満足度50%", "認知度", "％", UP, ["PLN902"]), ("満足度50%", "市民の満足度", "％", UP, []), ("市民満足度：50%", "満足度", "％", UP, []),
    ("認知率50%", "認知度", "％", UP, []),
]


@pytest.mark.parametrize(("wording", "name", "unit", "direction", "codes"), SENSE)
def test_what_may_be_meant_otherwise_is_asked_about(wording: str, name: str, unit: str, direction: Direction,
                                                    codes: list[str]) -> None:
    _, found = read(wording, name, unit, direction)

    assert [p.code for p in found] == codes


@pytest.mark.parametrize(("wording", "bound", "limit"), [
    ("26%削減", Bound.AT_LEAST, "26"), ("26％減", Bound.AT_LEAST, "26"), ("26%超削減", Bound.ABOVE, "26"),
])
def test_the_target_of_a_measure_that_is_a_reduction_is_its_size(wording: str, bound: Bound, limit: str) -> None:
    (condition,) = read(wording, "温室効果ガス削減率", "％")[0].conditions

    assert (condition.bound, condition.limit, condition.change) == (bound, D(limit), None)
