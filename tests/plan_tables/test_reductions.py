"""A measure that is itself a reduction: what is read of 「26%削減」, and that the table of `plan check` shows it."""

from __future__ import annotations

import pytest

from sagamihara_pdca.model.target import Bound, ChangeUnit
from sagamihara_pdca.plan_tables.target_report import target_readings
from tests.plan_tables.editing import built

UP = "増やす"

#: (measure, target, 比較, 値) of the table that `plan check` shows
REDUCTIONS = [
    ("温室効果ガス削減率［％］", "26%削減", "以上", "26"),
    ("温室効果ガス削減率［％］", "26%超の削減", "超", "26"),
    ("温室効果ガス削減率［％］", "2013年度比26%削減", "以上", "26"),
    ("経費縮減額［円］", "100万円縮減", "以上", "1,000,000"),
    ("削減率［％］", "80%に削減", "以下", "80"),
    ("排出量［t］", "26%削減", "以下", "現状値-26%"),
]


@pytest.mark.parametrize(("measure", "wording", "comparison", "value"), REDUCTIONS)
def test_the_reading_of_a_reduction_is_shown(measure: str, wording: str, comparison: str, value: str) -> None:
    plan, _ = built(measure, UP, "", (wording,))

    assert plan is not None
    reading = next(r for r in target_readings(plan) if r.project == "1-1-01")
    assert (reading.wording, reading.comparison, reading.value) == (wording, comparison, value)


def test_only_the_measure_that_is_a_reduction_is_read_as_one() -> None:
    plan, _ = built("排出量［t］；排出削減率［％］", "減らす；増やす", "", ("排出量 26%削減・排出削減率 26%削減",))

    assert plan is not None
    emitted, reduced = plan.projects[0].indicators[0].targets[0].target.conditions
    assert emitted.bound is Bound.AT_MOST
    assert emitted.change is not None
    assert emitted.change.unit is ChangeUnit.PERCENT
    assert (reduced.bound, reduced.limit, reduced.change) == (Bound.AT_LEAST, 26, None)
