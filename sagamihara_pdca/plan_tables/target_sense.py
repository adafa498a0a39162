"""Whether a target makes sense for its measure: what can be read for certain and may be meant otherwise is asked about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from sagamihara_pdca.model.plan import Measure
from sagamihara_pdca.model.table import TableCell
from sagamihara_pdca.model.target import Basis, Bound, ChangeUnit, Condition, Direction
from sagamihara_pdca.notation.characters import narrow
from sagamihara_pdca.notation.units import canonical_unit
from sagamihara_pdca.plan_tables.names import same_name
from sagamihara_pdca.problems import Problem
from sagamihara_pdca.problems import plan as faults

#: A measure of this name is a reduction itself: its 26 % are not 26 % less of something.
_REDUCTION = re.compile(r"(?:削減|減少|低減|縮減|短縮|抑制|節減|節約|減量)(?:率|量|額|数|時間|割合)")
#: Words that say what a change counts from.
_FROM = re.compile(r"比|から|より|現状|基準|実績|前年|昨年|策定時|現在")
_UPWARDS, _DOWNWARDS = (Bound.AT_LEAST, Bound.ABOVE), (Bound.AT_MOST, Bound.BELOW)


def as_reduction(condition: Condition, measure: Measure, wording: str) -> Condition:
    """The condition of a measure that is a reduction itself: 「26%削減」 of 温室効果ガス削減率 is at least 26 %."""
    change = condition.change
    is_own = _REDUCTION.search(measure.name) is not None and measure.direction is Direction.UP
    if change is None or not is_own or change.amount >= 0 or change.basis is not Basis.BASELINE or _FROM.search(narrow(wording)):
        return condition
    bound = Bound.ABOVE if condition.bound is Bound.BELOW else Bound.AT_LEAST
    return replace(condition, bound=bound, limit=-change.amount, change=None)


def doubts(cell: TableCell, condition: Condition, measure: Measure, *, is_only: bool) -> Iterator[Problem]:
    """Ask about what contradicts the measure.

    is_only: the indicator has one measure, so that a label in the wording tells nothing apart.
    """
    if _is_contrary(condition, measure.direction):
        yield faults.bound_against_direction(cell.place, cell.text, measure.name, measure.direction.value)
    if is_only and condition.measure and not _is_named(condition.measure, measure.name):
        yield faults.label_of_another(cell.place, cell.text, condition.measure, measure.name)
    change = condition.change
    if change is not None and change.unit is ChangeUnit.PERCENT and canonical_unit(measure.unit) == "%":
        yield faults.percent_of_percent(cell.place, cell.text, measure.name)
    if change is not None and _REDUCTION.search(measure.name):
        yield faults.change_of_reduction(cell.place, cell.text, measure.name)


def _is_contrary(condition: Condition, direction: Direction) -> bool:
    if direction is Direction.KEEP:
        return False
    if condition.change is not None and condition.change.amount:
        return (condition.change.amount > 0) is not (direction is Direction.UP)
    return condition.bound in (_DOWNWARDS if direction is Direction.UP else _UPWARDS)


def _is_named(label: str, name: str) -> bool:
    """Whether a label can mean the measure: one name is in the other, or they share most of their letters."""
    one, other = same_name(label), same_name(name)
    return one in other or other in one or len(set(one) & set(other)) * 2 > len(set(one))
