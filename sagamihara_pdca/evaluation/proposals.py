"""計画の変更・見直しの提案: what the divisions propose for the plan itself."""

from __future__ import annotations

from sagamihara_pdca.evaluation.page import page, title_rows
from sagamihara_pdca.evaluation.view import DASH, Report
from sagamihara_pdca.input_form.keys import DIRECTION_REASON, PROPOSAL_DETAIL
from sagamihara_pdca.input_form.phrases import division_names
from sagamihara_pdca.model.choices import Proposal
from sagamihara_pdca.model.results import ProjectResult
from sagamihara_pdca.sheets.book import Cell, Look, Paper, Ref, Row, Sheet
from sagamihara_pdca.sheets.table import TableColumn, heading_row, line_cells, sheet_columns

PROPOSED = "proposals"


def proposing_projects(report: Report) -> tuple[ProjectResult, ...]:
    """Projects with a proposal, or with a direction that changes the plan."""
    return tuple(p for p in report.evaluation.projects
                 if p.proposal not in (None, Proposal.NONE) or (p.direction is not None and p.direction.changes_plan))


def proposals_sheet(report: Report, first_cells: dict[str, Ref]) -> Sheet:
    """The table; one sentence where nothing is proposed."""
    table = _table(report, first_cells)
    columns = sheet_columns(table)
    rows = tuple(Row(result.project.code, line_cells(table, result), lines=2) for result in proposing_projects(report))
    if not rows:
        none = Cell("code", "今年度、計画の変更・見直しの提案はありません。", Look.TEXT, columns=len(columns))
        rows = (Row("none", (none,), lines=2),)
    intro = "担当課からの提案です。計画を変更するかどうかは、今後決定します。"
    return Sheet(PROPOSED, "見直しの提案", columns,
                 (*title_rows(columns, "計画の変更・見直しの提案", intro=intro), heading_row(table), *rows),
                 page=page(report, Paper.A4_LANDSCAPE, repeat="head"), frozen_row="head", protected=True)


def _table(report: Report, first_cells: dict[str, Ref]) -> tuple[TableColumn[ProjectResult], ...]:
    return (
        TableColumn("code", "事業番号", 8, Look.LINK_CENTRE, lambda p: p.project.code,
                    link=lambda p: first_cells[p.project.code]),
        TableColumn("name", "事業名", 30, Look.TEXT, lambda p: p.project.name),
        TableColumn("division", "担当課", 18, Look.TEXT_SMALL, lambda p: division_names(report.plan, p.project)),
        TableColumn("direction", "次年度の方向", 14, Look.TEXT_CENTRE, lambda p: report.word(p.direction)),
        TableColumn("kind", "提案", 16, Look.TEXT_CENTRE, lambda p: report.word(p.proposal)),
        TableColumn("detail", "提案の内容・理由", 56, Look.TEXT,
                    lambda p: p.said(PROPOSAL_DETAIL) or p.said(DIRECTION_REASON) or DASH))
