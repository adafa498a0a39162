"""A year's wording read for the measures of its indicator: one condition to each measure, in their order."""

from __future__ import annotations

from dataclasses import replace

from sagamihara_pdca.model.plan import Measure
from sagamihara_pdca.model.table import TableCell
from sagamihara_pdca.model.target import ChangeUnit, Condition, Target, TargetKind
from sagamihara_pdca.notation.targets.reading import read_target
from sagamihara_pdca.notation.units import canonical_unit
from sagamihara_pdca.plan_tables.measure_matching import (
    Part,
    fit,
    is_scaled,
    same_unit,
    times,
    to_measure,
    unknown_label,
)
from sagamihara_pdca.plan_tables.target_sense import as_reduction, doubts
from sagamihara_pdca.problems import Problem
from sagamihara_pdca.problems import plan as faults


def read_year_target(cell: TableCell, measures: tuple[Measure, ...], found: list[Problem]) -> Target:
    """Parse the wording of one year; the k-th condition of a numeric target is that of the k-th measure.

    Where figures and measures do not fit, the conditions stay in the order of the wording and a fault is reported.
    """
    readings = tuple(read_target(cell.text, measure.direction) for measure in measures)
    # A bare number takes its bound from the direction, so each measure reads the wording for itself; where one of
    # them refuses it, it is refused.
    target = next((r for r in readings if r.kind is not TargetKind.NUMERIC), readings[0])
    if target.kind is TargetKind.QUALITATIVE:
        found.append(faults.target_not_read(cell.place, cell.text, target.refusal))
    if target.kind is not TargetKind.NUMERIC:
        return target
    return replace(target, conditions=_conditions(cell, readings, measures, found))


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
        if not _agree(condition, measure):
            found.append(faults.condition_unit_differs(cell.place, cell.text, condition.unit, measure.name,
                                                       measure.unit))
    scaled, settled = is_scaled(cell.text), []
    for condition, measure in zip(fitted, measures, strict=True):
        meant = as_reduction(_in_unit_of(measure, condition, scaled=scaled), measure, cell.text)
        found.extend(doubts(cell, meant, measure, is_only=len(measures) == 1))
        settled.append(meant)
    return tuple(settled)


def _in_unit_of(measure: Measure, condition: Condition, *, scaled: bool) -> Condition:
    """The condition in the unit of its measure: 「1億2,000万円」 is 12,000 where 万円 are asked."""
    if not _agree(condition, measure) or (condition.change is not None and condition.change.unit is not ChangeUnit.AMOUNT):
        return condition
    by = to_measure(condition.unit, measure, scaled=scaled)
    if by == 1:
        return condition
    change = condition.change
    return replace(
        condition, limit=times(condition.limit, by), unit=measure.unit, canonical_unit=canonical_unit(measure.unit),
        upper=times(condition.upper, by) if condition.upper is not None else None,
        inner=times(condition.inner, by) if condition.inner is not None else None,
        change=replace(change, amount=times(change.amount, by)) if change is not None else None)


def _agree(condition: Condition, measure: Measure) -> bool:
    """A change in per cent, points or times is of the measure's figure, whatever its unit."""
    if condition.change is not None and condition.change.unit is not ChangeUnit.AMOUNT:
        return True
    return same_unit(condition.unit, measure)
