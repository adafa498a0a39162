"""計画の変更: what the revisions of the plan have changed, as its table 改定履歴 says it."""

from __future__ import annotations

from sagamihara_pdca.evaluation import texts
from sagamihara_pdca.evaluation.page import table_sheet
from sagamihara_pdca.evaluation.view import DASH, Report
from sagamihara_pdca.model.plan import Revision
from sagamihara_pdca.sheets.book import Look, Row, Sheet
from sagamihara_pdca.sheets.table import TableColumn, line_cells

REVISIONS = "revisions"

_COLUMNS: tuple[TableColumn[Revision], ...] = (
    TableColumn("number", "改定\n番号", 7, Look.TEXT_CENTRE, lambda r: r.number),
    TableColumn("on", "日付", 17, Look.TEXT_CENTRE, lambda r: r.on),
    TableColumn("subject", "対象", 44, Look.TEXT, lambda r: r.subject),
    TableColumn("before", "変更前", 34, Look.TEXT, lambda r: r.before or DASH),
    TableColumn("after", "変更後", 34, Look.TEXT, lambda r: r.after or DASH),
    TableColumn("year", "適用\n年度", 8, Look.TEXT_CENTRE, lambda r: r.year or DASH),
    TableColumn("reason", "理由", 32, Look.TEXT, lambda r: r.reason))


def revisions_sheet(report: Report) -> Sheet:
    """One line for each change, in the order of the plan's table."""
    rows = tuple(Row(f"r{n}", line_cells(_COLUMNS, revision), lines=2) for n, revision in enumerate(report.plan.revisions))
    return table_sheet(report, REVISIONS, texts.REVISIONS, _COLUMNS, rows)
