"""Counts of projects, as formulas over 事業データ."""

from __future__ import annotations

from dataclasses import dataclass

from sagamihara_pdca.evaluation.project_data import project_span
from sagamihara_pdca.evaluation.view import Report
from sagamihara_pdca.formulas.tree import Expr, count_same, number, text, total
from sagamihara_pdca.input_form.grade_table import grade_trees
from sagamihara_pdca.model.states import Ungraded


@dataclass(frozen=True, slots=True)
class Group:
    """Projects that share a word in one column of 事業データ: a 施策, a 事業区分. No column: all of them."""

    label: str
    column: str = ""
    word: str = ""


def count(report: Report, group: Group, column: str = "", word: Expr | None = None) -> Expr:
    """How many projects of the group have `word` in `column`; all of the group without one."""
    if not report.evaluation.projects:
        return number(0)
    pairs: list[Expr] = []
    if group.column:
        pairs += [project_span(report, group.column), text(group.word)]
    if word is not None:
        pairs += [project_span(report, column), word]
    return count_same(*pairs) if pairs else number(len(report.evaluation.projects))


def grade_counts(report: Report, group: Group) -> tuple[Expr, ...]:
    """One count per grade, best first."""
    return tuple(count(report, group, "outcome", tree.symbol) for tree in grade_trees(report.scheme))


#: What is not graded and never will be this year.
UNGRADED = tuple(o.word for o in (Ungraded.NO_INDICATOR, Ungraded.NO_TARGET, Ungraded.OUT_OF_SCOPE))


def ungraded_count(report: Report, group: Group) -> Expr:
    """Projects without an indicator or without a target this year."""
    return total(*(count(report, group, "outcome", text(word)) for word in UNGRADED))


def progress_count(report: Report, word: str) -> Expr:
    """Return the formula for how many projects of the year have the word of progress."""
    return count(report, Group(""), "progress", text(word))


def progress_total(report: Report, words: tuple[str, ...]) -> Expr:
    """Return the formula for how many projects of the year have one of the words of progress."""
    return total(*(progress_count(report, word) for word in words))
