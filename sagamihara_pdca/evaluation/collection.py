"""回収状況: which divisions have answered. For the 事務局; never published."""

from __future__ import annotations

from decimal import Decimal

from sagamihara_pdca.evaluation.page import page, title_rows
from sagamihara_pdca.evaluation.view import DASH, Report
from sagamihara_pdca.formulas.tree import Var, count_same, text
from sagamihara_pdca.intake.collection import DivisionStatus
from sagamihara_pdca.intake.status_book import STATE_TONES
from sagamihara_pdca.rules.submissions import DivisionState
from sagamihara_pdca.sheets.book import Cell, Look, Paper, Row, Sheet, Span
from sagamihara_pdca.sheets.table import TableColumn, heading_row, line_cells, marks, sheet_columns

COLLECTION = "collection"
COLLECTION_TITLE = "回収状況"
_TABLE: tuple[TableColumn[DivisionStatus], ...] = (
    TableColumn("division", "課・機関", 26, Look.TEXT, lambda s: s.division.name),
    TableColumn("state", "状況", 12, Look.TEXT_CENTRE, lambda s: s.state.value),
    TableColumn("errors", "エラー", 9, Look.COUNT, lambda s: Decimal(s.errors)),
    TableColumn("questions", "確認事項", 9, Look.COUNT, lambda s: Decimal(s.questions)),
    TableColumn("file", "提出ファイル", 50, Look.TEXT_SMALL, lambda s: s.reading.file if s.reading is not None else DASH))


def collection_sheet(report: Report) -> Sheet:
    """The table, with a count of every state above it."""
    rows = tuple(Row(f"d{n}", line_cells(_TABLE, status)) for n, status in enumerate(report.context.collection))
    counts: tuple[Row, ...] = ()
    if rows:
        span = Span(COLLECTION, rows[0].key, rows[-1].key, "state", "state")
        counts = tuple(Row(f"count{n}", (Cell("division", state.value, Look.LABEL),
                                         Cell("state", count_same(Var(span), text(state.value)), Look.COUNT)))
                       for n, state in enumerate(DivisionState))
    columns = sheet_columns(_TABLE)
    return Sheet(COLLECTION, COLLECTION_TITLE, columns,
                 (*title_rows(columns, "回収状況（内部資料）"), *counts, Row("gap", (), lines=0.4),
                  heading_row(_TABLE), *rows),
                 marks(COLLECTION, rows, "state", {state.value: tone for state, tone in STATE_TONES.items()}),
                 page(report, Paper.A4_PORTRAIT, repeat="head"), protected=True)
