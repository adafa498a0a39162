"""What a 項目 of the input form is called: 「取組」 for do.initiatives, a plan's own words for q.1."""

from __future__ import annotations

from functools import lru_cache

from sagamihara_pdca.input_form.context import FormContext
from sagamihara_pdca.input_form.project_sheet import project_sheet
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import Plan, Project, ProjectClass
from sagamihara_pdca.model.results import Evaluation, Narrative


def item_name(evaluation: Evaluation, narrative: Narrative) -> str:
    """Return the label of the question that a narrative answers; its key where no form of the year asks it."""
    plan, year = evaluation.plan, evaluation.year
    project = plan.project(narrative.project)
    sheet = _Sheet(plan, year, project, narrative.division)
    return _names(sheet).get(narrative.key, narrative.key)


class _Sheet:
    """A sheet of the form, equal to every other that asks the same: by class, indicators and part of the division."""

    def __init__(self, plan: Plan, year: FiscalYear, project: Project, division: str) -> None:
        self.context = FormContext(plan, year, plan.division(division))
        self.project = project
        own: ProjectClass | None = project.project_class(year)
        self._kind = (id(plan), year, own, bool(project.indicators), division == project.lead)

    def __hash__(self) -> int:
        return hash(self._kind)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Sheet) and other._kind == self._kind


@lru_cache(maxsize=64)
def _names(sheet: _Sheet) -> dict[str, str]:
    rows = project_sheet(sheet.context, sheet.project).rows
    return {row.key: cell.field.label for row in rows for cell in row.cells if cell.field is not None}
