"""Whether the targets of an indicator make sense: with its 望ましい方向, its measures, its baseline and each other.

What is asked here was read without a fault of form. A question stands once for a measure, at the first target that it is
about, and names the other years.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import Baseline, Measure, YearTarget
from sagamihara_pdca.model.table import TableCell
from sagamihara_pdca.model.target import Bound, Change, ChangeUnit, Condition, Direction, Target, TargetKind
from sagamihara_pdca.notation.characters import narrow
from sagamihara_pdca.notation.fiscal_year import write_code, write_fiscal_year
from sagamihara_pdca.notation.units import canonical_unit
from sagamihara_pdca.plan_tables import schema
from sagamihara_pdca.plan_tables.cells import narrow_code
from sagamihara_pdca.plan_tables.measure_names import is_named
from sagamihara_pdca.plan_tables.names import same_name
from sagamihara_pdca.plan_tables.reductions import is_reduction, is_turned
from sagamihara_pdca.plan_tables.rows import Row
from sagamihara_pdca.problems import Problem
from sagamihara_pdca.problems import plan_sense as faults

_WORDS = {Bound.AT_LEAST: "以上", Bound.ABOVE: "超", Bound.AT_MOST: "以下", Bound.BELOW: "未満", Bound.WITHIN: ""}
_AGAINST = {Direction.UP: (Bound.AT_MOST, Bound.BELOW), Direction.DOWN: (Bound.AT_LEAST, Bound.ABOVE), Direction.KEEP: ()}
_OTHER_WAYS = {Direction.UP: (Direction.DOWN,), Direction.DOWN: (Direction.UP,), Direction.KEEP: (Direction.UP, Direction.DOWN)}
_CHANGES = ("増加", "減少")
_SCALES = frozenset(("十", "百", "千", "万", "十万", "百万", "千万", "億", "十億", "百億", "兆"))
_BLANK_ENTRY = re.compile(r"(?:^|[；;])\s*(?:[；;]|$)")


@dataclass(frozen=True, slots=True)
class _Told:
    """What a year's wording says of one measure, and where it stands; no condition where it gives no number."""

    cell: TableCell
    year: FiscalYear
    target: Target
    condition: Condition | None
    measure: Measure
    names: tuple[str, ...]  # by which a label may call the measure: its own, the indicator's; none of several measures
    baseline: Baseline

    @property
    def change(self) -> Change | None:
        """The change that is asked for; None for a level."""
        return self.condition.change if self.condition else None

    @property
    def is_percentage(self) -> bool:
        """Whether the measure is in per cent: by its unit, or without one by its name."""
        return canonical_unit(self.measure.unit) == "%" or (not self.measure.unit and self.measure.name.endswith(("率", "割合")))


#: The question about one target, which takes the columns of the other targets that it is about.
_Question = Callable[[tuple[str, ...]], Problem]


def questions(row: Row, measures: tuple[Measure, ...], baselines: tuple[Baseline, ...],
              targets: tuple[YearTarget, ...]) -> Iterator[Problem]:
    """Yield what is to be asked about the targets of one indicator."""
    yield from _entries(row, measures)
    for measure, baseline in zip(measures, baselines, strict=True):
        if narrow(measure.unit) in _SCALES:
            yield faults.unit_is_scale(row[schema.MEASURES].place, measure.unit, measure.name)
        told = tuple(_told(row, measures, measure, baseline, target) for target in targets)
        for check in _CHECKS:
            yield from _once(told, check)
        yield from _easing(told)


def _entries(row: Row, measures: tuple[Measure, ...]) -> Iterator[Problem]:
    """Blank ones among the entries for several measures: what follows would be taken for another measure's."""
    for column in (schema.DIRECTIONS, schema.BASELINE_DATES, schema.BASELINE_STATES):
        if len(measures) > 1 and row.text(column) and _BLANK_ENTRY.search(row.text(column)):
            yield faults.entry_blank(row[column].place, row.text(column))


def _told(row: Row, measures: tuple[Measure, ...], measure: Measure, baseline: Baseline, given: YearTarget) -> _Told:
    conditions = given.target.conditions
    condition = conditions[measure.number - 1] if len(conditions) == len(measures) else None
    names = (measure.name, row.text(schema.INDICATOR_NAME)) if len(measures) == 1 else ()
    return _Told(row.by_year[given.year], given.year, given.target, condition, measure, names, baseline)


def _once(told: tuple[_Told, ...], check: Callable[[_Told], _Question | None]) -> Iterator[Problem]:
    asked = [(question, one.year) for one in told if (question := check(one)) is not None]
    if asked:
        yield asked[0][0](tuple(write_code(year) for _, year in asked[1:]))


def _direction(told: _Told) -> _Question | None:
    measure, wording = told.measure, told.cell.text
    if told.target.kind is TargetKind.DIRECTION:
        word = told.target.direction.value if told.target.direction else ""
        is_against = told.target.direction in _OTHER_WAYS[measure.direction]
    else:
        word = _word(told.condition)
        moves = measure.direction is Direction.KEEP and word in _CHANGES
        is_against = moves or (told.condition is not None and told.condition.bound in _AGAINST[measure.direction])
    if not is_against or _is_unclear(told):
        return None
    return lambda years: faults.bound_against_direction(
        told.cell.place, wording, word, measure.name, measure.direction.value, years)


def _word(condition: Condition | None) -> str:
    if condition is None:
        return ""
    if condition.change is not None and condition.change.amount and condition.change.unit is not ChangeUnit.TIMES:
        return _CHANGES[condition.change.amount < 0]
    return _WORDS[condition.bound]


def _label(told: _Told) -> _Question | None:
    label = told.condition.measure if told.condition else ""
    if not label or not told.names or is_named(label, told.names, told.is_percentage):
        return None
    return lambda years: faults.label_of_another(told.cell.place, told.cell.text, label, told.measure.name, years)


def _percent(told: _Told) -> _Question | None:
    """Per cent of per cent. 「前年度比105%」 says the whole and is certain."""
    change = told.change
    if change is None or change.unit is not ChangeUnit.PERCENT or not told.is_percentage or _is_unclear(told):
        return None
    if re.search(rf"(?<![0-9.]){100 + change.amount:f}\s*%", narrow(told.cell.text)):
        return None
    return lambda years: faults.percent_or_points(
        told.cell.place, told.cell.text, f"{abs(change.amount):f}", told.measure.name, years)


def _is_unclear(told: _Told) -> bool:
    """Whether a reduction is asked of a measure that is one itself: by so much, or to so much?"""
    change = told.change
    return (change is not None and change.amount < 0 and change.unit is not ChangeUnit.POINT and told.condition is not None
            and told.condition.bound in _AGAINST[Direction.UP] and is_reduction(told.measure))


def _unclear(told: _Told) -> _Question | None:
    if not _is_unclear(told):
        return None
    return lambda years: faults.reduction_unclear(told.cell.place, told.cell.text, told.measure.name, years)


def _turned(told: _Told) -> _Question | None:
    condition = told.condition
    if condition is None or not is_turned(told.cell.text, condition, told.measure):
        return None
    level = f"{condition.limit:,f}{condition.unit or told.measure.unit}{_WORDS[condition.bound]}"
    return lambda years: faults.reduction_read(told.cell.place, told.cell.text, told.measure.name, level, years)


def _due(told: _Told) -> _Question | None:
    due = told.target.due
    if due is None or due >= told.year or told.measure.number > 1:
        return None
    return lambda _: faults.due_before_year(told.cell.place, told.cell.text, write_fiscal_year(due),
                                            write_fiscal_year(told.year))


_CHECKS = (_direction, _label, _percent, _unclear, _turned, _due)


def _easing(told: tuple[_Told, ...]) -> Iterator[Problem]:
    """The last level is easier than the hardest before. What is counted anew each year (新規) may well become less."""
    levels = [(one, one.condition) for one in told if one.condition is not None and one.condition.change is None
              and one.condition.bound not in (Bound.WITHIN, *_AGAINST[one.measure.direction])]
    if len(levels) < 2 or any("新規" in name for name in (told[0].measure.name, *told[0].names)):
        return
    last, condition = levels[-1]
    sign = {Direction.UP: 1, Direction.DOWN: -1, Direction.KEEP: 0}[last.measure.direction]
    hardest, limit = max(((one, sign * c.limit) for one, c in levels[:-1]
                          if (c.unit, c.counting) == (condition.unit, condition.counting)),
                         key=lambda pair: pair[1], default=(last, sign * condition.limit))
    if sign * condition.limit < limit:
        yield faults.targets_ease(last.cell.place, hardest.cell.text, last.cell.text, last.measure.name,
                                  last.measure.direction.value)


def repeated(rows: tuple[Row, ...]) -> Iterator[Problem]:
    """Yield each indicator of 表「成果指標」 with the project, the name and the measures of one before."""
    firsts: dict[tuple[str, ...], str] = {}
    for row in rows:
        name = row[schema.INDICATOR_NAME]
        key = (narrow_code(row.text(schema.PROJECT_REFERENCE)), same_name(name.text), same_name(row.text(schema.MEASURES)))
        first = firsts.setdefault(key, name.place.cell)
        if all(key) and first != name.place.cell:
            yield faults.indicator_twice(name.place, name.text, first)
