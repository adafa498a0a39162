"""What a workbook for a division is made from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.identity import BookKind, Identity
from sagamihara_pdca.model.plan import Division, Plan
from sagamihara_pdca.model.results import Evaluation, MeasureResult, ProjectResult

#: Goes up whenever a key of the form changes its meaning.
FORM_VERSION = 1


@dataclass(frozen=True, slots=True)
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
        if self.last is None:
            return None
        return next((p for p in self.last.projects if p.project.code == code), None)

    def last_measure(self, code: str, indicator: int, measure: int) -> MeasureResult | None:
        """Last year's result of a measure."""
        project = self.last_project(code)
        if project is None:
            return None
        return next((m for m in project.measures
                     if (m.indicator.number, m.measure.number) == (indicator, measure)), None)
