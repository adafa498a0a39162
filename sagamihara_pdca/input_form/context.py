"""What a workbook for a division is made from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from sagamihara_pdca.model.choices import Terms
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
    def terms(self) -> Terms:
        """The plan's words for the choices."""
        return self.plan.profile.terms

    @property
    def identity(self) -> Identity:
        """What the workbook's hidden marks say, in the form's version `FORM_VERSION`."""
        return Identity(self.kind, self.plan.profile.plan_id, self.plan.profile.edition, self.year,
                        self.division.number, FORM_VERSION, self.issue)

    def last_project(self, code: str) -> ProjectResult | None:
        """Last year's result of a project."""
        return None if self.last is None else _index(_Known(self.last)).projects.get(code)

    def last_measure(self, code: str, indicator: int, measure: int) -> MeasureResult | None:
        """Last year's result of a measure."""
        return next((m for m in self.earlier_measures(code, indicator, measure) if m.year == self.year.previous), None)

    def earlier_measures(self, code: str, indicator: int, measure: int) -> tuple[MeasureResult, ...]:
        """The results of a measure in all years before, the oldest first."""
        if self.last is None:
            return ()
        return _index(_Known(self.last)).measures.get((code, indicator, measure), ())


@dataclass(frozen=True, slots=True, eq=False)
class _Known:
    """An evaluation, compared by identity, because to compare two by value takes too long."""

    evaluation: Evaluation

    def __hash__(self) -> int:
        return id(self.evaluation)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Known) and other.evaluation is self.evaluation


@dataclass(frozen=True, slots=True)
class _Index:
    projects: dict[str, ProjectResult]
    measures: dict[tuple[str, int, int], tuple[MeasureResult, ...]]


@lru_cache(maxsize=4)
def _index(known: _Known) -> _Index:
    """One index of an evaluation for all the workbooks that are made from it."""
    found: dict[tuple[str, int, int], tuple[MeasureResult, ...]] = {}
    for m in sorted((*known.evaluation.history, *known.evaluation.measures), key=lambda m: m.year):
        key = (m.project.code, m.indicator.number, m.measure.number)
        found[key] = (*found.get(key, ()), m)
    return _Index({p.project.code: p for p in known.evaluation.projects}, found)
