"""A year's wording for the measure of an indicator: its unit, its baseline, and what the plan is asked about."""

from __future__ import annotations

from decimal import Decimal as D

import pytest

from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import Baseline, Measure
from sagamihara_pdca.model.table import TableCell
from sagamihara_pdca.model.target import Direction, TargetKind
from sagamihara_pdca.plan_tables.build import build_plan
from sagamihara_pdca.plan_tables.year_targets import read_year_target
from sagamihara_pdca.problems import Place, Problem
from tests.plan_tables.editing import edited
from tests.worlds.plans import sagamihara_tables

UP, DOWN = Direction.UP, Direction.DOWN
R5, R6 = FiscalYear(2023), FiscalYear(2024)

IN_ITS_UNIT = [
    # wording, name, unit, direction, figure in the measure's unit, codes
    ("10 億円", "効果額", "円", UP, "1000000000", []),
    ("1億2,000 万円", "効果額", "万円", UP, "12000", []),
    ("23 万人", "入込客数", "人", UP, "230000", []),
    ("12,000千円", "決算額", "千円", DOWN, "12000", []),
    ("3億円", "決算額", "億円", DOWN, "3", []),
    ("3億円", "決算額", "百万円", UP, "300", []),
    ("1.2万人", "来場者", "万人", UP, "1.2", []),
    ("12,000人", "来場者", "万人", UP, "1.2", []),
    ("2,500万", "売上", "万円", UP, "2500", []),
    ("2,500", "売上", "万円", UP, "2500", []),
    ("年2回", "開催", "回/年", UP, "2", []),
    ("年間3万人", "来場者", "千人/年", UP, "30", []),
    ("2回/年", "開催", "回／年間", UP, "2", []),
    ("2回", "開催", "回/年", UP, "2", ["PLN610"]),
    ("2回/年", "開催", "回", UP, "2", ["PLN610"]),
    ("3万人/年", "来場者", "千人", UP, "30", ["PLN610"]),
    ("3万人/年", "年間来場者数", "千人", UP, "30", []),
    ("2回/月", "開催", "回/年", UP, "2", ["PLN603"]),
    ("3億円", "来場者", "千人", UP, "300000000", ["PLN603"]),
    ("12千件", "来場者", "千人", UP, "12000", ["PLN603"]),
    ("5千", "売上", "百万円", UP, None, ["PLN601"]),
    ("10百万円増", "売上", "百万円", UP, "10", []),
    ("▲1,577人", "転入超過数", "人", UP, "-1577", []),
    ("▲1.5千人以上", "社会増減", "人", UP, "-1500", []),
    ("-5億円以上", "実質単年度収支", "百万円", UP, "-500", []),
    ("△3%以下", "人口増減率", "％", DOWN, "-3", []),
    ("▲2℃", "平均気温", "℃", DOWN, "-2", []),
    ("▲1,577人", "参加者数", "人", UP, None, ["PLN601"]),
    ("+100人", "転入超過数", "人", UP, None, ["PLN601"]),
    ("0人", "転入超過数", "人", UP, "0", []),
    ("0人", "参加者数", "人", UP, None, ["PLN601"]),
]


@pytest.mark.parametrize(("wording", "name", "unit", "direction", "figure", "codes"), IN_ITS_UNIT)
def test_a_target_is_read_in_the_unit_of_its_measure(
        wording: str, name: str, unit: str, direction: Direction, figure: str | None, codes: list[str]) -> None:
    found: list[Problem] = []

    target = read_year_target(TableCell(wording, Place()), (Measure(1, name, unit, direction),), found)

    assert [p.code for p in found] == codes
    assert [c.limit for c in target.conditions] == ([] if figure is None else [D(figure)])


def test_each_of_several_measures_has_its_own_scale() -> None:
    measures = (Measure(1, "来場者", "千人", UP), Measure(2, "売上", "百万円", UP), Measure(3, "満足度", "％", UP))
    found: list[Problem] = []

    target = read_year_target(TableCell("1億2,000万円・80%・1.5万人", Place()), measures, found)

    assert found == []
    assert [(c.limit, c.unit) for c in target.conditions] == [(D(15), "千人"), (D(120), "百万円"), (D(80), "%")]


WITH_BASELINE = [
    # wording, baseline, its year, provisional, kind
    ("▲900件", "-1577", R5, False, TargetKind.NUMERIC),  # it was below zero
    ("▲900件", "1577", R5, False, TargetKind.QUALITATIVE),
    ("現状値から10%増", "0", R5, False, TargetKind.QUALITATIVE),
    ("現状値から10%増", "-5", R5, False, TargetKind.QUALITATIVE),
    ("2倍", "0", R5, False, TargetKind.QUALITATIVE),
    ("R5年度実績から10%増", "0", R5, False, TargetKind.QUALITATIVE),
    ("R5年度実績から10%増", "0", FiscalYear(2022), False, TargetKind.NUMERIC),  # not known yet
    ("前年度比10%増", "0", R5, False, TargetKind.QUALITATIVE),  # the year before R6
    ("前年度比10%増", "0", FiscalYear(2022), False, TargetKind.NUMERIC),
    ("現状値から10%増", "0", R5, True, TargetKind.NUMERIC),  # the confirmed figure may be above zero
    ("現状値から10件増", "0", R5, False, TargetKind.NUMERIC),
    ("現状値から10%増", "1", R5, False, TargetKind.NUMERIC),
]


@pytest.mark.parametrize(("wording", "quantity", "year", "provisional", "kind"), WITH_BASELINE)
def test_the_baseline_tells_whether_a_target_has_a_level(
        wording: str, quantity: str, year: FiscalYear, provisional: bool, kind: TargetKind) -> None:
    found: list[Problem] = []
    baseline = Baseline(D(quantity), f"{quantity}件", "", year, provisional)

    target = read_year_target(TableCell(wording, Place()), (Measure(1, "件数", "件", UP),), found, (baseline,), R6)

    assert target.kind is kind
    assert [p.code for p in found] == ([] if kind is TargetKind.NUMERIC else ["PLN601"])


BASELINES = [
    # measures, baseline, quantities, codes of the baseline and of the target 「-」
    ("決算額［千円］", "1,200万円", ["12000"], []),
    ("決算額［百万円］", "3億円", ["300"], []),
    ("決算額［億円］", "10 億円", ["10"], []),
    ("決算額［万円］", "2,500万", ["2500"], []),
    ("転入超過数［人］", "▲1,577人", ["-1577"], []),
    ("収支［百万円］", "△5.2億円", ["-520"], []),
    ("開催［回/年］", "年2回", ["2"], []),
    ("開催［回/年］", "2回", ["2"], ["PLN611"]),
    ("決算額［千円］", "5千人", [None], ["PLN607"]),
    ("決算額［百万円］", "5千", [None], ["PLN607"]),
    ("来場者［千人］；売上［百万円］", "12,000人・1億2,000万円", ["12", "120"], []),
    ("来場者［千人］；売上［百万円］", "1億2,000万円・12,000人", ["12", "120"], []),
]


@pytest.mark.parametrize(("measures", "wording", "quantities", "codes"), BASELINES)
def test_a_baseline_is_read_in_the_unit_of_its_measure(
        measures: str, wording: str, quantities: list[str | None], codes: list[str]) -> None:
    tables = edited(sagamihara_tables(), "成果指標", ("D2", measures), ("E2", "増やす"), ("F2", wording),
                    *((f"{column}2", "-") for column in "IJKL"))

    plan, found = build_plan(tables)

    assert [p.code for p in found if p.place.sheet == "成果指標" and p.place.cell[1:] == "2"] == codes
    assert plan is not None
    baselines = plan.project("1-1-01").indicators[0].baselines
    assert [b.quantity for b in baselines] == [None if q is None else D(q) for q in quantities]
