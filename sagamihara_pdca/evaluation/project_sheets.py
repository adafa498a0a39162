"""The sheets of 事業別シート: one per project, or many projects to a sheet where a plan has very many."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sagamihara_pdca.evaluation.figures_table import CHARTS, COLUMNS, charts_of
from sagamihara_pdca.evaluation.page import drawn_width, outcome_highlights, page
from sagamihara_pdca.evaluation.project_page import page_rows
from sagamihara_pdca.evaluation.view import Report
from sagamihara_pdca.formulas.tree import Var, any_of, same, text
from sagamihara_pdca.input_form.form_rows import GRADE, LABEL, SUB
from sagamihara_pdca.model.plan import ProjectClass
from sagamihara_pdca.model.results import ProjectResult
from sagamihara_pdca.notation.fiscal_year import write_code
from sagamihara_pdca.sheets.book import Highlight, Look, Paper, Ref, Row, Sheet, Span, Tone
from sagamihara_pdca.sheets.paper import printable_points
from sagamihara_pdca.sheets.row_heights import LINE_POINTS, row_heights

#: A workbook with more tabs can't be handled any more: projects then share sheets, a page each, without charts.
_MOST_TABS = 100
_PROJECTS_PER_SHEET = 100
#: A little below the page: printers and fonts differ.
_SAFE = 0.95
_POINTS_PER_CHARACTER, _PADDING = 5.25, 5.0
#: Exploratory projects on one page.
_ON_A_PAGE = 2
#: The rows of a page's head, which do not grow.
_HEAD = ("/project", "/last_grade", "/policy")
#: Lines by which charts, and each answer, become higher at most.
_MORE_CHART, _MORE_ANSWER = 12.0, 2.5


@dataclass(frozen=True, slots=True)
class ProjectSheets:
    """The sheets, and where each project's page begins."""

    sheets: tuple[Sheet, ...]
    first_cells: dict[str, Ref]  # by Project.code


def project_sheets(report: Report) -> ProjectSheets:
    """Every project of the year: in plan order a page each, then the exploratory ones, two to a page."""
    results = report.evaluation.projects
    groups: tuple[tuple[ProjectResult, ...], ...]
    if len(results) <= _MOST_TABS:
        groups = _pages(report, results)
        sheets = tuple(_page(report, group) for group in groups)
    else:
        groups = tuple(results[n:n + _PROJECTS_PER_SHEET] for n in range(0, len(results), _PROJECTS_PER_SHEET))
        sheets = tuple(_shared(report, group, n) for n, group in enumerate(groups, 1))
    return ProjectSheets(sheets, {r.project.code: Ref(sheet.key, _key(r, "title"), LABEL)
                                  for sheet, group in zip(sheets, groups, strict=True) for r in group})


def _pages(report: Report, results: tuple[ProjectResult, ...]) -> tuple[tuple[ProjectResult, ...], ...]:
    exploring = tuple(r for r in results if r.project.project_class(report.year) is ProjectClass.EXPLORATORY and not r.measures)
    alone = tuple((r,) for r in results if r not in exploring)
    return (*alone, *(exploring[n:n + _ON_A_PAGE] for n in range(0, len(exploring), _ON_A_PAGE)))


def _key(result: ProjectResult, row: str) -> str:
    return f"{result.project.code}/{row}"


def _rows(report: Report, result: ProjectResult, *, with_chart: bool) -> tuple[Row, ...]:
    return tuple(replace(row, key=_key(result, row.key)) for row in page_rows(report, result, with_chart=with_chart))


def _page(report: Report, group: tuple[ProjectResult, ...]) -> Sheet:
    """One project, or the exploratory ones that share a page."""
    first = group[0]
    key, title = first.project.code, "・".join(r.project.code for r in group)
    left = f"{key} {first.project.name}" if len(group) == 1 else title
    gap = Row(f"{key}/gap", (), lines=1.5)
    rows = tuple(row for r in group for row in (*((gap,) if r is not first else ()), *_rows(report, r, with_chart=True)))
    sheet = _filled(Sheet(key, title, COLUMNS, rows, _highlights(report, key, rows),
                          page(report, Paper.A4_PORTRAIT, one_page=True, left=left),
                          frozen_row=_key(first, "project") if len(group) == 1 else "", protected=True))
    lines = next((row.lines for row in sheet.rows if row.key == _key(first, CHARTS)), 0)
    return replace(sheet, charts=charts_of(report, first.project, Ref(key, _key(first, CHARTS), LABEL), lines))


def _filled(sheet: Sheet) -> Sheet:
    """The sheet with higher charts and answers, so that it fills its page."""
    width, height = printable_points(sheet.page)
    room = height * _SAFE * max(1.0, drawn_width(sheet.columns) * _POINTS_PER_CHARACTER / width)
    needed = row_heights(sheet)
    left = (room - sum(needed)) / LINE_POINTS
    charts = [row.key for row in sheet.rows if row.key.endswith(f"/{CHARTS}")]
    answers = [row.key for row in sheet.rows if row.cells and row.cells[0].look is Look.LABEL and not row.key.endswith(_HEAD)]
    more = dict.fromkeys(charts, min(max(left, 0.0), _MORE_CHART))
    rest = max(left - sum(more.values()), 0.0) / max(len(answers), 1)
    more |= dict.fromkeys(answers, min(rest, _MORE_ANSWER))
    rows = (replace(row, lines=(points - _PADDING) / LINE_POINTS + more[row.key]) if more.get(row.key) else row
            for row, points in zip(sheet.rows, needed, strict=True))
    return replace(sheet, rows=tuple(rows))


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
