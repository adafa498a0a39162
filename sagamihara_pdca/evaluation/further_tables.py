"""The further tables of the workbook: 探索型事業, 計画の変更・見直しの提案, and 回収状況, which is never published."""

from __future__ import annotations

from decimal import Decimal

from sagamihara_pdca.evaluation import texts
from sagamihara_pdca.evaluation.page import data_cell, page, table_sheet, title_rows
from sagamihara_pdca.evaluation.project_data import project_cell
from sagamihara_pdca.evaluation.view import DASH, Report
from sagamihara_pdca.formulas.tree import Expr, Var, count_same, text
from sagamihara_pdca.input_form.keys import DIRECTION_REASON, EFFECT, ISSUES, PROPOSAL_DETAIL
from sagamihara_pdca.input_form.phrases import division_names
from sagamihara_pdca.intake.collection import DivisionStatus
from sagamihara_pdca.intake.status_book import STATE_TONES
from sagamihara_pdca.model.choices import Proposal
from sagamihara_pdca.model.plan import ProjectClass
from sagamihara_pdca.model.results import ProjectResult
from sagamihara_pdca.rules.submissions import DivisionState
from sagamihara_pdca.sheets.book import Cell, Look, Paper, Ref, Row, Sheet, Span
from sagamihara_pdca.sheets.table import TableColumn, heading_row, line_cells, marks, sheet_columns

EXPLORATORY, PROPOSED, COLLECTION = "exploratory", "proposals", "collection"


def exploratory_projects(report: Report) -> tuple[ProjectResult, ...]:
    """Return the year's projects of the class 探索型, in plan order."""
    return tuple(p for p in report.evaluation.projects
                 if p.project.project_class(report.year) is ProjectClass.EXPLORATORY)


#: Lines of a table on A4 landscape, and those of a row at least and at most.
_PAGE_LINES, _LEAST_LINES, _MOST_LINES = 28.0, 2.0, 6.0


def filling_lines(rows: int) -> float:
    """How many lines a row has, so that a short table uses its page."""
    return min(max(_PAGE_LINES / max(rows, 1), _LEAST_LINES), _MOST_LINES)


def exploratory_sheet(report: Report, first_cells: dict[str, Ref]) -> Sheet:
    """Stage, findings and next year's direction of each. `first_cells`: where each project's own page begins, by code."""
    table = _exploratory_table(report, first_cells)
    found = exploratory_projects(report)
    rows = tuple(Row(result.project.code, line_cells(table, result), lines=filling_lines(len(found))) for result in found)
    return table_sheet(report, EXPLORATORY, texts.EXPLORATORY, table, rows, frozen_column="name")


def _exploratory_table(report: Report, first_cells: dict[str, Ref]) -> tuple[TableColumn[ProjectResult], ...]:
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


def proposing_projects(report: Report) -> tuple[ProjectResult, ...]:
    """Projects with a proposal, or with a direction that changes the plan."""
    return tuple(p for p in report.evaluation.projects
                 if p.proposal not in (None, Proposal.NONE) or (p.direction is not None and p.direction.changes_plan))


def proposals_sheet(report: Report, first_cells: dict[str, Ref]) -> Sheet:
    """What the divisions propose for the plan itself; one sentence where nothing is proposed."""
    table = _proposals_table(report, first_cells)
    found = proposing_projects(report)
    rows = tuple(Row(result.project.code, line_cells(table, result), lines=filling_lines(len(found))) for result in found)
    none = Row("none", (Cell("code", texts.NO_PROPOSALS, Look.TEXT, columns=len(table)),), lines=2)
    return table_sheet(report, PROPOSED, texts.PROPOSALS, table, rows or (none,))


def _proposals_table(report: Report, first_cells: dict[str, Ref]) -> tuple[TableColumn[ProjectResult], ...]:
    return (
        TableColumn("code", "事業番号", 8, Look.LINK_CENTRE, lambda p: p.project.code,
                    link=lambda p: first_cells[p.project.code]),
        TableColumn("name", "事業名", 30, Look.TEXT, lambda p: p.project.name),
        TableColumn("division", "担当課", 18, Look.TEXT_SMALL, lambda p: division_names(report.plan, p.project)),
        TableColumn("direction", "次年度の方向", 14, Look.TEXT_CENTRE, lambda p: report.word(p.direction)),
        TableColumn("kind", "提案", 16, Look.TEXT_CENTRE, lambda p: report.word(p.proposal)),
        TableColumn("detail", "提案の内容・理由", 56, Look.TEXT,
                    lambda p: p.said(PROPOSAL_DETAIL) or p.said(DIRECTION_REASON) or DASH))


_DIVISIONS: tuple[TableColumn[DivisionStatus], ...] = (
    TableColumn("division", "課・機関", 26, Look.TEXT, lambda s: s.division.name),
    TableColumn("state", "状況", 12, Look.TEXT_CENTRE, lambda s: s.state.value),
    TableColumn("errors", "エラー", 9, Look.COUNT, lambda s: Decimal(s.errors)),
    TableColumn("questions", "確認事項", 9, Look.COUNT, lambda s: Decimal(s.questions)),
    TableColumn("file", "提出ファイル", 50, Look.TEXT_SMALL, lambda s: s.reading.file if s.reading is not None else DASH))


def collection_sheet(report: Report) -> Sheet:
    """Which divisions have answered, with a count of every state above the table. For the 事務局."""
    rows = tuple(Row(f"d{n}", line_cells(_DIVISIONS, status), lines=1.6) for n, status in enumerate(report.context.collection))
    counts: tuple[Row, ...] = ()
    if rows:
        span = Span(COLLECTION, rows[0].key, rows[-1].key, "state", "state")
        counts = tuple(Row(f"count{n}", (Cell("division", state.value, Look.LABEL),
                                         Cell("state", count_same(Var(span), text(state.value)), Look.COUNT)))
                       for n, state in enumerate(DivisionState))
    columns = sheet_columns(_DIVISIONS)
    return Sheet(COLLECTION, texts.COLLECTION.tab, columns,
                 (*title_rows(columns, texts.COLLECTION.title), *counts, Row("gap", (), lines=0.4),
                  heading_row(_DIVISIONS), *rows),
                 marks(COLLECTION, rows, "state", {state.value: tone for state, tone in STATE_TONES.items()}),
                 page(report, Paper.A4_PORTRAIT, repeat="head"), protected=True)
