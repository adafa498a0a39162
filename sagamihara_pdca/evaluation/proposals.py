"""計画の変更・見直しの提案: what the divisions propose for the plan itself."""

from __future__ import annotations

from sagamihara_pdca.evaluation.page import head_row, page, title_rows
from sagamihara_pdca.evaluation.view import DASH, Report
from sagamihara_pdca.input_form.keys import DIRECTION_REASON, PROPOSAL_DETAIL
from sagamihara_pdca.input_form.phrases import division_names
from sagamihara_pdca.model.choices import Proposal
from sagamihara_pdca.model.results import ProjectResult
from sagamihara_pdca.sheets.book import Cell, Column, Look, Paper, Ref, Row, Sheet

PROPOSED = "proposals"
_COLUMNS = (Column("code", 8), Column("name", 30), Column("division", 18), Column("direction", 14),
            Column("kind", 16), Column("detail", 56))
_HEADS = (("code", "事業番号"), ("name", "事業名"), ("division", "担当課"), ("direction", "次年度の方向"), ("kind", "提案"),
          ("detail", "提案の内容・理由"))


def proposing_projects(report: Report) -> tuple[ProjectResult, ...]:
    """Projects with a proposal, or with a direction that changes the plan."""
    return tuple(p for p in report.evaluation.projects
                 if p.proposal not in (None, Proposal.NONE) or (p.direction is not None and p.direction.changes_plan))


def proposals_sheet(report: Report, first_cells: dict[str, Ref]) -> Sheet:
    """The table; one sentence where nothing is proposed."""
    rows = tuple(_row(report, result, first_cells) for result in proposing_projects(report))
    if not rows:
        none = Cell("code", "今年度、計画の変更・見直しの提案はありません。", Look.TEXT, columns=len(_COLUMNS))
        rows = (Row("none", (none,), lines=2),)
    intro = "担当課からの提案です。計画を変更するかどうかは、今後決定します。"
    return Sheet(PROPOSED, "見直しの提案", _COLUMNS,
                 (*title_rows(_COLUMNS, "計画の変更・見直しの提案", intro=intro), head_row("head", _HEADS), *rows),
                 page=page(report, Paper.A4_LANDSCAPE, repeat="head"), frozen_row="head", protected=True)


def _row(report: Report, result: ProjectResult, first_cells: dict[str, Ref]) -> Row:
    project = result.project
    detail = result.said(PROPOSAL_DETAIL) or result.said(DIRECTION_REASON) or DASH
    return Row(project.code, (
        Cell("code", project.code, Look.LINK_CENTRE, link=first_cells[project.code]),
        Cell("name", project.name, Look.TEXT),
        Cell("division", division_names(report.plan, project), Look.TEXT_SMALL),
        Cell("direction", report.word(result.direction), Look.TEXT_CENTRE),
        Cell("kind", report.word(result.proposal), Look.TEXT_CENTRE), Cell("detail", detail, Look.TEXT)), lines=2)
