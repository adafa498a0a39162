"""Targets of a measure that is itself a reduction: 「26%削減」 of 温室効果ガス削減率 is a rate of 26 % or more.

Elsewhere 「26%削減」 is a change: 26 % less than 現状値. Of a measure whose name is a reduction and whose 望ましい方向 is 増やす
the number is the figure itself. What the reduction is measured from (2013年度比) is part of the figure, not of the target.
"""

from __future__ import annotations

import re
from dataclasses import replace

from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import Baseline, Measure
from sagamihara_pdca.model.table import TableCell
from sagamihara_pdca.model.target import Basis, Bound, ChangeUnit, Condition, Direction, Target, TargetKind
from sagamihara_pdca.notation.targets.reading import read_target
from sagamihara_pdca.notation.units import canonical_unit
from sagamihara_pdca.plan_tables.measure_matching import UnitFit, unit_fit
from sagamihara_pdca.plan_tables.year_targets import read_year_target
from sagamihara_pdca.problems import Problem

_DEED = "(?:削減|減少|低減|短縮|縮減|圧縮|減量|抑制|軽減)"
_FIGURE = "(?:目標)?(?:率|割合|比率|幅|(?:効果|[件人枚回台日部])?(?:量|額|数)|時間|分|費|面積)"
_NAME = re.compile(rf"{_DEED}化?(?P<figure>{_FIGURE})?(?:[(（].*[)）])?")
_DEED_BEHIND = re.compile(rf"\s*[をの]?\s*{_DEED}(?:する|させる|します|した|を目指す|を図る)?[。\s]*$")
_DEED_AFTER = re.compile(rf"[0-9０-９割].*{_DEED}", re.DOTALL)
_TURNED = {Bound.AT_MOST: Bound.AT_LEAST, Bound.BELOW: Bound.ABOVE}


def read_target_of(cell: TableCell, measures: tuple[Measure, ...], found: list[Problem],
                   baselines: tuple[Baseline, ...] = (), year: FiscalYear | None = None) -> Target:
    """Parse the wording of one year as `read_year_target` does, a reduction of a measure that is one as its figure."""
    target = _deed_left_out(cell.text, measures) or read_year_target(cell, measures, found, baselines, year)
    if len(target.conditions) != len(measures):
        return target
    return replace(target, conditions=tuple(_condition(c, m) for c, m in zip(target.conditions, measures, strict=True)))


def is_reduction(measure: Measure) -> bool:
    """Whether the measure's name says how much less something became: 温室効果ガス削減率, 作業削減時間, 経費縮減額.

    「残業時間の削減」 that should go down is the name of an undertaking; its figure is 残業時間.
    """
    return any(match.end() == len(measure.name) and (match["figure"] or measure.direction is not Direction.DOWN)
               for match in _NAME.finditer(measure.name))


def is_turned(wording: str, condition: Condition, measure: Measure) -> bool:
    """Whether a plain condition was parsed from the words of a reduction."""
    is_level = condition.change is None and condition.bound in (Bound.AT_LEAST, Bound.ABOVE)
    return is_level and is_reduction(measure) and _DEED_AFTER.search(wording) is not None


def _deed_left_out(wording: str, measures: tuple[Measure, ...]) -> Target | None:
    """「100時間削減」 of 作業削減時間: the wording without the deed, where that is one plain figure of the measure's unit."""
    if len(measures) != 1 or not is_reduction(measures[0]) or measures[0].direction is not Direction.UP:
        return None
    plain, is_deed = _DEED_BEHIND.subn("", wording)
    target = read_target(plain, Direction.UP, measures[0].unit)
    if not is_deed or target.kind is not TargetKind.NUMERIC or len(target.conditions) != 1:
        return None
    condition = target.conditions[0]
    is_plain = condition.change is None and condition.bound in (Bound.AT_LEAST, Bound.ABOVE) and condition.unit
    return replace(target, wording=wording) if is_plain and unit_fit(condition.unit, measures[0], yearly=False) is not UnitFit.OTHER else None


def _condition(condition: Condition, measure: Measure) -> Condition:
    change = condition.change
    if (change is None or change.amount >= 0 or measure.direction is not Direction.UP or not is_reduction(measure)
            or change.basis is Basis.LAST_YEAR or condition.bound not in _TURNED):
        return condition
    unit = canonical_unit(measure.unit)
    is_figure = unit == "%" if change.unit is ChangeUnit.PERCENT else change.unit is ChangeUnit.AMOUNT
    if not is_figure:
        return condition
    return replace(condition, bound=_TURNED[condition.bound], limit=-change.amount, change=None)
