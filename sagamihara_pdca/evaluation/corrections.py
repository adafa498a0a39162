"""訂正・追加: what was corrected after publication, and figures of earlier years that came in later; both values, day and reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sagamihara_pdca.evaluation import texts
from sagamihara_pdca.evaluation.page import table_sheet
from sagamihara_pdca.evaluation.view import DASH, Report
from sagamihara_pdca.model.sealed import Difference, EarlierCorrection
from sagamihara_pdca.notation.calendar_date import write_date
from sagamihara_pdca.notation.fiscal_year import write_fiscal_year
from sagamihara_pdca.rules.differences import differing_measures
from sagamihara_pdca.rules.reviewing import review_item
from sagamihara_pdca.sheets.book import Look, Row, Sheet
from sagamihara_pdca.sheets.table import TableColumn, line_cells

CORRECTIONS = "corrections"


@dataclass(frozen=True, slots=True)
class _Line:
    year: str  # of the evaluation that it belongs to
    difference: Difference
    on: str
    reason: str


_COLUMNS: tuple[TableColumn[_Line], ...] = (
    TableColumn("year", "評価書の\n年度", 12, Look.TEXT_CENTRE, lambda line: line.year),
    TableColumn("code", "事業番号", 9, Look.TEXT_CENTRE, lambda line: line.difference.project),
    TableColumn("name", "事業名", 28, Look.TEXT, lambda line: line.difference.name),
    TableColumn("item", "項目", 26, Look.TEXT, lambda line: line.difference.item),
    TableColumn("before", "訂正前", 26, Look.TEXT, lambda line: line.difference.before or DASH),
    TableColumn("after", "訂正後", 26, Look.TEXT, lambda line: line.difference.after or DASH),
    TableColumn("on", "訂正日", 16, Look.TEXT_CENTRE, lambda line: line.on),
    TableColumn("reason", "理由", 30, Look.TEXT, lambda line: line.reason))


def has_corrections(report: Report) -> bool:
    """Whether anything was corrected in this year's evaluation or the last, or came in later."""
    return any(True for _ in _lines(report))


def corrections_sheet(report: Report) -> Sheet:
    """One line for each thing that was corrected, the newest year first."""
    rows = tuple(Row(f"c{n}", line_cells(_COLUMNS, line), lines=2) for n, line in enumerate(_lines(report)))
    return table_sheet(report, CORRECTIONS, texts.CORRECTIONS, _COLUMNS, rows)


def _lines(report: Report) -> Iterator[_Line]:
    context = report.context
    own = (EarlierCorrection(report.year, one) for one in context.corrections)
    for told in (*own, *context.earlier_corrections):
        one = told.correction
        if not (context.public and one.difference.item == review_item("comment")):
            yield _Line(write_fiscal_year(told.year), one.difference, write_date(one.on, weekday=False), one.reason)
    if context.last is not None:
        before = (*context.last.history, *context.last.measures)
        for difference in differing_measures(before, report.evaluation.history):
            yield _Line(write_fiscal_year(report.year), difference, DASH, texts.CAME_LATER)
