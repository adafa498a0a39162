"""評価基準: the grade table of `input_form.grade_table`, with the number of this year's projects per grade."""

from __future__ import annotations

from dataclasses import replace

from sagamihara_pdca.evaluation import counting, texts
from sagamihara_pdca.evaluation.page import outcome_highlights, page, title_rows
from sagamihara_pdca.evaluation.view import Report
from sagamihara_pdca.input_form.grade_table import SCHEME, grade_trees, scheme_sheet
from sagamihara_pdca.sheets.book import Cell, Look, Paper, Row, Sheet


def scheme_page(report: Report) -> Sheet:
    """Return the sheet, which only the internal edition lets its readers change."""
    how_to_change = () if report.context.public else texts.HOW_TO_CHANGE
    intro = how_to_change if report.scheme.confirmed else (*how_to_change, texts.ASSUMED)
    sheet = scheme_sheet(report.scheme, hidden=False, intro=intro, fixed=report.context.public)
    counts = _count_rows(report)
    found = outcome_highlights(report, SCHEME, counts[-len(report.scheme.grades):], "symbol")
    table = tuple(replace(row, lines=max(row.lines, 2.8)) if row.key.startswith("grade") else row for row in sheet.rows[1:])
    return replace(sheet, rows=(*title_rows(sheet.columns, texts.SCHEME.title), *table, *counts),
                   highlights=(*sheet.highlights, *found), page=page(report, Paper.A4_PORTRAIT))


def _count_rows(report: Report) -> tuple[Row, ...]:
    """How many projects have each grade under the table as it stands now."""
    head = Row("now.head", (Cell("symbol", "評価", Look.HEAD), Cell("name", "この基準による事業数", Look.HEAD)))
    counts = counting.grade_counts(report)
    rows = tuple(Row(f"now.{n}", (Cell("symbol", tree.symbol, Look.GRADE), Cell("name", count, Look.COUNT)), lines=3.0)
                 for n, (tree, count) in enumerate(zip(grade_trees(report.scheme), counts, strict=True)))
    return (Row("now.gap", (), lines=1), head, *rows)
