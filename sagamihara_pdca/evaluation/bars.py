"""Every 施策 as a bar of cells on 総括, a cell for a project, coloured by its outcome; the bar says its figures beside it."""

from __future__ import annotations

from decimal import Decimal

from sagamihara_pdca.evaluation import texts
from sagamihara_pdca.evaluation.counts_table import group_cell, group_key
from sagamihara_pdca.evaluation.grid import COLUMNS, at
from sagamihara_pdca.evaluation.page import full_row
from sagamihara_pdca.evaluation.view import Report
from sagamihara_pdca.formulas.tree import EMPTY, Expr, Var, above, first_that_holds, if_, join, number, text, total
from sagamihara_pdca.input_form.grade_table import grade_trees
from sagamihara_pdca.rules.summary import Group, GroupCount, GroupKind, group_counts
from sagamihara_pdca.sheets.book import Cell, Look, Row

_LABEL = 9
_CELLS = 10
_WORDS = len(COLUMNS) - _LABEL - _CELLS
_LINES = 0.66
#: The columns of the bars.
BARS = tuple(at(_LABEL + n) for n in range(_CELLS))
#: More bars than this have no room on the page, which then shows the 基本目標.
_MOST_BARS = 12


def bar_rows(report: Report) -> tuple[Row, ...]:
    """The heading, a row per 施策, and what the cells mean."""
    counts = group_counts(report.evaluation)
    policies, goals = ([c for c in counts if c.group.kind is kind] for kind in (GroupKind.POLICY, GroupKind.GOAL))
    shown = (policies if len(policies) <= _MOST_BARS else goals)[:_MOST_BARS]
    if not shown:
        return ()
    longest = max(c.projects for c in shown)
    each = Decimal(1) if longest <= _CELLS else Decimal(longest) / _CELLS
    title = texts.OUTCOME_CHART.format(kind="施策" if shown[0].group.kind is GroupKind.POLICY else "基本目標")
    return (full_row(COLUMNS, "bars", title, Look.SECTION), *(_bar(report, count, each) for count in shown),
            full_row(COLUMNS, "bars_legend", _legend(report, each), Look.NOTE, 0.9, 0.9))


def _bar(report: Report, count: GroupCount, each: Decimal) -> Row:
    cells = min(_CELLS, -int(-count.projects // each))
    parts = _parts(report, count.group)
    return Row(f"bar.{group_key(count.group)}", (
        Cell(at(0), count.group.label, Look.TEXT_SMALL, columns=_LABEL),
        *(Cell(BARS[n], _segment(parts, (n + Decimal("0.5")) * each), Look.TEXT_CENTRE) for n in range(cells)),
        Cell(at(_LABEL + _CELLS), _figures(parts), Look.NOTE, columns=_WORDS)), lines=_LINES, most_lines=_LINES)


def _parts(report: Report, group: Group) -> tuple[tuple[Expr, Expr], ...]:
    """Mark and count of each part of a bar, from left to right."""
    marks = (*(tree.symbol for tree in grade_trees(report.scheme)), text(texts.UNDECIDED_MARK), text(texts.UNGRADED_MARK))
    return tuple((mark, Var(group_cell(group, n))) for n, mark in enumerate(marks, 1))


def _segment(parts: tuple[tuple[Expr, Expr], ...], place: Decimal) -> Expr:
    """The mark of the part in which the middle of the cell lies; `place` in projects from the left."""
    cases = tuple((above(total(*(count for _, count in parts[:n])), number(place)), parts[n - 1][0])
                  for n in range(1, len(parts) + 1))
    return first_that_holds(cases, EMPTY)


def _figures(parts: tuple[tuple[Expr, Expr], ...]) -> Expr:
    """The counts of the bar that are not zero."""
    return join(EMPTY, *(if_(above(count, number(0)), join(mark, count, text(" ")), EMPTY) for mark, count in parts))


def _legend(report: Report, each: Decimal) -> Expr:
    names = (part for grade, tree in zip(report.scheme.grades, grade_trees(report.scheme), strict=True)
             for part in (tree.symbol, text(f" {grade.name}　")))
    scale = texts.ONE_PROJECT if each == 1 else texts.SEVERAL_PROJECTS.format(count=f"{each:.1f}")
    return join(*names, text(texts.BAR_MARKS + scale))
