"""評価基準: the grade table of `input_form.grade_table`, with the number of this year's projects per grade."""

from __future__ import annotations

from dataclasses import replace

from sagamihara_pdca.evaluation import counting
from sagamihara_pdca.evaluation.page import ASSUMED, outcome_highlights, page, title_rows
from sagamihara_pdca.evaluation.view import Report
from sagamihara_pdca.input_form.grade_table import SCHEME, grade_trees, scheme_sheet
from sagamihara_pdca.sheets.book import Cell, Look, Paper, Ref, Row, Sheet, Span

_INTRO = (
    "色の付いた欄（記号・下限・色）を変更すると、全てのシートの評価・件数・色が変わります。",
    "下限は上の行ほど大きい値にしてください。一番下の区分は、ほかの区分に満たないもの全てです。",
    "グラフの色は、この表を変更しても変わりません。",
)


def scheme_page(report: Report) -> Sheet:
    """Return the sheet, which only the internal edition lets its readers change."""
    how_to_change = () if report.context.public else _INTRO
    intro = how_to_change if report.scheme.confirmed else (*how_to_change, ASSUMED)
    sheet = scheme_sheet(report.scheme, hidden=False, intro=intro, fixed=report.context.public)
    counts = _count_rows(report)
    first, last = counts[-len(report.scheme.grades)], counts[-1]
    found = outcome_highlights(Span(SCHEME, first.key, last.key, "symbol", "symbol"), Ref(SCHEME, first.key, "symbol"),
                               report.scheme)
    return replace(sheet, rows=(*title_rows(sheet.columns, "評価基準"), *sheet.rows[1:], *counts),
                   highlights=(*sheet.highlights, *found), page=page(report, Paper.A4_PORTRAIT))


def _count_rows(report: Report) -> tuple[Row, ...]:
    """How many projects have each grade under the table as it stands now."""
    head = Row("now.head", (Cell("symbol", "評価", Look.HEAD), Cell("name", "この基準による事業数", Look.HEAD)))
    counts = counting.grade_counts(report)
    rows = tuple(Row(f"now.{n}", (Cell("symbol", tree.symbol, Look.GRADE), Cell("name", count, Look.COUNT)), lines=1.4)
                 for n, (tree, count) in enumerate(zip(grade_trees(report.scheme), counts, strict=True)))
    return (Row("now.gap", (), lines=1), head, *rows)
