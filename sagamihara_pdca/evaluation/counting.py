"""Counts of projects, as formulas over 事業データ."""

from __future__ import annotations

from sagamihara_pdca.evaluation.project_data import project_span
from sagamihara_pdca.evaluation.view import Report
from sagamihara_pdca.formulas.tree import Expr, count_same, number, text, total
from sagamihara_pdca.input_form.grade_table import grade_trees
from sagamihara_pdca.model.states import NOT_GRADED
from sagamihara_pdca.rules.summary import Group, GroupKind


def count(report: Report, group: Group | None = None, column: str = "", word: Expr | None = None) -> Expr:
    """How many projects of the group (None: of all) have `word` in `column`; all of the group without one."""
    if not report.evaluation.projects:
        return number(0)
    pairs: list[Expr] = []
    if group is not None and group.kind is not GroupKind.ALL:
        pairs += [project_span(report, group.kind.value), text(group.word)]  # the columns are called like the kinds
    if word is not None:
        pairs += [project_span(report, column), word]
    return count_same(*pairs) if pairs else number(len(report.evaluation.projects))


def grade_counts(report: Report, group: Group | None = None) -> tuple[Expr, ...]:
    """One count per grade, best first."""
    return tuple(count(report, group, "outcome", tree.symbol) for tree in grade_trees(report.scheme))


def ungraded_count(report: Report, group: Group) -> Expr:
    """Projects without an indicator or without a target this year."""
    return total(*(count(report, group, "outcome", text(outcome.word)) for outcome in NOT_GRADED))


def progress_count(report: Report, word: str) -> Expr:
    """Return the formula for how many projects of the year have the word of progress."""
    return count(report, column="progress", word=text(word))
