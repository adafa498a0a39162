"""The sheets of 事業別シート: one per project, or many projects to a sheet where a plan has very many."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sagamihara_pdca.evaluation.figures_table import COLUMNS, charts_of
from sagamihara_pdca.evaluation.page import outcome_highlights, page
from sagamihara_pdca.evaluation.project_page import page_rows
from sagamihara_pdca.evaluation.view import Report
from sagamihara_pdca.formulas.tree import Var, any_of, same, text
from sagamihara_pdca.input_form.form_rows import GRADE, LABEL, SUB
from sagamihara_pdca.model.results import ProjectResult
from sagamihara_pdca.notation.fiscal_year import write_code
from sagamihara_pdca.sheets.book import Highlight, Paper, Ref, Row, Sheet, Span, Tone

#: A workbook with more tabs can't be handled any more: projects then share sheets, a page each, without charts.
_MOST_TABS = 100
_PROJECTS_PER_SHEET = 100


@dataclass(frozen=True, slots=True)
class ProjectSheets:
    """The sheets, and where each project's page begins."""

    sheets: tuple[Sheet, ...]
    first_cells: dict[str, Ref]  # by Project.code


def project_sheets(report: Report) -> ProjectSheets:
    """Every project of the year in plan order."""
    results = report.evaluation.projects
    groups: tuple[tuple[ProjectResult, ...], ...]
    if len(results) <= _MOST_TABS:
        sheets = tuple(_single(report, result) for result in results)
        groups = tuple((result,) for result in results)
    else:
        groups = tuple(results[n:n + _PROJECTS_PER_SHEET] for n in range(0, len(results), _PROJECTS_PER_SHEET))
        sheets = tuple(_shared(report, group, n) for n, group in enumerate(groups, 1))
    return ProjectSheets(sheets, {r.project.code: Ref(sheet.key, _key(r, "title"), LABEL)
                                  for sheet, group in zip(sheets, groups, strict=True) for r in group})


def _key(result: ProjectResult, row: str) -> str:
    return f"{result.project.code}/{row}"


def _rows(report: Report, result: ProjectResult, *, with_chart: bool) -> tuple[Row, ...]:
    return tuple(replace(row, key=_key(result, row.key)) for row in page_rows(report, result, with_chart=with_chart))


def _single(report: Report, result: ProjectResult) -> Sheet:
    project = result.project
    rows = _rows(report, result, with_chart=True)
    return Sheet(project.code, project.code, COLUMNS, rows, _highlights(report, project.code, rows),
                 page(report, Paper.A4_PORTRAIT, one_page=True, left=f"{project.code} {project.name}"),
                 frozen_row=_key(result, "project"), protected=True,
                 charts=charts_of(report, project, Ref(project.code, _key(result, "charts"), LABEL)))


def _shared(report: Report, results: tuple[ProjectResult, ...], number: int) -> Sheet:
    key = f"pages{number}"
    rows = tuple(row for result in results for row in _rows(report, result, with_chart=False))
    breaks = tuple(_key(result, "title") for result in results[1:])
    return Sheet(key, f"事業別{number}", COLUMNS, rows, _highlights(report, key, rows),
                 page(report, Paper.A4_PORTRAIT, break_before=breaks), protected=True)


def _highlights(report: Report, sheet: str, rows: tuple[Row, ...]) -> tuple[Highlight, ...]:
    """Grades in their colours, years to come in grey, over the whole sheet: every other cell keeps its own look."""
    first, last = rows[0].key, rows[-1].key
    year = Var(Ref(sheet, first, SUB))
    to_come = any_of(*(same(year, text(write_code(y))) for y in report.plan.profile.years if y > report.year))
    graded = (GRADE, SUB) if report.has_reviews else (GRADE,)  # the 事務局評価 stands in the other column
    grades = (highlight for column in graded for highlight in outcome_highlights(report, sheet, rows, column))
    return (*grades, Highlight(Span(sheet, first, last, SUB, GRADE), to_come, Tone.LATER))
