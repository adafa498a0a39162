"""On what a decision is needed: a list on 総括 whose formulas look its projects up by their turn in 事業データ."""

from __future__ import annotations

from sagamihara_pdca.evaluation import texts
from sagamihara_pdca.evaluation.causes import decisions_shown, lines_of_a_decision
from sagamihara_pdca.evaluation.grid import COLUMNS, at
from sagamihara_pdca.evaluation.page import full_row
from sagamihara_pdca.evaluation.project_data import project_span, watched_total
from sagamihara_pdca.evaluation.view import Report
from sagamihara_pdca.formulas.tree import EMPTY, Expr, above, if_, join, look_up, number, text
from sagamihara_pdca.sheets.book import Cell, Look, Row

#: Further projects that are named by number; there may be more after a threshold was raised, or in a very large plan.
_NAMED = 20
#: First column and width: project and division, outcome, progress, what happened, what will be done.
_PARTS = ((0, 8), (8, 2), (10, 2), (12, 6), (18, 6))


def attention_rows(report: Report) -> tuple[Row, ...]:
    """The list: as many lines as a page holds, and the numbers of those that are not on it."""
    total = watched_total(report)
    section = full_row(COLUMNS, "attention", join(text(texts.ATTENTION[0]), total, text(texts.ATTENTION[1])), Look.SECTION)
    lines = decisions_shown(report)
    if not lines:
        return (section, full_row(COLUMNS, "attention_none", _none(total), Look.TEXT, lines=1.2))
    head = Row("attention_head", tuple(Cell(at(start), words, Look.HEAD_SMALL, columns=wide)
                                       for (start, wide), words in zip(_PARTS, texts.ATTENTION_HEADS, strict=True)))
    return (section, head, *(_row(report, n) for n in range(1, lines + 1)),
            full_row(COLUMNS, "attention_rest", _rest(report, lines), Look.NOTE, 0.6, 1.8))


def _none(total: Expr) -> Expr:
    return if_(above(total, number(0)), text(texts.SEE_THE_LIST), text(texts.NO_DECISION))


def _found(report: Report, turn: int, column: str) -> Expr:
    return look_up(text(str(turn)), project_span(report, "turn"), project_span(report, column))


def _row(report: Report, turn: int) -> Row:
    looks = (Look.TEXT_SMALL, Look.TEXT_CENTRE, Look.TEXT_SMALL_CENTRE, Look.TEXT_SMALL, Look.TEXT_SMALL)
    shown = ("who", "outcome", "progress", "cause", "next")
    lines = lines_of_a_decision(report) * 0.86
    cells = tuple(Cell(at(start), _found(report, turn, column), look, columns=wide)
                  for (start, wide), column, look in zip(_PARTS, shown, looks, strict=True))
    return Row(f"attention.{turn}", cells, lines, most_lines=lines)


def _rest(report: Report, lines: int) -> Expr:
    """Number and outcome of the further projects; nothing where there are none."""
    total = watched_total(report)
    named = range(lines + 1, min(lines + _NAMED, len(report.evaluation.projects)) + 1)
    codes = [_found(report, n, "brief") for n in named]
    before, behind = texts.FURTHER_PROJECTS
    more = if_(above(total, number(lines + _NAMED)), text(texts.AND_MORE), EMPTY)
    return if_(above(total, number(lines)), join(text(before), total - number(lines), text(behind), *codes, more), EMPTY)
