"""A year's wording read for the measures of its indicator: one condition to each measure, in their order."""

from __future__ import annotations

from dataclasses import replace

from sagamihara_pdca.model.plan import Measure
from sagamihara_pdca.model.table import TableCell
from sagamihara_pdca.model.target import ChangeUnit, Condition, Target, TargetKind
from sagamihara_pdca.notation.targets.reading import read_target
from sagamihara_pdca.plan_tables.measure_matching import Part, fit, same_unit, unknown_label
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
    return fitted


def _agree(condition: Condition, measure: Measure) -> bool:
    """A change in per cent, points or times is of the measure's figure, whatever its unit."""
    if condition.change is not None and condition.change.unit is not ChangeUnit.AMOUNT:
        return True
    return same_unit(condition.unit, measure)
