"""探索型事業: stage, findings and next year's direction of each."""

from __future__ import annotations

from sagamihara_pdca.evaluation.page import data_cell, page, title_rows
from sagamihara_pdca.evaluation.project_data import project_cell
from sagamihara_pdca.evaluation.view import DASH, Report
from sagamihara_pdca.formulas.tree import Expr
from sagamihara_pdca.input_form.keys import DIRECTION_REASON, EFFECT, ISSUES
from sagamihara_pdca.input_form.phrases import division_names
from sagamihara_pdca.model.plan import ProjectClass
from sagamihara_pdca.model.results import ProjectResult
from sagamihara_pdca.sheets.book import Look, Paper, Ref, Row, Sheet
from sagamihara_pdca.sheets.table import TableColumn, heading_row, line_cells, sheet_columns

EXPLORATORY = "exploratory"


def exploratory_projects(report: Report) -> tuple[ProjectResult, ...]:
    """Return the year's projects of the class 探索型, in plan order."""
    return tuple(p for p in report.evaluation.projects
                 if p.project.project_class(report.year) is ProjectClass.EXPLORATORY)


def exploratory_sheet(report: Report, first_cells: dict[str, Ref]) -> Sheet:
    """The table. `first_cells`: where each project's own page begins, by code."""
    table = _table(report, first_cells)
    columns = sheet_columns(table)
    rows = tuple(Row(result.project.code, line_cells(table, result), lines=2) for result in exploratory_projects(report))
    intro = "技術や需要を確かめながら進める事業です。成果指標を設けず、検討の段階と分かったこと、次年度の方向を示します。"
    return Sheet(EXPLORATORY, "探索型事業", columns,
                 (*title_rows(columns, "探索型事業の状況", intro=intro), heading_row(table), *rows),
                 page=page(report, Paper.A4_LANDSCAPE, repeat="head"), frozen_row="head", frozen_column="name",
                 protected=True)


def _table(report: Report, first_cells: dict[str, Ref]) -> tuple[TableColumn[ProjectResult], ...]:
    return (
        TableColumn("code", "事業番号", 8, Look.LINK_CENTRE, lambda p: p.project.code,
                    link=lambda p: first_cells[p.project.code]),
        TableColumn("name", "事業名", 26, Look.TEXT, lambda p: p.project.name),
        TableColumn("division", "担当課", 16, Look.TEXT_SMALL, lambda p: division_names(report.plan, p.project)),
        TableColumn("stage", "検討の段階", 12, Look.TEXT_CENTRE, lambda p: _data(p, "stage")),
        TableColumn("progress", "検討の進捗", 11, Look.TEXT_CENTRE, lambda p: _data(p, "progress")),
        TableColumn("findings", "分かったこと", 46, Look.TEXT_SMALL, lambda p: p.said(EFFECT) or DASH),
        TableColumn("issues", "課題", 30, Look.TEXT_SMALL, lambda p: p.said(ISSUES) or DASH),
        TableColumn("direction", "次年度の方向", 14, Look.TEXT_CENTRE, lambda p: _data(p, "direction")),
        TableColumn("reason", "方向の理由", 28, Look.TEXT_SMALL, lambda p: p.said(DIRECTION_REASON) or DASH))


def _data(result: ProjectResult, column: str) -> Expr:
    return data_cell(project_cell(result.project.code, column))
