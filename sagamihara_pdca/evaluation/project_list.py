"""事業一覧: every project of the year in plan order, a line per measure, with a link to its own sheet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sagamihara_pdca.evaluation import texts
from sagamihara_pdca.evaluation.page import data_cell, full_row, measure_label, state_cell, table_sheet
from sagamihara_pdca.evaluation.project_data import project_cell
from sagamihara_pdca.evaluation.view import DASH, PROJECTS, MeasureYear, Report
from sagamihara_pdca.formulas.tree import Expr
from sagamihara_pdca.input_form.phrases import division_names
from sagamihara_pdca.model.plan import Policy
from sagamihara_pdca.model.results import ProjectResult
from sagamihara_pdca.sheets.book import Content, Look, Ref, Row, Sheet
from sagamihara_pdca.sheets.table import TableColumn, line_cells, sheet_columns

_MEASURE_WIDTH = 21


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the list: a project and the `number`th of its measures of the year, if it has any."""

    result: ProjectResult
    measures: tuple[MeasureYear, ...]
    number: int

    @property
    def measure(self) -> MeasureYear | None:
        return self.measures[self.number] if self.measures else None

    @property
    def key(self) -> str:
        return f"{self.result.project.code}.{self.number}" if self.number else self.result.project.code


def project_list_sheet(report: Report, first_cells: dict[str, Ref]) -> Sheet:
    """The list. `first_cells`: where each project's own page begins, by code."""
    table = _table(report, first_cells)
    rows: list[Row] = []
    policy: Policy | None = None
    for result in report.evaluation.projects:
        own = report.policy(result.project)
        if own != policy:
            policy = own
            band = report.policy_line(result.project)
            rows.append(full_row(sheet_columns(table), f"band{len(rows)}", band, Look.BAND, lines=1.2))
        measures = report.this_year(result.project)
        lines = (_Line(result, measures, n) for n in range(max(len(measures), 1)))
        rows += [Row(line.key, line_cells(table, line), lines=2) for line in lines]
    outcomes = tuple(column.key for column in table if column.key in ("grade", "outcome", "computed"))
    return table_sheet(report, PROJECTS, texts.PROJECTS, table, tuple(rows), outcomes=outcomes, frozen_column="name")


def _table(report: Report, first_cells: dict[str, Ref]) -> tuple[TableColumn[_Line], ...]:
    """With a column for the computed evaluation in a year in which the 事務局 has evaluated."""
    computed: TableColumn[_Line] = TableColumn(
        "computed", "計算に\nよる評価", 8.5, Look.GRADE, _in_project_data("computed"), rows=_of_project)
    return (
        TableColumn("code", "事業番号", 9, Look.LINK_CENTRE, lambda line: line.result.project.code,
                    link=lambda line: first_cells[line.result.project.code], rows=_of_project),
        TableColumn("name", "事業名", 28, Look.TEXT, lambda line: line.result.project.name, rows=_of_project),
        TableColumn("class", "区分", 5, Look.TEXT_CENTRE, lambda line: report.class_symbol(line.result.project), rows=_of_project),
        TableColumn("division", "担当課", 14, Look.TEXT_SMALL,
                    lambda line: division_names(report.plan, line.result.project), rows=_of_project),
        TableColumn("measure", "成果指標の測定項目", _MEASURE_WIDTH, _measured(Look.TEXT_SMALL), _of_measure(
            lambda m: measure_label(m.measure, _MEASURE_WIDTH, Look.TEXT_SMALL))),
        TableColumn("target", "目標", 19, _measured(Look.TEXT_SMALL), _of_measure(lambda m: m.wording or texts.NO_TARGET), rows=_of_indicator),
        TableColumn("actual", "実績", 13, _measured(Look.NUMBER), _of_measure(lambda m: data_cell(m.cell("actual"), DASH))),
        TableColumn("state", "状態", 7, _measured(Look.TEXT_SMALL_CENTRE), _of_measure(state_cell)),
        TableColumn("rate", "達成率", 8, _measured(Look.RATE), _of_measure(lambda m: data_cell(m.cell("rate"), DASH))),
        TableColumn("grade", "評価", 8.5, _measured(Look.GRADE), _of_measure(lambda m: data_cell(m.cell("outcome")))),
        TableColumn("outcome", "事業の\n評価", 8.5, lambda line: Look.GRADE if line.measures or line.result.is_overruled else Look.TEXT_SMALL_CENTRE,
                    _in_project_data("outcome"), rows=_of_project),
        *((computed,) if report.has_reviews else ()),
        TableColumn("progress", "行動目標\nの進捗", 10, Look.TEXT_CENTRE, _in_project_data("progress"), rows=_of_project),
        TableColumn("direction", "次年度の方向", 11, Look.TEXT_CENTRE, _in_project_data("direction"), rows=_of_project))


def _of_project(line: _Line) -> int:
    """One cell beside all measures of the project."""
    return 0 if line.number else max(len(line.measures), 1)


def _of_indicator(line: _Line) -> int:
    """One cell beside all measures of the indicator."""
    if line.measure is None:
        return 1
    own = [other for other in line.measures if other.indicator is line.measure.indicator]
    return len(own) if line.measure is own[0] else 0


def _of_measure(content: Callable[[MeasureYear], Content]) -> Callable[[_Line], Content]:
    """A dash where the project has no measures."""
    return lambda line: content(line.measure) if line.measure is not None else DASH


def _measured(look: Look) -> Callable[[_Line], Look]:
    """The look of a cell of a measure; a dash stands in the middle."""
    return lambda line: look if line.measures else Look.TEXT_CENTRE


def _in_project_data(column: str) -> Callable[[_Line], Expr]:
    return lambda line: data_cell(project_cell(line.result.project.code, column))
