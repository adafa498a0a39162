"""What was understood of every target, for a person to check: one row per measure and year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import Indicator, Measure, Plan, Project
from sagamihara_pdca.model.results import Method
from sagamihara_pdca.model.target import Basis, Bound, Change, ChangeUnit, Condition, Target
from sagamihara_pdca.notation.fiscal_year import write_fiscal_year
from sagamihara_pdca.rules.achievement import method_of

_COMPARISONS = {Bound.AT_LEAST: "以上", Bound.ABOVE: "超", Bound.AT_MOST: "以下", Bound.BELOW: "未満",
                Bound.WITHIN: "範囲"}


@dataclass(frozen=True, slots=True)
class TargetReading:
    """One measure's target of one year, in words. `value` is "" where no number was read."""

    project: str  # Project.code
    indicator: int
    year: FiscalYear
    measure: str
    wording: str
    comparison: str
    value: str
    unit: str
    direction: str
    method: Method
    refusal: str


def target_readings(plan: Plan) -> tuple[TargetReading, ...]:
    """Return the readings in plan order, of the years in which the project runs."""
    return tuple(reading for project in plan.projects for indicator in project.indicators
                 for year in plan.profile.years if project.project_class(year) is not None
                 for reading in _readings(project, indicator, year))


def _readings(project: Project, indicator: Indicator, year: FiscalYear) -> Iterator[TargetReading]:
    target = indicator.target(year)
    if target is None:
        return
    for measure in indicator.measures:
        condition = target.conditions[measure.number - 1] if target.conditions else None
        yield TargetReading(project.code, indicator.number, year, measure.name, target.wording,
                            _COMPARISONS[condition.bound] if condition else "", _value(target, condition),
                            _unit(measure, condition), measure.direction.value, method_of(target, condition), target.refusal)


def _value(target: Target, condition: Condition | None) -> str:
    if condition is None:
        return target.text
    if condition.change is not None:
        return _changed(condition.change)
    if condition.upper is not None:
        return f"{_number(condition.limit)}〜{_number(condition.upper)}"
    return _number(condition.limit)


def _changed(change: Change) -> str:
    base = write_fiscal_year(change.year) if change.basis is Basis.YEAR and change.year else change.basis.value
    if change.unit is not ChangeUnit.TIMES and change.amount == 0:
        return base
    if change.unit is ChangeUnit.TIMES:
        return f"{base}×{_number(change.amount)}"
    unit = "" if change.unit is ChangeUnit.AMOUNT else change.unit.value
    sign = "+" if change.amount >= 0 else ""
    return f"{base}{sign}{_number(change.amount)}{unit}"


def _unit(measure: Measure, condition: Condition | None) -> str:
    return measure.unit or (condition.unit if condition else "")


def _number(value: Decimal) -> str:
    return f"{value:,f}"
