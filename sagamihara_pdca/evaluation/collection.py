"""回収状況: which divisions have answered. For the 事務局; never published."""

from __future__ import annotations

from decimal import Decimal

from sagamihara_pdca.evaluation.page import head_row, page, title_rows
from sagamihara_pdca.evaluation.view import DASH, Report
from sagamihara_pdca.formulas.tree import Var, count_same, same, text
from sagamihara_pdca.intake.collection import DivisionStatus
from sagamihara_pdca.intake.status_book import STATE_TONES
from sagamihara_pdca.rules.submissions import DivisionState
from sagamihara_pdca.sheets.book import Cell, Column, Highlight, Look, Paper, Ref, Row, Sheet, Span

COLLECTION = "collection"
COLLECTION_TITLE = "回収状況"
_COLUMNS = (Column("division", 26), Column("state", 12), Column("errors", 9), Column("questions", 9), Column("file", 50))
_HEADS = (("division", "課・機関"), ("state", "状況"), ("errors", "エラー"), ("questions", "確認事項"), ("file", "提出ファイル"))


def collection_sheet(report: Report) -> Sheet:
    """The table, with a count of every state above it."""
    statuses = report.context.collection
    rows = tuple(_row(n, status) for n, status in enumerate(statuses))
    found: tuple[Highlight, ...] = ()
    counts: tuple[Row, ...] = ()
    if rows:
        span = Span(COLLECTION, rows[0].key, rows[-1].key, "state", "state")
        first = Var(Ref(COLLECTION, rows[0].key, "state"))
        found = tuple(Highlight(span, same(first, text(state.value)), tone) for state, tone in STATE_TONES.items())
        counts = tuple(Row(f"count{n}", (Cell("division", state.value, Look.LABEL),
                                         Cell("state", count_same(Var(span), text(state.value)), Look.COUNT)))
                       for n, state in enumerate(DivisionState))
    return Sheet(COLLECTION, COLLECTION_TITLE, _COLUMNS,
                 (*title_rows(_COLUMNS, "回収状況（内部資料）"), *counts, Row("gap", (), lines=0.4),
                  head_row("head", _HEADS), *rows), found, page(report, Paper.A4_PORTRAIT, repeat="head"),
                 protected=True)


def _row(n: int, status: DivisionStatus) -> Row:
    return Row(f"d{n}", (Cell("division", status.division.name, Look.TEXT), Cell("state", status.state.value, Look.TEXT_CENTRE),
                         Cell("errors", Decimal(status.errors), Look.COUNT),
                         Cell("questions", Decimal(status.questions), Look.COUNT),
                         Cell("file", status.reading.file if status.reading is not None else DASH, Look.TEXT_SMALL)))
