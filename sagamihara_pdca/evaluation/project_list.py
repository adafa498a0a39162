"""事業一覧: every project of the year in plan order, a line per measure, with a link to its own sheet."""

from __future__ import annotations

from sagamihara_pdca.evaluation.page import (
    data_cell,
    head_row,
    measure_label,
    outcome_highlights,
    page,
    state_cell,
    title_rows,
)
from sagamihara_pdca.evaluation.project_data import project_cell
from sagamihara_pdca.evaluation.view import DASH, PROJECTS, MeasureYear, Report
from sagamihara_pdca.input_form.phrases import division_names
from sagamihara_pdca.model.plan import Policy
from sagamihara_pdca.model.results import ProjectResult
from sagamihara_pdca.model.target import TargetKind
from sagamihara_pdca.notation.fiscal_year import write_fiscal_year
from sagamihara_pdca.sheets.book import Cell, Column, Highlight, Look, Paper, Ref, Row, Sheet, Span

_MEASURE = Column("measure", 21)
_COLUMNS = (Column("code", 9), Column("name", 28), Column("class", 5), Column("division", 14), _MEASURE,
            Column("target", 19), Column("actual", 13), Column("state", 7), Column("rate", 8), Column("grade", 8.5),
            Column("outcome", 8.5), Column("progress", 10), Column("direction", 11))
_REVIEW = Column("review", 8.5)
_HEADS = (("code", "事業番号"), ("name", "事業名"), ("class", "区分"), ("division", "担当課"), ("measure", "成果指標の測定項目"),
          ("target", "目標"), ("actual", "実績"), ("state", "状態"), ("rate", "達成率"), ("grade", "評価"),
          ("outcome", "事業の\n評価"), ("review", "事務局\n評価"), ("progress", "行動目標\nの進捗"), ("direction", "次年度の方向"))


def project_list_sheet(report: Report, first_cells: dict[str, Ref]) -> Sheet:
    """The list. `first_cells`: where each project's own page begins, by code."""
    rows: list[Row] = []
    policy: Policy | None = None
    for result in report.evaluation.projects:
        own = report.policy(result.project)
        if own != policy:
            policy = own
            rows.append(_band(report, result, len(rows)))
        rows += _project_rows(report, result, first_cells[result.project.code])
    columns = _columns(report)
    title = f"事業一覧（{write_fiscal_year(report.year)}）"
    intro = "事業番号を選ぶと、その事業のシートに移ります。区分：A＝重点事業、B＝深化型事業、C＝探索型事業。"
    heads = tuple((key, words) for key, words in _HEADS if key in {column.key for column in columns})
    head = (*title_rows(columns, title, intro=intro), head_row("head", heads))
    found: tuple[Highlight, ...] = ()
    if rows:
        first, last = rows[0].key, rows[-1].key
        found = tuple(h for column in ("grade", "outcome", "review") if column in dict(heads) for h in outcome_highlights(
            Span(PROJECTS, first, last, column, column), Ref(PROJECTS, first, column), report.scheme))
    return Sheet(PROJECTS, "事業一覧", columns, (*head, *rows), found,
                 page(report, Paper.A4_LANDSCAPE, repeat="head"), frozen_row="head", frozen_column="name",
                 protected=True)


def _columns(report: Report) -> tuple[Column, ...]:
    """With a column for the 事務局評価 in a year that has one."""
    after = [column.key for column in _COLUMNS].index("outcome") + 1
    return (*_COLUMNS[:after], _REVIEW, *_COLUMNS[after:]) if report.context.reviews else _COLUMNS


def _band(report: Report, result: ProjectResult, n: int) -> Row:
    policy, goal = report.policy(result.project), report.goal(result.project)
    words = f"基本目標{goal.number}　{goal.name}　／　施策{policy.number}　{policy.name}"
    return Row(f"band{n}", (Cell("code", words, Look.BAND, columns=len(_columns(report))),), lines=1.2)


def _project_rows(report: Report, result: ProjectResult, page_of: Ref) -> list[Row]:
    project, measures = result.project, report.this_year(result.project)
    high = max(len(measures), 1)
    own = project.project_class(report.year)
    head = (Cell("code", project.code, Look.LINK_CENTRE, rows=high, link=page_of),
            Cell("name", project.name, Look.TEXT, rows=high),
            Cell("class", own.value if own is not None else DASH, Look.TEXT_CENTRE, rows=high),
            Cell("division", division_names(report.plan, project), Look.TEXT_SMALL, rows=high))
    tail = (Cell("outcome", data_cell(project_cell(project.code, "outcome")), _outcome_look(result), rows=high),
            *_review(report, result, high),
            Cell("progress", data_cell(project_cell(project.code, "progress")), Look.TEXT_CENTRE, rows=high),
            Cell("direction", data_cell(project_cell(project.code, "direction")), Look.TEXT_CENTRE, rows=high))
    if not measures:
        blank = tuple(Cell(c, DASH, Look.TEXT_CENTRE) for c in ("measure", "target", "actual", "state", "rate", "grade"))
        return [Row(project.code, (*head, *blank, *tail), lines=2)]
    first = Row(project.code, (*head, *_measure_cells(measures, 0), *tail), lines=2)
    return [first, *(Row(f"{project.code}.{n}", _measure_cells(measures, n), lines=2) for n in range(1, high))]


def _review(report: Report, result: ProjectResult, high: int) -> tuple[Cell, ...]:
    if not report.context.reviews:
        return ()
    review = report.review(result.project.code)
    return (Cell("review", report.symbol(review.grade) if review is not None else DASH, Look.GRADE, rows=high),)


def _outcome_look(result: ProjectResult) -> Look:
    return Look.GRADE if result.measures else Look.TEXT_SMALL_CENTRE


def _measure_cells(measures: tuple[MeasureYear, ...], n: int) -> tuple[Cell, ...]:
    m = measures[n]
    figures = (Cell("actual", data_cell(m.cell("actual"), DASH), Look.NUMBER),
               Cell("state", state_cell(m), Look.TEXT_SMALL_CENTRE),
               Cell("rate", data_cell(m.cell("rate"), DASH), Look.RATE),
               Cell("grade", data_cell(m.cell("outcome")), Look.GRADE))
    name = Cell("measure", measure_label(m.measure, _MEASURE.width, Look.TEXT_SMALL), Look.TEXT_SMALL)
    of_indicator = [other for other in measures if other.indicator is m.indicator]
    if m is not of_indicator[0]:
        return (name, *figures)
    wording = m.target.wording if m.target.kind is not TargetKind.NONE else "（目標なし）"
    return (name, Cell("target", wording, Look.TEXT_SMALL, rows=len(of_indicator)), *figures)
