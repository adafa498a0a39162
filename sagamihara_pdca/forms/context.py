"""What a workbook for a division is made from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.identity import BookKind, Identity
from sagamihara_pdca.model.plan import Division, Plan
from sagamihara_pdca.model.results import Evaluation, MeasureResult, ProjectResult

#: Goes up whenever a key of the form changes its meaning.
FORM_VERSION = 1


@dataclass(frozen=True)
class FormContext:
    """One division's year. `last` is the year before, judged; None for the first year of the plan."""

    plan: Plan
    year: FiscalYear
    division: Division
    due: date | None = None
    last: Evaluation | None = None
    issue: int = 1
    kind: BookKind = BookKind.INPUT

    @property
    def identity(self) -> Identity:
        return Identity(self.kind, self.plan.profile.plan_id, self.plan.profile.edition, self.year,
                        self.division.number, FORM_VERSION, self.issue)

    def last_project(self, code: str) -> ProjectResult | None:
        """Last year's result of a project."""
        return self._last_projects.get(code)

    def last_measure(self, code: str, indicator: int, measure: int) -> MeasureResult | None:
        """Last year's result of a measure."""
        return next((m for m in self.earlier_measures(code, indicator, measure) if m.year == self.year.previous), None)

    def earlier_measures(self, code: str, indicator: int, measure: int) -> tuple[MeasureResult, ...]:
        """The results of a measure in all years before, the oldest first."""
        return self._earlier.get((code, indicator, measure), ())

    @cached_property
    def _last_projects(self) -> dict[str, ProjectResult]:
        return {} if self.last is None else {p.project.code: p for p in self.last.projects}

    @cached_property
    def _earlier(self) -> dict[tuple[str, int, int], tuple[MeasureResult, ...]]:
        found: dict[tuple[str, int, int], tuple[MeasureResult, ...]] = {}
        for m in () if self.last is None else (*self.last.history, *self.last.measures):
            key = (m.project.code, m.indicator.number, m.measure.number)
            found[key] = (*found.get(key, ()), m)
        return {key: tuple(sorted(results, key=lambda m: m.year)) for key, results in found.items()}
