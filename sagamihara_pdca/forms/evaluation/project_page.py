"""事業別シート: one project's PDCA on a page. Labels and their order come from the declared input form, not from a copy."""

from __future__ import annotations

from collections.abc import Iterator

from sagamihara_pdca.forms.blocks import ACTUAL, GRADE, LABEL, LAST, MARK, RATE, SUB, TARGET
from sagamihara_pdca.forms.blocks import COLUMNS as FORM_COLUMNS
from sagamihara_pdca.forms.context import FormContext
from sagamihara_pdca.forms.evaluation.figures_table import charts_of, figure_highlights, figure_rows
from sagamihara_pdca.forms.evaluation.frame import data_cell, outcome_highlights, page, title_rows
from sagamihara_pdca.forms.evaluation.project_data import UNREPORTED, project_cell
from sagamihara_pdca.forms.evaluation.report import Report
from sagamihara_pdca.forms.project_form import project_sheet
from sagamihara_pdca.forms.sheet import Cell, Content, Field, Look, Paper, Ref, Row, Sheet, Span
from sagamihara_pdca.forms.words import division_names
from sagamihara_pdca.model.plan import Division, Project
from sagamihara_pdca.model.results import ProjectResult
from sagamihara_pdca.model.tree import Const

#: The form's columns, without those that are for typing alone.
COLUMNS = tuple(column for column in FORM_COLUMNS if not column.hidden and column.key != MARK)
_WIDE = len(COLUMNS) - 1
#: The form's rows that a page has in its own way: head, figures, the feet for typing.
_OWN = ("head.", "m.", "i.", "foot.", "counts")


def project_page(report: Report, result: ProjectResult) -> Sheet:
    """The sheet."""
    project = result.project
    rows = (*_head(report, result), *_body(report, result), *_review(report, project))
    outcome = Ref(project.code, "project", GRADE)
    found = (*outcome_highlights(Span(project.code, "project", "project", GRADE, GRADE), outcome, report.scheme),
             *figure_highlights(report, project))
    return Sheet(project.code, project.code, COLUMNS, rows, found,
                 page(report, Paper.A4_PORTRAIT, one_page=True, left=f"{project.code} {project.name}"),
                 frozen_row="project", protected=True, charts=charts_of(report, project))


def _head(report: Report, result: ProjectResult) -> tuple[Row, ...]:
    project, policy, goal = result.project, report.policy(result.project), report.goal(result.project)
    own = project.project_class(report.year)
    class_text = f"{own.value}（{own.label}）" if own is not None else ""
    return (
        *title_rows(COLUMNS, f"{project.code}　{project.name}", link_columns=2),
        Row("project", (Cell(LABEL, "担当課", Look.LABEL),
                        Cell(SUB, division_names(report.plan, project), Look.TEXT, columns=2),
                        Cell(LAST, "事業区分", Look.LABEL), Cell(ACTUAL, class_text, Look.TEXT, columns=2),
                        Cell(RATE, "事業の評価", Look.LABEL),
                        Cell(GRADE, data_cell(project_cell(project.code, "outcome")), Look.GRADE)), lines=2.2),
        Row("policy", (Cell(LABEL, "施策", Look.LABEL), Cell(
            SUB, f"基本目標{goal.number}　{goal.name}　／　施策{policy.number}　{policy.name}", Look.TEXT, columns=_WIDE),)))


def _body(report: Report, result: ProjectResult) -> Iterator[Row]:
    """The form's rows in the form's order, with what was answered in place of the inputs."""
    project = result.project
    form = _form(report, project, report.plan.division(project.lead))
    before_figures = True
    for row in form.rows:
        if before_figures and row.key.startswith("i."):
            before_figures = False
            yield from figure_rows(report, project)
        if row.key.startswith(_OWN):
            continue
        if _asked(row) is not None:
            yield from _answer(row, result.said(row.key))
            yield from _partners_say(report, result, row.key)
        else:
            yield _told(row)


def _form(report: Report, project: Project, division: Division) -> Sheet:
    return project_sheet(FormContext(report.plan, report.year, division, last=report.context.last), project)


def _asked(row: Row) -> Field | None:
    return next((cell.field for cell in row.cells if cell.field is not None), None)


def _told(row: Row) -> Row:
    """A heading or a line of the plan, as the form has it."""
    return Row(row.key, tuple(cell for cell in row.cells if cell.column in {c.key for c in COLUMNS}))


def _answer(row: Row, said: str) -> Iterator[Row]:
    """What was answered. A question that may be left open and was is not shown."""
    field = _asked(row)
    assert field is not None
    if said or field.required == Const(True):
        yield _line(row.key, field.label, said or f"（{UNREPORTED}）")


def _line(key: str, label: str, content: Content) -> Row:
    return Row(key, (Cell(LABEL, label, Look.LABEL), Cell(SUB, content, Look.TEXT, columns=_WIDE)), lines=1.4)


def _partners_say(report: Report, result: ProjectResult, after: str) -> Iterator[Row]:
    """The parts of the other divisions, below the row that asks the lead division the same."""
    for number in result.project.partners:
        division = report.plan.division(number)
        if division.is_group:
            continue
        for row in _form(report, result.project, division).rows:
            said = next((n.text for n in result.narratives if n.division == number and n.key == row.key), "")
            field = _asked(row)
            if said and field is not None and _belongs(row.key, after):
                yield _line(f"{row.key}.{number}", f"{field.label}\n{division.name}", said)


def _belongs(key: str, after: str) -> bool:
    stage = key.partition(".")[0]
    return {"do": "do.initiatives", "check": "check.issues"}.get(stage, key) == after


def _review(report: Report, project: Project) -> tuple[Row, ...]:
    """事務局評価, where there is one; the comment is not for the public."""
    review = report.review(project.code)
    if review is None:
        return ()
    grade = Row("review.grade", (Cell(LABEL, "事務局評価", Look.LABEL),
                                 Cell(SUB, review.grade, Look.GRADE),
                                 Cell(TARGET, review.published, Look.TEXT, columns=_WIDE - 1)), lines=1.6)
    note = (_line("review.comment", "事務局コメント", review.comment),) \
        if review.comment and not report.context.public else ()
    return (Row("review", (Cell(LABEL, "事務局評価", Look.SECTION, columns=len(COLUMNS)),)), grade, *note)

