"""A year's wording read for the measures of its indicator: one condition to each measure, in their order."""

from __future__ import annotations

from dataclasses import replace

from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import Baseline, Measure
from sagamihara_pdca.model.table import TableCell
from sagamihara_pdca.model.target import Basis, Change, ChangeUnit, Condition, Counting, Target, TargetKind
from sagamihara_pdca.notation.targets.certainty import may_be_negative
from sagamihara_pdca.notation.targets.reading import read_target
from sagamihara_pdca.notation.targets.refusal import Reason
from sagamihara_pdca.plan_tables.measure_matching import Part, UnitFit, fit, unit_fit, unknown_label
from sagamihara_pdca.problems import Problem
from sagamihara_pdca.problems import plan as faults


def read_year_target(cell: TableCell, measures: tuple[Measure, ...], found: list[Problem],
                     baselines: tuple[Baseline, ...] = (), year: FiscalYear | None = None) -> Target:
    """Parse the wording of one year; the k-th condition of a numeric target is that of the k-th measure.

    Where figures and measures do not fit, the conditions stay in the order of the wording and a fault is reported.

    Args:
        baselines: one per measure, () for none known. A measure that was below zero can have a target below zero.
        year: the year of the target.
    """
    known = baselines or (None,) * len(measures)
    # A bare number takes its bound from the direction, and its scale from the unit, so each measure reads the wording for
    # itself; where one of them refuses it, it is refused.
    readings = tuple(read_target(cell.text, measure.direction, measure.unit, _below_zero(measure, baseline))
                     for measure, baseline in zip(measures, known, strict=True))
    target = next((r for r in readings if r.kind is not TargetKind.NUMERIC), readings[0])
    if target.kind is TargetKind.NUMERIC:
        target = replace(target, conditions=_conditions(cell, readings, measures, found))
        if _no_level(target, known, year):
            target = Target(target.wording, TargetKind.QUALITATIVE, note=target.note, refusal=Reason.BASE_NOT_POSITIVE.value)
    if target.kind is TargetKind.QUALITATIVE:
        found.append(faults.target_not_read(cell.place, cell.text, target.refusal))
    return target


def _below_zero(measure: Measure, baseline: Baseline | None) -> bool:
    was_below = baseline is not None and baseline.quantity is not None and baseline.quantity < 0
    return was_below or may_be_negative(measure.name, measure.unit)


def _no_level(target: Target, baselines: tuple[Baseline | None, ...], year: FiscalYear | None) -> bool:
    """Whether a condition is a change in per cent or times of a baseline that is zero or below."""
    return any(base is not None and condition.change is not None and _is_meant(condition.change, base, year)
               for condition, base in zip(target.conditions, baselines, strict=False))


def _is_meant(change: Change, baseline: Baseline, year: FiscalYear | None) -> bool:
    if not change.is_of_base or baseline.provisional or baseline.quantity is None or baseline.quantity > 0:
        return False
    meant = change.year if change.basis is Basis.YEAR else year.previous if year is not None else None
    return change.basis is Basis.BASELINE or (meant is not None and meant == baseline.year)


def _conditions(cell: TableCell, readings: tuple[Target, ...], measures: tuple[Measure, ...],
                found: list[Problem]) -> tuple[Condition, ...]:
    given = readings[0].conditions
    if len(given) != len(measures):
        found.append(faults.condition_count_differs(cell.place, cell.text, len(given), len(measures)))
        return given
    parts = tuple(Part(c.measure, c.canonical_unit) for c in given)
    if label := unknown_label(parts, measures):
        found.append(faults.condition_label_unknown(cell.place, label))
        return given
    fitted = tuple(reading.conditions[i] for reading, i in zip(readings, fit(parts, measures), strict=True))
    for condition, measure in zip(fitted, measures, strict=True):
        differs = _DIFFERS.get(_unit_fit(condition, measure))
        if differs is not None:
            found.append(differs(cell.place, cell.text, condition.unit, measure.name, measure.unit))
    return fitted


def _unit_fit(condition: Condition, measure: Measure) -> UnitFit:
    """A change in per cent, points or times is of the measure's figure, whatever its unit."""
    if condition.change is not None and condition.change.unit is not ChangeUnit.AMOUNT:
        return UnitFit.SAME
    return unit_fit(condition.unit, measure, condition.counting is Counting.YEARLY)


_DIFFERS = {UnitFit.OTHER: faults.condition_unit_differs, UnitFit.YEAR_ONLY: faults.condition_rate_differs}
