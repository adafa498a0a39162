"""探索型事業: stage, findings and next year's direction of each."""

from __future__ import annotations

from sagamihara_pdca.evaluation.page import data_cell, head_row, page, title_rows
from sagamihara_pdca.evaluation.project_data import project_cell
from sagamihara_pdca.evaluation.view import DASH, Report
from sagamihara_pdca.input_form.keys import DIRECTION_REASON, EFFECT, ISSUES
from sagamihara_pdca.input_form.phrases import division_names
from sagamihara_pdca.model.plan import ProjectClass
from sagamihara_pdca.model.results import ProjectResult
from sagamihara_pdca.sheets.book import Cell, Column, Look, Paper, Ref, Row, Sheet

EXPLORATORY = "exploratory"
_COLUMNS = (Column("code", 8), Column("name", 26), Column("division", 16), Column("stage", 12), Column("progress", 11),
            Column("findings", 46), Column("issues", 30), Column("direction", 14), Column("reason", 28))
_HEADS = (("code", "事業番号"), ("name", "事業名"), ("division", "担当課"), ("stage", "検討の段階"), ("progress", "検討の進捗"),
          ("findings", "分かったこと"), ("issues", "課題"), ("direction", "次年度の方向"), ("reason", "方向の理由"))


def exploratory_projects(report: Report) -> tuple[ProjectResult, ...]:
    """Return the year's projects of the class 探索型, in plan order."""
    return tuple(p for p in report.evaluation.projects
                 if p.project.project_class(report.year) is ProjectClass.EXPLORATORY)


def exploratory_sheet(report: Report, first_cells: dict[str, Ref]) -> Sheet:
    """The table. `first_cells`: where each project's own page begins, by code."""
    rows = tuple(_row(report, result, first_cells) for result in exploratory_projects(report))
    intro = "技術や需要を確かめながら進める事業です。成果指標を設けず、検討の段階と分かったこと、次年度の方向を示します。"
    return Sheet(EXPLORATORY, "探索型事業", _COLUMNS,
                 (*title_rows(_COLUMNS, "探索型事業の状況", intro=intro), head_row("head", _HEADS), *rows),
                 page=page(report, Paper.A4_LANDSCAPE, repeat="head"), frozen_row="head", frozen_column="name",
                 protected=True)


def _row(report: Report, result: ProjectResult, first_cells: dict[str, Ref]) -> Row:
    project = result.project
    return Row(project.code, (
        Cell("code", project.code, Look.LINK_CENTRE, link=first_cells[project.code]),
        Cell("name", project.name, Look.TEXT),
        Cell("division", division_names(report.plan, project), Look.TEXT_SMALL),
        *(Cell(c, data_cell(project_cell(project.code, c)), Look.TEXT_CENTRE) for c in ("stage", "progress")),
        Cell("findings", result.said(EFFECT) or DASH, Look.TEXT_SMALL),
        Cell("issues", result.said(ISSUES) or DASH, Look.TEXT_SMALL),
        Cell("direction", data_cell(project_cell(project.code, "direction")), Look.TEXT_CENTRE),
        Cell("reason", result.said(DIRECTION_REASON) or DASH, Look.TEXT_SMALL)), lines=2)
