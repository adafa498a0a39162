"""The figure of which a relative target is a change 基準値, from the plan's baselines and what was reported."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import Indicator, Measure, Project
from sagamihara_pdca.model.results import Actual, MeasureResult
from sagamihara_pdca.model.target import Basis, Condition, Target, TargetKind
from sagamihara_pdca.notation.targets.refusal import Reason


@dataclass(frozen=True)
class Actuals:
    """All actuals that are known, of any year; at most one per measure and year."""

    rows: tuple[Actual, ...]

    @cached_property
    def _index(self) -> dict[tuple[str, int, int, FiscalYear], Actual]:
        return {(a.project, a.indicator, a.measure, a.year): a for a in self.rows}

    @cached_property
    def _confirmed(self) -> dict[tuple[str, int, int], list[Actual]]:
        found: dict[tuple[str, int, int], list[Actual]] = {}
        for actual in sorted((a for a in self.rows if a.base is not None), key=lambda a: a.year):
            found.setdefault((actual.project, actual.indicator, actual.measure), []).append(actual)
        return found

    def find(self, project: str, indicator: int, measure: int, year: FiscalYear) -> Actual | None:
        """Return the actual of a measure in a year; None where none is known."""
        return self._index.get((project, indicator, measure, year))

    def confirmed_base(self, project: str, indicator: int, measure: int, until: FiscalYear) -> Decimal | None:
        """The latest confirmed figure for a provisional baseline that a division gave up to the year."""
        given = [a.base for a in self._confirmed.get((project, indicator, measure), []) if a.year <= until]
        return given[-1] if given else None


def base_of(project: Project, indicator: Indicator, measure: Measure, year: FiscalYear,
            condition: Condition | None, known: Actuals) -> Decimal | None:
    """The figure of which a relative target is a change; None where it is not known for certain.

    A provisional baseline is no base: nine months are not a year. The division is asked for the confirmed figure, in
    any year's workbook, and the latest one that was given counts.
    """
    if condition is None or condition.change is None:
        return None
    change, baseline = condition.change, indicator.baselines[measure.number - 1]
    if change.basis is Basis.LAST_YEAR and not is_before_the_plan(known, indicator, measure, year):
        return _figure(known, project, indicator, measure, year.previous)
    if change.basis is Basis.YEAR and change.year is not None and baseline.year != change.year:
        return _figure(known, project, indicator, measure, change.year)
    if not baseline.provisional:
        return baseline.quantity
    return known.confirmed_base(project.code, indicator.number, measure.number, year)


def is_before_the_plan(known: Actuals, indicator: Indicator, measure: Measure, year: FiscalYear) -> bool:
    """Whether last year's figure is the baseline, because no division was asked for that year."""
    reported = known.find(indicator.project, indicator.number, measure.number, year.previous)
    return reported is None and indicator.baselines[measure.number - 1].year == year.previous


def without_level(target: Target, condition: Condition | None, base: Decimal | None) -> Target | None:
    """The target as one that the division judges, where a base of zero or below gives no level; None where there is one."""
    change = None if condition is None else condition.change
    if change is None or not change.is_of_base or base is None or base > 0:
        return None
    return Target(target.wording, TargetKind.QUALITATIVE, note=target.note, refusal=Reason.BASE_NOT_POSITIVE.value)


def lasting_base(condition: Condition | None, now: MeasureResult | None) -> Decimal | None:
    """The base of a year to come: this year's, where both targets are changes of the same lasting figure."""
    if condition is None or condition.change is None or now is None or now.condition is None or now.condition.change is None:
        return None
    change, current = condition.change, now.condition.change
    lasts = change.basis is not Basis.LAST_YEAR and (change.basis, change.year) == (current.basis, current.year)
    return now.base if lasts else None


def _figure(known: Actuals, project: Project, indicator: Indicator, measure: Measure,
            year: FiscalYear) -> Decimal | None:
    earlier = known.find(project.code, indicator.number, measure.number, year)
    if earlier is not None and earlier.state.has_figure:
        return earlier.quantity
    baseline = indicator.baselines[measure.number - 1]
    return baseline.quantity if baseline.year == year and not baseline.provisional else None
