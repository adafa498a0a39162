"""One project's page: its PDCA cycle. Labels and their order come from the declared input form, not from a copy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sagamihara_pdca.evaluation import texts
from sagamihara_pdca.evaluation.figures_table import COLUMNS, figure_rows
from sagamihara_pdca.evaluation.page import data_cell, full_row, title_rows
from sagamihara_pdca.evaluation.project_data import UNREPORTED, comparison, project_cell
from sagamihara_pdca.evaluation.view import Report
from sagamihara_pdca.formulas.tree import Const
from sagamihara_pdca.input_form.context import FormContext
from sagamihara_pdca.input_form.form_rows import ACTUAL, GRADE, LABEL, LAST, RATE, SUB, TARGET
from sagamihara_pdca.input_form.keys import INITIATIVES, ISSUES
from sagamihara_pdca.input_form.phrases import division_names
from sagamihara_pdca.input_form.project_sheet import told_and_asked
from sagamihara_pdca.model.results import ProjectResult
from sagamihara_pdca.sheets.book import Cell, Content, Field, Look, Row

_KEYS = frozenset(column.key for column in COLUMNS)
_WIDE = len(COLUMNS) - 1
#: The form's rows that a page has in its own way or not at all: head, figures, the feet for typing, last year in short.
_OWN = ("head.", "m.", "i.", "foot.", "counts")
_LAST_YEAR, _GOAL = "plan.last", "plan.goal"
#: Below which question of the lead division the other divisions' answers of a stage stand.
_PARTNERS_BELOW = {"do": INITIATIVES, "check": ISSUES}


def page_rows(report: Report, result: ProjectResult, *, with_chart: bool) -> tuple[Row, ...]:
    """The page's rows, their keys not yet told apart from another project's."""
    return (*_head(report, result), *_review(report, result), *_body(report, result, with_chart=with_chart))


def _head(report: Report, result: ProjectResult) -> tuple[Row, ...]:
    project = result.project
    own = project.project_class(report.year)
    class_text = f"{own.value}（{own.label}）" if own is not None else ""
    return (
        *title_rows(COLUMNS, f"{project.code}　{project.name}", link_columns=2),
        Row("project", (Cell(LABEL, "担当課", Look.LABEL),
                        Cell(SUB, division_names(report.plan, project), Look.TEXT, columns=2),
                        Cell(LAST, "事業区分", Look.LABEL), Cell(ACTUAL, class_text, Look.TEXT, columns=2),
                        Cell(RATE, "評価", Look.LABEL),
                        Cell(GRADE, data_cell(project_cell(project.code, "outcome")), Look.GRADE)), lines=2.2),
        *_last_grade(report, result),
        Row("policy", (Cell(LABEL, "施策", Look.LABEL), Cell(SUB, report.policy_line(project), Look.TEXT, columns=_WIDE))))


def _last_grade(report: Report, result: ProjectResult) -> tuple[Row, ...]:
    """Last year's evaluation below this year's, where there is one."""
    last = report.context.last
    before = next((r for r in last.projects if r.project.code == result.project.code), None) if last is not None else None
    return (_line("last_grade", texts.LAST_GRADE, texts.LAST_EVALUATION.format(
        word=before.outcome.word, progress=report.word(before.progress, UNREPORTED))),) if before is not None else ()


def _body(report: Report, result: ProjectResult, *, with_chart: bool) -> Iterator[Row]:
    """The form's rows in the form's order, with what was answered in place of the inputs."""
    partners = _partners(report, result)
    figures_shown = False
    for row in _form_rows(report, result, result.project.lead):
        if row.key.startswith("i.") and not figures_shown:
            figures_shown = True
            yield from figure_rows(report, result.project, with_chart=with_chart)
        if row.key.startswith(_OWN) or row.key == _LAST_YEAR:
            continue
        field = _asked(row)
        if field is None:
            yield _told(row, hide=row.key == _GOAL and not result.project.action_goal(report.year))
        else:
            yield from _answer(row.key, field, result.said(row.key))
            yield from (_line(p.key, p.label, p.said) for p in partners if p.below == row.key)


def _form_rows(report: Report, result: ProjectResult, division: str) -> tuple[Row, ...]:
    """The rows of the sheet on which the division reported the project, without its head and foot."""
    context = FormContext(report.plan, report.year, report.plan.division(division), last=report.context.last)
    return told_and_asked(context, result.project)


def _asked(row: Row) -> Field | None:
    return next((cell.field for cell in row.cells if cell.field is not None), None)


def _told(row: Row, *, hide: bool) -> Row:
    """A heading or a line of the plan, as the form has it; `hide` where the form gives an instruction in its place."""
    return Row(row.key, tuple(replace(cell, content=texts.NOT_PRINTED) if hide and cell.look is Look.TEXT else cell
                              for cell in row.cells if cell.column in _KEYS))


def _answer(key: str, field: Field, said: str) -> Iterator[Row]:
    """What was answered. A question that may be left open and was is not shown."""
    if said or field.required == Const(True):
        yield _line(key, field.label, said or texts.UNANSWERED.format(word=UNREPORTED))


def _line(key: str, label: str, content: Content) -> Row:
    return Row(key, (Cell(LABEL, label, Look.LABEL), Cell(SUB, content, Look.TEXT, columns=_WIDE)), lines=1.4)


@dataclass(frozen=True, slots=True)
class _Partner:
    """What another division than the lead says, and below which row it stands."""

    key: str
    label: str
    said: str
    below: str


def _partners(report: Report, result: ProjectResult) -> tuple[_Partner, ...]:
    found: list[_Partner] = []
    for number in dict.fromkeys(n.division for n in result.narratives if n.division != result.project.lead):
        said = {n.key: n.text for n in result.narratives if n.division == number}
        name = report.plan.division(number).name
        for row in _form_rows(report, result, number):
            field = _asked(row)
            if field is not None and said.get(row.key):
                below = _PARTNERS_BELOW.get(row.key.partition(".")[0], row.key)
                found.append(_Partner(f"{row.key}.{number}", f"{field.label}\n{name}", said[row.key], below))
    return tuple(found)


def _review(report: Report, result: ProjectResult) -> tuple[Row, ...]:
    """事務局評価, where there is one; the comment is not for the public."""
    review = result.review
    if review is None:
        return ()
    code = result.project.code
    published = review.published or (texts.NOT_EXPLAINED if result.is_overruled else "")
    grade = Row("review.grade", (Cell(LABEL, "評価と公表文", Look.LABEL),
                                 Cell(SUB, data_cell(project_cell(code, "outcome")), Look.GRADE),
                                 Cell(TARGET, published, Look.STRONG, columns=_WIDE - 1)), lines=2)
    compared = (_line("review.computed", "計算による評価", comparison(code)),) if review.grade is not None else ()
    note = (_line("review.comment", "事務局コメント", review.comment),) \
        if review.comment and not report.context.public else ()
    committee = (_line("review.committee", "委員会の意見", review.committee),) if review.committee else ()
    return (full_row(COLUMNS, "review", texts.REVIEWED, Look.SECTION), grade, *compared, *committee, *note)
