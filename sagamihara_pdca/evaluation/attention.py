"""What needs attention: a list on 総括 whose formulas look its projects up by their turn in 事業データ."""

from __future__ import annotations

from sagamihara_pdca.evaluation import texts
from sagamihara_pdca.evaluation.page import full_row
from sagamihara_pdca.evaluation.project_data import project_span, watched_total
from sagamihara_pdca.evaluation.view import Report
from sagamihara_pdca.formulas.tree import EMPTY, Expr, above, if_, join, look_up, number, text
from sagamihara_pdca.rules.summary import in_order_of_attention
from sagamihara_pdca.sheets.book import Cell, Column, Look, Row

#: As many as one page holds beside the rest of the sheet.
_MOST, _FEWEST = 8, 4


def attention_rows(report: Report, columns: tuple[Column, ...]) -> tuple[Row, ...]:
    """The list: as many lines as a page holds, and how many projects are not on it."""
    keys = [column.key for column in columns]
    section = full_row(columns, "attention", texts.ATTENTION, Look.SECTION)
    if not report.evaluation.projects:
        return (section,)
    head = Row("attention_head", (
        Cell(keys[0], "事業", Look.HEAD), Cell(keys[1], "評価", Look.HEAD), Cell(keys[2], "進捗", Look.HEAD),
        Cell(keys[3], "理由（担当課）", Look.HEAD, columns=len(keys) - 3)))
    return (section, head, *(_row(report, n, keys) for n in range(1, _lines(report) + 1)), _rest_row(report, columns))


def _lines(report: Report) -> int:
    """As many as there are now, with room for some more when a threshold is raised."""
    now = len(in_order_of_attention(report.evaluation))
    return min(max(now, _FEWEST), _MOST, len(report.evaluation.projects))


def _row(report: Report, turn: int, keys: list[str]) -> Row:
    def found(column: str) -> Expr:
        return look_up(text(str(turn)), project_span(report, "turn"), project_span(report, column))

    return Row(f"attention.{turn}", (
        Cell(keys[0], found("label"), Look.TEXT), Cell(keys[1], found("outcome"), Look.GRADE),
        Cell(keys[2], found("progress"), Look.TEXT_SMALL_CENTRE),
        Cell(keys[3], found("reason"), Look.TEXT_SMALL, columns=len(keys) - 3)), lines=1.4)


def _rest_row(report: Report, columns: tuple[Column, ...]) -> Row:
    total, lines = watched_total(report), number(_lines(report))
    before, behind = texts.FURTHER_PROJECTS
    words = if_(above(total, lines), join(text(before), total - lines, text(behind)), EMPTY)
    return full_row(columns, "attention_rest", words, Look.NOTE)
